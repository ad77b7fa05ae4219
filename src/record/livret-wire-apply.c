/* livret-wire-apply.c: the application's side of the sink protocol: frames are checked and become
 * calls. Nothing the reader says is believed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-wire-sink.h"

#include <math.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/livret-date.h"
#include "record/livret-kind.h"
#include "record/livret-memfd.h"
#include "record/livret-reader.h"
#include "record/livret-wire-row.h"

#define PAGES_MAX 1000000
#define OFFSET_MAX (18 * 60)
#define DAY_SECONDS 86400
#define FLAGS_KNOWN                                                                                \
  (LIVRET_READING_MANUAL | LIVRET_READING_FOLD | LIVRET_READING_AMBIGUOUS |                        \
   LIVRET_READING_IMPLAUSIBLE | LIVRET_READING_BELOW | LIVRET_READING_ABOVE |                      \
   LIVRET_READING_COMMA)

typedef enum
{
  APPLIED,
  STOPPED, /* the sink answered FALSE */
  REFUSED, /* the frame is not as it should be */
} Outcome;

typedef Outcome (*Apply) (LivretWireFrame *frame, LivretSink *sink, guint16 first_series);

static Outcome
answer (gboolean more)
{
  return more ? APPLIED : STOPPED;
}

static Outcome
apply_format (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  g_autofree char *id = livret_wire_take_text (frame);

  if (!livret_wire_finish (frame) || id == NULL)
    return REFUSED;
  return answer (livret_sink_format (sink, id));
}

static Outcome
apply_series (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  guint32 id = livret_wire_take_u32 (frame);
  gboolean wall_clock = livret_wire_take_u32 (frame) != 0;
  g_autofree char *kind_id = livret_wire_take_text (frame);
  g_autofree char *source = livret_wire_take_text (frame);
  g_autofree char *device = livret_wire_take_text (frame);
  g_autofree char *unit = livret_wire_take_text (frame);
  LivretSinkSeries series = { kind_id, source, device, unit, wall_clock };
  const LivretKind *kind;
  guint16 given;
  double one;

  if (!livret_wire_finish (frame) || kind_id == NULL || source == NULL || device == NULL ||
      unit == NULL || id + first_series != sink->n_series)
    return REFUSED;
  kind = livret_kind_by_id (kind_id);
  if (kind == NULL || !livret_kind_to_canonical (kind, 1, unit, &one))
    return REFUSED;
  return answer (livret_sink_series (sink, &series, &given));
}

static gboolean
row_is_sound (const LivretWireRow *row, guint n_series)
{
  gint64 first = (gint64) livret_days_from_civil (1800, 1, 1) * DAY_SECONDS;
  gint64 last = (gint64) livret_days_from_civil (2201, 1, 1) * DAY_SECONDS;

  if (row->series >= n_series || row->time < first || row->time >= last || row->duration < 0)
    return FALSE;
  if (!isfinite (row->values[0]) || isinf (row->values[1]) || isinf (row->values[2]))
    return FALSE;
  if (row->offset_min != LIVRET_OFFSET_UNKNOWN && ABS ((int) row->offset_min) > OFFSET_MAX)
    return FALSE;
  if (row->decimals > LIVRET_DECIMALS_UNKNOWN || (row->flags & ~FLAGS_KNOWN) != 0)
    return FALSE;
  return row->written_size <= LIVRET_WIRE_WRITTEN_MAX ||
         row->written_size == LIVRET_WIRE_WRITTEN_NONE;
}

static gboolean
take_rows (LivretWireFrame *frame, LivretWireRow *rows, gsize n_rows, guint n_series)
{
  for (gsize i = 0; i < n_rows; i++)
    if (!livret_wire_take (frame, &rows[i], sizeof rows[i]) || !row_is_sound (&rows[i], n_series))
      return FALSE;
  return TRUE;
}

static LivretSinkReading
unpack_row (const LivretWireRow *row, guint16 first_series)
{
  return (LivretSinkReading) { .time = row->time,
                               .values = { row->values[0], row->values[1], row->values[2] },
                               .duration = row->duration,
                               .where = row->where,
                               .series = row->series + first_series,
                               .code = row->code,
                               .offset_min = row->offset_min,
                               .decimals = row->decimals,
                               .flags = row->flags };
}

static gboolean
take_written (LivretWireFrame *frame,
              const LivretWireRow *rows,
              LivretSinkReading *readings,
              gsize n_rows,
              GStringChunk *texts)
{
  char text[LIVRET_WIRE_WRITTEN_MAX + 1];

  for (gsize i = 0; i < n_rows; i++)
    {
      gsize size = rows[i].written_size;

      if (size == LIVRET_WIRE_WRITTEN_NONE)
        continue;
      if (!livret_wire_take (frame, text, size) || !g_utf8_validate_len (text, size, NULL))
        return FALSE;
      text[size] = '\0';
      readings[i].written = g_string_chunk_insert_len (texts, text, size);
    }
  return TRUE;
}

static Outcome
apply_readings (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  guint32 n = livret_wire_take_u32 (frame);
  g_autofree LivretWireRow *rows = NULL;
  g_autofree LivretSinkReading *readings = NULL;
  GStringChunk *texts;
  Outcome outcome = REFUSED;

  if (n == 0 || n > LIVRET_WIRE_FRAME_MAX / sizeof (LivretWireRow))
    return REFUSED;
  rows = g_new (LivretWireRow, n);
  if (!take_rows (frame, rows, n, sink->n_series - first_series))
    return REFUSED;
  readings = g_new0 (LivretSinkReading, n);
  for (guint32 i = 0; i < n; i++)
    readings[i] = unpack_row (&rows[i], first_series);
  texts = g_string_chunk_new (1024);
  if (take_written (frame, rows, readings, n, texts) && livret_wire_finish (frame))
    outcome = answer (livret_sink_readings (sink, readings, n));
  g_string_chunk_free (texts);
  return outcome;
}

static gboolean
is_media_type (const char *text)
{
  gsize type = strspn (text, "abcdefghijklmnopqrstuvwxyz");

  return type > 0 && text[type] == '/' && text[type + 1] != '\0' && strlen (text) < 128 &&
         text[type + 1 + strspn (text + type + 1, "abcdefghijklmnopqrstuvwxyz0123456789.+-")] ==
             '\0';
}

static gboolean
is_date (const char *text)
{
  LivretDate date;

  return livret_date_parse (text, NULL, &date, NULL);
}

/* The text of a document, out of its memfd. */
static gboolean
take_document_text (LivretWireFrame *frame, char **text)
{
  g_autofd int fd = livret_wire_take_fd (frame);
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize size;

  if (fd < 0 || (bytes = livret_memfd_bytes (fd, NULL)) == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  if (size > LIVRET_WIRE_DOCUMENT_TEXT_MAX || (size > 0 && !g_utf8_validate_len (data, size, NULL)))
    return FALSE;
  *text = g_strndup (size > 0 ? data : "", size);
  return TRUE;
}

/* What a document says of itself, and the files beside it, as taken off the frame. */
typedef struct
{
  char *type;
  char *unique_id;
  char *set_id;
  char *replaces;
  char *restrictions;
  char *texts[3 * LIVRET_PARTS_MAX]; /* role, media type and name of each part */
  int fds[LIVRET_PARTS_MAX];
  LivretSinkPaper says;
} Paper;

static void
clear_paper (Paper *paper)
{
  g_free (paper->type);
  g_free (paper->unique_id);
  g_free (paper->set_id);
  g_free (paper->replaces);
  g_free (paper->restrictions);
  for (guint i = 0; i < G_N_ELEMENTS (paper->texts); i++)
    g_free (paper->texts[i]);
  for (guint i = 0; i < LIVRET_PARTS_MAX; i++)
    if (paper->fds[i] >= 0)
      close (paper->fds[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, clear_paper)

static gboolean
take_part (LivretWireFrame *frame, Paper *paper, guint i, LivretSinkPart *part)
{
  gboolean has_fd;

  paper->texts[3 * i] = livret_wire_take_text (frame);
  has_fd = livret_wire_take_u32 (frame) != 0;
  paper->texts[3 * i + 1] = livret_wire_take_text (frame);
  paper->texts[3 * i + 2] = livret_wire_take_text (frame);
  *part = (LivretSinkPart) { paper->texts[3 * i], -1, paper->texts[3 * i + 1],
                             paper->texts[3 * i + 2] };
  if (part->role == NULL || part->media_type == NULL || !is_media_type (part->media_type) ||
      (strcmp (part->role, LIVRET_PART_SOURCE) != 0 && strcmp (part->role, LIVRET_PART_COPY) != 0))
    return FALSE;
  if (has_fd)
    part->fd = paper->fds[i] = livret_wire_take_fd (frame);
  return !has_fd || (part->fd >= 0 && livret_memfd_seal (part->fd, NULL));
}

static gboolean
take_paper (LivretWireFrame *frame, Paper *paper, LivretSinkDocument *document)
{
  if (livret_wire_take_u32 (frame) == 0)
    return TRUE;
  paper->type = livret_wire_take_text (frame);
  paper->unique_id = livret_wire_take_text (frame);
  paper->set_id = livret_wire_take_text (frame);
  paper->says.set_version = livret_wire_take_u32 (frame);
  paper->replaces = livret_wire_take_text (frame);
  paper->restrictions = livret_wire_take_text (frame);
  document->n_parts = livret_wire_take_u32 (frame);
  if (document->n_parts > LIVRET_PARTS_MAX || paper->says.set_version > G_MAXINT)
    return FALSE;
  for (guint i = 0; i < document->n_parts; i++)
    if (!take_part (frame, paper, i, &document->parts[i]))
      return FALSE;
  paper->says = (LivretSinkPaper) { paper->type,     paper->unique_id,
                                    paper->set_id,   paper->says.set_version,
                                    paper->replaces, paper->restrictions };
  document->paper = &paper->says;
  return TRUE;
}

static Outcome
apply_document (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  gboolean has_fd = livret_wire_take_u32 (frame) != 0;
  gboolean has_text = livret_wire_take_u32 (frame) != 0;
  guint32 pages = livret_wire_take_u32 (frame);
  g_autofree char *media_type = livret_wire_take_text (frame);
  g_autofree char *name = livret_wire_take_text (frame);
  g_autofree char *title = livret_wire_take_text (frame);
  g_autofree char *author = livret_wire_take_text (frame);
  g_autofree char *establishment = livret_wire_take_text (frame);
  g_autofree char *category = livret_wire_take_text (frame);
  g_autofree char *date = livret_wire_take_text (frame);
  g_autofree char *standing = livret_wire_take_text (frame);
  g_autofree char *text = NULL;
  g_autofd int fd = has_fd ? livret_wire_take_fd (frame) : -1;
  g_auto (Paper) paper = { .fds = { -1, -1 } };
  LivretSinkDocument document = { .fd = fd,
                                  .media_type = media_type,
                                  .name = name,
                                  .title = title,
                                  .author = author,
                                  .establishment = establishment,
                                  .category = category,
                                  .date = date,
                                  .pages = pages,
                                  .standing = standing };

  if (has_fd && (fd < 0 || !livret_memfd_seal (fd, NULL)))
    return REFUSED;
  if (!take_paper (frame, &paper, &document) || (has_text && !take_document_text (frame, &text)))
    return REFUSED;
  if (!livret_wire_finish (frame) || pages > PAGES_MAX || media_type == NULL ||
      !is_media_type (media_type) || (date != NULL && !is_date (date)))
    return REFUSED;
  document.text = text;
  return answer (livret_sink_document (sink, &document));
}

static Outcome
apply_entry (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  gboolean none = livret_wire_take_u32 (frame) != 0;
  g_autofree char *section = livret_wire_take_text (frame);
  g_autofree char *text = livret_wire_take_text (frame);
  g_autofree char *from = livret_wire_take_text (frame);
  g_autofree char *until = livret_wire_take_text (frame);
  g_autofree char *comment = livret_wire_take_text (frame);
  g_autofree char *place = livret_wire_take_text (frame);
  g_autofree char *code = livret_wire_take_text (frame);
  LivretSinkEntry entry = { section, text, from, until, comment, none, place, code };

  if (!livret_wire_finish (frame) || section == NULL || (text == NULL && !none) ||
      (from != NULL && !is_date (from)) || (until != NULL && !is_date (until)))
    return REFUSED;
  return answer (livret_sink_entry (sink, &entry));
}

static Outcome
apply_identity (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  g_autofree char *name = livret_wire_take_text (frame);
  g_autofree char *birth_date = livret_wire_take_text (frame);
  g_autofree char *ins = livret_wire_take_text (frame);
  LivretSinkIdentity identity = { name, birth_date, ins };

  if (!livret_wire_finish (frame) || (birth_date != NULL && !is_date (birth_date)))
    return REFUSED;
  return answer (livret_sink_identity (sink, &identity));
}

static Outcome
apply_set_aside (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  g_autofree char *where = livret_wire_take_text (frame);
  g_autofree char *reason = livret_wire_take_text (frame);

  if (!livret_wire_finish (frame) || where == NULL || reason == NULL)
    return REFUSED;
  return answer (livret_sink_set_aside (sink, where, reason));
}

static Outcome
apply_progress (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  guint64 done = livret_wire_take_u64 (frame);
  guint64 total = livret_wire_take_u64 (frame);

  if (!livret_wire_finish (frame))
    return REFUSED;
  return answer (livret_sink_progress (sink, MIN (done, total), total));
}

static Outcome
apply_withheld (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  guint64 n_readings = livret_wire_take_u64 (frame);

  if (!livret_wire_finish (frame) || n_readings > G_MAXINT64)
    return REFUSED;
  return answer (livret_sink_withheld (sink, n_readings));
}

static Outcome
apply_result (LivretWireFrame *frame, LivretSink *sink, guint16 first_series)
{
  char written[LIVRET_WIRE_WRITTEN_MAX + 1];
  g_autofree char *place = NULL;
  g_autofree char *range = NULL;
  g_autofree char *meaning = NULL;
  LivretSinkFinding finding = { 0 };
  LivretSinkReading reading;
  LivretWireRow row;

  if (!take_rows (frame, &row, 1, sink->n_series - first_series))
    return REFUSED;
  reading = unpack_row (&row, first_series);
  if (row.written_size != LIVRET_WIRE_WRITTEN_NONE)
    {
      if (!livret_wire_take (frame, written, row.written_size) ||
          !g_utf8_validate_len (written, row.written_size, NULL))
        return REFUSED;
      written[row.written_size] = '\0';
      reading.written = written;
    }
  livret_wire_take (frame, &finding.low, sizeof finding.low);
  livret_wire_take (frame, &finding.high, sizeof finding.high);
  finding.page = livret_wire_take_u32 (frame);
  place = livret_wire_take_text (frame);
  range = livret_wire_take_text (frame);
  meaning = livret_wire_take_text (frame);
  finding.place = place;
  finding.range = range;
  finding.meaning = meaning;
  if (!livret_wire_finish (frame) || isinf (finding.low) || isinf (finding.high) ||
      finding.page > PAGES_MAX)
    return REFUSED;
  return answer (livret_sink_result (sink, &reading, &finding));
}

static const Apply applies[] = {
  apply_format,   apply_series,    apply_readings, apply_document, apply_entry,
  apply_identity, apply_set_aside, apply_progress, apply_withheld, apply_result,
};

gboolean
livret_wire_is_sink (guint32 type)
{
  return type >= LIVRET_WIRE_FORMAT && type - LIVRET_WIRE_FORMAT < G_N_ELEMENTS (applies);
}

gboolean
livret_wire_sink_apply (LivretWireFrame *frame,
                        LivretSink *sink,
                        guint16 first_series,
                        GError **error)
{
  g_return_val_if_fail (livret_wire_is_sink (frame->type), FALSE);

  switch (applies[frame->type - LIVRET_WIRE_FORMAT](frame, sink, first_series))
    {
    case APPLIED:
      return TRUE;
    case STOPPED:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The import was stopped."));
      return FALSE;
    default:
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
                           _ ("The reading process gave an answer that makes no sense; it was "
                              "stopped and nothing of it was kept."));
      return FALSE;
    }
}
