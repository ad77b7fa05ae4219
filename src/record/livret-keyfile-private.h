/* livret-keyfile-private.h: what livret-keyfile.c and livret-keyfile-json.c share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "record/livret-keyfile.h"

G_BEGIN_DECLS

/** livret_keyfile_to_json: (transfer full): everything but the MAC. */
JsonObject *livret_keyfile_to_json (const LivretKeyfile *file);
/** livret_keyfile_from_json: all of it, bounded; @file is fresh. */
gboolean livret_keyfile_from_json (LivretKeyfile *file, JsonObject *object, GError **error);

G_END_DECLS
