/* livret-measure-page.c: one measure of one person: last value, chart, table, statistics.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-page.h"

#include <glib/gi18n.h>

#include "app/figures/livret-figures-panel.h"
#include "app/measures/livret-measure-about.h"
#include "app/measures/livret-measure-controls.h"
#include "app/measures/livret-measure-data.h"
#include "app/measures/livret-measure-figures.h"
#include "app/measures/livret-measure-hours.h"
#include "app/measures/livret-measure-how.h"
#include "app/measures/livret-measure-last.h"
#include "app/measures/livret-measure-notes.h"
#include "app/measures/livret-measure-panel.h"
#include "app/measures/livret-measure-words.h"
#include "app/readings/livret-kind-dialog.h"
#include "app/readings/livret-reading-dialog.h"
#include "app/readings/livret-readings-table.h"
#include "app/shares/livret-shown.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "app/widgets/livret-wrapped-button.h"
#include "app/window/livret-cramped.h"

#define DAY 86400

struct _LivretMeasurePage
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *add_label;
  GtkStack *stack;
  GtkWidget *kind_button;
  LivretMeasureLast *last;
  LivretMeasureControls *controls;
  GtkStack *sheets;
  LivretMeasurePanel *chart_panel;
  LivretFiguresPanel *panel;
  LivretMeasureAbout *about;
  LivretMeasureNotes *notes; /* above the table */
  GtkListBox *hours;
  LivretReadingsTable *table;
  GtkListBox *figures;
  GtkWidget *bottom_bar;

  gboolean low; /* no room for a chart below what usually stands above it */
  char *person;
  const LivretKind *kind;
  LivretMeasurePeriod period;
  LivretChartSpan span;  /* shown last; empty: that of the period until today */
  LivretChartSpan asked; /* the same, as the last question named it */
  gboolean chosen;       /* the period, by a person */
  LivretMeasureData *data;
};

G_DEFINE_FINAL_TYPE (LivretMeasurePage, livret_measure_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretMeasurePage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* The period ------------------------------------------------------------------ */

static GtkWidget *
build_figure (LivretMeasurePage *self, const LivretMeasureRow *figure)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (figure->value);

  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "reading-value");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), figure->title);
  if (figure->note != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), figure->note);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  livret_cramped_fold (row, get_household (self));
  return row;
}

static void
show_figures (LivretMeasurePage *self)
{
  g_autoptr (GPtrArray) rows = livret_measure_figures (self->data);

  gtk_list_box_remove_all (self->figures);
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->figures, build_figure (self, rows->pdata[i]));
}

/* What a device counted in an hour is no day. */
static const LivretMeasureTarget *
get_table_target (LivretMeasurePage *self)
{
  return self->kind->aggregate != LIVRET_AGGREGATE_SUM ? self->data->choice->target : NULL;
}

static void
show_sheet (LivretMeasurePage *self)
{
  const char *name = livret_measure_controls_get_view (self->controls);
  gboolean nothing = self->data != NULL && self->data->points->len == 0;

  if (self->data == NULL || name == NULL)
    return;
  /* A chart of nothing can be moved to where there is something. */
  nothing = nothing && !g_str_equal (name, "chart");
  gtk_stack_set_visible_child_name (self->sheets, nothing ? "nothing" : name);
  if (nothing || !g_str_equal (name, "table"))
    return;
  livret_readings_table_load (self->table, get_household (self), self->person, self->kind,
                              get_table_target (self), self->data->from_wall,
                              self->data->until_wall);
}

static void
show_period (LivretMeasurePage *self)
{
  const LivretMeasureData *data = self->data;

  livret_measure_controls_set (self->controls, data);
  livret_measure_notes_set (self->notes, get_household (self), self->person, data, G_MAXUINT);
  livret_measure_hours_fill (self->hours, get_household (self), data);
  livret_measure_panel_set (self->chart_panel, get_household (self), self->person, data);
  if (data->points->len > 0)
    {
      show_figures (self);
      livret_figures_panel_load (self->panel, get_household (self), self->person, self->kind,
                                 livret_measure_unit (data->kind), (int) (data->from_wall / DAY),
                                 (int) ((data->until_wall - 1) / DAY));
    }
  show_sheet (self);
}

static void
forget (LivretMeasurePage *self)
{
  livret_measure_panel_forget (self->chart_panel);
  livret_measure_notes_forget (self->notes);
}

/* The width ------------------------------------------------------------------- */

/* In a small window the views stand at the bottom, under a phone's thumb, and the legend under its
 * chart. Where large letters leave no height for a chart, what is above it is as short as can be.
 */
static void
apply_width (LivretMeasurePage *self)
{
  gboolean tight = livret_household_get_tight (get_household (self));
  gboolean cramped = livret_household_get_cramped (get_household (self));
  gboolean any = self->data != NULL && self->data->any;

  gtk_widget_set_visible (self->add_label, !livret_household_get_narrow (get_household (self)));
  gtk_widget_set_visible (self->bottom_bar, tight && !self->low && any);
  livret_measure_last_fit (self->last, cramped || (tight && !self->low), self->low);
  livret_measure_controls_fit (self->controls, tight, self->low);
  livret_measure_panel_set_small (self->chart_panel, tight);
}

static void
on_low (LivretMeasurePage *self)
{
  self->low = TRUE;
  apply_width (self);
}

static void
on_high (LivretMeasurePage *self)
{
  self->low = FALSE;
  apply_width (self);
}

/* Reading --------------------------------------------------------------------- */

static void
show_heading (LivretMeasurePage *self)
{
  g_autofree char *words = livret_household_title_of (get_household (self), self->person);

  gtk_widget_set_visible (self->kind_button, self->kind->own);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), livret_kind_label (self->kind));
  adw_window_title_set_title (self->heading, livret_kind_label (self->kind));
  adw_window_title_set_subtitle (self->heading, words);
}

static void
on_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretMeasurePage) self = user_data;
  g_autoptr (GError) error = NULL;
  LivretMeasureData *data = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (data == NULL)
    {
      livret_household_report (get_household (self), error);
      return;
    }
  /* Chosen while this was read: its own answer is on its way. */
  if (self->chosen && !livret_chart_span_equal (&self->span, &self->asked))
    {
      livret_measure_data_free (data);
      return;
    }
  /* Widgets that look at the old one are given the new one before anything else runs. */
  g_clear_pointer (&self->data, livret_measure_data_free);
  self->data = data;
  self->period = data->period;
  self->span = data->span;
  livret_measure_about_set (self->about, get_household (self), data);
  show_heading (self);
  if (data->any)
    {
      livret_measure_last_set (self->last, data);
      show_period (self);
    }
  else
    forget (self);
  gtk_stack_set_visible_child_name (self->stack, data->any ? "measure" : "empty");
  apply_width (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "measure.share", data->points->len > 0);
}

static void
livret_measure_page_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretMeasurePage *self = LIVRET_MEASURE_PAGE (page);
  LivretMeasureQuestion *question;

  self->kind = livret_kind_now (self->kind);
  question = livret_measure_question_new (self->person, self->kind, self->chosen, self->period);
  if (self->chosen)
    question->span = self->span;
  self->asked = self->span;
  question->beside = livret_measure_panel_get_beside (self->chart_panel);
  livret_page_read (page, livret_measure_data_read, question,
                    (GDestroyNotify) livret_measure_question_free,
                    (GDestroyNotify) livret_measure_data_free, cancellable, on_read);
}

/* Another person's readings of the same kind; the whole household has no page of a kind. */
static void
livret_measure_page_person_changed (LivretPage *page)
{
  LivretMeasurePage *self = LIVRET_MEASURE_PAGE (page);
  const char *person = livret_household_get_person_id (livret_page_get_household (page));

  if (person == NULL || g_str_equal (person, self->person))
    return;
  g_set_str (&self->person, person);
  self->chosen = FALSE;
  forget (self);
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

/* What people do -------------------------------------------------------------- */

/* Shows @span, from now on whatever day it is. */
static void
go_to (LivretMeasurePage *self, LivretChartSpan span)
{
  self->span = span;
  self->period = livret_measure_period_of (&span, &self->data->bounds);
  self->chosen = TRUE;
  livret_page_queue_reload (LIVRET_PAGE (self));
}

/* The period that ends where what is shown ends. */
static void
on_period_chosen (LivretMeasurePage *self, guint period)
{
  if (self->data != NULL)
    go_to (self,
           livret_measure_period_span ((LivretMeasurePeriod) period,
                                       (int) ((self->span.until - 1) / DAY), &self->data->bounds));
}

static void
on_stepped (LivretMeasurePage *self, int by)
{
  if (self->data != NULL)
    go_to (self, livret_chart_span_pan (&self->span, &self->data->bounds,
                                        by * livret_chart_span_length (&self->span)));
}

/* The chart was moved, or another kind is to be compared. */
static void
on_asked (LivretMeasurePage *self)
{
  if (self->data != NULL)
    go_to (self, *livret_measure_panel_get_span (self->chart_panel));
}

static void
on_all_clicked (LivretMeasurePage *self)
{
  livret_measure_controls_choose_all (self->controls);
}

static void
on_edge_reached (LivretMeasurePage *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->sheets), "table") == 0)
    livret_readings_table_more (self->table);
}

static void
on_how (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretMeasurePage *self = LIVRET_MEASURE_PAGE (widget);
  g_autoptr (GPtrArray) rows = NULL;

  if (self->data == NULL)
    return;
  rows = livret_measure_explanations (self->data);
  adw_dialog_present (livret_measure_how_new (rows, livret_kind_label (self->kind),
                                              adw_window_title_get_subtitle (self->heading)),
                      widget);
}

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretMeasurePage *self = LIVRET_MEASURE_PAGE (widget);

  adw_dialog_present (
      ADW_DIALOG (livret_reading_dialog_new (get_household (self), self->person, self->kind)),
      widget);
}

static void
on_kind (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretMeasurePage *self = LIVRET_MEASURE_PAGE (widget);

  adw_dialog_present (ADW_DIALOG (livret_kind_dialog_new (get_household (self), self->kind)),
                      widget);
}

/* What is shown is what is ticked: this kind, over this period. */
static void
on_share (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretMeasurePage *self = LIVRET_MEASURE_PAGE (widget);
  g_autofree char *item =
      livret_measure_period_item (self->kind, &self->data->span, &self->data->bounds);
  LivretShown *shown = livret_shown_new (self->person);

  livret_shown_add (shown, item);
  livret_shown_to_doctor (shown, widget, get_household (self));
}

/* The page -------------------------------------------------------------------- */

LivretMeasurePage *
livret_measure_page_new (LivretHousehold *household, const char *person, const LivretKind *kind)
{
  LivretMeasurePage *self = g_object_new (LIVRET_TYPE_MEASURE_PAGE, "household", household, NULL);

  self->person = g_strdup (person);
  self->kind = kind;
  show_heading (self);
  g_signal_connect_object (household, "notify::tight", G_CALLBACK (apply_width), self,
                           G_CONNECT_SWAPPED);
  apply_width (self);
  return self;
}

static void
livret_measure_page_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_MEASURE_PAGE);
  G_OBJECT_CLASS (livret_measure_page_parent_class)->dispose (object);
}

static void
livret_measure_page_finalize (GObject *object)
{
  LivretMeasurePage *self = LIVRET_MEASURE_PAGE (object);

  g_clear_pointer (&self->data, livret_measure_data_free);
  g_free (self->person);
  G_OBJECT_CLASS (livret_measure_page_parent_class)->finalize (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, LivretMeasurePage, member)

static void
bind_template (GtkWidgetClass *widget_class)
{
  BIND (heading);
  BIND (add_label);
  BIND (stack);
  BIND (kind_button);
  BIND (last);
  BIND (controls);
  BIND (sheets);
  BIND (chart_panel);
  BIND (panel);
  BIND (about);
  BIND (notes);
  BIND (hours);
  BIND (table);
  BIND (figures);
  BIND (bottom_bar);
}

static void
livret_measure_page_class_init (LivretMeasurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_measure_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_measure_page_finalize;
  LIVRET_PAGE_CLASS (klass)->reload = livret_measure_page_reload;
  LIVRET_PAGE_CLASS (klass)->person_changed = livret_measure_page_person_changed;
  g_type_ensure (LIVRET_TYPE_FIGURES_PANEL);
  g_type_ensure (LIVRET_TYPE_MEASURE_ABOUT);
  g_type_ensure (LIVRET_TYPE_MEASURE_CONTROLS);
  g_type_ensure (LIVRET_TYPE_MEASURE_LAST);
  g_type_ensure (LIVRET_TYPE_MEASURE_NOTES);
  g_type_ensure (LIVRET_TYPE_MEASURE_PANEL);
  g_type_ensure (LIVRET_TYPE_READINGS_TABLE);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "measure.kind", NULL, on_kind);
  gtk_widget_class_install_action (widget_class, "measure.share", NULL, on_share);
  gtk_widget_class_install_action (widget_class, "measure.how", NULL, on_how);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-measure-page.ui");
  bind_template (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_edge_reached);
  gtk_widget_class_bind_template_callback (widget_class, on_low);
  gtk_widget_class_bind_template_callback (widget_class, on_period_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_high);
  gtk_widget_class_bind_template_callback (widget_class, on_stepped);
  gtk_widget_class_bind_template_callback (widget_class, on_asked);
  gtk_widget_class_bind_template_callback (widget_class, show_sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
}

static void
livret_measure_page_init (LivretMeasurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_wrap_buttons (gtk_widget_get_parent (self->kind_button));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "measure.share", FALSE);
}
