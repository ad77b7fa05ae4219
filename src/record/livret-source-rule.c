/* livret-source-rule.c: which of several sources counts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-source-rule.h"

#include <glib/gi18n-lib.h>

#include "record/livret-journal.h"
#include "record/livret-readings-people.h"
#include "record/livret-readings-twins.h"

#define DAY 86400
/* Local clocks are within a day of UTC, and the day of a night begins half a day before it. */
#define MARGIN_DAYS 2

void
livret_source_rule_clear (LivretSourceRule *rule)
{
  g_clear_pointer (&rule->name, g_free);
  g_clear_pointer (&rule->device, g_free);
}

static void
clear_rule (gpointer data)
{
  livret_source_rule_clear (data);
}

gboolean
livret_source_counts_before (const LivretSourceDay *a, const LivretSourceDay *b)
{
  guint place_a = a->place != 0 ? (guint) a->place : G_MAXUINT;
  guint place_b = b->place != 0 ? (guint) b->place : G_MAXUINT;

  if (a->counts != b->counts)
    return a->counts;
  if (place_a != place_b)
    return place_a < place_b;
  return a->sum != b->sum ? a->sum > b->sum : a->series < b->series;
}

/* --- The rule ------------------------------------------------------------------------------------
 */

/* Twins are in no summary. Only where several sources are can there be any, and only there are the
 * rows gone through. */
#define RULES                                                                                      \
  "SELECT e.row, o.name, o.device, e.rank, e.counts,"                                              \
  " (SELECT coalesce (sum (n + left_out), 0) FROM summary_day"                                     \
  "  WHERE person = ?1 AND kind = ?2 AND series = e.row),"                                         \
  " CASE WHEN (SELECT count (*) FROM series WHERE person = ?1 AND kind = ?2) > 1 THEN"             \
  "  (SELECT count (*) FROM readings r WHERE r.series = e.row AND r.packed >= 2147483648)"         \
  " ELSE 0 END,"                                                                                   \
  " (SELECT min (day) FROM summary_day WHERE person = ?1 AND kind = ?2 AND series = e.row),"       \
  " (SELECT max (day) FROM summary_day WHERE person = ?1 AND kind = ?2 AND series = e.row)"        \
  " FROM series e JOIN source o ON o.row = e.source WHERE e.person = ?1 AND e.kind = ?2"           \
  " ORDER BY e.counts DESC, iif (e.rank = 0, 4294967295, e.rank), e.row"

static void
read_rule (LivretStatement *s, LivretSourceRule *out)
{
  gboolean none = livret_statement_is_null (s, 7);

  *out = (LivretSourceRule) { .series = livret_statement_int (s, 0),
                              .name = livret_statement_dup_text (s, 1),
                              .device = livret_statement_dup_text (s, 2),
                              .place = (int) livret_statement_int (s, 3),
                              .counts = livret_statement_int (s, 4) != 0,
                              .readings = livret_statement_int (s, 5) + livret_statement_int (s, 6),
                              .twins = livret_statement_int (s, 6),
                              .first_day = none ? 0 : (int) livret_statement_int (s, 7),
                              .last_day = none ? -1 : (int) livret_statement_int (s, 8) };
}

GArray *
livret_source_rules_list (LivretDb *db, const char *person, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (db, RULES);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (LivretSourceRule));
  g_autoptr (GError) failed = NULL;
  gint64 row;

  g_array_set_clear_func (list, clear_rule);
  if (!livret_readings_person (db, person, &row, error))
    return NULL;
  livret_statement_bind_int (s, 1, row);
  livret_statement_bind_int (s, 2, kind->number);
  while (livret_statement_step (s, &failed))
    {
      LivretSourceRule rule;

      read_rule (s, &rule);
      if (rule.readings > 0)
        g_array_append_val (list, rule);
      else
        livret_source_rule_clear (&rule);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, why);
  return FALSE;
}

/* @changed: set if a row is another one now. */
static gboolean
write_rule (LivretDb *db,
            gint64 person,
            const LivretKind *kind,
            const LivretSourceRule *rule,
            gboolean *changed,
            GError **error)
{
  g_autoptr (LivretStatement) there = livret_db_prepare (
      db, "SELECT rank, counts FROM series WHERE row = ?1 AND person = ?2 AND kind = ?3");
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "UPDATE series SET rank = ?2, counts = ?3 WHERE row = ?1");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (there, 1, rule->series);
  livret_statement_bind_int (there, 2, person);
  livret_statement_bind_int (there, 3, kind->number);
  if (!livret_statement_step (there, &failed))
    {
      if (failed == NULL)
        return refuse (error, _ ("This source is not one of this kind of readings."));
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (livret_statement_int (there, 0) == rule->place &&
      livret_statement_int (there, 1) == (rule->counts != FALSE))
    return TRUE;
  *changed = TRUE;
  livret_statement_bind_int (s, 1, rule->series);
  livret_statement_bind_int (s, 2, rule->place);
  livret_statement_bind_int (s, 3, rule->counts != FALSE);
  return livret_statement_run (s, error);
}

static gboolean
check_some_count (LivretDb *db, gint64 person, const LivretKind *kind, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT count (*) FROM series WHERE person = ?1 AND kind = ?2 AND counts");

  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_int (s, 2, kind->number);
  if (!livret_statement_step (s, error))
    return FALSE;
  return livret_statement_int (s, 0) > 0 || refuse (error, _ ("At least one source has to count."));
}

static gboolean
settle (LivretDb *db, gint64 row, const char *person, const LivretKind *kind, GError **error)
{
  LivretTwins twins;

  livret_twins_init (&twins, row, kind, -100000, 100000, TRUE);
  return check_some_count (db, row, kind, error) && livret_twins_renew (&twins, db, error) &&
         livret_journal_append_simple (db, error, "sources-chosen", person,
                                       livret_kind_label (kind), "kind", kind->id, NULL);
}

gboolean
livret_source_rules_set (
    LivretDb *db, const char *person, const LivretKind *kind, GArray *rules, GError **error)
{
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  gboolean changed = FALSE;
  gint64 row;

  if (!livret_db_transaction_begin (&t, db, error) ||
      !livret_readings_person (db, person, &row, error))
    return FALSE;
  for (guint i = 0; i < rules->len; i++)
    if (!write_rule (db, row, kind, &g_array_index (rules, LivretSourceRule, i), &changed, error))
      return FALSE;
  return (!changed || settle (db, row, person, kind, error)) &&
         livret_db_transaction_commit (&t, error);
}

/* --- Which one counts on a day ------------------------------------------------------------------
 */

static int
clamp_day (gint64 utc, int beyond)
{
  return livret_day_of (CLAMP (utc, -100000 * (gint64) DAY, 100000 * (gint64) DAY)) + beyond;
}

static gpointer
day_of_kind (const LivretKind *kind, int day)
{
  return GSIZE_TO_POINTER ((gsize) kind->number << 32 | (guint32) day);
}

static gboolean
add_winners (LivretDb *db,
             gint64 person,
             const LivretKind *kind,
             gint64 from,
             gint64 until,
             GHashTable *winners,
             GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT d.day, d.series, d.sum, e.rank, e.counts FROM summary_day d"
          " JOIN series e ON e.row = d.series WHERE d.person = ?1 AND d.kind = ?2"
          " AND d.day BETWEEN ?3 AND ?4 AND d.n > 0");
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_int (s, 1, person);
  livret_statement_bind_int (s, 2, kind->number);
  livret_statement_bind_int (s, 3, clamp_day (from, -MARGIN_DAYS));
  livret_statement_bind_int (s, 4, clamp_day (until, MARGIN_DAYS));
  while (livret_statement_step (s, &failed))
    {
      gpointer day = day_of_kind (kind, (int) livret_statement_int (s, 0));
      LivretSourceDay next = { livret_statement_int (s, 1), (int) livret_statement_int (s, 3),
                               livret_statement_int (s, 4) != 0, livret_statement_double (s, 2) };
      LivretSourceDay *winner = g_hash_table_lookup (winners, day);

      if (winner == NULL || livret_source_counts_before (&next, winner))
        g_hash_table_insert (winners, day, g_memdup2 (&next, sizeof next));
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

GHashTable *
livret_source_winners (
    LivretDb *db, gint64 person, const LivretKind *kind, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GHashTable) winners = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (gsize i = 0; livret_kinds ()[i] != NULL; i++)
    {
      const LivretKind *each = livret_kinds ()[i];

      if (each->aggregate == LIVRET_AGGREGATE_SUM && (kind == NULL || kind == each) &&
          !add_winners (db, person, each, from, until, winners, error))
        return NULL;
    }
  return g_steal_pointer (&winners);
}

gboolean
livret_source_winners_has (GHashTable *winners, const LivretSeries *series, int day)
{
  const LivretSourceDay *winner = g_hash_table_lookup (winners, day_of_kind (series->kind, day));

  return winner == NULL || winner->series == series->row;
}
