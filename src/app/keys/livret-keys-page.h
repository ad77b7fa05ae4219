/* livret-keys-page.h: the keys of the vault: phrases, recovery code, and making all of them new.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_KEYS_PAGE (livret_keys_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretKeysPage, livret_keys_page, LIVRET, KEYS_PAGE, LivretPage)

LivretKeysPage *livret_keys_page_new (LivretHousehold *household);

G_END_DECLS
