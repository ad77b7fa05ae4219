/* livret-measure-card.c: a tile: last value, spark-line, trend and date of a measure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-card.h"

#include "app/measures/livret-measure-spark.h"
#include "app/widgets/livret-template.h"

struct _LivretMeasureCard
{
  GtkButton parent_instance;

  GtkLabel *title;
  GtkLabel *number;
  GtkLabel *unit;
  LivretMeasureSpark *spark;
  GtkLabel *trend;
  GtkLabel *when;

  LivretMeasureTile *tile;
};

G_DEFINE_FINAL_TYPE (LivretMeasureCard, livret_measure_card, GTK_TYPE_BUTTON)

const LivretMeasureTile *
livret_measure_card_get (LivretMeasureCard *self)
{
  return self->tile;
}

void
livret_measure_card_set (LivretMeasureCard *self, LivretMeasureTile *tile)
{
  g_clear_pointer (&self->tile, livret_measure_tile_free);
  self->tile = tile;
  gtk_label_set_label (self->title, tile->title);
  gtk_label_set_label (self->number, tile->number);
  gtk_label_set_label (self->unit, tile->unit);
  gtk_label_set_label (self->trend, tile->trend);
  gtk_widget_set_visible (GTK_WIDGET (self->trend), *tile->trend != '\0');
  gtk_label_set_label (self->when, tile->when);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tile->title);
  livret_measure_spark_set (self->spark, tile);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tile->spoken, -1);
}

LivretMeasureCard *
livret_measure_card_new (void)
{
  return g_object_new (LIVRET_TYPE_MEASURE_CARD, NULL);
}

static void
livret_measure_card_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_MEASURE_CARD);
  G_OBJECT_CLASS (livret_measure_card_parent_class)->dispose (object);
}

static void
livret_measure_card_finalize (GObject *object)
{
  g_clear_pointer (&LIVRET_MEASURE_CARD (object)->tile, livret_measure_tile_free);
  G_OBJECT_CLASS (livret_measure_card_parent_class)->finalize (object);
}

static void
livret_measure_card_class_init (LivretMeasureCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_measure_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_measure_card_finalize;
  g_type_ensure (LIVRET_TYPE_MEASURE_SPARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-measure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretMeasureCard, title);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasureCard, number);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasureCard, unit);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasureCard, spark);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasureCard, trend);
  gtk_widget_class_bind_template_child (widget_class, LivretMeasureCard, when);
}

static void
livret_measure_card_init (LivretMeasureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
