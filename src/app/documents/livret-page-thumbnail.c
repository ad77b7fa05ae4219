/* livret-page-thumbnail.c: a small page of a document in the list beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-page-thumbnail.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-render.h"
#include "app/widgets/livret-thumbnail.h"

#define WIDTH 44

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretThumbnail) thumbnail = user_data;
  g_autoptr (GdkTexture) texture = livret_render_finish (result, NULL);

  /* A page that cannot be shown says so when it is opened. */
  if (texture != NULL)
    livret_thumbnail_set (thumbnail, GDK_PAINTABLE (texture));
}

GtkWidget *
livret_page_thumbnail_new (LivretHousehold *household,
                           const char *document,
                           const char *role,
                           const char *media_type,
                           int page,
                           GCancellable *cancellable)
{
  GtkWidget *picture =
      g_object_new (LIVRET_TYPE_THUMBNAIL, "page-width", WIDTH, "page-height", WIDTH * 4 / 3, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *label = g_strdup_printf (_ ("Page %d"), page + 1);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), picture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  livret_render_part_async (household, document, role, media_type, page, WIDTH * 2, cancellable,
                            on_rendered, g_object_ref (picture));
  return row;
}
