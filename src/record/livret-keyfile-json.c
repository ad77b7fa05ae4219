/* livret-keyfile-json.c: keys.json as text: what is written, what is accepted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-json.h"
#include "base/livret-text.h"
#include "record/livret-keyfile-private.h"

/* What a key file may ask for: an attacker who can write it must not be able to make opening it
 * eat the machine. A new vault asks for 64 MiB, 3 to 32 times: at most 2 GiB written in all. */
#define MEMORY_KIB_LIMIT (1024 * 1024)
#define COST_KIB_LIMIT (8 * 1024 * 1024)
#define LANES_LIMIT 16
#define LABEL_LIMIT 512
#define ID_SIZE 36

static const char *const kinds[] = { "passphrase", "recovery", "keyring" };

const char *
livret_slot_kind_to_string (LivretSlotKind kind)
{
  return kinds[kind];
}

static void
set_hex (JsonObject *object, const char *member, const guint8 *data, gsize size)
{
  g_autofree char *hex = livret_hex (data, size);

  json_object_set_string_member (object, member, hex);
}

/* Ids are shown before the file is known to be authentic: nothing but a UUID's characters. */
static gboolean
is_id (const char *text)
{
  return text != NULL && strlen (text) == ID_SIZE && strspn (text, "0123456789abcdef-") == ID_SIZE;
}

static gboolean
get_hex (JsonObject *object, const char *member, guint8 *out, gsize size)
{
  const char *hex = livret_json_get_string (object, member);

  return hex != NULL && livret_hex_parse (hex, out, size);
}

static JsonObject *
kdf_to_json (const LivretKdf *kdf)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", "argon2id");
  json_object_set_int_member (object, "memory_kib", kdf->memory_kib);
  json_object_set_int_member (object, "iterations", kdf->iterations);
  json_object_set_int_member (object, "lanes", kdf->lanes);
  set_hex (object, "salt", kdf->salt, sizeof kdf->salt);
  return object;
}

static JsonObject *
slot_header_to_json (const LivretKeySlot *slot)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", slot->id);
  json_object_set_string_member (object, "kind", kinds[slot->kind]);
  json_object_set_int_member (object, "created", slot->created);
  return object;
}

char *
livret_keyfile_slot_header (const LivretKeyfile *file, const LivretKeySlot *slot)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = slot_header_to_json (slot);

  json_object_set_string_member (object, "vault", file->vault_id);
  json_object_set_object_member (object, "kdf", kdf_to_json (&file->kdf));
  json_node_take_object (node, object);
  return livret_json_canonical (node);
}

static JsonObject *
slot_to_json (const LivretKeySlot *slot)
{
  JsonObject *object = slot_header_to_json (slot);
  gsize size;
  const guint8 *label = g_bytes_get_data (slot->label, &size);

  set_hex (object, "nonce", slot->nonce, sizeof slot->nonce);
  set_hex (object, "wrapped", slot->wrapped, sizeof slot->wrapped);
  set_hex (object, "label_nonce", slot->label_nonce, sizeof slot->label_nonce);
  set_hex (object, "label", label, size);
  return object;
}

JsonObject *
livret_keyfile_to_json (const LivretKeyfile *file)
{
  JsonObject *object = json_object_new ();
  JsonArray *slots = json_array_new ();

  json_object_set_string_member (object, "format", "livret-keys");
  json_object_set_int_member (object, "version", 1);
  json_object_set_string_member (object, "vault", file->vault_id);
  json_object_set_int_member (object, "generation", file->generation);
  json_object_set_object_member (object, "kdf", kdf_to_json (&file->kdf));
  for (guint i = 0; i < file->slots->len; i++)
    json_array_add_object_element (slots, slot_to_json (file->slots->pdata[i]));
  json_object_set_array_member (object, "slots", slots);
  return object;
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
                       _ ("keys.json is damaged; put back the one of your last copy."));
}

static gboolean
kdf_from_json (JsonObject *object, LivretKdf *kdf, GError **error)
{
  gint64 memory = livret_json_get_int (object, "memory_kib", 0);
  gint64 iterations = livret_json_get_int (object, "iterations", 0);
  gint64 lanes = livret_json_get_int (object, "lanes", 0);

  if (g_strcmp0 (livret_json_get_string (object, "name"), "argon2id") != 0 || memory < 8 ||
      iterations < 1 || lanes < 1 || memory < 8 * lanes ||
      !get_hex (object, "salt", kdf->salt, sizeof kdf->salt))
    {
      set_damaged (error);
      return FALSE;
    }
  if (memory > MEMORY_KIB_LIMIT || iterations > COST_KIB_LIMIT / memory || lanes > LANES_LIMIT)
    {
      g_set_error_literal (
          error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_HOSTILE,
          _ ("keys.json asks for more memory or time than Livret will spend: it was not "
             "made by Livret. Nothing was opened."));
      return FALSE;
    }
  kdf->memory_kib = memory;
  kdf->iterations = iterations;
  kdf->lanes = lanes;
  return TRUE;
}

static LivretKeySlot *
slot_from_json (JsonObject *object)
{
  g_autoptr (GBytes) label = NULL;
  const char *id = livret_json_get_string (object, "id");
  const char *kind = livret_json_get_string (object, "kind");
  const char *hex = livret_json_get_string (object, "label");
  LivretKeySlot *slot;
  guint8 buffer[LABEL_LIMIT];
  int k = 0;

  while (k < (int) G_N_ELEMENTS (kinds) && g_strcmp0 (kind, kinds[k]) != 0)
    k++;
  if (!is_id (id) || k == (int) G_N_ELEMENTS (kinds) || hex == NULL ||
      strlen (hex) > 2 * LABEL_LIMIT || !livret_hex_parse (hex, buffer, strlen (hex) / 2))
    return NULL;
  label = g_bytes_new (buffer, strlen (hex) / 2);
  slot = g_new0 (LivretKeySlot, 1);
  slot->id = g_strdup (id);
  slot->kind = k;
  slot->created = livret_json_get_int (object, "created", 0);
  slot->label = g_steal_pointer (&label);
  if (get_hex (object, "nonce", slot->nonce, sizeof slot->nonce) &&
      get_hex (object, "wrapped", slot->wrapped, sizeof slot->wrapped) &&
      get_hex (object, "label_nonce", slot->label_nonce, sizeof slot->label_nonce))
    return slot;
  livret_key_slot_free (slot);
  return NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
slots_from_json (JsonObject *object, LivretKeyfile *file)
{
  JsonNode *node = json_object_get_member (object, "slots");
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  if (json_array_get_length (array) > LIVRET_KEYFILE_SLOTS)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      LivretKeySlot *slot =
          JSON_NODE_HOLDS_OBJECT (element) ? slot_from_json (json_node_get_object (element)) : NULL;

      if (slot == NULL)
        return FALSE;
      g_ptr_array_add (file->slots, slot);
    }
  return TRUE;
}

gboolean
livret_keyfile_from_json (LivretKeyfile *file, JsonObject *object, GError **error)
{
  const char *vault_id = livret_json_get_string (object, "vault");
  JsonObject *kdf = get_object (object, "kdf");

  if (livret_json_get_int (object, "version", 0) > 1)
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NEWER,
                           _ ("This vault was made by a newer Livret; update Livret to open it."));
      return FALSE;
    }
  if (kdf != NULL && !kdf_from_json (kdf, &file->kdf, error))
    return FALSE;
  if (livret_json_get_int (object, "version", 0) != 1 || kdf == NULL || !is_id (vault_id) ||
      g_strcmp0 (livret_json_get_string (object, "format"), "livret-keys") != 0 ||
      !get_hex (object, "mac", file->mac, sizeof file->mac) || !slots_from_json (object, file))
    {
      set_damaged (error);
      return FALSE;
    }
  g_free (file->vault_id);
  file->vault_id = g_strdup (vault_id);
  file->generation = livret_json_get_int (object, "generation", 0);
  return TRUE;
}
