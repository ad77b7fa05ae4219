/* livret-package-content.c: gathering what a grant names, item by item, and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-package-content.h"

#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-journal.h"
#include "sharing/livret-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define DAY 86400
#define HEAD_BYTES 6 /* of the journal's hash, in the footer */

/* --- freeing ------------------------------------------------------------------------- */

static void
line_free (LivretPackageLine *line)
{
  g_free (line->text);
  g_free (line->comment);
  g_free (line->from);
  g_free (line->until);
  g_free (line);
}

static void
section_free (LivretPackageSection *section)
{
  g_free (section->date);
  g_ptr_array_unref (section->lines);
  g_free (section);
}

static void
document_free (LivretPackageDocument *document)
{
  g_free (document->id);
  g_free (document->title);
  g_free (document->category);
  g_free (document->date);
  g_free (document->author);
  g_free (document->establishment);
  g_free (document->media_type);
  g_free (document->name);
  g_free (document->sha256);
  if (document->fd >= 0)
    close (document->fd);
  g_free (document);
}

static void
origin_free (LivretPackageOrigin *origin)
{
  g_free (origin->source);
  g_free (origin);
}

static void
series_free (LivretPackageSeries *series)
{
  g_free (series->id);
  g_free (series->from_day);
  g_free (series->until_day);
  g_array_unref (series->readings);
  g_ptr_array_unref (series->origins);
  g_free (series);
}

void
livret_package_content_free (LivretPackageContent *content)
{
  g_clear_pointer (&content->person, livret_person_free);
  g_free (content->by);
  g_free (content->capacity);
  g_free (content->recipient);
  g_free (content->profession);
  g_free (content->purpose);
  g_free (content->journal);
  g_ptr_array_unref (content->sections);
  g_ptr_array_unref (content->documents);
  g_ptr_array_unref (content->series);
  g_free (content);
}

/* --- sections ------------------------------------------------------------------------ */

static LivretPackageSection *
add_section (LivretPackageContent *content, const LivretSection *section)
{
  LivretPackageSection *added = g_new0 (LivretPackageSection, 1);

  added->section = section;
  added->state = LIVRET_PACKAGE_WITHHELD;
  added->date = g_strdup ("");
  added->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_ptr_array_add (content->sections, added);
  return added;
}

/* The section as it stands in the package, made where it is not there yet. */
static LivretPackageSection *
get_section (LivretPackageContent *content, const char *id)
{
  for (guint i = 0; i < content->sections->len; i++)
    {
      LivretPackageSection *section = g_ptr_array_index (content->sections, i);

      if (strcmp (section->section->id, id) == 0)
        return section;
    }
  return add_section (content, livret_section_by_id (id));
}

static void
add_line (LivretPackageSection *section, const LivretEntry *entry)
{
  LivretPackageLine *line = g_new0 (LivretPackageLine, 1);

  line->text = g_strdup (entry->text);
  line->comment = g_strdup (entry->comment);
  line->from = g_strdup (entry->from.text);
  line->until = g_strdup (entry->until.text);
  g_ptr_array_add (section->lines, line);
}

static void
set_none (LivretPackageSection *section, const LivretEntry *entry)
{
  section->state = LIVRET_PACKAGE_NONE;
  g_free (section->date);
  section->date = g_strdup (entry->from.text);
}

static gboolean
gather_section (LivretPackageContent *content, LivretDb *db, const char *id, GError **error)
{
  guint hidden;
  g_autoptr (GPtrArray) entries = livret_item_entries (db, content->person->id, id, &hidden, error);
  LivretPackageSection *section;

  if (entries == NULL)
    return FALSE;
  section = get_section (content, id);
  g_ptr_array_set_size (section->lines, 0); /* lines granted one by one are among them */
  /* Where something is hidden, "not filled in" would be untrue, and "there is more" would tell. */
  section->state = entries->len > 0 ? LIVRET_PACKAGE_WHOLE
                   : hidden > 0     ? LIVRET_PACKAGE_WITHHELD
                                    : LIVRET_PACKAGE_EMPTY;
  for (guint i = 0; i < entries->len; i++)
    {
      const LivretEntry *entry = g_ptr_array_index (entries, i);

      if (entry->none)
        set_none (section, entry);
      else
        add_line (section, entry);
    }
  return TRUE;
}

static gboolean
gather_entry (LivretPackageContent *content, LivretDb *db, const char *id, GError **error)
{
  g_autoptr (LivretEntry) entry = livret_entries_get (db, id, error);
  LivretPackageSection *section;

  if (entry == NULL)
    return FALSE;
  section = get_section (content, entry->section);
  if (section->state == LIVRET_PACKAGE_WHOLE)
    return TRUE;
  if (entry->none)
    {
      set_none (section, entry);
      return TRUE;
    }
  section->state = LIVRET_PACKAGE_CHOSEN;
  add_line (section, entry);
  return TRUE;
}

/* --- documents ----------------------------------------------------------------------- */

static gboolean
has_name (const LivretPackageContent *content, const char *name)
{
  for (guint i = 0; i < content->documents->len; i++)
    if (strcmp (((LivretPackageDocument *) g_ptr_array_index (content->documents, i))->name,
                name) == 0)
      return TRUE;
  return FALSE;
}

/* Two documents of one day and title: the second gets a number before its suffix. Takes @name. */
static char *
distinct_name (const LivretPackageContent *content, char *name)
{
  const char *dot = strrchr (name, '.');
  char *found = g_strdup (name);

  for (guint number = 2; has_name (content, found); number++)
    {
      g_free (found);
      found = g_strdup_printf ("%.*s-%u%s", (int) (dot - name), name, number, dot);
    }
  g_free (name);
  return found;
}

static gboolean
gather_document (LivretPackageContent *content,
                 LivretDb *db,
                 const LivretGrantItem *item,
                 GError **error)
{
  g_autoptr (LivretDocument) document = livret_documents_get (db, item->ref, error);
  LivretPackageDocument *added;
  guint8 hash[32];
  int fd;

  if (document == NULL || !livret_hex_parse (item->sha256, hash, sizeof hash))
    return FALSE;
  fd = livret_contents_open (db, hash, "document", error);
  if (fd < 0)
    return FALSE;
  added = g_new0 (LivretPackageDocument, 1);
  added->id = g_strdup (item->export_id);
  added->title = g_strdup (item->title);
  added->category = g_strdup (document->category);
  added->date = g_strdup (document->date.text);
  added->author = g_strdup (document->author);
  added->establishment = g_strdup (document->establishment);
  added->media_type = g_strdup (document->media_type);
  added->sha256 = g_strdup (item->sha256);
  added->name =
      distinct_name (content, livret_package_file_name (content->person, document->date.text,
                                                        item->title, document->media_type));
  added->size = document->size;
  added->pages = document->pages;
  added->fd = fd;
  g_ptr_array_add (content->documents, added);
  return TRUE;
}

/* --- readings ------------------------------------------------------------------------ */

static guint
find_origin (LivretPackageSeries *series, const LivretReading *reading)
{
  gboolean typed = reading->import == 0 || (reading->flags & LIVRET_READING_MANUAL) != 0;
  LivretPackageOrigin *origin;

  for (guint i = 0; i < series->origins->len; i++)
    {
      origin = g_ptr_array_index (series->origins, i);
      if (origin->typed == typed && (typed || g_strcmp0 (origin->source, reading->source) == 0))
        return i;
    }
  origin = g_new0 (LivretPackageOrigin, 1);
  origin->typed = typed;
  origin->source = g_strdup (typed || reading->source == NULL ? "" : reading->source);
  g_ptr_array_add (series->origins, origin);
  return series->origins->len - 1;
}

static int
compare_readings (gconstpointer a, gconstpointer b)
{
  const LivretPackageReading *first = a;
  const LivretPackageReading *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return (first->point.wall > second->point.wall) - (first->point.wall < second->point.wall);
}

static gboolean
gather_series (LivretPackageContent *content,
               LivretDb *db,
               const LivretGrantItem *item,
               GError **error)
{
  g_autoptr (GArray) readings = livret_item_readings (db, content->person->id, item, error);
  LivretPackageSeries *series;

  if (readings == NULL)
    return FALSE;
  series = g_new0 (LivretPackageSeries, 1);
  series->id = g_strdup (item->export_id);
  series->kind = livret_kind_by_id (item->ref);
  series->unit = livret_kind_unit_shown (series->kind);
  series->from_day = g_strdup (item->from_day);
  series->until_day = g_strdup (item->until_day);
  series->readings = g_array_new (FALSE, TRUE, sizeof (LivretPackageReading));
  series->origins = g_ptr_array_new_with_free_func ((GDestroyNotify) origin_free);
  g_ptr_array_add (content->series, series);
  for (guint i = 0; i < readings->len; i++)
    {
      const LivretReading *reading = &g_array_index (readings, LivretReading, i);
      LivretPackageReading added = { { reading->time + reading->offset_min * 60, { 0 } }, 0 };

      memcpy (added.point.values, reading->values, sizeof added.point.values);
      added.day = reading->day;
      added.point.left_out = (reading->flags & LIVRET_READING_IMPLAUSIBLE) != 0;
      added.origin = find_origin (series, reading);
      added.limit = livret_limit_of (reading->flags, reading->written);
      g_array_append_val (series->readings, added);
    }
  g_array_sort (series->readings, compare_readings);
  return TRUE;
}

GArray *
livret_package_points (const LivretPackageSeries *series)
{
  GArray *points =
      g_array_sized_new (FALSE, FALSE, sizeof (LivretChartPoint), series->readings->len);

  for (guint i = 0; i < series->readings->len; i++)
    {
      const LivretPackageReading *reading =
          &g_array_index (series->readings, LivretPackageReading, i);
      LivretChartPoint point = reading->point;

      if (series->kind->aggregate == LIVRET_AGGREGATE_SUM)
        point.wall = reading->day * (gint64) DAY + DAY / 2;
      g_array_append_val (points, point);
    }
  return points;
}

const LivretPackageReading *
livret_package_last (const LivretPackageSeries *series, double values[LIVRET_COMPONENTS_MAX])
{
  const LivretPackageReading *all =
      (const LivretPackageReading *) (gpointer) series->readings->data;
  const LivretPackageReading *last = NULL;

  for (guint i = series->readings->len; i > 0; i--)
    {
      const LivretPackageReading *reading = &all[i - 1];

      if (reading->point.left_out > 0)
        continue;
      if (last == NULL)
        memcpy (values, reading->point.values, sizeof reading->point.values);
      else if (reading->day != last->day)
        break;
      else
        values[0] += reading->point.values[0];
      last = last != NULL ? last : reading;
      if (series->kind->aggregate != LIVRET_AGGREGATE_SUM)
        break;
    }
  return last;
}

/* --- the whole ----------------------------------------------------------------------- */

static LivretPackageContent *
content_new (const LivretGrantTerms *terms, LivretPerson *person)
{
  LivretPackageContent *content = g_new0 (LivretPackageContent, 1);

  content->person = person;
  content->by = g_strdup (terms->by);
  content->capacity = g_strdup (terms->capacity);
  content->recipient = g_strdup (terms->recipient);
  content->profession = g_strdup (terms->profession);
  content->purpose = g_strdup (terms->purpose);
  content->made = livret_clock_now ();
  content->until = terms->until;
  content->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  content->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) document_free);
  content->series = g_ptr_array_new_with_free_func ((GDestroyNotify) series_free);
  return content;
}

/* What was sealed must still be what is there. */
static gboolean
check_unchanged (LivretDb *db, const char *person, const LivretGrantItem *item, GError **error)
{
  LivretGrantItem *now;
  gboolean same;

  now = livret_item_refresh (db, person, item, error);
  if (now == NULL)
    return FALSE;
  same = strcmp (now->sha256, item->sha256) == 0;
  livret_grant_item_free (now);
  if (!same)
    g_set_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED,
                 _ ("“%s” changed since this share was sealed: make a new share."), item->title);
  return same;
}

static gboolean
gather_item (LivretPackageContent *content,
             LivretDb *db,
             const LivretGrantItem *item,
             GError **error)
{
  if (!check_unchanged (db, content->person->id, item, error))
    return FALSE;
  if (strcmp (item->type, "document") == 0)
    return gather_document (content, db, item, error);
  if (strcmp (item->type, "entry") == 0)
    return gather_entry (content, db, item->ref, error);
  if (strcmp (item->type, "section") == 0)
    return gather_section (content, db, item->ref, error);
  return gather_series (content, db, item, error);
}

LivretPackageContent *
livret_package_content_gather (LivretDb *db, const LivretGrantTerms *terms, GError **error)
{
  LivretPerson *person = livret_people_find (db, terms->person, error);
  g_autoptr (LivretPackageContent) content = NULL;
  gint64 seq;
  guint8 head[32];

  if (person == NULL)
    return NULL;
  content = content_new (terms, person);
  if (!livret_journal_head (db, &seq, head, error))
    return NULL;
  content->journal = livret_hex (head, HEAD_BYTES);
  add_section (content, livret_section_by_id ("allergies"));
  add_section (content, livret_section_by_id ("treatments"));
  for (guint i = 0; i < terms->items->len; i++)
    if (!gather_item (content, db, g_ptr_array_index (terms->items, i), error))
      return NULL;
  return g_steal_pointer (&content);
}
