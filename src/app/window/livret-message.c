/* livret-message.c: messages that come up for some seconds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-message.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-spoken.h"
#include "app/window/livret-cramped.h"

/* The overlay gives a message the height that it has at its natural width: that must not be wider
 * than the room beside the buttons. */
#define LETTERS 18
#define LETTERS_CRAMPED 10

/* What is in @message, itself or deeper, of that type: the words, and the button that undoes. */
static GtkWidget *
find (GtkWidget *message, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (message); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child
                         : GTK_IS_BUTTON (child)                  ? NULL
                                                                  : find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
fit (GtkWidget *message, gboolean cramped)
{
  GtkLabel *words = GTK_LABEL (find (message, GTK_TYPE_LABEL));
  GtkWidget *button = find (message, GTK_TYPE_BUTTON);

  gtk_label_set_max_width_chars (words, cramped ? LETTERS_CRAMPED : LETTERS);
  if (cramped)
    gtk_button_set_icon_name (GTK_BUTTON (button), "livret-undo-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (button), _ ("Undo"));
  livret_spoken_name (button, _ ("Undo"));
}

void
livret_message_fit (GtkWidget *message, LivretHousehold *household)
{
  GtkWidget *words = find (message, GTK_TYPE_LABEL);

  if (words == NULL || !livret_household_get_narrow (household))
    return;
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_single_line_mode (GTK_LABEL (words), FALSE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (words), GTK_NATURAL_WRAP_WORD);
  livret_cramped_follow (message, household, fit);
}
