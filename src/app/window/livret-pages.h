/* livret-pages.h: the one table of the window's pages, in the order of the sidebar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

/** LivretPageRow: @title is English, in the catalogue. */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} LivretPageRow;

/** livret_pages: ended by a %NULL id. */
extern const LivretPageRow livret_pages[];

/** livret_pages_make: (transfer floating): the page, with its id as tag. */
LivretPage *livret_pages_make (const LivretPageRow *row, LivretHousehold *household);
const LivretPageRow *livret_pages_find (const char *id);

G_END_DECLS
