/* livret-sample-page.c: while the sample household is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-sample-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-template.h"
#include "app/window/livret-opening.h"

/* Before that, a guess of the time left would jump about. */
#define TELLING 0.08

struct _LivretSamplePage
{
  AdwBin parent_instance;

  GtkWidget *spinner;
  GtkWidget *heading;
  GtkWidget *progress;
  GtkWidget *left;
  GtkWidget *error_label;
  GtkWidget *leave_button;

  LivretSampleHousehold *sample;
  GCancellable *cancellable;
  gint64 began;
};

enum
{
  OPENED,
  LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretSamplePage, livret_sample_page, ADW_TYPE_BIN)

char *
livret_sample_left (double done, double seconds)
{
  int left;

  if (done < TELLING)
    return g_strdup ("");
  left = (int) ceil (seconds / done * (1 - done));
  return left < 2 ? g_strdup (_ ("Opening…"))
                  : g_strdup_printf (ngettext ("%d second left", "%d seconds left", left), left);
}

static void
on_progress (LivretSamplePage *self, double done)
{
  double seconds = (g_get_monotonic_time () - self->began) / (double) G_TIME_SPAN_SECOND;
  g_autofree char *left = livret_sample_left (done, seconds);

  if (self->progress == NULL)
    return;
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), done);
  gtk_label_set_label (GTK_LABEL (self->left), left);
}

static void
show_error (LivretSamplePage *self, const GError *error)
{
  g_autofree char *text = livret_error_text (error);

  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_widget_set_visible (self->left, FALSE);
  gtk_label_set_label (GTK_LABEL (self->error_label), text);
  gtk_widget_set_visible (self->error_label, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->leave_button), _ ("Back"));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Opened while the page went. */
static void
on_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSampleHousehold) sample = user_data;

  livret_opening_close_finish (result, NULL);
  livret_sample_household_erase (sample);
  g_application_release (g_application_get_default ());
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSamplePage) self = user_data;
  LivretSampleHousehold *sample = LIVRET_SAMPLE_HOUSEHOLD (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSession) session = livret_sample_household_make_finish (sample, result, &error);

  if (g_cancellable_is_cancelled (self->cancellable) && session != NULL)
    {
      livret_opening_close_async (g_steal_pointer (&session), on_closed, g_object_ref (sample));
      return;
    }
  if (session != NULL)
    g_signal_emit (self, signals[OPENED], 0, session, sample);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    show_error (self, error);
  g_application_release (g_application_get_default ());
}

static void
leave (LivretSamplePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[LEFT], 0);
}

void
livret_sample_page_focus (LivretSamplePage *self)
{
  gtk_widget_grab_focus (self->heading);
}

LivretSamplePage *
livret_sample_page_new (void)
{
  LivretSamplePage *self = g_object_new (LIVRET_TYPE_SAMPLE_PAGE, NULL);

  self->began = g_get_monotonic_time ();
  g_signal_connect_object (self->sample, "progress", G_CALLBACK (on_progress), self,
                           G_CONNECT_SWAPPED);
  /* The program stays until nothing is left behind. */
  g_application_hold (g_application_get_default ());
  livret_sample_household_make_async (self->sample, self->cancellable, on_made,
                                      g_object_ref (self));
  return self;
}

static void
livret_sample_page_dispose (GObject *object)
{
  LivretSamplePage *self = LIVRET_SAMPLE_PAGE (object);

  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_SAMPLE_PAGE);
  G_OBJECT_CLASS (livret_sample_page_parent_class)->dispose (object);
}

static void
livret_sample_page_finalize (GObject *object)
{
  LivretSamplePage *self = LIVRET_SAMPLE_PAGE (object);

  g_clear_object (&self->sample);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (livret_sample_page_parent_class)->finalize (object);
}

/* The page is kept by what it waits for: that it left the window is what ends it. */
static void
livret_sample_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (LIVRET_SAMPLE_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (livret_sample_page_parent_class)->unroot (widget);
}

static void
livret_sample_page_class_init (LivretSamplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_sample_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_sample_page_finalize;
  widget_class->unroot = livret_sample_page_unroot;
  signals[OPENED] =
      g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    LIVRET_TYPE_SESSION, LIVRET_TYPE_SAMPLE_HOUSEHOLD);
  signals[LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-sample-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, progress);
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, left);
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, leave_button);
  gtk_widget_class_bind_template_callback (widget_class, leave);
}

static void
livret_sample_page_init (LivretSamplePage *self)
{
  self->sample = livret_sample_household_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
