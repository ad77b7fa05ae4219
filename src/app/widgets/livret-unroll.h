/* livret-unroll.h: long contents of a page, made as far as they are looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _LivretUnroll LivretUnroll;

/**
 * LivretUnrollFunc: makes some more rows, as many as take a few milliseconds.
 *
 * Returns: whether there are still more to be made
 */
typedef gboolean (*LivretUnrollFunc) (gpointer data);

/**
 * livret_unroll_new:
 * @contents: what grows downwards, in a scrolled window
 *
 * Rows cost a millisecond or more each, made, measured and drawn: those below what is looked at are
 * made when they come near. Every change of @contents begins with livret_unroll_start().
 *
 * Returns: (transfer full): to be freed before @contents goes
 */
LivretUnroll *livret_unroll_new (GtkWidget *contents, LivretUnrollFunc more, gpointer data);
void livret_unroll_free (LivretUnroll *self);

/**
 * livret_unroll_start: makes the first rows now, others when they come near.
 * @again: as far as they had been made, so that what is scrolled to stays where it is
 */
void livret_unroll_start (LivretUnroll *self, gboolean again);

/** livret_unroll_go_on: there are more to be made after all, below what was made. */
void livret_unroll_go_on (LivretUnroll *self);

/**
 * livret_wrap_early:
 * @widget: labels below it included
 *
 * How narrow a label can be that may break anywhere is found out letter by letter, which takes
 * longer than all the rest of a row: such labels are said to need room for a few letters. Where
 * they break within a word no hyphen is shown: it is mostly the name of a file.
 */
void livret_wrap_early (GtkWidget *widget);

G_END_DECLS
