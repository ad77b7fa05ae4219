/* livret-watch-preferences.c: the preferences' group of the folder that is watched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/watch/livret-watch-preferences.h"

#include <glib/gi18n.h>

#include "app/watch/livret-watch.h"

/* The rows, and what they are about. */
typedef struct
{
  LivretWatch *watch;
  AdwSwitchRow *on;
  AdwActionRow *folder;
  GCancellable *cancellable;
  gboolean showing; /* the switch follows, nobody pressed it */
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_cancellable_cancel (group->cancellable);
  g_object_unref (group->cancellable);
  g_object_unref (group->watch);
  g_free (group);
}

static void
show_folder (GtkWidget *widget)
{
  Group *group = g_object_get_data (G_OBJECT (widget), "livret-watch");
  const char *folder = livret_watch_get_folder (group->watch);
  g_autofree char *missing =
      livret_watch_get_missing (group->watch)
          ? g_strdup_printf (_ ("“%s” is not there now"), folder != NULL ? folder : "")
          : NULL;

  group->showing = TRUE;
  adw_switch_row_set_active (group->on, folder != NULL);
  group->showing = FALSE;
  adw_action_row_set_subtitle (group->folder, missing != NULL ? missing : folder);
  gtk_widget_set_visible (GTK_WIDGET (group->folder), folder != NULL);
}

static void
on_folder_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  Group *group = g_object_get_data (G_OBJECT (widget), "livret-watch");
  g_autoptr (GFile) folder =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (folder != NULL)
    livret_watch_begin_at (group->watch, folder);
  else
    show_folder (widget);
}

static void
choose_folder (GtkWidget *widget)
{
  Group *group = g_object_get_data (G_OBJECT (widget), "livret-watch");
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOWNLOAD);
  g_autoptr (GFile) downloads = path != NULL ? g_file_new_for_path (path) : NULL;

  gtk_file_dialog_set_title (dialog, _ ("The folder where papers arrive"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Watch It"));
  gtk_file_dialog_set_initial_folder (dialog, downloads);
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)),
                                 group->cancellable, on_folder_chosen, g_object_ref (widget));
}

static void
on_switched (GtkWidget *widget)
{
  Group *group = g_object_get_data (G_OBJECT (widget), "livret-watch");

  if (group->showing)
    return;
  if (adw_switch_row_get_active (group->on))
    choose_folder (widget);
  else
    livret_watch_end (group->watch);
}

static void
build_rows (Group *group)
{
  group->on = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (group->on), _ ("Watch a folder"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (group->on),
      _ ("While the vault is open, new files in it, Downloads for instance, are read on this "
         "computer by the same closed-off process that reads every import. What seems to be a "
         "health paper or readings is proposed to you. Nothing is added, moved or sent, and "
         "nothing is read while the vault is locked."));
  group->folder = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (group->folder), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (group->folder),
                                 C_ ("on the computer", "Folder"));
  adw_action_row_add_suffix (group->folder, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (group->folder), TRUE);
}

AdwPreferencesGroup *
livret_watch_preferences_new (LivretHousehold *household)
{
  AdwPreferencesGroup *widget = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Group *group = g_new0 (Group, 1);

  group->watch = g_object_ref (livret_watch_of (household));
  group->cancellable = g_cancellable_new ();
  build_rows (group);
  g_object_set_data_full (G_OBJECT (widget), "livret-watch", group, group_free);
  adw_preferences_group_set_title (widget, _ ("Papers that arrive"));
  adw_preferences_group_add (widget, GTK_WIDGET (group->on));
  adw_preferences_group_add (widget, GTK_WIDGET (group->folder));
  g_signal_connect_object (group->on, "notify::active", G_CALLBACK (on_switched), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group->folder, "activated", G_CALLBACK (choose_folder), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group->watch, "changed", G_CALLBACK (show_folder), widget,
                           G_CONNECT_SWAPPED);
  show_folder (GTK_WIDGET (widget));
  return widget;
}
