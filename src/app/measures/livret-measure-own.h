/* livret-measure-own.h: kinds of measures that people added and that have no tile yet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/livret-kind.h"

G_BEGIN_DECLS

/** livret_measure_own_without: (transfer container) (element-type LivretKind): those of the kinds
 * that people added that none of @tiles (element-type LivretMeasureTile) is of. */
GPtrArray *livret_measure_own_without (const GPtrArray *tiles);

/**
 * livret_measure_own_fill: @list begins with a row for each of @kinds; the rows that follow stay.
 * A row's action is "page.kind", with the kind's id. The keyboard stays in the list.
 */
void livret_measure_own_fill (GtkListBox *list, const GPtrArray *kinds);

G_END_DECLS
