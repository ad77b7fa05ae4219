/* livret-slot-rows.h: the users of shared devices, and whose each of them is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-device-slots.h"

G_BEGIN_DECLS

/** livret_slot_rows_fill: @slots: (element-type LivretDeviceSlot): a row each, in place of what
 * @list held; a choice is written at once, and can be undone. */
void livret_slot_rows_fill (GtkListBox *list, LivretHousehold *household, const GPtrArray *slots);

/** livret_slot_people_new: asks whose it is: nobody’s yet, then everybody; named after its @title.
 * @person: (nullable): id of whose it is now */
GtkWidget *
livret_slot_people_new (LivretHousehold *household, const char *title, const char *person);

/** livret_slot_words: (transfer full): "12 readings wait · 3 Apr 2026 to 5 May 2026"; "" if none
 * does. Pure. */
char *livret_slot_words (const LivretDeviceSlot *slot);
/** livret_slot_title: (transfer full): "openScale · Louis". Pure. */
char *livret_slot_title (const LivretDeviceSlot *slot);

G_END_DECLS
