/* livret-initials.h: a person's initials on a disc of their colour.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/livret-people.h"

G_BEGIN_DECLS

/** livret_initials_new: (transfer floating): @people gives two letters where initials clash; @size
 * 24, 32 or 40. */
GtkWidget *livret_initials_new (const LivretPerson *person, GPtrArray *people, int size);
/** livret_initials_everybody: (transfer floating): a house. */
GtkWidget *livret_initials_everybody (int size);
/** livret_initials_class: the CSS class of a person's colour. */
const char *livret_initials_class (int colour);

G_END_DECLS
