/* livret-health-member.h: what stands in a HealthKit archive beside the readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-archive.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/** livret_health_is_export: whether a file that begins so is HealthKit's XML. */
gboolean livret_health_is_export (const char *head, gsize size);
/**
 * livret_health_member: a member that is not the export: an electrocardiogram, a route or a
 * clinical record becomes a document, another one is set aside with the reason.
 * @budget: bytes of documents that are still taken from this archive
 */
gboolean livret_health_member (
    LivretArchive *archive, const char *name, LivretSink *sink, guint64 *budget, GError **error);
/** livret_health_lone: (nullable): media type of a file that is such an electrocardiogram or route,
 * outside its archive: by what it holds alone. */
const char *livret_health_lone (const char *head, gsize size);
/** livret_health_lone_import: that file is a document, as if it came in its archive. */
gboolean livret_health_lone_import (LivretInput *input, LivretSink *sink, GError **error);

G_END_DECLS
