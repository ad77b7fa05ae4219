/* livret-measures-page.c: all measures, a tile each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measures-page.h"

#include "app/widgets/livret-initials.h"
#include "app/measures/livret-measure-card.h"
#include "app/measures/livret-measure-data.h"
#include "app/measures/livret-measure-grid.h"
#include "app/measures/livret-measure-page.h"
#include "app/readings/livret-reading-dialog.h"
#include "app/widgets/livret-template.h"

struct _LivretMeasuresPage
{
  LivretPage parent_instance;

  GtkStack *stack;
  GtkBox *groups;

  GPtrArray *cards;   /* LivretMeasureCard, borrowed, in the order shown */
  gboolean everybody; /* they stand by person */
};

G_DEFINE_FINAL_TYPE (LivretMeasuresPage, livret_measures_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretMeasuresPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

static void
on_card_clicked (LivretMeasureCard *card, LivretMeasuresPage *self)
{
  const LivretMeasureTile *tile = livret_measure_card_get (card);

  livret_page_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (livret_measure_page_new (
                                           get_household (self), tile->person, tile->kind)));
}

static void
livret_measures_page_show_item (LivretPage *page, const char *item)
{
  const char *person = livret_household_get_person_id (livret_page_get_household (page));

  if (person != NULL)
    livret_page_push (GTK_WIDGET (page),
                      ADW_NAVIGATION_PAGE (livret_measure_page_new (
                          livret_page_get_household (page), person, livret_kind_by_id (item))));
}

/* Tiles ----------------------------------------------------------------------- */

static gboolean
is_same_tile (const LivretMeasureTile *a, const LivretMeasureTile *b)
{
  return a->kind == b->kind && g_str_equal (a->person, b->person);
}

/* Whether what is to be shown stands where it stood, so that the focus can stay. */
static gboolean
keeps_places (LivretMeasuresPage *self, const GPtrArray *tiles)
{
  gboolean everybody = livret_household_get_person_id (get_household (self)) == NULL;

  if (tiles->len != self->cards->len || everybody != self->everybody)
    return FALSE;
  for (guint i = 0; i < tiles->len; i++)
    if (!is_same_tile (tiles->pdata[i], livret_measure_card_get (self->cards->pdata[i])))
      return FALSE;
  return TRUE;
}

static GtkWidget *
build_heading (const char *title)
{
  return g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_HEADING, "css-classes",
                       (const char *[]) { "section-title", NULL }, NULL);
}

static GtkWidget *
build_person_heading (LivretMeasuresPage *self, const char *id)
{
  GPtrArray *people = livret_household_get_people (get_household (self));
  const LivretPerson *person = livret_household_find (get_household (self), id);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  if (person == NULL)
    return box;
  gtk_box_append (GTK_BOX (box), livret_initials_new (person, people, 32));
  gtk_box_append (GTK_BOX (box), build_heading (person->name));
  return box;
}

static LivretMeasureGrid *
add_group (LivretMeasuresPage *self, GtkWidget *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *grid = livret_measure_grid_new ();

  gtk_accessible_update_relation (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (self->groups, box);
  return LIVRET_MEASURE_GRID (grid);
}

static void
add_card (LivretMeasuresPage *self, LivretMeasureGrid *grid, LivretMeasureTile *tile)
{
  LivretMeasureCard *card = livret_measure_card_new ();

  livret_measure_card_set (card, tile);
  g_signal_connect (card, "clicked", G_CALLBACK (on_card_clicked), self);
  livret_measure_grid_append (grid, GTK_WIDGET (card));
  g_ptr_array_add (self->cards, card);
}

static void
clear_groups (LivretMeasuresPage *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cards, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

/* One person's tiles stand in groups of kinds; those of the whole household by person. */
static void
build_groups (LivretMeasuresPage *self, GPtrArray *tiles)
{
  gboolean everybody = livret_household_get_person_id (get_household (self)) == NULL;
  const LivretMeasureTile *above = NULL;
  LivretMeasureGrid *grid = NULL;

  clear_groups (self);
  self->everybody = everybody;
  for (guint i = 0; i < tiles->len; i++)
    {
      LivretMeasureTile *tile = tiles->pdata[i];

      if (grid == NULL || (everybody ? !g_str_equal (above->person, tile->person)
                                     : !g_str_equal (above->kind->group, tile->kind->group)))
        grid = add_group (
            self, everybody ? build_person_heading (self, tile->person)
                            : build_heading (livret_measure_group_title (tile->kind->group)));
      add_card (self, grid, tile);
      above = tile;
    }
}

/* Kinds of a group stand together, whatever the order of the table of kinds. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  static const char *const order[] = { "heart", "body", "glucose", "activity", "other", NULL };
  const LivretMeasureTile *x = a;
  const LivretMeasureTile *y = b;
  guint place_x = 0, place_y = 0;

  for (guint i = 0; order[i] != NULL; i++)
    {
      if (g_str_equal (order[i], x->kind->group))
        place_x = i;
      if (g_str_equal (order[i], y->kind->group))
        place_y = i;
    }
  return (int) place_x - (int) place_y;
}

static void
show_tiles (LivretMeasuresPage *self, GPtrArray *tiles)
{
  if (livret_household_get_person_id (get_household (self)) != NULL)
    g_ptr_array_sort_values (tiles, compare_groups);
  if (keeps_places (self, tiles))
    for (guint i = 0; i < tiles->len; i++)
      livret_measure_card_set (self->cards->pdata[i], tiles->pdata[i]);
  else
    build_groups (self, tiles);
  gtk_stack_set_visible_child_name (self->stack, tiles->len > 0 ? "tiles" : "empty");
  /* The cards have taken them. */
  g_ptr_array_set_free_func (tiles, NULL);
}

static void
on_tiles_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretMeasuresPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tiles = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (tiles != NULL)
    show_tiles (self, tiles);
  else
    livret_household_report (get_household (self), error);
}

static void
livret_measures_page_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretHousehold *household = livret_page_get_household (page);
  const char *person = livret_household_get_person_id (household);
  GPtrArray *people = livret_household_get_people (household);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (person != NULL)
    g_strv_builder_add (ids, person);
  for (guint i = 0; person == NULL && i < people->len; i++)
    g_strv_builder_add (ids, ((LivretPerson *) people->pdata[i])->id);
  livret_page_read (page, livret_measure_tiles_read, g_strv_builder_end (ids),
                    (GDestroyNotify) g_strfreev, (GDestroyNotify) g_ptr_array_unref, cancellable,
                    on_tiles_read);
}

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretMeasuresPage *self = LIVRET_MEASURES_PAGE (widget);

  if (livret_household_get_people (get_household (self))->len > 0)
    adw_dialog_present (
        ADW_DIALOG (livret_reading_dialog_new (
            get_household (self), livret_household_get_person_id (get_household (self)), NULL)),
        widget);
}

static void
livret_measures_page_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_MEASURES_PAGE);
  G_OBJECT_CLASS (livret_measures_page_parent_class)->dispose (object);
}

static void
livret_measures_page_finalize (GObject *object)
{
  g_ptr_array_unref (LIVRET_MEASURES_PAGE (object)->cards);
  G_OBJECT_CLASS (livret_measures_page_parent_class)->finalize (object);
}

static void
livret_measures_page_class_init (LivretMeasuresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_measures_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_measures_page_finalize;
  LIVRET_PAGE_CLASS (klass)->reload = livret_measures_page_reload;
  LIVRET_PAGE_CLASS (klass)->show_item = livret_measures_page_show_item;
  gtk_widget_class_install_action (widget_class, "page.new", NULL, on_new);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-measures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretMeasuresPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasuresPage, groups);
}

static void
livret_measures_page_init (LivretMeasuresPage *self)
{
  self->cards = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
