/* livret-sample-measures.c: the targets and notes of the sample household, and what it hides.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "record/livret-day-notes.h"
#include "record/livret-measure-choices.h"
#include "sample/livret-sample-private.h"

#define BENALI "Dr Karim Benali"
#define OPEN NAN

/**
 * Chosen: what somebody decided on a day.
 * @minute: of that day; @days: before the last one
 * @low, @high: two numbers each, in the kind's canonical unit; all open: no target
 * @by: (nullable): who set the target
 * @note: (nullable)
 */
typedef struct
{
  LivretSampleWho who;
  const char *kind;
  int days, minute;
  double low[2], high[2];
  const char *by;
  const char *note;
  gboolean hidden;
} Chosen;

static const Chosen chosen[] = {
  { LIVRET_SAMPLE_CAMILLE,
    "blood-pressure",
    810,
    1195,
    { OPEN, OPEN },
    { 130, 80 },
    BENALI,
    NC_ ("sample",
         "Three times in the morning and three times in the evening, for three days "
         "before each visit. Seated for five minutes, left arm.") },
  { LIVRET_SAMPLE_CAMILLE,
    "glucose",
    812,
    1198,
    { 80, OPEN },
    { 130, OPEN },
    BENALI,
    NC_ ("sample", "Fasting, before breakfast.") },
  { LIVRET_SAMPLE_CAMILLE, "hba1c", 812, 1201, { OPEN, OPEN }, { 7, OPEN }, BENALI, NULL },
  { LIVRET_SAMPLE_CAMILLE,
    "weight",
    400,
    1215,
    { OPEN, OPEN },
    { 72, OPEN },
    NULL,
    NC_ ("sample", "On Mondays, without shoes.") },
  { LIVRET_SAMPLE_CAMILLE, "height", 390, 1220, { OPEN, OPEN }, { OPEN, OPEN }, NULL, NULL, TRUE },
  { LIVRET_SAMPLE_LOUIS,
    "oxygen-saturation",
    640,
    1130,
    { 92, OPEN },
    { OPEN, OPEN },
    BENALI,
    NC_ ("sample", "Below 90 %, call the practice; at night, 15.") },
  { LIVRET_SAMPLE_LOUIS, "height", 600, 1135, { OPEN, OPEN }, { OPEN, OPEN }, NULL, NULL, TRUE },
};

static gboolean
set_target (
    LivretSample *sample, LivretDb *db, const Chosen *row, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();
  char day[16];

  for (guint c = 0; c < G_N_ELEMENTS (row->low); c++)
    {
      target->low[c] = row->low[c];
      target->high[c] = row->high[c];
    }
  if (isnan (row->low[0]) && isnan (row->high[0]))
    return TRUE;
  g_set_str (&target->set_by, row->by != NULL ? row->by : "");
  g_set_str (&target->since, livret_day_iso (sample->today - row->days, day));
  return livret_measure_choices_set_target (db, sample->ids[row->who], kind, target, error);
}

static gboolean
choose (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const Chosen *row = data;
  const LivretKind *kind = livret_kind_by_id (row->kind);
  const char *person = sample->ids[row->who];

  return set_target (sample, db, row, kind, error) &&
         (row->note == NULL ||
          livret_measure_choices_set_note (db, person, kind, W_ (row->note), error)) &&
         (!row->hidden || livret_measure_choices_set_hidden (db, person, kind, TRUE, error));
}

static gboolean
play_choice (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, choose, (gpointer) event->what, error);
}

/* Written on the evening of the day. @kind: (nullable): beside all measures */
typedef struct
{
  const char *kind;
  int days;
  const char *text;
} Noted;

static const Noted noted[] = {
  { NULL, 236, NC_ ("sample", "Flu, three days in bed") },
  { "steps", 48, NC_ ("sample", "New shoes") },
  { "blood-pressure", 17, NC_ ("sample", "Hardly slept") },
};

static gboolean
write_note (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const Noted *row = data;
  const LivretKind *kind = row->kind != NULL ? livret_kind_by_id (row->kind) : NULL;
  g_autoptr (LivretDayNote) note =
      livret_day_note_new (sample->ids[LIVRET_SAMPLE_CAMILLE], kind, sample->today - row->days);

  g_set_str (&note->text, W_ (row->text));
  return livret_day_notes_put (db, note, error);
}

static gboolean
play_note (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, write_note, (gpointer) event->what, error);
}

void
livret_sample_add_measures (LivretSample *sample)
{
  for (gsize i = 0; i < G_N_ELEMENTS (noted); i++)
    livret_sample_add_event (sample, livret_sample_at (sample, noted[i].days, 1290), play_note,
                             &noted[i], 0);
  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    livret_sample_add_event (sample, livret_sample_at (sample, chosen[i].days, chosen[i].minute),
                             play_choice, &chosen[i], 0);
}
