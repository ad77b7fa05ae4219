/* livret-sealed-page.h: a sealed share: its phrase, once, and the ways to hand the package over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"
#include "sharing/livret-package.h"

G_BEGIN_DECLS

/** LivretSealed: a grant and the package it produced. */
typedef struct
{
  LivretGrant *grant;
  LivretPackage *package;
} LivretSealed;

/** livret_sealed_new: both (transfer full). */
LivretSealed *livret_sealed_new (LivretGrant *grant, LivretPackage *package);
void livret_sealed_free (LivretSealed *sealed);

#define LIVRET_TYPE_SEALED_PAGE (livret_sealed_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretSealedPage, livret_sealed_page, LIVRET, SEALED_PAGE, LivretPage)

/** livret_sealed_page_new: @sealed: (transfer full). */
LivretSealedPage *livret_sealed_page_new (LivretHousehold *household, LivretSealed *sealed);

G_END_DECLS
