/* livret-json-writer.h: JSON as text, member after member; numbers as short as they read back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** livret_json_open, livret_json_close: @bracket is one of '{', '[' and '}', ']'. */
void livret_json_open (GString *json, char bracket);
void livret_json_close (GString *json, char bracket);
/** livret_json_key: the name of the member that comes next. */
void livret_json_key (GString *json, const char *key);
void livret_json_string (GString *json, const char *text);
void livret_json_int (GString *json, gint64 value);
/** livret_json_number: rounded to @decimals digits, -1 all; %NAN as null. */
void livret_json_number (GString *json, double value, int decimals);
void livret_json_bool (GString *json, gboolean value);
void livret_json_null (GString *json);
/** livret_json_member, livret_json_member_int: key and value at once. */
void livret_json_member (GString *json, const char *key, const char *text);
void livret_json_member_int (GString *json, const char *key, gint64 value);

G_END_DECLS
