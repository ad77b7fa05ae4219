/* livret-sample-banner.c: what says, on every page, that all of this is made up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-sample-banner.h"

#include <glib/gi18n.h>

GtkWidget *
livret_sample_banner_around (GtkWidget *frame)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *banner =
      adw_banner_new (_ ("This is a made-up household: nothing here is about a real "
                         "person. It is erased when you leave."));

  gtk_widget_add_css_class (banner, "sample");
  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  adw_banner_set_button_label (ADW_BANNER (banner), _ ("_Leave the Example"));
  /* Locked, it would be a vault of which nobody knows the phrase. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (banner), "app.lock");
  adw_banner_set_revealed (ADW_BANNER (banner), TRUE);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), frame);
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), banner);
  return view;
}
