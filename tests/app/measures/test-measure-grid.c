/* test-measure-grid.c: a row of tiles is as high as its highest, and what stands under their titles
 * stands in one line. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-card.h"
#include "app/measures/livret-measure-grid.h"

#include <adwaita.h>

#include "app/measures/livret-measure-spark.h"
#include "livret-resources.h"
#include "record/livret-kind.h"

#define WIDTH 800
#define GAP 12

static GtkWidget *
make_card (const char *title)
{
  LivretMeasureCard *card = livret_measure_card_new ();
  LivretMeasureTile *tile = g_atomic_rc_box_new0 (LivretMeasureTile);

  tile->kind = livret_kind_by_id ("weight");
  tile->person = g_strdup ("somebody");
  tile->title = g_strdup (title);
  tile->number = g_strdup ("72.4");
  tile->unit = g_strdup ("kg");
  tile->when = g_strdup ("today");
  tile->trend = g_strdup ("");
  tile->spoken = g_strdup (title);
  tile->spots = g_array_new (FALSE, FALSE, sizeof (double));
  livret_measure_card_set (card, tile);
  return GTK_WIDGET (card);
}

static GtkWidget *
find_spark (GtkWidget *widget)
{
  GtkWidget *found = LIVRET_IS_MEASURE_SPARK (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_spark (child);
  return found;
}

static int
top_of (GtkWidget *widget, GtkWidget *grid)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, grid, &bounds));
  return (int) bounds.origin.y;
}

static void
test_rows (void)
{
  const char *const titles[] = {
    "Weight", "Height", "A measure whose name is so long that it takes three lines of its tile",
    "Pulse",  "Sleep",  "Steps",
  };
  GtkWidget *cards[G_N_ELEMENTS (titles)];
  GtkWidget *window = adw_window_new ();
  GtkWidget *grid = livret_measure_grid_new ();
  int high, low, height, line;

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      cards[i] = make_card (titles[i]);
      livret_measure_grid_append (LIVRET_MEASURE_GRID (grid), cards[i]);
    }
  adw_window_set_content (ADW_WINDOW (window), grid);
  gtk_widget_measure (grid, GTK_ORIENTATION_VERTICAL, WIDTH, NULL, &height, NULL, NULL);
  gtk_widget_allocate (grid, WIDTH, height, -1, NULL);
  g_assert_cmpint (livret_measure_grid_get_columns (LIVRET_MEASURE_GRID (grid)), ==, 4);
  high = gtk_widget_get_height (cards[0]);
  low = gtk_widget_get_height (cards[4]);
  g_assert_cmpint (high, ==, gtk_widget_get_height (cards[2]));
  g_assert_cmpint (low, <, high);
  g_assert_cmpint (height, ==, high + GAP + low);
  g_assert_cmpint (top_of (cards[4], grid), ==, high + GAP);
  line = top_of (find_spark (cards[0]), grid);
  for (int i = 1; i < 4; i++)
    g_assert_cmpint (top_of (find_spark (cards[i]), grid), ==, line);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (livret_app_get_resource ());
  g_test_add_func ("/app/measure-grid/rows", test_rows);
  return g_test_run ();
}
