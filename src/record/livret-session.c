/* livret-session.c: opening and closing a vault with all that hangs on it, in a fixed order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closing: cancel what runs → wait for holds → wait for the store's jobs → journal and keep the
 * head → checkpoint and close the store → end the reader → unlock the folder and wipe the key.
 */
#include "record/livret-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-db-copy.h"
#include "record/livret-db-private.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-head.h"
#include "record/livret-imports.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"
#include "record/livret-people-bin.h"
#include "record/livret-place.h"
#include "record/livret-readings-tally.h"
#include "record/livret-schema.h"

struct _LivretSession
{
  GObject parent_instance;

  /* Owned */
  LivretVault *vault;
  LivretStore *store;
  LivretReader *reader;
  GCancellable *cancellable;

  gint head_state;  /* LivretHeadState */
  gint64 kept_head; /* on the writer's thread */

  GMutex lock; /* of what follows */
  GCond released;
  guint holds;
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (LivretSession, livret_session, G_TYPE_OBJECT)

#define DONE GINT_TO_POINTER (TRUE)

static void
set_locked (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The vault is locked."));
}

/* --- Jobs on the store -------------------------------------------------------------------------
 */

/* keys.json may be ahead (a change cut off before the record learnt of it), never behind: an older
 * one would bring back a key that was removed. */
static gboolean
check_generation (LivretDb *db, LivretVault *vault, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *kept = livret_meta_get (db, LIVRET_META_GENERATION, &failed);
  gint64 before = kept != NULL ? g_ascii_strtoll (kept, NULL, 10) : 0;
  gint64 present = livret_vault_get_generation (vault);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (present < before)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
          _ ("keys.json is older than the record: somebody may have put back a removed key. If it "
             "was you, put back record.db of the same copy too."));
      return FALSE;
    }
  return present == before ||
         (livret_meta_set_int (db, LIVRET_META_GENERATION, present, error) &&
          livret_journal_append (db, "key-change-found", NULL, NULL, NULL, error));
}

static gboolean
set_home_zone (LivretDb *db, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GError) failed = NULL;
  g_autofree char *kept = livret_meta_get (db, LIVRET_META_HOME_ZONE, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (kept != NULL)
    return TRUE;
  zone = g_time_zone_new_local ();
  return livret_meta_set (db, LIVRET_META_HOME_ZONE, g_time_zone_get_identifier (zone), error);
}

/* Not while it is open whether this is the right record at all. */
static gboolean
empty_bins (LivretDb *db, LivretSession *session, GError **error)
{
  return g_atomic_int_get (&session->head_state) == LIVRET_HEAD_DIVERGES ||
         (livret_documents_purge_bin (db, error) >= 0 &&
          livret_entries_purge_bin (db, error) >= 0 && livret_people_purge_bin (db, error) >= 0);
}

static gpointer
start (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gint64 seq;
  guint8 head[32];

  if (!livret_imports_undo_open (db, error) || !empty_bins (db, session, error) ||
      !livret_db_transaction_begin (&t, db, error) ||
      !livret_journal_head (db, &seq, head, error) ||
      !livret_journal_append (db, seq == 0 ? "vault-created" : "vault-opened", NULL, NULL, NULL,
                              error) ||
      !check_generation (db, session->vault, error) || !set_home_zone (db, error) ||
      !livret_tally_renew (db, error) || !livret_db_transaction_commit (&t, error))
    return NULL;
  return DONE;
}

static gpointer
compare_head (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;
  g_autoptr (GError) failed = NULL;
  LivretHeadState state = LIVRET_HEAD_UNKNOWN;
  LivretHead head;
  guint8 hash[32];

  if (livret_head_load (session->vault, &head, &failed))
    state =
        livret_journal_hash_at (db, head.seq, hash, &failed) && memcmp (hash, head.hash, 32) == 0
            ? LIVRET_HEAD_EXTENDS
            : LIVRET_HEAD_DIVERGES;
  else if (g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED))
    {
      state = LIVRET_HEAD_DIVERGES;
      g_clear_error (&failed);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }
  g_atomic_int_set (&session->head_state, state);
  return DONE;
}

/* On the writer's thread, after every commit. A history that is in question must not become the one
 * that is remembered. Where the head cannot be written the record goes on: who may stop it from
 * being kept could as well remove it. */
static void
keep_head (LivretDb *db, gpointer data)
{
  LivretSession *session = data;
  LivretHead head;

  if (g_atomic_int_get (&session->head_state) != LIVRET_HEAD_DIVERGES &&
      livret_journal_head (db, &head.seq, head.hash, NULL) && head.seq != session->kept_head &&
      livret_head_save (session->vault, &head, NULL, NULL))
    session->kept_head = head.seq;
}

static gpointer
close_journal (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!livret_journal_append (db, "vault-closed", NULL, NULL, NULL, error))
    return NULL;
  keep_head (db, data);
  return DONE;
}

static gpointer
accept_head (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;

  if (!livret_journal_append (db, "vault-restored", NULL, NULL, NULL, error))
    return NULL;
  g_atomic_int_set (&session->head_state, LIVRET_HEAD_EXTENDS);
  return DONE;
}

static gboolean
run (LivretSession *session, LivretStoreFunc func, GError **error)
{
  return livret_store_run (session->store, LIVRET_DB_WRITE, func, session, NULL, error) != NULL;
}

/* --- Life --------------------------------------------------------------------------------------
 */

LivretSession *
livret_session_open (LivretVault *vault, GError **error)
{
  g_autoptr (LivretSession) session = g_object_new (LIVRET_TYPE_SESSION, NULL);

  session->vault = vault;
  session->store = livret_store_open (vault, error);
  if (session->store == NULL)
    return NULL;
  if (!run (session, compare_head, error))
    {
      /* Nothing was opened as far as the person is concerned: no closing entry either. */
      livret_store_close (session->store, NULL, NULL, NULL);
      return NULL;
    }
  livret_store_set_committed (session->store, keep_head, session);
  if (!run (session, start, error))
    {
      livret_store_close (session->store, NULL, NULL, NULL);
      return NULL;
    }
  session->reader = livret_reader_new (NULL);
  return g_steal_pointer (&session);
}

static gboolean
begin_closing (LivretSession *session)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&session->lock);
  gboolean first = !session->closing;

  session->closing = TRUE;
  while (session->holds > 0)
    g_cond_wait (&session->released, &session->lock);
  return first;
}

gboolean
livret_session_close (LivretSession *session, GError **error)
{
  gboolean ok = TRUE;

  g_cancellable_cancel (session->cancellable);
  if (!begin_closing (session))
    return TRUE;
  if (session->store != NULL)
    ok = livret_store_close (session->store, session->reader != NULL ? close_journal : NULL,
                             session, error);
  g_clear_pointer (&session->reader, livret_reader_free);
  g_clear_pointer (&session->vault, livret_vault_free);
  return ok;
}

LivretSessionHold *
livret_session_hold (LivretSession *session, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&session->lock);

  if (session->closing)
    {
      set_locked (error);
      return NULL;
    }
  session->holds++;
  return (LivretSessionHold *) g_object_ref (session);
}

void
livret_session_hold_free (LivretSessionHold *hold)
{
  LivretSession *session = (LivretSession *) hold;

  if (session == NULL)
    return;
  g_mutex_lock (&session->lock);
  session->holds--;
  g_cond_broadcast (&session->released);
  g_mutex_unlock (&session->lock);
  g_object_unref (session);
}

LivretVault *
livret_session_get_vault (LivretSession *session)
{
  return session->vault;
}

LivretStore *
livret_session_get_store (LivretSession *session)
{
  return session->store;
}

LivretReader *
livret_session_get_reader (LivretSession *session)
{
  return session->reader;
}

GCancellable *
livret_session_get_cancellable (LivretSession *session)
{
  return session->cancellable;
}

LivretHeadState
livret_session_get_head_state (LivretSession *session)
{
  return g_atomic_int_get (&session->head_state);
}

gboolean
livret_session_accept_head (LivretSession *session, GError **error)
{
  return run (session, accept_head, error);
}

/* --- Rekey --------------------------------------------------------------------------------------
 */

/* The head under both keys: whichever the database answers to after a crash, it is still ours. */
static gpointer
prepare_rekey (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;
  LivretHead head;

  if (!livret_journal_head (db, &head.seq, head.hash, error))
    return NULL;
  if (g_atomic_int_get (&session->head_state) != LIVRET_HEAD_DIVERGES)
    livret_head_save (session->vault, &head, livret_vault_get_next_key (session->vault), NULL);
  session->kept_head = 0;
  return DONE;
}

static gpointer
journal_rekey (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) &&
                 livret_meta_set_int (db, LIVRET_META_GENERATION,
                                      livret_vault_get_generation (session->vault), error) &&
                 livret_journal_append (db, "rekeyed", NULL, NULL, NULL, error) &&
                 livret_db_transaction_commit (&t, error)
             ? DONE
             : NULL;
}

/* Page by page in one transaction with a rollback journal, as the cipher wants it: the log, which
 * holds pages under the old key, is gone by then. */
static gboolean
rekey_database (LivretVault *vault, GError **error)
{
  g_autoptr (LivretDb) db =
      livret_db_open (livret_vault_get_database_path (vault), livret_vault_get_key (vault),
                      LIVRET_DB_WRITE, FALSE, error);
  g_autoptr (LivretSecret) text = livret_db_key_text (livret_vault_get_next_key (vault));

  if (db == NULL || !livret_db_exec (db, "PRAGMA journal_mode = DELETE", error))
    return FALSE;
  if (sqlite3_rekey_v2 (livret_db_handle (db), "main", livret_secret_text (text),
                        (int) livret_secret_size (text)) == SQLITE_OK)
    return TRUE;
  return livret_db_set_error (db, _ ("The record could not be encrypted anew"), error);
}

/* What the database answers to says whether it was done: SQLCipher 4.6 reports success also where a
 * page could not be written and all was rolled back. */
static gboolean
replace_key (gpointer data, GError **error)
{
  LivretVault *vault = data;
  g_autoptr (GError) failed = NULL;

  rekey_database (vault, &failed);
  if (livret_vault_probe (vault, livret_vault_get_next_key (vault), NULL))
    {
      livret_vault_rekey_commit (vault);
      livret_schema_forget_copies (livret_vault_get_database_path (vault));
      return TRUE;
    }
  /* Where neither key answers now, both key files stay for the next opening. */
  if (livret_vault_probe (vault, livret_vault_get_key (vault), NULL))
    livret_vault_rekey_abandon (vault);
  if (failed == NULL)
    failed =
        g_error_new_literal (LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                             _ ("The record could not be encrypted anew, perhaps for lack of room "
                                "on the disk. Nothing was changed; the old keys go on."));
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gpointer
check_space (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;
  gint64 space = livret_place_free_space (livret_vault_get_folder (session->vault));
  gint64 size = livret_db_size (db, error);

  if (size < 0)
    return NULL;
  if (space < 0 || space >= size + size / 4)
    return DONE;
  g_set_error_literal (
      error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FULL,
      _ ("Encrypting the vault anew needs as much free space as the record takes, and there is not "
         "enough. Nothing was changed."));
  return NULL;
}

gboolean
livret_session_rekey (LivretSession *session,
                      const LivretSecret *phrase,
                      GPtrArray **dropped,
                      GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (session, error);
  g_autoptr (GPtrArray) labels = NULL;

  if (hold == NULL || !run (session, check_space, error) ||
      !livret_vault_rekey_begin (session->vault, phrase, &labels, error))
    return FALSE;
  if (!run (session, prepare_rekey, error))
    {
      livret_vault_rekey_abandon (session->vault);
      return FALSE;
    }
  if (!livret_store_run_exclusive (session->store, replace_key, session->vault, error))
    return FALSE;
  /* Done. Where it cannot be noted now, the next opening notes it from the generation. */
  run (session, journal_rekey, NULL);
  *dropped = g_steal_pointer (&labels);
  return TRUE;
}

static void
livret_session_dispose (GObject *object)
{
  LivretSession *session = LIVRET_SESSION (object);

  livret_session_close (session, NULL);
  g_clear_object (&session->store);
  g_clear_object (&session->cancellable);
  G_OBJECT_CLASS (livret_session_parent_class)->dispose (object);
}

static void
livret_session_finalize (GObject *object)
{
  LivretSession *session = LIVRET_SESSION (object);

  g_mutex_clear (&session->lock);
  g_cond_clear (&session->released);
  G_OBJECT_CLASS (livret_session_parent_class)->finalize (object);
}

static void
livret_session_class_init (LivretSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = livret_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_session_finalize;
}

static void
livret_session_init (LivretSession *session)
{
  g_mutex_init (&session->lock);
  g_cond_init (&session->released);
  session->cancellable = g_cancellable_new ();
}
