/* livret-measure-controls.c: which period of a measure is shown, and how.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-controls.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-drop-down.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"

/* Letters below which a drop-down's choice is not cut. */
#define CHARS 5

struct _LivretMeasureControls
{
  AdwBin parent_instance;

  GtkWidget *toggles;
  AdwToggleGroup *periods;
  AdwToggleGroup *views;
  GtkDropDown *period_choice;
  GtkDropDown *view_choice;
  GtkWidget *earlier;
  GtkWidget *span_words;
  GtkWidget *later;

  gboolean showing;
};

G_DEFINE_FINAL_TYPE (LivretMeasureControls, livret_measure_controls, ADW_TYPE_BIN)

enum
{
  PROP_VIEW = 1,
  N_PROPS,
};
static GParamSpec *properties[N_PROPS];

enum
{
  PERIOD_CHOSEN,
  STEPPED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static const struct
{
  const char *name, *brief, *words;
} labels[] = {
  { "1d", NC_ ("period", "1 d"), NC_ ("period", "Day") },
  { "7d", NC_ ("period", "7 d"), NC_ ("period", "Week") },
  { "30d", NC_ ("period", "30 d"), NC_ ("period", "Month") },
  { "3m", NC_ ("period", "3 mo"), NC_ ("period", "3 Months") },
  { "1y", NC_ ("period", "1 yr"), NC_ ("period", "Year") },
  { "all", NC_ ("period", "All"), NC_ ("period", "All") },
};

/* The period ------------------------------------------------------------------ */

/* In the drop-down, what is none of the periods, as where the chart was moved, is one of its own.
 */
static void
show_choice (LivretMeasureControls *self)
{
  if (self->periods != NULL && gtk_drop_down_get_model (self->period_choice) != NULL)
    gtk_drop_down_set_selected (
        self->period_choice,
        MIN (adw_toggle_group_get_active (self->periods), G_N_ELEMENTS (labels)));
}

static void
on_choice_selected (LivretMeasureControls *self)
{
  guint selected;

  if (self->periods == NULL)
    return;
  selected = gtk_drop_down_get_selected (self->period_choice);
  if (selected < G_N_ELEMENTS (labels))
    adw_toggle_group_set_active (self->periods, selected);
  else
    show_choice (self);
}

static void
on_period_chosen (LivretMeasureControls *self)
{
  LivretMeasurePeriod period;

  if (self->periods == NULL)
    return;
  period = livret_measure_period_from_id (adw_toggle_group_get_active_name (self->periods));
  if (!self->showing && period != LIVRET_PERIODS)
    g_signal_emit (self, signals[PERIOD_CHOSEN], 0, (guint) period);
}

void
livret_measure_controls_set (LivretMeasureControls *self, const LivretMeasureData *data)
{
  g_autofree char *words = livret_chart_span_words (&data->span);

  self->showing = TRUE;
  if (data->period < LIVRET_PERIODS)
    adw_toggle_group_set_active_name (self->periods, livret_measure_period_id (data->period));
  else
    adw_toggle_group_set_active (self->periods, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
  gtk_label_set_label (GTK_LABEL (self->span_words), words);
  gtk_widget_set_sensitive (self->earlier, data->span.from > data->bounds.from);
  gtk_widget_set_sensitive (self->later, data->span.until < data->bounds.until);
}

void
livret_measure_controls_choose_all (LivretMeasureControls *self)
{
  adw_toggle_group_set_active_name (self->periods, livret_measure_period_id (LIVRET_PERIOD_ALL));
}

static void
on_earlier_clicked (LivretMeasureControls *self)
{
  g_signal_emit (self, signals[STEPPED], 0, -1);
}

static void
on_later_clicked (LivretMeasureControls *self)
{
  g_signal_emit (self, signals[STEPPED], 0, 1);
}

/* The view -------------------------------------------------------------------- */

const char *
livret_measure_controls_get_view (LivretMeasureControls *self)
{
  return self->views != NULL ? adw_toggle_group_get_active_name (self->views) : NULL;
}

static void
on_view_changed (LivretMeasureControls *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* The width ------------------------------------------------------------------- */

/* In words where there is room for them. */
static void
name_periods (LivretMeasureControls *self, gboolean in_short)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    adw_toggle_set_label (
        adw_toggle_group_get_toggle_by_name (self->periods, labels[i].name),
        g_dpgettext2 (NULL, "period", in_short ? labels[i].brief : labels[i].words));
}

void
livret_measure_controls_fit (LivretMeasureControls *self, gboolean tight, gboolean low)
{
  gtk_widget_set_visible (self->toggles, !low);
  gtk_widget_set_visible (GTK_WIDGET (self->views), !tight);
  gtk_widget_set_visible (GTK_WIDGET (self->period_choice), low);
  gtk_widget_set_visible (GTK_WIDGET (self->view_choice), low);
  gtk_widget_set_hexpand (GTK_WIDGET (self->periods), tight);
  adw_toggle_group_set_homogeneous (self->periods, !tight);
  name_periods (self, tight);
}

/* The drop-downs have what the toggles have. */
static void
fill_choices (LivretMeasureControls *self)
{
  g_autoptr (GtkStringList) periods = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) views = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_string_list_append (periods, g_dpgettext2 (NULL, "period", labels[i].brief));
  gtk_string_list_append (periods, C_ ("period", "Other"));
  for (guint i = 0; i < adw_toggle_group_get_n_toggles (self->views); i++)
    gtk_string_list_append (views,
                            adw_toggle_get_label (adw_toggle_group_get_toggle (self->views, i)));
  livret_drop_down_shorten (self->period_choice, CHARS);
  livret_drop_down_shorten (self->view_choice, CHARS);
  gtk_drop_down_set_model (self->period_choice, G_LIST_MODEL (periods));
  gtk_drop_down_set_model (self->view_choice, G_LIST_MODEL (views));
  livret_spoken_drop_down (self->period_choice, _ ("Period"));
  livret_spoken_drop_down (self->view_choice, _ ("View"));
  show_choice (self);
}

/* The widget ------------------------------------------------------------------ */

static void
livret_measure_controls_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, livret_measure_controls_get_view (LIVRET_MEASURE_CONTROLS (object)));
}

static void
livret_measure_controls_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  LivretMeasureControls *self = LIVRET_MEASURE_CONTROLS (object);

  if (self->views != NULL && g_value_get_string (value) != NULL)
    adw_toggle_group_set_active_name (self->views, g_value_get_string (value));
}

static void
livret_measure_controls_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_MEASURE_CONTROLS);
  G_OBJECT_CLASS (livret_measure_controls_parent_class)->dispose (object);
}

#define BIND(member)                                                                               \
  gtk_widget_class_bind_template_child (widget_class, LivretMeasureControls, member)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-measure-controls.ui");
  BIND (toggles);
  BIND (periods);
  BIND (views);
  BIND (period_choice);
  BIND (view_choice);
  BIND (earlier);
  BIND (span_words);
  BIND (later);
  gtk_widget_class_bind_template_callback (widget_class, show_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_period_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_later_clicked);
}

static void
livret_measure_controls_class_init (LivretMeasureControlsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = livret_measure_controls_get_property;
  object_class->set_property = livret_measure_controls_set_property;
  object_class->dispose = livret_measure_controls_dispose;
  properties[PROP_VIEW] =
      g_param_spec_string ("view", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PERIOD_CHOSEN] =
      g_signal_new ("period-chosen", LIVRET_TYPE_MEASURE_CONTROLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[STEPPED] = g_signal_new ("stepped", LIVRET_TYPE_MEASURE_CONTROLS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
livret_measure_controls_init (LivretMeasureControls *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
}
