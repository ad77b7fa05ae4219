/* livret-cli-person.c: the people of the household.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-checks.h"
#include "record/livret-people-bin.h"

static const LivretCliColumn list_columns[] = {
  { "name", N_ ("Name") },
  { "birth_date", N_ ("Born") },
  { "sex", N_ ("Sex") },
  { "id", N_ ("Id") },
  { NULL },
};
static const LivretCliColumn show_columns[] = {
  { "name", N_ ("Name") },
  { "birth_name", N_ ("Birth name") },
  { "used_name", N_ ("Used name") },
  { "first_names", N_ ("First names") },
  { "birth_date", N_ ("Born") },
  { "sex", N_ ("Sex") },
  { "birth_place", N_ ("Birthplace") },
  { "ins", N_ ("INS") },
  { "self", N_ ("Keeps the vault") },
  { "id", N_ ("Id") },
  { NULL },
};

static const LivretCliColumn delete_columns[] = {
  { "name", N_ ("Name") },
  { "documents", N_ ("Documents") },
  { "readings", N_ ("Readings") },
  { "entries", N_ ("Health statements") },
  { "ended", N_ ("Shares that ended") },
  { "id", N_ ("Id") },
  { NULL },
};

static JsonObject *
describe (const LivretPerson *person)
{
  char sex[2] = { person->sex, '\0' };
  JsonObject *object = livret_cli_object (
      "id", person->id, "name", person->name, "birth_name", person->birth_name, "used_name",
      person->used_name, "first_names", person->first_names, "birth_date", person->birth_date,
      "sex", sex, "birth_place", person->birth_place, "ins", person->ins, NULL);

  json_object_set_boolean_member (object, "self", person->self);
  return object;
}

/* Takes an option's text in place of what the person has. */
static void
take_text (LivretCli *cli, const char *option, char **text)
{
  const char *value = livret_cli_option (cli, option);

  if (value != NULL)
    {
      g_free (*text);
      *text = g_strdup (value);
    }
}

static gboolean
take_traits (LivretCli *cli, LivretDb *db, LivretPerson *person, GError **error)
{
  const char *sex = livret_cli_option_or (cli, "sex", "X");
  g_autofree char *born = livret_cli_date_text (cli, db, "born", error);

  if (born == NULL)
    return FALSE;
  if (strlen (sex) != 1 || strchr ("FMX", sex[0]) == NULL)
    return livret_cli_usage (error, _ ("--sex is F, M or X."));
  person->sex = sex[0];
  g_free (person->birth_date);
  person->birth_date = g_steal_pointer (&born);
  take_text (cli, "birth-name", &person->birth_name);
  take_text (cli, "used-name", &person->used_name);
  take_text (cli, "first-names", &person->first_names);
  take_text (cli, "birth-place", &person->birth_place);
  take_text (cli, "ins", &person->ins);
  person->self = livret_cli_switch (cli, "self");
  return TRUE;
}

static const char *
warn_of_ins (const char *ins)
{
  if (ins[0] == '\0' || livret_check_ins (ins) == LIVRET_CHECK_OK)
    return NULL;
  if (livret_check_ins (ins) == LIVRET_CHECK_WRONG_KEY)
    return _ ("The INS was kept, but its key does not match: most likely a digit is mistyped.");
  return _ ("The INS was kept, but it does not have the form of one: 13 characters and a key of 2 "
            "digits.");
}

gboolean
livret_cli_person_add (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = livret_person_new (livret_cli_operand (cli, 0));
  g_autoptr (JsonObject) answer = NULL;
  const char *warning;

  if (!take_traits (cli, db, person, error) || !livret_people_add (db, person, error))
    return FALSE;
  warning = warn_of_ins (person->ins);
  if (warning != NULL)
    livret_cli_complain (warning);
  answer = describe (person);
  return livret_cli_answer (cli, answer, show_columns, error);
}

gboolean
livret_cli_person_list (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) people = livret_people_list (db, error);
  g_autoptr (LivretCliRows) rows = NULL;

  if (people == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, list_columns);
  for (guint i = 0; i < people->len; i++)
    livret_cli_rows_add (rows, describe (g_ptr_array_index (people, i)));
  return livret_cli_rows_end (rows, _ ("There is nobody in this vault yet."), error);
}

gboolean
livret_cli_person_show (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = livret_people_find (db, livret_cli_operand (cli, 0), error);
  g_autoptr (JsonObject) answer = person != NULL ? describe (person) : NULL;

  return answer != NULL && livret_cli_answer (cli, answer, show_columns, error);
}

gboolean
livret_cli_person_delete (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = livret_people_find (db, livret_cli_operand (cli, 0), error);
  g_autoptr (JsonObject) answer = NULL;
  LivretPersonHeld held;

  if (person == NULL || !livret_people_held (db, person->id, &held, error) ||
      !livret_people_remove (db, person->id, error))
    return FALSE;
  answer = livret_cli_object ("id", person->id, "name", person->name, NULL);
  json_object_set_int_member (answer, "documents", held.documents);
  json_object_set_int_member (answer, "readings", held.readings);
  json_object_set_int_member (answer, "entries", held.entries);
  json_object_set_int_member (answer, "ended", held.open_shares);
  return livret_cli_answer (cli, answer, delete_columns, error);
}
