/* livret-import-slots.c: the users of shared devices in the files of a preview.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-slots.h"

static void
free_slot (gpointer data)
{
  LivretImportSlot *slot = data;

  g_free (slot->name);
  g_free (slot->device);
  g_free (slot->person);
  g_free (slot);
}

static LivretImportSlot *
find_slot (const GPtrArray *slots, const LivretImportSlot *like)
{
  for (guint i = 0; i < slots->len; i++)
    {
      LivretImportSlot *slot = slots->pdata[i];

      if (g_str_equal (slot->name, like->name) && g_str_equal (slot->device, like->device))
        return slot;
    }
  return NULL;
}

static LivretSlotChoice *
find_choice (const LivretImportFile *file, const LivretImportSlot *slot)
{
  for (guint i = 0; i < file->slots->len; i++)
    if (livret_slot_choice_fits (file->slots->pdata[i], slot->name, slot->device))
      return file->slots->pdata[i];
  return NULL;
}

static gboolean
has_slots (const LivretImportFile *file)
{
  return file->result != NULL && file->result->slots != NULL && !file->declined;
}

static void
add_slot (GPtrArray *slots, const LivretImportFile *file, const LivretImportSlot *found)
{
  const LivretSlotChoice *choice = find_choice (file, found);
  LivretImportSlot *slot = find_slot (slots, found);

  if (slot == NULL)
    {
      slot = g_new0 (LivretImportSlot, 1);
      slot->name = g_strdup (found->name);
      slot->device = g_strdup (found->device);
      slot->person = g_strdup (choice != NULL ? choice->person : found->person);
      g_ptr_array_add (slots, slot);
    }
  slot->count += found->count;
}

/* User 2 before user 10. */
static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const LivretImportSlot *x = *(LivretImportSlot *const *) a;
  const LivretImportSlot *y = *(LivretImportSlot *const *) b;
  g_autofree char *left = g_utf8_collate_key_for_filename (x->device, -1);
  g_autofree char *right = g_utf8_collate_key_for_filename (y->device, -1);
  int by_name = g_utf8_collate (x->name, y->name);

  return by_name != 0 ? by_name : strcmp (left, right);
}

GPtrArray *
livret_import_slots_list (const GPtrArray *files)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func (free_slot);

  for (guint i = 0; i < files->len; i++)
    {
      const LivretImportFile *file = files->pdata[i];

      for (guint j = 0; has_slots (file) && j < file->result->slots->len; j++)
        add_slot (slots, file, file->result->slots->pdata[j]);
    }
  g_ptr_array_sort (slots, compare_slots);
  return slots;
}

void
livret_import_slots_choose (GPtrArray *files, const LivretImportSlot *slot, const char *person)
{
  for (guint i = 0; i < files->len; i++)
    {
      LivretImportFile *file = files->pdata[i];
      LivretSlotChoice *choice = find_choice (file, slot);

      if (choice != NULL)
        g_set_str (&choice->person, person);
      else if (has_slots (file) && find_slot (file->result->slots, slot) != NULL)
        g_ptr_array_add (file->slots, livret_slot_choice_new (slot->name, slot->device, person));
    }
}

char *
livret_import_slots_words (const GPtrArray *files)
{
  g_autoptr (GPtrArray) slots = livret_import_slots_list (files);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const LivretImportSlot *slot = slots->pdata[i];

      g_string_append_printf (words, "%s\n%s\n%" G_GINT64_FORMAT "\n", slot->name, slot->device,
                              slot->count);
    }
  return g_string_free (words, FALSE);
}
