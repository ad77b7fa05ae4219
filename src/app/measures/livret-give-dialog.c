/* livret-give-dialog.c: readings of a source are somebody else's.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-give-dialog.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"
#include "record/livret-device-slots.h"

/* What is given, and once it is, what was there before. */
typedef struct
{
  char *person;
  char *to;
  LivretGiveQuery query;
  LivretGiven *given;
} Gift;

/* The dialog's own; freed with it. */
typedef struct
{
  LivretHousehold *household;
  GPtrArray *people; /* ids of the others */
  AdwComboRow *to;
  AdwEntryRow *first;
  AdwEntryRow *last;
  Gift *gift;
} Asked;

static void
clear_gift (gpointer data)
{
  Gift *gift = data;

  g_free (gift->person);
  g_free (gift->to);
  g_clear_pointer (&gift->given, livret_given_free);
}

static void
unref_gift (gpointer gift)
{
  g_atomic_rc_box_release_full (gift, clear_gift);
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->household);
  g_ptr_array_unref (asked->people);
  unref_gift (asked->gift);
  g_free (asked);
}

static gpointer
give (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gift *gift = data;

  g_clear_pointer (&gift->given, livret_given_free);
  gift->given = livret_readings_give (db, &gift->query, gift->to, error);
  return gift->given;
}

static gpointer
take_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Gift *gift = data;

  return GINT_TO_POINTER (livret_given_take_back (db, gift->given, error));
}

/* Empty: open. */
static gboolean
read_day (AdwEntryRow *row, LivretDate *date)
{
  gboolean good = livret_date_parse (gtk_editable_get_text (GTK_EDITABLE (row)), NULL, date, NULL);

  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return good;
}

static void
on_days_changed (AdwAlertDialog *dialog)
{
  Asked *asked = g_object_get_data (G_OBJECT (dialog), "asked");
  LivretDate first, last;
  gboolean good = read_day (asked->first, &first);

  good = read_day (asked->last, &last) && good;
  if (good)
    {
      asked->gift->query.from = livret_date_is_set (&first) ? first.earliest : G_MININT64;
      asked->gift->query.until = livret_date_is_set (&last) ? last.latest : G_MAXINT64;
    }
  adw_alert_dialog_set_response_enabled (
      dialog, "give", good && asked->gift->query.from <= asked->gift->query.until);
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, gpointer data)
{
  Asked *asked = g_object_get_data (G_OBJECT (dialog), "asked");
  guint chosen = adw_combo_row_get_selected (asked->to);
  Gift *gift = asked->gift;
  const LivretPerson *to;
  g_autofree char *message = NULL;

  if (!g_str_equal (response, "give") || chosen >= asked->people->len)
    return;
  gift->to = g_strdup (asked->people->pdata[chosen]);
  to = livret_household_find (asked->household, gift->to);
  message = g_strdup_printf (_ ("Given to %s"), to != NULL ? to->name : "");
  livret_household_change (
      asked->household, give, g_atomic_rc_box_acquire (gift), unref_gift,
      (LivretUndo) { message, take_back, g_atomic_rc_box_acquire (gift), unref_gift }, NULL, NULL);
}

static AdwEntryRow *
add_day (GtkListBox *list, const char *title, AdwDialog *dialog)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_days_changed), dialog, G_CONNECT_SWAPPED);
  gtk_list_box_append (list, row);
  return ADW_ENTRY_ROW (row);
}

static AdwComboRow *
add_people (GtkListBox *list, Asked *asked, const char *person)
{
  GPtrArray *people = livret_household_get_people (asked->household);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < people->len; i++)
    {
      const LivretPerson *other = people->pdata[i];

      if (g_str_equal (other->id, person))
        continue;
      gtk_string_list_append (names, other->name);
      g_ptr_array_add (asked->people, g_strdup (other->id));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("To whom"));
  /* Below, a name has room; it is told of a model that comes later. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  gtk_list_box_append (list, row);
  return ADW_COMBO_ROW (row);
}

AdwDialog *
livret_give_dialog_new (LivretHousehold *household,
                        const char *person,
                        const LivretKind *kind,
                        gint64 series,
                        const char *source)
{
  g_autofree char *body = g_strdup_printf (
      _ ("Readings of “%s” are somebody else’s: of all days, or of those between two dates. No "
         "import brings them back."),
      source);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Give readings to somebody else"), body);
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());
  Asked *asked = g_new0 (Asked, 1);

  asked->household = g_object_ref (household);
  asked->people = g_ptr_array_new_with_free_func (g_free);
  asked->gift = g_atomic_rc_box_new0 (Gift);
  asked->gift->person = g_strdup (person);
  asked->gift->query =
      (LivretGiveQuery) { asked->gift->person, kind, series, G_MININT64, G_MAXINT64 };
  g_object_set_data_full (G_OBJECT (dialog), "asked", asked, asked_free);
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "boxed-list");
  livret_spoken_name (GTK_WIDGET (list), _ ("Give readings to somebody else"));
  asked->to = add_people (list, asked, person);
  asked->first = add_day (list, _ ("First day, if not all"), dialog);
  asked->last = add_day (list, _ ("Last day, if not all"), dialog);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (list));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Cancel"), "give",
                                  _ ("_Give"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "give",
                                            ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (on_answered), NULL);
  return dialog;
}
