/* livret-heading.h: the heading of a step, which takes the keyboard's focus when the step begins.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIVRET_TYPE_HEADING (livret_heading_get_type ())
G_DECLARE_FINAL_TYPE (LivretHeading, livret_heading, LIVRET, HEADING, GtkBox)

/* Property: "label". A GtkLabel takes no focus unless its text can be chosen. */

void livret_heading_set_label (LivretHeading *self, const char *label);

G_END_DECLS
