/* livret-bundle.h: files that came as one, in an archive or a message, each read as if brought
 * alone. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-format.h"
#include "formats/livret-packed-sink.h"

G_BEGIN_DECLS

/* Archives in archives. */
#define LIVRET_BUNDLE_DEPTH_MAX 3

/**
 * livret_bundle_take: one file, by its own format. What cannot be read is set aside with its
 * reason.
 * @name: its path as it came
 * @says: (nullable): what stands around it says of it; its name, where that says nothing
 * Returns: %FALSE when the sink wants no more
 */
gboolean livret_bundle_take (LivretPackedSink *sink,
                             const char *name,
                             GBytes *bytes,
                             const LivretPackedSays *says,
                             const LivretImportOptions *options,
                             guint64 position);

G_END_DECLS
