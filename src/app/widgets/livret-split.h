/* livret-split.h: the two pages of a split that are moved about with the window's width.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * livret_split_keep_actions: for the making of a split view, before it is shown.
 *
 * When it narrows, a split view moves its pages, and GTK tells every button in them anew of its
 * actions: of a page with several buttons of one action, what stands above remembers one too many
 * each time, level by level, until a change of width takes seconds. With actions of its own, be
 * they none, a page is what is remembered above it, once for all that it holds.
 */
void livret_split_keep_actions (AdwNavigationSplitView *split);

G_END_DECLS
