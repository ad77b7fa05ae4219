/* livret-cards.c: what a file of health data (FHIR) tells, as cards by section.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-cards.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/profile/livret-entry-state.h"
#include "app/readings/livret-reading-item.h"
#include "app/widgets/livret-wording.h"
#include "record/livret-kind.h"

#define DAY 86400

typedef struct
{
  const LivretKind *kind;
  char *unit;
} Series;

struct _LivretCards
{
  LivretSink sink;
  GArray *series;      /* Series */
  GPtrArray *buckets;  /* LivretCardSection, one a row of the table */
  GPtrArray *sections; /* those of @buckets that have a card; made when asked for */
  guint n_cards;
  guint more;
  gboolean headed; /* the file itself has been told */
};

/* In this order. @section: of the profile, whose words it has. */
static const struct
{
  const char *section;
  const char *heading;
} table[] = {
  { NULL, N_ ("About this document") },
  { "conditions", NULL },
  { "allergies", NULL },
  { "treatments", NULL },
  { "vaccinations", NULL },
  { NULL, N_ ("Measurements and results") },
  { "results", NULL },
  { "procedures", NULL },
  { "devices", NULL },
  { "family", NULL },
  { "habits", NULL },
  { "pregnancies", NULL },
  { "disabilities", NULL },
  { "blood", NULL },
  { "wishes", NULL },
  { "contacts", NULL },
  { NULL, N_ ("Documents inside") },
  { NULL, N_ ("Kept as it came") },
};
enum
{
  ABOUT = 0,
  READINGS = 5,
  INSIDE = G_N_ELEMENTS (table) - 2,
  KEPT = G_N_ELEMENTS (table) - 1,
};

static void
add (LivretCards *self, guint place, const char *text, const char *detail)
{
  LivretCardSection *section = self->buckets->pdata[place];
  LivretCard *card;

  if (self->n_cards >= LIVRET_CARDS_MAX)
    {
      self->more++;
      return;
    }
  card = g_new0 (LivretCard, 1);
  card->text = g_strdup (text);
  card->detail = g_strdup (detail != NULL ? detail : "");
  g_ptr_array_add (section->cards, card);
  self->n_cards++;
}

/* "2019-08" as it is written where one lives; what is no date stays as it is. */
static char *
display (const char *written)
{
  LivretDate date;

  if (written == NULL)
    return g_strdup ("");
  return livret_date_parse (written, NULL, &date, NULL) ? livret_date_display (&date)
                                                        : g_strdup (written);
}

/* --- The sink -----------------------------------------------------------------------------------
 */

static gboolean
on_identity (LivretSink *sink, const LivretSinkIdentity *identity)
{
  LivretCards *self = (LivretCards *) sink;
  g_autofree char *born = display (identity->birth_date);
  g_autofree char *detail =
      *born != '\0' ? g_strdup_printf (_ ("Person, born on %s"), born) : g_strdup (_ ("Person"));

  if (identity->name != NULL)
    add (self, ABOUT, identity->name, detail);
  return TRUE;
}

/* The first one is the file itself, unless it is one that lies inside. */
static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *document)
{
  LivretCards *self = (LivretCards *) sink;
  g_autofree char *date = display (document->date);
  const char *title = document->title != NULL  ? document->title
                      : document->name != NULL ? document->name
                                               : document->media_type;
  g_autofree char *detail = NULL;

  if (self->headed || document->fd >= 0)
    {
      detail = livret_wording_join (document->author != NULL ? document->author : "", date, NULL);
      add (self, INSIDE, title, detail);
      return TRUE;
    }
  self->headed = TRUE;
  if (document->author != NULL)
    add (self, ABOUT, document->author, _ ("Author"));
  if (document->establishment != NULL)
    add (self, ABOUT, document->establishment, _ ("Establishment"));
  if (*date != '\0')
    add (self, ABOUT, date, _ ("Date"));
  return TRUE;
}

static gboolean
on_entry (LivretSink *sink, const LivretSinkEntry *found)
{
  LivretCards *self = (LivretCards *) sink;
  g_autoptr (LivretEntry) entry = livret_entry_new ();
  g_autofree char *detail = NULL;

  g_set_str (&entry->section, found->section);
  g_set_str (&entry->text, found->text != NULL ? found->text : "");
  g_set_str (&entry->comment, found->comment != NULL ? found->comment : "");
  entry->none = found->none;
  if (found->from != NULL)
    (void) livret_date_parse (found->from, NULL, &entry->from, NULL);
  if (found->until != NULL)
    (void) livret_date_parse (found->until, NULL, &entry->until, NULL);
  detail = livret_entry_state_subtitle (entry);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].section != NULL && strcmp (table[i].section, found->section) == 0)
      {
        add (self, i, livret_entry_state_title (entry), detail);
        return TRUE;
      }
  add (self, KEPT, livret_entry_state_title (entry), detail);
  return TRUE;
}

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  LivretCards *self = (LivretCards *) sink;
  Series row = { livret_kind_by_id (series->kind), g_strdup (series->unit) };

  g_array_append_val (self->series, row);
  return TRUE;
}

/* The laboratory's words of @reading, in the unit that Livret shows. */
static char *
say_finding (const Series *series, const LivretSinkFinding *finding)
{
  double low[LIVRET_COMPONENTS_MAX] = { finding->low, NAN, NAN };
  double high[LIVRET_COMPONENTS_MAX] = { finding->high, NAN, NAN };
  LivretReadingFound found = { .low = NAN,
                               .high = NAN,
                               .range = (char *) (finding->range != NULL ? finding->range : ""),
                               .meaning =
                                   (char *) (finding->meaning != NULL ? finding->meaning : "") };

  if (livret_kind_values_to_canonical (series->kind, low, series->unit, low))
    found.low = low[0];
  if (livret_kind_values_to_canonical (series->kind, high, series->unit, high))
    found.high = high[0];
  return livret_reading_laboratory_words (series->kind, &found);
}

static void
add_reading (LivretCards *self, const LivretSinkReading *reading, const LivretSinkFinding *finding)
{
  const Series *series = reading->series < self->series->len
                             ? &g_array_index (self->series, Series, reading->series)
                             : NULL;
  gint64 local =
      reading->time + (reading->offset_min != LIVRET_OFFSET_UNKNOWN ? reading->offset_min * 60 : 0);
  double values[LIVRET_COMPONENTS_MAX];
  g_autofree char *number = NULL;
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;
  g_autofree char *date = NULL;
  g_autofree char *said = NULL;
  g_autofree char *laboratory = NULL;
  g_autofree char *detail = NULL;
  char day[16];

  if (series == NULL || series->kind == NULL ||
      !livret_kind_values_to_canonical (series->kind, reading->values, series->unit, values))
    return;
  number = livret_kind_format (series->kind, values, NULL);
  value = livret_limit_before (livret_limit_of (reading->flags, reading->written), number);
  /* Translators: a measure and its value: “HbA1c: < 7.1 %”. */
  text = g_strdup_printf (_ ("%s: %s"), livret_kind_label (series->kind), value);
  date = display (livret_day_iso ((int) (local / DAY - (local % DAY < 0)), day));
  said = finding != NULL ? say_finding (series, finding) : g_strdup ("");
  laboratory = *said != '\0' ? g_strdup_printf (_ ("Laboratory: %s"), said) : g_strdup ("");
  detail = livret_wording_join (laboratory, date, NULL);
  add (self, READINGS, text, detail);
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    add_reading ((LivretCards *) sink, &rows[i], NULL);
  return TRUE;
}

static gboolean
on_result (LivretSink *sink, const LivretSinkReading *reading, const LivretSinkFinding *finding)
{
  add_reading ((LivretCards *) sink, reading, finding);
  return TRUE;
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  add ((LivretCards *) sink, KEPT, where, reason);
  return TRUE;
}

static const LivretSinkInterface making = {
  .series = on_series,
  .readings = on_readings,
  .document = on_document,
  .entry = on_entry,
  .identity = on_identity,
  .set_aside = on_set_aside,
  .result = on_result,
};

/* --- Beginning and end --------------------------------------------------------------------------
 */

static void
card_free (gpointer data)
{
  LivretCard *card = data;

  g_free (card->text);
  g_free (card->detail);
  g_free (card);
}

static void
section_free (gpointer data)
{
  LivretCardSection *section = data;

  g_ptr_array_unref (section->cards);
  g_free (section);
}

static void
clear_series (gpointer data)
{
  g_free (((Series *) data)->unit);
}

LivretCards *
livret_cards_new (void)
{
  LivretCards *self = g_new0 (LivretCards, 1);

  self->sink.interface = &making;
  self->series = g_array_new (FALSE, FALSE, sizeof (Series));
  g_array_set_clear_func (self->series, clear_series);
  self->buckets = g_ptr_array_new_with_free_func (section_free);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretCardSection *section = g_new0 (LivretCardSection, 1);
      const LivretSection *known =
          table[i].section != NULL ? livret_section_by_id (table[i].section) : NULL;

      section->heading = known != NULL ? _ (known->label) : _ (table[i].heading);
      section->cards = g_ptr_array_new_with_free_func (card_free);
      g_ptr_array_add (self->buckets, section);
    }
  return self;
}

void
livret_cards_free (LivretCards *self)
{
  g_array_unref (self->series);
  g_ptr_array_unref (self->buckets);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_free (self);
}

LivretSink *
livret_cards_sink (LivretCards *self)
{
  return &self->sink;
}

GPtrArray *
livret_cards_sections (LivretCards *self)
{
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  self->sections = g_ptr_array_new ();
  for (guint i = 0; i < self->buckets->len; i++)
    if (((LivretCardSection *) self->buckets->pdata[i])->cards->len > 0)
      g_ptr_array_add (self->sections, self->buckets->pdata[i]);
  return self->sections;
}

guint
livret_cards_get_more (LivretCards *self)
{
  return self->more;
}

gboolean
livret_cards_of (const char *media_type)
{
  return strcmp (media_type, "application/fhir+json") == 0 ||
         strcmp (media_type, "application/fhir+ndjson") == 0;
}
