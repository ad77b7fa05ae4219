/* livret-figures-sections.h: the sections of the panel of figures, one a matter.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "figures/livret-figures-read.h"

G_BEGIN_DECLS

/* Each appends its groups to @box; none where there is nothing to say. */

void livret_section_glucose (GtkBox *box, LivretHousehold *household, const LivretFigures *figures);
/** @person: id, for the printed page. */
void livret_section_pressure (GtkBox *box,
                              LivretHousehold *household,
                              const char *person,
                              const LivretFigures *figures);
void livret_section_weight (GtkBox *box, LivretHousehold *household, const LivretFigures *figures);
void
livret_section_calendar (GtkBox *box, LivretHousehold *household, const LivretFigures *figures);

G_END_DECLS
