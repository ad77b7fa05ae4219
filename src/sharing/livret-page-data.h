/* livret-page-data.h: the content of a package as the JSON that the page's script reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-package-content.h"

G_BEGIN_DECLS

/**
 * LivretPagePlan: which segment holds what. 0 is the cover; then come the sections, the series, the
 * documents each with its rendition, and the PDF of everything.
 * @renditions: segment of a document's rendition, 0 where there is none
 */
typedef struct
{
  guint n_segments;
  guint first_section;
  guint first_series;
  guint *documents;
  guint *renditions;
  guint all;
} LivretPagePlan;

/** livret_page_plan_new: @renditions: for each document, whether a rendition goes with it. */
LivretPagePlan *livret_page_plan_new (const LivretPackageContent *content,
                                      const gboolean *renditions);
void livret_page_plan_free (LivretPagePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretPagePlan, livret_page_plan_free)

/** livret_page_rendition_type: (nullable): what a document is turned into for browsers; %NULL where
 * they show it as it is. */
const char *livret_page_rendition_type (const LivretPackageDocument *document);

/** livret_page_data_cover: (transfer full): who, what, why, until when, and where the rest lies. */
char *livret_page_data_cover (const LivretPackageContent *content, const LivretPagePlan *plan);
char *livret_page_data_section (const LivretPackageSection *section);
/** livret_page_data_series: readings, charts and figures of one kind; @name: of its file if saved.
 */
char *livret_page_data_series (const LivretPackageSeries *series, const char *name);

G_END_DECLS
