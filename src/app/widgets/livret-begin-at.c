/* livret-begin-at.c: where the keyboard is when a dialog opens.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-begin-at.h"

#define FRAMES 2

typedef struct
{
  GtkWidget *first;
  int frames_left;
} Begin;

static void
begin_free (gpointer data)
{
  Begin *begin = data;

  g_clear_weak_pointer (&begin->first);
  g_free (begin);
}

/* On a phone the sheet is laid out anew in its first frames, which takes the keyboard to its first
 * button: it is given back once. */
static gboolean
give_back (GtkWidget *dialog, GdkFrameClock *clock, gpointer data)
{
  Begin *begin = data;

  if (begin->first == NULL)
    return G_SOURCE_REMOVE;
  if (!gtk_widget_get_mapped (begin->first) || --begin->frames_left > 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_grab_focus (begin->first);
  return G_SOURCE_REMOVE;
}

void
livret_begin_at (AdwDialog *dialog, GtkWidget *first)
{
  Begin *begin = g_new0 (Begin, 1);

  g_set_weak_pointer (&begin->first, first);
  begin->frames_left = FRAMES;
  adw_dialog_set_focus (dialog, first);
  gtk_widget_add_tick_callback (GTK_WIDGET (dialog), give_back, begin, begin_free);
}
