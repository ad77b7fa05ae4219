/* livret-cramped.h: what a widget does otherwise on a phone with large letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

typedef void (*LivretCrampedFunc) (GtkWidget *widget, gboolean cramped);

/** livret_cramped_follow: calls @apply at once, and again whenever the window's width changes, as
 * long as @widget is there. One @apply a widget. */
void livret_cramped_follow (GtkWidget *widget, LivretHousehold *household, LivretCrampedFunc apply);

/** livret_cramped_fold: what stands at the end of @row (#AdwActionRow) stands below its words,
 * which have the whole width then. */
void livret_cramped_fold (GtkWidget *row, LivretHousehold *household);

/** livret_cramped_icon: @button, which has words, has a sign instead; its spoken name is as it
 * was. */
void livret_cramped_icon (GtkWidget *button, const char *icon, LivretHousehold *household);

/** livret_cramped_hide: @widget, which one can do without, is not there. */
void livret_cramped_hide (GtkWidget *widget, LivretHousehold *household);

/** livret_cramped_wrap: @label (#GtkLabel), of one line that is shortened with "…", has up to
 * three. */
void livret_cramped_wrap (GtkWidget *label, LivretHousehold *household);

G_END_DECLS
