/* livret-sheet-picture.c: a photograph as its page will show it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-sheet-picture.h"

/* The upper left corner of what is turned, in the turned picture. */
static void
turn (GtkSnapshot *snapshot, guint turns, float width, float height)
{
  if (turns == 1)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (height, 0));
  else if (turns == 2)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (width, height));
  else if (turns == 3)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, width));
  gtk_snapshot_rotate (snapshot, 90.0f * (float) turns);
}

GdkPaintable *
livret_sheet_picture (GdkTexture *texture, guint turns, const LivretCrop *crop)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  float width = (float) gdk_texture_get_width (texture);
  float height = (float) gdk_texture_get_height (texture);
  float across = turns % 2 == 0 ? width : height;
  float down = turns % 2 == 0 ? height : width;
  float left = across * (float) crop->left / LIVRET_CROP_SIDE;
  float top = down * (float) crop->top / LIVRET_CROP_SIDE;
  graphene_size_t size =
      GRAPHENE_SIZE_INIT (MAX (across * (float) (crop->right - crop->left) / LIVRET_CROP_SIDE, 1),
                          MAX (down * (float) (crop->bottom - crop->top) / LIVRET_CROP_SIDE, 1));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, size.width, size.height));
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-left, -top));
  turn (snapshot, turns, width, height);
  gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_pop (snapshot);
  return gtk_snapshot_free_to_paintable (snapshot, &size);
}
