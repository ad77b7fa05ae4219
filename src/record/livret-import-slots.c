/* livret-import-slots.c: whose the readings of a shared device are, in an import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-device-slots.h"
#include "record/livret-import-private.h"
#include "record/livret-readings-people.h"

/* --- Counting ---------------------------------------------------------------------------------
 */

static int
find_slot (LivretImporting *self, const LivretSinkSeries *series)
{
  GPtrArray *slots = self->result->slots;
  LivretImportSlot *slot;

  if (strchr (series->device, '#') == NULL)
    return -1;
  for (guint i = 0; i < slots->len; i++)
    {
      slot = slots->pdata[i];
      if (strcmp (slot->name, series->source) == 0 && strcmp (slot->device, series->device) == 0)
        return (int) i;
    }
  slot = g_new0 (LivretImportSlot, 1);
  slot->name = g_strdup (series->source);
  slot->device = g_strdup (series->device);
  g_ptr_array_add (slots, slot);
  return (int) slots->len - 1;
}

void
livret_importing_slot_series (LivretImporting *self, const LivretSinkSeries *series)
{
  int slot = find_slot (self, series);

  g_array_append_val (self->slot_of, slot);
}

void
livret_importing_slot_readings (LivretImporting *self, const LivretSinkReading *rows, gsize n_rows)
{
  if (self->result->slots->len == 0)
    return;
  for (gsize i = 0; i < n_rows; i++)
    {
      int slot = g_array_index (self->slot_of, int, rows[i].series);

      if (slot >= 0)
        ((LivretImportSlot *) self->result->slots->pdata[slot])->count++;
    }
}

/* --- Whose ------------------------------------------------------------------------------------
 */

static const LivretSlotChoice *
find_choice (LivretImporting *self, const LivretImportSlot *slot)
{
  const GPtrArray *choices = self->request->slots;

  for (guint i = 0; choices != NULL && i < choices->len; i++)
    if (livret_slot_choice_fits (choices->pdata[i], slot->name, slot->device))
      return choices->pdata[i];
  return NULL;
}

/* Whether another user of the same device comes with it. */
static gboolean
is_alone (LivretImporting *self, const LivretImportSlot *slot)
{
  gsize device = strcspn (slot->device, "#") + 1;

  for (guint i = 0; i < self->result->slots->len; i++)
    {
      const LivretImportSlot *other = self->result->slots->pdata[i];

      if (other != slot && strcmp (other->name, slot->name) == 0 &&
          strncmp (other->device, slot->device, device) == 0)
        return FALSE;
    }
  return TRUE;
}

/* A choice is a rule from now on, for what came earlier too. Of a slot of which all was set aside
 * nothing is there to be given. */
static gboolean
give (LivretImporting *self,
      LivretDb *db,
      const LivretImportSlot *slot,
      const char *person,
      GError **error)
{
  g_autoptr (GError) failed = NULL;
  LivretGiven *given;
  gint64 row;

  if (person != NULL && !livret_readings_person (db, person, &row, error))
    return FALSE;
  given = livret_device_slot_assign (db, slot->name, slot->device, person, &failed);
  if (given != NULL)
    g_ptr_array_add (self->result->given, given);
  if (failed == NULL ||
      g_error_matches (failed, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
settle (LivretImporting *self, LivretDb *db, LivretImportSlot *slot, GError **error)
{
  const LivretSlotChoice *choice = find_choice (self, slot);
  g_autofree char *person = NULL;

  if (!livret_device_slot_whose (db, slot->name, slot->device, is_alone (self, slot),
                                 self->person->id, &person, error))
    return FALSE;
  if (choice == NULL)
    slot->person = g_steal_pointer (&person);
  else
    slot->person = g_strdup (choice->person);
  return choice == NULL || self->request->dry_run || give (self, db, slot, choice->person, error);
}

gboolean
livret_importing_slots_settle (LivretImporting *self, LivretDb *db, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (!self->request->dry_run && (!livret_db_transaction_begin (&t, db, error) ||
                                  !livret_device_slots_settle (db, self->row, error)))
    return FALSE;
  for (guint i = 0; i < self->result->slots->len; i++)
    if (!settle (self, db, self->result->slots->pdata[i], error))
      return FALSE;
  return self->request->dry_run || livret_db_transaction_commit (&t, error);
}
