/* livret-reader.c: the application's side of livret-reader: requests out, checked answers in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "record/livret-memfd.h"
#include "record/livret-reader-exchange.h"
#include "record/livret-reader-process.h"
#include "record/livret-wire-csv.h"
#include "record/livret-wire-kinds.h"
#include "record/livret-wire-sink.h"
#include "record/livret-wire-standing.h"

#define TIMEOUT_DEFAULT 60
#define PAGES_MAX 1000000 /* of a document: more is no answer of ours */

struct _LivretReader
{
  GMutex lock;
  char *program;
  guint timeout;
  LivretReaderProcess process;
};

LivretReader *
livret_reader_new (const char *program)
{
  LivretReader *self = g_new0 (LivretReader, 1);

  g_mutex_init (&self->lock);
  self->program = program != NULL ? g_strdup (program) : livret_reader_find_program ();
  self->timeout = TIMEOUT_DEFAULT;
#if LIVRET_TEST_HOOKS
  if (g_getenv ("LIVRET_READER_TIMEOUT") != NULL)
    livret_reader_set_timeout (
        self, (guint) g_ascii_strtoull (g_getenv ("LIVRET_READER_TIMEOUT"), NULL, 10));
#endif
  self->process.socket = -1;
  return self;
}

LivretReader *
livret_reader_new_recognizer (const char *program)
{
  LivretReader *self = livret_reader_new (program);

  self->process.recognizes = TRUE;
  return self;
}

void
livret_reader_free (LivretReader *self)
{
  if (self == NULL)
    return;
  livret_reader_process_kill (&self->process);
  g_mutex_clear (&self->lock);
  g_free (self->program);
  g_free (self);
}

void
livret_reader_set_timeout (LivretReader *self, guint seconds)
{
  self->timeout = MAX (seconds, 1);
}

void
livret_reader_renew (LivretReader *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  livret_reader_process_kill (&self->process);
}

LivretReaderConfinement
livret_reader_get_confinement (LivretReader *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->process.confinement;
}

static void
set_nonsense (GError **error)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
                       _ ("The reading process gave an answer that makes no sense; it was stopped "
                          "and nothing of it was kept."));
}

void
livret_reader_end_nonsense (LivretReader *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  livret_reader_process_kill (&self->process);
  set_nonsense (error);
}

/* The reader gets descriptors that can only be read, whatever the caller's allow. */
static int
open_read_only (int fd, GError **error)
{
  g_autofree char *path = NULL;
  int mode = fcntl (fd, F_GETFL);
  int seals = fcntl (fd, F_GET_SEALS);
  int copy;

  if (mode >= 0 && ((mode & O_ACCMODE) == O_RDONLY || (seals >= 0 && (seals & F_SEAL_WRITE) != 0)))
    copy = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  else
    {
      path = g_strdup_printf ("/proc/self/fd/%d", fd);
      copy = open (path, O_RDONLY | O_CLOEXEC);
    }
  if (copy < 0)
    g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                 _ ("The file could not be opened for reading: %s."), g_strerror (errno));
  return copy;
}

static gboolean
send_file (LivretReader *self, int fd, const char *media_type, GError **error)
{
  g_autofd int copy = open_read_only (fd, error);
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, LIVRET_WIRE_FILE);
  livret_wire_put_text (&frame, media_type);
  return copy >= 0 && livret_wire_put_fd (&frame, copy, error) &&
         livret_reader_process_send (&self->process, &frame, error);
}

static gboolean
send_files (LivretReader *self,
            const int *fds,
            const char *const *media_types,
            gsize n_files,
            GError **error)
{
  for (gsize i = 0; i < n_files; i++)
    if (!send_file (self, fds[i], media_types != NULL ? media_types[i] : NULL, error))
      {
        /* Half a request must not meet the next one. */
        livret_reader_process_kill (&self->process);
        return FALSE;
      }
  return TRUE;
}

/* What is made for somebody else comes from a process that has seen nothing else: a file that took
 * the process over could otherwise slip what it saw before into a package. A number of pages, which
 * stands in one, has room for that too. */
static gboolean
wants_fresh_process (const LivretWireFrame *request)
{
  guint32 op;

  memcpy (&op, request->payload->data, sizeof op);
  return op == LIVRET_WIRE_ASSEMBLE || op == LIVRET_WIRE_RENDITION || op == LIVRET_WIRE_COUNT;
}

/* Starts the process if none runs, and sends the files and the request. */
static gboolean
send_request (LivretReader *self,
              const int *fds,
              const char *const *media_types,
              gsize n_files,
              LivretWireFrame *request,
              GCancellable *cancellable,
              GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->process.used && wants_fresh_process (request))
    livret_reader_process_kill (&self->process);
  if (self->process.pid == 0 && !livret_reader_process_start (&self->process, self->program,
                                                              self->timeout, cancellable, error))
    return FALSE;
  self->process.used = TRUE;
  return send_files (self, fds, media_types, n_files, error) &&
         livret_reader_process_send (&self->process, request, error);
}

static void
set_reader_error (LivretWireFrame *frame, GError **error)
{
  g_autofree char *message = livret_wire_take_text (frame);

  if (message == NULL || !livret_wire_finish (frame))
    set_nonsense (error);
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE, message);
}

/* A sink that hears how far a work has come, and takes nothing. */
typedef struct
{
  LivretSink sink;
  const LivretProgress *progress;
  double most; /* told so far: nothing goes back, whatever the other side says */
} Listener;

static gboolean
on_progress (LivretSink *sink, guint64 done, guint64 total)
{
  Listener *self = (Listener *) sink;

  self->most = MAX (self->most, total > 0 ? (double) done / total : 0);
  livret_progress_tell (self->progress, self->most);
  return TRUE;
}

static const LivretSinkInterface listener_interface = { .progress = on_progress };

static gboolean
takes (const LivretSink *sink, guint32 type)
{
  return sink != NULL && livret_wire_is_sink (type) &&
         (sink->interface != &listener_interface || type == LIVRET_WIRE_PROGRESS);
}

/* Frames until the last, which is left in @frame; the sink's calls are made on the way. */
static gboolean
await_answer (LivretReader *self,
              LivretSink *sink,
              LivretWireFrame *frame,
              GCancellable *cancellable,
              GError **error)
{
  guint16 first_series = sink != NULL ? sink->n_series : 0;

  for (;;)
    {
      if (!livret_reader_process_receive (&self->process, frame, self->timeout, cancellable, error))
        return FALSE;
      if (frame->type == LIVRET_WIRE_DONE)
        return TRUE;
      if (frame->type == LIVRET_WIRE_FAILED)
        {
          set_reader_error (frame, error);
          return FALSE;
        }
      if (!takes (sink, frame->type))
        {
          set_nonsense (error);
          break;
        }
      if (!livret_wire_sink_apply (frame, sink, first_series, error))
        break;
      livret_wire_frame_clear (frame);
    }
  livret_reader_process_kill (&self->process);
  return FALSE;
}

static gboolean
exchange (LivretReader *self,
          const int *fds,
          const char *const *media_types,
          gsize n_files,
          LivretWireFrame *request,
          LivretSink *sink,
          LivretWireFrame *answer,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  livret_wire_frame_init (answer, 0);
  if (!send_request (self, fds, media_types, n_files, request, cancellable, error))
    return FALSE;
  livret_wire_frame_clear (answer);
  return await_answer (self, sink, answer, cancellable, error);
}

void
livret_reader_begin (LivretReader *self, LivretWireFrame *request, LivretWireOp op)
{
  livret_wire_frame_init (request, LIVRET_WIRE_REQUEST);
  livret_wire_put_u32 (request, op);
  livret_wire_put_u32 (request, self->timeout);
}

int
livret_reader_exchange_for_fd (LivretReader *self,
                               const int *fds,
                               const char *const *media_types,
                               gsize n_files,
                               LivretWireFrame *request,
                               LivretSink *sink,
                               GCancellable *cancellable,
                               GError **error)
{
  g_auto (LivretWireFrame) answer = { 0 };
  g_autofd int fd = -1;

  if (!exchange (self, fds, media_types, n_files, request, sink, &answer, cancellable, error))
    return -1;
  fd = livret_wire_take_fd (&answer);
  if (fd >= 0 && livret_wire_finish (&answer) && livret_memfd_seal (fd, NULL))
    return g_steal_fd (&fd);
  livret_reader_end_nonsense (self, error);
  return -1;
}

/* Of a request whose answer depends on whom cards are believed, and on the day: both end its
 * arguments, the former as a second file. */
static gboolean
exchange_with_issuers (LivretReader *self,
                       int fd,
                       const char *issuers,
                       LivretWireFrame *request,
                       LivretSink *sink,
                       LivretWireFrame *answer,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofd int text = -1;
  int fds[2] = { fd, -1 };

  livret_wire_put_u64 (request, (guint64) livret_clock_now ());
  if (issuers != NULL)
    fds[1] = text = livret_memfd_new ("issuers", issuers, strlen (issuers), error);
  if (issuers != NULL && text < 0)
    return FALSE;
  return exchange (self, fds, NULL, issuers != NULL ? 2 : 1, request, sink, answer, cancellable,
                   error);
}

gboolean
livret_reader_import (LivretReader *self,
                      int fd,
                      const LivretReadOptions *options,
                      LivretSink *sink,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  g_auto (LivretWireFrame) answer = { 0 };

  livret_reader_begin (self, &request, LIVRET_WIRE_IMPORT);
  livret_wire_put_text (&request, options != NULL ? options->name : NULL);
  livret_wire_put_text (&request, options != NULL ? options->format : NULL);
  livret_wire_put_text (&request, options != NULL ? options->language : NULL);
  livret_wire_put_own_kinds (&request);
  livret_wire_put_mapping (&request, options != NULL ? options->mapping : NULL);
  livret_wire_put_u32 (&request, options != NULL ? options->rows : 0);
  livret_wire_put_u32 (&request, options != NULL && options->intimate);
  return exchange_with_issuers (self, fd, options != NULL ? options->issuers : NULL, &request, sink,
                                &answer, cancellable, error);
}

GPtrArray *
livret_reader_standing (
    LivretReader *self, int fd, const char *issuers, GCancellable *cancellable, GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  g_auto (LivretWireFrame) answer = { 0 };
  g_autoptr (GPtrArray) standings = NULL;

  livret_reader_begin (self, &request, LIVRET_WIRE_STANDING);
  if (!exchange_with_issuers (self, fd, issuers, &request, NULL, &answer, cancellable, error))
    return NULL;
  standings = livret_wire_take_standings (&answer);
  if (standings != NULL && livret_wire_finish (&answer))
    return g_steal_pointer (&standings);
  livret_reader_end_nonsense (self, error);
  return NULL;
}

LivretCsvTable *
livret_reader_describe_table (LivretReader *self, int fd, GCancellable *cancellable, GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  g_auto (LivretWireFrame) answer = { 0 };
  g_autoptr (LivretCsvTable) table = NULL;

  livret_reader_begin (self, &request, LIVRET_WIRE_TABLE);
  livret_wire_put_own_kinds (&request);
  if (!exchange (self, &fd, NULL, 1, &request, NULL, &answer, cancellable, error))
    return NULL;
  table = livret_wire_take_table (&answer);
  if (table != NULL && livret_wire_finish (&answer))
    return g_steal_pointer (&table);
  livret_reader_end_nonsense (self, error);
  return NULL;
}

void
livret_pixels_clear (LivretPixels *pixels)
{
  g_clear_pointer (&pixels->bytes, g_bytes_unref);
}

/* No larger than was @asked for: a process that a file took over must not fill our memory. */
static gboolean
take_pixels (LivretWireFrame *answer, int asked, LivretPixels *pixels)
{
  guint32 width = livret_wire_take_u32 (answer);
  guint32 height = livret_wire_take_u32 (answer);
  guint32 stride = livret_wire_take_u32 (answer);
  g_autofd int fd = livret_wire_take_fd (answer);
  guint32 most = asked > 0 ? MIN (asked, LIVRET_WIRE_WIDTH_MAX) : LIVRET_WIRE_WIDTH_MAX;

  *pixels = (LivretPixels) { width, height, stride, NULL };
  if (fd < 0 || !livret_wire_finish (answer) || width == 0 || width > most || height == 0 ||
      height > LIVRET_WIRE_HEIGHT_MAX || stride != width * 4)
    return FALSE;
  pixels->bytes = livret_memfd_bytes (fd, NULL);
  return pixels->bytes != NULL && g_bytes_get_size (pixels->bytes) >= (gsize) stride * height;
}

gboolean
livret_reader_render (LivretReader *self,
                      int fd,
                      const char *media_type,
                      int page,
                      int width,
                      LivretPixels *pixels,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  g_auto (LivretWireFrame) answer = { 0 };

  *pixels = (LivretPixels) { 0 };
  livret_reader_begin (self, &request, LIVRET_WIRE_RENDER);
  livret_wire_put_u32 (&request, page);
  livret_wire_put_u32 (&request, width);
  if (!exchange (self, &fd, &media_type, 1, &request, NULL, &answer, cancellable, error))
    return FALSE;
  if (take_pixels (&answer, width, pixels))
    return TRUE;
  livret_pixels_clear (pixels);
  livret_reader_end_nonsense (self, error);
  return FALSE;
}

gboolean
livret_reader_recognizes (LivretReader *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->process.pid == 0 && !livret_reader_process_start (&self->process, self->program,
                                                              self->timeout, cancellable, error))
    return FALSE;
  return (self->process.confinement & LIVRET_READER_RECOGNIZES) != 0;
}

/* (transfer full) (nullable): what a sealed memfd holds, if that is text. */
static char *
take_text (int fd, GError **error)
{
  g_autoptr (GBytes) bytes = livret_memfd_bytes (fd, error);
  const char *data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size > 0 && (size > LIVRET_WIRE_DOCUMENT_TEXT_MAX || !g_utf8_validate_len (data, size, NULL)))
    return NULL;
  return g_strndup (size > 0 ? data : "", size);
}

char *
livret_reader_recognize (LivretReader *self,
                         int fd,
                         const char *media_type,
                         int page,
                         guint seconds,
                         int *confidence,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  g_auto (LivretWireFrame) answer = { 0 };
  g_autofd int words = -1;
  char *text = NULL;
  guint32 sure;

  livret_reader_begin (self, &request, LIVRET_WIRE_RECOGNIZE);
  livret_wire_put_u32 (&request, page);
  livret_wire_put_u32 (&request, seconds);
  if (!exchange (self, &fd, &media_type, 1, &request, NULL, &answer, cancellable, error))
    return NULL;
  sure = livret_wire_take_u32 (&answer);
  words = livret_wire_take_fd (&answer);
  if (words >= 0 && livret_wire_finish (&answer) && sure <= 100 && livret_memfd_seal (words, NULL))
    text = take_text (words, NULL);
  *confidence = (int) MIN (sure, 100);
  if (text == NULL)
    livret_reader_end_nonsense (self, error);
  return text;
}

char *
livret_reader_text (
    LivretReader *self, int fd, const char *media_type, GCancellable *cancellable, GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  g_autofd int fd_of_text = -1;
  char *text;

  livret_reader_begin (self, &request, LIVRET_WIRE_TEXT);
  fd_of_text =
      livret_reader_exchange_for_fd (self, &fd, &media_type, 1, &request, NULL, cancellable, error);
  if (fd_of_text < 0)
    return NULL;
  text = take_text (fd_of_text, NULL);
  if (text == NULL)
    livret_reader_end_nonsense (self, error);
  return text;
}

int
livret_reader_count_pages (
    LivretReader *self, int fd, const char *media_type, GCancellable *cancellable, GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  g_auto (LivretWireFrame) answer = { 0 };
  guint32 n;

  livret_reader_begin (self, &request, LIVRET_WIRE_COUNT);
  if (!exchange (self, &fd, &media_type, 1, &request, NULL, &answer, cancellable, error))
    return -1;
  n = livret_wire_take_u32 (&answer);
  if (livret_wire_finish (&answer) && n >= 1 && n <= PAGES_MAX)
    return n;
  livret_reader_end_nonsense (self, error);
  return -1;
}

int
livret_reader_rendition (LivretReader *self,
                         int fd,
                         const char *media_type,
                         const char *target,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };

  livret_reader_begin (self, &request, LIVRET_WIRE_RENDITION);
  livret_wire_put_text (&request, target);
  return livret_reader_exchange_for_fd (self, &fd, &media_type, 1, &request, NULL, cancellable,
                                        error);
}

int
livret_reader_assemble (LivretReader *self,
                        const int *fds,
                        gsize n_files,
                        const char *title,
                        const LivretSecret *password,
                        const LivretProgress *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (LivretWireFrame) request = { 0 };
  Listener listener = { { &listener_interface, 0 }, progress };
  int fd;

  livret_reader_begin (self, &request, LIVRET_WIRE_ASSEMBLE);
  livret_wire_put_text (&request, title);
  livret_wire_put_text (&request, password != NULL ? livret_secret_text (password) : NULL);
  if (!livret_reader_check_count (n_files, error))
    return -1;
  fd = livret_reader_exchange_for_fd (self, fds, NULL, n_files, &request, &listener.sink,
                                      cancellable, error);
  livret_wipe (request.payload->data, request.payload->len);
  return fd;
}
