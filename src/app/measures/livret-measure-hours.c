/* livret-measure-hours.c: what was counted in each hour of a day, as a list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-hours.h"

#include <adwaita.h>
#include <math.h>

#include "app/charts/livret-chart-callout.h"
#include "app/window/livret-cramped.h"

#define HOUR 3600

static GtkWidget *
build_row (const LivretKind *kind, const LivretChartPoint *point)
{
  gint64 begins = point->wall - HOUR / 2;
  double values[LIVRET_COMPONENTS_MAX] = { point->values[0], NAN, NAN };
  g_autofree char *hour = livret_chart_hours_words (begins, begins + HOUR);
  g_autofree char *value = livret_kind_format_computed (kind, values, livret_measure_unit (kind));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "reading-value");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hour);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

void
livret_measure_hours_fill (GtkListBox *list,
                           LivretHousehold *household,
                           const LivretMeasureData *data)
{
  gboolean hours = data->trace->grain == LIVRET_GRAIN_HOURS;
  g_autoptr (GArray) points = livret_measure_trace_slice (data->trace, &data->span);

  gtk_list_box_remove_all (list);
  gtk_widget_set_visible (GTK_WIDGET (list), hours && points->len > 0);
  for (guint i = 0; hours && i < points->len; i++)
    {
      GtkWidget *row = build_row (data->kind, &g_array_index (points, LivretChartPoint, i));

      gtk_list_box_append (list, row);
      livret_cramped_fold (row, household);
    }
}
