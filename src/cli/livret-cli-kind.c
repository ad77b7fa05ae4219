/* livret-cli-kind.c: the kinds of measures that people added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-quantity.h"
#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-own-kinds.h"

static const LivretCliColumn columns[] = {
  { "id", N_ ("Id") },
  { "name", N_ ("Name") },
  { ".unit", N_ ("Unit") },
  { "decimals", N_ ("Decimals") },
  { "low", N_ ("Lowest possible") },
  { "high", N_ ("Highest possible") },
  { "aggregate", N_ ("A day is") },
  { NULL },
};

static void
set_limit (JsonObject *object, const char *member, double limit)
{
  if (isnan (limit))
    json_object_set_null_member (object, member);
  else
    json_object_set_double_member (object, member, limit);
}

static JsonObject *
describe (const LivretKind *kind)
{
  JsonObject *object = livret_cli_object ("id", kind->id, "name", livret_kind_label (kind), "unit",
                                          kind->unit, ".unit", livret_unit_display (kind->unit),
                                          "aggregate", livret_aggregate_id (kind->aggregate), NULL);

  json_object_set_int_member (object, "decimals", kind->decimals);
  set_limit (object, "low", kind->components[0].plausible_low);
  set_limit (object, "high", kind->components[0].plausible_high);
  return object;
}

gboolean
livret_cli_kind_list (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, columns);

  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    if ((*kind)->own)
      livret_cli_rows_add (rows, describe (*kind));
  return livret_cli_rows_end (rows, _ ("No kind of measure was added."), error);
}

static gboolean
take_limit (LivretCli *cli, const char *option, double *limit, GError **error)
{
  const char *text = livret_cli_option (cli, option);

  if (text != NULL && *text == '\0')
    *limit = NAN;
  if (text == NULL || *text == '\0' || livret_decimal_parse (text, -1, limit, NULL, NULL))
    return TRUE;
  return livret_cli_usage (error, _ ("--%s: “%s” is not a number."), option, text);
}

static gboolean
take_aggregate (LivretCli *cli, LivretOwnKind *kind, GError **error)
{
  const char *id = livret_cli_option (cli, "aggregate");

  return id == NULL || livret_aggregate_parse (id, &kind->aggregate) ||
         livret_cli_usage (error, _ ("--aggregate is mean, sum or last."));
}

/* What is not given stays as it is. */
static gboolean
take_words (LivretCli *cli, LivretOwnKind *kind, GError **error)
{
  const char *unit = livret_cli_option (cli, "unit");

  if (unit != NULL)
    livret_own_kind_set_unit (kind, unit);
  return livret_cli_number (cli, "decimals", 0, kind->decimals, &kind->decimals, error) &&
         take_limit (cli, "low", &kind->low, error) &&
         take_limit (cli, "high", &kind->high, error) && take_aggregate (cli, kind, error);
}

gboolean
livret_cli_kind_add (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretOwnKind) kind = livret_own_kind_new ();
  g_autoptr (JsonObject) object = NULL;
  const LivretKind *added;

  g_set_str (&kind->name, livret_cli_operand (cli, 0));
  if (!take_words (cli, kind, error) || (added = livret_own_kinds_add (db, kind, error)) == NULL)
    return FALSE;
  object = describe (added);
  return livret_cli_answer (cli, object, columns, error);
}

gboolean
livret_cli_kind_change (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  g_autoptr (LivretOwnKind) said = kind != NULL ? livret_own_kind_of (kind) : NULL;
  g_autoptr (JsonObject) object = NULL;
  const char *name = livret_cli_option (cli, "name");

  if (said == NULL)
    return FALSE;
  if (name != NULL)
    g_set_str (&said->name, name);
  if (!take_words (cli, said, error) ||
      (kind = livret_own_kinds_change (db, kind, said, error)) == NULL)
    return FALSE;
  object = describe (kind);
  return livret_cli_answer (cli, object, columns, error);
}

gboolean
livret_cli_kind_delete (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  g_autoptr (JsonObject) object = kind != NULL ? describe (kind) : NULL;

  return object != NULL && livret_own_kinds_remove (db, kind, error) &&
         livret_cli_answer (cli, object, columns, error);
}
