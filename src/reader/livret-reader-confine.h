/* livret-reader-confine.h: what the reading process gives up before it meets a foreign byte.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-reader.h"

G_BEGIN_DECLS

/**
 * livret_reader_confine_limits: closes every descriptor but the standard ones and @socket, sets
 * limits on memory, files and core dumps; no new privileges, not traceable.
 */
gboolean livret_reader_confine_limits (int socket, GError **error);
/**
 * livret_reader_confine_files: Landlock: only fonts, what the libraries load and the translations
 * in the folder @locale can be opened, and only to be read; no TCP, no signals. Before any thread
 * is started: it binds the calling one. Returns: whether the kernel offers it
 */
gboolean livret_reader_confine_files (const char *locale);
/** livret_reader_confine_calls: seccomp: the system calls that reading needs; others end the
 * process. */
gboolean livret_reader_confine_calls (GError **error);

G_END_DECLS
