/* livret-error-text.c: the one place where error codes become sentences for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-error-text.h"

#include <glib/gi18n.h>

#include "record/livret-record.h"

/* Codes whose sentence says all; for the others the message is already a sentence. */
static const struct
{
  int code;
  const char *sentence;
} sentences[] = {
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

gboolean
livret_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

char *
livret_error_text (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_error_matches (error, LIVRET_RECORD_ERROR, sentences[i].code))
      return g_strdup (_ (sentences[i].sentence));
  return g_strdup (error->message);
}
