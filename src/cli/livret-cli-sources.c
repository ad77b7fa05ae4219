/* livret-cli-sources.c: which sources count, and whose the readings of shared devices are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>

#include "base/livret-date.h"
#include "base/livret-text.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-device-slots.h"
#include "record/livret-source-rule.h"

static const LivretCliColumn columns[] = {
  { "series", N_ ("Number") },   { ".name", N_ ("Source") },      { "counts", N_ ("Counts") },
  { "place", N_ ("Place") },     { "readings", N_ ("Readings") }, { "twins", N_ ("Twice") },
  { "first", N_ ("First day") }, { "last", N_ ("Last day") },     { NULL },
};
static const LivretCliColumn slot_columns[] = {
  { "name", N_ ("Source") },
  { "device", N_ ("Device") },
  { "person", N_ ("Person") },
  { "waiting", N_ ("Waiting") },
  { "first", N_ ("First day") },
  { "last", N_ ("Last day") },
  { NULL },
};
static const LivretCliColumn count_columns[] = {
  { "readings", N_ ("Readings") },
  { NULL },
};

static void
set_day (JsonObject *object, const char *member, int day, gboolean known)
{
  char text[16];

  if (known)
    json_object_set_string_member (object, member, livret_day_iso (day, text));
  else
    json_object_set_null_member (object, member);
}

/* --- Which count ------------------------------------------------------------------------------ */

static JsonObject *
describe_rule (const LivretSourceRule *rule)
{
  gboolean known = rule->first_day <= rule->last_day;
  g_autofree char *both =
      g_strconcat (rule->name, *rule->device != '\0' ? " " : "", rule->device, NULL);
  JsonObject *object = livret_cli_object ("name", rule->name, "device", rule->device, ".name",
                                          *rule->name != '\0' ? both : _ ("typed by hand"), NULL);

  json_object_set_int_member (object, "series", rule->series);
  json_object_set_boolean_member (object, "counts", rule->counts);
  if (rule->place > 0)
    json_object_set_int_member (object, "place", rule->place);
  else
    json_object_set_null_member (object, "place");
  json_object_set_int_member (object, "readings", rule->readings);
  json_object_set_int_member (object, "twins", rule->twins);
  set_day (object, "first", rule->first_day, known);
  set_day (object, "last", rule->last_day, known);
  return object;
}

static gboolean
answer_rules (
    LivretCli *cli, LivretDb *db, const char *person, const LivretKind *kind, GError **error)
{
  g_autoptr (GArray) rules = livret_source_rules_list (db, person, kind, error);
  g_autoptr (LivretCliRows) rows = NULL;

  if (rules == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, columns);
  for (guint i = 0; i < rules->len; i++)
    livret_cli_rows_add (rows, describe_rule (&g_array_index (rules, LivretSourceRule, i)));
  return livret_cli_rows_end (rows, _ ("No readings of this kind."), error);
}

gboolean
livret_cli_source_list (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  g_autoptr (LivretPerson) person = kind != NULL ? livret_cli_person (cli, db, error) : NULL;

  return person != NULL && answer_rules (cli, db, person->id, kind, error);
}

/* By its number, or by its name where that is one source's alone. */
static LivretSourceRule *
find_source (GArray *rules, const char *named, GError **error)
{
  g_autofree char *wanted = livret_text_fold (named, -1);
  LivretSourceRule *found = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      LivretSourceRule *rule = &g_array_index (rules, LivretSourceRule, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, rule->series);
      g_autofree char *name = livret_text_fold (rule->name, -1);

      if (strcmp (number, named) == 0)
        return rule;
      if (strcmp (name, wanted) != 0)
        continue;
      if (found != NULL)
        {
          livret_cli_usage (error, _ ("“%s” is several sources; say which by its number."), named);
          return NULL;
        }
      found = rule;
    }
  if (found == NULL)
    livret_cli_usage (error, _ ("“%s” is not a source of this kind."), named);
  return found;
}

/* Those that are named, in this order; the others behind, or not at all. */
static gboolean
order_rules (LivretCli *cli, GArray *rules, GError **error)
{
  gboolean only = livret_cli_switch (cli, "only");
  const char *named;
  int place = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      LivretSourceRule *rule = &g_array_index (rules, LivretSourceRule, i);

      rule->place = 0;
      rule->counts = !only;
    }
  for (guint i = 1; (named = livret_cli_operand (cli, i)) != NULL; i++)
    {
      LivretSourceRule *rule = find_source (rules, named, error);

      if (rule == NULL)
        return FALSE;
      rule->place = ++place;
      rule->counts = TRUE;
    }
  return TRUE;
}

static gboolean
set_rules (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  g_autoptr (LivretPerson) person = kind != NULL ? livret_cli_person (cli, db, error) : NULL;
  g_autoptr (GArray) rules = NULL;

  return person != NULL &&
         (rules = livret_source_rules_list (db, person->id, kind, error)) != NULL &&
         order_rules (cli, rules, error) &&
         livret_source_rules_set (db, person->id, kind, rules, error) &&
         answer_rules (cli, db, person->id, kind, error);
}

gboolean
livret_cli_source_order (LivretCli *cli, LivretDb *db, GError **error)
{
  return set_rules (cli, db, error);
}

gboolean
livret_cli_source_reset (LivretCli *cli, LivretDb *db, GError **error)
{
  return set_rules (cli, db, error);
}

/* --- Whose ------------------------------------------------------------------------------------ */

static gboolean
describe_slot (LivretDb *db, const LivretDeviceSlot *slot, LivretCliRows *rows, GError **error)
{
  g_autoptr (LivretPerson) person =
      slot->person != NULL ? livret_people_find (db, slot->person, error) : NULL;
  JsonObject *object;

  if (slot->person != NULL && person == NULL)
    return FALSE;
  object = livret_cli_object ("name", slot->name, "device", slot->device, "person",
                              person != NULL ? person->name : "", NULL);
  json_object_set_int_member (object, "waiting", slot->waiting);
  set_day (object, "first", slot->first_day, slot->waiting > 0);
  set_day (object, "last", slot->last_day, slot->waiting > 0);
  livret_cli_rows_add (rows, object);
  return TRUE;
}

gboolean
livret_cli_source_slots (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) slots = livret_device_slots_list (db, error);
  g_autoptr (LivretCliRows) rows = NULL;

  if (slots == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, slot_columns);
  for (guint i = 0; i < slots->len; i++)
    if (!describe_slot (db, slots->pdata[i], rows, error))
      return FALSE;
  return livret_cli_rows_end (rows, _ ("No shared device."), error);
}

static gboolean
answer_given (LivretCli *cli, const LivretGiven *given, GError **error)
{
  g_autoptr (JsonObject) answer = json_object_new ();

  json_object_set_int_member (answer, "readings", livret_given_count (given));
  return livret_cli_answer (cli, answer, count_columns, error);
}

gboolean
livret_cli_source_assign (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autofree char *person = NULL;
  g_autoptr (LivretGiven) given = NULL;

  if (!livret_cli_person_id (cli, db, &person, error))
    return FALSE;
  given = livret_device_slot_assign (db, livret_cli_operand (cli, 0), livret_cli_operand (cli, 1),
                                     person, error);
  return given != NULL && answer_given (cli, given, error);
}

static gboolean
find_series (
    LivretCli *cli, LivretDb *db, const LivretPerson *from, LivretGiveQuery *query, GError **error)
{
  const char *named = livret_cli_option (cli, "source");
  g_autoptr (GArray) rules = NULL;
  const LivretSourceRule *rule;

  if (named == NULL)
    return TRUE;
  if (query->kind == NULL)
    return livret_cli_usage (error, _ ("A source is one of a kind: --kind says of which."));
  rules = livret_source_rules_list (db, from->id, query->kind, error);
  rule = rules != NULL ? find_source (rules, named, error) : NULL;
  query->series = rule != NULL ? rule->series : 0;
  return rule != NULL;
}

gboolean
livret_cli_readings_give (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *kind = livret_cli_option (cli, "kind");
  g_autoptr (LivretPerson) from = livret_cli_person (cli, db, error);
  g_autoptr (LivretPerson) to = NULL;
  g_autoptr (LivretGiven) given = NULL;
  LivretGiveQuery query = { 0 };

  if (from == NULL || (kind != NULL && (query.kind = livret_cli_kind (kind, error)) == NULL) ||
      !livret_cli_period (cli, db, &query.from, &query.until, error) ||
      !find_series (cli, db, from, &query, error) ||
      (to = livret_people_find (db, livret_cli_operand (cli, 0), error)) == NULL)
    return FALSE;
  query.person = from->id;
  given = livret_readings_give (db, &query, to->id, error);
  return given != NULL && answer_given (cli, given, error);
}
