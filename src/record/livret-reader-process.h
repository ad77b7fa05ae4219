/* livret-reader-process.h: starting, watching and ending the reading process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-reader.h"
#include "record/livret-wire.h"

G_BEGIN_DECLS

/** LivretReaderProcess: one running livret-reader; @pid 0 when none runs; @used once it had a file.
 */
typedef struct
{
  GPid pid;
  gboolean recognizes; /* what it is started for */
  int socket;
  gboolean used;
  LivretReaderConfinement confinement;
} LivretReaderProcess;

/** livret_reader_find_program: (transfer full): the reader beside us in the build tree, or
 * installed. */
char *livret_reader_find_program (void);

/** livret_reader_process_start: starts @program and waits until it says that it is confined. */
gboolean livret_reader_process_start (LivretReaderProcess *process,
                                      const char *program,
                                      guint timeout,
                                      GCancellable *cancellable,
                                      GError **error);
/** livret_reader_process_kill: ends it at once; nothing happens when none runs. Returns: wait
 * status. */
int livret_reader_process_kill (LivretReaderProcess *process);
gboolean
livret_reader_process_send (LivretReaderProcess *process, LivretWireFrame *frame, GError **error);
/**
 * livret_reader_process_receive: the next frame, at most @timeout seconds from now.
 *
 * Errors: LIVRET_RECORD_ERROR_READER, G_IO_ERROR_CANCELLED; the process is ended then.
 */
gboolean livret_reader_process_receive (LivretReaderProcess *process,
                                        LivretWireFrame *frame,
                                        guint timeout,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
