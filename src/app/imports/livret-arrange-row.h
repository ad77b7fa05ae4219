/* livret-arrange-row.h: one photograph among the pages, and what can be done with it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/imports/livret-arrange-state.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_ARRANGE_ROW (livret_arrange_row_get_type ())
G_DECLARE_FINAL_TYPE (LivretArrangeRow, livret_arrange_row, LIVRET, ARRANGE_ROW, GtkListBoxRow)

typedef enum
{
  LIVRET_ARRANGE_TURN_LEFT,
  LIVRET_ARRANGE_TURN_RIGHT,
  LIVRET_ARRANGE_CROP,
  LIVRET_ARRANGE_EARLIER,
  LIVRET_ARRANGE_LATER,
  LIVRET_ARRANGE_LEAVE_OUT,
  LIVRET_ARRANGE_ACTS
} LivretArrangeAct;

/*
 * Signals: "asked" (uint: LivretArrangeAct), "dragged" (double: how far down from its top the
 * picture is held, boolean: let go there).
 * Keys: Alt+Up and Alt+Down move it, Delete leaves it out.
 */

GtkWidget *livret_arrange_row_new (void);
/** livret_arrange_row_show: what @at of @arrangement is now. @texture: (nullable): not yet there.
 */
void livret_arrange_row_show (LivretArrangeRow *self,
                              LivretArrangement *arrangement,
                              guint at,
                              GdkTexture *texture,
                              const char *file_name);
/** livret_arrange_row_focus: the keyboard goes to the button of that act, else to the row. */
void livret_arrange_row_focus (LivretArrangeRow *self, LivretArrangeAct act);

G_END_DECLS
