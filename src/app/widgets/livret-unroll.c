/* livret-unroll.c: long contents of a page, made as far as they are looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-unroll.h"

/* Letters that a wrapping label has room for: fewer than a row of 360 px leaves at twice the text's
 * size. */
#define ROOM 9

struct _LivretUnroll
{
  GtkWidget *contents; /* borrowed */
  LivretUnrollFunc more;
  gpointer data;
  GSignalGroup *scrolling; /* of the adjustment of the window around @contents */
  gboolean rest;           /* there are more to be made */
  guint made;              /* calls of @more since the start */
  guint idle;
  gulong mapped;
};

static GtkScrolledWindow *
get_window (LivretUnroll *self)
{
  return GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (self->contents, GTK_TYPE_SCROLLED_WINDOW));
}

/* Whether the end of what was made lies less than a window's height below what is seen. */
static gboolean
is_near (LivretUnroll *self)
{
  GtkScrolledWindow *window = get_window (self);
  graphene_rect_t bounds;

  if (window == NULL || !gtk_widget_get_mapped (self->contents) ||
      !gtk_widget_compute_bounds (self->contents, GTK_WIDGET (window), &bounds))
    return FALSE;
  return bounds.origin.y + bounds.size.height <
         2 * (float) gtk_widget_get_height (GTK_WIDGET (window));
}

static void
make_more (LivretUnroll *self)
{
  self->made++;
  self->rest = self->more (self->data);
}

static void
on_idle (gpointer user_data)
{
  LivretUnroll *self = user_data;

  self->idle = 0;
  /* More rows are a longer way to scroll, which leads here again. */
  if (self->rest && is_near (self))
    make_more (self);
}

/* After the frame: rows are no part of scrolling. */
static void
on_scrolled (LivretUnroll *self)
{
  if (self->rest && self->idle == 0)
    self->idle = g_idle_add_once (on_idle, self);
}

void
livret_unroll_start (LivretUnroll *self, gboolean again)
{
  guint before = again ? MAX (self->made, 1) : 1;
  GtkScrolledWindow *window = get_window (self);

  g_signal_group_set_target (self->scrolling,
                             window != NULL ? gtk_scrolled_window_get_vadjustment (window) : NULL);
  self->made = 0;
  self->rest = TRUE;
  while (self->rest && self->made < before)
    make_more (self);
  on_scrolled (self);
}

void
livret_unroll_go_on (LivretUnroll *self)
{
  self->rest = TRUE;
  on_scrolled (self);
}

LivretUnroll *
livret_unroll_new (GtkWidget *contents, LivretUnrollFunc more, gpointer data)
{
  LivretUnroll *self = g_new0 (LivretUnroll, 1);

  self->contents = contents;
  self->more = more;
  self->data = data;
  self->mapped = g_signal_connect_swapped (contents, "map", G_CALLBACK (on_scrolled), self);
  self->scrolling = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->scrolling, "changed", G_CALLBACK (on_scrolled), self);
  g_signal_group_connect_swapped (self->scrolling, "value-changed", G_CALLBACK (on_scrolled), self);
  return self;
}

void
livret_unroll_free (LivretUnroll *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_signal_handler (&self->mapped, self->contents);
  g_signal_group_set_target (self->scrolling, NULL);
  g_object_unref (self->scrolling);
  g_free (self);
}

/* "bilan.c-sv" is no file's name. */
static void
break_without_hyphens (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (gtk_label_get_attributes (label) != NULL)
    return;
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

void
livret_wrap_early (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)) &&
      gtk_label_get_width_chars (GTK_LABEL (widget)) < 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (widget), ROOM);
      break_without_hyphens (GTK_LABEL (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    livret_wrap_early (child);
}
