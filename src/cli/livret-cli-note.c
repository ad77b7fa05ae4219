/* livret-cli-note.c: notes on a day, beside the readings of a measure or of all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/livret-clock.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-day-notes.h"

#define DAY 86400

static const LivretCliColumn columns[] = {
  { "day", N_ ("Day") },
  { ".kind", N_ ("Measure") },
  { "text", N_ ("Note") },
  { "id", N_ ("Id") },
  { NULL },
};

static JsonObject *
describe (const LivretDayNote *note)
{
  char day[16];
  JsonObject *object = livret_cli_object (
      "id", note->id, "person_id", note->person, "kind", note->kind != NULL ? note->kind->id : "",
      "day", livret_day_iso (note->day, day), "text", note->text, ".kind",
      note->kind != NULL ? livret_kind_label (note->kind) : _ ("All measures"), NULL);

  livret_cli_set_time (object, "created", note->created);
  livret_cli_set_time (object, "changed", note->changed);
  return object;
}

static gboolean
answer (LivretCli *cli, const LivretDayNote *note, GError **error)
{
  g_autoptr (JsonObject) object = describe (note);

  return livret_cli_answer (cli, object, columns, error);
}

/* --on as a day number; left as it is where the option is not given. */
static gboolean
take_day (LivretCli *cli, LivretDb *db, int *day, GError **error)
{
  LivretDate date;

  if (!livret_cli_date (cli, db, "on", &date, error))
    return FALSE;
  return !livret_date_is_set (&date) || livret_day_parse (date.text, day, NULL) ||
         livret_cli_usage (error, _ ("--on needs a day: 2026-11-21."));
}

/* --kind; %NULL in @kind if it is not given. */
static gboolean
take_kind (LivretCli *cli, const LivretKind **kind, GError **error)
{
  const char *id = livret_cli_option (cli, "kind");

  *kind = id != NULL ? livret_cli_kind (id, error) : NULL;
  return id == NULL || *kind != NULL;
}

gboolean
livret_cli_note_add (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = NULL;
  g_autoptr (LivretDayNote) note = NULL;
  const LivretKind *kind;
  int day = livret_clock_today ();

  if (!take_kind (cli, &kind, error) || !take_day (cli, db, &day, error) ||
      (person = livret_cli_person (cli, db, error)) == NULL)
    return FALSE;
  note = livret_day_note_new (person->id, kind, day);
  g_set_str (&note->text, livret_cli_operand (cli, 0));
  return livret_day_notes_put (db, note, error) && answer (cli, note, error);
}

gboolean
livret_cli_note_edit (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretDayNote) note = NULL;

  if (!livret_cli_switch (cli, "text") && !livret_cli_switch (cli, "on"))
    return livret_cli_usage (error, _ ("Nothing is to be changed: --text, --on or both."));
  note = livret_day_notes_get (db, livret_cli_operand (cli, 0), error);
  if (note == NULL || !take_day (cli, db, &note->day, error))
    return FALSE;
  if (livret_cli_switch (cli, "text"))
    g_set_str (&note->text, livret_cli_option (cli, "text"));
  return livret_day_notes_put (db, note, error) && answer (cli, note, error);
}

gboolean
livret_cli_note_delete (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *id = livret_cli_operand (cli, 0);
  g_autoptr (LivretDayNote) note = livret_day_notes_get (db, id, error);

  return note != NULL && livret_day_notes_delete (db, id, error) && answer (cli, note, error);
}

/* --from and --to as day numbers; all days there are where they are not given. */
static gboolean
take_days (LivretCli *cli, LivretDb *db, int *first, int *last, GError **error)
{
  g_autoptr (GTimeZone) home = livret_cli_home_zone (db);
  gint64 bounds[2];
  int *days[] = { first, last };

  if (!livret_cli_period (cli, db, &bounds[0], &bounds[1], error))
    return FALSE;
  *first = livret_days_from_civil (1800, 1, 1);
  *last = livret_days_from_civil (2200, 12, 31);
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (bounds[i] != G_MININT64 && bounds[i] != G_MAXINT64)
      {
        int interval = g_time_zone_find_interval (home, G_TIME_TYPE_UNIVERSAL, bounds[i]);
        gint64 wall = bounds[i] + g_time_zone_get_offset (home, interval);

        *days[i] = (int) floor ((double) wall / DAY);
      }
  return TRUE;
}

gboolean
livret_cli_note_list (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (LivretCliRows) rows = NULL;
  const LivretKind *kind;
  int first, last;

  if (!take_kind (cli, &kind, error) || !take_days (cli, db, &first, &last, error) ||
      (person = livret_cli_person (cli, db, error)) == NULL ||
      (notes = livret_day_notes_list (db, person->id, kind, first, last, error)) == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, columns);
  for (guint i = 0; i < notes->len; i++)
    livret_cli_rows_add (rows, describe (notes->pdata[i]));
  return livret_cli_rows_end (rows, _ ("No note on a day."), error);
}
