/* livret-measures-page.c: all measures, a tile each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measures-page.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-initials.h"
#include "app/measures/livret-measure-arrange.h"
#include "app/measures/livret-measure-card.h"
#include "app/measures/livret-measure-change.h"
#include "app/measures/livret-measure-data.h"
#include "app/measures/livret-measure-dialog.h"
#include "app/measures/livret-measure-grid.h"
#include "app/measures/livret-measure-hidden.h"
#include "app/measures/livret-measure-order.h"
#include "app/measures/livret-measure-own.h"
#include "app/measures/livret-measure-page.h"
#include "app/readings/livret-kind-dialog.h"
#include "app/readings/livret-reading-dialog.h"
#include "app/shares/livret-shown.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wrapped-button.h"

struct _LivretMeasuresPage
{
  LivretPage parent_instance;

  GtkStack *stack;
  GtkBox *groups;
  GtkWidget *hidden_list;
  AdwExpanderRow *hidden_row;
  GtkListBox *own_list;
  GtkWidget *empty_box;

  GPtrArray *tiles;       /* LivretMeasureTile, hidden ones too */
  GPtrArray *hidden_rows; /* borrowed */
  GPtrArray *cards;       /* LivretMeasureCard, borrowed, in the order shown */
  gboolean everybody;     /* the whole household is shown */
  gboolean by_person;     /* and so the cards stand by person */
};

G_DEFINE_FINAL_TYPE (LivretMeasuresPage, livret_measures_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretMeasuresPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

static void
open_tile (LivretMeasuresPage *self, const LivretMeasureTile *tile)
{
  livret_page_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (livret_measure_page_new (
                                           get_household (self), tile->person, tile->kind)));
}

static void
on_card_clicked (LivretMeasureCard *card, LivretMeasuresPage *self)
{
  open_tile (self, livret_measure_card_get (card));
}

static void
open_kind (GtkWidget *page, const char *person, const char *id)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (page));
  const LivretKind *kind = livret_kind_by_id (id);

  if (person != NULL && kind != NULL)
    livret_page_push (page,
                      ADW_NAVIGATION_PAGE (livret_measure_page_new (household, person, kind)));
}

static void
livret_measures_page_show_item (LivretPage *page, const char *item)
{
  open_kind (GTK_WIDGET (page), livret_household_get_person_id (livret_page_get_household (page)),
             item);
}

/* Kinds of one's own ---------------------------------------------------------- */

/* Of the whole household, it is the first one's reading that is typed first. */
static void
on_kind (GtkWidget *widget, const char *name, GVariant *id)
{
  const LivretPerson *person =
      livret_household_some_person (get_household (LIVRET_MEASURES_PAGE (widget)));

  open_kind (widget, person != NULL ? person->id : NULL, g_variant_get_string (id, NULL));
}

/* Its page is where a first reading is typed. */
static void
on_kind_added (GtkWidget *page, const char *id, AdwDialog *dialog)
{
  gtk_widget_activate_action (page, "page.kind", "s", id);
}

static void
on_new_kind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretKindDialog *dialog =
      livret_kind_dialog_new (get_household (LIVRET_MEASURES_PAGE (widget)), NULL);

  g_signal_connect_object (dialog, "kept", G_CALLBACK (on_kind_added), widget, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* Tiles ----------------------------------------------------------------------- */

static gboolean
is_same_tile (const LivretMeasureTile *a, const LivretMeasureTile *b)
{
  return a->kind == b->kind && g_str_equal (a->person, b->person);
}

static GtkWidget *
build_heading (const char *title)
{
  return g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "css-classes",
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

static void on_act (LivretMeasureCard *card,
                    LivretMeasureAct what,
                    int by,
                    LivretMeasureCard *onto,
                    gpointer user_data);

static void
add_card (LivretMeasuresPage *self, LivretMeasureGrid *grid, LivretMeasureTile *tile)
{
  LivretMeasureCard *card = livret_measure_card_new ();

  livret_measure_card_set (card, livret_measure_tile_ref (tile));
  livret_measure_arrange_attach (card, on_act, self);
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
build_groups (LivretMeasuresPage *self, const GPtrArray *tiles)
{
  const LivretMeasureTile *above = NULL;
  LivretMeasureGrid *grid = NULL;

  clear_groups (self);
  self->by_person = self->everybody;
  for (guint i = 0; i < tiles->len; i++)
    {
      LivretMeasureTile *tile = tiles->pdata[i];

      if (grid == NULL || (self->everybody ? !g_str_equal (above->person, tile->person)
                                           : !g_str_equal (above->kind->group, tile->kind->group)))
        grid = add_group (
            self, self->everybody ? build_person_heading (self, tile->person)
                                  : build_heading (livret_measure_group_title (tile->kind->group)));
      add_card (self, grid, tile);
      above = tile;
    }
}

/* Showing --------------------------------------------------------------------- */

static GPtrArray *
list_shown (const GPtrArray *tiles)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < tiles->len; i++)
    if (!((LivretMeasureTile *) tiles->pdata[i])->hidden)
      g_ptr_array_add (shown, tiles->pdata[i]);
  return shown;
}

static LivretMeasureCard *
find_card (LivretMeasuresPage *self, const LivretMeasureTile *tile)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (is_same_tile (tile, livret_measure_card_get (self->cards->pdata[i])))
      return self->cards->pdata[i];
  return NULL;
}

/* Whether the same tiles are shown as before, in whatever order. */
static gboolean
has_same_tiles (LivretMeasuresPage *self, const GPtrArray *shown)
{
  if (shown->len != self->cards->len || self->by_person != self->everybody)
    return FALSE;
  for (guint i = 0; i < shown->len; i++)
    if (find_card (self, shown->pdata[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* The cards that are there already take their places, so that the focus can stay. */
static void
arrange_cards (LivretMeasuresPage *self, const GPtrArray *shown)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  gboolean moved = FALSE;

  for (guint i = 0; i < shown->len; i++)
    {
      LivretMeasureCard *card = find_card (self, shown->pdata[i]);

      moved |= card != self->cards->pdata[i];
      g_ptr_array_add (cards, card);
    }
  for (guint i = 0; i < shown->len; i++)
    {
      GtkWidget *card = cards->pdata[i];

      livret_measure_card_set (LIVRET_MEASURE_CARD (card),
                               livret_measure_tile_ref (shown->pdata[i]));
      if (moved)
        livret_measure_grid_put_last (LIVRET_MEASURE_GRID (gtk_widget_get_parent (card)), card);
    }
  g_ptr_array_set_size (self->cards, 0);
  g_ptr_array_extend (self->cards, cards, NULL, NULL);
}

/* -1: none of the cards has the focus. */
static int
find_focus (LivretMeasuresPage *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (gtk_widget_has_focus (self->cards->pdata[i]))
      return (int) i;
  return -1;
}

static void
show_shown (LivretMeasuresPage *self, const GPtrArray *shown)
{
  int focus = find_focus (self);

  if (has_same_tiles (self, shown))
    {
      arrange_cards (self, shown);
      return;
    }
  build_groups (self, shown);
  if (focus >= 0 && self->cards->len > 0)
    gtk_widget_grab_focus (self->cards->pdata[MIN ((guint) focus, self->cards->len - 1)]);
  else if (focus >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->hidden_row));
}

static void
show_tiles (LivretMeasuresPage *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (GPtrArray) without = livret_measure_own_without (self->tiles);

  livret_measure_tiles_sort (self->tiles);
  shown = list_shown (self->tiles);
  livret_measure_hidden_fill (self->hidden_row, self->hidden_rows, get_household (self),
                              self->tiles, self->everybody);
  gtk_widget_set_visible (self->hidden_list, self->hidden_rows->len > 0);
  show_shown (self, shown);
  livret_measure_own_fill (self->own_list, without);
  gtk_stack_set_visible_child_name (self->stack,
                                    self->tiles->len + without->len > 0 ? "tiles" : "empty");
}

/* Arranging ------------------------------------------------------------------- */

/* Told to who does not see it move. */
static void
announce_place (LivretMeasuresPage *self, LivretMeasureCard *card)
{
  const LivretMeasureTile *tile = livret_measure_card_get (card);
  guint of;
  guint place = livret_measure_tiles_place (self->tiles, tile->person, tile->kind, &of);
  /* Translators: a measure and its new place among those of its group. */
  g_autofree char *words = g_strdup_printf (_ ("%s: %u of %u"), tile->title, place, of);

  livret_spoken_say (GTK_WIDGET (card), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* At once, before it is written: the next key counts from there. */
static void
take_places (LivretMeasuresPage *self, const char *person, GPtrArray *kinds)
{
  for (guint i = 0; i < self->tiles->len; i++)
    {
      LivretMeasureTile *tile = self->tiles->pdata[i];
      guint place;

      if (g_str_equal (tile->person, person) && g_ptr_array_find (kinds, tile->kind, &place))
        tile->place = (int) place;
    }
  show_tiles (self);
}

static void
move (LivretMeasuresPage *self, LivretMeasureCard *card, int by)
{
  const LivretMeasureTile *tile = livret_measure_card_get (card);
  GPtrArray *kinds = livret_measure_tiles_moved (self->tiles, tile->person, tile->kind, by);
  g_autofree char *message = g_strdup_printf (_ ("%s moved"), tile->title);

  if (kinds == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (card));
      return;
    }
  take_places (self, tile->person, kinds);
  gtk_widget_grab_focus (GTK_WIDGET (card)); /* the menu it was asked in may have it */
  announce_place (self, card);
  livret_measure_change_do (get_household (self), livret_measure_change_order (tile->person, kinds),
                            message);
}

static int
distance (LivretMeasuresPage *self, LivretMeasureCard *from, LivretMeasureCard *to)
{
  const LivretMeasureTile *a = livret_measure_card_get (from);
  const LivretMeasureTile *b = livret_measure_card_get (to);
  guint of;

  return (int) livret_measure_tiles_place (self->tiles, b->person, b->kind, &of) -
         (int) livret_measure_tiles_place (self->tiles, a->person, a->kind, &of);
}

static int
count_columns (LivretMeasureCard *card)
{
  return livret_measure_grid_get_columns (
      LIVRET_MEASURE_GRID (gtk_widget_get_parent (GTK_WIDGET (card))));
}

static void
put_on_today (LivretMeasuresPage *self, const LivretMeasureTile *tile)
{
  gboolean shown = tile->landmark < 0;
  g_autoptr (GPtrArray) before = livret_measure_tiles_landmarks (self->tiles, tile->person);

  if (shown && before->len >= LIVRET_LANDMARKS_MAX)
    {
      livret_household_say (get_household (self),
                            _ ("Today shows eight measures already: take one away first."));
      return;
    }
  livret_measure_change_do (
      get_household (self),
      livret_measure_change_landmarks (tile->person,
                                       livret_measure_landmarks_with (before, tile->kind, shown)),
      shown ? _ ("Shown on Today") : _ ("No longer shown on Today"));
}

static void
on_act (LivretMeasureCard *card,
        LivretMeasureAct what,
        int by,
        LivretMeasureCard *onto,
        gpointer user_data)
{
  LivretMeasuresPage *self = user_data;
  const LivretMeasureTile *tile = livret_measure_card_get (card);

  switch (what)
    {
    case LIVRET_MEASURE_MOVE:
      move (self, card, by);
      break;
    case LIVRET_MEASURE_MOVE_ROW:
      move (self, card, by * count_columns (card));
      break;
    case LIVRET_MEASURE_MOVE_ONTO:
      move (self, card, distance (self, card, onto));
      break;
    case LIVRET_MEASURE_HIDE:
      livret_measure_hidden_set (get_household (self), tile, TRUE);
      break;
    case LIVRET_MEASURE_TODAY:
      put_on_today (self, tile);
      break;
    case LIVRET_MEASURE_KIND:
      adw_dialog_present (ADW_DIALOG (livret_kind_dialog_new (get_household (self), tile->kind)),
                          GTK_WIDGET (self));
      break;
    case LIVRET_MEASURE_EDIT:
    default:
      livret_measure_dialog_open (GTK_WIDGET (self), get_household (self), tile->person,
                                  tile->kind);
      break;
    }
}

static void
on_tiles_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretMeasuresPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tiles = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (tiles == NULL)
    {
      livret_household_report (get_household (self), error);
      return;
    }
  g_clear_pointer (&self->tiles, g_ptr_array_unref);
  self->tiles = g_steal_pointer (&tiles);
  /* Until the tiles of who was chosen are there, those that stand are theirs whose they were. */
  self->everybody = livret_household_get_person_id (get_household (self)) == NULL;
  show_tiles (self);
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

/* What has a tile is what is ticked. */
static void
on_doctor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretMeasuresPage *self = LIVRET_MEASURES_PAGE (widget);
  LivretShown *shown = livret_shown_new (livret_household_get_person_id (get_household (self)));

  for (guint i = 0; i < self->cards->len; i++)
    livret_shown_add_kind (shown, livret_measure_card_get (self->cards->pdata[i])->kind->id);
  livret_shown_to_doctor (shown, widget, get_household (self));
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
  LivretMeasuresPage *self = LIVRET_MEASURES_PAGE (object);

  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->hidden_rows);
  g_clear_pointer (&self->tiles, g_ptr_array_unref);
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
  gtk_widget_class_install_action (widget_class, "page.kind", "s", on_kind);
  gtk_widget_class_install_action (widget_class, "page.new-kind", NULL, on_new_kind);
  gtk_widget_class_install_action (widget_class, "page.doctor", NULL, on_doctor);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-measures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretMeasuresPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasuresPage, groups);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasuresPage, hidden_list);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasuresPage, hidden_row);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasuresPage, own_list);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasuresPage, empty_box);
}

static void
livret_measures_page_init (LivretMeasuresPage *self)
{
  self->cards = g_ptr_array_new ();
  self->hidden_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_wrap_button_rows (GTK_WIDGET (self->own_list));
  livret_wrap_buttons (self->empty_box);
}
