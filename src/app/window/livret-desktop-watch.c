/* livret-desktop-watch.c: when the desktop locks, ends the session or sends the computer to sleep.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of the record goes to these buses: Livret asks to be told, and to be waited for.
 */
#include "app/window/livret-desktop-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define LOGIN "org.freedesktop.login1"
#define LOGIN_MANAGER "org.freedesktop.login1.Manager"
#define LOGIN_SESSION "org.freedesktop.login1.Session"
#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_INHIBIT "org.freedesktop.portal.Inhibit"

struct _LivretDesktopWatch
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *system_bus; /* NULL until it answers, and inside a sandbox */
  GDBusConnection *session_bus;
  char *login_session;   /* object path of our own session; NULL: not known */
  char *portal_session;  /* object path of the portal's monitor */
  gboolean delay_wanted; /* a vault is open */
  int delay_fd;          /* logind waits while it is open */
  gboolean delay_asked;
};

enum
{
  AWAY,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretDesktopWatch, livret_desktop_watch, G_TYPE_OBJECT)

static void
tell (LivretDesktopWatch *self)
{
  g_signal_emit (self, signals[AWAY], 0);
}

/* What is said on the buses ---------------------------------------------------- */

/* Without an own session every session's lock counts: rather once too often. */
static gboolean
is_own_session (LivretDesktopWatch *self, const char *path)
{
  return self->login_session == NULL || g_str_equal (self->login_session, path);
}

static void
on_session_lock (LivretDesktopWatch *self, const char *path, GVariant *parameters)
{
  if (is_own_session (self, path))
    tell (self);
}

static void
on_session_changed (LivretDesktopWatch *self, const char *path, GVariant *parameters)
{
  g_autoptr (GVariant) changed = NULL;
  gboolean locked = FALSE;

  if (!is_own_session (self, path) ||
      !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(sa{sv}as)")))
    return;
  changed = g_variant_get_child_value (parameters, 1);
  if (g_variant_lookup (changed, "LockedHint", "b", &locked) && locked)
    tell (self);
}

/* PrepareForSleep, PrepareForShutdown, and the screen savers' ActiveChanged. */
static void
on_boolean (LivretDesktopWatch *self, const char *path, GVariant *parameters)
{
  gboolean starts = FALSE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &starts);
  if (starts)
    tell (self);
}

/* The portal's session states: 1 runs, 2 asks whether it may end, 3 ends. */
static void
on_portal_state (LivretDesktopWatch *self, const char *path, GVariant *parameters)
{
  g_autoptr (GVariant) state = NULL;
  const char *session;
  gboolean active = FALSE;
  guint32 session_state = 1;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(oa{sv})")))
    return;
  g_variant_get (parameters, "(&o@a{sv})", &session, &state);
  if (g_strcmp0 (session, self->portal_session) != 0)
    return;
  g_variant_lookup (state, "screensaver-active", "b", &active);
  g_variant_lookup (state, "session-state", "u", &session_state);
  if (session_state == 2)
    g_dbus_connection_call (self->session_bus, PORTAL, PORTAL_PATH, PORTAL_INHIBIT,
                            "QueryEndResponse", g_variant_new ("(o)", session), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  if (active || session_state == 3)
    tell (self);
}

/* Who is listened to. To add a desktop: a row. */
static const struct
{
  GBusType bus;
  const char *sender;
  const char *interface;
  const char *signal;
  const char *first; /* the first argument, where it matters */
  void (*heard) (LivretDesktopWatch *self, const char *path, GVariant *parameters);
} sources[] = {
  { G_BUS_TYPE_SYSTEM, LOGIN, LOGIN_SESSION, "Lock", NULL, on_session_lock },
  { G_BUS_TYPE_SYSTEM, LOGIN, "org.freedesktop.DBus.Properties", "PropertiesChanged", LOGIN_SESSION,
    on_session_changed },
  { G_BUS_TYPE_SYSTEM, LOGIN, LOGIN_MANAGER, "PrepareForSleep", NULL, on_boolean },
  { G_BUS_TYPE_SYSTEM, LOGIN, LOGIN_MANAGER, "PrepareForShutdown", NULL, on_boolean },
  { G_BUS_TYPE_SESSION, "org.gnome.ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", NULL,
    on_boolean },
  { G_BUS_TYPE_SESSION, "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver",
    "ActiveChanged", NULL, on_boolean },
  { G_BUS_TYPE_SESSION, "org.cinnamon.ScreenSaver", "org.cinnamon.ScreenSaver", "ActiveChanged",
    NULL, on_boolean },
  { G_BUS_TYPE_SESSION, "org.mate.ScreenSaver", "org.mate.ScreenSaver", "ActiveChanged", NULL,
    on_boolean },
  { G_BUS_TYPE_SESSION, "org.xfce.ScreenSaver", "org.xfce.ScreenSaver", "ActiveChanged", NULL,
    on_boolean },
  { G_BUS_TYPE_SESSION, PORTAL, PORTAL_INHIBIT, "StateChanged", NULL, on_portal_state },
};

typedef struct
{
  GWeakRef watch;
  guint source;
} Listener;

static void
listener_free (gpointer data)
{
  Listener *listener = data;

  g_weak_ref_clear (&listener->watch);
  g_free (listener);
}

static void
on_heard (GDBusConnection *bus,
          const char *sender,
          const char *path,
          const char *interface,
          const char *name,
          GVariant *parameters,
          gpointer user_data)
{
  Listener *listener = user_data;
  g_autoptr (LivretDesktopWatch) self = g_weak_ref_get (&listener->watch);

  if (self != NULL)
    sources[listener->source].heard (self, path, parameters);
}

/* Subscriptions last as long as the bus, which is the program's: a listener without its watch hears
 * nothing. */
static void
listen_to (LivretDesktopWatch *self, GBusType type, GDBusConnection *bus)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      Listener *listener;

      if (sources[i].bus != type)
        continue;
      listener = g_new0 (Listener, 1);
      listener->source = i;
      g_weak_ref_init (&listener->watch, self);
      g_dbus_connection_signal_subscribe (
          bus, sources[i].sender, sources[i].interface, sources[i].signal, NULL, sources[i].first,
          G_DBUS_SIGNAL_FLAGS_NONE, on_heard, listener, listener_free);
    }
}

/* logind ----------------------------------------------------------------------- */

static void
on_login_session_got (GObject *bus, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDesktopWatch) self = user_data;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);

  if (answer != NULL)
    g_variant_get (answer, "(o)", &self->login_session);
}

static void
on_delay_got (GObject *bus, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDesktopWatch) self = user_data;
  g_autoptr (GUnixFDList) fds = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (bus), &fds, result, NULL);

  self->delay_asked = FALSE;
  if (answer == NULL || fds == NULL || !self->delay_wanted ||
      g_cancellable_is_cancelled (self->cancellable))
    return;
  self->delay_fd = g_unix_fd_list_get (fds, 0, NULL);
}

static void
ask_delay (LivretDesktopWatch *self)
{
  if (self->system_bus == NULL || !self->delay_wanted || self->delay_fd >= 0 || self->delay_asked)
    return;
  self->delay_asked = TRUE;
  g_dbus_connection_call_with_unix_fd_list (
      self->system_bus, LOGIN, "/org/freedesktop/login1", LOGIN_MANAGER, "Inhibit",
      g_variant_new ("(ssss)", "sleep", "Livret", _ ("Closing the vault…"), "delay"),
      G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, self->cancellable, on_delay_got,
      g_object_ref (self));
}

void
livret_desktop_watch_delay_sleep (LivretDesktopWatch *self, gboolean delay)
{
  self->delay_wanted = delay;
  if (!delay && self->delay_fd >= 0)
    {
      close (self->delay_fd);
      self->delay_fd = -1;
    }
  ask_delay (self);
}

static void
on_system_bus_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDesktopWatch) self = user_data;

  self->system_bus = g_bus_get_finish (result, NULL);
  if (self->system_bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  /* A system bus that is started anew must not end a program with an open vault. */
  g_dbus_connection_set_exit_on_close (self->system_bus, FALSE);
  listen_to (self, G_BUS_TYPE_SYSTEM, self->system_bus);
  g_dbus_connection_call (self->system_bus, LOGIN, "/org/freedesktop/login1", LOGIN_MANAGER,
                          "GetSession", g_variant_new ("(s)", "auto"), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_login_session_got,
                          g_object_ref (self));
  ask_delay (self);
}

/* The portal ------------------------------------------------------------------- */

static void
make_monitor (LivretDesktopWatch *self)
{
  g_autofree char *token = g_strdup_printf ("livret%u", g_random_int ());
  g_autofree char *name =
      g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (self->session_bus) + 1), ".", '_');
  GVariantBuilder options;

  /* Known beforehand, as the portal's documentation has it: no state is missed. */
  self->portal_session = g_strdup_printf (PORTAL_PATH "/session/%s/%s", name, token);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "session_handle_token", g_variant_new_string (token));
  g_dbus_connection_call (self->session_bus, PORTAL, PORTAL_PATH, PORTAL_INHIBIT, "CreateMonitor",
                          g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, self->cancellable, NULL, NULL);
}

static void
on_session_bus_got (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDesktopWatch) self = user_data;

  self->session_bus = g_bus_get_finish (result, NULL);
  if (self->session_bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  listen_to (self, G_BUS_TYPE_SESSION, self->session_bus);
  make_monitor (self);
}

/* The object ------------------------------------------------------------------- */

LivretDesktopWatch *
livret_desktop_watch_new (void)
{
  LivretDesktopWatch *self = g_object_new (LIVRET_TYPE_DESKTOP_WATCH, NULL);

  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_system_bus_got, g_object_ref (self));
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_session_bus_got, g_object_ref (self));
  return self;
}

static void
livret_desktop_watch_dispose (GObject *object)
{
  LivretDesktopWatch *self = LIVRET_DESKTOP_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  livret_desktop_watch_delay_sleep (self, FALSE);
  g_clear_object (&self->system_bus);
  g_clear_object (&self->session_bus);
  G_OBJECT_CLASS (livret_desktop_watch_parent_class)->dispose (object);
}

static void
livret_desktop_watch_finalize (GObject *object)
{
  LivretDesktopWatch *self = LIVRET_DESKTOP_WATCH (object);

  g_clear_object (&self->cancellable);
  g_free (self->login_session);
  g_free (self->portal_session);
  G_OBJECT_CLASS (livret_desktop_watch_parent_class)->finalize (object);
}

static void
livret_desktop_watch_class_init (LivretDesktopWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = livret_desktop_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_desktop_watch_finalize;
  signals[AWAY] = g_signal_new ("away", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
livret_desktop_watch_init (LivretDesktopWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->delay_fd = -1;
}
