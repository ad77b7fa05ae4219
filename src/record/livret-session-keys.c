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

/* The change is made: an error now would have the person believe that it was not, and a recovery
 * code would be lost. What cannot be noted (a full disk) is noted at the next opening, which finds
 * keys.json ahead of the record. */
static void
note_done (LivretSession *session, const char *event, const char *names)
{
  note_in_record (session, event, names, NULL);
}

/* (transfer full) (nullable) */
static LivretSlot *
take_slot (LivretSession *session, const char *slot_id)
{
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (livret_session_get_vault (session));

  for (guint i = 0; i < slots->len; i++)
    if (strcmp (((LivretSlot *) slots->pdata[i])->id, slot_id) == 0)
      return g_ptr_array_steal_index (slots, i);
  return NULL;
}

gboolean
livret_session_add_passphrase (LivretSession *session,
                               const LivretSecret *passphrase,
                               const char *label,
                               GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);

  if (hold == NULL ||
      !livret_vault_add_passphrase (livret_session_get_vault (session), passphrase, label, error))
    return FALSE;
  note_done (session, "key-added", label);
  return TRUE;
}

gboolean
livret_session_change_passphrase (LivretSession *session,
                                  const char *slot_id,
                                  const LivretSecret *passphrase,
                                  GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);
  g_autoptr (LivretSlot) slot = hold != NULL ? take_slot (session, slot_id) : NULL;

  if (hold == NULL || !livret_vault_change_passphrase (livret_session_get_vault (session), slot_id,
                                                       passphrase, error))
    return FALSE;
  note_done (session, "key-changed", slot != NULL ? slot->label : "");
  return TRUE;
}

gboolean
livret_session_remove_slot (LivretSession *session, const char *slot_id, GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);
  g_autoptr (LivretSlot) slot = hold != NULL ? take_slot (session, slot_id) : NULL;

  if (hold == NULL ||
      !livret_vault_remove_slot (livret_session_get_vault (session), slot_id, error))
    return FALSE;
  if (slot != NULL && slot->kind == LIVRET_SLOT_KEYRING)
    note_done (session, "keyring-removed", NULL);
  else
    note_done (session, "key-removed", slot != NULL ? slot->label : "");
  return TRUE;
}

LivretSecret *
livret_session_add_recovery (LivretSession *session, GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);
  LivretSecret *code =
      hold != NULL ? livret_vault_add_recovery (livret_session_get_vault (session), error) : NULL;

  if (code != NULL)
    note_done (session, "recovery-made", NULL);
  return code;
}

LivretSecret *
livret_session_add_keyring (LivretSession *session, GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);
  LivretSecret *secret =
      hold != NULL ? livret_vault_add_keyring (livret_session_get_vault (session), error) : NULL;

  if (secret != NULL)
    note_done (session, "keyring-added", NULL);
  return secret;
}

LivretSecret *
livret_session_export_key (LivretSession *session, GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);

  /* Before it is shown: what leaves is in the journal whatever happens next. */
  if (hold == NULL || !note_in_record (session, "key-exported", NULL, error))
    return NULL;
  return livret_db_key_text (livret_vault_get_key (livret_session_get_vault (session)));
}
