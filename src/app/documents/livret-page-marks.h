/* livret-page-marks.h: words found, marked on the page they stand on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/livret-wire-hits.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_PAGE_MARKS (livret_page_marks_get_type ())
G_DECLARE_FINAL_TYPE (LivretPageMarks, livret_page_marks, LIVRET, PAGE_MARKS, GtkWidget)

/** livret_page_marks_set: those of @hits (nullable) (element-type LivretPageHit) that stand on
 * @page, from 0; @current (nullable): the one of them that is looked at. */
void livret_page_marks_set (LivretPageMarks *self,
                            GPtrArray *hits,
                            int page,
                            const LivretPageHit *current);
/** livret_page_marks_get_current: (out) @bounds: where what is looked at stands in the widget;
 * %FALSE: not on this page, or not known where. */
gboolean livret_page_marks_get_current (LivretPageMarks *self, graphene_rect_t *bounds);

G_END_DECLS
