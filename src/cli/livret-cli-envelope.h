/* livret-cli-envelope.h: a package for browsers, opened again to look at what was handed over.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written apart from what makes packages (sharing/livret-envelope.c), from the format alone: what
 * opens here opens for the receiver.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "base/livret-secret.h"
#include "cli/livret-cli.h"

G_BEGIN_DECLS

typedef struct _LivretCliEnvelope LivretCliEnvelope;

/**
 * livret_cli_envelope_open: reads the file and tries the phrase on its first segment.
 * #LIVRET_RECORD_ERROR_WRONG_KEY: another phrase; #LIVRET_RECORD_ERROR_UNREADABLE: no package, or
 * one that is cut short or changed.
 */
LivretCliEnvelope *
livret_cli_envelope_open (const char *path, const LivretSecret *phrase, GError **error);
void livret_cli_envelope_free (LivretCliEnvelope *envelope);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCliEnvelope, livret_cli_envelope_free)

/** livret_cli_envelope_header: what stands in clear. Borrowed. */
JsonObject *livret_cli_envelope_header (LivretCliEnvelope *envelope);
/** livret_cli_envelope_bytes: (transfer full): one segment. */
GBytes *livret_cli_envelope_bytes (LivretCliEnvelope *envelope, gint64 index, GError **error);
/** livret_cli_envelope_json: (transfer full): one segment that is a JSON object. */
JsonNode *livret_cli_envelope_json (LivretCliEnvelope *envelope, gint64 index, GError **error);

G_END_DECLS
