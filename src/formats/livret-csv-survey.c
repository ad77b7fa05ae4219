/* livret-csv-survey.c: what only the whole table tells: order of day and month, decimal sign,
 * units. SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-survey.h"

#include <glib/gi18n-lib.h>

#include "base/livret-quantity.h"

#define UNITS_MAX 8
/* Of fewer numbers no unit is inferred. */
#define NUMBERS_MIN 2
#define HOUR 3600
#define DAY 86400
/* Beyond, repeated hours are not looked for: 16 bytes a row. */
#define FOLD_ROWS_MAX 4000000

/* Of a column whose unit is not written, by unit: @hits, how many numbers it allows, the least and
 * the greatest of these. @most: the greatest number, in the canonical unit, of a column whose unit
 * is known. */
typedef struct
{
  guint hits[UNITS_MAX];
  guint numbers;
  double lowest[UNITS_MAX], highest[UNITS_MAX];
  double most;
} UnitCount;

/* A row's time under both orders of day and month; G_MININT64 if it has none. */
typedef struct
{
  gint64 day_first;
  gint64 month_first;
} WallPair;

typedef struct
{
  LivretCsv *csv;
  LivretCsvPlan *plan;
  LivretCsvSurvey *survey;
  int date_column;
  int time_column;
  guint proofs_day;
  guint proofs_month;
  guint twelve_hours;
  guint bmi_fits;
  guint bmi_contradicts;
  UnitCount *units;
  GArray *walls;
} Work;

gboolean
livret_csv_is_absent (const char *text)
{
  static const char *const words[] = { "", "-", "--", "nan", "n/a", "na", "null", NULL };

  if (g_ascii_isdigit (*text))
    return FALSE;
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
livret_csv_row_time (LivretCsv *csv, int date_column, int time_column, LivretCsvTime *out)
{
  LivretCsvTime clock;

  if (!livret_csv_time_parse (livret_csv_field (csv, date_column), out) || !out->has_date)
    return FALSE;
  if (time_column < 0 || out->has_time || *livret_csv_field (csv, time_column) == '\0')
    return TRUE;
  if (!livret_csv_time_parse (livret_csv_field (csv, time_column), &clock) || clock.has_date)
    return FALSE;
  out->has_time = TRUE;
  out->seconds = clock.seconds;
  out->twelve_hours = clock.twelve_hours;
  out->offset_min = clock.offset_min;
  return TRUE;
}

static gboolean
is_plausible (const LivretKind *kind, double value, const char *unit)
{
  double canonical;

  return livret_kind_to_canonical (kind, value, unit, &canonical) &&
         !(canonical < kind->components[0].plausible_low) &&
         !(canonical > kind->components[0].plausible_high);
}

static gboolean
is_imperial (const char *unit)
{
  return *unit == '[';
}

static void
count_units (Work *work, guint column, double value)
{
  const LivretKind *kind = work->plan->columns[column].kind;
  UnitCount *count = &work->units[column];

  count->numbers++;
  for (gsize i = 0; kind->units[i] != NULL && i < UNITS_MAX; i++)
    if (is_plausible (kind, value, kind->units[i]))
      {
        count->lowest[i] = count->hits[i] == 0 ? value : MIN (count->lowest[i], value);
        count->highest[i] = count->hits[i] == 0 ? value : MAX (count->highest[i], value);
        count->hits[i]++;
      }
}

static void
find_most (Work *work, guint column, double value)
{
  const LivretCsvPlanColumn *plan = &work->plan->columns[column];
  double canonical;

  if (plan->unit != NULL && livret_kind_to_canonical (plan->kind, value, plan->unit, &canonical))
    work->units[column].most = MAX (work->units[column].most, canonical);
}

static void
survey_cells (Work *work)
{
  LivretCsvPlan *plan = work->plan;

  for (guint i = 0; i < plan->n_columns; i++)
    {
      const char *cell = livret_csv_field (work->csv, i);
      LivretCsvPlanColumn *column = &plan->columns[i];
      double value;

      if (livret_csv_is_absent (cell))
        continue;
      /* A column of zeros in which 0 means "not measured" holds nothing. */
      if ((plan->layout->flags & LIVRET_CSV_ZERO_ABSENT) != 0 &&
          livret_decimal_parse (cell, -1, &value, NULL, NULL) && value == 0)
        continue;
      work->survey->filled[i]++;
      if (column->limits.high > 0 && livret_decimal_parse (cell, -1, &value, NULL, NULL))
        find_most (work, i, value);
      if (column->kind != NULL && column->unit == NULL && !column->unknown_unit &&
          (column->role == LIVRET_CSV_VALUE || column->role == LIVRET_CSV_SYSTOLIC ||
           column->role == LIVRET_CSV_PRESSURE) &&
          (livret_decimal_parse (cell, -1, &value, NULL, NULL) ||
           livret_decimal_parse (cell, strcspn (cell, "/"), &value, NULL, NULL)))
        count_units (work, i, value);
    }
}

static void
survey_time (Work *work)
{
  WallPair pair = { G_MININT64, G_MININT64 };
  LivretCsvTime time;

  if (livret_csv_row_time (work->csv, work->date_column, work->time_column, &time))
    {
      work->proofs_day += time.year_last && time.order == LIVRET_DATE_ORDER_DAY_FIRST;
      work->proofs_month += time.year_last && time.order == LIVRET_DATE_ORDER_MONTH_FIRST;
      work->twelve_hours += time.twelve_hours;
      if (time.has_time && time.offset_min == G_MININT &&
          (work->plan->layout->flags & (LIVRET_CSV_UTC | LIVRET_CSV_DAILY)) == 0)
        {
          livret_csv_time_wall (&time, LIVRET_DATE_ORDER_DAY_FIRST, &pair.day_first);
          livret_csv_time_wall (&time, LIVRET_DATE_ORDER_MONTH_FIRST, &pair.month_first);
        }
    }
  if (work->walls->len < FOLD_ROWS_MAX)
    g_array_append_val (work->walls, pair);
}

/* Weight in kilograms divided by the index is a height squared: 0.5 to 2.3 m, or it is not
 * kilograms. */
static void
survey_bmi (Work *work)
{
  double weight = 0, bmi = 0;

  for (guint i = 0; i < work->plan->n_columns; i++)
    {
      const LivretCsvPlanColumn *column = &work->plan->columns[i];
      const char *cell = livret_csv_field (work->csv, i);

      if (column->role != LIVRET_CSV_VALUE)
        continue;
      if (strcmp (column->kind->id, "weight") == 0)
        livret_decimal_parse (cell, -1, &weight, NULL, NULL);
      else if (strcmp (column->kind->id, "bmi") == 0)
        livret_decimal_parse (cell, -1, &bmi, NULL, NULL);
    }
  if (weight <= 0 || bmi <= 0)
    return;
  if (weight / bmi >= 0.25 && weight / bmi <= 5.29)
    work->bmi_fits++;
  else
    work->bmi_contradicts++;
}

/* Of the file alone: what the window speaks says nothing of who wrote it. */
static void
decide_order (Work *work)
{
  LivretDateOrder *order = &work->survey->order;
  const LivretCsvMapping *mapping = work->plan->mapping;

  if (mapping != NULL && mapping->dates != LIVRET_CSV_DATES_AUTO)
    *order = mapping->dates == LIVRET_CSV_DATES_DAY_FIRST ? LIVRET_DATE_ORDER_DAY_FIRST
                                                          : LIVRET_DATE_ORDER_MONTH_FIRST;
  else if (work->proofs_day > 0 || work->proofs_month > 0)
    *order = work->proofs_month == 0 ? LIVRET_DATE_ORDER_DAY_FIRST
             : work->proofs_day == 0 ? LIVRET_DATE_ORDER_MONTH_FIRST
                                     : LIVRET_DATE_ORDER_UNKNOWN;
  else if (work->plan->french)
    *order = LIVRET_DATE_ORDER_DAY_FIRST;
  else if (work->twelve_hours > 0)
    *order = LIVRET_DATE_ORDER_MONTH_FIRST;
  else
    *order = LIVRET_DATE_ORDER_UNKNOWN;
}

/* Whether the numbers that @unit allows lie so far apart that the highest may be the lowest in
 * another unit: then the column may hold both. A number that it does not allow, 12/8 among
 * millimetres of mercury, is kept as it stands, and marked. */
static gboolean
may_be_mixed (const LivretKind *kind, const UnitCount *count, gsize sole, gboolean metric)
{
  const char *unit = kind->units[sole];

  for (gsize i = 0; kind->units[i] != NULL; i++)
    {
      double converted;

      if (strcmp (kind->units[i], unit) != 0 && !(metric && is_imperial (kind->units[i])) &&
          livret_kind_convert (kind, 1, unit, kind->units[i], &converted) && converted > 0 &&
          count->highest[sole] * MIN (converted, 1 / converted) >= count->lowest[sole])
        return TRUE;
    }
  return FALSE;
}

/* A unit that nine numbers in ten allow, when no other is such, and too few of them tell nothing.
 */
static const char *
decide_unit (const LivretKind *kind, const UnitCount *count, gboolean metric)
{
  gsize sole = UNITS_MAX;

  if (kind->units[1] == NULL)
    return kind->units[0];
  for (gsize i = 0; kind->units[i] != NULL && i < UNITS_MAX; i++)
    {
      if ((metric && is_imperial (kind->units[i])) || count->hits[i] * 10 < count->numbers * 9)
        continue;
      if (sole < UNITS_MAX)
        return NULL;
      sole = i;
    }
  return sole == UNITS_MAX || count->numbers < NUMBERS_MIN ||
                 may_be_mixed (kind, count, sole, metric)
             ? NULL
             : kind->units[sole];
}

static void
decide_units (Work *work)
{
  gboolean metric = work->plan->french;
  const char *pressure = NULL;

  for (guint i = 0; i < work->plan->n_columns; i++)
    {
      LivretCsvPlanColumn *column = &work->plan->columns[i];

      if (column->kind == NULL || column->unit != NULL || column->unknown_unit)
        continue;
      if (column->role == LIVRET_CSV_DIASTOLIC)
        column->unit = pressure;
      else if (work->units[i].numbers > 0 || column->kind->units[1] == NULL)
        column->unit = decide_unit (column->kind, &work->units[i], metric);
      column->inferred = column->unit != NULL && column->kind->units[1] != NULL;
      if (column->role == LIVRET_CSV_SYSTOLIC)
        pressure = column->unit;
    }
  for (guint i = 0; i < work->plan->n_columns; i++)
    if (work->plan->columns[i].role == LIVRET_CSV_DIASTOLIC && work->plan->columns[i].unit == NULL)
      work->plan->columns[i].unit = pressure;
}

static void
decide_limits (Work *work)
{
  for (guint i = 0; i < work->plan->n_columns; i++)
    {
      LivretCsvPlanColumn *column = &work->plan->columns[i];

      if (column->limits.high > 0 && column->meaning->higher > 0 &&
          work->units[i].most > column->limits.high * 1.001)
        column->limits.high = column->meaning->higher;
    }
}

static void
check_bmi (Work *work)
{
  if (work->bmi_contradicts <= work->bmi_fits)
    return;
  for (guint i = 0; i < work->plan->n_columns; i++)
    {
      LivretCsvPlanColumn *column = &work->plan->columns[i];

      /* All masses follow the app's one choice of unit. */
      if (column->kind != NULL && strcmp (column->kind->unit, "kg") == 0)
        column->contradicted = TRUE;
    }
}

/* A step back of at most an hour in the small hours of a Sunday, when clocks are set back. */
static gboolean
steps_back (gint64 wall, gint64 high)
{
  gint64 weekday = ((wall / DAY) % 7 + 11) % 7; /* 1970-01-01 was a Thursday; 0 is Sunday */

  return wall < high && high - wall <= HOUR && weekday == 0 && wall % DAY < 4 * HOUR;
}

/* Whether time goes up or down in the file. */
static gboolean
is_ascending (const gint64 *walls, guint n)
{
  gint64 balance = 0;
  gint64 previous = G_MININT64;

  for (guint i = 0; i < n; i++)
    {
      if (walls[i] == G_MININT64)
        continue;
      if (previous != G_MININT64)
        balance += (walls[i] > previous) - (walls[i] < previous);
      previous = walls[i];
    }
  return balance >= 0;
}

static void
mark_folds (LivretCsvSurvey *survey, const gint64 *walls, guint n)
{
  gboolean ascending = is_ascending (walls, n);
  gint64 high = G_MININT64;
  gint64 fold_end = G_MININT64;

  survey->folds = g_byte_array_sized_new (n / 8 + 1);
  g_byte_array_set_size (survey->folds, n / 8 + 1);
  memset (survey->folds->data, 0, survey->folds->len);
  for (guint k = 0; k < n; k++)
    {
      guint i = ascending ? k : n - 1 - k;

      if (walls[i] == G_MININT64)
        continue;
      if (high != G_MININT64 && steps_back (walls[i], high))
        fold_end = (high / HOUR + 1) * HOUR;
      if (walls[i] >= fold_end)
        fold_end = G_MININT64;
      if (fold_end != G_MININT64)
        survey->folds->data[i / 8] |= 1 << i % 8;
      high = walls[i];
    }
}

static void
find_folds (Work *work)
{
  g_autofree gint64 *walls = g_new (gint64, work->walls->len + 1);

  for (guint i = 0; i < work->walls->len; i++)
    {
      const WallPair *pair = &g_array_index (work->walls, WallPair, i);

      walls[i] = work->survey->order == LIVRET_DATE_ORDER_MONTH_FIRST ? pair->month_first
                                                                      : pair->day_first;
    }
  mark_folds (work->survey, walls, work->walls->len);
}

gboolean
livret_csv_survey_is_fold (const LivretCsvSurvey *survey, guint row)
{
  return row / 8 < survey->folds->len && (survey->folds->data[row / 8] >> row % 8 & 1) != 0;
}

/* A last row without a line end and with fewer cells than the header is what a broken copy leaves.
 */
static gboolean
check_end (Work *work, GError **error)
{
  guint least = work->plan->n_columns;

  if ((work->plan->layout->flags & LIVRET_CSV_RAGGED) != 0)
    least -= MIN (least, 1);
  if (!work->csv->open_ended || work->csv->n_fields >= least)
    return TRUE;
  return livret_unreadable (error,
                            _ ("Line %u: the row stops before its last cell; the file is cut "
                               "short."),
                            work->csv->line);
}

static gboolean
read_rows (Work *work, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (livret_csv_next (work->csv, &local))
    {
      if (!check_end (work, error))
        return FALSE;
      work->survey->rows++;
      survey_time (work);
      survey_cells (work);
      if ((work->plan->layout->flags & LIVRET_CSV_CHECK_BMI) != 0)
        survey_bmi (work);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
livret_csv_survey (LivretCsv *csv,
                   LivretCsvPlan *plan,
                   const LivretImportOptions *options,
                   LivretCsvSurvey *survey,
                   GError **error)
{
  Work work = { .csv = csv, .plan = plan, .survey = survey };
  gboolean done;

  *survey = (LivretCsvSurvey) { 0 };
  survey->filled = g_new0 (guint, plan->n_columns);
  work.date_column = livret_csv_plan_find (plan, LIVRET_CSV_DATE);
  work.time_column = livret_csv_plan_find (plan, LIVRET_CSV_TIME);
  work.units = g_new0 (UnitCount, plan->n_columns);
  work.walls = g_array_new (FALSE, FALSE, sizeof (WallPair));
  done = read_rows (&work, error);
  if (done)
    {
      decide_order (&work);
      decide_units (&work);
      decide_limits (&work);
      check_bmi (&work);
      find_folds (&work);
    }
  g_free (work.units);
  g_array_unref (work.walls);
  return done;
}

void
livret_csv_survey_clear (LivretCsvSurvey *survey)
{
  g_clear_pointer (&survey->filled, g_free);
  g_clear_pointer (&survey->folds, g_byte_array_unref);
}
