/* livret-choose.h: one of a list, in a sheet that has room for long words: a menu has none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** LivretChosen: @id: of the choice; borrowed. */
typedef void (*LivretChosen) (GtkWidget *parent, const char *id);

/** LivretChoices: opaque. */
typedef struct _LivretChoices LivretChoices;
LivretChoices *livret_choices_new (void);
/** livret_choices_add: a row; spaces before @label stay. */
void livret_choices_add (LivretChoices *choices, const char *id, const char *label);
/** livret_choices_ask: @choices: (transfer full). @chosen: with @parent, which is held meanwhile;
 * not called when nothing is chosen. */
void livret_choices_ask (LivretChoices *choices,
                         GtkWidget *parent,
                         const char *heading,
                         LivretChosen chosen);

G_END_DECLS
