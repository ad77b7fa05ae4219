/* livret-preferences.c: the few preferences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-preferences.h"

#include <glib/gi18n.h>

#include "app/documents/livret-words-reading.h"
#include "app/watch/livret-watch-preferences.h"
#include "app/widgets/livret-places.h"
#include "record/livret-meta.h"

static const int minutes[] = { 2, 5, 10, 20, 60, 0 };

typedef struct
{
  LivretHousehold *household;
  GSettings *settings;
  GtkWidget *label_row;
} Preferences;

static void
preferences_free (gpointer data)
{
  Preferences *preferences = data;

  g_object_unref (preferences->household);
  g_object_unref (preferences->settings);
  g_free (preferences);
}

static void
on_minutes_chosen (AdwComboRow *row, GParamSpec *pspec, Preferences *preferences)
{
  g_settings_set_int (preferences->settings, "lock-minutes",
                      minutes[adw_combo_row_get_selected (row)]);
}

static gpointer
keep_label (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_meta_set (db, LIVRET_META_LABEL, data, error));
}

static void
on_label_applied (GtkEditable *row, Preferences *preferences)
{
  const char *label = gtk_editable_get_text (row);

  livret_household_write (preferences->household, keep_label, g_strdup (label), g_free, NULL, NULL);
  if (g_settings_get_boolean (preferences->settings, "show-label"))
    g_settings_set_string (preferences->settings, "label", label);
}

static void
on_show_label_changed (AdwSwitchRow *row, GParamSpec *pspec, Preferences *preferences)
{
  gboolean show = adw_switch_row_get_active (row);

  /* Outside the vault the label is kept only while the person wants it shown. */
  g_settings_set_boolean (preferences->settings, "show-label", show);
  g_settings_set_string (preferences->settings, "label",
                         show ? gtk_editable_get_text (GTK_EDITABLE (preferences->label_row)) : "");
}

static gpointer
get_label (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char *label = livret_meta_get (db, LIVRET_META_LABEL, error);

  return label ? label : g_strdup ("");
}

static void
on_label_got (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autofree char *label = livret_store_run_finish (LIVRET_STORE (store), result, NULL);

  if (label != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), label);
}

static AdwPreferencesGroup *
build_locking (Preferences *preferences)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int chosen = g_settings_get_int (preferences->settings, "lock-minutes");

  for (gsize i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      /* Translators: minutes, as short as can be. */
      g_autofree char *name = minutes[i] > 0 ? g_strdup_printf (_ ("%d min"), minutes[i])
                                             : g_strdup (_ ("Only with the session"));

      gtk_string_list_append (names, name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Lock when nobody is there for"));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_preferences_group_set_description (
      group, _ ("It also locks with the session and when the computer sleeps. From the "
                "next opening of the vault on."));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    if (minutes[i] == chosen)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_minutes_chosen), preferences);
  adw_preferences_group_set_title (group, _ ("Locking"));
  adw_preferences_group_add (group, row);
  return group;
}

static AdwPreferencesGroup *
build_label (Preferences *preferences)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *show = adw_switch_row_new ();

  preferences->label_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (preferences->label_row),
                                 _ ("Name of the vault"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (preferences->label_row), TRUE);
  g_signal_connect (preferences->label_row, "apply", G_CALLBACK (on_label_applied), preferences);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (show), _ ("Show it while locked"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (show),
                               _ ("Whoever uses this computer can then read the name."));
  adw_switch_row_set_active (ADW_SWITCH_ROW (show),
                             g_settings_get_boolean (preferences->settings, "show-label"));
  g_signal_connect (show, "notify::active", G_CALLBACK (on_show_label_changed), preferences);
  adw_preferences_group_set_title (group, _ ("Vault"));
  adw_preferences_group_add (group, preferences->label_row);
  adw_preferences_group_add (group, show);
  livret_store_run_async (livret_household_get_store (preferences->household), LIVRET_DB_READ,
                          get_label, NULL, NULL, g_free,
                          livret_household_get_cancellable (preferences->household), on_label_got,
                          g_object_ref (preferences->label_row));
  return group;
}

static void
on_able_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwActionRow) row = user_data;

  if (!livret_words_able_finish (result))
    adw_action_row_set_subtitle (row,
                                 _ ("Not possible: Tesseract, or its data for French and English, "
                                    "is not installed on this computer."));
}

static AdwPreferencesGroup *
build_words (Preferences *preferences)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Read the words in pictures"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("Photographs and scans are then found by what stands on them, in French and English. It "
         "is done on this computer, a few seconds a page, while you do other things."));
  g_settings_bind (preferences->settings, "recognize-words", row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_set_title (group, _ ("Documents"));
  adw_preferences_group_add (group, row);
  livret_words_able_async (preferences->household, on_able_known, g_object_ref (row));
  return group;
}

AdwDialog *
livret_preferences_dialog_new (LivretHousehold *household)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  Preferences *preferences = g_new0 (Preferences, 1);

  preferences->household = g_object_ref (household);
  preferences->settings = livret_places_get_settings ();
  adw_preferences_page_add (page, build_locking (preferences));
  adw_preferences_page_add (page, build_words (preferences));
  /* What is erased soon watches nothing, and has no name that could be shown while it is locked. */
  if (!livret_vault_is_passing (
          livret_session_get_vault (livret_household_get_session (household))))
    {
      adw_preferences_page_add (page, livret_watch_preferences_new (household));
      adw_preferences_page_add (page, build_label (preferences));
    }
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "livret-preferences", preferences, preferences_free);
  return dialog;
}
