/* livret-lock.c: when a vault left open is to be locked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/livret-lock.h"

#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct _LivretLock
{
  GObject parent_instance;

  int minutes;
  gint64 last_active;
  int timer;
  guint timer_source;
  GDBusConnection *system_bus;
  guint signals[2];
  GCancellable *cancellable;
};

enum
{
  DUE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretLock, livret_lock, G_TYPE_OBJECT)

gint64
livret_lock_deadline (gint64 last_active, int minutes)
{
  return minutes > 0 ? last_active + (gint64) minutes * 60 : 0;
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
on_timer (gint fd, GIOCondition condition, gpointer user_data)
{
  LivretLock *self = user_data;
  gint64 deadline = livret_lock_deadline (self->last_active, self->minutes);
  guint64 expired;

  if (read (fd, &expired, sizeof expired) != sizeof expired)
    return G_SOURCE_CONTINUE;
  if (deadline > 0 && livret_lock_boot_seconds () >= deadline)
    g_signal_emit (self, signals[DUE], 0);
  else
    arm (self);
  return G_SOURCE_CONTINUE;
}

void
livret_lock_touch (LivretLock *self)
{
  /* The timer is moved when it rings, not at every movement. */
  self->last_active = livret_lock_boot_seconds ();
}

void
livret_lock_set_minutes (LivretLock *self, int minutes)
{
  self->minutes = minutes;
  livret_lock_touch (self);
  arm (self);
}

static gboolean
on_event (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS || type == GDK_MOTION_NOTIFY || type == GDK_BUTTON_PRESS ||
      type == GDK_SCROLL || type == GDK_TOUCH_BEGIN)
    livret_lock_touch (user_data);
  return FALSE;
}

/* login1: the session is locked, or the computer is about to sleep. */
static void
on_login_signal (GDBusConnection *bus,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *name,
                 GVariant *parameters,
                 gpointer user_data)
{
  gboolean start = TRUE;

  if (g_str_equal (name, "PrepareForSleep") &&
      g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &start);
  if (start)
    g_signal_emit (user_data, signals[DUE], 0);
}

static void
on_bus_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretLock) self = user_data;

  /* Inside a sandbox there is no such bus: the portal then tells by "screensaver-active". */
  self->system_bus = g_bus_get_finish (result, NULL);
  if (self->system_bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->signals[0] = g_dbus_connection_signal_subscribe (
      self->system_bus, "org.freedesktop.login1", "org.freedesktop.login1.Session", "Lock", NULL,
      NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_login_signal, self, NULL);
  self->signals[1] = g_dbus_connection_signal_subscribe (
      self->system_bus, "org.freedesktop.login1", "org.freedesktop.login1.Manager",
      "PrepareForSleep", NULL, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_login_signal, self, NULL);
}

static void
on_screensaver_changed (GtkApplication *application, GParamSpec *pspec, LivretLock *self)
{
  gboolean active = FALSE;

  g_object_get (application, "screensaver-active", &active, NULL);
  if (active)
    g_signal_emit (self, signals[DUE], 0);
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
  GtkApplication *application = gtk_window_get_application (window);

  livret_lock_watch (self, GTK_WIDGET (window));
  if (application != NULL)
    g_signal_connect_object (application, "notify::screensaver-active",
                             G_CALLBACK (on_screensaver_changed), self, 0);
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_bus_got, g_object_ref (self));
  return self;
}

static void
livret_lock_dispose (GObject *object)
{
  LivretLock *self = LIVRET_LOCK (object);

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (self->signals) && self->system_bus != NULL; i++)
    if (self->signals[i] != 0)
      g_dbus_connection_signal_unsubscribe (self->system_bus, self->signals[i]);
  g_clear_object (&self->system_bus);
  g_clear_handle_id (&self->timer_source, g_source_remove);
  G_OBJECT_CLASS (livret_lock_parent_class)->dispose (object);
}

static void
livret_lock_finalize (GObject *object)
{
  LivretLock *self = LIVRET_LOCK (object);

  if (self->timer >= 0)
    close (self->timer);
  g_clear_object (&self->cancellable);
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
  self->cancellable = g_cancellable_new ();
  self->timer = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  if (self->timer >= 0)
    self->timer_source = g_unix_fd_add (self->timer, G_IO_IN, on_timer, self);
  livret_lock_touch (self);
}
