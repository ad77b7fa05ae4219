/* livret-health-series.c: the series of a HealthKit export, and their readings on the way out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of one type follow each other, from few sources: what the last few called themselves is
 * compared byte for byte, and only what is new is decoded and looked up.
 */
#include "formats/livret-health-series.h"

#include <string.h>

#include "formats/livret-health-values.h"

#define RECENT 8
#define RECENT_BYTES 768
#define STREAMS_MAX 20000
#define SERIES_MAX 4000 /* the sink takes 4096 */
#define NAME_MAX_BYTES 200

typedef struct
{
  gsize sizes[4];
  gsize size;
  LivretHealthStream *stream;
  char bytes[RECENT_BYTES];
} Recent;

struct _LivretHealthSeries
{
  LivretSink *sink;
  GHashTable *streams;
  GHashTable *ids; /* kind, unit, source, device → id of the sink's series */
  Recent recent[RECENT];
  guint last;   /* the one that was found last */
  guint oldest; /* the one to be replaced next */
  GString *texts[4];
  GStringChunk *written;
  guint64 count;
  guint n_rows;
  LivretSinkReading rows[LIVRET_HEALTH_BATCH];
};

static void
stream_free (gpointer data)
{
  LivretHealthStream *stream = data;

  g_free (stream->name);
  g_free (stream->source);
  g_free (stream->device);
  g_free (stream);
}

LivretHealthSeries *
livret_health_series_new (LivretSink *sink)
{
  LivretHealthSeries *self = g_new0 (LivretHealthSeries, 1);

  self->sink = sink;
  self->streams = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, stream_free);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->written = g_string_chunk_new (1024);
  for (int i = 0; i < 4; i++)
    self->texts[i] = g_string_new (NULL);
  return self;
}

void
livret_health_series_free (LivretHealthSeries *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->streams);
  g_hash_table_unref (self->ids);
  g_string_chunk_free (self->written);
  for (int i = 0; i < 4; i++)
    g_string_free (self->texts[i], TRUE);
  g_free (self);
}

guint64
livret_health_series_get_count (LivretHealthSeries *self)
{
  return self->count;
}

/* --- Names --------------------------------------------------------------------------------------
 */

/* U+00A0, U+202F and the like are spaces; several are one; long names are cut. */
static char *
tidy_name (const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = text; *p != '\0' && out->len < NAME_MAX_BYTES; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static char *
find_part (const char *device, const char *key)
{
  const char *found = strstr (device, key);
  g_autofree char *part = NULL;
  const char *end;

  if (found == NULL)
    return NULL;
  found += strlen (key);
  end = strstr (found, ", ");
  part = end != NULL ? g_strndup (found, end - found) : g_strdup (found);
  g_strdelimit (part, "<>", ' ');
  return tidy_name (part);
}

/* "<<HKDevice: 0x28160d040>, name:Apple Watch, …, hardware:Watch6,2, software:9.1>": the model
 * tells two watches apart; a new software is no new device. */
static char *
model_of (const char *device)
{
  static const char *const keys[] = { ", hardware:", ", model:", ", name:" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *part = find_part (device, keys[i]);

      if (part != NULL && *part != '\0')
        return g_steal_pointer (&part);
    }
  return g_strdup ("");
}

/* Each record has a pointer of its own before what the device is. */
static LivretHealthSlice
without_pointer (LivretHealthSlice device)
{
  static const char prefix[] = "&lt;&lt;HKDevice: 0x";
  gsize start = sizeof prefix - 1;
  gsize i = start;

  if (device.size < start || memcmp (device.text, prefix, start) != 0)
    return device;
  while (i < device.size && g_ascii_isxdigit (device.text[i]))
    i++;
  return (LivretHealthSlice) { device.text + i, device.size - i };
}

/* --- Streams ------------------------------------------------------------------------------------
 */

static LivretHealthStream *
stream_new (LivretHealthSeries *self)
{
  LivretHealthStream *stream = g_new0 (LivretHealthStream, 1);

  stream->source = tidy_name (self->texts[2]->str);
  stream->type = livret_health_type_find (self->texts[0]->str, stream->source);
  stream->name = tidy_name (livret_health_type_name (self->texts[0]->str));
  if (*stream->name == '\0')
    {
      g_free (stream->name);
      stream->name = g_strdup ("?");
    }
  if (stream->type != NULL)
    stream->unit = livret_health_unit (stream->type, self->texts[1]->str);
  stream->device = model_of (self->texts[3]->str);
  return stream;
}

/* The texts of the call, decoded, as one. */
static char *
decode_call (LivretHealthSeries *self, const LivretHealthSlice slices[4])
{
  for (int i = 0; i < 4; i++)
    {
      LivretHealthSlice slice = slices[i];

      slice.size = MIN (slice.size, 2048);
      livret_health_decode (slice, self->texts[i]);
    }
  return g_strdup_printf ("%s\n%s\n%s\n%s", self->texts[0]->str, self->texts[1]->str,
                          self->texts[2]->str, self->texts[3]->str);
}

static LivretHealthStream *
look_up (LivretHealthSeries *self, const LivretHealthSlice slices[4])
{
  g_autofree char *key = decode_call (self, slices);
  LivretHealthStream *stream = g_hash_table_lookup (self->streams, key);

  if (stream != NULL)
    return stream;
  /* The last place is everybody's who comes too late. */
  if (g_hash_table_size (self->streams) >= STREAMS_MAX)
    {
      g_free (key);
      key = g_strdup ("");
      stream = g_hash_table_lookup (self->streams, key);
      if (stream != NULL)
        return stream;
    }
  stream = stream_new (self);
  stream->too_many = *key == '\0';
  g_hash_table_insert (self->streams, g_steal_pointer (&key), stream);
  return stream;
}

static inline gboolean
calls (const Recent *recent, const LivretHealthSlice slices[4])
{
  const char *bytes = recent->bytes;

  for (int i = 0; i < 4; i++)
    if (recent->sizes[i] != slices[i].size)
      return FALSE;
  for (int i = 3; i >= 0; i--)
    {
      if (slices[i].size > 0 && memcmp (bytes, slices[i].text, slices[i].size) != 0)
        return FALSE;
      bytes += slices[i].size;
    }
  return recent->stream != NULL;
}

static void
remember (LivretHealthSeries *self, const LivretHealthSlice slices[4], LivretHealthStream *stream)
{
  Recent *recent = &self->recent[self->oldest];
  char *bytes = recent->bytes;
  gsize size = 0;

  for (int i = 0; i < 4; i++)
    size += slices[i].size;
  if (size > RECENT_BYTES)
    return;
  for (int i = 3; i >= 0; i--)
    {
      recent->sizes[i] = slices[i].size;
      if (slices[i].size > 0)
        memcpy (bytes, slices[i].text, slices[i].size);
      bytes += slices[i].size;
    }
  recent->stream = stream;
  self->last = self->oldest;
  self->oldest = (self->oldest + 1) % RECENT;
}

LivretHealthStream *
livret_health_series_find (LivretHealthSeries *self, const LivretHealthCall *call)
{
  const LivretHealthSlice slices[4] = { call->type, call->unit, call->source,
                                        without_pointer (call->device) };
  LivretHealthStream *stream;

  for (guint i = 0; i < RECENT; i++)
    {
      guint at = (self->last + i) % RECENT;

      if (calls (&self->recent[at], slices))
        {
          self->last = at;
          return self->recent[at].stream;
        }
    }
  stream = look_up (self, slices);
  remember (self, slices, stream);
  return stream;
}

/* --- Readings -----------------------------------------------------------------------------------
 */

gboolean
livret_health_series_flush (LivretHealthSeries *self)
{
  gboolean more = livret_sink_readings (self->sink, self->rows, self->n_rows);

  self->n_rows = 0;
  g_string_chunk_clear (self->written);
  return more;
}

/* Devices that differ by their software alone are one series. */
static gboolean
find_id (LivretHealthSeries *self, const LivretSinkSeries *series, guint16 *id, gboolean *taken)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%s\n%s", series->kind, series->unit,
                                          series->source, series->device);
  gpointer found;

  if (g_hash_table_lookup_extended (self->ids, key, NULL, &found))
    {
      *id = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  *taken = g_hash_table_size (self->ids) < SERIES_MAX;
  if (!*taken)
    return TRUE;
  if (!livret_sink_series (self->sink, series, id))
    return FALSE;
  g_hash_table_insert (self->ids, g_steal_pointer (&key), GUINT_TO_POINTER (*id));
  return TRUE;
}

static gboolean
open_series (LivretHealthSeries *self,
             LivretHealthStream *stream,
             const char *kind,
             const char *unit,
             gboolean *taken)
{
  LivretSinkSeries series = { kind, stream->source, stream->device, unit, FALSE };
  guint16 id = 0;

  *taken = stream->n_ids < G_N_ELEMENTS (stream->ids);
  if (!*taken)
    return TRUE;
  if (!find_id (self, &series, &id, taken))
    return FALSE;
  if (!*taken)
    return TRUE;
  stream->ids[stream->n_ids].kind = kind;
  stream->ids[stream->n_ids].unit = unit;
  stream->ids[stream->n_ids++].id = id;
  return TRUE;
}

gboolean
livret_health_series_add (LivretHealthSeries *self,
                          LivretHealthStream *stream,
                          const char *kind,
                          const char *unit,
                          const LivretSinkReading *reading,
                          gboolean *taken)
{
  LivretSinkReading *row;
  guint i = 0;

  *taken = !stream->too_many;
  while (i < stream->n_ids && (stream->ids[i].kind != kind || stream->ids[i].unit != unit))
    i++;
  if (*taken && i == stream->n_ids && !open_series (self, stream, kind, unit, taken))
    return FALSE;
  if (!*taken)
    return TRUE;
  row = &self->rows[self->n_rows++];
  *row = *reading;
  row->series = stream->ids[i].id;
  if (row->written != NULL)
    row->written = g_string_chunk_insert (self->written, row->written);
  self->count++;
  return self->n_rows < LIVRET_HEALTH_BATCH || livret_health_series_flush (self);
}
