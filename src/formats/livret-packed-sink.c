/* livret-packed-sink.c: what the tables of one archive give, as one import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-packed-sink.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "record/livret-memfd.h"

#define ROWS 256
#define LINES_MAX 500
#define SERIES_MAX 4096

typedef struct
{
  char *name;
  char *folder;
  char *reason;
  guint count;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->name);
  g_free (line->folder);
  g_free (line->reason);
  g_free (line);
}

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  LivretPackedSink *self = (LivretPackedSink *) sink;
  g_autofree char *key = g_strdup_printf ("%s\t%s\t%s\t%s\t%d", series->kind, series->unit,
                                          series->source, series->device, series->wall_clock);
  gpointer found;
  guint16 outer;

  if (g_hash_table_lookup_extended (self->series, key, NULL, &found))
    outer = GPOINTER_TO_UINT (found);
  else
    {
      self->full = self->outer->n_series >= SERIES_MAX;
      if (self->full || !livret_sink_series (self->outer, series, &outer))
        return FALSE;
      g_hash_table_insert (self->series, g_steal_pointer (&key), GUINT_TO_POINTER (outer));
    }
  g_array_append_val (self->ids, outer);
  return TRUE;
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  LivretPackedSink *self = (LivretPackedSink *) sink;
  g_autofree LivretSinkReading *copies = g_new (LivretSinkReading, ROWS);

  self->n_items += n_rows;
  while (n_rows > 0)
    {
      gsize n = MIN (n_rows, ROWS);

      memcpy (copies, rows, n * sizeof *rows);
      for (gsize i = 0; i < n; i++)
        copies[i].series = g_array_index (self->ids, guint16, rows[i].series);
      if (!livret_sink_readings (self->outer, copies, n))
        return FALSE;
      rows += n;
      n_rows -= n;
    }
  return TRUE;
}

static gboolean
on_result (LivretSink *sink, const LivretSinkReading *reading, const LivretSinkFinding *finding)
{
  LivretPackedSink *self = (LivretPackedSink *) sink;
  LivretSinkReading copy = *reading;

  copy.series = g_array_index (self->ids, guint16, reading->series);
  self->n_items++;
  return livret_sink_result (self->outer, &copy, finding);
}

/* --- Documents and statements -------------------------------------------------------------------
 */

static const char *
either (const char *first, const char *second)
{
  return first != NULL && *first != '\0' ? first : second;
}

/* What the archive knows better: identifiers that it gave, restrictions added since. */
static LivretSinkPaper
join_papers (const LivretSinkPaper *said, const LivretSinkPaper *own)
{
  static const LivretSinkPaper nothing = { 0 };

  if (own == NULL)
    own = &nothing;
  return (LivretSinkPaper) { .type = either (said->type, own->type),
                             .unique_id = either (said->unique_id, own->unique_id),
                             .set_id = either (own->set_id, said->set_id),
                             .set_version =
                                 own->set_version != 0 ? own->set_version : said->set_version,
                             .replaces = either (said->replaces, own->replaces),
                             .restrictions = either (said->restrictions, own->restrictions) };
}

/* -1 stands for the file itself, which here is the member. */
static gboolean
lend_bytes (LivretPackedSink *self, int *fd)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (self->bytes, &size);

  if (*fd >= 0)
    return TRUE;
  if (self->fd < 0)
    self->fd = livret_memfd_new ("member", data, size, NULL);
  *fd = self->fd;
  return self->fd >= 0;
}

static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *document)
{
  static const LivretPackedSays nothing = { 0 };
  LivretPackedSink *self = (LivretPackedSink *) sink;
  const LivretPackedSays *says = self->says != NULL ? self->says : &nothing;
  LivretSinkDocument copy = *document;
  LivretSinkPaper paper;

  self->n_items++;
  if (self->bytes == NULL)
    return livret_sink_document (self->outer, document);
  if (!lend_bytes (self, &copy.fd))
    return FALSE;
  for (guint i = 0; i < copy.n_parts; i++)
    if (!lend_bytes (self, &copy.parts[i].fd))
      return FALSE;
  copy.name = either (copy.name, self->member);
  copy.title = either (copy.title, says->title);
  copy.author = either (copy.author, says->author);
  copy.establishment = either (copy.establishment, says->establishment);
  copy.category = either (copy.category, says->category);
  copy.date = either (copy.date, says->date);
  copy.standing = either (copy.standing, says->numbers);
  if (says->paper != NULL)
    {
      paper = join_papers (says->paper, document->paper);
      copy.paper = &paper;
    }
  return livret_sink_document (self->outer, &copy);
}

static gboolean
on_entry (LivretSink *sink, const LivretSinkEntry *entry)
{
  LivretPackedSink *self = (LivretPackedSink *) sink;

  self->n_items++;
  return livret_sink_entry (self->outer, entry);
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  LivretPackedSink *self = (LivretPackedSink *) sink;
  /* Translators: a file's name, and where in it: “weight.csv, line 12” */
  g_autofree char *both = g_strdup_printf (C_ ("place", "%s, %s"), self->member, where);

  self->n_items++;
  return livret_sink_set_aside (self->outer, both, reason);
}

static gboolean
on_identity (LivretSink *sink, const LivretSinkIdentity *identity)
{
  return livret_sink_identity (((LivretPackedSink *) sink)->outer, identity);
}

static gboolean
on_progress (LivretSink *sink, guint64 done, guint64 total)
{
  LivretPackedSink *self = (LivretPackedSink *) sink;

  return livret_sink_progress (self->outer, self->position, self->total);
}

void
livret_packed_sink_init (LivretPackedSink *self, LivretSink *outer, guint64 total)
{
  static const LivretSinkInterface interface = {
    .series = on_series,
    .readings = on_readings,
    .document = on_document,
    .entry = on_entry,
    .result = on_result,
    .identity = on_identity,
    .set_aside = on_set_aside,
    .progress = on_progress,
  };

  *self = (LivretPackedSink) { .sink = { .interface = &interface }, .outer = outer };
  self->total = total;
  self->fd = -1;
  self->series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = g_ptr_array_new_with_free_func (line_free);
}

void
livret_packed_sink_clear (LivretPackedSink *self)
{
  g_clear_pointer (&self->series, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_pointer (&self->member, g_free);
  g_clear_fd (&self->fd, NULL);
}

static char *
base_of (const char *name)
{
  const char *slash = strrchr (name, '/');

  return g_strdup (slash != NULL ? slash + 1 : name);
}

void
livret_packed_sink_begin (LivretPackedSink *self, const char *name, guint64 position)
{
  g_free (self->member);
  self->member = base_of (name);
  self->position = MIN (position, self->total);
  self->full = FALSE;
  g_clear_fd (&self->fd, NULL);
  self->bytes = NULL;
  self->says = NULL;
  self->sink.n_series = 0;
  g_array_set_size (self->ids, 0);
}

void
livret_packed_sink_lend (LivretPackedSink *self, GBytes *bytes, const LivretPackedSays *says)
{
  self->bytes = bytes;
  self->says = says;
}

/* The last folder of a member's path, "" if it has none. */
static char *
folder_of (const char *name)
{
  g_autofree char *path = g_path_get_dirname (name);

  return strcmp (path, ".") == 0 ? g_strdup ("") : g_path_get_basename (path);
}

void
livret_packed_sink_skip (LivretPackedSink *self, const char *name, const char *reason)
{
  g_autofree char *folder = folder_of (name);
  g_autofree char *key = g_strconcat (folder, "\n", reason, NULL);
  Line *line = g_hash_table_lookup (self->skipped, key);

  if (line == NULL && self->order->len >= LINES_MAX)
    line = g_ptr_array_index (self->order, LINES_MAX - 1);
  if (line == NULL)
    {
      line = g_new0 (Line, 1);
      line->name = base_of (name);
      line->folder = g_steal_pointer (&folder);
      line->reason = g_strdup (reason);
      g_ptr_array_add (self->order, line);
      g_hash_table_insert (self->skipped, g_steal_pointer (&key), line);
    }
  line->count++;
}

gboolean
livret_packed_sink_end (LivretPackedSink *self)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const Line *line = g_ptr_array_index (self->order, i);
      g_autofree char *where =
          line->count == 1 ? g_strdup (line->name)
          : *line->folder == '\0'
              ? g_strdup_printf (ngettext ("%u file", "%u files", line->count), line->count)
              : g_strdup_printf (ngettext ("%u file in “%s”", "%u files in “%s”", line->count),
                                 line->count, line->folder);

      self->n_items++;
      if (!livret_sink_set_aside (self->outer, where, line->reason))
        return FALSE;
    }
  return TRUE;
}
