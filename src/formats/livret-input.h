/* livret-input.h: the bytes of a foreign file, bounded, read by position.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-record.h"

G_BEGIN_DECLS

#define LIVRET_INPUT_HEAD 4096
/* The most that is looked at as a whole. */
#define LIVRET_INPUT_MAX (512 * 1024 * 1024)
/* The most that is read piece by piece. */
#define LIVRET_INPUT_STREAM_MAX (32 * G_GUINT64_CONSTANT (1024 * 1024 * 1024))

typedef struct _LivretInput LivretInput;

/**
 * livret_input_new:
 * @fd: borrowed; a regular file or a memfd
 * @name: (nullable): the file's name as the person knows it, a hint only
 *
 * Errors: LIVRET_RECORD_ERROR_UNREADABLE for what is empty, no file or above
 * LIVRET_INPUT_STREAM_MAX.
 */
LivretInput *livret_input_new (int fd, const char *name, GError **error);
LivretInput *livret_input_new_for_bytes (GBytes *bytes, const char *name);
void livret_input_free (LivretInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretInput, livret_input_free)

/** livret_input_get_name: "" if unknown. */
const char *livret_input_get_name (LivretInput *input);
gboolean livret_input_has_suffix (LivretInput *input, const char *const *suffixes);
/** livret_input_head: the first bytes, at most LIVRET_INPUT_HEAD, not NUL-terminated. */
const guint8 *livret_input_head (LivretInput *input, gsize *size);
gboolean livret_input_starts_with (LivretInput *input, const char *magic, gsize size);
/** livret_input_get_size: in bytes. */
guint64 livret_input_get_size (LivretInput *input);
/** livret_input_read: up to @size bytes from @offset on; 0 at the end, -1 when it failed. May be
 * called from any thread. */
gssize livret_input_read (LivretInput *input, guint64 offset, gpointer buffer, gsize size);
/** livret_input_bytes: (transfer none): all of it, mapped or read once. Errors: above
 * LIVRET_INPUT_MAX. */
GBytes *livret_input_bytes (LivretInput *input, GError **error);

/** livret_input_keep: (transfer full): what a probe made of the file, for those that come after it;
 * freed with the input. */
void livret_input_keep (LivretInput *input, gpointer data, GDestroyNotify destroy);
/** livret_input_get_kept: (nullable) (transfer none) */
gpointer livret_input_get_kept (LivretInput *input);

/** livret_unreadable: sets LIVRET_RECORD_ERROR_UNREADABLE with a translated sentence; answers
 * %FALSE. */
gboolean livret_unreadable (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
