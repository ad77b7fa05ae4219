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
    readings[i] =
        (LivretSinkReading) { .time = rows[i].time,
                              .values = { rows[i].values[0], rows[i].values[1], rows[i].values[2] },
                              .duration = rows[i].duration,
                              .where = rows[i].where,
                              .series = rows[i].series + first_series,
                              .code = rows[i].code,
                              .offset_min = rows[i].offset_min,
                              .decimals = rows[i].decimals,
                              .flags = rows[i].flags };
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
  g_autofree char *text = NULL;
  g_autofd int fd = has_fd ? livret_wire_take_fd (frame) : -1;
  LivretSinkDocument document = { fd,       media_type, name, title, author, establishment,
                                  category, date,       NULL, pages };

  if (has_fd && (fd < 0 || !livret_memfd_seal (fd, NULL)))
    return REFUSED;
  if (has_text && !take_document_text (frame, &text))
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
  LivretSinkEntry entry = { section, text, from, until, comment, none };

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

static const Apply applies[] = {
  apply_format,   apply_series,    apply_readings, apply_document, apply_entry,
  apply_identity, apply_set_aside, apply_progress, apply_withheld,
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
