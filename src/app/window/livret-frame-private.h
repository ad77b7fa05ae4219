/* livret-frame-private.h: what the frame and its actions share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-actions.h"
#include "app/window/livret-frame.h"
#include "app/window/livret-person-card.h"

G_BEGIN_DECLS

struct _LivretFrame
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  AdwNavigationSplitView *split;
  GtkWidget *search_button;
  GtkWidget *search_bar;
  GtkWidget *search_entry;
  GtkWidget *menu_button;
  LivretPersonCard *card;
  GtkListBox *pages;
  GtkWidget *vault_name;
  AdwNavigationView *view;

  LivretHousehold *household;
  GPtrArray *counts; /* GtkLabel of each page's row, borrowed */
  GCancellable *counting;
  guint preparing; /* source of the pages made before they are asked for */
};

G_END_DECLS
