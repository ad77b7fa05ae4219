/* livret-error-text.c: the one place where error codes become sentences for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-error-text.h"

#include <glib/gi18n.h>

#include "record/livret-record.h"

G_DEFINE_QUARK (livret_app_error, livret_app_error)

typedef struct
{
  int code;
  const char *sentence;
} Sentence;

/* Codes whose sentence says all; for the others the message is already a sentence. */
static const Sentence record_sentences[] = {
  { LIVRET_RECORD_ERROR_WRONG_KEY,
    N_ ("This phrase does not open this vault. Nothing was changed.") },
  { LIVRET_RECORD_ERROR_BUSY,
    N_ ("Another program has this vault open. Close it there, then try again.") },
  { LIVRET_RECORD_ERROR_NEWER,
    N_ ("This vault was made by a newer Livret. Nothing was changed; update Livret to open it.") },
  { LIVRET_RECORD_ERROR_READ_ONLY, N_ ("This place cannot be written. Nothing was changed; choose "
                                       "another folder, or copy the vault.") },
  { LIVRET_RECORD_ERROR_FULL, N_ ("There is no space left on this disk. Nothing was changed; free "
                                  "some space, then try again.") },
  { LIVRET_RECORD_ERROR_NOT_ENCRYPTED,
    N_ ("The database library on this computer cannot encrypt. Livret refuses to write.") },
  { LIVRET_RECORD_ERROR_HOSTILE,
    N_ ("The key file of this vault asks for far too much memory. Livret did not open it.") },
};

static const Sentence app_sentences[] = {
  { LIVRET_APP_ERROR_KEYRING_REFUSED,
    N_ ("The login keyring of this computer did not take the key. Nothing was changed.") },
  { LIVRET_APP_ERROR_KEYRING_NO_KEY,
    N_ ("The login keyring of this computer gave no key for this vault. Type your phrase.") },
  { LIVRET_APP_ERROR_KEYRING_SILENT, N_ ("This computer’s login no longer opens the vault. Its "
                                         "keyring did not answer, and may still "
                                         "hold a key that opens nothing.") },
  { LIVRET_APP_ERROR_NOT_DRAWN,
    N_ ("The page could not be drawn. Nothing was printed or saved; try again.") },
  { LIVRET_APP_ERROR_NO_ROOM, N_ ("There is no room on this disk for the sample household. Nothing "
                                  "was kept; free some space, then try again.") },
  { LIVRET_APP_ERROR_NO_SAMPLE,
    N_ ("The sample household could not be made. Nothing was kept; try again.") },
};

gboolean
livret_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static const char *
find_sentence (const GError *error, GQuark domain, const Sentence *rows, gsize n_rows)
{
  for (gsize i = 0; error->domain == domain && i < n_rows; i++)
    if (rows[i].code == error->code)
      return _ (rows[i].sentence);
  return NULL;
}

char *
livret_error_text (const GError *error)
{
  const char *sentence =
      find_sentence (error, LIVRET_RECORD_ERROR, record_sentences, G_N_ELEMENTS (record_sentences));

  if (sentence == NULL)
    sentence = find_sentence (error, LIVRET_APP_ERROR, app_sentences, G_N_ELEMENTS (app_sentences));
  return g_strdup (sentence != NULL ? sentence : error->message);
}
