/* livret-item.c: from the words that name a thing to the thing, and its fingerprint.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-item.h"

#include "base/livret-quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DAY 86400

/* Why something may not be shared at all, NULL if it may. */
static char *
find_refusal (const char *title, gboolean others, gboolean deleted, gboolean hidden)
{
  if (others)
    return g_strdup_printf (_ ("“%s” belongs to somebody else’s record."), title);
  if (deleted)
    return g_strdup_printf (_ ("“%s” is in the bin: take it out before sharing it."), title);
  if (hidden)
    return g_strdup_printf (_ ("“%s” is hidden: show it again before sharing it."), title);
  return NULL;
}

static gboolean
refuse (char *why, GError **error)
{
  if (why == NULL)
    return FALSE;
  g_set_error_literal (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED, why);
  g_free (why);
  return TRUE;
}

static void
take (char **member, char *text)
{
  g_free (*member);
  *member = text;
}

/* --- fingerprints -------------------------------------------------------------------- */

static void
hash_text (GChecksum *sum, const char *text)
{
  g_checksum_update (sum, (const guchar *) text, strlen (text) + 1); /* the NUL separates */
}

static void
hash_entry (GChecksum *sum, const LivretEntry *entry)
{
  hash_text (sum, entry->id);
  hash_text (sum, entry->section);
  hash_text (sum, entry->text);
  hash_text (sum, entry->comment);
  hash_text (sum, entry->from.text);
  hash_text (sum, entry->until.text);
  hash_text (sum, entry->none ? "none" : "");
}

static void
hash_reading (GChecksum *sum, const LivretReading *reading)
{
  char line[160];
  char number[LIVRET_DECIMAL_MAX];

  g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", reading->time,
              reading->duration, reading->offset_min);
  hash_text (sum, line);
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    hash_text (sum, isnan (reading->values[c])
                        ? ""
                        : livret_decimal_print (reading->values[c], -1, FALSE, number));
}

static char *
end_hash (GChecksum *sum)
{
  char *text = g_strdup (g_checksum_get_string (sum));

  g_checksum_free (sum);
  return text;
}

/* --- reading what may leave ---------------------------------------------------------- */

GPtrArray *
livret_item_entries (
    LivretDb *db, const char *person, const char *section, guint *hidden, GError **error)
{
  g_autoptr (GPtrArray) all = livret_entries_list (db, person, section, error);
  GPtrArray *shown;

  if (all == NULL)
    return NULL;
  *hidden = 0;
  shown = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_entry_free);
  for (guint i = 0; i < all->len; i++)
    {
      LivretEntry *entry = g_ptr_array_index (all, i);

      if (entry->deleted != 0)
        continue;
      if (entry->hidden)
        *hidden += 1;
      else
        g_ptr_array_add (shown, g_steal_pointer (&all->pdata[i]));
    }
  return shown;
}

/* First and last second that a local day may have anywhere, and a night before it; the exact day is
 * compared after. */
static gboolean
set_window (
    LivretReadingQuery *query, const LivretGrantItem *item, int *from, int *until, GError **error)
{
  *from = G_MININT;
  *until = G_MAXINT;
  query->from = G_MININT64;
  query->until = G_MAXINT64;
  if (*item->from_day != '\0')
    {
      if (!livret_day_parse (item->from_day, from, error))
        return FALSE;
      query->from = ((gint64) *from - 2) * DAY;
    }
  if (*item->until_day != '\0')
    {
      if (!livret_day_parse (item->until_day, until, error))
        return FALSE;
      query->until = ((gint64) *until + 2) * DAY;
    }
  return TRUE;
}

GArray *
livret_item_readings (LivretDb *db, const char *person, const LivretGrantItem *item, GError **error)
{
  LivretReadingQuery query = { .person = person, .kind = livret_kind_by_id (item->ref) };
  g_autoptr (GArray) readings = NULL;
  int from, until;

  if (!set_window (&query, item, &from, &until, error))
    return NULL;
  readings = livret_readings_list (db, &query, error);
  if (readings == NULL)
    return NULL;
  for (guint i = readings->len; i > 0; i--)
    {
      int day = g_array_index (readings, LivretReading, i - 1).day;

      if (day < from || day > until)
        g_array_remove_index (readings, i - 1);
    }
  return g_steal_pointer (&readings);
}

/* --- resolving ----------------------------------------------------------------------- */

static LivretGrantItem *
resolve_section (LivretDb *db, const char *person, const LivretSection *section, GError **error)
{
  guint hidden;
  g_autoptr (GPtrArray) entries = livret_item_entries (db, person, section->id, &hidden, error);
  LivretGrantItem *item;
  GChecksum *sum;

  if (entries == NULL)
    return NULL;
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < entries->len; i++)
    hash_entry (sum, g_ptr_array_index (entries, i));
  item = livret_grant_item_new ("section", section->id);
  take (&item->sha256, end_hash (sum));
  take (&item->title, g_strdup (_ (section->label)));
  return item;
}

/* "2026-05..2026-06", "2026-05", "2026.." as the local days they cover. */
static gboolean
parse_period (const char *text, LivretGrantItem *item, GError **error)
{
  const char *dots = strstr (text, "..");
  g_autofree char *first = dots != NULL ? g_strndup (text, dots - text) : g_strdup (text);
  const char *last = dots != NULL ? dots + 2 : first;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  LivretDate from, until;
  char buffer[16];

  if (!livret_date_parse (first, utc, &from, error) ||
      !livret_date_parse (last, utc, &until, error))
    return FALSE;
  if ((livret_date_is_set (&from) && livret_date_is_set (&until) && until.latest < from.earliest) ||
      (!livret_date_is_set (&from) && !livret_date_is_set (&until)))
    {
      g_set_error (
          error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID,
          _ ("The period “%s” means nothing: write FROM..TO, such as 2026-05-01..2026-06."), text);
      return FALSE;
    }
  if (livret_date_is_set (&from))
    take (&item->from_day,
          g_strdup (livret_day_iso ((int) floor ((double) from.earliest / DAY), buffer)));
  if (livret_date_is_set (&until))
    take (&item->until_day,
          g_strdup (livret_day_iso ((int) floor ((double) until.latest / DAY), buffer)));
  return TRUE;
}

static char *
series_title (const LivretKind *kind, const LivretGrantItem *item, GArray *readings)
{
  const LivretReading *first = &g_array_index (readings, LivretReading, 0);
  const LivretReading *last = &g_array_index (readings, LivretReading, readings->len - 1);
  g_autofree char *from = livret_day_display (first->day);
  g_autofree char *until = livret_day_display (last->day);

  return g_strdup_printf (_ ("%s, from %s to %s"), livret_kind_label (kind), from, until);
}

/* Fills in fingerprint and title of a series whose window is set. */
static gboolean
complete_series (
    LivretDb *db, const char *person, const LivretKind *kind, LivretGrantItem *item, GError **error)
{
  g_autoptr (GArray) readings = livret_item_readings (db, person, item, error);
  GChecksum *sum;

  if (readings == NULL)
    return FALSE;
  if (readings->len == 0)
    {
      g_set_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID,
                   _ ("There is no reading of “%s” in that period."), livret_kind_label (kind));
      return FALSE;
    }
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < readings->len; i++)
    hash_reading (sum, &g_array_index (readings, LivretReading, i));
  take (&item->sha256, end_hash (sum));
  take (&item->title, series_title (kind, item, readings));
  return TRUE;
}

static LivretGrantItem *
resolve_series (
    LivretDb *db, const char *person, const LivretKind *kind, const char *period, GError **error)
{
  LivretGrantItem *item = livret_grant_item_new ("series", kind->id);

  if ((period == NULL || parse_period (period, item, error)) &&
      complete_series (db, person, kind, item, error))
    return item;
  livret_grant_item_free (item);
  return NULL;
}

static LivretGrantItem *
resolve_document (const char *person, const LivretDocument *document, GError **error)
{
  LivretGrantItem *item;

  if (refuse (find_refusal (document->title, strcmp (document->person, person) != 0,
                            document->deleted != 0, document->hidden),
              error))
    return NULL;
  item = livret_grant_item_new ("document", document->id);
  item->version = document->version;
  take (&item->sha256, g_strdup (document->sha256));
  take (&item->title, g_strdup (document->title));
  return item;
}

static LivretGrantItem *
resolve_entry (const char *person, const LivretEntry *entry, GError **error)
{
  const LivretSection *section = livret_section_by_id (entry->section);
  LivretGrantItem *item;
  GChecksum *sum;

  if (refuse (find_refusal (entry->text, strcmp (entry->person, person) != 0, entry->deleted != 0,
                            entry->hidden),
              error))
    return NULL;
  item = livret_grant_item_new ("entry", entry->id);
  sum = g_checksum_new (G_CHECKSUM_SHA256);
  hash_entry (sum, entry);
  take (&item->sha256, end_hash (sum));
  take (&item->title, g_strdup (entry->none ? _ (section->none) : entry->text));
  return item;
}

/* A document or entry by its id. */
static LivretGrantItem *
resolve_id (LivretDb *db, const char *person, const char *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LivretDocument) document = livret_documents_get (db, id, &local);
  g_autoptr (LivretEntry) entry = NULL;

  if (document != NULL)
    return resolve_document (person, document, error);
  if (!g_error_matches (local, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_clear_error (&local);
  entry = livret_entries_get (db, id, &local);
  if (entry != NULL)
    return resolve_entry (person, entry, error);
  if (!g_error_matches (local, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID,
                 _ ("“%s” is neither a document or entry, nor a section, nor a kind of readings."),
                 id);
  return NULL;
}

LivretGrantItem *
livret_item_resolve (LivretDb *db, const char *person, const char *text, GError **error)
{
  const LivretSection *section = livret_section_by_id (text);
  const char *at = strchr (text, '@');
  g_autofree char *name = at != NULL ? g_strndup (text, at - text) : g_strdup (text);
  const LivretKind *kind = livret_kind_by_id (name);

  if (section != NULL)
    return resolve_section (db, person, section, error);
  if (kind != NULL)
    return resolve_series (db, person, kind, at != NULL ? at + 1 : NULL, error);
  return resolve_id (db, person, text, error);
}

LivretGrantItem *
livret_item_refresh (LivretDb *db, const char *person, const LivretGrantItem *item, GError **error)
{
  const LivretKind *kind;
  LivretGrantItem *fresh;

  if (strcmp (item->type, "series") != 0)
    return livret_item_resolve (db, person, item->ref, error);
  kind = livret_kind_by_id (item->ref);
  if (kind == NULL)
    return resolve_id (db, person, item->ref, error);
  fresh = livret_grant_item_new ("series", item->ref);
  take (&fresh->from_day, g_strdup (item->from_day));
  take (&fresh->until_day, g_strdup (item->until_day));
  if (complete_series (db, person, kind, fresh, error))
    return fresh;
  livret_grant_item_free (fresh);
  return NULL;
}

gboolean
livret_item_same (const LivretGrantItem *a, const LivretGrantItem *b)
{
  return strcmp (a->type, b->type) == 0 && strcmp (a->ref, b->ref) == 0 &&
         strcmp (a->from_day, b->from_day) == 0 && strcmp (a->until_day, b->until_day) == 0;
}
