/* livret-chart-legend.c: what the marks of a chart stand for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-legend.h"

#include <glib/gi18n.h>

#include "app/charts/livret-chart-paint.h"
#include "app/measures/livret-measure-words.h"

typedef enum
{
  KEY_FILLED,
  KEY_HOLLOW,
  KEY_ABOVE,
  KEY_BELOW,
  KEY_BAND,
  KEY_LINE,
  KEY_RANGE,
  KEY_BAR,
  KEY_SOURCE, /* and those after it: of the next sources */
} KeyForm;

/* A key: the mark itself, drawn small ----------------------------------------- */

#define LIVRET_TYPE_CHART_KEY (livret_chart_key_get_type ())
G_DECLARE_FINAL_TYPE (LivretChartKey, livret_chart_key, LIVRET, CHART_KEY, GtkWidget)

struct _LivretChartKey
{
  GtkWidget parent_instance;

  KeyForm form;
};

G_DEFINE_FINAL_TYPE (LivretChartKey, livret_chart_key, GTK_TYPE_WIDGET)

#define HOUR 3600
#define KEY_WIDTH 12
#define BAND_WIDTH 16
#define SOURCE_WIDTH 34

/* A piece of the source's line with one of its points. */
static void
paint_source (
    GtkSnapshot *snapshot, const LivretChartInk *ink, guint source, float width, float middle)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskStroke) stroke = gsk_stroke_new (1.8f);
  g_autoptr (GskPath) path = NULL;
  GdkRGBA colour = livret_chart_source_colour (ink, source);

  gsk_path_builder_move_to (builder, 0, middle);
  gsk_path_builder_line_to (builder, width, middle);
  path = gsk_path_builder_to_path (builder);
  livret_chart_source_dash (stroke, source);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &colour);
  livret_chart_paint_shape (snapshot, ink, width / 2, middle, source, LIVRET_CHART_WITHIN, FALSE);
}

static void
livret_chart_key_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KeyForm form = LIVRET_CHART_KEY (widget)->form;
  float width = (float) gtk_widget_get_width (widget);
  float middle = (float) gtk_widget_get_height (widget) / 2;
  LivretChartPosition position = form == KEY_ABOVE   ? LIVRET_CHART_ABOVE
                                 : form == KEY_BELOW ? LIVRET_CHART_BELOW
                                                     : LIVRET_CHART_WITHIN;
  LivretChartInk ink;
  GdkRGBA faint;

  livret_chart_ink_get (widget, &ink);
  faint = livret_chart_faint (&ink, &ink.accent, 0.3);
  if (form >= KEY_SOURCE)
    paint_source (snapshot, &ink, form - KEY_SOURCE, width, middle);
  else if (form == KEY_BAND)
    livret_chart_paint_band (snapshot, &ink, &GRAPHENE_RECT_INIT (0, middle - 5, width, 10),
                             LIVRET_CHART_FADE_NONE);
  else if (form == KEY_RANGE)
    livret_chart_paint_line (snapshot, width / 2, middle - 6, width / 2, middle + 6, 4, FALSE,
                             &faint);
  else if (form == KEY_LINE)
    livret_chart_paint_line (snapshot, 0, middle, width, middle, 2.2, FALSE, &ink.accent);
  else if (form == KEY_BAR)
    livret_chart_paint_line (snapshot, width / 2, middle - 6, width / 2, middle + 6, 5, FALSE,
                             &ink.accent);
  else
    livret_chart_paint_point (snapshot, &ink, width / 2, middle, 3.4, position, form == KEY_HOLLOW);
}

static void
livret_chart_key_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  KeyForm form = LIVRET_CHART_KEY (widget)->form;
  int width = form >= KEY_SOURCE ? SOURCE_WIDTH : form == KEY_BAND ? BAND_WIDTH : KEY_WIDTH;

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? 14 : width;
}

static void
livret_chart_key_class_init (LivretChartKeyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = livret_chart_key_snapshot;
  widget_class->measure = livret_chart_key_measure;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
livret_chart_key_init (LivretChartKey *self)
{
}

/* What the mark looks like: who hears the legend can ask who sees the chart for "the squares". */
static const char *
describe_form (KeyForm form)
{
  static const char *const sources[LIVRET_CHART_SOURCES] = {
    N_ ("discs, an unbroken line"),
    N_ ("squares, a dashed line"),
    N_ ("diamonds, a dotted line"),
    N_ ("crosses, a line of dashes and dots"),
  };

  switch (form)
    {
    case KEY_FILLED:
      return _ ("filled points");
    case KEY_HOLLOW:
      return _ ("hollow points");
    case KEY_ABOVE:
      return _ ("triangles that point up");
    case KEY_BELOW:
      return _ ("triangles that point down");
    case KEY_BAND:
      return adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? _ ("hatched")
                                                                                    : _ ("tinted");
    case KEY_LINE:
      return _ ("a line");
    case KEY_RANGE:
      return _ ("a band");
    case KEY_BAR:
      return _ ("bars");
    case KEY_SOURCE:
    default:
      return _ (sources[MIN (form - KEY_SOURCE, LIVRET_CHART_SOURCES - 1)]);
    }
}

/* The legend ------------------------------------------------------------------ */

struct _LivretChartLegend
{
  AdwBin parent_instance;

  AdwWrapBox *box;
};

G_DEFINE_FINAL_TYPE (LivretChartLegend, livret_chart_legend, ADW_TYPE_BIN)

static void
describe_key (LivretChartKey *key, GtkWidget *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  describe_form (key->form), -1);
}

/* In high contrast the keys look otherwise, and are described otherwise. */
static void
on_style_changed (LivretChartLegend *self)
{
  for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->box)); box != NULL;
       box = gtk_widget_get_next_sibling (box))
    {
      GtkWidget *key = gtk_widget_get_first_child (box);

      describe_key (LIVRET_CHART_KEY (key), gtk_widget_get_next_sibling (key));
      gtk_widget_queue_draw (key);
    }
}

static void
add_key (LivretChartLegend *self, KeyForm form, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (words);
  LivretChartKey *key = g_object_new (LIVRET_TYPE_CHART_KEY, NULL);

  key->form = form;
  gtk_widget_set_valign (GTK_WIDGET (key), GTK_ALIGN_CENTER);
  describe_key (key, label);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (key));
  gtk_box_append (GTK_BOX (box), label);
  adw_wrap_box_append (self->box, box);
}

static void
find_positions (const LivretChartLayout *layout, gboolean *above, gboolean *below)
{
  *above = *below = FALSE;
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const LivretChartMark *mark = &g_array_index (layout->marks, LivretChartMark, i);

      *above |= mark->position == LIVRET_CHART_ABOVE || mark->position2 == LIVRET_CHART_ABOVE;
      *below |= mark->position == LIVRET_CHART_BELOW || mark->position2 == LIVRET_CHART_BELOW;
    }
}

static gboolean
has_several (const LivretChartLayout *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    if (g_array_index (layout->marks, LivretChartMark, i).count > 1)
      return TRUE;
  return FALSE;
}

static const char *
name_bar (const LivretChartLayout *layout)
{
  if (layout->bar == HOUR)
    return has_several (layout) ? _ ("Mean of several hours") : C_ ("chart", "Hour");
  return has_several (layout) ? _ ("Mean of several days") : _ ("Day");
}

static void
add_marks (LivretChartLegend *self, const LivretChartLayout *layout)
{
  switch (layout->style)
    {
    case LIVRET_CHART_STEMS:
      add_key (self, KEY_FILLED, _ (layout->kind->components[0].label));
      add_key (self, KEY_HOLLOW, _ (layout->kind->components[1].label));
      if (has_several (layout))
        add_key (self, KEY_RANGE, _ ("Lowest to highest"));
      break;
    case LIVRET_CHART_RANGES:
      add_key (self, KEY_LINE, _ ("Mean"));
      add_key (self, KEY_RANGE, _ ("Lowest to highest"));
      break;
    case LIVRET_CHART_BARS:
      add_key (self, KEY_BAR, name_bar (layout));
      break;
    case LIVRET_CHART_LINE:
    default:
      add_key (self, KEY_FILLED, _ ("Reading"));
      break;
    }
}

/* Those that are seen in the period. */
static void
add_sources (LivretChartLegend *self, const LivretChartLayout *layout, const GPtrArray *sources)
{
  gboolean seen[LIVRET_CHART_SOURCES] = { FALSE };

  for (guint i = 0; i < layout->line->len; i++)
    seen[g_array_index (layout->line, LivretChartNode, i).source] = TRUE;
  for (guint i = 0; i < layout->marks->len; i++)
    seen[g_array_index (layout->marks, LivretChartMark, i).source] = TRUE;
  for (guint i = 0; i < sources->len; i++)
    {
      const char *name = sources->pdata[i];

      if (seen[i])
        add_key (self, KEY_SOURCE + i,
                 name == NULL      ? _ ("Other sources")
                 : name[0] != '\0' ? name
                                   : _ ("Typed by hand"));
    }
}

void
livret_chart_legend_set (LivretChartLegend *self,
                         const LivretChartLayout *layout,
                         const GPtrArray *sources)
{
  gboolean has_points = layout->style == LIVRET_CHART_STEMS || layout->style == LIVRET_CHART_LINE;
  gboolean above, below;

  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL;)
    adw_wrap_box_remove (self->box, child);
  if (layout->marks->len > 0)
    add_marks (self, layout);
  find_positions (layout, &above, &below);
  if (above && has_points)
    add_key (self, KEY_ABOVE, _ ("Above"));
  if (below && has_points)
    add_key (self, KEY_BELOW, _ ("Below"));
  if (sources != NULL && layout->sources > 1)
    add_sources (self, layout, sources);
  if (layout->bands->len > 0)
    add_key (self, KEY_BAND, layout->target ? _ ("Target") : _ ("Usual range"));
}

static void
livret_chart_legend_class_init (LivretChartLegendClass *klass)
{
}

static void
livret_chart_legend_init (LivretChartLegend *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->box = ADW_WRAP_BOX (adw_wrap_box_new ());
  adw_wrap_box_set_child_spacing (self->box, 16);
  adw_wrap_box_set_line_spacing (self->box, 4);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
}
