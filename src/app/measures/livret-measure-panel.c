/* livret-measure-panel.c: the chart of a measure with what belongs to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-panel.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/charts/livret-chart-legend.h"
#include "app/charts/livret-chart-view.h"
#include "app/measures/livret-measure-notes.h"
#include "app/widgets/livret-spoken.h"

#define DAY 86400
#define MAIN 0
#define BESIDE 1
/* What is written of under the chart; the others are on its axis. */
#define NOTES_MAX 6

/* One chart with its legend; the second one has a title. */
typedef struct
{
  GtkBox *box;
  GtkWidget *title;
  LivretChartLegend *legend;
  LivretChartView *chart;
} Pane;

struct _LivretMeasurePanel
{
  GtkBox parent_instance;

  Pane panes[2];
  GtkMenuButton *compare;
  GtkWidget *kinds;
  GtkWidget *summary;
  LivretMeasureNotes *notes;

  LivretHousehold *household;
  char *person;
  const LivretMeasureData *data; /* the page's */
  const LivretKind *beside;
  GPtrArray *traces; /* LivretMeasureTrace: what was read while one moved */
  GCancellable *cancellable;
  gboolean reading;
  gboolean announce;
};

G_DEFINE_FINAL_TYPE (LivretMeasurePanel, livret_measure_panel, GTK_TYPE_BOX)

static guint asked_signal;

static const LivretMeasureTrace *
get_trace (LivretMeasurePanel *self, guint pane)
{
  if (self->traces != NULL)
    return pane < self->traces->len ? self->traces->pdata[pane] : NULL;
  return pane == MAIN ? self->data->trace : self->data->beside;
}

/* Words ----------------------------------------------------------------------- */

/* The mean in bold, as the news of the sentence. */
static char *
mark_up (const char *sentence, const char *mean)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  g_autofree char *word = g_markup_escape_text (mean, -1);
  g_autofree char *bold = g_strdup_printf ("<b>%s</b>", word);
  GString *text = g_string_new (escaped);

  if (word[0] != '\0')
    g_string_replace (text, word, bold, 1);
  return g_string_free (text, FALSE);
}

static char *
say_mean (const LivretKind *kind, const LivretChartLayout *layout)
{
  return livret_kind_format_computed (kind, layout->figures.mean, livret_measure_unit (kind));
}

/* (transfer full): the sentence of one chart, as markup. */
static char *
say_pane (LivretMeasurePanel *self, guint place)
{
  const LivretChartLayout *layout = livret_chart_view_get_layout (self->panes[place].chart);
  g_autofree char *sentence = NULL;
  g_autofree char *mean = NULL;

  if (layout->figures.count == 0)
    return g_markup_escape_text (_ ("Nothing was read in this period."), -1);
  sentence = livret_chart_summary (layout);
  mean = say_mean (layout->kind, layout);
  return mark_up (sentence, mean);
}

/* (transfer full): the same under the name of its measure. */
static char *
say_named (LivretMeasurePanel *self, guint place)
{
  const LivretMeasureTrace *trace = get_trace (self, place);
  g_autofree char *name = g_markup_escape_text (livret_kind_label (&trace->rule.kind), -1);
  g_autofree char *words = say_pane (self, place);

  /* Translators: a measure, and the sentence under its chart. */
  return g_strdup_printf (C_ ("chart", "%s: %s"), name, words);
}

static void
show_summary (LivretMeasurePanel *self)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *markup = NULL;

  if (self->data->beside == NULL)
    markup = say_pane (self, MAIN);
  else
    {
      first = say_named (self, MAIN);
      second = say_named (self, BESIDE);
      markup = g_strconcat (first, "\n", second, NULL);
    }
  gtk_label_set_markup (GTK_LABEL (self->summary), markup);
}

static void
announce (LivretMeasurePanel *self)
{
  g_autofree char *words = livret_chart_span_words (&self->data->span);
  g_autofree char *said =
      g_strdup_printf ("%s. %s", words, gtk_label_get_text (GTK_LABEL (self->summary)));

  if (self->announce)
    livret_spoken_say (GTK_WIDGET (self), said, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->announce = FALSE;
}

/* Showing --------------------------------------------------------------------- */

static void
show_pane (LivretMeasurePanel *self, guint place)
{
  const LivretMeasureTrace *trace = get_trace (self, place);
  Pane *pane = &self->panes[place];
  LivretChartSubject subject = { 0 };

  gtk_widget_set_visible (GTK_WIDGET (pane->box), trace != NULL);
  if (trace == NULL)
    return;
  subject.rule = trace->rule;
  subject.points = trace->points;
  subject.sources = trace->sources->names;
  subject.events = self->data->events;
  subject.span = self->data->span;
  subject.bounds = self->data->bounds;
  subject.today = self->data->today;
  livret_chart_view_set (pane->chart, &subject);
  livret_chart_legend_set (pane->legend, livret_chart_view_get_layout (pane->chart),
                           trace->sources->names);
  gtk_label_set_label (GTK_LABEL (pane->title), livret_kind_label (&trace->rule.kind));
}

static void
show_kinds (LivretMeasurePanel *self)
{
  g_autofree char *label = NULL;

  if (self->beside != NULL)
    /* Translators: the measure whose chart stands under this one. */
    label = g_strdup_printf (C_ ("chart", "Compared: %s"), livret_kind_label (self->beside));
  gtk_menu_button_set_label (self->compare, label != NULL ? label : _ ("Compare…"));
  gtk_widget_set_visible (GTK_WIDGET (self->compare), self->data->kinds->len > 1);
}

/* What is asked for while one moves belongs to the data that was shown then. */
static void
forget_moves (LivretMeasurePanel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->traces, g_ptr_array_unref);
  self->reading = FALSE;
}

void
livret_measure_panel_set (LivretMeasurePanel *self,
                          LivretHousehold *household,
                          const char *person,
                          const LivretMeasureData *data)
{
  g_set_object (&self->household, household);
  g_set_str (&self->person, person);
  forget_moves (self);
  self->data = data;
  self->beside = data->beside ? livret_kind_by_id (data->beside->rule.kind.id) : NULL;
  show_pane (self, MAIN);
  show_pane (self, BESIDE);
  gtk_widget_set_visible (self->panes[MAIN].title, data->beside != NULL);
  livret_chart_view_set_beside (self->panes[MAIN].chart,
                                data->beside ? self->panes[BESIDE].chart : NULL);
  show_kinds (self);
  show_summary (self);
  livret_measure_notes_set (self->notes, household, person, data, NOTES_MAX);
  announce (self);
}

const LivretChartSpan *
livret_measure_panel_get_span (LivretMeasurePanel *self)
{
  return livret_chart_view_get_span (self->panes[MAIN].chart);
}

const LivretKind *
livret_measure_panel_get_beside (LivretMeasurePanel *self)
{
  return self->beside != NULL ? livret_kind_now (self->beside) : NULL;
}

void
livret_measure_panel_forget (LivretMeasurePanel *self)
{
  forget_moves (self);
  livret_measure_notes_forget (self->notes);
  self->data = NULL;
  self->beside = NULL;
}

void
livret_measure_panel_set_small (LivretMeasurePanel *self, gboolean small)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->panes); i++)
    {
      Pane *pane = &self->panes[i];

      gtk_box_reorder_child_after (pane->box, GTK_WIDGET (pane->legend),
                                   small ? GTK_WIDGET (pane->chart) : pane->title);
    }
}

/* Moving ---------------------------------------------------------------------- */

static void read_on (LivretMeasurePanel *self);

static void
on_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretMeasurePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) traces = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->reading = FALSE;
  if (traces == NULL || self->data == NULL)
    return;
  g_clear_pointer (&self->traces, g_ptr_array_unref);
  self->traces = g_steal_pointer (&traces);
  for (guint i = 0; i < self->traces->len; i++)
    livret_chart_view_set_points (self->panes[i].chart, get_trace (self, i)->points);
  read_on (self);
}

/* Once more is read than is shown, so that there is time: one answer is awaited before the next
 * question. */
static void
read_on (LivretMeasurePanel *self)
{
  const LivretChartSpan *span = livret_measure_panel_get_span (self);
  LivretMeasureMove *move;

  if (self->reading || self->data == NULL ||
      !livret_chart_span_needs (span, &get_trace (self, MAIN)->around, &self->data->bounds))
    return;
  move = livret_measure_move_new (self->person, span, &self->data->bounds);
  for (guint i = 0; i < G_N_ELEMENTS (self->panes); i++)
    if (get_trace (self, i) != NULL)
      livret_measure_move_add (move, get_trace (self, i));
  self->reading = TRUE;
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ,
                          livret_measure_move_read, move, (GDestroyNotify) livret_measure_move_free,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_read,
                          g_object_ref (self));
}

static Pane *
find_other (LivretMeasurePanel *self, LivretChartView *chart)
{
  Pane *other = &self->panes[chart == self->panes[MAIN].chart ? BESIDE : MAIN];

  return gtk_widget_get_visible (GTK_WIDGET (other->box)) ? other : NULL;
}

static void
on_moved (LivretChartView *chart, LivretMeasurePanel *self)
{
  Pane *other = find_other (self, chart);

  if (other != NULL)
    livret_chart_view_show_span (other->chart, livret_chart_view_get_span (chart), TRUE);
  read_on (self);
}

static void
on_settled (LivretChartView *chart, gboolean by_keys, LivretMeasurePanel *self)
{
  Pane *other = find_other (self, chart);

  if (other != NULL)
    livret_chart_view_show_span (other->chart, livret_chart_view_get_span (chart), FALSE);
  self->announce = by_keys;
  g_signal_emit (self, asked_signal, 0);
}

static void
on_pointed (LivretChartView *chart, LivretMeasurePanel *self)
{
  Pane *other = find_other (self, chart);

  if (other != NULL)
    livret_chart_view_point_at (other->chart, livret_chart_view_get_pointed (chart));
}

static void
on_note (LivretChartView *chart, const char *id, gint64 wall, LivretMeasurePanel *self)
{
  livret_measure_notes_open (self->notes, id, (int) floor ((double) wall / DAY));
}

static void
zoom (LivretMeasurePanel *self, double factor)
{
  LivretChartView *chart = self->panes[MAIN].chart;
  LivretChartSpan span = *livret_chart_view_get_span (chart);

  livret_chart_view_zoom (chart, &span, factor, -1);
  livret_chart_view_settle (chart, TRUE);
}

static void
on_nearer (LivretMeasurePanel *self)
{
  zoom (self, 0.5);
}

static void
on_farther (LivretMeasurePanel *self)
{
  zoom (self, 2);
}

/* Comparing ------------------------------------------------------------------- */

static void
on_kind_chosen (GtkListBox *list, GtkListBoxRow *row, LivretMeasurePanel *self)
{
  gtk_menu_button_popdown (self->compare);
  self->beside = g_object_get_data (G_OBJECT (row), "kind");
  g_signal_emit (self, asked_signal, 0);
}

static void
add_kind (LivretMeasurePanel *self, const LivretKind *kind)
{
  GtkWidget *label = gtk_label_new (kind ? livret_kind_label (kind) : _ ("Nothing"));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  gtk_list_box_append (GTK_LIST_BOX (self->kinds), row);
}

/* Filled when it is opened: the page is shown sooner. */
static void
fill_kinds (GtkMenuButton *compare, gpointer data)
{
  LivretMeasurePanel *self = data;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->kinds));
  if (self->beside != NULL)
    add_kind (self, NULL);
  for (guint i = 0; self->data != NULL && i < self->data->kinds->len; i++)
    {
      const LivretKind *kind = g_array_index (self->data->kinds, LivretKindPresence, i).kind;

      if (kind != self->data->kind && kind != self->beside)
        add_kind (self, kind);
    }
}

/* The panel ------------------------------------------------------------------- */

static void
build_pane (LivretMeasurePanel *self, Pane *pane, GtkBox *card)
{
  pane->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  pane->title = gtk_label_new ("");
  pane->legend = g_object_new (LIVRET_TYPE_CHART_LEGEND, NULL);
  pane->chart = livret_chart_view_new ();
  gtk_label_set_xalign (GTK_LABEL (pane->title), 0);
  gtk_label_set_wrap (GTK_LABEL (pane->title), TRUE);
  gtk_widget_add_css_class (pane->title, "heading");
  gtk_box_append (pane->box, pane->title);
  gtk_box_append (pane->box, GTK_WIDGET (pane->legend));
  gtk_box_append (pane->box, GTK_WIDGET (pane->chart));
  gtk_box_append (card, GTK_WIDGET (pane->box));
  g_signal_connect_object (pane->chart, "moved", G_CALLBACK (on_moved), self, 0);
  g_signal_connect_object (pane->chart, "settled", G_CALLBACK (on_settled), self, 0);
  g_signal_connect_object (pane->chart, "note", G_CALLBACK (on_note), self, 0);
  g_signal_connect_object (pane->chart, "pointed", G_CALLBACK (on_pointed), self, 0);
}

static GtkWidget *
build_kinds (LivretMeasurePanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->kinds = gtk_list_box_new ();
  gtk_widget_add_css_class (self->kinds, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kinds), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Compare with"), -1);
  g_signal_connect_object (self->kinds, "row-activated", G_CALLBACK (on_kind_chosen), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->kinds);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}

static void
add_button (
    LivretMeasurePanel *self, GtkBox *foot, const char *icon, const char *words, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (foot, button);
}

static void
build_foot (LivretMeasurePanel *self, GtkBox *card)
{
  GtkBox *foot = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));

  self->compare = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->compare), "flat");
  gtk_widget_set_hexpand (GTK_WIDGET (self->compare), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->compare), GTK_ALIGN_START);
  gtk_menu_button_set_can_shrink (self->compare, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->compare), _ ("Compare with another measure"));
  gtk_menu_button_set_popover (self->compare, build_kinds (self));
  gtk_menu_button_set_create_popup_func (self->compare, fill_kinds, self, NULL);
  gtk_box_append (foot, GTK_WIDGET (self->compare));
  add_button (self, foot, "zoom-out-symbolic", _ ("Show more time"), G_CALLBACK (on_farther));
  add_button (self, foot, "zoom-in-symbolic", _ ("Show less time"), G_CALLBACK (on_nearer));
  gtk_box_append (card, GTK_WIDGET (foot));
}

static void
livret_measure_panel_dispose (GObject *object)
{
  LivretMeasurePanel *self = LIVRET_MEASURE_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  self->data = NULL;
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_measure_panel_parent_class)->dispose (object);
}

static void
livret_measure_panel_finalize (GObject *object)
{
  LivretMeasurePanel *self = LIVRET_MEASURE_PANEL (object);

  g_clear_pointer (&self->traces, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->person);
  G_OBJECT_CLASS (livret_measure_panel_parent_class)->finalize (object);
}

static void
livret_measure_panel_class_init (LivretMeasurePanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = livret_measure_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_measure_panel_finalize;
  asked_signal = g_signal_new ("asked", LIVRET_TYPE_MEASURE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
livret_measure_panel_init (LivretMeasurePanel *self)
{
  GtkBox *card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));

  self->cancellable = g_cancellable_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 16);
  gtk_widget_add_css_class (GTK_WIDGET (card), "card");
  gtk_widget_add_css_class (GTK_WIDGET (card), "chart-card");
  for (guint i = 0; i < G_N_ELEMENTS (self->panes); i++)
    build_pane (self, &self->panes[i], card);
  gtk_widget_set_margin_top (GTK_WIDGET (self->panes[BESIDE].box), 14);
  build_foot (self, card);
  self->summary = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_wrap (GTK_LABEL (self->summary), TRUE);
  gtk_widget_add_css_class (self->summary, "summary");
  self->notes = g_object_new (LIVRET_TYPE_MEASURE_NOTES, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (card));
  gtk_box_append (GTK_BOX (self), self->summary);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->notes));
}
