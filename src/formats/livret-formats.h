/* livret-formats.h: the formats Livret reads, and which of them a file is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-format.h"

G_BEGIN_DECLS

/** livret_formats: all formats, in the order of the list; %NULL-terminated. */
const LivretFormat *const *livret_formats (void);
const LivretFormat *livret_format_by_id (const char *id);
/** livret_format_by_media_type: (nullable): the document format whose files are of this type. */
const LivretFormat *livret_format_by_media_type (const char *media_type);
/** livret_format_title: in the current language. */
const char *livret_format_title (const LivretFormat *format);
/** livret_format_detect: (nullable): by content; the name only breaks ties of plain text. */
const LivretFormat *livret_format_detect (LivretInput *input, GError **error);
/**
 * livret_format_import: detects, tells the sink the format, and reads.
 * @format: (nullable): id to force
 */
gboolean livret_format_import (LivretInput *input,
                               const char *format,
                               const LivretImportOptions *options,
                               LivretSink *sink,
                               GError **error);

G_END_DECLS
