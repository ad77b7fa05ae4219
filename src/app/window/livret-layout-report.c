/* livret-layout-report.c: what tests may ask the window on the bus; in builds with test hooks only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   Describe ()           → what stands where, as JSON (livret-layout-tree.c)
 *   Enlarge (d times)     text of all windows, as the desktop's text size would
 *   Darken (b dark)       all windows, as the desktop's style would
 *   Act (s action, s parameter) → when it began, in µs of the monotonic clock (0: nobody has it),
 * and how much work this program had done by then, in µs Shown (s words)       → the same two of
 * the first frame with these words in a label Scroll (u frames, d pixels) → of each frame, ms that
 * passed and ms of this thread
 */
#include "app/window/livret-layout-report.h"

#if LIVRET_TEST_HOOKS

#include <adwaita.h>
#include <time.h>

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
    "<method name='Scroll'><arg type='u' direction='in'/><arg type='d' direction='in'/>"
    "<arg type='a(dd)' direction='out'/></method>"
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

static GVariant *
tell_times (gint64 at, gint64 work)
{
  return g_variant_new ("(xx)", at, work);
}

/* Words shown ----------------------------------------------------------------- */

typedef struct
{
  GtkApplication *application;
  GDBusMethodInvocation *invocation;
  char *words;
  GdkFrameClock *clock;
  guint timer;
  gboolean seen;
} Wait;

static gboolean
has_words (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child, words))
      return TRUE;
  return FALSE;
}

static void
on_after_paint (GdkFrameClock *clock, Wait *wait)
{
  GtkWidget *window = get_window (wait->application);

  if (window == NULL || !has_words (window, wait->words))
    return;
  g_dbus_method_invocation_return_value (
      wait->invocation,
      tell_times (g_get_monotonic_time (), read_clock (CLOCK_PROCESS_CPUTIME_ID)));
  g_signal_handlers_disconnect_by_data (clock, wait);
  g_object_unref (wait->clock);
  g_free (wait->words);
  g_free (wait);
}

/* The frame that is being waited for may have been painted before the question came: one more is
 * asked for. */
static void
wait_for_words (GtkApplication *application, GDBusMethodInvocation *invocation, const char *words)
{
  GtkWidget *window = get_window (application);
  Wait *wait = g_new0 (Wait, 1);

  wait->application = application;
  wait->invocation = invocation;
  wait->words = g_strdup (words);
  wait->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  g_signal_connect (wait->clock, "after-paint", G_CALLBACK (on_after_paint), wait);
  gtk_widget_queue_draw (window);
}

/* Scrolling ------------------------------------------------------------------- */

typedef struct
{
  GDBusMethodInvocation *invocation;
  GtkAdjustment *adjustment;
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
  g_signal_handlers_disconnect_by_data (scroll->clock, scroll);
  gdk_frame_clock_end_updating (scroll->clock);
  g_dbus_method_invocation_return_value (scroll->invocation,
                                         g_variant_new ("(a(dd))", &scroll->frames));
  g_object_unref (scroll->clock);
  g_free (scroll);
}

static void
on_scroll_begins (GdkFrameClock *clock, Scroll *scroll)
{
  scroll->began = g_get_monotonic_time ();
  scroll->began_thread = thread_ms ();
  gtk_adjustment_set_value (scroll->adjustment,
                            gtk_adjustment_get_value (scroll->adjustment) + scroll->pixels);
}

static void
on_scroll_painted (GdkFrameClock *clock, Scroll *scroll)
{
  if (scroll->began == 0)
    return;
  g_variant_builder_add (&scroll->frames, "(dd)", (g_get_monotonic_time () - scroll->began) / 1e3,
                         thread_ms () - scroll->began_thread);
  scroll->began = 0;
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

static void
scroll_longest (GtkApplication *application,
                GDBusMethodInvocation *invocation,
                guint frames,
                double pixels)
{
  GtkWidget *window = get_window (application);
  GtkScrolledWindow *longest = find_longest (window, NULL);
  Scroll *scroll;

  if (longest == NULL || frames == 0)
    {
      g_dbus_method_invocation_return_dbus_error (
          invocation, "org.livretsante.Livret.Layout.Nothing", "Nothing to scroll.");
      return;
    }
  scroll = g_new0 (Scroll, 1);
  scroll->invocation = invocation;
  scroll->adjustment = gtk_scrolled_window_get_vadjustment (longest);
  scroll->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  scroll->pixels = pixels;
  scroll->left = frames;
  g_variant_builder_init (&scroll->frames, G_VARIANT_TYPE ("a(dd)"));
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

static GVariant *
act (GtkApplication *application, const char *action, const char *parameter)
{
  g_autoptr (GVariant) value = NULL;
  gint64 began, work;

  if (*parameter != '\0')
    value = g_variant_ref_sink (g_variant_parse (NULL, parameter, NULL, NULL, NULL));
  began = g_get_monotonic_time ();
  work = read_clock (CLOCK_PROCESS_CPUTIME_ID);
  return tell_times (act_below (get_window (application), action, value) ? began : 0, work);
}

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
  GtkApplication *application = user_data;
  const char *text, *more;
  double number;
  guint frames;
  gboolean dark;

  if (g_str_equal (method, "Describe"))
    {
      g_autofree char *json = livret_layout_describe (application);

      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(s)", json));
    }
  else if (g_str_equal (method, "Enlarge"))
    {
      g_variant_get (parameters, "(d)", &number);
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (number * BASE_DPI), NULL);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "Darken"))
    {
      g_variant_get (parameters, "(b)", &dark);
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                          dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                               : ADW_COLOR_SCHEME_DEFAULT);
      g_dbus_method_invocation_return_value (invocation, NULL);
    }
  else if (g_str_equal (method, "Act"))
    {
      g_variant_get (parameters, "(&s&s)", &text, &more);
      g_dbus_method_invocation_return_value (invocation, act (application, text, more));
    }
  else if (g_str_equal (method, "Shown"))
    {
      g_variant_get (parameters, "(&s)", &text);
      wait_for_words (application, invocation, text);
    }
  else
    {
      g_variant_get (parameters, "(ud)", &frames, &number);
      scroll_longest (application, invocation, frames, number);
    }
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
