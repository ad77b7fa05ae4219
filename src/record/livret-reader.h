/* livret-reader.h: the application's side of livret-reader, the sandboxed process that alone
 * touches foreign bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All calls are synchronous and belong on a worker thread; a LivretReader serves one call at a time
 * (it locks itself). The process is started at the first call, kept for the next, killed after
 * @timeout without a word or when cancelled, and started anew after a crash. File descriptors given
 * are borrowed and read by pread() from their start; those returned are sealed memfds, owned by the
 * caller.
 *
 * Errors: LIVRET_RECORD_ERROR_UNREADABLE (the reader said why), LIVRET_RECORD_ERROR_READER (crash,
 * time-out), G_IO_ERROR_CANCELLED.
 */
#pragma once

#include "base/livret-progress.h"
#include "base/livret-secret.h"
#include "record/livret-memfd.h"
#include "record/livret-csv-mapping.h"
#include "record/livret-sink.h"
#include "record/livret-standing.h"

G_BEGIN_DECLS

typedef struct _LivretReader LivretReader;

/** livret_reader_new: @program NULL: the installed livret-reader, or the build tree's beside us. */
LivretReader *livret_reader_new (const char *program);
/** livret_reader_new_recognizer: one of its own for the words in pictures: it starts slowly, is
 * patient with others, and serves livret_reader_recognize() besides. */
LivretReader *livret_reader_new_recognizer (const char *program);
/* What the process is started with, then. */
#define LIVRET_READER_RECOGNIZE "--recognize"
void livret_reader_free (LivretReader *reader);
/** livret_reader_set_timeout: seconds without an answer after which the process is killed; 60. */
void livret_reader_set_timeout (LivretReader *reader, guint seconds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretReader, livret_reader_free)

/**
 * livret_reader_renew: ends the process; the next call starts one that has seen no file, in case a
 * hostile one has taken it over. What is made for others (assembling, renditions, counting pages)
 * always comes from a new one.
 */
void livret_reader_renew (LivretReader *reader);

/** LivretReaderConfinement: what holds the process back; seccomp always does, or it does not start.
 */
typedef enum
{
  LIVRET_READER_CONFINED_SECCOMP = 1 << 0,
  LIVRET_READER_CONFINED_LANDLOCK = 1 << 1,
  LIVRET_READER_RECOGNIZES = 1 << 8, /* and whether it knows how to read the words in pictures */
} LivretReaderConfinement;
/** livret_reader_get_confinement: of the process running now; 0 before the first call. */
LivretReaderConfinement livret_reader_get_confinement (LivretReader *reader);

/* Most files one compose or assemble call takes. */
#define LIVRET_READER_FILES_MAX 1000

/**
 * LivretReadOptions:
 * @name: file name as the person knows it, a hint only
 * @format: (nullable): id to force, else by content
 * @language: "fr" or "en": breaks ties of day and month order
 * @mapping: (nullable): what the columns of a table hold, with the format "csv"
 * @rows: of a table so many and no more; 0: all
 * @intimate: readings that are not taken unasked are asked for
 * @issuers: (nullable): whom signed cards are believed, as livret_issuers_text() has it
 */
typedef struct
{
  const char *name;
  const char *format;
  const char *language;
  const LivretCsvMapping *mapping;
  guint rows;
  gboolean intimate;
  const char *issuers;
} LivretReadOptions;

/** livret_reader_import: reads one file into @sink. What was given before an error stays given. */
gboolean livret_reader_import (LivretReader *reader,
                               int fd,
                               const LivretReadOptions *options,
                               LivretSink *sink,
                               GCancellable *cancellable,
                               GError **error);

/** livret_reader_describe_table: (transfer full): header and samples of a table in text. */
LivretCsvTable *livret_reader_describe_table (LivretReader *reader,
                                              int fd,
                                              GCancellable *cancellable,
                                              GError **error);

/**
 * livret_reader_standing: how the signed cards of a file stand now.
 * @issuers: (nullable): as in #LivretReadOptions
 * Returns: (transfer full) (nullable) (element-type LivretStanding): %NULL on error
 */
GPtrArray *livret_reader_standing (
    LivretReader *reader, int fd, const char *issuers, GCancellable *cancellable, GError **error);

/** LivretPixels: CAIRO_FORMAT_ARGB32, premultiplied, @stride bytes a row. */
typedef struct
{
  int width;
  int height;
  int stride;
  GBytes *bytes;
} LivretPixels;
void livret_pixels_clear (LivretPixels *pixels);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretPixels, livret_pixels_clear)

/** livret_reader_render: page @page (from 0) of a PDF, image, text or RTF, @width pixels wide (≤
 * 4096). */
gboolean livret_reader_render (LivretReader *reader,
                               int fd,
                               const char *media_type,
                               int page,
                               int width,
                               LivretPixels *pixels,
                               GCancellable *cancellable,
                               GError **error);

/** livret_reader_text: (transfer full): the text for reading and searching, pages separated by \f.
 */
char *livret_reader_text (LivretReader *reader,
                          int fd,
                          const char *media_type,
                          GCancellable *cancellable,
                          GError **error);

/** livret_reader_recognizes: starts the process, if none runs, and asks whether it has Tesseract
 * and its data. %FALSE without @error: it has not. */
gboolean livret_reader_recognizes (LivretReader *reader, GCancellable *cancellable, GError **error);
/**
 * livret_reader_recognize: (transfer full): the words that are seen on page @page (from 0) of a PDF
 * or a picture; "" where there are none, or nothing that could be words.
 * @seconds: the most that one page may take
 * @confidence: how sure it is, 0 to 100
 */
char *livret_reader_recognize (LivretReader *reader,
                               int fd,
                               const char *media_type,
                               int page,
                               guint seconds,
                               int *confidence,
                               GCancellable *cancellable,
                               GError **error);

/** livret_reader_count_pages: pages of a PDF, image, text or RTF as livret_reader_render() has
 * them; -1 on error. */
int livret_reader_count_pages (LivretReader *reader,
                               int fd,
                               const char *media_type,
                               GCancellable *cancellable,
                               GError **error);

/* Pages that one call of livret_reader_find() looks through. */
#define LIVRET_READER_FIND_PAGES 40
/**
 * livret_reader_find: where any of @words stands on LIVRET_READER_FIND_PAGES pages from @first on,
 * as a search understands them. A picture has no words here.
 * @hits: (element-type LivretPageHit): what is found is added, in the order of the pages; see
 * record/livret-wire-hits.h. After an error it may hold anything
 * Returns: how many pages the document has, -1 on error
 */
int livret_reader_find (LivretReader *reader,
                        int fd,
                        const char *media_type,
                        const char *words,
                        int first,
                        GPtrArray *hits,
                        GCancellable *cancellable,
                        GError **error);

/**
 * livret_reader_cells: what stands in rows on LIVRET_READER_FIND_PAGES pages of a PDF from @first
 * on, as the eye sees it, in whatever order the file has it; see record/livret-wire-cells.h. What
 * is no PDF has none.
 * @cells: (element-type LivretPageCell): what is found is added, in the order of pages and rows.
 * After an error it may hold anything
 * Returns: how many pages the document has, -1 on error
 */
int livret_reader_cells (LivretReader *reader,
                         int fd,
                         const char *media_type,
                         int first,
                         GPtrArray *cells,
                         GCancellable *cancellable,
                         GError **error);

/**
 * livret_reader_rendition: the same content in a form browsers show.
 * @target: "image/jpeg", "image/png", "text/plain" or "application/pdf"
 * Returns: a memfd, -1 on error
 */
int livret_reader_rendition (LivretReader *reader,
                             int fd,
                             const char *media_type,
                             const char *target,
                             GCancellable *cancellable,
                             GError **error);

/** livret_reader_compose: several photographs as one PDF, in order, a page each. Returns a memfd or
 * -1. */
int livret_reader_compose (LivretReader *reader,
                           const int *fds,
                           const char *const *media_types,
                           gsize n_files,
                           const char *title,
                           GCancellable *cancellable,
                           GError **error);

/** How many parts a side of a picture has, for the edges of what is kept of it. */
#define LIVRET_CROP_SIDE 10000

/** LivretCrop: what is kept of a picture: edges in LIVRET_CROP_SIDE-ths of its width or height. */
typedef struct
{
  guint left;
  guint top;
  guint right;
  guint bottom;
} LivretCrop;

#define LIVRET_CROP_NONE ((LivretCrop) { 0, 0, LIVRET_CROP_SIDE, LIVRET_CROP_SIDE })

/**
 * LivretReaderSheet: a page made of a photograph.
 * @page: of the file, from 0
 * @turns: quarter turns clockwise, after the camera's own
 * @crop: of the picture turned so
 */
typedef struct
{
  int fd;
  const char *media_type;
  guint page;
  guint turns;
  LivretCrop crop;
} LivretReaderSheet;

/**
 * livret_reader_arrange: photographs as one PDF as a person arranged them, a page each.
 *
 * A JPEG that is only turned goes in as it is. A cropped picture is made anew from what is kept:
 * nothing of what was cut off is in the file. Returns a memfd or -1; a frame with nothing in it is
 * LIVRET_RECORD_ERROR_UNREADABLE.
 */
int livret_reader_arrange (LivretReader *reader,
                           const LivretReaderSheet *sheets,
                           gsize n_sheets,
                           const char *title,
                           GCancellable *cancellable,
                           GError **error);

/**
 * livret_reader_assemble: PDFs one after another as one file, metadata dropped but for @title.
 * @password: (nullable): encrypts with AES-256 (R6) under it, random owner password. It is the
 *   package's password; the vault's key never comes here.
 * @progress: (nullable): told on this thread
 * Returns: a memfd or -1
 */
int livret_reader_assemble (LivretReader *reader,
                            const int *fds,
                            gsize n_files,
                            const char *title,
                            const LivretSecret *password,
                            const LivretProgress *progress,
                            GCancellable *cancellable,
                            GError **error);

/** livret_memfd_bytes: (transfer full): a sealed memfd mapped; the descriptor stays the caller's.
 */
GBytes *livret_memfd_bytes (int fd, GError **error);

G_END_DECLS
