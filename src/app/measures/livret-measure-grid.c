/* livret-measure-grid.c: tiles in columns of one width, as many as fit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-grid.h"

#define GAP 12
/* A column is at least so wide, unless there would be one alone; that only where no tile fits half
 * the width. */
#define COLUMN 172
#define MOST 4
#define LEAST 2

struct _LivretMeasureGrid
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LivretMeasureGrid, livret_measure_grid, GTK_TYPE_WIDGET)

/* The largest of the tiles from @tile on, at most @count, decides. Returns: the one after them. */
static GtkWidget *
measure_tiles (GtkWidget *tile,
               int count,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural)
{
  *minimum = *natural = 0;
  for (; tile != NULL && count > 0; tile = gtk_widget_get_next_sibling (tile), count--)
    {
      int min, nat;

      gtk_widget_measure (tile, orientation, for_size, &min, &nat, NULL, NULL);
      *minimum = MAX (*minimum, min);
      *natural = MAX (*natural, nat);
    }
  return tile;
}

static int
column_width (int width, int columns)
{
  return MAX ((width - (columns - 1) * GAP) / columns, 0);
}

/* Large text may leave room for one column alone. */
static int
count_columns (GtkWidget *grid, int width)
{
  int columns = CLAMP ((width + GAP) / (COLUMN + GAP), LEAST, MOST);
  int minimum, natural;

  measure_tiles (gtk_widget_get_first_child (grid), G_MAXINT, GTK_ORIENTATION_HORIZONTAL, -1,
                 &minimum, &natural);
  while (columns > 1 && column_width (width, columns) < minimum)
    columns--;
  return columns;
}

static void
livret_measure_grid_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  GtkWidget *tile = gtk_widget_get_first_child (widget);
  int columns, side, min, nat, height = -GAP;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_tiles (tile, G_MAXINT, orientation, -1, minimum, natural);
      *natural = *natural * MOST + GAP * (MOST - 1);
      return;
    }
  columns = for_size > 0 ? count_columns (widget, for_size) : MOST;
  side = for_size > 0 ? column_width (for_size, columns) : -1;
  while (tile != NULL)
    {
      tile = measure_tiles (tile, columns, orientation, side, &min, &nat);
      height += nat + GAP;
    }
  *minimum = *natural = MAX (height, 0);
}

/* A row is as high as its highest tile, whatever the others are. */
static void
livret_measure_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int columns = count_columns (widget, width);
  int side = column_width (width, columns);
  GtkWidget *tile = gtk_widget_get_first_child (widget);
  int min, nat, y = 0;

  while (tile != NULL)
    {
      GtkWidget *next = measure_tiles (tile, columns, GTK_ORIENTATION_VERTICAL, side, &min, &nat);

      for (int x = 0; tile != next; tile = gtk_widget_get_next_sibling (tile), x += side + GAP)
        gtk_widget_size_allocate (
            tile, &(GtkAllocation) { mirrored ? width - x - side : x, y, side, nat }, -1);
      y += nat + GAP;
    }
}

static GtkSizeRequestMode
livret_measure_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

GtkWidget *
livret_measure_grid_new (void)
{
  return g_object_new (LIVRET_TYPE_MEASURE_GRID, NULL);
}

void
livret_measure_grid_append (LivretMeasureGrid *self, GtkWidget *tile)
{
  gtk_widget_set_parent (tile, GTK_WIDGET (self));
}

void
livret_measure_grid_put_last (LivretMeasureGrid *self, GtkWidget *tile)
{
  gtk_widget_insert_before (tile, GTK_WIDGET (self), NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

int
livret_measure_grid_get_columns (LivretMeasureGrid *self)
{
  return count_columns (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)));
}

void
livret_measure_grid_remove_all (LivretMeasureGrid *self)
{
  GtkWidget *tile;

  while ((tile = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (tile);
}

static void
livret_measure_grid_dispose (GObject *object)
{
  livret_measure_grid_remove_all (LIVRET_MEASURE_GRID (object));
  G_OBJECT_CLASS (livret_measure_grid_parent_class)->dispose (object);
}

static void
livret_measure_grid_class_init (LivretMeasureGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_measure_grid_dispose;
  widget_class->measure = livret_measure_grid_measure;
  widget_class->size_allocate = livret_measure_grid_size_allocate;
  widget_class->get_request_mode = livret_measure_grid_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
livret_measure_grid_init (LivretMeasureGrid *self)
{
}
