/* livret-chart-layout.h: from readings to a drawn chart in pure steps: scales, marks, bands, ticks,
 * figures; nothing here draws, so that the window, the PDF and the page show the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/livret-hours.h"
#include "record/livret-kind.h"

G_BEGIN_DECLS

/**
 * LivretChartPoint: one reading, or the mean of several.
 * @wall: its local time, as seconds since 1970 as if the clock showed UTC
 * @values: canonical, NAN where absent
 * @count: readings it stands for; 0 and 1: one
 * @low, @high: extremes of their first component; only where @count is above 1
 * @source: number of where it comes from, below LIVRET_CHART_SOURCES
 * @hour: of kinds that add up: the sum of an hour; bars of others are made of days
 * @left_out: so many readings that are hardly possible; such a point stands for nothing else and
 *   enters no figure and no line. Its mark is drawn where it is one reading with its @values.
 */
typedef struct
{
  gint64 wall;
  double values[LIVRET_COMPONENTS_MAX];
  guint count;
  double low, high;
  guint source;
  gboolean hour;
  guint left_out;
} LivretChartPoint;

/** livret_chart_points_add_hours: what was counted in each of @hours (element-type LivretHour): a
 * point in its middle. */
void livret_chart_points_add_hours (GArray *points, const GArray *hours);

/** livret_chart_points_add_left_out: of days that are summed up, those of @days (element-type
 * LivretDayLeftOut): a point without values at noon. */
void livret_chart_points_add_left_out (GArray *points, const GArray *days);

/** So many sources are told apart; the last one stands for all others. */
#define LIVRET_CHART_SOURCES 4

/** LivretChartStyle: how the marks of a layout are to be drawn. */
typedef enum
{
  LIVRET_CHART_STEMS,  /* systolic filled above, diastolic hollow below, a stem between */
  LIVRET_CHART_LINE,   /* one point a reading, joined */
  LIVRET_CHART_RANGES, /* many readings a mark: mean joined, lowest to highest as a bar */
  LIVRET_CHART_BARS,   /* sums of a day or an hour (or of several), from zero up */
} LivretChartStyle;

typedef enum
{
  LIVRET_CHART_WITHIN,
  LIVRET_CHART_ABOVE,
  LIVRET_CHART_BELOW,
} LivretChartPosition;

/**
 * LivretChartMark: one thing drawn.
 * @x, @y: where; the reading, the mean or the sum
 * @y_low, @y_high: other end of a stem (in @y_low, %NAN if absent); ends of a range
 * @y_least, @y_most: of a stem of means, how far its readings go; else %NAN
 * @value, @value2: what a reader says; @value2 diastolic or %NAN
 * @low, @high: of several readings (or days of what adds up) how far they go, each component; else
 * %NAN
 * @position: of the first component against its reference range
 * @position2: of the second
 * @first, @count: the points it stands for
 * @readings: the readings these stand for
 * @source: where the first of them comes from
 */
typedef struct
{
  double x, y, y_low, y_high, y_least, y_most;
  double value, value2, low[2], high[2];
  LivretChartPosition position, position2;
  guint first, count, readings, source;
} LivretChartMark;

/**
 * LivretChartNode: a point of the line through what one source measured.
 * @starts: nothing leads here: it is the first, or what came before is too far away
 */
typedef struct
{
  double x, y;
  guint source;
  gboolean starts;
} LivretChartNode;

typedef enum
{
  LIVRET_CHART_TICK_HOUR,
  LIVRET_CHART_TICK_DAY,
  LIVRET_CHART_TICK_DAY_MONTH,
  LIVRET_CHART_TICK_MONTH,
  LIVRET_CHART_TICK_MONTH_YEAR,
  LIVRET_CHART_TICK_YEAR,
} LivretChartTickForm;

/** LivretChartTime: a date on the axis; @wall and @form make its label. */
typedef struct
{
  double x;
  gint64 wall;
  LivretChartTickForm form;
} LivretChartTime;

/** LivretChartGrid: a line of the value axis. */
typedef struct
{
  double y, value;
} LivretChartGrid;

/**
 * LivretChartBand: a reference range, cut at the plot's edges.
 * @y_top, @y_bottom: where it is tinted
 * @low, @high: its limits, %NAN where open or outside the plot: no dotted edge there
 * @y_low, @y_high: where these edges lie
 */
typedef struct
{
  double y_top, y_bottom, low, high, y_low, y_high;
} LivretChartBand;

/**
 * LivretChartFigures: what is said in words; over readings, or over days for kinds that add up.
 * @above, @below: readings with any component out of its reference range
 * @implausible: readings with any value that no body or device gives, which are left out
 * @grouped: some points stand for several readings, so that @above and @below are not known
 */
typedef struct
{
  guint count, above, below, implausible;
  gboolean grouped;
  double mean[LIVRET_COMPONENTS_MAX], min[LIVRET_COMPONENTS_MAX], max[LIVRET_COMPONENTS_MAX];
  gint64 first_wall, last_wall;
} LivretChartFigures;

/**
 * LivretChartLayout: lengths in the unit of the requested size, origin top left.
 * @left, @top, @right, @bottom: the plot
 * @unit: UCUM unit that labels are written in; the kind's most usual one unless set otherwise
 * @decimals: of the grid's values in @unit
 * @first, @end: those of the points that lie in the period; the others only lead the line out of it
 * @sources: how many sources the points of the period come from, as numbered
 * @gaps: seconds; points of a source that are further apart are not joined
 * @line: node by node, source by source; empty for stems and bars; may leave the plot sideways
 * @bar: seconds that a bar stands for: a day or an hour
 * @target: the limits of @kind are a person's target: so they are called in words; %FALSE unless
 *   set afterwards
 */
typedef struct
{
  const LivretKind *kind;
  const char *unit;
  LivretChartStyle style;
  double width, height, left, top, right, bottom;
  double low, high; /* values at the plot's bottom and top */
  gint64 from_wall, until_wall;
  int decimals;
  guint first, end, sources;
  gint64 gaps[LIVRET_CHART_SOURCES];
  gint64 bar;
  gboolean target;
  GArray *marks; /* LivretChartMark */
  GArray *line;  /* LivretChartNode */
  GArray *times; /* LivretChartTime */
  GArray *grid;  /* LivretChartGrid */
  GArray *bands; /* LivretChartBand */
  LivretChartFigures figures;
} LivretChartLayout;

/**
 * LivretChartSize:
 * @left, @right, @top, @bottom: margins for what is written around the plot
 * @spacing: least distance of two marks; denser readings are drawn as ranges
 * @tick: least distance of two dates
 * @edge: the part of the period that is added at either end of the axis
 * @held: the value axis holds at least from @held_low to @held_high: it stands still while one
 *   moves through time
 */
typedef struct
{
  double width, height, left, right, top, bottom, spacing, tick, edge;
  gboolean held;
  double held_low, held_high;
} LivretChartSize;

/**
 * livret_chart_layout_new:
 * @points: (element-type LivretChartPoint): oldest first, at least one where no period is given
 * @from_wall, @until_wall: the period shown, its end excluded; both 0: that of the points. Points
 *   outside of it are counted nowhere; marks and figures of a period without points are empty.
 * Without any point there are no values on the axis.
 */
LivretChartLayout *livret_chart_layout_new (const LivretKind *kind,
                                            const GArray *points,
                                            gint64 from_wall,
                                            gint64 until_wall,
                                            const LivretChartSize *size);
void livret_chart_layout_free (LivretChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretChartLayout, livret_chart_layout_free)

/** livret_chart_gaps: of each source three times the usual distance of two of its points, in
 * seconds: three quarters of them are no further apart than that. Of a source with fewer than three
 * points, the longest of the others; %G_MAXINT64 without any. */
void livret_chart_gaps (const GArray *points, gint64 gaps[LIVRET_CHART_SOURCES]);

/** livret_chart_time_label: (transfer full): "12 oct.", "19", "2026" in the current language. */
char *livret_chart_time_label (const LivretChartTime *time);
/** livret_chart_value_label: (transfer full): a value of the grid or an edge, in the current
 * language. */
char *livret_chart_value_label (const LivretChartLayout *layout, double value);
/** livret_chart_value_shown: a canonical value in the layout's unit; @decimals: (out): to write it
 * with. */
double livret_chart_value_shown (const LivretChartLayout *layout, double value, int *decimals);
/** livret_chart_summary: (transfer full): "From 3 May to 9 June: 42 readings, mean 128/79 mmHg, 6
 * above the usual range." in the current language; "" of a period without points. */
char *livret_chart_summary (const LivretChartLayout *layout);
/** livret_chart_position: where a value of a component lies. */
LivretChartPosition livret_chart_position (const LivretComponent *component, double value);

G_END_DECLS
