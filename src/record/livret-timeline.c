/* livret-timeline.c: the kinds of lines, each read newest first, merged by their time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-timeline.h"

#include "record/livret-kind.h"

#define DAY 86400
/* Days with readings are grouped out of their summaries: usually the last year's are enough. */
#define WINDOW 400
/* 31 December 9999: days are compared as texts of four digits of the year. */
#define LAST_DAY 2932896

void
livret_timeline_item_free (LivretTimelineItem *item)
{
  g_free (item->id);
  g_free (item->person_name);
  g_free (item->title);
  g_free (item->detail);
  g_free (item->kinds);
  g_free (item);
}

/* Days -------------------------------------------------------------------------- */

static int
day_of (LivretZone *zone, gint64 time)
{
  gint64 wall = time + livret_zone_offset_at (zone, time);

  return (int) (wall / DAY - (wall % DAY < 0));
}

static gint64
end_of (LivretZone *zone, int day)
{
  return livret_zone_resolve_wall (zone, (gint64) day * DAY + DAY - 1, TRUE, NULL);
}

/* Reading ----------------------------------------------------------------------- */

/* What has no date of its own stands where it was added. */
#define DOCUMENT_TIME "CASE d.date WHEN '' THEN d.added ELSE d.date_earliest END"
#define ENTRY_TIME "CASE e.date_from WHEN '' THEN e.added ELSE e.from_earliest END"

/* id, person's name, title, detail, date's three, time. ?1 person, ?2 before, ?3 limit. */
static const struct
{
  LivretTimelineKind kind;
  const char *sql;
} sources[] = {
  { LIVRET_TIMELINE_DOCUMENTS,
    "SELECT d.id, p.name, d.title, d.category, d.date, d.date_earliest, d.date_latest,"
    " " DOCUMENT_TIME " AS time FROM document d JOIN person p ON p.row = d.person"
    " WHERE (?1 IS NULL OR p.id = ?1) AND d.deleted = 0 AND NOT d.hidden AND time < ?2"
    " ORDER BY time DESC, d.row DESC LIMIT ?3" },
  { LIVRET_TIMELINE_ENTRIES,
    "SELECT e.id, p.name, e.text, e.section, e.date_from, e.from_earliest, e.from_latest,"
    " " ENTRY_TIME " AS time FROM entry e JOIN person p ON p.row = e.person"
    " WHERE (?1 IS NULL OR p.id = ?1) AND e.deleted = 0 AND NOT e.hidden AND time < ?2"
    " ORDER BY time DESC, e.row DESC LIMIT ?3" },
  { LIVRET_TIMELINE_ENDS,
    "SELECT e.id, p.name, e.text, e.section, e.date_until, e.until_earliest, e.until_latest,"
    " e.until_earliest AS time FROM entry e JOIN person p ON p.row = e.person"
    " WHERE (?1 IS NULL OR p.id = ?1) AND e.deleted = 0 AND NOT e.hidden AND NOT e.none"
    " AND e.section IN ('treatments', 'conditions', 'devices') AND e.date_until != ''"
    " AND time < ?2 ORDER BY time DESC, e.row DESC LIMIT ?3" },
  { LIVRET_TIMELINE_SHARES,
    "SELECT g.id, p.name, g.recipient, g.purpose, '', 0, 0, g.created AS time"
    " FROM grants g JOIN person p ON p.row = g.person"
    " WHERE (?1 IS NULL OR p.id = ?1) AND g.state != 'draft' AND time < ?2"
    " ORDER BY time DESC, g.row DESC LIMIT ?3" },
};

static LivretTimelineItem *
item_from_row (LivretStatement *s, LivretTimelineKind kind, LivretZone *zone)
{
  LivretTimelineItem *item = g_new0 (LivretTimelineItem, 1);

  item->kind = kind;
  item->id = livret_statement_dup_text (s, 0);
  item->person_name = livret_statement_dup_text (s, 1);
  item->title = livret_statement_dup_text (s, 2);
  item->detail = livret_statement_dup_text (s, 3);
  g_strlcpy (item->date.text, livret_statement_text (s, 4), sizeof item->date.text);
  item->date.earliest = livret_statement_int (s, 5);
  item->date.latest = livret_statement_int (s, 6);
  item->time = livret_statement_int (s, 7);
  item->day = day_of (zone, item->time);
  return item;
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const LivretKind *const *kinds = livret_kinds ();

  for (; *kinds != NULL; kinds++)
    if ((*kinds)->number == *(const int *) a || (*kinds)->number == *(const int *) b)
      return (*kinds)->number == *(const int *) a ? -1 : 1;
  return 0;
}

/* "3,1,7" as numbers, ended by 0. */
static int *
parse_kinds (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint n = g_strv_length (parts);
  int *kinds = g_new0 (int, n + 1);

  for (guint i = 0; i < n; i++)
    kinds[i] = (int) g_ascii_strtoll (parts[i], NULL, 10);
  qsort (kinds, n, sizeof *kinds, compare_kinds);
  return kinds;
}

static LivretTimelineItem *
item_from_day (LivretStatement *s, LivretZone *zone)
{
  LivretTimelineItem *item = g_new0 (LivretTimelineItem, 1);

  item->kind = LIVRET_TIMELINE_READINGS;
  item->id = livret_statement_dup_text (s, 0);
  item->person_name = livret_statement_dup_text (s, 1);
  item->title = g_strdup ("");
  item->detail = g_strdup ("");
  item->day = (int) livret_statement_int (s, 2);
  item->n = livret_statement_int (s, 3);
  item->kinds = parse_kinds (livret_statement_text (s, 4));
  item->time = end_of (zone, item->day);
  return item;
}

static LivretTimelineItem *
item_from_note (LivretStatement *s, LivretZone *zone)
{
  LivretTimelineItem *item = g_new0 (LivretTimelineItem, 1);
  const LivretKind *kind = livret_kind_by_number ((int) livret_statement_int (s, 4));

  item->kind = LIVRET_TIMELINE_NOTES;
  item->id = livret_statement_dup_text (s, 0);
  item->person_name = livret_statement_dup_text (s, 1);
  item->title = livret_statement_dup_text (s, 3);
  item->detail = g_strdup (kind != NULL ? kind->id : "");
  livret_day_parse (livret_statement_text (s, 2), &item->day, NULL);
  item->time = end_of (zone, item->day);
  return item;
}

typedef struct
{
  LivretDb *db;
  const LivretTimelineQuery *query;
  LivretZone *zone;
  gint64 before;
  guint limit;
  GPtrArray *items;
  gint64 horizon; /* of what lies at or before this second, not all may have been read */
} Reading;

static void
note_end (Reading *reading, guint n)
{
  if (n == reading->limit)
    reading->horizon =
        MAX (reading->horizon,
             ((LivretTimelineItem *) reading->items->pdata[reading->items->len - 1])->time);
}

static gboolean
read_source (Reading *reading, LivretTimelineKind kind, const char *sql, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (reading->db, sql);
  g_autoptr (GError) failed = NULL;
  guint n = 0;

  livret_statement_bind_text (s, 1, reading->query->person);
  livret_statement_bind_int (s, 2, reading->before);
  livret_statement_bind_int (s, 3, reading->limit);
  for (; livret_statement_step (s, &failed); n++)
    g_ptr_array_add (reading->items, item_from_row (s, kind, reading->zone));
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  note_end (reading, n);
  return TRUE;
}

/* The days of [from, before]; how many were added, or -1. */
static int
read_days (Reading *reading, int from, int before, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      reading->db,
      "SELECT p.id, p.name, d.day, sum (d.n + d.left_out), group_concat (DISTINCT d.kind)"
      " FROM summary_day d JOIN person p ON p.row = d.person"
      " WHERE (?1 IS NULL OR p.id = ?1) AND d.day < ?2 AND d.day >= ?3"
      " GROUP BY d.day, p.row ORDER BY d.day DESC, p.row LIMIT ?4");
  g_autoptr (GError) failed = NULL;
  int n = 0;

  livret_statement_bind_text (s, 1, reading->query->person);
  livret_statement_bind_int (s, 2, before);
  livret_statement_bind_int (s, 3, from);
  livret_statement_bind_int (s, 4, reading->limit);
  for (; livret_statement_step (s, &failed); n++)
    g_ptr_array_add (reading->items, item_from_day (s, reading->zone));
  if (failed == NULL)
    return n;
  g_propagate_error (error, g_steal_pointer (&failed));
  return -1;
}

static gboolean
read_readings (Reading *reading, GError **error)
{
  int before = day_of (reading->zone, reading->before);
  guint first = reading->items->len;
  int n = read_days (reading, before - WINDOW, before, error);

  if (n >= 0 && (guint) n < reading->limit)
    {
      g_ptr_array_set_size (reading->items, first);
      n = read_days (reading, G_MININT, before, error);
    }
  if (n > 0)
    note_end (reading, n);
  return n >= 0;
}

static gboolean
read_notes (Reading *reading, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (reading->db, "SELECT n.id, p.name, n.day, n.text, n.kind FROM day_note n"
                                      " JOIN person p ON p.row = n.person"
                                      " WHERE (?1 IS NULL OR p.id = ?1) AND n.day < ?2"
                                      " ORDER BY n.day DESC, n.row DESC LIMIT ?3");
  g_autoptr (GError) failed = NULL;
  char before[16];
  guint n = 0;

  livret_statement_bind_text (s, 1, reading->query->person);
  livret_statement_bind_text (
      s, 2, livret_day_iso (MIN (day_of (reading->zone, reading->before), LAST_DAY), before));
  livret_statement_bind_int (s, 3, reading->limit);
  for (; livret_statement_step (s, &failed); n++)
    g_ptr_array_add (reading->items, item_from_note (s, reading->zone));
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  note_end (reading, n);
  return TRUE;
}

static gboolean
read_all (Reading *reading, GError **error)
{
  g_ptr_array_set_size (reading->items, 0);
  reading->horizon = G_MININT64;
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if ((reading->query->kinds & sources[i].kind) != 0 &&
        !read_source (reading, sources[i].kind, sources[i].sql, error))
      return FALSE;
  if ((reading->query->kinds & LIVRET_TIMELINE_NOTES) != 0 && !read_notes (reading, error))
    return FALSE;
  return (reading->query->kinds & LIVRET_TIMELINE_READINGS) == 0 || read_readings (reading, error);
}

/* Merging ----------------------------------------------------------------------- */

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const LivretTimelineItem *one = *(LivretTimelineItem *const *) a;
  const LivretTimelineItem *other = *(LivretTimelineItem *const *) b;

  return (one->time < other->time) - (one->time > other->time);
}

/* Keeps what is complete: everything after the horizon. */
static void
cut (Reading *reading)
{
  guint n = 0;

  g_ptr_array_sort (reading->items, compare_items);
  while (n < reading->items->len &&
         ((LivretTimelineItem *) reading->items->pdata[n])->time > reading->horizon)
    n++;
  g_ptr_array_set_size (reading->items, n);
}

GPtrArray *
livret_timeline_list (LivretDb *db, const LivretTimelineQuery *query, gint64 *next, GError **error)
{
  g_autoptr (LivretZone) zone = livret_zone_new (NULL);
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_timeline_item_free);
  Reading reading = {
    .db = db,
    .query = query,
    .zone = zone,
    .before = query->before != 0 ? query->before : G_GINT64_CONSTANT (1) << 40,
    .limit = MAX (query->limit, 1),
    .items = items,
  };

  /* A second with more lines than the limit hides behind its own horizon: more are read. */
  do
    {
      if (!read_all (&reading, error))
        return NULL;
      cut (&reading);
      reading.limit *= 4;
    }
  while (items->len == 0 && reading.horizon != G_MININT64);
  *next = reading.horizon == G_MININT64 ? 0 : reading.horizon + 1;
  return g_steal_pointer (&items);
}
