/* livret-split.c: the two pages of a split that are moved about with the window's width.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-split.h"

void
livret_split_keep_actions (AdwNavigationSplitView *split)
{
  AdwNavigationPage *const pages[] = { adw_navigation_split_view_get_sidebar (split),
                                       adw_navigation_split_view_get_content (split) };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GSimpleActionGroup) none = g_simple_action_group_new ();

      if (pages[i] != NULL)
        gtk_widget_insert_action_group (GTK_WIDGET (pages[i]), "pane", G_ACTION_GROUP (none));
    }
}
