/* livret-blood.h: the eight blood groups (ABO and Rh D), as they are kept and as they are said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * livret_blood_group: (nullable): the group that @text names, as it is kept: "A+", "O−" (with a
 * minus sign), static. Reads "a +", "AB Rh-", "0 neg", "O négatif"; %NULL for anything else.
 */
const char *livret_blood_group (const char *text);

/** livret_blood_group_spoken: "A positive", in the current language, static; @group as it is kept:
 * a sign alone is easily overlooked. "" if it is none. */
const char *livret_blood_group_spoken (const char *group);

G_END_DECLS
