/* livret-application.c: the program: one window, and what the desktop may ask of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/livret-application.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "app/keys/livret-keyring.h"
#include "app/livret-resources.h"
#include "app/window/livret-layout-report.h"
#include "app/welcome/livret-sample-household.h"
#include "app/window/livret-window.h"

struct _LivretApplication
{
  AdwApplication parent_instance;

  LivretWindow *window;
  gboolean sample; /* asked for on the command line, until it is shown */
};

G_DEFINE_FINAL_TYPE (LivretApplication, livret_application, ADW_TYPE_APPLICATION)

static void
on_present (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_application_activate (user_data);
}

static void
on_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LivretApplication *self = user_data;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GVariantIter iter;
  const char *place;

  g_application_activate (G_APPLICATION (self));
  g_variant_iter_init (&iter, parameter);
  while (g_variant_iter_next (&iter, "&s", &place))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (place);

      g_list_store_append (files, file);
    }
  livret_window_import (self->window, G_LIST_MODEL (files));
}

/* The desktop's menu cannot say which files: the window asks. */
static void
on_choose (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LivretApplication *self = user_data;
  g_autoptr (GListStore) nothing = g_list_store_new (G_TYPE_FILE);

  g_application_activate (G_APPLICATION (self));
  livret_window_import (self->window, G_LIST_MODEL (nothing));
}

static void
on_lock (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LivretApplication *self = user_data;

  if (self->window != NULL)
    livret_window_lock (self->window);
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LivretApplication *self = user_data;

  if (self->window != NULL)
    livret_window_quit (self->window);
  else
    g_application_quit (user_data);
}

/* The end of a session, a terminal that is closed: the vault is closed in order first. */
static gboolean
on_asked_to_end (gpointer user_data)
{
  on_quit (NULL, NULL, user_data);
  return G_SOURCE_CONTINUE;
}

/* All that stands on the bus. Everything else is an action of a widget. */
static const GActionEntry actions[] = {
  { "present", on_present }, { "import", on_import, "as" }, { "choose", on_choose },
  { "lock", on_lock },       { "quit", on_quit },
};

/* What was asked for on the command line ------------------------------------------ */

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Open a made-up household, which is erased when one leaves it"), NULL },
  { NULL },
};

/* Never beside or inside a Livret that is open already: there it may be somebody's own record. */
static int
livret_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  LivretApplication *self = LIVRET_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (!g_variant_dict_contains (given, "sample"))
    return -1;
  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (g_application_get_is_remote (application))
    {
      g_printerr ("%s\n", _ ("Livret is open already: lock it, then try the sample household "
                             "from its menu."));
      return 1;
    }
  self->sample = TRUE;
  return -1;
}

static void
livret_application_startup (GApplication *application)
{
  static const int endings[] = { SIGTERM, SIGINT, SIGHUP };

  G_APPLICATION_CLASS (livret_application_parent_class)->startup (application);
  livret_keyring_keep_heads ();
  livret_sample_household_clear_leftovers ();
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    g_unix_signal_add (endings[i], on_asked_to_end, application);
  /* What is chosen in a file dialog is nobody's business. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  gtk_window_set_default_icon_name (LIVRET_APPLICATION_ID);
#if LIVRET_TEST_HOOKS
  livret_layout_report_start (application);
#endif
}

static void
livret_application_activate (GApplication *application)
{
  LivretApplication *self = LIVRET_APPLICATION (application);

  if (self->window == NULL)
    {
      self->window = livret_window_new (ADW_APPLICATION (application));
      g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
    }
  if (self->sample)
    livret_window_show_sample (self->window);
  self->sample = FALSE;
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
say_links_are_closed (LivretApplication *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Livret Does Not Open Health Links Yet"),
                                            _ ("Nothing was fetched, and nobody was told."));

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

/* “Open with Livret”, from a file manager or a browser. */
static void
livret_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  LivretApplication *self = LIVRET_APPLICATION (application);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_FILE);
  gboolean links = FALSE;

  for (int i = 0; i < n_files; i++)
    {
      if (g_file_has_uri_scheme (files[i], "shlink"))
        links = TRUE;
      else
        g_list_store_append (store, files[i]);
    }
  g_application_activate (application);
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) > 0)
    livret_window_import (self->window, G_LIST_MODEL (store));
  if (links)
    say_links_are_closed (self);
}

/* Reached with an open vault only where something quits without asking the window. */
static void
livret_application_shutdown (GApplication *application)
{
  LivretApplication *self = LIVRET_APPLICATION (application);

  if (self->window != NULL)
    livret_window_close_now (self->window);
  G_APPLICATION_CLASS (livret_application_parent_class)->shutdown (application);
}

static void
livret_application_dispose (GObject *object)
{
  g_clear_weak_pointer (&LIVRET_APPLICATION (object)->window);
  G_OBJECT_CLASS (livret_application_parent_class)->dispose (object);
}

LivretApplication *
livret_application_new (void)
{
  g_resources_register (livret_app_get_resource ());
  return g_object_new (LIVRET_TYPE_APPLICATION, "application-id", LIVRET_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/livretsante/Livret",
                       "register-session", TRUE, NULL);
}

static void
livret_application_class_init (LivretApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->dispose = livret_application_dispose;
  application_class->startup = livret_application_startup;
  application_class->activate = livret_application_activate;
  application_class->open = livret_application_open;
  application_class->handle_local_options = livret_application_handle_local_options;
  application_class->shutdown = livret_application_shutdown;
}

static void
livret_application_init (LivretApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
