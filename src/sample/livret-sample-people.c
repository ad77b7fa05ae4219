/* livret-sample-people.c: the four, what is stated of their health, what they typed and put right.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-private.h"

#include <math.h>

#include "base/livret-clock.h"
#include "record/livret-entries.h"
#include "record/livret-imports.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"
#include "record/livret-people.h"
#include "record/livret-readings.h"
#include "sample/livret-sample-curves.h"
#include "sample/livret-sample-words.h"

/* Days after which a copy is asked for: livret_copy_is_due(), of a layer above. */
#define COPY_IS_OLD 30

/* --- people ------------------------------------------------------------------------------------
 */

static gboolean
add_person (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  LivretSampleWho who = GPOINTER_TO_INT (data);
  g_autofree char *name = g_strconcat (livret_sample_first_name (who), " Martin", NULL);
  g_autoptr (LivretPerson) person = livret_person_new (name);
  char birth[16];

  g_set_str (&person->birth_date, livret_day_iso (livret_sample_birth (sample, who), birth));
  g_set_str (&person->birth_place, "Nantes");
  person->sex = livret_sample_sex (who);
  person->self = who == LIVRET_SAMPLE_CAMILLE;
  if (person->self)
    {
      g_set_str (&person->birth_name, "Kerbrat");
      g_set_str (&person->used_name, "Martin");
    }
  if (!livret_people_add (db, person, error))
    return FALSE;
  sample->ids[who] = g_strdup (person->id);
  return TRUE;
}

static gboolean
play_person (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, add_person, GINT_TO_POINTER (event->number), error);
}

/* Every other month a copy on a stick; the last is so long ago that it is asked for. */
static gboolean
note_copy (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  return livret_meta_set_int (db, LIVRET_META_LAST_COPY, livret_clock_now (), error) &&
         livret_journal_append (db, "copy-made", NULL, NULL, NULL, error);
}

static gboolean
play_copy (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, note_copy, NULL, error);
}

void
livret_sample_add_people (LivretSample *sample)
{
  for (int who = 0; who < LIVRET_SAMPLE_PEOPLE; who++)
    livret_sample_add_event (sample, livret_sample_at (sample, LIVRET_SAMPLE_DAYS, 600 + 4 * who),
                             play_person, NULL, who);
  for (int days = LIVRET_SAMPLE_DAYS - 9; days > COPY_IS_OLD; days -= 60)
    livret_sample_add_event (sample, livret_sample_at (sample, days, 20 * 60), play_copy, NULL, 0);
}

/* --- statements --------------------------------------------------------------------------------
 */

/**
 * Statement: one entry.
 * @told: days before the last on which it is typed
 * @from, @until: days before the last as well; 0: no end; those of long ago are years
 */
typedef struct
{
  const char *key;
  LivretSampleWho who;
  const char *section;
  const char *text;
  const char *comment;
  int told;
  int from;
  int until;
} Statement;

#define YEARS(n) ((n) * 365)

static const Statement statements[] = {
  { "diabetes", LIVRET_SAMPLE_CAMILLE, "conditions", LIVRET_SAMPLE_TYPE_2, NULL, 1094, YEARS (7) },
  { "hypertension", LIVRET_SAMPLE_CAMILLE, "conditions", LIVRET_SAMPLE_HYPERTENSION, NULL, 1094,
    YEARS (5) },
  { "thyroid", LIVRET_SAMPLE_CAMILLE, "conditions", LIVRET_SAMPLE_HYPOTHYROIDISM, NULL, 634, 638 },
  { "penicillin", LIVRET_SAMPLE_CAMILLE, "allergies", NC_ ("sample", "Penicillin"),
    NC_ ("sample", "Rash over the whole body as a child"), 1094, YEARS (50) },
  { "metformin", LIVRET_SAMPLE_CAMILLE, "treatments", LIVRET_SAMPLE_METFORMIN_500,
    LIVRET_SAMPLE_TWICE, 1094, YEARS (6), 816 },
  { "metformin-1000", LIVRET_SAMPLE_CAMILLE, "treatments", LIVRET_SAMPLE_METFORMIN,
    LIVRET_SAMPLE_TWICE, 813, 816 },
  { "ramipril", LIVRET_SAMPLE_CAMILLE, "treatments", LIVRET_SAMPLE_RAMIPRIL_5,
    LIVRET_SAMPLE_EVENING, 813, 816 },
  { "atorvastatin", LIVRET_SAMPLE_CAMILLE, "treatments", LIVRET_SAMPLE_ATORVASTATIN,
    LIVRET_SAMPLE_EVENING, 718, 719 },
  { "levothyroxine", LIVRET_SAMPLE_CAMILLE, "treatments", LIVRET_SAMPLE_LEVOTHYROXINE,
    LIVRET_SAMPLE_FASTING, 634, 638 },
  { "amlodipine", LIVRET_SAMPLE_CAMILLE, "treatments", LIVRET_SAMPLE_AMLODIPINE_5,
    LIVRET_SAMPLE_MORNING, 561, 562 },
  { "semaglutide", LIVRET_SAMPLE_CAMILLE, "treatments", LIVRET_SAMPLE_SEMAGLUTIDE_1,
    LIVRET_SAMPLE_WEEKLY, 419, 421 },
  { "flu", LIVRET_SAMPLE_CAMILLE, "vaccinations", LIVRET_SAMPLE_FLU, NULL, 34, 35 },
  { "flu-before", LIVRET_SAMPLE_CAMILLE, "vaccinations", LIVRET_SAMPLE_FLU, NULL, 398, 400 },
  { "dtp", LIVRET_SAMPLE_CAMILLE, "vaccinations", LIVRET_SAMPLE_DTP, NULL, 1093, YEARS (13) },
  { "pneumococcus", LIVRET_SAMPLE_CAMILLE, "vaccinations", LIVRET_SAMPLE_PNEUMOCOCCUS, NULL, 702,
    704 },
  { "doctor", LIVRET_SAMPLE_CAMILLE, "contacts", "Dr Karim Benali · 02 61 91 20 14",
    LIVRET_SAMPLE_GP, 1094, 0 },
  { "quere", LIVRET_SAMPLE_CAMILLE, "contacts", "Dr Hélène Quéré · 02 61 91 33 52",
    LIVRET_SAMPLE_ENDOCRINOLOGIST, 815, 0 },
  { "brother", LIVRET_SAMPLE_CAMILLE, "contacts", "Yves Kerbrat · 01 99 00 47 12",
    NC_ ("sample", "Brother, to be told in an emergency"), 1093, 0 },

  { "heart-failure", LIVRET_SAMPLE_LOUIS, "conditions", LIVRET_SAMPLE_HEART_FAILURE, NULL, 1030,
    YEARS (4) },
  { "fibrillation", LIVRET_SAMPLE_LOUIS, "conditions", LIVRET_SAMPLE_FIBRILLATION, NULL, 1030,
    YEARS (6) },
  { "knee", LIVRET_SAMPLE_LOUIS, "conditions", LIVRET_SAMPLE_KNEE_WORN, NULL, 648, 650, 592 },
  { "prosthesis", LIVRET_SAMPLE_LOUIS, "conditions", LIVRET_SAMPLE_PROSTHESIS, NULL, 586, 592 },
  { "sulfa", LIVRET_SAMPLE_LOUIS, "allergies", NC_ ("sample", "Iodinated contrast medium"),
    NC_ ("sample", "Hives after a scan"), 1030, YEARS (9) },
  { "apixaban", LIVRET_SAMPLE_LOUIS, "treatments", LIVRET_SAMPLE_APIXABAN, LIVRET_SAMPLE_TWICE,
    1030, YEARS (6) },
  { "bisoprolol", LIVRET_SAMPLE_LOUIS, "treatments", LIVRET_SAMPLE_BISOPROLOL,
    LIVRET_SAMPLE_MORNING, 1030, YEARS (4) },
  { "furosemide", LIVRET_SAMPLE_LOUIS, "treatments", LIVRET_SAMPLE_FUROSEMIDE,
    LIVRET_SAMPLE_MORNING, 321, 323 },
  { "dapagliflozin", LIVRET_SAMPLE_LOUIS, "treatments", LIVRET_SAMPLE_DAPAGLIFLOZIN,
    LIVRET_SAMPLE_MORNING, 321, 323 },
  { "tramadol", LIVRET_SAMPLE_LOUIS, "treatments", LIVRET_SAMPLE_TRAMADOL, LIVRET_SAMPLE_IF_PAIN,
    586, 590, 560 },
  { "louis-flu", LIVRET_SAMPLE_LOUIS, "vaccinations", LIVRET_SAMPLE_FLU_HIGH, NULL, 39, 40 },
  { "louis-shingles", LIVRET_SAMPLE_LOUIS, "vaccinations", LIVRET_SAMPLE_SHINGLES, NULL, 150, 152 },
  { "louis-doctor", LIVRET_SAMPLE_LOUIS, "contacts", "Dr Karim Benali · 02 61 91 20 14",
    LIVRET_SAMPLE_GP, 1030, 0 },
  { "louis-nurse", LIVRET_SAMPLE_LOUIS, "contacts", "Nadège Rio · 02 61 91 58 03",
    NC_ ("sample", "Nurse at home, every morning"), 318, 0 },
  { "louis-daughter", LIVRET_SAMPLE_LOUIS, "contacts", "Camille Martin · 01 99 00 12 84",
    NC_ ("sample", "Daughter, trusted person"), 1029, 0 },

  { "asthma", LIVRET_SAMPLE_LEA, "conditions", LIVRET_SAMPLE_ASTHMA, NULL, 899, YEARS (8) },
  { "wrist", LIVRET_SAMPLE_LEA, "conditions", LIVRET_SAMPLE_WRIST_BROKEN, NULL, 452, 455, 405 },
  { "peanut", LIVRET_SAMPLE_LEA, "allergies", NC_ ("sample", "Peanut"),
    NC_ ("sample", "Swelling of the lips; adrenaline pen in the school bag"), 899, YEARS (11) },
  { "birch", LIVRET_SAMPLE_LEA, "allergies", LIVRET_SAMPLE_BIRCH, NULL, 378, 380 },
  { "salbutamol", LIVRET_SAMPLE_LEA, "treatments", LIVRET_SAMPLE_SALBUTAMOL, LIVRET_SAMPLE_IF_SHORT,
    899, YEARS (8) },
  { "fluticasone", LIVRET_SAMPLE_LEA, "treatments", LIVRET_SAMPLE_FLUTICASONE, LIVRET_SAMPLE_TWICE,
    376, 378 },
  { "lea-hpv", LIVRET_SAMPLE_LEA, "vaccinations", LIVRET_SAMPLE_HPV, NULL, 899, YEARS (4) },
  { "lea-dtp", LIVRET_SAMPLE_LEA, "vaccinations", LIVRET_SAMPLE_DTP, NULL, 899, YEARS (4) },
  { "lea-acwy", LIVRET_SAMPLE_LEA, "vaccinations", LIVRET_SAMPLE_ACWY, NULL, 523, 524 },
  { "lea-school", LIVRET_SAMPLE_LEA, "contacts", "Lycée des Grands-Chênes · 02 61 91 70 40",
    NC_ ("sample", "School nurse"), 440, 0 },

  { "noe-dtp", LIVRET_SAMPLE_NOE, "vaccinations", LIVRET_SAMPLE_HEXAVALENT, NULL, 1029, 1040 },
  { "noe-mmr", LIVRET_SAMPLE_NOE, "vaccinations", LIVRET_SAMPLE_MMR, NULL, 1029, 1040 },
  { "noe-otitis", LIVRET_SAMPLE_NOE, "conditions", LIVRET_SAMPLE_OTITIS, NULL, 699, 702, 690 },
  { "noe-otitis-2", LIVRET_SAMPLE_NOE, "conditions", LIVRET_SAMPLE_OTITIS, NULL, 259, 263, 252 },
  { "noe-paracetamol", LIVRET_SAMPLE_NOE, "treatments", LIVRET_SAMPLE_PARACETAMOL_SYRUP,
    LIVRET_SAMPLE_IF_FEVER, 259, 263, 257 },
  { "noe-doctor", LIVRET_SAMPLE_NOE, "contacts", "Dr Lucie Garnier · 02 61 91 44 60",
    LIVRET_SAMPLE_PAEDIATRICIAN, 1029, 0 },
  /* "None", declared. */
  { "noe-allergies", LIVRET_SAMPLE_NOE, "allergies", NULL, NULL, 1029, 1029 },

  { "blood", LIVRET_SAMPLE_CAMILLE, "blood", "A+", LIVRET_SAMPLE_BLOOD_CARD, 1090, YEARS (17) },
  { "louis-blood", LIVRET_SAMPLE_LOUIS, "blood", "O−", LIVRET_SAMPLE_BLOOD_CARD, 1029, 592 },
  { "lea-blood", LIVRET_SAMPLE_LEA, "blood", "A+", NULL, 899, 0 },
  { "noe-blood", LIVRET_SAMPLE_NOE, "blood", NULL, NULL, 1028, 1028 },
  { "sensor", LIVRET_SAMPLE_CAMILLE, "devices", NC_ ("sample", "Glucose sensor on the arm"),
    NC_ ("sample", "To be taken off before an MRI"), 180, 185 },
  { "pacemaker", LIVRET_SAMPLE_LOUIS, "devices", NC_ ("sample", "Pacemaker"),
    NC_ ("sample", "MRI only under conditions: card in the wallet"), 1029, YEARS (6) },
  { "hearing", LIVRET_SAMPLE_LOUIS, "devices", NC_ ("sample", "Hearing aids, both ears"), NULL,
    1029, YEARS (5) },
  { "lea-devices", LIVRET_SAMPLE_LEA, "devices", NULL, NULL, 898, 898 },

  { "gallbladder", LIVRET_SAMPLE_CAMILLE, "procedures", NC_ ("sample", "Gallbladder removed"),
    NC_ ("sample", "By keyhole, one night in hospital"), 1088, YEARS (11) },
  { "hip", LIVRET_SAMPLE_LOUIS, "procedures", NC_ ("sample", "Right hip replaced"), NULL, 1029,
    YEARS (9) },
  { "lea-procedures", LIVRET_SAMPLE_LEA, "procedures", NULL, NULL, 898, 898 },
  { "family", LIVRET_SAMPLE_CAMILLE, "family", NC_ ("sample", "Mother: type 2 diabetes"), NULL,
    1088, 0 },
  { "louis-family", LIVRET_SAMPLE_LOUIS, "family", NC_ ("sample", "Father: stroke at 70"), NULL,
    1029, 0 },
  { "habits", LIVRET_SAMPLE_CAMILLE, "habits", NC_ ("sample", "Walks half an hour on most days"),
    NULL, 1088, 0 },
  { "tobacco", LIVRET_SAMPLE_LOUIS, "habits", NC_ ("sample", "Smoked until 1985"), NULL, 1029, 0 },
  { "pregnancies", LIVRET_SAMPLE_CAMILLE, "pregnancies",
    NC_ ("sample", "Two pregnancies, two children"), NULL, 1088, 0 },
  { "louis-disability", LIVRET_SAMPLE_LOUIS, "disabilities",
    NC_ ("sample", "Walks with a stick, help for the stairs"), NULL, 1029, YEARS (4) },
  { "louis-wishes", LIVRET_SAMPLE_LOUIS, "wishes",
    NC_ ("sample", "Trusted person: his daughter Camille"), NULL, 1029, YEARS (4) },
  { "helicobacter", LIVRET_SAMPLE_CAMILLE, "results",
    NC_ ("sample", "Helicobacter pylori breath test: negative"), NULL, 500, 502 },
};

static void
set_date (const LivretSample *sample, int days, LivretDate *date)
{
  char text[16];

  /* Of long ago only the year is known. */
  livret_day_iso (sample->today - days, text);
  if (days > 2 * LIVRET_SAMPLE_DAYS)
    text[4] = '\0';
  else if (days > LIVRET_SAMPLE_DAYS + 100)
    text[7] = '\0';
  livret_date_parse (text, sample->home, date, NULL);
}

static gboolean
add_statement (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const Statement *statement = data;
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, sample->ids[statement->who]);
  g_set_str (&entry->section, statement->section);
  if (statement->text != NULL)
    g_set_str (&entry->text, W_ (statement->text));
  if (statement->comment != NULL)
    g_set_str (&entry->comment, W_ (statement->comment));
  entry->none = statement->text == NULL;
  if (statement->from > 0)
    set_date (sample, statement->from, &entry->from);
  if (!livret_entries_add (db, entry, 0, error))
    return FALSE;
  g_hash_table_insert (sample->entries, g_strdup (statement->key), g_strdup (entry->id));
  return TRUE;
}

static gboolean
play_statement (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, add_statement, (gpointer) event->what, error);
}

static gboolean
end_statement (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const Statement *statement = data;
  g_autoptr (LivretEntry) entry =
      livret_entries_get (db, g_hash_table_lookup (sample->entries, statement->key), error);

  if (entry == NULL)
    return FALSE;
  set_date (sample, statement->until, &entry->until);
  return livret_entries_update (db, entry, error);
}

static gboolean
play_end (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, end_statement, (gpointer) event->what, error);
}

void
livret_sample_add_entries (LivretSample *sample)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      const Statement *row = &statements[i];

      livret_sample_add_event (sample, livret_sample_at (sample, row->told, 1080 + 2 * (int) i),
                               play_statement, row, 0);
      /* That it ended is typed in a day or two later, and always after it was told. */
      if (row->until > 0)
        livret_sample_add_event (
            sample, livret_sample_at (sample, MIN (row->until, row->told) - 2, 1082 + 2 * (int) i),
            play_end, row, 0);
    }
}

/* --- typed readings ----------------------------------------------------------------------------
 */

typedef struct
{
  LivretSampleWho who;
  const char *kind;
  LivretSampleCurve curve;
  int decimals;
  int first;
  int every;
  int times;
  int minute;
} Typed;

static const Typed typed[] = {
  /* Copied from the laboratory's papers, the evening they came. */
  { LIVRET_SAMPLE_CAMILLE, "hba1c", LIVRET_SAMPLE_HBA1C, 1, 1003, 91, 12, 470 },
  { LIVRET_SAMPLE_CAMILLE, "height", LIVRET_SAMPLE_HEIGHT, 0, 1090, 0, 1, 600 },
  { LIVRET_SAMPLE_LOUIS, "height", LIVRET_SAMPLE_HEIGHT, 0, 1025, 0, 1, 600 },
  { LIVRET_SAMPLE_LEA, "height", LIVRET_SAMPLE_HEIGHT, 0, 895, 178, 6, 700 },
  { LIVRET_SAMPLE_LEA, "weight", LIVRET_SAMPLE_WEIGHT, 1, 895, 178, 6, 702 },
  { LIVRET_SAMPLE_NOE, "height", LIVRET_SAMPLE_HEIGHT, 1, 1028, 111, 10, 640 },
  { LIVRET_SAMPLE_NOE, "weight", LIVRET_SAMPLE_WEIGHT, 1, 1028, 111, 10, 642 },
  { LIVRET_SAMPLE_NOE, "head-circumference", LIVRET_SAMPLE_HEAD, 1, 1028, 111, 10, 644 },
};

typedef struct
{
  const Typed *row;
  int days;
} TypedOne;

static gboolean
add_typed (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const TypedOne *one = data;
  const Typed *row = one->row;
  const LivretKind *kind = livret_kind_by_id (row->kind);
  double scale = row->decimals == 0 ? 1 : 10;
  double values[LIVRET_COMPONENTS_MAX] = { NAN, NAN, NAN };
  gint64 when = livret_sample_at (sample, one->days, row->minute);
  LivretReadingKey key;

  values[0] =
      rint (livret_sample_measured (sample, row->who, row->curve, one->days) * scale) / scale;
  return livret_readings_add (
      db, sample->ids[row->who], kind, when,
      g_time_zone_get_offset (
          sample->home, g_time_zone_find_interval (sample->home, G_TIME_TYPE_UNIVERSAL, when)) /
          60,
      values, kind->unit, &key, error);
}

static gboolean
play_typed (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  TypedOne one = { event->what, event->number };

  return livret_sample_write (sample, add_typed, &one, error);
}

/* --- put right ---------------------------------------------------------------------------------
 */

/**
 * Correction: a reading that was found wrong, some days after.
 * @low, @high: what singles it out on its day
 */
typedef struct
{
  int days;
  const char *kind;
  double low;
  double high;
  enum
  {
    EDIT,
    MOVE_TO_NOE,
  } what;
  double values[3];
} Correction;

static const Correction corrections[] = {
  { LIVRET_SAMPLE_TWELVE_EIGHT, "blood-pressure", 0, 30, EDIT, { 124, 78, 71 } },
  { LIVRET_SAMPLE_BOY_ON_SCALE, "weight", 0, 30, MOVE_TO_NOE },
  { LIVRET_SAMPLE_LOST_COMMA, "glucose", 600, 5000, EDIT, { 114, NAN, NAN } },
};

static gboolean
correct (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const Correction *row = data;
  LivretReadingQuery query = {
    .person = sample->ids[LIVRET_SAMPLE_CAMILLE],
    .kind = livret_kind_by_id (row->kind),
    .from = livret_sample_at (sample, row->days, 0),
    .until = livret_sample_at (sample, row->days - 1, 0),
  };
  g_autoptr (GArray) found = livret_readings_list (db, &query, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const LivretReading *reading = &g_array_index (found, LivretReading, i);

      if (reading->values[0] < row->low || reading->values[0] > row->high)
        continue;
      if (row->what == MOVE_TO_NOE)
        return livret_readings_move (db, &reading->key, sample->ids[LIVRET_SAMPLE_NOE], error);
      return livret_readings_edit (db, &reading->key, row->values, 0, error);
    }
  return found != NULL;
}

static gboolean
play_correction (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, correct, (gpointer) event->what, error);
}

/* His pulse oximeter's file was first taken for hers; that is soon seen and undone. */
static gboolean
undo_import (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  return livret_imports_undo (db, g_hash_table_lookup (sample->imports, "mistaken"), error);
}

static gboolean
play_undo (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, undo_import, NULL, error);
}

static gboolean
play_mistake (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  static const char rows[] = "Date,Time,SpO2 (%)\n2020-01-02,08:10,95\n2020-01-03,08:14,96\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (rows, sizeof rows - 1);
  LivretSampleFile file = { bytes, "saturation.csv", LIVRET_SAMPLE_CAMILLE };
  char *import = NULL;

  if (!livret_sample_import (sample, &file, NULL, &import, error))
    return FALSE;
  g_hash_table_insert (sample->imports, g_strdup ("mistaken"), import);
  return TRUE;
}

void
livret_sample_add_typed (LivretSample *sample)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    for (int k = 0; k < typed[i].times; k++)
      {
        /* On the days that the laboratory and the practice are open. */
        int days = livret_sample_weekday (sample, typed[i].first - k * typed[i].every);

        livret_sample_add_event (sample, livret_sample_at (sample, days, 1140 + (int) i),
                                 play_typed, &typed[i], days);
      }
  /* Only once the export that holds it is there. */
  for (gsize i = 0; i < G_N_ELEMENTS (corrections); i++)
    livret_sample_add_event (
        sample, livret_sample_at (sample, corrections[i].days / 61 * 61 - 1, 1150 + (int) i),
        play_correction, &corrections[i], 0);
  livret_sample_add_event (sample, livret_sample_at (sample, 757, 1202), play_mistake, NULL, 0);
  livret_sample_add_event (sample, livret_sample_at (sample, 757, 1205), play_undo, NULL, 0);
}
