/* livret-session.c: opening and closing a vault with all that hangs on it, in a fixed order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closing: cancel what runs → wait for the store's jobs → journal and keep the head → checkpoint
 * and close the store → end the reader → unlock the folder and wipe the key.
 */
#include "record/livret-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-db-private.h"
#include "record/livret-head.h"
#include "record/livret-imports.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"

struct _LivretSession
{
  GObject parent_instance;

  /* Owned */
  LivretVault *vault;
  LivretStore *store;
  LivretReader *reader;
  GCancellable *cancellable;
  LivretHeadState head_state;
};

G_DEFINE_FINAL_TYPE (LivretSession, livret_session, G_TYPE_OBJECT)

#define DONE GINT_TO_POINTER (TRUE)

/* --- Jobs on the store
 * ---------------------------------------------------------------------------- */

/* keys.json may be one ahead (a change cut off before the record learnt of it), never behind: an
 * older one would bring back a key that was removed. */
static gboolean
check_generation (LivretDb *db, LivretVault *vault, GError **error)
{
  gint64 kept = livret_meta_get_int (db, LIVRET_META_GENERATION, 0);
  gint64 present = livret_vault_get_generation (vault);

  if (present < kept)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
          _ ("keys.json is older than the record: somebody may have put back a removed key. If it "
             "was you, put back record.db of the same copy too."));
      return FALSE;
    }
  return present == kept || livret_meta_set_int (db, LIVRET_META_GENERATION, present, error);
}

static gboolean
set_home_zone (LivretDb *db, GError **error)
{
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *kept = livret_meta_get (db, LIVRET_META_HOME_ZONE, error);

  if (kept != NULL)
    return TRUE;
  zone = g_time_zone_new_local ();
  return livret_meta_set (db, LIVRET_META_HOME_ZONE, g_time_zone_get_identifier (zone), error);
}

static gpointer
start (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;
  gint64 seq;
  guint8 head[32];

  if (!check_generation (db, session->vault, error) || !set_home_zone (db, error) ||
      !livret_imports_undo_open (db, error) || !livret_journal_head (db, &seq, head, error))
    return NULL;
  if (!livret_journal_append (db, seq == 0 ? "vault-created" : "vault-opened", NULL, NULL, NULL,
                              error))
    return NULL;
  return DONE;
}

static gpointer
compare_head (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;
  g_autoptr (GError) forged = NULL;
  LivretHead head;
  guint8 hash[32];

  if (!livret_head_load (session->vault, &head, &forged))
    session->head_state = forged != NULL ? LIVRET_HEAD_DIVERGES : LIVRET_HEAD_UNKNOWN;
  else if (livret_journal_hash_at (db, head.seq, hash, NULL) && memcmp (hash, head.hash, 32) == 0)
    session->head_state = LIVRET_HEAD_EXTENDS;
  else
    session->head_state = LIVRET_HEAD_DIVERGES;
  return DONE;
}

static gpointer
keep_head (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;
  LivretHead head;

  /* A history that is in question must not become the one that is remembered. */
  if (session->head_state == LIVRET_HEAD_DIVERGES)
    return DONE;
  if (!livret_journal_head (db, &head.seq, head.hash, error) ||
      !livret_head_save (session->vault, &head, error))
    return NULL;
  return DONE;
}

static gpointer
close_journal (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  if (!livret_journal_append (db, "vault-closed", NULL, NULL, NULL, error))
    return NULL;
  return keep_head (db, data, cancellable, error);
}

static gpointer
accept_head (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;

  if (!livret_journal_append (db, "vault-restored", NULL, NULL, NULL, error))
    return NULL;
  session->head_state = LIVRET_HEAD_EXTENDS;
  return keep_head (db, data, cancellable, error);
}

static gpointer
journal_rekey (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretSession *session = data;

  if (!livret_meta_set_int (db, LIVRET_META_GENERATION,
                            livret_vault_get_generation (session->vault), error) ||
      !livret_journal_append (db, "rekeyed", NULL, NULL, NULL, error))
    return NULL;
  return keep_head (db, data, cancellable, error);
}

static gboolean
run (LivretSession *session, LivretStoreFunc func, GError **error)
{
  return livret_store_run (session->store, LIVRET_DB_WRITE, func, session, NULL, error) != NULL;
}

/* --- Life
 * ------------------------------------------------------------------------------------------- */

LivretSession *
livret_session_open (LivretVault *vault, GError **error)
{
  g_autoptr (LivretSession) session = g_object_new (LIVRET_TYPE_SESSION, NULL);

  session->vault = vault;
  session->store = livret_store_open (vault, error);
  if (session->store == NULL || !run (session, compare_head, error) ||
      !run (session, start, error) || !run (session, keep_head, error))
    {
      /* Nothing was opened as far as the person is concerned: no closing entry either. */
      g_clear_object (&session->store);
      return NULL;
    }
  session->reader = livret_reader_new (NULL);
  return g_steal_pointer (&session);
}

gboolean
livret_session_close (LivretSession *session, GError **error)
{
  gboolean ok = TRUE;

  g_cancellable_cancel (session->cancellable);
  if (session->store != NULL)
    {
      ok = run (session, close_journal, error);
      ok = livret_store_close (session->store, ok ? error : NULL) && ok;
      g_clear_object (&session->store);
    }
  g_clear_pointer (&session->reader, livret_reader_free);
  g_clear_pointer (&session->vault, livret_vault_free);
  return ok;
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
  return session->head_state;
}

gboolean
livret_session_accept_head (LivretSession *session, GError **error)
{
  return run (session, accept_head, error);
}

/* --- Rekey
 * ------------------------------------------------------------------------------------------ */

/* Page by page in one transaction; outside WAL, as the cipher wants it. */
static gboolean
rekey_database (LivretVault *vault, const LivretSecret *new_key, GError **error)
{
  g_autoptr (LivretDb) db =
      livret_db_open (livret_vault_get_database_path (vault), livret_vault_get_key (vault),
                      LIVRET_DB_WRITE, FALSE, error);
  g_autoptr (LivretSecret) text = NULL;

  if (db == NULL || !livret_db_exec (db, "PRAGMA journal_mode = DELETE", error))
    return FALSE;
  text = livret_db_key_text (new_key);
  if (sqlite3_rekey_v2 (livret_db_handle (db), "main", livret_secret_text (text),
                        (int) livret_secret_size (text)) != SQLITE_OK)
    return livret_db_set_error (db, _ ("The record could not be encrypted anew"), error);
  return livret_db_exec (db, "SELECT count(*) FROM sqlite_master", error);
}

gboolean
livret_session_rekey (LivretSession *session,
                      const LivretSecret *phrase,
                      GPtrArray **dropped,
                      GError **error)
{
  g_autoptr (LivretSecret) new_key = livret_secret_new_random (32);
  g_autoptr (GError) failed = NULL;

  if (!livret_vault_rekey_keys (session->vault, phrase, new_key, dropped, error))
    return FALSE;
  /* Readers and writer must be closed meanwhile; afterwards the store is a new one. */
  if (!livret_store_close (session->store, error))
    return FALSE;
  g_clear_object (&session->store);
  if (rekey_database (session->vault, new_key, &failed))
    livret_vault_rekey_commit (session->vault, new_key, &failed);
  session->store = livret_store_open (session->vault, failed == NULL ? &failed : NULL);
  if (failed == NULL && session->store != NULL && run (session, journal_rekey, error))
    return TRUE;
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static void
livret_session_dispose (GObject *object)
{
  LivretSession *session = LIVRET_SESSION (object);

  livret_session_close (session, NULL);
  g_clear_object (&session->cancellable);
  G_OBJECT_CLASS (livret_session_parent_class)->dispose (object);
}

static void
livret_session_class_init (LivretSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = livret_session_dispose;
}

static void
livret_session_init (LivretSession *session)
{
  session->cancellable = g_cancellable_new ();
}
