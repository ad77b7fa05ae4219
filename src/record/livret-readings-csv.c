/* livret-readings-csv.c: readings as the table that the format "livret" reads back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-readings-csv.h"

#include <math.h>

#include "base/livret-quantity.h"
#include "record/livret-csv-readings.h"
#include "record/livret-readings-people.h"
#include "record/livret-readings-series.h"
#include "record/livret-readings-stored.h"
#include "record/livret-readings-written.h"

#define DAY 86400
/* More digits behind the point do not change a number of the record. */
#define DECIMALS_MAX 14

/* @device: of the series @of; @units: UCUM codes by number, as they are met; @retimed, @moved:
 * which readings are gone through */
typedef struct
{
  LivretDb *db;
  LivretZone *home;
  const LivretReadingQuery *query;
  gint64 person;
  GString *out;
  gint64 count;
  gint64 of;
  char *device;
  char *units[LIVRET_UNIT_UNKNOWN];
  gboolean retimed;
  gboolean moved;
  GError *error;
} Writing;

static void
clear_writing (Writing *self)
{
  livret_zone_free (self->home);
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  g_free (self->device);
  for (guint i = 0; i < LIVRET_UNIT_UNKNOWN; i++)
    g_free (self->units[i]);
  g_clear_error (&self->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

/* --- Cells --------------------------------------------------------------------------------------
 */

static void
add_cell (Writing *self, const char *text)
{
  gboolean formula = *text != '\0' && strchr ("=+-@'\t", *text) != NULL;

  g_string_append (self->out, formula ? ",\"'" : ",\"");
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (self->out, '"');
      g_string_append_c (self->out, *text);
    }
  g_string_append_c (self->out, '"');
}

static void
add_plain (Writing *self, gint64 number)
{
  g_string_append_c (self->out, ',');
  if (number != 0)
    g_string_append_printf (self->out, "%" G_GINT64_FORMAT, number);
}

static void
add_moment (GString *out, gint64 seconds)
{
  int day = livret_day_of (seconds);
  int rest = (int) (seconds - (gint64) day * DAY);
  char iso[16];

  g_string_append_printf (out, "%sT%02d:%02d:%02d", livret_day_iso (day, iso), rest / 3600,
                          rest / 60 % 60, rest % 60);
}

static void
add_time (GString *out, gboolean wall_clock, gint64 time, int offset_min)
{
  gboolean known = !wall_clock && offset_min != LIVRET_OFFSET_UNKNOWN;

  add_moment (out, known ? time + (gint64) offset_min * 60 : time);
  if (known)
    g_string_append_printf (out, "%c%02d:%02d", offset_min < 0 ? '-' : '+', ABS (offset_min) / 60,
                            ABS (offset_min) % 60);
  else if (!wall_clock)
    g_string_append_c (out, 'Z');
}

/* With as few digits, but not fewer than @decimals, as give this canonical value again. */
static void
add_number (Writing *self,
            const LivretKind *kind,
            double value,
            const char *unit,
            int decimals,
            gboolean comma)
{
  char buffer[LIVRET_DECIMAL_MAX];
  double shown, read, back;

  if (!livret_kind_convert (kind, value, kind->unit, unit, &shown))
    shown = value;
  for (int digits = decimals; digits <= DECIMALS_MAX; digits++)
    {
      livret_decimal_print (shown, digits, FALSE, buffer);
      if (livret_decimal_parse (buffer, -1, &read, NULL, NULL) &&
          livret_kind_to_canonical (kind, read, unit, &back) && back == value)
        break;
      if (digits == DECIMALS_MAX)
        livret_decimal_print (shown, -1, FALSE, buffer);
    }
  for (char *p = buffer; comma && *p != '\0'; p++)
    if (*p == '.')
      *p = ',';
  g_string_append_printf (self->out, comma ? ",\"%s\"" : ",%s", buffer);
}

static void
add_values (Writing *self,
            const LivretKind *kind,
            const double *values,
            const char *unit,
            int decimals,
            gboolean comma)
{
  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    {
      /* The pulse of a blood pressure is another number with another unit. */
      gboolean own = i < kind->n_components && strcmp (kind->components[i].unit, kind->unit) != 0;

      if (i >= kind->n_components || isnan (values[i]))
        g_string_append_c (self->out, ',');
      else
        add_number (self, kind, values[i], own ? kind->unit : unit, i == 0 ? decimals : 0, comma);
    }
}

static void
add_marks (Writing *self, guint flags, gboolean rounded)
{
  static const struct
  {
    guint flag;
    const char *word;
  } marks[] = {
    { LIVRET_READING_MANUAL, "manual" },       { LIVRET_READING_FOLD, "second" },
    { LIVRET_READING_AMBIGUOUS, "ambiguous" }, { LIVRET_READING_BELOW, "below" },
    { LIVRET_READING_ABOVE, "above" },
  };
  const char *gap = ",";

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((flags & marks[i].flag) != 0)
      {
        g_string_append_printf (self->out, "%s%s", gap, marks[i].word);
        gap = " ";
      }
  if (rounded)
    g_string_append_printf (self->out, "%srounded", gap);
  else if (*gap == ',')
    g_string_append_c (self->out, ',');
}

/* --- Lines --------------------------------------------------------------------------------------
 */

static const char *
find_unit (Writing *self, const LivretKind *kind, guint number)
{
  if (number == 0)
    return kind->unit;
  if (self->units[number] == NULL)
    self->units[number] = livret_unit_name (self->db, kind, number, &self->error);
  return self->units[number];
}

static gboolean
find_device (Writing *self, gint64 series)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      self->db, "SELECT o.device FROM series e JOIN source o ON o.row = e.source WHERE e.row = ?1");

  if (self->of == series && self->device != NULL)
    return TRUE;
  livret_statement_bind_int (s, 1, series);
  if (!livret_statement_step (s, &self->error))
    return FALSE;
  self->of = series;
  g_free (self->device);
  self->device = g_strdup (livret_statement_text (s, 0));
  return TRUE;
}

static void
add_found (Writing *self, const LivretSeries *series, const LivretStored *stored, const char *unit)
{
  g_autofree char *written = livret_reading_written (series->kind, stored, unit);
  g_autoptr (GString) text = g_string_new (written);

  g_string_append (text, ", ");
  add_time (text, series->wall_clock, stored->time, livret_packed_offset (stored->packed));
  add_cell (self, text->str);
}

/* A corrected value has no digits as found: in the unit that was found, it is as long as it takes.
 */
static void
add_line (Writing *self,
          const LivretSeries *series,
          const LivretStored *stored,
          const LivretOverride *override,
          const LivretCounted *counted,
          const char *unit)
{
  guint flags = livret_packed_flags (stored->packed);
  gboolean edited = override != NULL && override->edited;
  gboolean retimed = override != NULL && override->has_time;
  gint64 time = !retimed ? stored->time : series->wall_clock ? counted->local : counted->utc;
  int decimals = livret_packed_decimals (stored->packed);
  gboolean rounded = !edited && decimals >= LIVRET_DECIMALS_UNKNOWN;

  if (edited)
    flags &= ~(LIVRET_READING_BELOW | LIVRET_READING_ABOVE);
  if (retimed)
    flags &= ~(LIVRET_READING_FOLD | LIVRET_READING_AMBIGUOUS);
  add_time (self->out, series->wall_clock, time, livret_packed_offset (stored->packed));
  add_plain (self, stored->duration);
  add_cell (self, series->kind->id);
  add_values (self, series->kind, counted->values, unit, edited || rounded ? 0 : decimals,
              (flags & LIVRET_READING_COMMA) != 0);
  add_cell (self, unit);
  add_plain (self, stored->code);
  add_cell (self, series->source);
  add_cell (self, self->device);
  add_marks (self, flags, rounded);
  add_cell (self, !edited && stored->written != NULL ? stored->written : "");
  if (edited || retimed)
    add_found (self, series, stored, unit);
  else
    g_string_append_c (self->out, ',');
  g_string_append (self->out, "\r\n");
  self->count++;
}

/* A reading is met once: where its original time lies, unless a person gave it another time or
 * moved it here from somebody else's series. */
static gboolean
is_wanted (const Writing *self,
           const LivretSeries *series,
           const LivretOverride *override,
           const LivretCounted *counted)
{
  const LivretReadingQuery *query = self->query;

  if (override != NULL && override->deleted)
    return FALSE;
  if (self->moved ? series->person == self->person
                  : (override != NULL && override->has_time) != self->retimed)
    return FALSE;
  return counted->person == self->person && counted->utc >= query->from &&
         counted->utc <= query->until && (query->kind == NULL || query->kind == series->kind);
}

static gboolean
take_reading (const LivretSeries *series,
              const LivretStored *stored,
              const LivretOverride *override,
              gpointer data)
{
  Writing *self = data;
  LivretCounted counted;
  const char *unit;

  livret_count_reading (series, self->home, stored, override, &counted);
  if (!is_wanted (self, series, override, &counted))
    return TRUE;
  unit = find_unit (self, series->kind, livret_packed_unit (stored->packed));
  if (unit == NULL || !find_device (self, series->row))
    return FALSE;
  add_line (self, series, stored, override, &counted, unit);
  return TRUE;
}

static gboolean
write_series (Writing *self, gint64 row, GError **error)
{
  const LivretReadingQuery *query = self->query;
  g_auto (LivretSeries) series = { 0 };
  gint64 from, until, margin;

  if (!livret_series_get (self->db, row, &series, error))
    return FALSE;
  /* The wall clock's times are those of some zone. */
  margin = series.wall_clock ? DAY : 0;
  from = query->from < G_MININT64 + margin ? G_MININT64 : query->from - margin;
  until = query->until > G_MAXINT64 - margin ? G_MAXINT64 : query->until + margin;
  self->retimed = FALSE;
  if (!livret_stored_scan (self->db, &series, from, until, FALSE, take_reading, self, error))
    return FALSE;
  self->retimed = TRUE;
  return livret_stored_scan_retimed (self->db, &series, query->from, query->until, take_reading,
                                     self, error);
}

static gboolean
write_all (Writing *self, GError **error)
{
  g_autoptr (GArray) rows =
      livret_readings_series_of (self->db, self->person, self->query->kind, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len && self->error == NULL; i++)
    if (!write_series (self, g_array_index (rows, gint64, i), error))
      return FALSE;
  self->moved = TRUE;
  return livret_stored_scan_moved (self->db, self->person, take_reading, self, error);
}

static void
write_header (GString *out)
{
  static const char *const titles[] = { LIVRET_READINGS_CSV_HEADER };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", titles[i]);
  g_string_append (out, "\r\n");
}

GBytes *
livret_readings_to_csv (LivretDb *db,
                        const LivretReadingQuery *query,
                        gint64 *count,
                        GError **error)
{
  g_auto (Writing) self = { .db = db, .query = query, .out = g_string_new (NULL) };

  write_header (self.out);
  if (!livret_readings_person (db, query->person, &self.person, error) ||
      (self.home = livret_readings_home_zone (db, error)) == NULL || !write_all (&self, error))
    return NULL;
  if (self.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self.error));
      return NULL;
    }
  *count = self.count;
  return g_string_free_to_bytes (g_steal_pointer (&self.out));
}
