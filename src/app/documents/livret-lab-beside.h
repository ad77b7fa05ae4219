/* livret-lab-beside.h: a document's pages, and beside them the results read in its text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-documents.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_LAB_BESIDE (livret_lab_beside_get_type ())
/** LivretLabBeside: says above the pages that there are results, and shows them on demand.
 * Properties: "pages" (#GtkWidget), "tools" (#AdwWrapBox: what stands below them, to which its own
 * button is added). Signals: "page-wanted" (int, from 0 on): of the row one is at;
 * "opened": the results are beside the pages from now on. */
G_DECLARE_FINAL_TYPE (LivretLabBeside, livret_lab_beside, LIVRET, LAB_BESIDE, AdwBin)

/** livret_lab_beside_show: of @document; what was ticked of the same one stays. */
void livret_lab_beside_show (LivretLabBeside *self,
                             LivretHousehold *household,
                             const LivretDocument *document);
/** livret_lab_beside_close: the pages alone; what was ticked stays. */
void livret_lab_beside_close (LivretLabBeside *self);

G_END_DECLS
