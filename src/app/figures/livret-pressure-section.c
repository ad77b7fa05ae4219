/* livret-pressure-section.c: the latest series of pressures measured at home, its average first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/figures/livret-figure-rows.h"
#include "app/figures/livret-figures-sections.h"
#include "app/figures/livret-pressure-print.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

typedef struct
{
  LivretHousehold *household;
  char *person;
  LivretPressureSeries series;
  const LivretKind *kind;
  const char *unit;
} Series;

static Series *
series_new (LivretHousehold *household, const char *person, const LivretFigures *figures)
{
  Series *series = g_new0 (Series, 1);

  series->household = g_object_ref (household);
  series->person = g_strdup (person);
  series->series = *figures->pressure;
  g_array_ref (series->series.rows);
  series->kind = figures->kind;
  series->unit = figures->unit;
  return series;
}

static void
series_free (gpointer data)
{
  Series *series = data;

  g_object_unref (series->household);
  g_free (series->person);
  g_array_unref (series->series.rows);
  g_free (series);
}

static void
series_free_closure (gpointer data, GClosure *closure)
{
  series_free (data);
}

/* "Counts: the second of the morning", or why it does not. */
static char *
say_place (const LivretPressureRow *row)
{
  static const char *const morning[] = { N_ ("counts: the first of the morning"),
                                         N_ ("counts: the second of the morning"),
                                         N_ ("counts: the third of the morning") };
  static const char *const evening[] = { N_ ("counts: the first of the evening"),
                                         N_ ("counts: the second of the evening"),
                                         N_ ("counts: the third of the evening") };

  if (row->why != LIVRET_PRESSURE_COUNTS)
    return livret_wording_capital (livret_pressure_why_words (row->why));
  return livret_wording_capital (_ ((row->evening ? evening : morning)[row->place]));
}

static void
fill_readings (AdwExpanderRow *row, gpointer data)
{
  const Series *series = data;

  for (guint i = 0; i < series->series.rows->len; i++)
    {
      const LivretPressureRow *reading = &g_array_index (series->series.rows, LivretPressureRow, i);
      g_autofree char *when =
          livret_wording_day_time (reading->reading.wall, livret_clock_today ());
      g_autofree char *capital = livret_wording_capital (when);
      g_autofree char *place = say_place (reading);
      g_autofree char *value =
          livret_kind_format (series->kind, reading->reading.values, series->unit);

      adw_expander_row_add_row (
          row, livret_figure_plain_row_new (capital, place, value, series->household));
    }
}

static void
on_print_clicked (GtkWidget *button, const Series *series)
{
  livret_pressure_print (button, series->household, series->person, &series->series, series->kind,
                         series->unit);
}

static GtkWidget *
print_button_new (Series *series)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (_ ("Print for a Doctor…"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 12);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_print_clicked), series,
                         series_free_closure, 0);
  return button;
}

static void
add_found (AdwPreferencesGroup *group,
           LivretHousehold *household,
           const char *person,
           const LivretFigures *figures)
{
  g_autoptr (GPtrArray) all =
      livret_pressure_series_figures (figures->pressure, figures->kind, figures->unit);
  g_autofree char *compared =
      livret_pressure_series_compared (figures->pressure, figures->kind, figures->unit);
  LivretFigure *average = all->pdata[0];

  g_set_str (&average->note, compared);
  livret_figure_group_add (group, all, household);
}

/* The fullest three days, and how far they are from a series. */
static void
add_nearest (AdwPreferencesGroup *group, LivretHousehold *household, const LivretFigures *figures)
{
  g_autofree char *span = livret_pressure_series_span (figures->pressure);
  g_autofree char *words = g_strdup_printf (
      /* Translators: %s is "from 12 November 2026 to 14 November 2026". */
      ngettext ("The fullest three days, %s, have %u reading that counts. It takes twelve at "
                "least, with some each day.",
                "The fullest three days, %s, have %u readings that count. It takes twelve at "
                "least, with some each day.",
                figures->pressure->counted),
      span, figures->pressure->counted);

  adw_preferences_group_add (
      group, livret_figure_plain_row_new (_ ("No full series yet"), words, NULL, household));
}

void
livret_section_pressure (GtkBox *box,
                         LivretHousehold *household,
                         const char *person,
                         const LivretFigures *figures)
{
  const LivretPressureSeries *series = figures->pressure;
  AdwPreferencesGroup *group;
  g_autofree char *span = NULL;
  g_autofree char *words = NULL;

  if (series == NULL)
    return;
  span = livret_pressure_series_span (series);
  words = series->enough ? livret_wording_capital (span) : g_strdup (livret_pressure_rule_words ());
  group = livret_figure_group_new (_ ("Series measured at home"), words);
  if (series->enough)
    add_found (group, household, person, figures);
  else
    add_nearest (group, household, figures);
  adw_preferences_group_add (
      group, livret_figure_table_new (_ ("The readings of these days"),
                                      _ ("Which count, which do not and why"), fill_readings,
                                      series_new (household, person, figures), series_free));
  if (series->enough)
    adw_preferences_group_add (group, print_button_new (series_new (household, person, figures)));
  gtk_box_append (box, GTK_WIDGET (group));
}
