/* livret-cli-measure.c: targets and notes of measures, and which are hidden.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "base/livret-clock.h"
#include "base/livret-quantity.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-measure-choices.h"

static const LivretCliColumn columns[] = {
  { ".kind", N_ ("Measure") },
  { ".target", N_ ("Target") },
  { "set_by", N_ ("Set by") },
  { "since", N_ ("Since") },
  { "note", N_ ("Note") },
  { "hidden", N_ ("Hidden") },
  { NULL },
};

/* {"systolic":130,"diastolic":80}: the limits that there are. */
static void
set_limits (JsonObject *object,
            const char *member,
            const LivretKind *kind,
            const LivretMeasureTarget *target,
            gboolean high)
{
  JsonObject *limits = json_object_new ();

  for (guint c = 0; target != NULL && c < kind->n_components; c++)
    {
      double limit = high ? target->high[c] : target->low[c];

      if (!isnan (limit))
        json_object_set_double_member (limits, kind->components[c].id, limit);
    }
  json_object_set_object_member (object, member, limits);
}

static void
set_place (JsonObject *object, const char *member, int place)
{
  if (place >= 0)
    json_object_set_int_member (object, member, place + 1);
  else
    json_object_set_null_member (object, member);
}

static JsonObject *
describe (const LivretMeasureChoice *choice)
{
  const LivretMeasureTarget *target = choice->target;
  g_autofree char *words =
      target != NULL ? livret_measure_limits_words (choice->kind, target->low, target->high,
                                                    livret_kind_unit_shown (choice->kind))
                     : g_strdup ("");
  JsonObject *object = livret_cli_object (
      "kind", choice->kind->id, "unit", choice->kind->unit, "set_by",
      target != NULL ? target->set_by : "", "since", target != NULL ? target->since : "", "note",
      choice->note, ".kind", livret_kind_label (choice->kind), ".target", words, NULL);

  json_object_set_boolean_member (object, "target", target != NULL);
  set_limits (object, "low", choice->kind, target, FALSE);
  set_limits (object, "high", choice->kind, target, TRUE);
  json_object_set_boolean_member (object, "hidden", choice->hidden);
  set_place (object, "place", choice->place);
  set_place (object, "landmark", choice->landmark);
  return object;
}

gboolean
livret_cli_measure_list (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = livret_cli_person (cli, db, error);
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (LivretCliRows) rows = NULL;

  if (person == NULL || (choices = livret_measure_choices_list (db, person->id, error)) == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, columns);
  for (guint i = 0; i < choices->len; i++)
    livret_cli_rows_add (rows, describe (choices->pdata[i]));
  return livret_cli_rows_end (rows, _ ("No target, no note, nothing hidden."), error);
}

/* --- one measure ------------------------------------------------------------------------------ */

/* The person and the kind that a verb is about. */
typedef struct
{
  LivretPerson *person;
  const LivretKind *kind;
} Subject;

static void
subject_clear (Subject *subject)
{
  g_clear_pointer (&subject->person, livret_person_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

static gboolean
find_subject (LivretCli *cli, LivretDb *db, Subject *subject, GError **error)
{
  subject->kind = livret_cli_kind (livret_cli_operand (cli, 0), error);
  if (subject->kind != NULL)
    subject->person = livret_cli_person (cli, db, error);
  return subject->person != NULL;
}

static gboolean
answer (LivretCli *cli, LivretDb *db, const Subject *subject, GError **error)
{
  g_autoptr (LivretMeasureChoice) choice =
      livret_measure_choices_get (db, subject->person->id, subject->kind, error);
  g_autoptr (JsonObject) object = choice != NULL ? describe (choice) : NULL;

  return object != NULL && livret_cli_answer (cli, object, columns, error);
}

/* "130/80": a limit a component, in @unit; what is empty is open. */
static gboolean
parse_limits (LivretCli *cli,
              const char *option,
              const LivretKind *kind,
              const char *unit,
              double limits[LIVRET_COMPONENTS_MAX],
              GError **error)
{
  const char *text = livret_cli_option_or (cli, option, "");
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  guint most = livret_measure_target_components (kind);

  if (g_strv_length (parts) > most)
    return livret_cli_usage (error,
                             ngettext ("--%s: this kind has %u number with a target.",
                                       "--%s: this kind has %u numbers with a target, separated "
                                       "by '/'.",
                                       most),
                             option, most);
  for (guint c = 0; parts[c] != NULL; c++)
    {
      double typed;

      if (*parts[c] == '\0')
        continue;
      if (!livret_decimal_parse (parts[c], -1, &typed, NULL, NULL) ||
          !livret_kind_to_canonical (kind, typed, unit, &limits[c]))
        return livret_cli_usage (error, _ ("--%s: “%s” is not a number."), option, parts[c]);
    }
  return TRUE;
}

static LivretMeasureTarget *
build_target (LivretCli *cli, LivretDb *db, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();
  const char *unit = livret_cli_unit (cli, kind, error);
  g_autofree char *since = NULL;

  if (unit == NULL || !parse_limits (cli, "low", kind, unit, target->low, error) ||
      !parse_limits (cli, "high", kind, unit, target->high, error) ||
      (since = livret_cli_date_text (cli, db, "since", error)) == NULL)
    return NULL;
  g_set_str (&target->set_by, livret_cli_option_or (cli, "by", ""));
  g_set_str (&target->since, since);
  return g_steal_pointer (&target);
}

gboolean
livret_cli_measure_target_set (LivretCli *cli, LivretDb *db, GError **error)
{
  g_auto (Subject) subject = { 0 };
  g_autoptr (LivretMeasureTarget) target = NULL;

  if (!livret_cli_switch (cli, "low") && !livret_cli_switch (cli, "high"))
    return livret_cli_usage (error, _ ("A target needs --low, --high or both."));
  return find_subject (cli, db, &subject, error) &&
         (target = build_target (cli, db, subject.kind, error)) != NULL &&
         livret_measure_choices_set_target (db, subject.person->id, subject.kind, target, error) &&
         answer (cli, db, &subject, error);
}

gboolean
livret_cli_measure_target_clear (LivretCli *cli, LivretDb *db, GError **error)
{
  g_auto (Subject) subject = { 0 };

  return find_subject (cli, db, &subject, error) &&
         livret_measure_choices_set_target (db, subject.person->id, subject.kind, NULL, error) &&
         answer (cli, db, &subject, error);
}

gboolean
livret_cli_measure_note_set (LivretCli *cli, LivretDb *db, GError **error)
{
  g_auto (Subject) subject = { 0 };

  return find_subject (cli, db, &subject, error) &&
         livret_measure_choices_set_note (db, subject.person->id, subject.kind,
                                          livret_cli_option (cli, "text"), error) &&
         answer (cli, db, &subject, error);
}

gboolean
livret_cli_measure_note_clear (LivretCli *cli, LivretDb *db, GError **error)
{
  g_auto (Subject) subject = { 0 };

  return find_subject (cli, db, &subject, error) &&
         livret_measure_choices_set_note (db, subject.person->id, subject.kind, "", error) &&
         answer (cli, db, &subject, error);
}

gboolean
livret_cli_measure_hide (LivretCli *cli, LivretDb *db, GError **error)
{
  g_auto (Subject) subject = { 0 };

  return find_subject (cli, db, &subject, error) &&
         livret_measure_choices_set_hidden (db, subject.person->id, subject.kind, TRUE, error) &&
         answer (cli, db, &subject, error);
}

gboolean
livret_cli_measure_show (LivretCli *cli, LivretDb *db, GError **error)
{
  g_auto (Subject) subject = { 0 };

  return find_subject (cli, db, &subject, error) &&
         livret_measure_choices_set_hidden (db, subject.person->id, subject.kind, FALSE, error) &&
         answer (cli, db, &subject, error);
}
