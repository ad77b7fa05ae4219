/* livret-sample-page.c: while the sample household is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-sample-page.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-meter.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/window/livret-opening.h"

struct _LivretSamplePage
{
  AdwBin parent_instance;

  GtkWidget *spinner;
  GtkWidget *heading;
  LivretMeter *meter;
  GtkWidget *error_label;
  GtkWidget *leave_button;

  LivretSampleHousehold *sample;
  GCancellable *cancellable;
  LivretGauge *gauge;
};

enum
{
  OPENED,
  LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretSamplePage, livret_sample_page, ADW_TYPE_BIN)

static void
on_progress (LivretSamplePage *self, double done)
{
  livret_gauge_tell (done, self->gauge);
}

static void
show_error (LivretSamplePage *self, const GError *error)
{
  g_autofree char *text = livret_error_text (error);

  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->meter), FALSE);
  gtk_label_set_label (GTK_LABEL (self->error_label), text);
  gtk_widget_set_visible (self->error_label, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->leave_button), _ ("Back"));
  livret_spoken_say (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
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

  livret_meter_follow (self->meter, self->gauge, _ ("Making the sample household"));
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
  g_clear_pointer (&self->gauge, livret_gauge_unref);
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
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, meter);
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, LivretSamplePage, leave_button);
  gtk_widget_class_bind_template_callback (widget_class, leave);
}

static void
livret_sample_page_init (LivretSamplePage *self)
{
  self->sample = livret_sample_household_new ();
  self->cancellable = g_cancellable_new ();
  self->gauge = livret_gauge_new ();
  g_type_ensure (LIVRET_TYPE_METER);
  gtk_widget_init_template (GTK_WIDGET (self));
}
