/* livret-imports-page.h: past imports: what each brought, and undoing one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_IMPORTS_PAGE (livret_imports_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretImportsPage, livret_imports_page, LIVRET, IMPORTS_PAGE, LivretPage)

LivretImportsPage *livret_imports_page_new (LivretHousehold *household);

G_END_DECLS
