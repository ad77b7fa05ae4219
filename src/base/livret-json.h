/* livret-json.h: canonical JSON, for what is hashed or authenticated.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * livret_json_canonical:
 * Returns: (transfer full): RFC 8785 bytes of a tree that holds only objects, arrays, strings,
 *   integers, booleans and null (a double is a programming error: numbers are kept as text)
 */
char *livret_json_canonical (JsonNode *node);

/** livret_json_parse: bounded parse of untrusted text: size, depth 32. */
JsonNode *livret_json_parse (const char *text, gssize length, gsize limit, GError **error);

/** livret_json_get_string: (nullable): member of an object if it is a string. Borrowed. */
const char *livret_json_get_string (JsonObject *object, const char *member);
gint64 livret_json_get_int (JsonObject *object, const char *member, gint64 otherwise);

G_END_DECLS
