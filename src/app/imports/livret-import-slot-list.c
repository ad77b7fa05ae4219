/* livret-import-slot-list.c: whose readings of a shared device are, asked before they are added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/imports/livret-import-page-private.h"
#include "app/imports/livret-import-slots.h"
#include "app/imports/livret-slot-rows.h"
#include "app/widgets/livret-unroll.h"
#include "app/window/livret-cramped.h"

static void
on_person_chosen (GtkDropDown *drop_down, GParamSpec *pspec, LivretImportPage *self)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (self));
  GPtrArray *people = livret_household_get_people (household);
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "place"));
  g_autoptr (GPtrArray) slots = livret_import_slots_list (self->files);
  guint chosen = gtk_drop_down_get_selected (drop_down);

  if (place < slots->len)
    livret_import_slots_choose (self->files, slots->pdata[place],
                                chosen > 0 && chosen <= people->len
                                    ? ((LivretPerson *) people->pdata[chosen - 1])->id
                                    : NULL);
}

static GtkWidget *
build_row (LivretImportPage *self, const LivretImportSlot *found, guint place)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (self));
  const char *mark = strchr (found->device, '#');
  const LivretDeviceSlot slot = {
    .name = found->name,
    .device = found->device,
    .slot = (char *) (mark != NULL ? mark + 1 : found->device),
  };
  g_autofree char *title = livret_slot_title (&slot);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%'ld reading", "%'ld readings", (gulong) found->count), (long) found->count);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *drop_down = livret_slot_people_new (household, title, found->person);

  g_object_set_data (G_OBJECT (drop_down), "place", GUINT_TO_POINTER (place));
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_person_chosen), self, 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  livret_cramped_fold (row, household);
  livret_wrap_early (row);
  return row;
}

/* Filled anew only when the files hold something else: whoever chooses keeps the keyboard. */
void
livret_import_page_show_slots (LivretImportPage *self)
{
  g_autofree char *words = livret_import_slots_words (self->files);
  g_autoptr (GPtrArray) slots = NULL;

  if (g_strcmp0 (words, self->slots_shown) == 0)
    return;
  g_set_str (&self->slots_shown, words);
  slots = livret_import_slots_list (self->files);
  gtk_list_box_remove_all (self->slots_list);
  for (guint i = 0; i < slots->len; i++)
    gtk_list_box_append (self->slots_list, build_row (self, slots->pdata[i], i));
  gtk_widget_set_visible (self->slots_box, slots->len > 0);
}
