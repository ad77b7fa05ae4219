/* livret-cli-reading.c: listing readings, one by one or by day, and the kinds of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/livret-quantity.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-limit.h"
#include "record/livret-readings-found.h"
#include "record/livret-readings.h"

/* Readings are fetched by periods of this many days: a record may hold tens of millions. */
#define DAYS_AT_ONCE 92
#define DAY_S ((gint64) 86400)

static const LivretCliColumn reading_columns[] = {
  { "local", N_ ("Time") },
  { ".kind", N_ ("Kind") },
  { ".value", N_ ("Reading") },
  { "source", N_ ("Source") },
  { "corrected", N_ ("Corrected") },
  { "id", N_ ("Id") },
  { NULL },
};
static const LivretCliColumn day_columns[] = {
  { "day", N_ ("Day") },        { ".kind", N_ ("Kind") },
  { "count", N_ ("Readings") }, { ".mean", N_ ("Mean") },
  { ".min", N_ ("Lowest") },    { ".max", N_ ("Highest") },
  { ".sum", N_ ("Total") },     { NULL },
};
static const LivretCliColumn kind_columns[] = {
  { "id", N_ ("Id") },
  { ".label", N_ ("Kind") },
  { ".units", N_ ("Units") },
  { "loinc", N_ ("LOINC") },
  { NULL },
};
static const LivretCliColumn present_columns[] = {
  { "id", N_ ("Id") },           { ".label", N_ ("Kind") },   { "count", N_ ("Readings") },
  { "first", N_ ("First day") }, { "last", N_ ("Last day") }, { NULL },
};

/* The components by their names, in the kind's canonical unit; absent ones left out. */
static JsonObject *
describe_values (const LivretKind *kind, const double values[LIVRET_COMPONENTS_MAX])
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < kind->n_components; i++)
    if (!isnan (values[i]))
      json_object_set_double_member (object, kind->components[i].id, values[i]);
  return object;
}

static char *
format_local (gint64 time, int offset_min)
{
  LivretDate date;

  livret_date_from_instant (time, offset_min, &date);
  return g_strdup (date.text);
}

/* How JSON says that only an end of it is known. */
static const char *
limit_id (LivretLimit limit)
{
  static const char *const ids[] = { "less-than", "at-most", "", "at-least", "more-than" };

  return ids[limit - LIVRET_LIMIT_LESS];
}

static JsonObject *
describe_reading (LivretCli *cli, const LivretReading *reading)
{
  g_autofree char *id = livret_reading_key_to_id (&reading->key);
  g_autofree char *local = format_local (reading->time, reading->offset_min);
  LivretLimit limit = livret_limit_of (reading->flags, reading->written);
  JsonObject *object = livret_cli_object ("id", id, "kind", reading->kind->id, NULL);

  livret_cli_set_time (object, "time", reading->time);
  json_object_set_string_member (object, "local", local);
  json_object_set_int_member (object, "duration", reading->duration);
  json_object_set_object_member (object, "values",
                                 describe_values (reading->kind, reading->values));
  json_object_set_string_member (object, "unit", reading->kind->unit);
  json_object_set_string_member (object, "limit", limit_id (limit));
  json_object_set_string_member (object, "written", reading->written);
  json_object_set_string_member (object, "source", reading->source);
  json_object_set_boolean_member (object, "manual", (reading->flags & LIVRET_READING_MANUAL) != 0);
  json_object_set_boolean_member (object, "implausible",
                                  (reading->flags & LIVRET_READING_IMPLAUSIBLE) != 0);
  json_object_set_boolean_member (object, "corrected", reading->corrected);
  json_object_set_boolean_member (object, "counts", reading->counts);
  if (!cli->json)
    {
      g_autofree char *number = livret_kind_format (reading->kind, reading->values,
                                                    livret_kind_unit_shown (reading->kind));
      g_autofree char *shown = livret_limit_before (limit, number);

      json_object_set_string_member (object, ".kind", livret_kind_label (reading->kind));
      json_object_set_string_member (object, ".value", shown);
    }
  return object;
}

static void
set_limit (JsonObject *object, const char *name, double limit)
{
  if (isnan (limit))
    json_object_set_null_member (object, name);
  else
    json_object_set_double_member (object, name, limit);
}

/* The documents that state it, with the range that the laboratory judges it by. */
static gboolean
add_found (LivretDb *db, const LivretReading *reading, JsonObject *object, GError **error)
{
  g_autoptr (GPtrArray) list = livret_readings_found_list (db, &reading->key, FALSE, error);
  JsonArray *array;

  if (list == NULL)
    return FALSE;
  array = json_array_new ();
  for (guint i = 0; i < list->len; i++)
    {
      const LivretReadingFound *found = list->pdata[i];
      JsonObject *element =
          livret_cli_object ("document", found->document, "title", found->title, "place",
                             found->place, "range", found->range, "meaning", found->meaning, NULL);

      json_object_set_int_member (element, "page", found->page);
      json_object_set_boolean_member (element, "read", found->read);
      set_limit (element, "low", found->low);
      set_limit (element, "high", found->high);
      json_array_add_object_element (array, element);
    }
  json_object_set_array_member (object, "found", array);
  return TRUE;
}

/* First and last second worth asking for: the period asked, within what is there. */
static gboolean
find_span (
    LivretDb *db, const LivretReadingQuery *query, gint64 *from, gint64 *until, GError **error)
{
  g_autoptr (GArray) kinds = livret_readings_kinds (db, query->person, error);
  gint64 first = G_MAXINT64;
  gint64 last = G_MININT64;

  if (kinds == NULL)
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    {
      const LivretKindPresence *present = &g_array_index (kinds, LivretKindPresence, i);

      if (query->kind != NULL && present->kind != query->kind)
        continue;
      /* Days are local ones: a day more on both sides holds them in any zone; and the evening
       * before is in a night. */
      first = MIN (first, (present->earliest_day - 2) * DAY_S);
      last = MAX (last, (present->latest_day + 2) * DAY_S);
    }
  *from = MAX (first, query->from);
  *until = MIN (last, query->until);
  return TRUE;
}

static gboolean
list_readings (LivretCli *cli, LivretDb *db, LivretReadingQuery *query, GError **error)
{
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, reading_columns);
  gint64 from, until;

  if (!find_span (db, query, &from, &until, error))
    return FALSE;
  for (gint64 start = from; start <= until && start < G_MAXINT64; start += DAYS_AT_ONCE * DAY_S)
    {
      g_autoptr (GArray) readings = NULL;

      query->from = start;
      query->until = MIN (start + DAYS_AT_ONCE * DAY_S - 1, until);
      readings = livret_readings_list (db, query, error);
      if (readings == NULL)
        return FALSE;
      for (guint i = 0; i < readings->len; i++)
        {
          const LivretReading *reading = &g_array_index (readings, LivretReading, i);
          g_autoptr (JsonObject) object = describe_reading (cli, reading);

          if (cli->json && !add_found (db, reading, object, error))
            return FALSE;
          livret_cli_rows_add (rows, g_steal_pointer (&object));
        }
    }
  return livret_cli_rows_end (rows, _ ("No reading."), error);
}

/* --- by day ----------------------------------------------------------------------------------- */

static void
set_formatted (JsonObject *object,
               const char *member,
               const LivretKind *kind,
               const double values[LIVRET_COMPONENTS_MAX])
{
  g_autofree char *text = livret_kind_format (kind, values, livret_kind_unit_shown (kind));

  json_object_set_string_member (object, member, text);
}

static JsonObject *
describe_day (const LivretDaySummary *day)
{
  const LivretKind *kind = day->kind;
  char iso[16];
  JsonObject *object =
      livret_cli_object ("day", livret_day_iso (day->day, iso), "kind", kind->id, NULL);

  json_object_set_int_member (object, "count", day->count);
  json_object_set_object_member (object, "mean", describe_values (kind, day->mean));
  json_object_set_object_member (object, "min", describe_values (kind, day->min));
  json_object_set_object_member (object, "max", describe_values (kind, day->max));
  if (kind->aggregate == LIVRET_AGGREGATE_SUM)
    {
      const double sum[LIVRET_COMPONENTS_MAX] = { day->sum, NAN, NAN };

      json_object_set_double_member (object, "sum", day->sum);
      set_formatted (object, ".sum", kind, sum);
    }
  json_object_set_double_member (object, "last", day->last);
  json_object_set_string_member (object, "unit", kind->unit);
  json_object_set_string_member (object, ".kind", livret_kind_label (kind));
  set_formatted (object, ".mean", kind, day->mean);
  set_formatted (object, ".min", kind, day->min);
  set_formatted (object, ".max", kind, day->max);
  return object;
}

/* The local day that the earliest or latest second of a period falls on. */
static gboolean
parse_days (LivretCli *cli, LivretDb *db, int *from, int *until, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  const char *first = livret_cli_option_or (cli, "from", "");
  const char *last = livret_cli_option_or (cli, "to", "");
  LivretDate date;

  *from = G_MININT;
  *until = G_MAXINT;
  if (!livret_date_parse (first, utc, &date, error))
    return FALSE;
  if (livret_date_is_set (&date))
    *from = (int) ((date.earliest - (((date.earliest % DAY_S) + DAY_S) % DAY_S)) / DAY_S);
  if (!livret_date_parse (last, utc, &date, error))
    return FALSE;
  if (livret_date_is_set (&date))
    *until = (int) ((date.latest - (((date.latest % DAY_S) + DAY_S) % DAY_S)) / DAY_S);
  return TRUE;
}

static gboolean
list_days (LivretCli *cli, LivretDb *db, const LivretReadingQuery *query, GError **error)
{
  g_autoptr (GArray) kinds = livret_readings_kinds (db, query->person, error);
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, day_columns);
  int from, until;

  if (kinds == NULL || !parse_days (cli, db, &from, &until, error))
    return FALSE;
  for (guint i = 0; i < kinds->len; i++)
    {
      const LivretKindPresence *present = &g_array_index (kinds, LivretKindPresence, i);
      g_autoptr (GArray) days = NULL;

      if (query->kind != NULL && present->kind != query->kind)
        continue;
      days =
          livret_readings_by_day (db, query->person, present->kind, MAX (from, present->first_day),
                                  MIN (until, present->last_day), error);
      if (days == NULL)
        return FALSE;
      for (guint d = 0; d < days->len; d++)
        livret_cli_rows_add (rows, describe_day (&g_array_index (days, LivretDaySummary, d)));
    }
  return livret_cli_rows_end (rows, _ ("No reading."), error);
}

gboolean
livret_cli_readings (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *kind = livret_cli_option (cli, "kind");
  const char *by = livret_cli_option (cli, "by");
  g_autoptr (LivretPerson) person = NULL;
  LivretReadingQuery query = { .all = TRUE };

  if (by != NULL && strcmp (by, "day") != 0)
    return livret_cli_usage (error, _ ("Readings are listed one by one or --by day."));
  if ((kind != NULL && (query.kind = livret_cli_kind (kind, error)) == NULL) ||
      !livret_cli_period (cli, db, &query.from, &query.until, error) ||
      (person = livret_cli_person (cli, db, error)) == NULL)
    return FALSE;
  query.person = person->id;
  return by != NULL ? list_days (cli, db, &query, error) : list_readings (cli, db, &query, error);
}

/* --- kinds ------------------------------------------------------------------------------------ */

/* "choices": what the whole numbers from 0 on stand for, where they do. */
static void
set_choices (JsonObject *object, const LivretKind *kind)
{
  JsonArray *choices;

  if (kind->choices == NULL)
    return;
  choices = json_array_new ();
  for (gsize i = 0; kind->choices[i] != NULL; i++)
    json_array_add_string_element (choices, kind->choices[i]);
  json_object_set_array_member (object, "choices", choices);
}

/* NULL where both ends are open. */
static void
set_range (JsonObject *object, const char *member, double low, double high, const char *source)
{
  JsonObject *range = NULL;

  if (!isnan (low) || !isnan (high))
    {
      range = livret_cli_object ("source", source != NULL ? source : "", NULL);
      if (isnan (low))
        json_object_set_null_member (range, "low");
      else
        json_object_set_double_member (range, "low", low);
      if (isnan (high))
        json_object_set_null_member (range, "high");
      else
        json_object_set_double_member (range, "high", high);
      json_object_set_object_member (object, member, range);
    }
  else
    json_object_set_null_member (object, member);
}

static JsonObject *
describe_component (const LivretComponent *component)
{
  JsonObject *object = livret_cli_object ("id", component->id, "loinc", component->loinc, "unit",
                                          component->unit, NULL);

  set_range (object, "reference", component->reference_low, component->reference_high,
             component->reference_source);
  set_range (object, "plausible", component->plausible_low, component->plausible_high,
             component->plausible_source);
  return object;
}

/* "scale": the formula to a unit of another calibration, where there is one. */
static void
set_scale (JsonObject *object, const LivretKindScale *scale)
{
  JsonObject *formula;

  if (scale->unit == NULL)
    return;
  formula = livret_cli_object ("unit", scale->unit, "name", scale->name, "other", scale->other,
                               "source", LIVRET_KIND_SCALE_SOURCE, NULL);
  json_object_set_double_member (formula, "factor", scale->factor);
  json_object_set_double_member (formula, "offset", scale->offset);
  json_object_set_object_member (object, "scale", formula);
}

static JsonObject *
describe_kind (const LivretKind *kind)
{
  JsonObject *object =
      livret_cli_object ("id", kind->id, "label", kind->label, "loinc", kind->loinc, "unit",
                         kind->unit, ".label", livret_kind_label (kind), NULL);
  JsonArray *units = json_array_new ();
  JsonArray *components = json_array_new ();
  g_autoptr (GString) shown = g_string_new (NULL);

  for (gsize i = 0; kind->units[i] != NULL; i++)
    {
      json_array_add_string_element (units, kind->units[i]);
      g_string_append_printf (shown, "%s%s", i > 0 ? ", " : "",
                              livret_unit_display (kind->units[i]));
    }
  for (guint i = 0; i < kind->n_components; i++)
    json_array_add_object_element (components, describe_component (&kind->components[i]));
  json_object_set_array_member (object, "units", units);
  json_object_set_array_member (object, "components", components);
  set_choices (object, kind);
  set_scale (object, &kind->scale);
  json_object_set_string_member (object, ".units", shown->str);
  return object;
}

static gboolean
list_present (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  g_autoptr (LivretPerson) person = livret_cli_person (cli, db, error);
  g_autoptr (GArray) kinds = person != NULL ? livret_readings_kinds (db, person->id, error) : NULL;
  g_autoptr (LivretCliRows) rows = NULL;
  char day[16];

  if (kinds == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, present_columns);
  for (guint i = 0; i < kinds->len; i++)
    {
      const LivretKindPresence *present = &g_array_index (kinds, LivretKindPresence, i);
      JsonObject *object = describe_kind (present->kind);

      json_object_set_int_member (object, "count", present->count);
      json_object_set_string_member (object, "first", livret_day_iso (present->first_day, day));
      json_object_set_string_member (object, "last", livret_day_iso (present->last_day, day));
      livret_cli_rows_add (rows, object);
    }
  return livret_cli_rows_end (rows, _ ("No reading."), error);
}

gboolean
livret_cli_kinds (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretCliRows) rows = NULL;

  if (livret_cli_switch (cli, "person"))
    return livret_cli_open_vault (cli, error) &&
           livret_cli_job (cli, LIVRET_DB_READ, list_present, NULL, error);
  rows = livret_cli_rows_new (cli, kind_columns);
  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    livret_cli_rows_add (rows, describe_kind (*kind));
  return livret_cli_rows_end (rows, "", error);
}
