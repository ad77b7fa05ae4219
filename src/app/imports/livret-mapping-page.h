/* livret-mapping-page.h: what the columns of a table hold, before it is added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/imports/livret-mapping-state.h"
#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_MAPPING_PAGE (livret_mapping_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretMappingPage, livret_mapping_page, LIVRET, MAPPING_PAGE, LivretPage)

/* Signal: "told": the person is done; the page stays. */

/**
 * livret_mapping_page_new:
 * @whose: as livret_wording_person() says whose readings they become
 * @name: of the file; @fd: its bytes, duplicated
 * @table: borrowed until the page goes
 * @mapping: (nullable): what to begin with; %NULL: the table's own
 */
LivretMappingPage *livret_mapping_page_new (LivretHousehold *household,
                                            const char *whose,
                                            const char *name,
                                            int fd,
                                            const LivretCsvTable *table,
                                            const LivretCsvMapping *mapping);
/** livret_mapping_page_get: borrowed, as it is now. */
const LivretCsvMapping *livret_mapping_page_get (LivretMappingPage *self);

G_END_DECLS
