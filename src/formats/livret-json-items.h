/* livret-json-items.h: the values of a JSON text one after another, without holding the text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-json.h"
#include "formats/livret-input.h"

G_BEGIN_DECLS

/** The longest value that is looked at. */
#define LIVRET_JSON_ITEM_MAX (4 * 1024 * 1024)

typedef struct _LivretJsonItems LivretJsonItems;

typedef enum
{
  LIVRET_JSON_ITEM_GOOD,
  LIVRET_JSON_ITEM_BAD, /* no object, no valid JSON, nested too deeply or too long */
  LIVRET_JSON_ITEM_CUT, /* the text ends inside a value, or before the list's end */
  LIVRET_JSON_ITEM_END,
} LivretJsonItem;

/**
 * livret_json_items_new:
 * @input: borrowed; one object, a list of objects, or objects one after another, on a line each or
 *   not (NDJSON). UTF-8.
 */
LivretJsonItems *livret_json_items_new (LivretInput *input);
void livret_json_items_free (LivretJsonItems *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretJsonItems, livret_json_items_free)

/** livret_json_items_next: @object: (out) (transfer none): valid until the next call; only of a
 * good item. */
LivretJsonItem livret_json_items_next (LivretJsonItems *self, JsonObject **object);
/** livret_json_items_get_number: of the item at hand, from 1. */
guint32 livret_json_items_get_number (LivretJsonItems *self);
/** livret_json_items_get_position: bytes that were read. */
guint64 livret_json_items_get_position (LivretJsonItems *self);

/** livret_json_head_members: (nullable) (transfer full): the names of the members of the first
 * object as far as the text's beginning holds them; %NULL if it begins with none. */
GStrv livret_json_head_members (const char *head, gsize size);

/** livret_json_get_object: (nullable): member of an object if it is an object. Borrowed. */
JsonObject *livret_json_get_object (JsonObject *object, const char *member);
/** livret_json_get_array: (nullable): member of an object if it is a list. Borrowed. */
JsonArray *livret_json_get_array (JsonObject *object, const char *member);
/** livret_json_get_number: @decimals: (out) (optional): digits behind the point, as few as give the
 * number back; %FALSE if there is no finite number of that name. */
gboolean
livret_json_get_number (JsonObject *object, const char *member, double *value, guint8 *decimals);

G_END_DECLS
