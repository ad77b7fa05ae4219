/* livret-meter.c: how far a long work is, and how long it still takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-meter.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/widgets/livret-spoken.h"

#define FULL 100000         /* parts a gauge counts in */
#define TICK 100            /* ms */
#define TELLING 0.02        /* before it, what is left is a guess */
#define TELLING_SECONDS 1.0 /* likewise */
#define QUARTERS 4

/* --- The gauge ---------------------------------------------------------------------------- */

struct _LivretGauge
{
  gint parts;
};

LivretGauge *
livret_gauge_new (void)
{
  return g_atomic_rc_box_new0 (LivretGauge);
}

LivretGauge *
livret_gauge_ref (LivretGauge *gauge)
{
  return g_atomic_rc_box_acquire (gauge);
}

void
livret_gauge_unref (LivretGauge *gauge)
{
  g_atomic_rc_box_release (gauge);
}

void
livret_gauge_tell (double done, gpointer gauge)
{
  g_atomic_int_set (&((LivretGauge *) gauge)->parts, (gint) (CLAMP (done, 0, 1) * FULL));
}

double
livret_gauge_get (LivretGauge *gauge)
{
  return g_atomic_int_get (&gauge->parts) / (double) FULL;
}

/* --- Words ---------------------------------------------------------------------------------- */

char *
livret_time_left_words (double done, double seconds)
{
  double left;
  int count;

  if (done < TELLING || seconds < TELLING_SECONDS)
    return g_strdup ("");
  left = ceil (seconds / done * (1 - done));
  if (left < 2)
    return g_strdup ("");
  if (left < 90)
    {
      count = (int) left;
      return g_strdup_printf (ngettext ("%d second left", "%d seconds left", count), count);
    }
  count = (int) MIN (ceil (left / 60), 6000);
  return g_strdup_printf (ngettext ("%d minute left", "%d minutes left", count), count);
}

/* --- The meter ------------------------------------------------------------------------------ */

struct _LivretMeter
{
  GtkWidget parent_instance;

  GtkWidget *bar;
  GtkWidget *left;
  LivretGauge *gauge;
  gint64 began;
  int quarter; /* last one told */
  guint tick;
};

G_DEFINE_FINAL_TYPE (LivretMeter, livret_meter, GTK_TYPE_WIDGET)

static void
announce (LivretMeter *self, double done, double seconds, const char *left)
{
  int quarter = (int) (done * QUARTERS);
  g_autofree char *words = NULL;

  /* What is over in a moment is told by its end. */
  if (quarter <= self->quarter || quarter >= QUARTERS || seconds < TELLING_SECONDS)
    return;
  self->quarter = quarter;
  words = *left == '\0' ? g_strdup_printf (_ ("%d %% done"), (int) (done * 100))
                        : g_strdup_printf (_ ("%d %% done, %s"), (int) (done * 100), left);
  livret_spoken_say (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static gboolean
on_tick (gpointer user_data)
{
  LivretMeter *self = user_data;
  double done = livret_gauge_get (self->gauge);
  double seconds = (g_get_monotonic_time () - self->began) / (double) G_TIME_SPAN_SECOND;
  g_autofree char *left = livret_time_left_words (done, seconds);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), done);
  gtk_label_set_label (GTK_LABEL (self->left), left);
  announce (self, done, seconds, left);
  return G_SOURCE_CONTINUE;
}

void
livret_meter_follow (LivretMeter *self, LivretGauge *gauge, const char *what)
{
  if (gauge != NULL)
    livret_gauge_ref (gauge);
  g_clear_pointer (&self->gauge, livret_gauge_unref);
  g_clear_handle_id (&self->tick, g_source_remove);
  self->gauge = gauge;
  if (gauge == NULL)
    return;
  self->began = g_get_monotonic_time ();
  self->quarter = 0;
  if (what != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, what,
                                    -1);
  self->tick = g_timeout_add (TICK, on_tick, self);
  on_tick (self);
}

static void
livret_meter_dispose (GObject *object)
{
  LivretMeter *self = LIVRET_METER (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->gauge, livret_gauge_unref);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_pointer (&self->left, gtk_widget_unparent);
  G_OBJECT_CLASS (livret_meter_parent_class)->dispose (object);
}

static void
livret_meter_class_init (LivretMeterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_meter_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
livret_meter_init (LivretMeter *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  self->left = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->left), 0);
  gtk_widget_add_css_class (self->left, "caption");
  gtk_widget_add_css_class (self->left, "dimmed");
  gtk_widget_add_css_class (self->left, "numeric");
  gtk_widget_set_parent (self->left, GTK_WIDGET (self));
}
