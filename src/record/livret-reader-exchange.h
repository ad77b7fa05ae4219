/* livret-reader-exchange.h: what the requests to livret-reader are made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-reader.h"
#include "record/livret-wire.h"

G_BEGIN_DECLS

/** livret_reader_begin: the frame of a request, whose own words follow. */
void livret_reader_begin (LivretReader *self, LivretWireFrame *request, LivretWireOp op);
/** livret_reader_exchange_for_fd: an answer that is one sealed memfd; -1 with the error.
 * @media_types: (nullable): PDF, all of them; @sink: (nullable): hears of progress */
int livret_reader_exchange_for_fd (LivretReader *self,
                                   const int *fds,
                                   const char *const *media_types,
                                   gsize n_files,
                                   LivretWireFrame *request,
                                   LivretSink *sink,
                                   GCancellable *cancellable,
                                   GError **error);
/** livret_reader_end_nonsense: of an answer that makes no sense: it is the last one taken from this
 * process. */
void livret_reader_end_nonsense (LivretReader *self, GError **error);
/** livret_reader_check_count: whether so many files can be put together at once. */
gboolean livret_reader_check_count (gsize n_files, GError **error);

G_END_DECLS
