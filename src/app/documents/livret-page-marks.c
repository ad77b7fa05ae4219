/* livret-page-marks.c: words found, marked on the page they stand on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-page-marks.h"

#define MARGIN 1 /* px around a word */
#define LINE 1
#define LINE_CURRENT 2

/* A page is white whatever the window's look. What is looked at has a frame, not a colour alone. */
static const GdkRGBA ink = { 0.10f, 0.10f, 0.10f, 1 };
static const GdkRGBA edge = { 0.54f, 0.39f, 0, 1 };
static const GdkRGBA marker = { 1, 0.84f, 0.04f, 0.36f };

struct _LivretPageMarks
{
  GtkWidget parent_instance;

  GPtrArray *hits; /* (nullable) */
  int page;
  const LivretPageHit *current; /* of @hits */
};

G_DEFINE_FINAL_TYPE (LivretPageMarks, livret_page_marks, GTK_TYPE_WIDGET)

static gboolean
place (LivretPageMarks *self, const LivretPageHit *hit, graphene_rect_t *bounds)
{
  double across = gtk_widget_get_width (GTK_WIDGET (self)) / (double) LIVRET_PAGE_SIDE;
  double down = gtk_widget_get_height (GTK_WIDGET (self)) / (double) LIVRET_PAGE_SIDE;

  graphene_rect_init (bounds, (float) (hit->left * across - MARGIN),
                      (float) (hit->top * down - MARGIN),
                      (float) ((hit->right - hit->left) * across + 2 * MARGIN),
                      (float) ((hit->bottom - hit->top) * down + 2 * MARGIN));
  return hit->right > hit->left && hit->bottom > hit->top;
}

static void
livret_page_marks_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LivretPageMarks *self = LIVRET_PAGE_MARKS (widget);

  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    {
      const LivretPageHit *hit = self->hits->pdata[i];
      gboolean current = hit == self->current;
      float line = current ? LINE_CURRENT : LINE;
      const GdkRGBA *colour = current ? &ink : &edge;
      graphene_rect_t bounds;
      GskRoundedRect frame;

      if (hit->page != self->page || !place (self, hit, &bounds))
        continue;
      gtk_snapshot_append_color (snapshot, &marker, &bounds);
      if (current)
        graphene_rect_inset (&bounds, -line, -line);
      gsk_rounded_rect_init_from_rect (&frame, &bounds, 2);
      gtk_snapshot_append_border (snapshot, &frame, (float[]) { line, line, line, line },
                                  (GdkRGBA[]) { *colour, *colour, *colour, *colour });
    }
}

void
livret_page_marks_set (LivretPageMarks *self,
                       GPtrArray *hits,
                       int page,
                       const LivretPageHit *current)
{
  GPtrArray *before = self->hits;

  self->hits = hits != NULL ? g_ptr_array_ref (hits) : NULL;
  self->page = page;
  self->current = current;
  if (before != NULL)
    g_ptr_array_unref (before);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
livret_page_marks_get_current (LivretPageMarks *self, graphene_rect_t *bounds)
{
  return self->current != NULL && self->current->page == self->page &&
         place (self, self->current, bounds);
}

static void
livret_page_marks_finalize (GObject *object)
{
  g_clear_pointer (&LIVRET_PAGE_MARKS (object)->hits, g_ptr_array_unref);
  G_OBJECT_CLASS (livret_page_marks_parent_class)->finalize (object);
}

static void
livret_page_marks_class_init (LivretPageMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_page_marks_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = livret_page_marks_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
livret_page_marks_init (LivretPageMarks *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}
