/* livret-field.h: what a dialog says of its fields while they are typed in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** livret_field_words: shows @words in the label below fields, and says them when they are
 * new; %NULL hides it. */
void livret_field_words (GtkWidget *label, const char *words);
/** livret_field_invalid: tells a screen reader whether what stands in @row can be kept. */
void livret_field_invalid (GtkWidget *row, gboolean invalid);

G_END_DECLS
