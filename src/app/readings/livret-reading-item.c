/* livret-reading-item.c: a reading in a list model, and what its row says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-reading-item.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/measures/livret-measure-state.h"
#include "app/measures/livret-measure-words.h"
#include "app/widgets/livret-wording.h"

struct _LivretReadingItem
{
  GObject parent_instance;

  LivretReading reading;
  LivretMeasureTarget *target;
};

G_DEFINE_FINAL_TYPE (LivretReadingItem, livret_reading_item, G_TYPE_OBJECT)

const LivretReading *
livret_reading_item_get (LivretReadingItem *self)
{
  return &self->reading;
}

const LivretMeasureTarget *
livret_reading_item_get_target (LivretReadingItem *self)
{
  return self->target;
}

gboolean
livret_reading_key_equal (const LivretReadingKey *a, const LivretReadingKey *b)
{
  return a->series == b->series && a->time == b->time && a->duration == b->duration &&
         a->value == b->value && a->code == b->code;
}

gboolean
livret_reading_item_equal (LivretReadingItem *self, LivretReadingItem *other)
{
  const LivretReading *a = &self->reading;
  const LivretReading *b = &other->reading;

  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    if (a->values[c] != b->values[c] && !(isnan (a->values[c]) && isnan (b->values[c])))
      return FALSE;
  return livret_reading_key_equal (&a->key, &b->key) && a->time == b->time &&
         a->corrected == b->corrected && a->counts == b->counts && a->flags == b->flags &&
         livret_measure_target_equal (self->target, other->target);
}

LivretReadingItem *
livret_reading_item_new (LivretReading *reading, const LivretMeasureTarget *target)
{
  LivretReadingItem *self = g_object_new (LIVRET_TYPE_READING_ITEM, NULL);

  self->reading = *reading;
  reading->written = reading->source = NULL;
  self->target = livret_measure_target_copy (target);
  return self;
}

static void
livret_reading_item_finalize (GObject *object)
{
  livret_reading_clear (&LIVRET_READING_ITEM (object)->reading);
  livret_measure_target_free (LIVRET_READING_ITEM (object)->target);
  G_OBJECT_CLASS (livret_reading_item_parent_class)->finalize (object);
}

static void
livret_reading_item_class_init (LivretReadingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_reading_item_finalize;
}

static void
livret_reading_item_init (LivretReadingItem *self)
{
}

/* Words ----------------------------------------------------------------------- */

static char *
say_others (const LivretReading *reading)
{
  for (guint c = 1; c < reading->kind->n_components; c++)
    if (!livret_measure_shares_unit (reading->kind, c) && !isnan (reading->values[c]))
      return livret_measure_component_text (reading->kind, c, reading->values[c], 0);
  return g_strdup ("");
}

static char *
say_value (const LivretReading *reading)
{
  g_autofree char *text = livret_measure_text (reading->kind, reading->values);

  if (reading->flags & LIVRET_READING_BELOW)
    return g_strdup_printf (_ ("at most %s"), text);
  if (reading->flags & LIVRET_READING_ABOVE)
    return g_strdup_printf (_ ("at least %s"), text);
  return g_steal_pointer (&text);
}

/* What is to be known of a reading before it is believed. */
static const char *
say_mark (const LivretReading *reading)
{
  if (reading->flags & LIVRET_READING_IMPLAUSIBLE)
    return _ ("far from what is usual");
  if (!reading->counts)
    return _ ("does not count: another source’s does");
  if (reading->corrected)
    return _ ("corrected");
  if (reading->flags & LIVRET_READING_AMBIGUOUS)
    return _ ("hour uncertain: the clocks were changed");
  return "";
}

LivretReadingWords *
livret_reading_words_new (const LivretReading *reading,
                          const LivretMeasureTarget *target,
                          int today)
{
  LivretReadingWords *words = g_new0 (LivretReadingWords, 1);
  LivretMeasureRule rule;
  LivretMeasurePosition position;
  g_autofree char *when = livret_wording_day_time (livret_measure_wall (reading), today);
  g_autofree char *capital = livret_wording_capital (when);
  const char *shown, *spoken;

  livret_measure_rule_init (&rule, reading->kind, target);
  position = livret_measure_position (&rule.kind, reading->values);
  shown = livret_measure_position_short (position);
  spoken = livret_measure_position_words (position, rule.target);
  words->when = livret_wording_join (capital, say_mark (reading), NULL);
  words->value = say_value (reading);
  words->others = say_others (reading);
  words->position = g_strdup (shown ? shown : "");
  words->origin =
      livret_wording_capital (reading->source[0] != '\0' ? reading->source : _ ("typed by hand"));
  words->spoken = livret_wording_join (words->value, words->others, spoken ? spoken : "",
                                       words->when, words->origin, NULL);
  return words;
}

void
livret_reading_words_free (LivretReadingWords *words)
{
  g_free (words->when);
  g_free (words->value);
  g_free (words->others);
  g_free (words->position);
  g_free (words->origin);
  g_free (words->spoken);
  g_free (words);
}
