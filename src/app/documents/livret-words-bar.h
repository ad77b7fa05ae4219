/* livret-words-bar.h: below the documents: that words are read from pictures, and how many are
 * left. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIVRET_TYPE_WORDS_BAR (livret_words_bar_get_type ())
/** LivretWordsBar: seen while something is read, or waits because the person paused it. Property:
 * "household" (#LivretHousehold). */
G_DECLARE_FINAL_TYPE (LivretWordsBar, livret_words_bar, LIVRET, WORDS_BAR, GtkBox)

/** livret_words_note: shows @row of a document @id, where a machine read words of it. */
void
livret_words_note (GtkWidget *row, gpointer household, const char *id, GCancellable *cancellable);

G_END_DECLS
