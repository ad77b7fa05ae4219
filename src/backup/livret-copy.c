/* livret-copy.c: copying a vault, then proving that the copy is the same.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Order: record.db → checked and compared → keys.json → everything synced. A copy that was cut off
 * has no keys.json and so is no vault.
 */
#include "backup/livret-copy.h"
#include "backup/livret-copy-place.h"

#include "base/livret-clock.h"
#include "record/livret-db-copy.h"
#include "record/livret-documents.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define DAY 86400
#define COPIED_PART 0.6 /* of the progress; the rest is comparing */

typedef struct
{
  LivretVault *vault;
  LivretCopyPlace *place;
  LivretProgressFunc progress;
  gpointer user_data;
} CopyJob;

void
livret_copy_free (LivretCopy *copy)
{
  g_free (copy->folder);
  g_free (copy);
}

static void
report (CopyJob *job, double done)
{
  if (job->progress != NULL)
    job->progress (done, job->user_data);
}

static gboolean
set_different (GError **error, const char *what)
{
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
               _ ("The copy differs from the vault (%s) and was removed; the vault is unchanged."),
               what);
  return FALSE;
}

static gboolean
compare_rows (LivretDb *db, LivretDb *twin, LivretCopy *copy, GError **error)
{
  gint64 total;
  g_autofree char *here = livret_db_count_rows (db, &total, error);
  g_autofree char *there = here != NULL ? livret_db_count_rows (twin, &copy->rows, error) : NULL;

  if (there == NULL)
    return FALSE;
  return strcmp (here, there) == 0 || set_different (error, _ ("number of rows"));
}

static gboolean
compare_journals (LivretDb *db, LivretDb *twin, LivretCopy *copy, GError **error)
{
  guint8 here[32], there[32];
  gint64 seq, time;

  if (!livret_journal_head (db, &seq, here, error) ||
      !livret_journal_verify (twin, &copy->entries, &time, there, error))
    return FALSE;
  return (seq == copy->entries && memcmp (here, there, sizeof here) == 0) ||
         set_different (error, _ ("journal"));
}

/* Each content is read out of the copy; reading it checks its hash. */
static gboolean
compare_contents (
    CopyJob *job, LivretDb *twin, LivretCopy *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) hashes = livret_db_content_hashes (twin, error);

  if (hashes == NULL)
    return FALSE;
  for (guint i = 0; i < hashes->len; i++)
    {
      const guint8 *hash = (const guint8 *) hashes->data + 32 * i;
      int fd;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      fd = livret_contents_open (twin, hash, "copy", error);
      if (fd < 0)
        return FALSE;
      close (fd);
      report (job, COPIED_PART + (0.98 - COPIED_PART) * (i + 1) / hashes->len);
    }
  copy->contents = hashes->len;
  return TRUE;
}

static gboolean
verify (CopyJob *job, LivretDb *db, LivretCopy *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretDb) twin =
      livret_db_open (livret_copy_place_get_database (job->place),
                      livret_vault_get_key (job->vault), LIVRET_DB_READ, FALSE, error);

  if (twin == NULL)
    return FALSE;
  livret_db_set_cancellable (twin, cancellable);
  return livret_db_check (twin, error) && compare_rows (db, twin, copy, error) &&
         compare_journals (db, twin, copy, error) &&
         compare_contents (job, twin, copy, cancellable, error);
}

static gboolean
remember (LivretDb *db, GError **error)
{
  g_auto (LivretDbTransaction) transaction = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&transaction, db, error) &&
         livret_meta_set_int (db, LIVRET_META_LAST_COPY, livret_clock_now (), error) &&
         livret_journal_append (db, "copy-made", NULL, NULL, NULL, error) &&
         livret_db_transaction_commit (&transaction, error);
}

/* On the writer, so that nothing changes between copying and comparing. */
static gpointer
copy_job (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  CopyJob *job = data;
  g_autoptr (LivretCopy) copy = g_new0 (LivretCopy, 1);
  gint64 size = livret_db_size (db, error);

  if (size < 0 || !livret_copy_place_check_space (job->place, size, error))
    return NULL;
  report (job, 0.02);
  if (!livret_db_copy_into (db, livret_copy_place_get_database (job->place), error))
    return NULL;
  report (job, COPIED_PART);
  if (!verify (job, db, copy, cancellable, error) ||
      !livret_copy_place_finish (job->place, livret_vault_get_folder (job->vault), error) ||
      !remember (db, error))
    return NULL;
  copy->folder = g_strdup (livret_copy_place_get_folder (job->place));
  copy->size = livret_copy_place_get_size (job->place);
  report (job, 1);
  return g_steal_pointer (&copy);
}

LivretCopy *
livret_copy_vault (LivretSession *session,
                   const char *target,
                   LivretProgressFunc progress,
                   gpointer user_data,
                   GCancellable *cancellable,
                   GError **error)
{
  LivretVault *vault = livret_session_get_vault (session);
  g_autoptr (LivretCopyPlace) place =
      livret_copy_place_new (target, livret_vault_get_folder (vault), error);
  CopyJob job = { vault, place, progress, user_data };
  LivretCopy *copy;

  if (place == NULL)
    return NULL;
  copy = livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, copy_job, &job,
                           cancellable, error);
  if (copy == NULL)
    livret_copy_place_undo (place);
  return copy;
}

/* --- the reminder -------------------------------------------------------------------- */

int
livret_copy_days_since (LivretDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *kept = livret_meta_get (db, LIVRET_META_LAST_COPY, &local);
  gint64 last;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return -2;
    }
  if (kept == NULL)
    return -1;
  last = g_ascii_strtoll (kept, NULL, 10);
  return (int) (MAX (livret_clock_now () - last, 0) / DAY);
}

gboolean
livret_copy_is_due (int days_since)
{
  return days_since == -1 || days_since >= LIVRET_COPY_REMINDER_DAYS;
}

char *
livret_copy_sentence (int days_since)
{
  if (days_since < 0)
    return g_strdup (_ ("No copy of this vault has been made yet."));
  if (days_since == 0)
    return g_strdup (_ ("Last copy today."));
  return g_strdup_printf (ngettext ("Last copy %d day ago.", "Last copy %d days ago.", days_since),
                          days_since);
}
