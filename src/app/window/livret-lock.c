/* livret-lock.c: when a vault left open is to be locked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-lock.h"

#include <glib-unix.h>
#include <stdlib.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "app/window/livret-desktop-watch.h"

struct _LivretLock
{
  GObject parent_instance;

  int minutes;
  gint64 last_active;
  int timer;
  guint timer_source;
  LivretDesktopWatch *desktop;
};

enum
{
  DUE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretLock, livret_lock, G_TYPE_OBJECT)

/* Seconds of one minute: tests have shorter ones. */
static int
get_minute (void)
{
#if LIVRET_TEST_HOOKS
  const char *seconds = g_getenv ("LIVRET_TEST_MINUTE");

  if (seconds != NULL)
    return atoi (seconds);
#endif
  return 60;
}

gint64
livret_lock_deadline (gint64 last_active, int minutes)
{
  return minutes > 0 ? last_active + (gint64) minutes * get_minute () : 0;
}

gint64
livret_lock_boot_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return now.tv_sec;
}

static void
arm (LivretLock *self)
{
  struct itimerspec when = { 0 };

  /* A timer of the boot clock is due at once when the computer wakes up after its time. */
  when.it_value.tv_sec = livret_lock_deadline (self->last_active, self->minutes);
  timerfd_settime (self->timer, TFD_TIMER_ABSTIME, &when, NULL);
}

static gboolean
is_past (LivretLock *self)
{
  gint64 deadline = livret_lock_deadline (self->last_active, self->minutes);

  return deadline > 0 && livret_lock_boot_seconds () >= deadline;
}

static gboolean
on_timer (gint fd, GIOCondition condition, gpointer user_data)
{
  LivretLock *self = user_data;
  guint64 expired;

  if (read (fd, &expired, sizeof expired) != sizeof expired)
    return G_SOURCE_CONTINUE;
  if (is_past (self))
    g_signal_emit (self, signals[DUE], 0);
  else
    arm (self);
  return G_SOURCE_CONTINUE;
}

gboolean
livret_lock_touch (LivretLock *self)
{
  /* The key that wakes the computer up may come before the timer's ring: it comes too late. */
  if (is_past (self))
    {
      g_signal_emit (self, signals[DUE], 0);
      return FALSE;
    }
  /* The timer is moved when it rings, not at every movement. */
  self->last_active = livret_lock_boot_seconds ();
  return TRUE;
}

void
livret_lock_set_minutes (LivretLock *self, int minutes)
{
  self->minutes = minutes;
  self->last_active = livret_lock_boot_seconds ();
  arm (self);
}

static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  GdkEventType type = gdk_event_get_event_type (event);

  return (type == GDK_KEY_PRESS || type == GDK_MOTION_NOTIFY || type == GDK_BUTTON_PRESS ||
          type == GDK_SCROLL || type == GDK_TOUCH_BEGIN) &&
         !livret_lock_touch (user_data);
}

static void
on_away (LivretLock *self)
{
  g_signal_emit (self, signals[DUE], 0);
}

void
livret_lock_set_open (LivretLock *self, gboolean open)
{
  livret_desktop_watch_delay_sleep (self->desktop, open);
}

void
livret_lock_watch (LivretLock *self, GtkWidget *widget)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event), self, 0);
  gtk_widget_add_controller (widget, events);
}

LivretLock *
livret_lock_new (GtkWindow *window)
{
  LivretLock *self = g_object_new (LIVRET_TYPE_LOCK, NULL);

  livret_lock_watch (self, GTK_WIDGET (window));
  self->desktop = livret_desktop_watch_new ();
  g_signal_connect_object (self->desktop, "away", G_CALLBACK (on_away), self, G_CONNECT_SWAPPED);
  return self;
}

static void
livret_lock_dispose (GObject *object)
{
  LivretLock *self = LIVRET_LOCK (object);

  if (self->desktop != NULL)
    g_object_run_dispose (G_OBJECT (self->desktop));
  g_clear_object (&self->desktop);
  g_clear_handle_id (&self->timer_source, g_source_remove);
  G_OBJECT_CLASS (livret_lock_parent_class)->dispose (object);
}

static void
livret_lock_finalize (GObject *object)
{
  LivretLock *self = LIVRET_LOCK (object);

  if (self->timer >= 0)
    close (self->timer);
  G_OBJECT_CLASS (livret_lock_parent_class)->finalize (object);
}

static void
livret_lock_class_init (LivretLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = livret_lock_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_lock_finalize;
  signals[DUE] = g_signal_new ("due", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
livret_lock_init (LivretLock *self)
{
  self->timer = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->timer >= 0)
    self->timer_source = g_unix_fd_add (self->timer, G_IO_IN, on_timer, self);
  self->last_active = livret_lock_boot_seconds ();
}
