/* livret-sample-readings.c: what cuffs, scales, meters and watches would have written, as the
 * tables their programs export. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day's rows depend on that day alone, so that two exports that overlap say the same and the
 * second finds them already there.
 */
#include "sample/livret-sample-private.h"

#include <locale.h>
#include <math.h>

#include "base/livret-base.h"
#include "base/livret-quantity.h"
#include "sample/livret-sample-curves.h"

/* Three pressures a time were taken from so many days before the last on. */
#define THREES 6

/* The rows of one export while it is written. */
typedef struct
{
  LivretSample *sample;
  GPtrArray *rows;
  gint64 until; /* wall clock of the export, as if UTC */
  gboolean french;
  LivretSampleRandom random;
} Table;

typedef void (*WriteDay) (Table *table, int days);

/**
 * Device: one export, again and again.
 * @every: days from one export to the next; @back: days that the next repeats
 * @newest_first: as some programs write
 */
typedef struct
{
  const char *name;
  const char *file_en;
  const char *file_fr;
  const char *header_en;
  const char *header_fr;
  LivretSampleWho who;
  WriteDay write;
  int first;
  int last;
  int every;
  int back;
  int minute;
  gboolean newest_first;
} Device;

/* --- a row -------------------------------------------------------------------------------------
 */

static gboolean
is_weekend (const Table *table, int days)
{
  /* The day 0 was a Thursday. */
  int weekday = (table->sample->today - days + 3) % 7;

  return weekday >= 5;
}

/* A number in the manner of the language; quoted where the comma parts the columns. */
static const char *
number (const Table *table, double value, int decimals, char buffer[LIVRET_DECIMAL_MAX])
{
  return livret_decimal_print (value, decimals, table->french, buffer);
}

static gboolean
is_later (const Table *table, int days, double minutes)
{
  gint64 wall = (gint64) (table->sample->today - days) * 86400 + (gint64) (minutes * 60);

  return wall > table->until;
}

/* @together: date and time in one cell, as Withings has it. */
static void
add_row (Table *table, int days, double minutes, gboolean together, const char *cells)
{
  char day[16];
  int seconds = (int) (minutes * 60) % 60;
  char *row;

  if (is_later (table, days, minutes))
    return;
  livret_day_iso (table->sample->today - days, day);
  if (together)
    row = g_strdup_printf ("\"%s %02d:%02d:%02d\",%s", day, (int) minutes / 60, (int) minutes % 60,
                           seconds, cells);
  else
    row = g_strdup_printf ("%s%c%02d:%02d%c%s", day, table->french ? ';' : ',', (int) minutes / 60,
                           (int) minutes % 60, table->french ? ';' : ',', cells);
  g_ptr_array_add (table->rows, row);
}

/* Numbers as cells of a plain table; a negative one is an empty cell. */
static void
add_numbers (Table *table,
             int days,
             double minutes,
             double first,
             int decimals,
             double second,
             const char *end)
{
  char a[LIVRET_DECIMAL_MAX], b[LIVRET_DECIMAL_MAX];
  const char *part = table->french ? ";" : ",";
  g_autoptr (GString) cells = g_string_new (number (table, first, decimals, a));

  if (second >= 0)
    g_string_append_printf (cells, "%s%s", part, number (table, second, 0, b));
  if (end != NULL)
    g_string_append_printf (cells, "%s%s", part, end);
  add_row (table, days, minutes, FALSE, cells->str);
}

/* --- Camille -----------------------------------------------------------------------------------
 */

static void
add_pressure (Table *table, int days, double minutes, double shift)
{
  LivretSampleRandom *random = &table->random;
  double systolic =
      livret_sample_curve (table->sample, LIVRET_SAMPLE_CAMILLE, LIVRET_SAMPLE_SYSTOLIC, days) +
      shift + 5.5 * livret_sample_normal (random);
  double diastolic = 24 + 0.435 * systolic + 3 * livret_sample_normal (random);
  double pulse =
      livret_sample_curve (table->sample, LIVRET_SAMPLE_CAMILLE, LIVRET_SAMPLE_PULSE, days) +
      5 * livret_sample_normal (random);
  g_autofree char *cells =
      g_strdup_printf ("%.0f,%.0f,%.0f,", rint (pulse), rint (systolic), rint (diastolic));

  add_row (table, days, minutes, TRUE, cells);
}

/* Three in a row, as her doctor asked for before the next visit. */
static void
add_threes (Table *table, int days, double minutes, double shift)
{
  for (int i = 0; i < 3; i++)
    add_pressure (table, days, minutes + 1.6 * i, shift + 2 - i);
}

static void
write_camille_pressure (Table *table, int days)
{
  LivretSampleRandom *random = &table->random;
  gboolean weekend = is_weekend (table, days);
  /* She measures seldom until a doctor asks for it. */
  double keen = days > LIVRET_SAMPLE_RAMIPRIL ? 0.5 : 1;
  double morning = livret_sample_between (random, weekend ? 510 : 450, weekend ? 565 : 472);
  double evening = livret_sample_between (random, 1150, 1240);

  if (days == 0)
    morning = 466.4;
  if (days <= THREES && days > THREES - 3)
    {
      add_threes (table, days, morning, 1.5);
      add_threes (table, days, evening + 60, -2.5);
      return;
    }
  if (days == 0 || livret_sample_chance (random, keen * (weekend ? 0.74 : 0.9)))
    add_pressure (table, days, morning, weekend ? -1 : 1.5);
  /* In centimetres of mercury, as doctors say it. */
  if (days == LIVRET_SAMPLE_TWELVE_EIGHT)
    add_row (table, days, 1204.5, TRUE, "71,12,8,");
  else if (livret_sample_chance (random, keen * (weekend ? 0.5 : 0.68)))
    add_pressure (table, days, evening, -2.5);
}

static void
add_composition (Table *table, int days, double minutes, double kg)
{
  /* Weight, fat, bone, muscle, water: of the lean mass, but for the first two. */
  static const double parts[] = { 1, 0, 0.052, 0.948, 0.706 };
  /* Fat goes first when one grows thinner. */
  double fat = 0.285 + (kg - 62) * 0.0055;
  g_autoptr (GString) cells = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double part = i == 0 ? 1 : i == 1 ? fat : parts[i] * (1 - fat);
      char buffer[LIVRET_DECIMAL_MAX];

      g_string_append_printf (cells, table->french ? "\"%s\"," : "%s,",
                              number (table, kg * part, i == 0 ? 1 : 2, buffer));
    }
  add_row (table, days, minutes, TRUE, cells->str);
}

static void
write_camille_weight (Table *table, int days)
{
  LivretSampleRandom *random = &table->random;
  gboolean weekend = is_weekend (table, days);
  double kg =
      livret_sample_curve (table->sample, LIVRET_SAMPLE_CAMILLE, LIVRET_SAMPLE_WEIGHT, days) +
      0.28 * livret_sample_normal (random) + (weekend ? 0.2 : 0);

  if (days == 0 || livret_sample_chance (random, weekend ? 0.6 : 0.84))
    add_composition (table, days, livret_sample_between (random, 424, 446), kg);
  /* The boy on her scale. */
  if (days == LIVRET_SAMPLE_BOY_ON_SCALE)
    add_row (table, days, 1082.3, TRUE, table->french ? "\"16,1\",,,,," : "16.1,,,,,");
}

static void
write_camille_glucose (Table *table, int days)
{
  static const struct
  {
    double low, high, often, later, more;
  } moments[] = {
    { 418, 440, 0.93, 0.72, 0 },      /* before breakfast */
    { 840, 900, 0.38, 0.14, 0.42 },   /* two hours after lunch */
    { 1130, 1160, 0.62, 0.3, 0.1 },   /* before dinner */
    { 1290, 1330, 0.22, 0.06, 0.34 }, /* late */
  };
  LivretSampleRandom *random = &table->random;
  double fasting =
      livret_sample_curve (table->sample, LIVRET_SAMPLE_CAMILLE, LIVRET_SAMPLE_GLUCOSE, days);

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      double often = days < LIVRET_SAMPLE_SEMAGLUTIDE - 160 ? moments[i].later : moments[i].often;
      double value = fasting + moments[i].more * (0.4 + 0.6 * fasting) +
                     (is_weekend (table, days) ? 0.04 : 0) + 0.09 * livret_sample_normal (random);
      double at = livret_sample_between (random, moments[i].low, moments[i].high);

      if (days == LIVRET_SAMPLE_LOST_COMMA && i == 0)
        add_numbers (table, days, 431, 11.4, 1, -1, "GlycoNova 3");
      else if ((days == 0 && i == 0) || livret_sample_chance (random, often))
        add_numbers (table, days, at, value, 2, -1, "GlycoNova 3");
    }
}

/* A meal: up within three quarters of an hour, down within two more. */
static double
rise (double minute, double meal, double height)
{
  double since = (minute - meal) / 45;

  return since > 0 ? height * since * exp (1 - since) : 0;
}

/* A sensor that her diabetologist lent her for three weeks: a reading each quarter of an hour. */
static void
write_camille_sensor (Table *table, int days)
{
  static const double meals[] = { 462, 770, 1180 };
  LivretSampleRandom *random = &table->random;
  double fasting =
      100 * livret_sample_curve (table->sample, LIVRET_SAMPLE_CAMILLE, LIVRET_SAMPLE_GLUCOSE, days);
  double heights[3], wander = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (meals); i++)
    heights[i] = (i == 0 ? 52 : 66) + 20 * livret_sample_normal (random);
  for (int minute = 4; minute < 1440; minute += 15)
    {
      gint64 wall = (gint64) (table->sample->today - days) * 86400 + minute * 60;
      double value = fasting - 8 * sin (2 * G_PI * (minute - 60) / 1440);

      wander = 0.9 * wander + 3.4 * livret_sample_normal (random);
      for (gsize i = 0; i < G_N_ELEMENTS (meals); i++)
        value += rise (minute, meals[i] + (is_weekend (table, days) ? 50 : 0), heights[i]);
      /* After long walks her sugar falls before dinner. */
      if (days % 6 == 4)
        value -= 62 * exp (-pow ((minute - 1065) / 45.0, 2));
      if (days % 9 == 3)
        value -= 70 * exp (-pow ((minute - 200) / 60.0, 2));
      if (wall <= table->until)
        {
          g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (wall);
          g_autofree char *stamp = g_date_time_format (time, "%d-%m-%Y %H:%M");

          g_ptr_array_add (table->rows, g_strdup_printf ("GlycoNova Disque,7K3F-0412,%s,0,%.0f,",
                                                         stamp, fmax (value + wander, 46)));
        }
    }
}

/* Steps and pulse of each waking hour. */
static void
write_camille_watch (Table *table, int days)
{
  static const double share[] = { 5, 9, 5, 4, 5, 12, 11, 5, 4, 6, 11, 10, 7, 4, 2 };
  LivretSampleRandom *random = &table->random;
  double steps =
      livret_sample_curve (table->sample, LIVRET_SAMPLE_CAMILLE, LIVRET_SAMPLE_STEPS, days) *
      (is_weekend (table, days) ? 1.18 : 1) * (1 + 0.22 * livret_sample_normal (random));
  double rest =
      livret_sample_curve (table->sample, LIVRET_SAMPLE_CAMILLE, LIVRET_SAMPLE_PULSE, days);

  if (livret_sample_chance (random, 0.06)) /* it lay on its charger */
    return;
  for (guint i = 0; i < G_N_ELEMENTS (share); i++)
    {
      double count = steps * share[i] / 100 * livret_sample_between (random, 0.3, 1.7);
      double pulse = rest - 4 + count / 55 + 4 * livret_sample_normal (random);

      if (days == LIVRET_SAMPLE_LOOSE_WATCH && i == 6)
        pulse = 255;
      add_numbers (table, days, (8 + i) * 60 + 59, rint (count), 0, rint (pulse), "Arpège 2");
    }
}

/* --- Louis -------------------------------------------------------------------------------------
 */

static void
write_louis_pressure (Table *table, int days)
{
  LivretSampleRandom *random = &table->random;
  double often = days < LIVRET_SAMPLE_HOSPITAL ? 0.95 : 0.6;

  for (int i = 0; i < 2; i++)
    {
      double at = livret_sample_between (random, i == 0 ? 490 : 1110, i == 0 ? 520 : 1150);
      double values[3];
      char cells[64];
      const char *part = table->french ? ";" : ",";

      for (int k = 0; k < 3; k++)
        values[k] = rint (livret_sample_curve (table->sample, LIVRET_SAMPLE_LOUIS,
                                               LIVRET_SAMPLE_SYSTOLIC + k, days) +
                          (k == 0 ? 7.5 : 4.5) * livret_sample_normal (random));
      g_snprintf (cells, sizeof cells, "%.0f%s%.0f%s%.0f", values[0], part, values[1], part,
                  values[2]);
      if (livret_sample_chance (random, i == 0 ? often : often - 0.5))
        add_row (table, days, at, FALSE, cells);
    }
}

static void
write_louis_weight (Table *table, int days)
{
  LivretSampleRandom *random = &table->random;
  double kg = livret_sample_curve (table->sample, LIVRET_SAMPLE_LOUIS, LIVRET_SAMPLE_WEIGHT, days) +
              0.25 * livret_sample_normal (random);
  double at = livret_sample_between (random, 470, 489);
  char day[16], buffer[LIVRET_DECIMAL_MAX];

  if (is_later (table, days, at) ||
      !livret_sample_chance (random, days < LIVRET_SAMPLE_HOSPITAL ? 0.96 : 0.45))
    return;
  livret_day_iso (table->sample->today - days, day);
  g_ptr_array_add (table->rows,
                   g_strdup_printf ("%s,%02d:%02d:00,%s", day, (int) at / 60, (int) at % 60,
                                    livret_decimal_print (kg, 1, FALSE, buffer)));
}

static void
write_louis_oxygen (Table *table, int days)
{
  LivretSampleRandom *random = &table->random;
  double value =
      livret_sample_curve (table->sample, LIVRET_SAMPLE_LOUIS, LIVRET_SAMPLE_OXYGEN, days) +
      0.9 * livret_sample_normal (random);
  double at = livret_sample_between (random, 495, 525);

  if (livret_sample_chance (random, days < LIVRET_SAMPLE_HOSPITAL ? 0.9 : 0.5))
    add_numbers (table, days, at, MIN (rint (value), 99), 0, -1, NULL);
}

/* After his operation, in the diary that the nurse asked for. */
static void
write_louis_pain (Table *table, int days)
{
  LivretSampleRandom *random = &table->random;
  double since = LIVRET_SAMPLE_KNEE - days;

  for (int i = 0; i < 2; i++)
    {
      double value =
          6.6 * exp (-since / 30) + (i == 1 ? 0.8 : 0) + 0.7 * livret_sample_normal (random);

      if (livret_sample_chance (random, 0.85))
        add_numbers (table, days, i == 0 ? 505 : 1200, CLAMP (rint (value), 0, 10), 0, -1, NULL);
    }
}

/* --- the children ------------------------------------------------------------------------------
 */

static void
write_lea_steps (Table *table, int days)
{
  LivretSampleRandom *random = &table->random;
  double steps = livret_sample_curve (table->sample, LIVRET_SAMPLE_LEA, LIVRET_SAMPLE_STEPS, days) *
                 (is_weekend (table, days) ? 0.7 : 1) * (1 + 0.3 * livret_sample_normal (random));

  if (livret_sample_chance (random, 0.92))
    add_numbers (table, days, 1379, rint (MAX (steps, 200)), 0, -1, NULL);
}

static void
write_noe_temperature (Table *table, int days)
{
  static const double at[] = { 478, 760, 1172 };
  double fever = livret_sample_fever (days);

  for (gsize i = 0; fever > 0 && i < G_N_ELEMENTS (at); i++)
    add_numbers (table, days, at[i] + livret_sample_between (&table->random, 0, 25),
                 36.9 + fever + (i == 2 ? 0.4 : 0) + 0.2 * livret_sample_normal (&table->random), 1,
                 -1, NULL);
}

/* --- exports -----------------------------------------------------------------------------------
 */

static const Device devices[] = {
  { "camille-pressure", "bp.csv", "bp.csv", "Date,\"Heart rate\",Systolic,Diastolic,Comments",
    "Date,\"Rythme cardiaque\",Systole,Diastole,Commentaires", LIVRET_SAMPLE_CAMILLE,
    write_camille_pressure, 1095, 0, 61, 12, 1261, TRUE },
  { "camille-weight", "weight.csv", "weight.csv",
    "Date,\"Weight (kg)\",\"Fat mass (kg)\",\"Bone mass (kg)\",\"Muscle mass (kg)\",\"Hydration "
    "(kg)\",Comments",
    "Date,\"Poids (kg)\",\"Masse grasse (kg)\",\"Masse osseuse (kg)\",\"Masse musculaire "
    "(kg)\",\"Hydratation (kg)\",Commentaires",
    LIVRET_SAMPLE_CAMILLE, write_camille_weight, 1095, 0, 61, 12, 1263, TRUE },
  { "camille-glucose", "glucose.csv", "glycemie.csv", "Date,Time,Blood glucose (g/L),Device",
    "Date;Heure;Glycémie (g/L);Appareil", LIVRET_SAMPLE_CAMILLE, write_camille_glucose, 1088, 0, 61,
    5, 1266, FALSE },
  { "camille-sensor", "sensor.csv", "capteur.csv",
    "Glucose Data,Generated on,12-11-2026 08:12 UTC,Generated by,Camille Martin\n"
    "Device,Serial Number,Device Timestamp,Record Type,Historic Glucose mg/dL,Scan Glucose mg/dL",
    "Données du glucose,Généré le,12-11-2026 08:12 UTC,Généré par,Camille Martin\n"
    "Appareil,Numéro de série,Horodatage de l’appareil,Type d’enregistrement,Historique de la "
    "glycémie mg/dL,Numérisation de la glycémie mg/dL",
    LIVRET_SAMPLE_CAMILLE, write_camille_sensor, 23, 2, 61, 0, 1267, FALSE },
  { "camille-watch", "watch.csv", "montre.csv", "Date,Time,Steps,Heart rate (bpm),Device",
    "Date;Heure;Pas;Fréquence cardiaque (bpm);Appareil", LIVRET_SAMPLE_CAMILLE, write_camille_watch,
    1036, 0, 61, 0, 1269, FALSE },
  { "louis-pressure", "blood-pressure.csv", "tension.csv", "Date,Time,Systolic,Diastolic,Pulse",
    "Date;Heure;Systolique;Diastolique;Pouls", LIVRET_SAMPLE_LOUIS, write_louis_pressure, 1020, 1,
    92, 3, 1100, FALSE },
  { "louis-weight", "openScale.csv", "openScale.csv", "DATE,TIME,WEIGHT", "DATE,TIME,WEIGHT",
    LIVRET_SAMPLE_LOUIS, write_louis_weight, 1020, 1, 92, 3, 1103, FALSE },
  { "louis-oxygen", "saturation.csv", "saturation.csv", "Date,Time,SpO2 (%)",
    "Date;Heure;Saturation (%)", LIVRET_SAMPLE_LOUIS, write_louis_oxygen, 760, 1, 92, 3, 1106,
    FALSE },
  { "louis-pain", "pain.csv", "douleur.csv", "Date,Time,Pain", "Date;Heure;Douleur",
    LIVRET_SAMPLE_LOUIS, write_louis_pain, LIVRET_SAMPLE_KNEE - 13, LIVRET_SAMPLE_KNEE - 75, 75, 0,
    1110, FALSE },
  { "lea-steps", "phone.csv", "telephone.csv", "Date,Time,Steps", "Date;Heure;Pas",
    LIVRET_SAMPLE_LEA, write_lea_steps, 900, 1, 183, 10, 1300, FALSE },
  { "noe-temperature", "temperature.csv", "temperature.csv", "Date,Time,Temperature (°C)",
    "Date;Heure;Température (°C)", LIVRET_SAMPLE_NOE, write_noe_temperature, 1030, 40, 200, 0, 1305,
    FALSE },
};

static GBytes *
write_table (LivretSample *sample, const Device *device, int from, int until, int minute)
{
  gboolean french = livret_locale_is_french (LC_MESSAGES);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  Table table = { sample, rows, (gint64) (sample->today - until) * 86400 + minute * 60, french };
  GString *text = g_string_new (french ? device->header_fr : device->header_en);

  for (int days = from; days >= until; days--)
    {
      table.random = livret_sample_random (sample->seed, device->name, days);
      if (!livret_sample_is_away (sample, device->who, days))
        device->write (&table, days);
    }
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (
        text, "\n%s",
        (char *) g_ptr_array_index (rows, device->newest_first ? rows->len - 1 - i : i));
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}

/* The event's number says how many days before the last the export ends. */
static gboolean
play_export (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  const Device *device = event->what;
  int until = event->number;
  int from = MIN (device->first, until + device->every + device->back);
  gint64 minute = (event->time - livret_sample_at (sample, until, 0)) / 60;
  g_autoptr (GBytes) bytes = write_table (sample, device, from, until, minute);
  g_autofree char *import = NULL;
  LivretSampleFile file = {
    bytes, livret_locale_is_french (LC_MESSAGES) ? device->file_fr : device->file_en, device->who
  };

  if (!livret_sample_import (sample, &file, NULL, &import, error))
    return FALSE;
  g_hash_table_insert (sample->imports, g_strdup (device->name), g_steal_pointer (&import));
  return TRUE;
}

void
livret_sample_add_readings (LivretSample *sample)
{
  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    for (int until = devices[i].last; until < devices[i].first; until += devices[i].every)
      {
        /* This morning's, before the day has begun. */
        int minute = until == 0 ? 485 + (int) i : devices[i].minute;
        gint64 time = livret_sample_at (sample, until, minute);

        if (time > sample->last)
          time = sample->last - 60 * (G_N_ELEMENTS (devices) - i);
        livret_sample_add_event (sample, time, play_export, &devices[i], until);
      }
}
