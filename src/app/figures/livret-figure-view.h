/* livret-figure-view.h: a drawing of figures, to be read with eyes, pointer, keys or ears.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LivretFigureDrawing: what is drawn, as functions of @data. Spots are numbered from 0; the keys go
 * from one to another.
 * @across, @down: by how many spots Left and Right, Up and Down go
 * @height: in pixels, of @width
 * @paint: @cursor -1: none
 * @nearest: the spot at a place, -1 if there is none
 * @spoken: (transfer full): one spot
 * @whole: (transfer full): all of it in a sentence
 */
typedef struct
{
  int across, down;
  int (*height) (gpointer data, GtkWidget *widget, int width);
  int (*n_spots) (gpointer data);
  void (*paint) (
      gpointer data, GtkWidget *widget, GtkSnapshot *snapshot, int width, int height, int cursor);
  int (*nearest) (
      gpointer data, GtkWidget *widget, int width, int height, double x, double y, int cursor);
  char *(*spoken) (gpointer data, int spot);
  char *(*whole) (gpointer data);
} LivretFigureDrawing;

#define LIVRET_TYPE_FIGURE_VIEW (livret_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (LivretFigureView, livret_figure_view, LIVRET, FIGURE_VIEW, GtkWidget)

/**
 * livret_figure_view_new: a picture to screen readers. Once it has the focus, the arrows, Page Up
 * and Page Down, Home and End go from spot to spot, each spoken; Escape takes the mark away.
 * @drawing: static
 * @data: (transfer full): freed by @data_free
 * @name: what it is called
 */
GtkWidget *livret_figure_view_new (const LivretFigureDrawing *drawing,
                                   gpointer data,
                                   GDestroyNotify data_free,
                                   const char *name);
/** livret_figure_view_mirrored: times run against the reading direction. */
gboolean livret_figure_view_mirrored (GtkWidget *widget);

G_END_DECLS
