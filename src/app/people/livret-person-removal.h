/* livret-person-removal.h: somebody is taken out of the household, after what that means was said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

/**
 * livret_person_removal_ask: counts what would go with @person, says it, and takes them out of the
 * household if that is what is wanted; it can be undone.
 * @done: once they are out
 * @done_data: a #GObject, held meanwhile
 */
void livret_person_removal_ask (GtkWidget *parent,
                                LivretHousehold *household,
                                const LivretPerson *person,
                                GSourceOnceFunc done,
                                gpointer done_data);

G_END_DECLS
