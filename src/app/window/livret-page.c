/* livret-page.c: a page of the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-page.h"

#include "app/window/livret-title-below.h"

typedef struct
{
  LivretHousehold *household;
  GCancellable *cancellable;
  GCancellable *reloading;
  gboolean stale;
  gboolean unmeasured; /* read while it was not shown */
  guint idle;
} LivretPagePrivate;

enum
{
  PROP_HOUSEHOLD = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LivretPage, livret_page, ADW_TYPE_NAVIGATION_PAGE)

static LivretPagePrivate *
get_private (LivretPage *self)
{
  return livret_page_get_instance_private (self);
}

LivretHousehold *
livret_page_get_household (LivretPage *self)
{
  return get_private (self)->household;
}

GCancellable *
livret_page_get_cancellable (LivretPage *self)
{
  return get_private (self)->cancellable;
}

/* Before it is known whose record is shown there is nothing to read: "people-changed" leads here.
 */
static gboolean
can_reload (LivretPagePrivate *priv)
{
  return priv->stale && livret_household_get_session (priv->household) != NULL &&
         livret_household_knows_people (priv->household);
}

static void
reload_now (LivretPage *self)
{
  LivretPagePrivate *priv = get_private (self);

  priv->stale = FALSE;
  if (priv->reloading != NULL)
    g_cancellable_cancel (priv->reloading);
  g_clear_object (&priv->reloading);
  priv->reloading = g_cancellable_new ();
  LIVRET_PAGE_GET_CLASS (self)->reload (self, priv->reloading);
}

/* Before the next frame is drawn: the record is read meanwhile. */
static gboolean
on_idle (gpointer user_data)
{
  LivretPage *self = user_data;
  LivretPagePrivate *priv = get_private (self);

  priv->idle = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && can_reload (priv))
    reload_now (self);
  return G_SOURCE_REMOVE;
}

gboolean
livret_page_prepare (LivretPage *self)
{
  LivretPagePrivate *priv = get_private (self);
  gboolean shown = gtk_widget_get_mapped (GTK_WIDGET (self));
  int width;

  if (!shown && can_reload (priv))
    reload_now (self);
  else if (!shown && priv->unmeasured)
    gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                        NULL);
  else
    return FALSE;
  priv->unmeasured = !priv->unmeasured;
  return TRUE;
}

void
livret_page_queue_reload (LivretPage *self)
{
  LivretPagePrivate *priv = get_private (self);

  priv->stale = TRUE;
  if (priv->idle == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
on_person_changed (LivretHousehold *household, LivretPage *self)
{
  if (LIVRET_PAGE_GET_CLASS (self)->person_changed != NULL)
    LIVRET_PAGE_GET_CLASS (self)->person_changed (self);
  livret_page_queue_reload (self);
}

/* The buttons of the window, in the heads of @widget. Only a page in sight has them: a change of
 * width makes them anew, and GTK's lists of who watches an action grow by one each time for every
 * page but the first, level by level; a hundred changes later each took seconds. */
static void
show_window_buttons (GtkWidget *widget, gboolean shown)
{
  if (ADW_IS_HEADER_BAR (widget))
    {
      adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (widget), shown);
      adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (widget), shown);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    show_window_buttons (child, shown);
}

static void
livret_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (livret_page_parent_class)->unmap (widget);
  show_window_buttons (widget, FALSE);
}

static void
livret_page_map (GtkWidget *widget)
{
  LivretPage *self = LIVRET_PAGE (widget);

  show_window_buttons (widget, TRUE);
  GTK_WIDGET_CLASS (livret_page_parent_class)->map (widget);
  if (get_private (self)->stale)
    livret_page_queue_reload (self);
}

typedef struct
{
  LivretPage *page;
  GAsyncReadyCallback callback;
} Answer;

/* An answer that was on its way when the page went finds no widgets any more. */
static void
on_answered (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autofree Answer *answer = user_data;

  if (g_cancellable_is_cancelled (get_private (answer->page)->cancellable))
    g_object_unref (answer->page);
  else
    answer->callback (store, result, answer->page);
}

void
livret_page_read (LivretPage *self,
                  LivretStoreFunc func,
                  gpointer data,
                  GDestroyNotify data_free,
                  GDestroyNotify result_free,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->page = g_object_ref (self);
  answer->callback = callback;
  livret_store_run_async (livret_household_get_store (get_private (self)->household),
                          LIVRET_DB_READ, func, data, data_free, result_free, cancellable,
                          on_answered, answer);
}

void
livret_page_push (GtkWidget *from, AdwNavigationPage *page)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);

  if (view != NULL)
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), page);
  else
    g_object_unref (g_object_ref_sink (page));
}

static void
livret_page_constructed (GObject *object)
{
  LivretPage *self = LIVRET_PAGE (object);
  LivretPagePrivate *priv = get_private (self);

  G_OBJECT_CLASS (livret_page_parent_class)->constructed (object);
  show_window_buttons (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (priv->household, "people-changed", G_CALLBACK (on_person_changed), self,
                           0);
  g_signal_connect_object (priv->household, "changed", G_CALLBACK (livret_page_queue_reload), self,
                           G_CONNECT_SWAPPED);
}

static void
livret_page_dispose (GObject *object)
{
  LivretPagePrivate *priv = get_private (LIVRET_PAGE (object));

  g_cancellable_cancel (priv->cancellable);
  if (priv->reloading != NULL)
    g_cancellable_cancel (priv->reloading);
  g_clear_handle_id (&priv->idle, g_source_remove);
  G_OBJECT_CLASS (livret_page_parent_class)->dispose (object);
}

static void
livret_page_finalize (GObject *object)
{
  LivretPagePrivate *priv = get_private (LIVRET_PAGE (object));

  g_clear_object (&priv->household);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->reloading);
  G_OBJECT_CLASS (livret_page_parent_class)->finalize (object);
}

static void
livret_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOUSEHOLD)
    g_value_set_object (value, get_private (LIVRET_PAGE (object))->household);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOUSEHOLD)
    get_private (LIVRET_PAGE (object))->household = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reload_nothing (LivretPage *self, GCancellable *cancellable)
{
}

static void
livret_page_class_init (LivretPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = livret_page_constructed;
  object_class->dispose = livret_page_dispose;
  object_class->finalize = livret_page_finalize;
  object_class->get_property = livret_page_get_property;
  object_class->set_property = livret_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = livret_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = livret_page_unmap;
  klass->reload = reload_nothing;
  g_type_ensure (LIVRET_TYPE_TITLE_BELOW); /* in the templates of pages */
  /* The navigation view would swallow it where a page may not be left without a word. */
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Left, GDK_ALT_MASK,
                                       "frame.back", NULL);
  props[PROP_HOUSEHOLD] =
      g_param_spec_object ("household", NULL, NULL, LIVRET_TYPE_HOUSEHOLD,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
livret_page_init (LivretPage *self)
{
  LivretPagePrivate *priv = get_private (self);

  priv->cancellable = g_cancellable_new ();
  priv->stale = TRUE;
}
