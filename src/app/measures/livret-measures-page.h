/* livret-measures-page.h: all measures, a tile each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MEASURES_PAGE (livret_measures_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretMeasuresPage, livret_measures_page, LIVRET, MEASURES_PAGE, LivretPage)

G_END_DECLS
