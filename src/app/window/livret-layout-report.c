/* livret-layout-report.c: what tests may ask the window on the bus; in builds with test hooks only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   Describe ()                → what stands where, as JSON (livret-layout-tree.c)
 *   Enlarge (d times)          text of all windows, as the desktop's text size would
 *   Darken (b dark)            all windows, as the desktop's style would
 *   Act (s action, s parameter) → a moment: when it began (0, 0: nobody has that action)
 *   Shown (s words)            → the moment of a frame with these words in labels
 *   Turn (s action, s parameter, s words) → two: when it began, and the first frame with the words
 *   Opened (s words)           → two: when a vault's key was known, and the first frame with the
 *                              words after that
 *   Scroll (u frames, d pixels) → of each frame, ms that passed while it was drawn, and ms that
 *                              this thread worked since the frame before; px from the top
 *   Span (u days)              the chart in the window shows so many days
 *   Pan (u frames, d pixels)   → the same of a chart that is moved; hours since 1970 of its left
 * edge
 *
 * A moment is two numbers: µs of the monotonic clock, and µs that this program had worked by then.
 * Words are lines: a frame has them when each line stands in a label.
 */
#include "app/window/livret-layout-report.h"

#if LIVRET_TEST_HOOKS

#include <adwaita.h>
#include <time.h>

#include "app/charts/livret-chart-view.h"

#define PLACE "/org/livretsante/Livret/layout"
#define BASE_DPI (96 * 1024)

static const char interface_xml[] =
    "<node><interface name='org.livretsante.Livret.Layout'>"
    "<method name='Describe'><arg type='s' direction='out'/></method>"
    "<method name='Enlarge'><arg type='d' direction='in'/></method>"
    "<method name='Darken'><arg type='b' direction='in'/></method>"
    "<method name='Act'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='x' direction='out'/><arg type='x' direction='out'/></method>"
    "<method name='Shown'><arg type='s' direction='in'/>"
    "<arg type='x' direction='out'/><arg type='x' direction='out'/></method>"
    "<method name='Turn'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='x' direction='out'/><arg type='x' direction='out'/>"
    "<arg type='x' direction='out'/><arg type='x' direction='out'/></method>"
    "<method name='Opened'><arg type='s' direction='in'/>"
    "<arg type='x' direction='out'/><arg type='x' direction='out'/>"
    "<arg type='x' direction='out'/><arg type='x' direction='out'/></method>"
    "<method name='Scroll'><arg type='u' direction='in'/><arg type='d' direction='in'/>"
    "<arg type='a(ddd)' direction='out'/></method>"
    "<method name='Span'><arg type='u' direction='in'/></method>"
    "<method name='Pan'><arg type='u' direction='in'/><arg type='d' direction='in'/>"
    "<arg type='a(ddd)' direction='out'/></method>"
    "</interface></node>";

static GtkWidget *
get_window (GtkApplication *application)
{
  GList *windows = gtk_application_get_windows (application);

  return windows != NULL ? windows->data : NULL;
}

static gint64
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static double
thread_ms (void)
{
  return read_clock (CLOCK_THREAD_CPUTIME_ID) / 1e3;
}

/* Moments --------------------------------------------------------------------- */

typedef struct
{
  gint64 at;
  gint64 work;
} Moment;

static Moment
read_moment (void)
{
  return (Moment) { g_get_monotonic_time (), read_clock (CLOCK_PROCESS_CPUTIME_ID) };
}

/* When the key of the vault opened last was known; written by the thread that opens it. */
static GMutex key_lock;
static Moment key_known;

void
livret_layout_report_key (void)
{
  g_mutex_lock (&key_lock);
  key_known = read_moment ();
  g_mutex_unlock (&key_lock);
}

static Moment
get_key_known (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&key_lock);

  return key_known;
}

/* Words shown ----------------------------------------------------------------- */

typedef struct
{
  GtkApplication *application;
  GDBusMethodInvocation *invocation;
  char **words;
  GdkFrameClock *clock;
  gboolean opening; /* the key that is known after @began is what it begins with */
  gboolean both;
  Moment began;
} Wait;

static gboolean
has_line (GtkWidget *widget, const char *line)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), line) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_line (child, line))
      return TRUE;
  return FALSE;
}

static gboolean
has_words (GtkWidget *window, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!has_line (window, words[i]))
      return FALSE;
  return TRUE;
}

static void
on_after_paint (GdkFrameClock *clock, Wait *wait)
{
  GtkWidget *window = get_window (wait->application);
  Moment key = get_key_known ();
  Moment now = read_moment ();

  if (window == NULL || (wait->opening && key.at < wait->began.at) ||
      !has_words (window, wait->words))
    return;
  if (wait->opening)
    wait->began = key;
  g_dbus_method_invocation_return_value (
      wait->invocation,
      wait->both ? g_variant_new ("(xxxx)", wait->began.at, wait->began.work, now.at, now.work)
                 : g_variant_new ("(xx)", now.at, now.work));
  g_signal_handlers_disconnect_by_data (clock, wait);
  g_object_unref (wait->clock);
  g_strfreev (wait->words);
  g_free (wait);
}

static Wait *
wait_for_words (GtkApplication *application, GDBusMethodInvocation *invocation, const char *words)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->application = application;
  wait->invocation = invocation;
  wait->words = g_strsplit (words, "\n", -1);
  wait->clock = g_object_ref (gtk_widget_get_frame_clock (get_window (application)));
  g_signal_connect (wait->clock, "after-paint", G_CALLBACK (on_after_paint), wait);
  return wait;
}

/* Scrolling ------------------------------------------------------------------- */

/* @adjustment: of a list, or @chart */
typedef struct
{
  GDBusMethodInvocation *invocation;
  GtkAdjustment *adjustment;
  LivretChartView *chart;
  GdkFrameClock *clock;
  GtkWidget *window;
  GVariantBuilder frames;
  double pixels;
  gint64 began;
  double began_thread;
  guint left;
} Scroll;

static void
end_scroll (Scroll *scroll)
{
  if (scroll->chart != NULL)
    livret_chart_view_settle (scroll->chart, FALSE);
  g_signal_handlers_disconnect_by_data (scroll->clock, scroll);
  gdk_frame_clock_end_updating (scroll->clock);
  g_dbus_method_invocation_return_value (scroll->invocation,
                                         g_variant_new ("(a(ddd))", &scroll->frames));
  g_object_unref (scroll->clock);
  g_free (scroll);
}

static void
on_scroll_begins (GdkFrameClock *clock, Scroll *scroll)
{
  LivretChartSpan span;

  scroll->began = g_get_monotonic_time ();
  if (scroll->chart != NULL)
    {
      span = *livret_chart_view_get_span (scroll->chart);
      livret_chart_view_pan (scroll->chart, &span, scroll->pixels);
    }
  else
    gtk_adjustment_set_value (scroll->adjustment,
                              gtk_adjustment_get_value (scroll->adjustment) + scroll->pixels);
}

static double
get_place (const Scroll *scroll)
{
  return scroll->chart != NULL ? livret_chart_view_get_span (scroll->chart)->from / 3600.0
                               : gtk_adjustment_get_value (scroll->adjustment);
}

static void
on_scroll_painted (GdkFrameClock *clock, Scroll *scroll)
{
  if (scroll->began == 0)
    return;
  g_variant_builder_add (&scroll->frames, "(ddd)", (g_get_monotonic_time () - scroll->began) / 1e3,
                         thread_ms () - scroll->began_thread, get_place (scroll));
  scroll->began = 0;
  scroll->began_thread = thread_ms ();
  if (--scroll->left == 0)
    end_scroll (scroll);
}

/* The longest list in the window is what is scrolled. */
static GtkScrolledWindow *
find_longest (GtkWidget *widget, GtkScrolledWindow *best)
{
  if (!gtk_widget_get_mapped (widget))
    return best;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      if (best == NULL || gtk_adjustment_get_upper (down) >
                              gtk_adjustment_get_upper (gtk_scrolled_window_get_vadjustment (best)))
        best = GTK_SCROLLED_WINDOW (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    best = find_longest (child, best);
  return best;
}

/* The first one that is seen. */
static LivretChartView *
find_chart (GtkWidget *widget)
{
  LivretChartView *chart = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (LIVRET_IS_CHART_VIEW (widget))
    return LIVRET_CHART_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && chart == NULL;
       child = gtk_widget_get_next_sibling (child))
    chart = find_chart (child);
  return chart;
}

static void
answer_nothing (GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_dbus_error (invocation, "org.livretsante.Livret.Layout.Nothing",
                                              "There is nothing to move.");
}

/* @list or @chart. */
static void
begin_scroll (GtkApplication *application,
              GDBusMethodInvocation *invocation,
              GtkScrolledWindow *list,
              LivretChartView *chart,
              guint frames,
              double pixels)
{
  Scroll *scroll = g_new0 (Scroll, 1);

  scroll->invocation = invocation;
  scroll->chart = chart;
  if (list != NULL)
    scroll->adjustment = gtk_scrolled_window_get_vadjustment (list);
  scroll->clock = g_object_ref (gtk_widget_get_frame_clock (get_window (application)));
  scroll->pixels = pixels;
  scroll->left = frames;
  scroll->began_thread = thread_ms ();
  g_variant_builder_init (&scroll->frames, G_VARIANT_TYPE ("a(ddd)"));
  g_signal_connect (scroll->clock, "before-paint", G_CALLBACK (on_scroll_begins), scroll);
  g_signal_connect (scroll->clock, "after-paint", G_CALLBACK (on_scroll_painted), scroll);
  gdk_frame_clock_begin_updating (scroll->clock);
}

/* The bus --------------------------------------------------------------------- */

/* The first widget that has such an action: those of a page are known below it alone. */
static gboolean
act_below (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (gtk_widget_activate_action_variant (widget, action, parameter))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (act_below (child, action, parameter))
      return TRUE;
  return FALSE;
}

/* The moment before it was done; 0, 0: nobody has such an action. */
static Moment
act (GtkApplication *application, const char *action, const char *parameter)
{
  g_autoptr (GVariant) value = NULL;
  Moment began;

  if (*parameter != '\0')
    value = g_variant_ref_sink (g_variant_parse (NULL, parameter, NULL, NULL, NULL));
  began = read_moment ();
  return act_below (get_window (application), action, value) ? began : (Moment) { 0, 0 };
}

/* Methods --------------------------------------------------------------------- */

static void
do_describe (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree char *json = livret_layout_describe (application);

  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(s)", json));
}

static void
do_enlarge (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  double times;

  g_variant_get (parameters, "(d)", &times);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (times * BASE_DPI), NULL);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
do_darken (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  gboolean dark;

  g_variant_get (parameters, "(b)", &dark);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_DEFAULT);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
do_act (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *action, *parameter;
  Moment began;

  g_variant_get (parameters, "(&s&s)", &action, &parameter);
  began = act (application, action, parameter);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(xx)", began.at, began.work));
}

/* The frame that is being waited for may have been painted before the question came: one more is
 * asked for. */
static void
do_shown (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *words;

  g_variant_get (parameters, "(&s)", &words);
  wait_for_words (application, invocation, words);
  gtk_widget_queue_draw (get_window (application));
}

static void
do_turn (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *action, *parameter, *words;
  Wait *wait;

  g_variant_get (parameters, "(&s&s&s)", &action, &parameter, &words);
  wait = wait_for_words (application, invocation, words);
  wait->both = TRUE;
  wait->began = act (application, action, parameter);
}

static void
do_opened (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  const char *words;
  Wait *wait;

  g_variant_get (parameters, "(&s)", &words);
  wait = wait_for_words (application, invocation, words);
  wait->both = wait->opening = TRUE;
  wait->began = read_moment ();
}

static void
do_scroll (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  guint frames;
  double pixels;

  GtkScrolledWindow *longest = find_longest (get_window (application), NULL);

  g_variant_get (parameters, "(ud)", &frames, &pixels);
  if (longest == NULL || frames == 0)
    answer_nothing (invocation);
  else
    begin_scroll (application, invocation, longest, NULL, frames, pixels);
}

/* Around where it ends, as the buttons of periods do. */
static void
do_span (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  LivretChartView *chart = find_chart (get_window (application));
  LivretChartSpan span;
  guint days;

  g_variant_get (parameters, "(u)", &days);
  if (chart == NULL)
    {
      answer_nothing (invocation);
      return;
    }
  span = *livret_chart_view_get_span (chart);
  livret_chart_view_zoom (chart, &span,
                          (double) days * 86400 / (double) livret_chart_span_length (&span),
                          gtk_widget_get_width (GTK_WIDGET (chart)));
  livret_chart_view_settle (chart, FALSE);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
do_pan (GtkApplication *application, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  LivretChartView *chart = find_chart (get_window (application));
  guint frames;
  double pixels;

  g_variant_get (parameters, "(ud)", &frames, &pixels);
  if (chart == NULL || frames == 0)
    answer_nothing (invocation);
  else
    begin_scroll (application, invocation, NULL, chart, frames, pixels);
}

static const struct
{
  const char *name;
  void (*run) (GtkApplication *application,
               GVariant *parameters,
               GDBusMethodInvocation *invocation);
} methods[] = {
  { "Describe", do_describe }, { "Enlarge", do_enlarge }, { "Darken", do_darken },
  { "Act", do_act },           { "Shown", do_shown },     { "Turn", do_turn },
  { "Opened", do_opened },     { "Scroll", do_scroll },   { "Span", do_span },
  { "Pan", do_pan },
};

static void
on_method_called (GDBusConnection *connection,
                  const char *sender,
                  const char *place,
                  const char *interface,
                  const char *method,
                  GVariant *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (methods[i].name, method))
      methods[i].run (user_data, parameters, invocation);
}

void
livret_layout_report_start (GApplication *application)
{
  static const GDBusInterfaceVTable table = { .method_call = on_method_called };
  GDBusConnection *bus = g_application_get_dbus_connection (application);
  g_autoptr (GDBusNodeInfo) info = NULL;

  if (g_getenv ("LIVRET_TEST_LAYOUT") == NULL || bus == NULL)
    return;
  info = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_dbus_connection_register_object (bus, PLACE, info->interfaces[0], &table, application, NULL,
                                     NULL);
}

#endif
