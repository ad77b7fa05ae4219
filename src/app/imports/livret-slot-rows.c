/* livret-slot-rows.c: the users of shared devices, and whose each of them is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-slot-rows.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-drop-down.h"
#include "app/widgets/livret-list-place.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-unroll.h"
#include "app/widgets/livret-wording.h"
#include "app/window/livret-cramped.h"

#define NAME_CHARS 12

/* Words ----------------------------------------------------------------------- */

char *
livret_slot_title (const LivretDeviceSlot *slot)
{
  /* "S1#2" is the second user of S1, "#Louis" the one of that name. */
  g_autofree char *device = g_strndup (slot->device, strcspn (slot->device, "#"));
  g_autofree char *user = g_strdup_printf (_ ("user %s"), slot->slot);

  return livret_wording_join (slot->name, device, user, NULL);
}

char *
livret_slot_words (const LivretDeviceSlot *slot)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *days = NULL;
  g_autofree char *wait = NULL;

  if (slot->waiting == 0)
    return g_strdup ("");
  first = livret_wording_short_day (slot->first_day, 0);
  last = livret_wording_short_day (slot->last_day, 0);
  days = slot->first_day == slot->last_day
             ? g_strdup (first)
             : g_strdup_printf (C_ ("days", "from %s to %s"), first, last);
  wait = g_strdup_printf (
      ngettext ("%'ld reading waits", "%'ld readings wait", (gulong) slot->waiting),
      (long) slot->waiting);
  return livret_wording_join (wait, days, NULL);
}

/* Giving ---------------------------------------------------------------------- */

typedef struct
{
  char *name;
  char *device;
  char *person;
  LivretGiven *given; /* once it is done */
} Gift;

static void
clear_gift (gpointer data)
{
  Gift *gift = data;

  g_free (gift->name);
  g_free (gift->device);
  g_free (gift->person);
  g_clear_pointer (&gift->given, livret_given_free);
}

static void
unref_gift (gpointer gift)
{
  g_atomic_rc_box_release_full (gift, clear_gift);
}

static gpointer
give (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gift *gift = data;

  g_clear_pointer (&gift->given, livret_given_free);
  gift->given = livret_device_slot_assign (db, gift->name, gift->device, gift->person, error);
  return gift->given;
}

static gpointer
take_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Gift *gift = data;

  return GINT_TO_POINTER (livret_given_take_back (db, gift->given, error));
}

static void
on_person_chosen (GtkDropDown *drop_down, GParamSpec *pspec, LivretHousehold *household)
{
  const LivretDeviceSlot *slot = g_object_get_data (G_OBJECT (drop_down), "slot");
  GPtrArray *people = livret_household_get_people (household);
  guint chosen = gtk_drop_down_get_selected (drop_down);
  const LivretPerson *person =
      chosen > 0 && chosen <= people->len ? people->pdata[chosen - 1] : NULL;
  g_autofree char *message = person != NULL ? g_strdup_printf (_ ("Given to %s"), person->name)
                                            : g_strdup (_ ("Waits again"));
  Gift *gift;

  if (g_strcmp0 (person != NULL ? person->id : NULL, slot->person) == 0)
    return;
  gift = g_atomic_rc_box_new0 (Gift);
  gift->name = g_strdup (slot->name);
  gift->device = g_strdup (slot->device);
  gift->person = person != NULL ? g_strdup (person->id) : NULL;
  livret_household_change (household, give, g_atomic_rc_box_acquire (gift), unref_gift,
                           (LivretUndo) { message, take_back, gift, unref_gift }, NULL, NULL);
}

/* Rows ------------------------------------------------------------------------ */

static void
free_slot (gpointer data)
{
  livret_device_slot_free (data);
}

static LivretDeviceSlot *
copy_slot (const LivretDeviceSlot *slot)
{
  LivretDeviceSlot *copy = g_memdup2 (slot, sizeof *slot);

  copy->name = g_strdup (slot->name);
  copy->device = g_strdup (slot->device);
  copy->slot = g_strdup (slot->slot);
  copy->person = g_strdup (slot->person);
  return copy;
}

GtkWidget *
livret_slot_people_new (LivretHousehold *household, const char *title, const char *person)
{
  GPtrArray *people = livret_household_get_people (household);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *spoken = g_strdup_printf (_ ("Whose is %s?"), title);
  GtkWidget *drop_down;
  guint chosen = 0;

  gtk_string_list_append (names, C_ ("whose readings", "Nobody yet"));
  for (guint i = 0; i < people->len; i++)
    {
      const LivretPerson *one = people->pdata[i];

      gtk_string_list_append (names, one->name);
      if (g_strcmp0 (one->id, person) == 0)
        chosen = i + 1;
    }
  drop_down = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), chosen);
  livret_drop_down_shorten (GTK_DROP_DOWN (drop_down), NAME_CHARS);
  livret_spoken_drop_down (GTK_DROP_DOWN (drop_down), spoken);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  return drop_down;
}

static GtkWidget *
build_choice (LivretHousehold *household, const LivretDeviceSlot *slot, const char *title)
{
  GtkWidget *drop_down = livret_slot_people_new (household, title, slot->person);

  g_object_set_data_full (G_OBJECT (drop_down), "slot", copy_slot (slot), free_slot);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_person_chosen), household,
                           0);
  return drop_down;
}

/* (transfer full) (nullable): which slot the row at @index is of. */
static char *
copy_key (GtkListBox *list, int index)
{
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (list, index) : NULL;

  return row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "key")) : NULL;
}

/* What was given stands behind what waits: the keyboard goes with it. */
static void
give_focus (GtkListBox *list, LivretListPlace place, const char *key)
{
  GtkListBoxRow *row;

  for (int i = 0; key != NULL && (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "key"), key) == 0)
      place.row = i;
  livret_list_place_give (list, place);
}

void
livret_slot_rows_fill (GtkListBox *list, LivretHousehold *household, const GPtrArray *slots)
{
  LivretListPlace place = livret_list_place_take (list);
  g_autofree char *key = copy_key (list, place.row);

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < slots->len; i++)
    {
      const LivretDeviceSlot *slot = slots->pdata[i];
      g_autofree char *title = livret_slot_title (slot);
      g_autofree char *words = livret_slot_words (slot);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), build_choice (household, slot, title));
      g_object_set_data_full (G_OBJECT (row), "key",
                              g_strconcat (slot->name, "\n", slot->device, NULL), g_free);
      livret_cramped_fold (row, household);
      livret_wrap_early (row);
      gtk_list_box_append (list, row);
    }
  give_focus (list, place, key);
}
