/* livret-cli-readings-save.c: readings as a table in a file of one's own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-save.h"
#include "record/livret-journal.h"
#include "record/livret-readings-csv.h"

/* The journal first: what left is known even if the writing is cut off. */
static gboolean
take_out (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  GBytes **table = data;
  const char *kind = livret_cli_option (cli, "kind");
  g_autoptr (LivretPerson) person = NULL;
  g_autofree char *number = NULL;
  g_auto (LivretDbTransaction) transaction = LIVRET_DB_TRANSACTION_INIT;
  LivretReadingQuery query = { .all = TRUE };
  gint64 count;

  if ((kind != NULL && (query.kind = livret_cli_kind (kind, error)) == NULL) ||
      !livret_cli_period (cli, db, &query.from, &query.until, error) ||
      (person = livret_cli_person (cli, db, error)) == NULL)
    return FALSE;
  query.person = person->id;
  *table = livret_readings_to_csv (db, &query, &count, error);
  if (*table == NULL)
    return FALSE;
  if (count == 0)
    return livret_cli_fail (error, _ ("There is no such reading."));
  number = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  return livret_db_transaction_begin (&transaction, db, error) &&
         livret_journal_append_simple (db, error, "readings-saved", person->id, NULL, "readings",
                                       number, "kind", kind != NULL ? kind : "", NULL) &&
         livret_db_transaction_commit (&transaction, error);
}

gboolean
livret_cli_readings_save (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GBytes) table = NULL;
  gconstpointer data;
  gsize size;

  if (!livret_cli_job (cli, LIVRET_DB_WRITE, take_out, &table, error))
    return FALSE;
  data = g_bytes_get_data (table, &size);
  return livret_cli_save (livret_cli_operand (cli, 0), data, size, error);
}
