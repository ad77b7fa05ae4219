/* empty-window.c: the least that a libadwaita program can show; Livret's start is compared with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

static void
on_activated (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_title (GTK_WINDOW (window), "Empty");
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new (LIVRET_APPLICATION_ID ".Empty", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activated), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
