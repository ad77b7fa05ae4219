/* livret-foreign-map.c: foreign tables into a sink, by the rows of a layout.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table is read once, from its first row to its last. Tables whose rows belong to others come
 * first, since a night is another matter when its stages are told.
 */
#include "formats/livret-foreign-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/livret-foreign-number.h"
#include "formats/livret-foreign-origins.h"
#include "formats/livret-foreign-parents.h"
#include "formats/livret-foreign-plan.h"
#include "formats/livret-gather.h"
#include "formats/livret-health-types.h"

/* Series that the sink takes. */
#define SERIES_MAX 4000
#define PROGRESS_ROWS 8192
#define PROGRESS_WHOLE 10000
#define OFFSET_MAX_MIN (15 * 60)
#define DURATION_MAX (31 * 86400)
#define STAGE_MAX (4 * 3600)

/* A stage that lasts until another is told. */
typedef struct
{
  LivretSinkReading reading;
  const LivretForeignCode *code;
  guint origin;
} Stage;

struct _LivretForeignMap
{
  LivretForeignDb *db;
  const LivretForeignLayout *layout;
  LivretSink *sink;
  LivretGather gather;
  LivretHealthTally tally;
  LivretForeignOrigins *origins;
  GHashTable *staged; /* ids of nights whose stages are told */
  guint64 given;
  guint32 n_rows;

  /* the table that is read */
  const char *table;
  LivretForeignPlan plan;
  LivretForeignRows *rows;
  GArray *parents; /* of the table, if it has any */
  Stage stage;
};

/* What is told about a row, besides its values. */
typedef struct
{
  LivretSinkReading reading;
  guint origin;
  gint64 id; /* of the parent */
  gboolean ends;
} Line;

/* --- Cells --------------------------------------------------------------------------------------
 */

static gboolean
get_integer (LivretForeignMap *self, int place, gint64 *value)
{
  return place >= 0 && livret_foreign_rows_integer (self->rows, place, value);
}

static gboolean
get_number (LivretForeignMap *self, int place, double *value, guint8 *decimals)
{
  if (place < 0 || !livret_foreign_rows_number (self->rows, place, value))
    return FALSE;
  *value = livret_foreign_number (*value, decimals);
  return TRUE;
}

static gboolean
get_time (LivretForeignMap *self, int place, gint64 *seconds)
{
  gint64 number;

  return get_integer (self, place, &number) && livret_foreign_time (number, seconds);
}

/* --- Lines --------------------------------------------------------------------------------------
 */

static gint16
get_offset (LivretForeignMap *self)
{
  gint64 number, minutes;

  if (!get_integer (self, self->plan.offset, &number) || ABS (number) > 86400)
    return LIVRET_OFFSET_UNKNOWN;
  minutes = number * self->layout->offset_seconds / 60;
  return ABS (minutes) <= OFFSET_MAX_MIN ? minutes : LIVRET_OFFSET_UNKNOWN;
}

static guint8
get_flags (LivretForeignMap *self)
{
  gint64 manual;

  return get_integer (self, self->plan.manual, &manual) && manual == self->layout->manual_value
             ? LIVRET_READING_MANUAL
             : 0;
}

static gboolean
find_origin (LivretForeignMap *self, guint *place)
{
  gint64 keys[2] = { -1, -1 };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!get_integer (self, self->plan.keys[i], &keys[i]))
      keys[i] = -1;
  return livret_foreign_origins_find (self->origins, keys, place);
}

/* LIVRET_HEALTH_N_REASONS: the line is good. */
static LivretHealthReason
take_parent (LivretForeignMap *self, Line *line)
{
  const LivretForeignParentRow *parent;

  if (!get_integer (self, self->plan.link, &line->id))
    return LIVRET_HEALTH_NO_VALUE;
  parent = livret_foreign_parents_find (self->parents, line->id);
  /* Without a parent a line still has its own time. */
  if (parent == NULL)
    return find_origin (self, &line->origin) ? LIVRET_HEALTH_N_REASONS : LIVRET_HEALTH_TOO_MANY;
  line->origin = parent->origin;
  line->reading.time = parent->time;
  line->reading.offset_min = parent->offset_min;
  line->reading.flags = parent->flags;
  return LIVRET_HEALTH_N_REASONS;
}

static LivretHealthReason
take_times (LivretForeignMap *self, Line *line)
{
  LivretSinkReading *reading = &line->reading;
  gint64 end;

  if (self->plan.time >= 0 && !get_time (self, self->plan.time, &reading->time))
    return LIVRET_HEALTH_NO_DATE;
  if (reading->time <= 0)
    return LIVRET_HEALTH_NO_DATE;
  if (self->plan.end < 0)
    return LIVRET_HEALTH_N_REASONS;
  line->ends = get_time (self, self->plan.end, &end);
  if (!line->ends || end < reading->time || end - reading->time > DURATION_MAX)
    return LIVRET_HEALTH_NO_DATE;
  reading->duration = end - reading->time;
  return LIVRET_HEALTH_N_REASONS;
}

static LivretHealthReason
take_line (LivretForeignMap *self, Line *line)
{
  LivretHealthReason reason = LIVRET_HEALTH_N_REASONS;

  memset (line, 0, sizeof *line);
  line->reading.values[0] = line->reading.values[1] = line->reading.values[2] = NAN;
  line->reading.where = self->n_rows;
  line->reading.offset_min = get_offset (self);
  line->reading.flags = get_flags (self);
  if (self->parents != NULL)
    reason = take_parent (self, line);
  else if (!find_origin (self, &line->origin))
    reason = LIVRET_HEALTH_TOO_MANY;
  return reason == LIVRET_HEALTH_N_REASONS ? take_times (self, line) : reason;
}

/* --- Readings -----------------------------------------------------------------------------------
 */

static gboolean
give (LivretForeignMap *self,
      guint origin,
      const char *kind,
      const char *unit,
      const LivretSinkReading *reading)
{
  const LivretForeignOrigin *from = livret_foreign_origins_get (self->origins, origin);
  LivretSinkSeries series = { livret_kind_by_id (kind)->id, from->source, from->device, unit,
                              FALSE };

  if (self->sink->n_series >= SERIES_MAX)
    {
      livret_health_tally_add (&self->tally, self->table, LIVRET_HEALTH_TOO_MANY, 1);
      return TRUE;
    }
  self->given++;
  return livret_gather_add (&self->gather, &series, reading);
}

static gboolean
give_span (LivretForeignMap *self, guint origin, const char *kind, LivretSinkReading *reading)
{
  reading->values[0] = reading->duration;
  reading->decimals = 0;
  return give (self, origin, kind, "s", reading);
}

static const LivretForeignCode *
find_code (const LivretForeignCode *codes, gint64 number)
{
  for (; codes != NULL && codes->kind != NULL; codes++)
    if (codes->number == number)
      return codes;
  return NULL;
}

/* The value, and the second and third number that belong to it. %FALSE: nothing was measured. */
static gboolean
take_quantity (LivretForeignMap *self, const LivretForeignCell *cell, LivretSinkReading *reading)
{
  const LivretForeignRow *row = cell->row;
  guint8 decimals;

  if (!get_number (self, cell->value, &reading->values[0], &reading->decimals))
    return FALSE;
  if ((row->least != 0 || row->most != 0) &&
      (reading->values[0] <= row->least || reading->values[0] >= row->most))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (cell->others); i++)
    if (!get_number (self, cell->others[i], &reading->values[i + 1], &decimals) ||
        ((row->least != 0 || row->most != 0) &&
         (reading->values[i + 1] <= row->least || reading->values[i + 1] >= row->most)))
      reading->values[i + 1] = NAN;
  return TRUE;
}

/* What a line's cell came to. */
typedef enum
{
  ELSEWHERE, /* another cell is for this line */
  ABSENT,
  GIVEN,
  ENOUGH, /* the sink wants no more */
} Outcome;

static Outcome
outcome (gboolean more)
{
  return more ? GIVEN : ENOUGH;
}

static Outcome
set_aside (LivretForeignMap *self, const LivretForeignRow *row, LivretHealthReason reason)
{
  livret_health_tally_add (&self->tally, row->name != NULL ? row->name : self->table, reason, 1);
  return GIVEN;
}

/* The stage before lasted until now. */
static Outcome
take_until (LivretForeignMap *self, const Line *line, const LivretForeignCode *code)
{
  Stage before = self->stage;
  gint64 seconds = line->reading.time - before.reading.time;

  self->stage = (Stage) { line->reading, code, line->origin };
  if (before.code == NULL || before.origin != line->origin || seconds <= 0 || seconds > STAGE_MAX)
    return GIVEN;
  before.reading.duration = seconds;
  before.reading.code = before.code->code;
  return outcome (give_span (self, before.origin, before.code->kind, &before.reading));
}

static Outcome
take_stage (LivretForeignMap *self, const LivretForeignCell *cell, Line *line)
{
  LivretSinkReading reading = line->reading;
  const LivretForeignCode *code;
  gint64 number, lasted;

  if (!get_integer (self, cell->value, &number))
    return ABSENT;
  code = find_code (cell->row->codes, number);
  if (self->parents != NULL)
    g_hash_table_add (self->staged, g_memdup2 (&line->id, sizeof line->id));
  if (code == NULL)
    return set_aside (self, cell->row, LIVRET_HEALTH_NO_VALUE);
  if (cell->row->use == LIVRET_FOREIGN_UNTIL)
    return take_until (self, line, code);
  if (cell->row->seconds > 0 && get_integer (self, self->plan.duration, &lasted) && lasted > 0 &&
      lasted <= DURATION_MAX / cell->row->seconds)
    reading.duration = lasted * cell->row->seconds;
  if (reading.duration == 0)
    return set_aside (self, cell->row, LIVRET_HEALTH_NO_VALUE);
  reading.code = code->code;
  return outcome (give_span (self, line->origin, code->kind, &reading));
}

static Outcome
take_session (LivretForeignMap *self, const LivretForeignCell *cell, Line *line)
{
  LivretSinkReading reading = line->reading;
  gint64 id;
  gboolean staged;

  if (reading.duration == 0)
    return set_aside (self, cell->row, LIVRET_HEALTH_NO_VALUE);
  staged = get_integer (self, cell->value, &id) && g_hash_table_contains (self->staged, &id);
  if (!staged)
    reading.code = LIVRET_SLEEP_UNSPECIFIED;
  return outcome (give_span (self, line->origin, staged ? "time-in-bed" : "sleep", &reading));
}

static Outcome
take_workout (LivretForeignMap *self, const LivretForeignCell *cell, Line *line)
{
  LivretSinkReading reading = line->reading;
  const LivretForeignCode *code;
  gint64 number;

  if (reading.duration == 0)
    return set_aside (self, cell->row, LIVRET_HEALTH_NO_VALUE);
  code = get_integer (self, cell->value, &number) ? find_code (cell->row->codes, number) : NULL;
  reading.code = livret_health_activity (code != NULL ? code->kind : "HKWorkoutActivityTypeOther");
  return outcome (give_span (self, line->origin, "workout", &reading));
}

static Outcome
take_cell (LivretForeignMap *self, const LivretForeignCell *cell, Line *line)
{
  const LivretForeignRow *row = cell->row;
  LivretSinkReading reading = line->reading;
  gint64 selected;

  if (cell->selector >= 0 &&
      (!get_integer (self, cell->selector, &selected) || selected != row->selected))
    return ELSEWHERE;
  switch (row->use)
    {
    case LIVRET_FOREIGN_STAGE:
    case LIVRET_FOREIGN_UNTIL:
      return take_stage (self, cell, line);
    case LIVRET_FOREIGN_SESSION:
      return take_session (self, cell, line);
    case LIVRET_FOREIGN_WORKOUT:
      return take_workout (self, cell, line);
    case LIVRET_FOREIGN_SPAN:
      if (reading.duration == 0)
        return set_aside (self, row, LIVRET_HEALTH_NO_VALUE);
      return outcome (give_span (self, line->origin, row->kind, &reading));
    case LIVRET_FOREIGN_ASIDE:
      return set_aside (self, row, row->reason);
    case LIVRET_FOREIGN_CARRIER:
      return GIVEN;
    default:
      if (!take_quantity (self, cell, &reading))
        return ABSENT;
      if (row->others[0] != NULL && isnan (reading.values[1]))
        return set_aside (self, row, LIVRET_HEALTH_HALF);
      if (!line->ends)
        reading.duration = row->seconds;
      return outcome (give (self, line->origin, row->kind, row->unit, &reading));
    }
}

/* --- Tables -------------------------------------------------------------------------------------
 */

/* What is set aside whatever it is, is so when no other cell was for the line. */
static gboolean
is_last_resort (const LivretForeignCell *cell)
{
  return cell->row->use == LIVRET_FOREIGN_ASIDE && cell->row->selector == NULL;
}

/* A column is told about once a line: by the first cell that is for it. */
static gboolean
read_line (LivretForeignMap *self)
{
  gboolean told[LIVRET_FOREIGN_COLUMNS] = { FALSE };
  LivretHealthReason reason;
  gboolean any = FALSE, met = FALSE;
  Line line;

  reason = take_line (self, &line);
  if (reason != LIVRET_HEALTH_N_REASONS)
    {
      livret_health_tally_add (&self->tally, self->table, reason, 1);
      return TRUE;
    }
  for (guint i = 0; i < self->plan.n_cells; i++)
    {
      const LivretForeignCell *cell = &self->plan.cells[i];
      gboolean over = told[cell->value] || (met && is_last_resort (cell));
      Outcome come = over ? ELSEWHERE : take_cell (self, cell, &line);

      if (come == ENOUGH)
        return FALSE;
      told[cell->value] |= come != ELSEWHERE;
      met |= come != ELSEWHERE;
      any |= come == GIVEN;
    }
  if (!any)
    livret_health_tally_add (&self->tally, self->table, LIVRET_HEALTH_EMPTY, 1);
  return TRUE;
}

static gboolean
tell_progress (LivretForeignMap *self)
{
  guint64 done = livret_foreign_db_fraction (self->db) * PROGRESS_WHOLE;

  return self->n_rows % PROGRESS_ROWS != 0 ||
         livret_sink_progress (self->sink, done, PROGRESS_WHOLE);
}

/* Rows of a table, each of them by @take. */
static gboolean
read_rows (LivretForeignMap *self, gboolean (*take) (LivretForeignMap *self))
{
  gboolean more = TRUE;

  self->rows =
      livret_foreign_db_read (self->db, self->table, self->plan.columns, self->plan.n_columns);
  while (more && self->rows != NULL && livret_foreign_rows_next (self->rows))
    {
      self->n_rows++;
      more = take (self) && tell_progress (self);
    }
  if (self->rows == NULL || livret_foreign_rows_is_damaged (self->rows))
    livret_health_tally_add (&self->tally, self->table, LIVRET_HEALTH_DAMAGED, 1);
  g_clear_pointer (&self->rows, livret_foreign_rows_free);
  return more;
}

static gboolean
count_row (LivretForeignMap *self)
{
  const LivretForeignRow *whole = self->plan.whole;

  livret_health_tally_add (&self->tally, whole->name != NULL ? whole->name : self->table,
                           whole->reason, 1);
  if (whole->reason == LIVRET_HEALTH_NOT_ASKED && whole->kind != NULL)
    self->tally.withheld++;
  return TRUE;
}

static gboolean
note_parent (LivretForeignMap *self)
{
  LivretForeignParentRow row = { 0 };
  guint origin;

  if (!get_integer (self, self->plan.link, &row.id) || !find_origin (self, &origin))
    return TRUE;
  get_time (self, self->plan.time, &row.time);
  row.origin = origin;
  row.offset_min = get_offset (self);
  row.flags = get_flags (self);
  g_array_append_val (self->parents, row);
  return TRUE;
}

/* The parent's id stands where else the link does. */
static gboolean
read_parents (LivretForeignMap *self, const LivretForeignParent *parent)
{
  LivretForeignPlan child = self->plan;
  const char *table = self->table;
  gboolean more;

  self->parents = livret_foreign_parents_new ();
  self->table = parent->parent;
  livret_foreign_plan (&self->plan, self->db, self->layout, parent->parent);
  if (self->plan.n_columns < LIVRET_FOREIGN_COLUMNS)
    {
      self->plan.link = self->plan.n_columns;
      self->plan.columns[self->plan.n_columns++] = parent->id;
    }
  more = read_rows (self, note_parent);
  livret_foreign_parents_sort (self->parents);
  self->plan = child;
  self->table = table;
  return more;
}

static gboolean
read_table (LivretForeignMap *self)
{
  const LivretForeignPlan *plan = &self->plan;
  gboolean more = TRUE;

  if (plan->whole != NULL)
    return plan->whole->use == LIVRET_FOREIGN_CARRIER || read_rows (self, count_row);
  if (plan->n_cells == 0)
    return TRUE;
  self->stage.code = NULL;
  if (plan->link >= 0 && plan->parent != NULL &&
      livret_foreign_db_has_table (self->db, plan->parent->parent))
    more = read_parents (self, plan->parent);
  more = more && read_rows (self, read_line);
  g_clear_pointer (&self->parents, g_array_unref);
  return more;
}

static gboolean
read_tables (LivretForeignMap *self)
{
  GPtrArray *tables = livret_foreign_db_tables (self->db);

  for (int linked = 1; linked >= 0; linked--)
    for (guint i = 0; i < tables->len; i++)
      {
        self->table = g_ptr_array_index (tables, i);
        livret_foreign_plan (&self->plan, self->db, self->layout, self->table);
        if ((self->plan.parent != NULL) == linked && !read_table (self))
          return FALSE;
      }
  return TRUE;
}

/* --- All of it ----------------------------------------------------------------------------------
 */

static gboolean
tell_others (LivretForeignMap *self, guint others)
{
  g_autofree char *where =
      g_strdup_printf (ngettext ("%u other file", "%u other files", others), others);

  return others == 0 ||
         livret_sink_set_aside (self->sink, where,
                                _ ("Of the archive the database alone is read: settings, routes "
                                   "and the device’s own files are not."));
}

static gboolean
run (LivretForeignMap *self, guint others, GError **error)
{
  if (!read_tables (self) || !livret_gather_flush (&self->gather))
    return FALSE;
  if (self->given + self->tally.order->len == 0)
    return livret_unreadable (error, _ ("The database holds no readings."));
  return livret_health_tally_tell (&self->tally, self->sink) && tell_others (self, others) &&
         livret_sink_progress (self->sink, PROGRESS_WHOLE, PROGRESS_WHOLE);
}

gboolean
livret_foreign_map (LivretForeignDb *db,
                    const LivretForeignLayout *layout,
                    gpointer data,
                    guint others,
                    LivretSink *sink,
                    GError **error)
{
  g_autofree LivretForeignMap *self = g_new0 (LivretForeignMap, 1);
  gboolean done;

  self->db = db;
  self->layout = layout;
  self->sink = sink;
  self->origins = livret_foreign_origins_new (layout, data);
  self->staged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  livret_gather_init (&self->gather, sink);
  livret_health_tally_init (&self->tally);
  done = run (self, others, error);
  livret_health_tally_clear (&self->tally);
  livret_gather_clear (&self->gather);
  g_hash_table_unref (self->staged);
  livret_foreign_origins_free (self->origins);
  return done;
}
