/* livret-watch-banner.c: above a page: that papers arrived in the folder that is watched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/watch/livret-watch-banner.h"

#include <glib/gi18n.h>

#include "app/watch/livret-watch.h"
#include "app/widgets/livret-spoken.h"

struct _LivretWatchBanner
{
  AdwBin parent_instance;

  AdwBanner *banner;
  LivretHousehold *household; /* owned */
  LivretWatch *watch;         /* owned */
  GSignalGroup *window;
};

enum
{
  PROP_HOUSEHOLD = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LivretWatchBanner, livret_watch_banner, ADW_TYPE_BIN)

static void
show_arrivals (LivretWatchBanner *self)
{
  guint n = livret_watch_get_arrivals (self->watch)->len;
  const char *folder = livret_watch_get_folder (self->watch);
  g_autofree char *words = NULL;

  if (n == 0 || folder == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  words = livret_watch_banner_words (n, folder);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      g_strcmp0 (words, adw_banner_get_title (self->banner)) != 0)
    livret_spoken_say (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
  adw_banner_set_title (self->banner, words);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* Whoever comes back from a browser does not wait until a folder that says nothing is asked. */
static void
on_window_active (GtkWindow *window, GParamSpec *pspec, LivretWatchBanner *self)
{
  if (self->watch != NULL && gtk_window_is_active (window))
    livret_watch_queue_look (self->watch);
}

static void
on_root_changed (LivretWatchBanner *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_signal_group_set_target (self->window, GTK_IS_WINDOW (root) ? root : NULL);
}

static void
take_household (LivretWatchBanner *self, LivretHousehold *household)
{
  if (!g_set_object (&self->household, household) || household == NULL)
    return;
  g_set_object (&self->watch, livret_watch_of (household));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (show_arrivals), self,
                           G_CONNECT_SWAPPED);
  show_arrivals (self);
}

static void
livret_watch_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOUSEHOLD)
    g_value_set_object (value, LIVRET_WATCH_BANNER (object)->household);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_watch_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOUSEHOLD)
    take_household (LIVRET_WATCH_BANNER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_watch_banner_dispose (GObject *object)
{
  LivretWatchBanner *self = LIVRET_WATCH_BANNER (object);

  g_clear_object (&self->window);
  g_clear_object (&self->watch);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_watch_banner_parent_class)->dispose (object);
}

static void
livret_watch_banner_class_init (LivretWatchBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = livret_watch_banner_get_property;
  object_class->set_property = livret_watch_banner_set_property;
  object_class->dispose = livret_watch_banner_dispose;
  props[PROP_HOUSEHOLD] = g_param_spec_object ("household", NULL, NULL, LIVRET_TYPE_HOUSEHOLD,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
livret_watch_banner_init (LivretWatchBanner *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  /* It comes and goes as a whole: it may do so on a page that is not shown, where nothing moves. */
  adw_banner_set_revealed (self->banner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_banner_set_button_label (self->banner, _ ("_See Them"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), "frame.arrivals");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
  self->window = g_signal_group_new (GTK_TYPE_WINDOW);
  g_signal_group_connect_object (self->window, "notify::is-active", G_CALLBACK (on_window_active),
                                 self, 0);
  g_signal_connect (self, "notify::root", G_CALLBACK (on_root_changed), NULL);
}
