/* livret-cli-slots.c: whose the readings of shared devices are, in an import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-slots.h"

#include <glib/gi18n-lib.h>

#include "cli/livret-cli-output.h"
#include "record/livret-people.h"

/* --- What was told ---------------------------------------------------------------------------- */

/* "S1#2=Louis", "openScale#Louis=Louis", "S1#1=": the last sign counts, a name may hold one. */
static LivretSlotChoice *
read_choice (LivretDb *db, const char *text, GError **error)
{
  const char *equals = strrchr (text, '=');
  g_autofree char *device = equals != NULL ? g_strndup (text, equals - text) : NULL;
  g_autoptr (LivretPerson) person = NULL;

  if (device == NULL || strchr (device, '#') == NULL)
    {
      livret_cli_usage (error, _ ("“%s” is not a user of a device and whose that is: S1#2=Louis."),
                        text);
      return NULL;
    }
  if (equals[1] == '\0')
    return livret_slot_choice_new (NULL, device, NULL);
  person = livret_people_find (db, equals + 1, error);
  return person != NULL ? livret_slot_choice_new (NULL, device, person->id) : NULL;
}

gboolean
livret_cli_slots_load (LivretCli *cli, LivretDb *db, GPtrArray **slots, GError **error)
{
  GPtrArray *told = g_hash_table_lookup (cli->options, "slot");
  g_autoptr (GPtrArray) choices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_slot_choice_free);

  for (guint i = 0; told != NULL && i < told->len; i++)
    {
      LivretSlotChoice *choice = read_choice (db, told->pdata[i], error);

      if (choice == NULL)
        return FALSE;
      g_ptr_array_add (choices, choice);
    }
  *slots = g_steal_pointer (&choices);
  return TRUE;
}

/* --- What the files held ---------------------------------------------------------------------- */

static const char *
get_name (GPtrArray *people, const char *id)
{
  for (guint i = 0; id != NULL && i < people->len; i++)
    {
      const LivretPerson *person = people->pdata[i];

      if (strcmp (person->id, id) == 0)
        return person->name;
    }
  return "";
}

JsonArray *
livret_cli_slots_answer (LivretCli *cli, const LivretImportResult *result, GPtrArray *people)
{
  JsonArray *slots = json_array_new ();

  for (guint i = 0; i < result->slots->len; i++)
    {
      const LivretImportSlot *slot = result->slots->pdata[i];
      const char *person = get_name (people, slot->person);
      g_autofree char *which = g_strdup_printf ("%s %s", slot->name, slot->device);
      JsonObject *object =
          livret_cli_object ("name", slot->name, "device", slot->device, "person", person, NULL);

      json_object_set_int_member (object, "readings", slot->count);
      json_array_add_object_element (slots, object);
      if (slot->person != NULL)
        /* Translators: user of a device, number of readings, person. */
        livret_cli_say (
            cli, ngettext ("  %s: %ld reading, of %s", "  %s: %ld readings, of %s", slot->count),
            which, (long) slot->count, person);
      else
        livret_cli_say (cli,
                        ngettext ("  %s: %ld reading, which waits until somebody says whose it is",
                                  "  %s: %ld readings, which wait until somebody says whose they "
                                  "are",
                                  slot->count),
                        which, (long) slot->count);
    }
  return slots;
}

void
livret_cli_slots_note (GPtrArray *open, const LivretImportResult *result)
{
  for (guint i = open->len; i-- > 0;)
    for (guint j = 0; j < result->slots->len; j++)
      {
        const LivretImportSlot *slot = result->slots->pdata[j];

        if (livret_slot_choice_fits (open->pdata[i], slot->name, slot->device))
          {
            g_ptr_array_remove_index (open, i);
            break;
          }
      }
}

gboolean
livret_cli_slots_complain (const GPtrArray *open)
{
  for (guint i = 0; i < open->len; i++)
    livret_cli_complain (_ ("A user that --slot names brought no readings."));
  return open->len == 0;
}
