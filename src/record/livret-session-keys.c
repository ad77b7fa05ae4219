/* livret-session-keys.c: changing the keys of an open vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-session-keys.h"

#include <string.h>

#include "record/livret-journal.h"
#include "record/livret-meta.h"

typedef struct
{
  LivretSession *session;
  const char *event;
  const char *names;
} Note;

static gpointer
note_change (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Note *note = data;
  gint64 generation = livret_vault_get_generation (livret_session_get_vault (note->session));
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (livret_db_transaction_begin (&t, db, error) &&
      livret_meta_set_int (db, LIVRET_META_GENERATION, generation, error) &&
      livret_journal_append (db, note->event, NULL, note->names, NULL, error) &&
      livret_db_transaction_commit (&t, error))
    return GINT_TO_POINTER (TRUE);
  return NULL;
}

static gboolean
note_in_record (LivretSession *session, const char *event, const char *names, GError **error)
{
  Note note = { session, event, names };

  return livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, note_change, &note,
                           NULL, error) != NULL;
}

static char *
slot_label (LivretSession *session, const char *slot_id)
{
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (livret_session_get_vault (session));

  for (guint i = 0; i < slots->len; i++)
    {
      LivretSlot *slot = slots->pdata[i];

      if (strcmp (slot->id, slot_id) == 0)
        return g_strdup (slot->label);
    }
  return g_strdup ("");
}

gboolean
livret_session_add_passphrase (LivretSession *session,
                               const LivretSecret *passphrase,
                               const char *label,
                               GError **error)
{
  return livret_vault_add_passphrase (livret_session_get_vault (session), passphrase, label,
                                      error) &&
         note_in_record (session, "key-added", label, error);
}

gboolean
livret_session_change_passphrase (LivretSession *session,
                                  const char *slot_id,
                                  const LivretSecret *passphrase,
                                  GError **error)
{
  g_autofree char *label = slot_label (session, slot_id);

  return livret_vault_change_passphrase (livret_session_get_vault (session), slot_id, passphrase,
                                         error) &&
         note_in_record (session, "key-changed", label, error);
}

gboolean
livret_session_remove_slot (LivretSession *session, const char *slot_id, GError **error)
{
  g_autofree char *label = slot_label (session, slot_id);

  return livret_vault_remove_slot (livret_session_get_vault (session), slot_id, error) &&
         note_in_record (session, "key-removed", label, error);
}

LivretSecret *
livret_session_add_recovery (LivretSession *session, GError **error)
{
  g_autoptr (LivretSecret) code =
      livret_vault_add_recovery (livret_session_get_vault (session), error);

  return code != NULL && note_in_record (session, "recovery-made", NULL, error)
             ? g_steal_pointer (&code)
             : NULL;
}

LivretSecret *
livret_session_add_keyring (LivretSession *session, GError **error)
{
  g_autoptr (LivretSecret) secret =
      livret_vault_add_keyring (livret_session_get_vault (session), error);

  return secret != NULL && note_in_record (session, "keyring-added", NULL, error)
             ? g_steal_pointer (&secret)
             : NULL;
}

LivretSecret *
livret_session_export_key (LivretSession *session, GError **error)
{
  /* Before it is shown: what leaves is in the journal whatever happens next. */
  if (!note_in_record (session, "key-exported", NULL, error))
    return NULL;
  return livret_db_key_text (livret_vault_get_key (livret_session_get_vault (session)));
}
