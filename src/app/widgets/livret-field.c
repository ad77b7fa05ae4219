/* livret-field.c: what a dialog says of its fields while they are typed in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-field.h"

#include "app/widgets/livret-spoken.h"

void
livret_field_words (GtkWidget *label, const char *words)
{
  gboolean news = words != NULL && !g_str_equal (words, gtk_label_get_label (GTK_LABEL (label)));

  gtk_label_set_label (GTK_LABEL (label), words ? words : "");
  gtk_widget_set_visible (label, words != NULL);
  if (news)
    livret_spoken_say (label, words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
livret_field_invalid (GtkWidget *row, gboolean invalid)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}
