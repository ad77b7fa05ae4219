/* livret-cli-results.c: results read in a document's text, and keeping those that were checked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-clock.h"
#include "base/livret-quantity.h"
#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "results/livret-lab-proposals.h"

static const LivretCliColumn columns[] = {
  { "number", N_ ("Number") },         { ".kind", N_ ("Result") }, { ".value", N_ ("Value") },
  { ".range", N_ ("Usual values") },   { "at", N_ ("Sample") },    { "page", N_ ("Page") },
  { ".doubts", N_ ("To be checked") }, { ".state", N_ ("Kept") },  { NULL },
};
static const LivretCliColumn kept_columns[] = {
  { "results", N_ ("Results") },
  { "import", N_ ("Import") },
  { NULL },
};

static const struct
{
  guint doubt;
  const char *id;
  const char *words;
} doubts[] = {
  { LIVRET_LAB_DOUBT_DAY, "day", N_ ("day") },
  { LIVRET_LAB_DOUBT_UNIT, "unit", N_ ("unit") },
  { LIVRET_LAB_DOUBT_VALUE, "value", N_ ("value") },
};

static const struct
{
  const char *id;
  const char *words;
} states[] = {
  [LIVRET_LAB_NEW] = { "new", N_ ("no") },
  [LIVRET_LAB_KEPT] = { "kept", N_ ("yes") },
  [LIVRET_LAB_DELETED] = { "deleted", N_ ("deleted since") },
};

/* --- Telling ------------------------------------------------------------------------------------
 */

static void
set_limit (JsonObject *row, const char *member, double limit)
{
  if (isnan (limit))
    json_object_set_null_member (row, member);
  else
    json_object_set_double_member (row, member, limit);
}

static char *
describe_range (const LivretLabResult *result)
{
  LivretLimit limit = livret_limit_of_range (result->low, result->high, result->range);
  char low[LIVRET_DECIMAL_MAX], high[LIVRET_DECIMAL_MAX];

  if (limit != LIVRET_LIMIT_NONE)
    return livret_limit_before (
        limit, livret_decimal_print (limit > 0 ? result->low : result->high, -1, FALSE, low));
  if (isnan (result->low) && isnan (result->high))
    return g_strdup (result->range);
  return g_strdup_printf ("%s–%s", livret_decimal_print (result->low, -1, FALSE, low),
                          livret_decimal_print (result->high, -1, FALSE, high));
}

static void
set_words (JsonObject *row, const LivretLabProposal *proposal)
{
  const LivretLabResult *result = proposal->result;
  g_autofree char *range = describe_range (result);
  g_autoptr (GString) open = g_string_new (NULL);
  g_autofree char *number = livret_decimal_display (result->value, result->decimals);
  g_autofree char *limited = livret_limit_before (result->limit, number);
  g_autofree char *value = g_strdup_printf ("%s %s", limited, livret_unit_display (result->unit));

  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    if ((result->doubts & doubts[i].doubt) != 0)
      g_string_append_printf (open, "%s%s", open->len > 0 ? ", " : "", _ (doubts[i].words));
  json_object_set_string_member (row, ".kind", livret_kind_label (result->kind));
  json_object_set_string_member (row, ".value", g_strchomp (value));
  json_object_set_string_member (row, ".range", range);
  json_object_set_string_member (row, ".doubts", open->str);
  json_object_set_string_member (row, ".state", _ (states[proposal->state].words));
}

static char *
describe_moment (const LivretLabResult *result)
{
  int minutes = (int) (result->when.time % 86400 / 60);
  char day[16];

  if (!result->dated)
    return g_strdup ("");
  livret_day_iso ((int) (result->when.time / 86400), day);
  return result->when.timed ? g_strdup_printf ("%sT%02d:%02d", day, minutes / 60, minutes % 60)
                            : g_strdup (day);
}

static JsonObject *
describe (const LivretLabProposal *proposal, guint number)
{
  const LivretLabResult *result = proposal->result;
  g_autofree char *at = describe_moment (result);
  JsonObject *row = livret_cli_object ("kind", result->kind->id, "unit", result->unit, "range",
                                       result->range, "meaning", result->meaning, "at", at, "line",
                                       result->line, "state", states[proposal->state].id, NULL);
  JsonArray *open = json_array_new ();

  json_object_set_int_member (row, "number", number);
  json_object_set_double_member (row, "value", result->value);
  json_object_set_boolean_member (row, "below", result->limit < 0);
  json_object_set_boolean_member (row, "above", result->limit > 0);
  set_limit (row, "low", result->low);
  set_limit (row, "high", result->high);
  json_object_set_int_member (row, "page", result->page);
  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    if ((result->doubts & doubts[i].doubt) != 0)
      json_array_add_string_element (open, doubts[i].id);
  json_object_set_array_member (row, "doubts", open);
  set_words (row, proposal);
  return row;
}

typedef struct
{
  GPtrArray *cells; /* LivretPageCell */
  LivretCliRows *rows;
} Listing;

static gboolean
list_results (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  Listing *listing = data;
  g_autoptr (LivretLabProposals) proposals =
      livret_lab_proposals_read (db, livret_cli_operand (cli, 0), listing->cells, error);

  for (guint i = 0; proposals != NULL && i < proposals->list->len; i++)
    livret_cli_rows_add (listing->rows, describe (proposals->list->pdata[i], i + 1));
  return proposals != NULL;
}

/* --- Keeping ------------------------------------------------------------------------------------
 */

/* @numbers: of the list, from 1 on; @kept: how many */
typedef struct
{
  GPtrArray *cells; /* LivretPageCell */
  char **numbers;
  char *import;
  guint kept;
} Taking;

static gboolean
take_day (LivretCli *cli, LivretDb *db, LivretLabResult *result, GError **error)
{
  g_autofree char *day = NULL;
  LivretDate date;
  int number;

  if (!livret_cli_date (cli, db, "date", &date, error))
    return FALSE;
  day = g_strndup (date.text, 10);
  if (livret_date_is_set (&date) && livret_day_parse (day, &number, NULL))
    {
      result->when = (LivretLabMoment) { (gint64) number * 86400, FALSE };
      result->dated = TRUE;
    }
  return result->dated ||
         livret_cli_usage (error, _ ("The text does not say of which day: give --date."));
}

static gboolean
add_one (LivretCli *cli,
         LivretDb *db,
         const LivretLabProposals *proposals,
         const char *number,
         GArray *stated,
         GError **error)
{
  LivretLabProposal *proposal;
  LivretStatedResult result;
  guint64 i;

  if (!g_ascii_string_to_unsigned (number, 10, 1, proposals->list->len, &i, NULL))
    return livret_cli_usage (error, _ ("There is no result of the number %s."), number);
  proposal = proposals->list->pdata[i - 1];
  if (proposal->state != LIVRET_LAB_NEW)
    return livret_cli_usage (error, _ ("The result %s was kept already."), number);
  if (!take_day (cli, db, proposal->result, error))
    return FALSE;
  result = livret_lab_result_stated (proposal->result);
  g_array_append_val (stated, result);
  return TRUE;
}

static gboolean
keep_results (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  Taking *taking = data;
  g_autoptr (LivretLabProposals) proposals =
      livret_lab_proposals_read (db, livret_cli_operand (cli, 0), taking->cells, error);
  g_autoptr (GArray) stated = g_array_new (FALSE, FALSE, sizeof (LivretStatedResult));

  for (guint i = 0; proposals != NULL && taking->numbers[i] != NULL; i++)
    if (!add_one (cli, db, proposals, taking->numbers[i], stated, error))
      return FALSE;
  taking->kept = stated->len;
  return proposals != NULL &&
         livret_results_keep (db, taking->import, proposals->document->id,
                              (const LivretStatedResult *) (gconstpointer) stated->data,
                              stated->len, error);
}

static gboolean
take (LivretCli *cli, GPtrArray *cells, const char *numbers, GError **error)
{
  Taking taking = { cells, g_strsplit (numbers, ",", -1), livret_uuid_new (), 0 };
  g_auto (GStrv) parts = taking.numbers;
  g_autofree char *import = taking.import;
  g_autoptr (JsonObject) answer = NULL;

  if (!livret_cli_job (cli, LIVRET_DB_WRITE, keep_results, &taking, error))
    return FALSE;
  answer = livret_cli_object ("import", import, NULL);
  json_object_set_int_member (answer, "results", taking.kept);
  return livret_cli_answer (cli, answer, kept_columns, error);
}

gboolean
livret_cli_document_results (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *numbers = livret_cli_option (cli, "take");
  g_autoptr (GPtrArray) cells =
      livret_lab_cells_read (cli->session, livret_cli_operand (cli, 0), cli->cancellable, error);
  g_autoptr (LivretCliRows) rows = NULL;
  Listing listing = { cells, NULL };

  if (cells == NULL)
    return FALSE;
  if (numbers != NULL)
    return take (cli, cells, numbers, error);
  listing.rows = rows = livret_cli_rows_new (cli, columns);
  return livret_cli_job (cli, LIVRET_DB_READ, list_results, &listing, error) &&
         livret_cli_rows_end (rows, _ ("No result is read in this document."), error);
}
