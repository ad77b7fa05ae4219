/* livret-measure-page.h: one measure of one person: last value, chart, table, statistics.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURE_PAGE (livret_measure_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasurePage, livret_measure_page, LIVRET, MEASURE_PAGE, LivretPage)

/** livret_measure_page_new: (transfer floating): to be pushed above another page. */
LivretMeasurePage *
livret_measure_page_new (LivretHousehold *household, const char *person, const LivretKind *kind);

G_END_DECLS
