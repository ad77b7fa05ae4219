/* livret-import-page.h: look before adding, then the import itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_IMPORT_PAGE (livret_import_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretImportPage, livret_import_page, LIVRET, IMPORT_PAGE, LivretPage)

/** livret_import_page_new: @files of GFile. */
LivretImportPage *livret_import_page_new (LivretHousehold *household, GListModel *files);
/** livret_import_page_propose: whose each file seems to be, in their order: ids, "" where nobody
 * knows; before they were opened. */
void livret_import_page_propose (LivretImportPage *self, const char *const *people);
/** livret_import_page_join: the pictures among them are pages of one paper. */
void livret_import_page_join (LivretImportPage *self);

G_END_DECLS
