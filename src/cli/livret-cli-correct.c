/* livret-cli-correct.c: typing, correcting, deleting and moving readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/livret-quantity.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-readings.h"

static const LivretCliColumn columns[] = {
  { "id", N_ ("Id") },
  { NULL },
};

static gboolean
answer_id (LivretCli *cli, const LivretReadingKey *key, GError **error)
{
  g_autofree char *id = livret_reading_key_to_id (key);
  g_autoptr (JsonObject) answer = livret_cli_object ("id", id, NULL);

  return livret_cli_answer (cli, answer, columns, error);
}

/* "128/79/64" as the components of @kind. */
static gboolean
parse_values (const LivretKind *kind,
              const char *text,
              double values[LIVRET_COMPONENTS_MAX],
              GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  guint n = g_strv_length (parts);

  if (n == 0 || n > kind->n_components)
    return livret_cli_usage (error, _ ("--value: this kind has %u numbers, separated by '/'."),
                             kind->n_components);
  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    {
      values[i] = NAN;
      if (i < n && !livret_decimal_parse (parts[i], -1, &values[i], NULL, NULL))
        return livret_cli_usage (error, _ ("--value: “%s” is not a number."), parts[i]);
    }
  return TRUE;
}

gboolean
livret_cli_reading_add (LivretCli *cli, LivretDb *db, GError **error)
{
  const LivretKind *kind = livret_cli_kind (livret_cli_option (cli, "kind"), error);
  const char *unit = kind != NULL ? livret_cli_unit (cli, kind, error) : NULL;
  g_autoptr (LivretPerson) person = NULL;
  double values[LIVRET_COMPONENTS_MAX];
  LivretReadingKey key;
  gint64 when;
  int offset_min;

  if (unit == NULL || !parse_values (kind, livret_cli_option (cli, "value"), values, error) ||
      !livret_cli_moment (cli, db, &when, &offset_min, error) ||
      (person = livret_cli_person (cli, db, error)) == NULL)
    return FALSE;
  return livret_readings_add (db, person->id, kind, when, offset_min, values, unit, &key, error) &&
         answer_id (cli, &key, error);
}

static gboolean
find_key (LivretCli *cli, LivretReadingKey *key, GError **error)
{
  return livret_reading_key_from_id (livret_cli_operand (cli, 0), key, error);
}

static gboolean
edit (LivretCli *cli, LivretDb *db, const LivretReading *reading, GError **error)
{
  const char *text = livret_cli_option (cli, "value");
  const char *unit = NULL;
  double values[LIVRET_COMPONENTS_MAX];
  gint64 when = 0;
  int offset_min;

  if (livret_cli_switch (cli, "at") && !livret_cli_moment (cli, db, &when, &offset_min, error))
    return FALSE;
  if (text != NULL && ((unit = livret_cli_unit (cli, reading->kind, error)) == NULL ||
                       !parse_values (reading->kind, text, values, error)))
    return FALSE;
  if (text != NULL && !livret_kind_values_to_canonical (reading->kind, values, unit, values))
    return livret_cli_usage (error, _ ("--value: this number cannot be kept."));
  return livret_readings_edit (db, &reading->key, text != NULL ? values : NULL, when, error) &&
         answer_id (cli, &reading->key, error);
}

gboolean
livret_cli_reading_edit (LivretCli *cli, LivretDb *db, GError **error)
{
  LivretReading reading = { 0 };
  LivretReadingKey key;
  gboolean done;

  if (!livret_cli_switch (cli, "value") && !livret_cli_switch (cli, "at"))
    return livret_cli_usage (error, _ ("Say what is right: --value, --at or both."));
  if (!find_key (cli, &key, error) || !livret_readings_get (db, &key, &reading, error))
    return FALSE;
  done = edit (cli, db, &reading, error);
  livret_reading_clear (&reading);
  return done;
}

gboolean
livret_cli_reading_delete (LivretCli *cli, LivretDb *db, GError **error)
{
  LivretReadingKey key;

  return find_key (cli, &key, error) && livret_readings_delete (db, &key, TRUE, error) &&
         answer_id (cli, &key, error);
}

gboolean
livret_cli_reading_restore (LivretCli *cli, LivretDb *db, GError **error)
{
  LivretReadingKey key;

  return find_key (cli, &key, error) && livret_readings_delete (db, &key, FALSE, error) &&
         answer_id (cli, &key, error);
}

gboolean
livret_cli_reading_move (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = livret_cli_person (cli, db, error);
  LivretReadingKey key;

  return person != NULL && find_key (cli, &key, error) &&
         livret_readings_move (db, &key, person->id, error) && answer_id (cli, &key, error);
}
