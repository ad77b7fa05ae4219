/* livret-sink-tape.c: what a parser says of a small file, kept in memory to be said again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-sink-tape.h"

#include <fcntl.h>
#include <unistd.h>

/* Who adds a member to one of these copies it below, too. */
#if GLIB_SIZEOF_VOID_P == 8
G_STATIC_ASSERT (sizeof (LivretSinkDocument) == 168);
G_STATIC_ASSERT (sizeof (LivretSinkPaper) == 48);
G_STATIC_ASSERT (sizeof (LivretSinkPart) == 32);
G_STATIC_ASSERT (sizeof (LivretSinkSeries) == 40);
G_STATIC_ASSERT (sizeof (LivretSinkReading) == 56);
G_STATIC_ASSERT (sizeof (LivretSinkEntry) == 64);
G_STATIC_ASSERT (sizeof (LivretSinkFinding) == 48);
G_STATIC_ASSERT (sizeof (LivretSinkIdentity) == 24);
#endif

typedef enum
{
  CALL_FORMAT,
  CALL_SERIES,
  CALL_READINGS,
  CALL_DOCUMENT,
  CALL_ENTRY,
  CALL_IDENTITY,
  CALL_SET_ASIDE,
  CALL_WITHHELD,
  CALL_RESULT,
} CallType;

typedef struct
{
  LivretSinkReading *rows;
  gsize n;
} Rows;

typedef struct
{
  LivretSinkDocument document;
  LivretSinkPaper paper;
} Document;

typedef struct
{
  LivretSinkReading reading;
  LivretSinkFinding finding;
} Result;

typedef struct
{
  CallType type;
  union
  {
    const char *format;
    LivretSinkSeries series;
    Rows rows;
    Document *document;
    LivretSinkEntry entry;
    LivretSinkIdentity identity;
    const char *aside[2];
    guint64 withheld;
    Result *result;
  };
} Call;

struct _LivretTape
{
  LivretSink sink;
  const LivretTapeOwner *owner;
  gpointer data;
  GArray *calls;      /* Call */
  GPtrArray *blocks;  /* what they point to, each a piece of memory */
  GArray *fds;        /* int, of documents and parts */
  gsize size;         /* of all that */
  LivretSink *onward; /* once it was full */
  gboolean refused;   /* by the owner, when it was full */
};

/* --- Copies -------------------------------------------------------------------------------------
 */

static gpointer
keep (LivretTape *self, gconstpointer bytes, gsize size)
{
  gpointer block = g_memdup2 (bytes, size);

  self->size += size;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
keep_text (LivretTape *self, const char **text)
{
  if (*text != NULL)
    *text = keep (self, *text, strlen (*text) + 1);
}

/* -1 stays: the file that is read. */
static gboolean
keep_fd (LivretTape *self, int *fd)
{
  if (*fd < 0)
    return TRUE;
  *fd = fcntl (*fd, F_DUPFD_CLOEXEC, 3);
  if (*fd < 0)
    return FALSE;
  g_array_append_val (self->fds, *fd);
  return TRUE;
}

static void
add_call (LivretTape *self, const Call *call)
{
  self->size += sizeof *call;
  g_array_append_val (self->calls, *call);
}

/* --- Handing on ---------------------------------------------------------------------------------
 */

static void
forget (LivretTape *self)
{
  for (guint i = 0; i < self->fds->len; i++)
    close (g_array_index (self->fds, int, i));
  g_array_set_size (self->fds, 0);
  g_array_set_size (self->calls, 0);
  g_ptr_array_set_size (self->blocks, 0);
  self->size = 0;
}

static gboolean
goes_on (LivretTape *self)
{
  return !self->refused && (self->owner->goes_on == NULL || self->owner->goes_on (self->data));
}

/* Whether @bytes and @n_files more fit; if not, all that is there is said to who takes over, which
 * takes that call and those that follow, too. */
static gboolean
fits (LivretTape *self, gsize bytes, guint n_files)
{
  if (self->onward != NULL)
    return FALSE;
  if (self->size + bytes <= LIVRET_TAPE_BYTES && self->fds->len + n_files <= LIVRET_TAPE_FILES)
    return TRUE;
  self->onward = self->owner->full (self->data);
  self->refused = self->onward == NULL || !livret_tape_play (self, self->onward);
  forget (self);
  return FALSE;
}

static gsize
length (const char *text)
{
  return text != NULL ? strlen (text) + 1 : 0;
}

/* --- What is said -------------------------------------------------------------------------------
 */

static gboolean
on_format (LivretSink *sink, const char *format_id)
{
  LivretTape *self = (LivretTape *) sink;
  Call call = { CALL_FORMAT, .format = format_id };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, length (format_id), 0))
    return goes_on (self) && livret_sink_format (self->onward, format_id);
  keep_text (self, &call.format);
  add_call (self, &call);
  return TRUE;
}

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  LivretTape *self = (LivretTape *) sink;
  Call call = { CALL_SERIES, .series = *series };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, sizeof *series, 0))
    return goes_on (self) && livret_sink_series (self->onward, series, &id);
  keep_text (self, &call.series.kind);
  keep_text (self, &call.series.source);
  keep_text (self, &call.series.device);
  keep_text (self, &call.series.unit);
  add_call (self, &call);
  return TRUE;
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  LivretTape *self = (LivretTape *) sink;
  Call call = { CALL_READINGS, .rows = { NULL, n_rows } };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, n_rows * sizeof *rows, 0))
    return goes_on (self) && livret_sink_readings (self->onward, rows, n_rows);
  call.rows.rows = keep (self, rows, n_rows * sizeof *rows);
  for (gsize i = 0; i < n_rows; i++)
    keep_text (self, &call.rows.rows[i].written);
  add_call (self, &call);
  return TRUE;
}

static void
keep_paper (LivretTape *self, LivretSinkPaper *paper)
{
  keep_text (self, &paper->type);
  keep_text (self, &paper->unique_id);
  keep_text (self, &paper->set_id);
  keep_text (self, &paper->replaces);
  keep_text (self, &paper->restrictions);
}

static gboolean
keep_document (LivretTape *self, LivretSinkDocument *document)
{
  gboolean kept = keep_fd (self, &document->fd);

  keep_text (self, &document->media_type);
  keep_text (self, &document->name);
  keep_text (self, &document->title);
  keep_text (self, &document->author);
  keep_text (self, &document->establishment);
  keep_text (self, &document->category);
  keep_text (self, &document->date);
  keep_text (self, &document->text);
  keep_text (self, &document->standing);
  for (guint i = 0; i < document->n_parts; i++)
    {
      LivretSinkPart *part = &document->parts[i];

      keep_text (self, &part->role);
      keep_text (self, &part->media_type);
      keep_text (self, &part->name);
      kept = keep_fd (self, &part->fd) && kept;
    }
  return kept;
}

static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *document)
{
  LivretTape *self = (LivretTape *) sink;
  Document both = { .document = *document };
  Call call = { CALL_DOCUMENT };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, length (document->text), 1 + document->n_parts))
    return goes_on (self) && livret_sink_document (self->onward, document);
  if (document->paper != NULL)
    {
      both.paper = *document->paper;
      keep_paper (self, &both.paper);
    }
  if (!keep_document (self, &both.document))
    return FALSE;
  call.document = keep (self, &both, sizeof both);
  if (document->paper != NULL)
    call.document->document.paper = &call.document->paper;
  add_call (self, &call);
  return TRUE;
}

static gboolean
on_entry (LivretSink *sink, const LivretSinkEntry *entry)
{
  LivretTape *self = (LivretTape *) sink;
  Call call = { CALL_ENTRY, .entry = *entry };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, length (entry->text) + length (entry->comment), 0))
    return goes_on (self) && livret_sink_entry (self->onward, entry);
  keep_text (self, &call.entry.section);
  keep_text (self, &call.entry.text);
  keep_text (self, &call.entry.from);
  keep_text (self, &call.entry.until);
  keep_text (self, &call.entry.comment);
  keep_text (self, &call.entry.place);
  keep_text (self, &call.entry.code);
  add_call (self, &call);
  return TRUE;
}

static gboolean
on_identity (LivretSink *sink, const LivretSinkIdentity *identity)
{
  LivretTape *self = (LivretTape *) sink;
  Call call = { CALL_IDENTITY, .identity = *identity };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, sizeof *identity, 0))
    return goes_on (self) && livret_sink_identity (self->onward, identity);
  keep_text (self, &call.identity.name);
  keep_text (self, &call.identity.birth_date);
  keep_text (self, &call.identity.ins);
  add_call (self, &call);
  return TRUE;
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  LivretTape *self = (LivretTape *) sink;
  Call call = { CALL_SET_ASIDE, .aside = { where, reason } };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, length (where) + length (reason), 0))
    return goes_on (self) && livret_sink_set_aside (self->onward, where, reason);
  keep_text (self, &call.aside[0]);
  keep_text (self, &call.aside[1]);
  add_call (self, &call);
  return TRUE;
}

static gboolean
on_progress (LivretSink *sink, guint64 done, guint64 total)
{
  LivretTape *self = (LivretTape *) sink;

  if (self->onward != NULL)
    return goes_on (self) && livret_sink_progress (self->onward, done, total);
  if (self->owner->progress != NULL)
    self->owner->progress (done, total, self->data);
  return goes_on (self);
}

static gboolean
on_withheld (LivretSink *sink, guint64 n_readings)
{
  LivretTape *self = (LivretTape *) sink;
  Call call = { CALL_WITHHELD, .withheld = n_readings };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, sizeof call, 0))
    return goes_on (self) && livret_sink_withheld (self->onward, n_readings);
  add_call (self, &call);
  return TRUE;
}

static gboolean
on_result (LivretSink *sink, const LivretSinkReading *reading, const LivretSinkFinding *finding)
{
  LivretTape *self = (LivretTape *) sink;
  Result both = { *reading, *finding };
  Call call = { CALL_RESULT };

  if (!goes_on (self))
    return FALSE;
  if (!fits (self, sizeof both, 0))
    return goes_on (self) && livret_sink_result (self->onward, reading, finding);
  keep_text (self, &both.reading.written);
  keep_text (self, &both.finding.place);
  keep_text (self, &both.finding.range);
  keep_text (self, &both.finding.meaning);
  call.result = keep (self, &both, sizeof both);
  add_call (self, &call);
  return TRUE;
}

static const LivretSinkInterface tape_interface = {
  .format = on_format,
  .series = on_series,
  .readings = on_readings,
  .document = on_document,
  .entry = on_entry,
  .identity = on_identity,
  .set_aside = on_set_aside,
  .progress = on_progress,
  .withheld = on_withheld,
  .result = on_result,
};

/* --- The tape -----------------------------------------------------------------------------------
 */

LivretTape *
livret_tape_new (const LivretTapeOwner *owner, gpointer data)
{
  LivretTape *self = g_new0 (LivretTape, 1);

  self->sink.interface = &tape_interface;
  self->owner = owner;
  self->data = data;
  self->calls = g_array_new (FALSE, FALSE, sizeof (Call));
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->fds = g_array_new (FALSE, FALSE, sizeof (int));
  return self;
}

void
livret_tape_free (LivretTape *self)
{
  if (self == NULL)
    return;
  forget (self);
  g_array_unref (self->calls);
  g_ptr_array_unref (self->blocks);
  g_array_unref (self->fds);
  g_free (self);
}

LivretSink *
livret_tape_sink (LivretTape *self)
{
  return &self->sink;
}

gsize
livret_tape_size (const LivretTape *self)
{
  return self->size;
}

gboolean
livret_tape_was_full (const LivretTape *self)
{
  return self->onward != NULL;
}

static gboolean
play_call (const Call *call, LivretSink *sink)
{
  guint16 id;

  switch (call->type)
    {
    case CALL_FORMAT:
      return livret_sink_format (sink, call->format);
    case CALL_SERIES:
      return livret_sink_series (sink, &call->series, &id);
    case CALL_READINGS:
      return livret_sink_readings (sink, call->rows.rows, call->rows.n);
    case CALL_DOCUMENT:
      return livret_sink_document (sink, &call->document->document);
    case CALL_ENTRY:
      return livret_sink_entry (sink, &call->entry);
    case CALL_IDENTITY:
      return livret_sink_identity (sink, &call->identity);
    case CALL_SET_ASIDE:
      return livret_sink_set_aside (sink, call->aside[0], call->aside[1]);
    case CALL_WITHHELD:
      return livret_sink_withheld (sink, call->withheld);
    case CALL_RESULT:
      return livret_sink_result (sink, &call->result->reading, &call->result->finding);
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
livret_tape_play (const LivretTape *self, LivretSink *sink)
{
  for (guint i = 0; i < self->calls->len; i++)
    if (!play_call (&g_array_index (self->calls, Call, i), sink))
      return FALSE;
  return TRUE;
}
