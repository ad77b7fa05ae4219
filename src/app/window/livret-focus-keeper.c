/* livret-focus-keeper.c: the keyboard stays where it was while a window changes its width.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-focus-keeper.h"

/* GTK moves the focus on in the frame after the one that hid it. */
#define FRAMES 2

typedef struct
{
  GtkWidget *focus; /* weak: the last that had it while the stage was shown, or first */
  guint frames;     /* until it gets it back */
} Keeper;

static void
keeper_free (gpointer data)
{
  Keeper *keeper = data;

  g_clear_weak_pointer (&keeper->focus);
  g_free (keeper);
}

static Keeper *
get_keeper (GtkWidget *stage)
{
  return g_object_get_data (G_OBJECT (stage), "focus-keeper");
}

static void
on_focus_moved (GtkWidget *stage, GParamSpec *pspec, GtkWindow *window)
{
  Keeper *keeper = get_keeper (stage);

  if (keeper->frames == 0 && (gtk_widget_get_mapped (stage) || keeper->focus == NULL))
    g_set_weak_pointer (&keeper->focus, gtk_window_get_focus (window));
}

/* Not gtk_widget_grab_focus(), which would select the text of an entry. */
static void
give_back (GtkWidget *stage)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (stage));
  GtkWidget *focus = get_keeper (stage)->focus;

  if (focus != NULL && focus != gtk_window_get_focus (window) && gtk_widget_get_mapped (focus) &&
      gtk_widget_is_sensitive (focus))
    gtk_window_set_focus (window, focus);
}

static gboolean
on_frame (GtkWidget *stage, GdkFrameClock *clock, gpointer user_data)
{
  give_back (stage);
  return --get_keeper (stage)->frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* At once, so that no key goes elsewhere; and again after GTK moved it. */
static void
on_shown (GtkWidget *stage)
{
  Keeper *keeper = get_keeper (stage);

  if (keeper->frames == 0)
    gtk_widget_add_tick_callback (stage, on_frame, NULL, NULL);
  keeper->frames = FRAMES;
  give_back (stage);
}

void
livret_focus_keeper_attach (GtkWindow *window, GtkWidget *stage)
{
  g_object_set_data_full (G_OBJECT (stage), "focus-keeper", g_new0 (Keeper, 1), keeper_free);
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (on_focus_moved), stage,
                           G_CONNECT_SWAPPED);
  g_signal_connect_after (stage, "map", G_CALLBACK (on_shown), NULL);
}
