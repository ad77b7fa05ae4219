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
  LivretReadingFound *found; /* nullable */
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
  if ((self->found == NULL) != (other->found == NULL) ||
      (self->found != NULL && !g_str_equal (self->found->document, other->found->document)))
    return FALSE;
  return livret_reading_key_equal (&a->key, &b->key) && a->time == b->time &&
         a->corrected == b->corrected && a->counts == b->counts && a->flags == b->flags &&
         livret_measure_target_equal (self->target, other->target);
}

static LivretReadingFound *
copy_found (const LivretReadingFound *from)
{
  LivretReadingFound *found = g_memdup2 (from, sizeof *from);

  found->document = g_strdup (from->document);
  found->title = g_strdup (from->title);
  found->place = g_strdup (from->place);
  found->range = g_strdup (from->range);
  found->meaning = g_strdup (from->meaning);
  return found;
}

void
livret_reading_item_find (LivretReadingItem *self, const GPtrArray *list)
{
  g_clear_pointer (&self->found, livret_reading_found_free);
  for (guint i = list->len; i > 0 && self->found == NULL; i--)
    {
      const LivretReadingFound *found = list->pdata[i - 1];

      if (livret_reading_key_equal (&found->key, &self->reading.key))
        self->found = copy_found (found);
    }
}

const LivretReadingFound *
livret_reading_item_get_found (LivretReadingItem *self)
{
  return self->found;
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
  g_clear_pointer (&LIVRET_READING_ITEM (object)->found, livret_reading_found_free);
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

  return livret_wording_limit (livret_limit_of (reading->flags, reading->written), text);
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
  words->laboratory = g_strdup ("");
  words->origin =
      livret_wording_capital (reading->source[0] != '\0' ? reading->source : _ ("typed by hand"));
  words->spoken = livret_wording_join (words->value, words->others, spoken ? spoken : "",
                                       words->when, words->origin, NULL);
  return words;
}

/* What the laboratory judges it by, in the unit that readings are shown in. */
static char *
say_range (const LivretKind *kind, const LivretReadingFound *found)
{
  double low[LIVRET_COMPONENTS_MAX] = { found->low, NAN, NAN };
  double high[LIVRET_COMPONENTS_MAX] = { found->high, NAN, NAN };
  g_autofree char *unit = NULL;
  g_autofree char *from = isnan (found->low) ? NULL : livret_measure_number (kind, low, &unit);
  g_autofree char *end = livret_measure_text (kind, isnan (found->high) ? low : high);
  LivretLimit limit = livret_limit_of_range (found->low, found->high, found->range);

  if (limit != LIVRET_LIMIT_NONE)
    return livret_limit_before (limit, end);
  return from != NULL ? g_strdup_printf ("%s–%s", from, end) : g_strdup (found->range);
}

/* HL7 interpretation codes. */
static const char *
say_meaning (const char *code)
{
  static const struct
  {
    const char *code;
    const char *words;
  } meanings[] = {
    { "H", NC_ ("laboratory", "above") },
    { "HU", NC_ ("laboratory", "far above") },
    { "HH", NC_ ("laboratory", "far above") },
    { ">", NC_ ("laboratory", "above") },
    { "L", NC_ ("laboratory", "below") },
    { "LU", NC_ ("laboratory", "far below") },
    { "LL", NC_ ("laboratory", "far below") },
    { "<", NC_ ("laboratory", "below") },
    { "N", NC_ ("laboratory", "within") },
    { "A", NC_ ("laboratory", "unusual") },
    { "AA", NC_ ("laboratory", "far from what is usual") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_str_equal (meanings[i].code, code))
      return g_dpgettext2 (NULL, "laboratory", meanings[i].words);
  return "";
}

char *
livret_reading_laboratory_words (const LivretKind *kind, const LivretReadingFound *found)
{
  g_autofree char *range = say_range (kind, found);
  const char *meaning = say_meaning (found->meaning);

  return *range != '\0' && *meaning != '\0' ? g_strdup_printf ("%s, %s", range, meaning)
         : *range != '\0'                   ? g_steal_pointer (&range)
                                            : g_strdup (meaning);
}

void
livret_reading_words_found (LivretReadingWords *words,
                            const LivretKind *kind,
                            const LivretReadingFound *found)
{
  g_autofree char *said = NULL;
  g_autofree char *place = NULL;
  g_autofree char *where = NULL;
  g_autofree char *origin = words->origin;
  g_autofree char *spoken = words->spoken;

  if (found == NULL)
    {
      words->origin = g_steal_pointer (&origin);
      words->spoken = g_steal_pointer (&spoken);
      return;
    }
  said = livret_reading_laboratory_words (kind, found);
  if (*said != '\0')
    {
      g_free (words->laboratory);
      /* Translators: a laboratory's own range and what it says of a value: "0.70–1.10 g/L, above".
       */
      words->laboratory = g_strdup_printf (_ ("Laboratory: %s"), said);
    }
  place = *found->place != '\0' ? g_strdup_printf ("%s, %s", found->title, found->place)
                                : g_strdup (found->title);
  /* Translators: the document, and the section of it, that a value stands in. */
  where = g_strdup_printf (_ ("In: %s"), place);
  words->origin = livret_wording_join (
      where, found->read ? _ ("read from the text by Livret, confirmed by you") : "", NULL);
  words->spoken = livret_wording_join (spoken, words->laboratory, words->origin, NULL);
}

void
livret_reading_words_free (LivretReadingWords *words)
{
  g_free (words->when);
  g_free (words->value);
  g_free (words->others);
  g_free (words->position);
  g_free (words->laboratory);
  g_free (words->origin);
  g_free (words->spoken);
  g_free (words);
}
