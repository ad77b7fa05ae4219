/* livret-cli-figures.c: what is computed of the readings of a kind, and the unit they are shown in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "figures/livret-figures-read.h"
#include "record/livret-measure-units.h"

static const LivretCliColumn columns[] = {
  { "title", N_ ("Figure") },
  { "value", N_ ("Value") },
  { "note", N_ ("Note") },
  { "inputs", N_ ("Computed from") },
  { NULL },
};
static const LivretCliColumn unit_columns[] = {
  { "kind", N_ ("Id") },
  { "shown_in", N_ ("Shown in") },
  { "formula", N_ ("Formula") },
  { NULL },
};

static JsonObject *
describe (const LivretFigure *figure)
{
  JsonObject *object = livret_cli_object (
      "id", figure->id, "title", figure->title, "value", figure->value, "unit", figure->unit,
      "note", figure->note != NULL ? figure->note : "", "formula", figure->formula, "inputs",
      figure->inputs, "source", figure->source != NULL ? figure->source : "", NULL);

  if (isnan (figure->number))
    json_object_set_null_member (object, "number");
  else
    json_object_set_double_member (object, "number", figure->number);
  return object;
}

static int
day_of (GTimeZone *zone, gint64 utc)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc);

  return livret_figure_wall_day (utc + g_time_zone_get_offset (zone, interval));
}

gboolean
livret_cli_days (LivretCli *cli,
                 LivretDb *db,
                 const char *person,
                 const LivretKind *kind,
                 int *from,
                 int *until,
                 GError **error)
{
  g_autoptr (GArray) kinds = NULL;
  gint64 first, last;

  if (!livret_cli_period (cli, db, &first, &last, error) ||
      (kinds = livret_readings_kinds (db, person, error)) == NULL)
    return FALSE;
  *from = G_MAXINT / 2;
  *until = G_MININT / 2;
  for (guint i = 0; i < kinds->len; i++)
    {
      const LivretKindPresence *presence = &g_array_index (kinds, LivretKindPresence, i);
      g_autoptr (GTimeZone) zone = livret_cli_home_zone (db);

      if (presence->kind != kind)
        continue;
      *from = presence->first_day;
      *until = presence->last_day;
      if (first != G_MININT64)
        *from = MAX (*from, day_of (zone, first));
      if (last != G_MAXINT64)
        *until = MIN (*until, day_of (zone, last));
    }
  return TRUE;
}

gboolean
livret_cli_figures (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  g_autoptr (LivretPerson) person = kind != NULL ? livret_cli_person (cli, db, error) : NULL;
  g_autoptr (LivretCliRows) rows = NULL;
  g_autoptr (LivretFigures) figures = NULL;
  g_autoptr (GPtrArray) list = NULL;
  int from, until;

  if (person == NULL || !livret_cli_days (cli, db, person->id, kind, &from, &until, error))
    return FALSE;
  rows = livret_cli_rows_new (cli, columns);
  if (from <= until)
    {
      figures = livret_figures_read (db, person->id, kind, livret_kind_unit_shown (kind), from,
                                     until, NULL, error);
      if (figures == NULL)
        return FALSE;
      list = livret_figures_list (figures);
      for (guint i = 0; i < list->len; i++)
        livret_cli_rows_add (rows, describe (list->pdata[i]));
    }
  return livret_cli_rows_end (rows, _ ("No figure is computed of these readings."), error);
}

/* --- units ------------------------------------------------------------------------------------ */

static gboolean
answer_unit (LivretCli *cli, const LivretKind *kind, GError **error)
{
  g_autofree char *formula = livret_kind_scale_words (kind);
  g_autoptr (JsonObject) object =
      livret_cli_object ("kind", kind->id, "shown_in", livret_kind_unit_shown (kind), "formula",
                         formula != NULL ? formula : "", NULL);

  return livret_cli_answer (cli, object, unit_columns, error);
}

gboolean
livret_cli_measure_unit_set (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  const char *unit = kind != NULL ? livret_cli_unit (cli, kind, error) : NULL;

  return unit != NULL && livret_measure_units_set (db, kind, unit, error) &&
         answer_unit (cli, kind, error);
}

gboolean
livret_cli_measure_unit_clear (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);

  return kind != NULL && livret_measure_units_set (db, kind, NULL, error) &&
         answer_unit (cli, kind, error);
}
