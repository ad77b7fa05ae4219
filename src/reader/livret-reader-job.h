/* livret-reader-job.h: one request: its files and arguments, and the works that answer it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-progress.h"
#include "base/livret-secret.h"
#include "formats/livret-formats.h"
#include "formats/livret-image.h"
#include "reader/livret-reader-crop.h"

G_BEGIN_DECLS

/** LivretReaderFile: a file of the request; @bytes is mapped when first asked for. */
typedef struct
{
  int fd;
  char *media_type;
  LivretInput *input;
} LivretReaderFile;

void livret_reader_file_free (gpointer file);
/** livret_reader_file_bytes: (transfer none): of the file at @index of @files. */
GBytes *livret_reader_file_bytes (GPtrArray *files, guint index, GError **error);
const char *livret_reader_file_type (GPtrArray *files, guint index);

/** livret_reader_text_of: (transfer full): text of a document for reading and searching. */
char *livret_reader_text_of (GBytes *bytes, const char *media_type, GError **error);
/** livret_reader_rendition_of: the same content as @target; a sealed memfd, -1 on error. */
int livret_reader_rendition_of (GBytes *bytes,
                                const char *media_type,
                                const char *target,
                                GError **error);
/** livret_reader_compose_files: photographs as one PDF; a sealed memfd, -1 on error.
 * @parts: (nullable): one a file; without them all pages of all files, as they are */
int livret_reader_compose_files (GPtrArray *files,
                                 const LivretReaderPart *parts,
                                 const char *title,
                                 GError **error);
/** livret_reader_assemble_files: PDFs as one PDF; a sealed memfd, -1 on error.
 * @progress: (nullable) */
int livret_reader_assemble_files (GPtrArray *files,
                                  const char *title,
                                  const LivretSecret *password,
                                  const LivretProgress *progress,
                                  GError **error);

G_END_DECLS
