/* livret-chart-cursor.c: what of a chart is pointed at: a mark, or an event on its axis.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/charts/livret-chart-cursor.h"

#include <math.h>

#define PAGE_STEP 10
/* An event is found so near, and so far above the axis. */
#define EVENT_NEAR 14
#define EVENT_HEIGHT 26
/* Where its mark stands, and one over it. */
#define EVENT_LIFT 7
#define EVENT_OVER 12

gboolean
livret_chart_cursor_is_set (const LivretChartCursor *cursor)
{
  return cursor->mark >= 0 || cursor->event >= 0;
}

gboolean
livret_chart_cursor_equal (const LivretChartCursor *a, const LivretChartCursor *b)
{
  return a->mark == b->mark && a->event == b->event;
}

/* Marks ----------------------------------------------------------------------- */

static gboolean
go_to_mark (LivretChartCursor *cursor, const LivretChartPlaces *places, int mark)
{
  int last = (int) places->layout->marks->len - 1;

  if (last < 0)
    return FALSE;
  *cursor = (LivretChartCursor) { CLAMP (mark, 0, last), -1 };
  return TRUE;
}

/* From nowhere the first step goes to the first mark, or to the last one. */
static gboolean
step (LivretChartCursor *cursor, const LivretChartPlaces *places, int by)
{
  int n = (int) places->layout->marks->len;
  int from = cursor->mark >= 0 ? cursor->mark : by > 0 ? -1 : n;

  return go_to_mark (cursor, places, from + by);
}

int
livret_chart_cursor_find (const LivretChartLayout *layout, const GArray *points, gint64 wall)
{
  int nearest = -1;
  gint64 best = G_MAXINT64;

  for (guint i = 0; wall != G_MININT64 && i < layout->marks->len; i++)
    {
      guint first = g_array_index (layout->marks, LivretChartMark, i).first;
      gint64 away = ABS (g_array_index (points, LivretChartPoint, first).wall - wall);

      if (away < best)
        {
          best = away;
          nearest = (int) i;
        }
    }
  return nearest;
}

/* Events ---------------------------------------------------------------------- */

static gboolean
is_shown (const LivretChartPlaces *places, int event)
{
  gint64 wall = g_array_index (places->events, LivretChartEvent, event).wall;

  return wall >= places->span.from && wall < places->span.until;
}

double
livret_chart_event_lift (const GArray *events, guint event)
{
  const LivretChartEvent *all = (const LivretChartEvent *) (gconstpointer) events->data;
  gboolean shared =
      (event > 0 && all[event - 1].note == NULL && all[event - 1].wall == all[event].wall) ||
      (event + 1 < events->len && all[event + 1].note == NULL &&
       all[event + 1].wall == all[event].wall);

  return EVENT_LIFT + (shared && all[event].note != NULL ? EVENT_OVER : 0);
}

static double
x_of_event (const LivretChartPlaces *places, const LivretChartEvent *event)
{
  const LivretChartLayout *layout = places->layout;
  double part =
      (double) (event->wall - layout->from_wall) / (layout->until_wall - layout->from_wall);
  double x = layout->left + part * (layout->right - layout->left);

  return places->mirrored ? layout->width - x : x;
}

int
livret_chart_cursor_event_at (const LivretChartPlaces *places, double x, double y)
{
  double axis = places->layout->bottom;
  double best = INFINITY;
  int found = -1;

  if (places->events == NULL || y <= axis - EVENT_HEIGHT || y >= axis + EVENT_HEIGHT / 2)
    return -1;
  for (int i = 0; i < (int) places->events->len; i++)
    {
      const LivretChartEvent *event = &g_array_index (places->events, LivretChartEvent, i);
      double aside = fabs (x_of_event (places, event) - x);
      double above = axis - livret_chart_event_lift (places->events, (guint) i) - y;

      if (is_shown (places, i) && aside < EVENT_NEAR && hypot (aside, above) < best)
        {
          best = hypot (aside, above);
          found = i;
        }
    }
  return found;
}

/* The next event of the period, earlier or later; the last one is gone beyond by nothing. */
static gboolean
step_event (LivretChartCursor *cursor, const LivretChartPlaces *places, int by)
{
  int n = places->events != NULL ? (int) places->events->len : 0;
  int event = cursor->event >= 0 ? cursor->event + by : by > 0 ? 0 : n - 1;

  while (event >= 0 && event < n && !is_shown (places, event))
    event += by;
  if (event < 0 || event >= n)
    return cursor->event >= 0;
  *cursor = (LivretChartCursor) { -1, event };
  return TRUE;
}

/* Keys ------------------------------------------------------------------------ */

gboolean
livret_chart_cursor_key (LivretChartCursor *cursor,
                         const LivretChartPlaces *places,
                         guint keyval,
                         GdkModifierType modifiers)
{
  int forward = places->mirrored ? -1 : 1;

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step_event (cursor, places, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step_event (cursor, places, 1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (cursor, places, forward);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (cursor, places, -forward);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return step (cursor, places, PAGE_STEP);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return step (cursor, places, -PAGE_STEP);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go_to_mark (cursor, places, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go_to_mark (cursor, places, (int) places->layout->marks->len - 1);
    case GDK_KEY_Escape:
      if (!livret_chart_cursor_is_set (cursor))
        return FALSE;
      *cursor = LIVRET_CHART_CURSOR_NONE;
      return TRUE;
    default:
      return FALSE;
    }
}
