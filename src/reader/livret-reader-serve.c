/* livret-reader-serve.c: the reader's life: confine itself, then answer requests until told to end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-serve.h"

#include <glib/gi18n-lib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/livret-base.h"
#include "formats/livret-card.h"
#include "formats/livret-csv-map.h"
#include "reader/livret-reader-confine.h"
#include "reader/livret-reader-job.h"
#include "reader/livret-reader-pages.h"
#include "reader/livret-reader-prepare.h"
#include "reader/livret-reader-words.h"
#include "record/livret-memfd.h"
#include "record/livret-wire-cells.h"
#include "record/livret-wire-csv.h"
#include "record/livret-wire-hits.h"
#include "record/livret-wire-kinds.h"
#include "record/livret-wire-sink.h"
#include "record/livret-wire-standing.h"

/* The application ends us first; this is for when it is gone. */
#define GRACE_SECONDS 5
/* Behind everything that somebody waits for. */
#define PATIENCE 15
#define PARTS 1000 /* of a work, as progress is told */

typedef struct
{
  int socket;
  LivretReaderProbe probe;
  GPtrArray *files;
  guint timeout;
} Server;

static gboolean
send_failure (Server *self, const char *sentence)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_FAILED);
  livret_wire_put_text (&frame, sentence);
  return livret_wire_send (self->socket, &frame, NULL);
}

/* Takes @fd. */
static gboolean
send_fd (Server *self, int fd, GError **error)
{
  g_auto (LivretWireFrame) frame = { 0 };
  gboolean done;

  if (fd < 0)
    return FALSE;
  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  done = livret_wire_put_fd (&frame, fd, error);
  close (fd);
  return done && livret_wire_send (self->socket, &frame, error);
}

/* The works: FALSE with an error is answered with its sentence. */

/* What a column holds may be a kind that a person added. */
static LivretCsvMapping *
take_kinds_and_mapping (LivretWireFrame *request)
{
  livret_wire_take_own_kinds (request);
  return livret_wire_take_mapping (request);
}

/* Whom cards are believed comes as a second file; NULL: nobody. */
static char *
take_issuers (Server *self)
{
  GBytes *bytes = self->files->len > 1 ? livret_reader_file_bytes (self->files, 1, NULL) : NULL;

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static gboolean
do_import (Server *self, LivretWireFrame *request, GError **error)
{
  g_autofree char *name = livret_wire_take_text (request);
  g_autofree char *format = livret_wire_take_text (request);
  g_autofree char *language = livret_wire_take_text (request);
  g_autoptr (LivretCsvMapping) mapping = take_kinds_and_mapping (request);
  guint32 rows = livret_wire_take_u32 (request);
  gboolean intimate = livret_wire_take_u32 (request) != 0;
  LivretReaderFile *file = g_ptr_array_index (self->files, 0);
  gint64 now = (gint64) livret_wire_take_u64 (request);
  g_autofree char *issuers = take_issuers (self);
  LivretImportOptions options = {
    language, mapping, rows, intimate, .issuers = issuers, .now = now
  };
  g_auto (LivretWireSink) sink = { 0 };
  g_auto (LivretWireFrame) done = { 0 };
  g_autoptr (LivretInput) input = livret_input_new (file->fd, name, error);

  livret_wire_frame_init (&done, LIVRET_WIRE_DONE);
  livret_wire_sink_init (&sink, self->socket);
  sink.alarm_seconds = self->timeout + GRACE_SECONDS;
  if (input == NULL || request->damaged)
    return FALSE;
  if (!livret_format_import (input, format, &options, &sink.sink, error))
    {
      /* Without an error of the format's own, the application is gone or a frame was refused. */
      livret_unreadable (error, _ ("The file could not be read to its end."));
      return FALSE;
    }
  return livret_wire_send (self->socket, &done, error);
}

static gboolean
do_table (Server *self, LivretWireFrame *request, GError **error)
{
  LivretReaderFile *file = g_ptr_array_index (self->files, 0);
  g_autoptr (LivretInput) input = livret_input_new (file->fd, NULL, error);
  g_autoptr (LivretCsvTable) table = NULL;
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_take_own_kinds (request);
  if (input != NULL && !request->damaged)
    table = livret_format_csv_describe (input, error);
  if (table == NULL)
    return FALSE;
  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  livret_wire_put_table (&frame, table);
  return livret_wire_send (self->socket, &frame, error);
}

static gboolean
do_standing (Server *self, LivretWireFrame *request, GError **error)
{
  gint64 now = (gint64) livret_wire_take_u64 (request);
  GBytes *bytes = livret_reader_file_bytes (self->files, 0, error);
  g_autofree char *issuers = take_issuers (self);
  g_autoptr (GPtrArray) standings =
      bytes != NULL ? livret_cards_judge (bytes, issuers, now, error) : NULL;
  g_auto (LivretWireFrame) frame = { 0 };

  if (standings == NULL)
    return FALSE;
  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  livret_wire_put_standings (&frame, standings);
  return livret_wire_send (self->socket, &frame, error);
}

static gboolean
do_render (Server *self, LivretWireFrame *request, GError **error)
{
  int page = livret_wire_take_u32 (request);
  int width = livret_wire_take_u32 (request);
  GBytes *bytes = livret_reader_file_bytes (self->files, 0, error);
  const char *type = livret_reader_file_type (self->files, 0);
  g_autoptr (LivretPages) pages = bytes != NULL ? livret_pages_open (bytes, type, error) : NULL;
  g_auto (LivretImage) image = { 0 };
  g_auto (LivretWireFrame) frame = { 0 };
  gboolean done;
  int fd;

  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  if (pages == NULL || !livret_pages_render (pages, page, width, &image, error))
    return FALSE;
  fd = livret_memfd_new ("pixels", image.pixels, (gsize) image.stride * image.height, error);
  if (fd < 0)
    return FALSE;
  livret_wire_put_u32 (&frame, image.width);
  livret_wire_put_u32 (&frame, image.height);
  livret_wire_put_u32 (&frame, image.stride);
  done = livret_wire_put_fd (&frame, fd, error);
  close (fd);
  return done && livret_wire_send (self->socket, &frame, error);
}

static gboolean
do_text (Server *self, LivretWireFrame *request, GError **error)
{
  GBytes *bytes = livret_reader_file_bytes (self->files, 0, error);
  const char *type = livret_reader_file_type (self->files, 0);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return FALSE;
  if (self->probe != NULL && strcmp (type, LIVRET_READER_PROBE_TYPE) == 0)
    {
      g_autofree char *words = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      text = self->probe (words);
    }
  else
    text = livret_reader_text_of (bytes, type, error);
  return text != NULL &&
         send_fd (self, livret_memfd_new ("text", text, strlen (text), error), error);
}

static gboolean
do_recognize (Server *self, LivretWireFrame *request, GError **error)
{
  guint32 page = livret_wire_take_u32 (request);
  guint32 seconds = livret_wire_take_u32 (request);
  GBytes *bytes = livret_reader_file_bytes (self->files, 0, error);
  const char *type = livret_reader_file_type (self->files, 0);
  g_auto (LivretWireFrame) frame = { 0 };
  g_autofree char *words = NULL;
  int confidence = 0;
  gboolean done;
  int fd;

  if (bytes != NULL)
    words = livret_words_of_page (bytes, type, (int) MIN (page, G_MAXINT32),
                                  MIN (seconds, self->timeout), &confidence, error);
  fd = words != NULL ? livret_memfd_new ("words", words, strlen (words), error) : -1;
  if (fd < 0)
    return FALSE;
  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  livret_wire_put_u32 (&frame, confidence);
  done = livret_wire_put_fd (&frame, fd, error);
  close (fd);
  return done && livret_wire_send (self->socket, &frame, error);
}

static gboolean
do_count (Server *self, LivretWireFrame *request, GError **error)
{
  GBytes *bytes = livret_reader_file_bytes (self->files, 0, error);
  const char *type = livret_reader_file_type (self->files, 0);
  g_autoptr (LivretPages) pages = bytes != NULL ? livret_pages_open (bytes, type, error) : NULL;
  g_auto (LivretWireFrame) frame = { 0 };

  if (pages == NULL)
    return FALSE;
  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  livret_wire_put_u32 (&frame, livret_pages_count (pages));
  return livret_wire_send (self->socket, &frame, error);
}

/* The answer may be longer than a frame: what would be its payload goes in a memfd. */
static gboolean
send_list (Server *self,
           LivretPages *pages,
           void (*put) (LivretWireFrame *frame, const GPtrArray *list),
           const GPtrArray *list,
           GError **error)
{
  g_auto (LivretWireFrame) answer = { 0 };

  livret_wire_frame_init (&answer, LIVRET_WIRE_DONE);
  livret_wire_put_u32 (&answer, livret_pages_count (pages));
  put (&answer, list);
  return send_fd (self, livret_memfd_new ("list", answer.payload->data, answer.payload->len, error),
                  error);
}

static gboolean
do_find (Server *self, LivretWireFrame *request, GError **error)
{
  g_autofree char *words = livret_wire_take_text (request);
  guint32 first = livret_wire_take_u32 (request);
  GBytes *bytes = livret_reader_file_bytes (self->files, 0, error);
  const char *type = livret_reader_file_type (self->files, 0);
  g_autoptr (LivretPages) pages = bytes != NULL ? livret_pages_open (bytes, type, error) : NULL;
  g_autoptr (GPtrArray) hits = livret_page_hits_new ();

  return pages != NULL && words != NULL &&
         livret_pages_find (pages, words, (int) MIN (first, G_MAXINT32), hits, error) &&
         send_list (self, pages, livret_wire_put_hits, hits, error);
}

static gboolean
do_cells (Server *self, LivretWireFrame *request, GError **error)
{
  guint32 first = livret_wire_take_u32 (request);
  GBytes *bytes = livret_reader_file_bytes (self->files, 0, error);
  const char *type = livret_reader_file_type (self->files, 0);
  g_autoptr (LivretPages) pages = bytes != NULL ? livret_pages_open (bytes, type, error) : NULL;
  g_autoptr (GPtrArray) cells = livret_page_cells_new ();

  return pages != NULL && livret_pages_cells (pages, (int) MIN (first, G_MAXINT32), cells, error) &&
         send_list (self, pages, livret_wire_put_cells, cells, error);
}

static gboolean
do_rendition (Server *self, LivretWireFrame *request, GError **error)
{
  g_autofree char *target = livret_wire_take_text (request);
  GBytes *bytes = livret_reader_file_bytes (self->files, 0, error);
  const char *type = livret_reader_file_type (self->files, 0);

  return bytes != NULL && target != NULL &&
         send_fd (self, livret_reader_rendition_of (bytes, type, target, error), error);
}

/* NULL: damaged, or not one a file. */
static LivretReaderPart *
take_parts (Server *self, guint32 n, LivretWireFrame *request)
{
  g_autofree LivretReaderPart *parts = g_new0 (LivretReaderPart, self->files->len);

  for (guint32 i = 0; n == self->files->len && i < n; i++)
    {
      parts[i].page = livret_wire_take_u32 (request);
      parts[i].turns = livret_wire_take_u32 (request);
      parts[i].left = livret_wire_take_u32 (request);
      parts[i].top = livret_wire_take_u32 (request);
      parts[i].right = livret_wire_take_u32 (request);
      parts[i].bottom = livret_wire_take_u32 (request);
    }
  return n == self->files->len && !request->damaged ? g_steal_pointer (&parts) : NULL;
}

static gboolean
do_compose (Server *self, LivretWireFrame *request, GError **error)
{
  g_autofree char *title = livret_wire_take_text (request);
  guint32 n = livret_wire_take_u32 (request);
  g_autofree LivretReaderPart *parts = n > 0 ? take_parts (self, n, request) : NULL;

  if (n > 0 && parts == NULL)
    return FALSE;
  return send_fd (self, livret_reader_compose_files (self->files, parts, title, error), error);
}

static void
send_progress (double done, gpointer data)
{
  LivretWireSink *sink = data;

  livret_sink_progress (&sink->sink, (guint64) (done * PARTS), PARTS);
}

static gboolean
do_assemble (Server *self, LivretWireFrame *request, GError **error)
{
  g_autofree char *title = livret_wire_take_text (request);
  char *words = livret_wire_take_text (request);
  g_autoptr (LivretSecret) password = words != NULL ? livret_secret_new_take (words) : NULL;
  g_auto (LivretWireSink) sink = { 0 };
  const LivretProgress progress = LIVRET_PROGRESS_INIT (send_progress, &sink);

  livret_wipe (request->payload->data, request->payload->len);
  livret_wire_sink_init (&sink, self->socket);
  sink.alarm_seconds = self->timeout + GRACE_SECONDS;
  return send_fd (
      self, livret_reader_assemble_files (self->files, title, password, &progress, error), error);
}

typedef gboolean (*Work) (Server *self, LivretWireFrame *request, GError **error);

static const Work works[] = {
  [LIVRET_WIRE_IMPORT] = do_import,     [LIVRET_WIRE_RENDER] = do_render,
  [LIVRET_WIRE_TEXT] = do_text,         [LIVRET_WIRE_RENDITION] = do_rendition,
  [LIVRET_WIRE_COMPOSE] = do_compose,   [LIVRET_WIRE_ASSEMBLE] = do_assemble,
  [LIVRET_WIRE_COUNT] = do_count,       [LIVRET_WIRE_TABLE] = do_table,
  [LIVRET_WIRE_STANDING] = do_standing, [LIVRET_WIRE_RECOGNIZE] = do_recognize,
  [LIVRET_WIRE_FIND] = do_find,         [LIVRET_WIRE_CELLS] = do_cells,
};

/* FALSE when the application is gone or makes no sense: the process then ends. */
static gboolean
answer (Server *self, LivretWireFrame *request)
{
  g_autoptr (GError) error = NULL;
  guint32 op = livret_wire_take_u32 (request);
  guint32 timeout = livret_wire_take_u32 (request);
  gboolean done;

  self->timeout = MIN (timeout, 86400);
  if (op >= G_N_ELEMENTS (works) || works[op] == NULL || self->files->len == 0)
    return FALSE;
  alarm (self->timeout + GRACE_SECONDS);
  done = works[op](self, request, &error);
  alarm (0);
  g_ptr_array_set_size (self->files, 0);
  if (request->damaged)
    return FALSE;
  if (done)
    return TRUE;
  return send_failure (self, error != NULL ? error->message : _ ("The file could not be read."));
}

static gboolean
keep_file (Server *self, LivretWireFrame *frame)
{
  LivretReaderFile *file = g_new0 (LivretReaderFile, 1);

  file->media_type = livret_wire_take_text (frame);
  file->fd = livret_wire_take_fd (frame);
  g_ptr_array_add (self->files, file);
  return livret_wire_finish (frame) && self->files->len <= LIVRET_READER_FILES_MAX;
}

static void
serve (Server *self)
{
  gboolean more = TRUE;

  while (more)
    {
      g_auto (LivretWireFrame) frame = { 0 };

      if (!livret_wire_receive (self->socket, &frame, NULL))
        return;
      if (frame.type == LIVRET_WIRE_FILE)
        more = keep_file (self, &frame);
      else
        more = frame.type == LIVRET_WIRE_REQUEST && answer (self, &frame);
    }
}

static gboolean
say_hello (int socket, LivretReaderConfinement confinement)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_HELLO);
  livret_wire_put_u32 (&frame, confinement);
  return livret_wire_send (socket, &frame, NULL);
}

int
livret_reader_main (LivretReaderProbe probe, gboolean recognizes)
{
  Server self = { .socket = LIVRET_READER_SOCKET, .probe = probe };
  LivretReaderConfinement confinement = LIVRET_READER_CONFINED_SECCOMP;
  g_autofree char *locale = livret_locale_folder ();
  g_autoptr (GError) error = NULL;

  if (!livret_reader_confine_limits (self.socket, &error))
    {
      send_failure (&self, error->message);
      return 1;
    }
  /* Landlock binds only threads to come, seccomp all: warming up in between starts threads. */
  if (livret_reader_confine_files (locale))
    confinement |= LIVRET_READER_CONFINED_LANDLOCK;
  livret_reader_prepare (locale);
  if (recognizes)
    {
      setpriority (PRIO_PROCESS, 0, PATIENCE);
      if (livret_words_prepare ())
        confinement |= LIVRET_READER_RECOGNIZES;
    }
  if (!livret_reader_confine_calls (&error))
    {
      send_failure (&self, error->message);
      return 1;
    }
  if (!say_hello (self.socket, confinement))
    return 1;
  self.files = g_ptr_array_new_with_free_func (livret_reader_file_free);
  serve (&self);
  g_ptr_array_unref (self.files);
  return 0;
}
