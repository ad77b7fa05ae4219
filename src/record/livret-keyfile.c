/* livret-keyfile.c: reading, authenticating and durably writing keys.json.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "base/livret-json.h"
#include "base/livret-text.h"

/* What a key file may ask for: an attacker who can write it must not be able to make opening it
 * eat the machine. */
#define FILE_LIMIT (64 * 1024)
#define SLOTS_LIMIT 32
#define MEMORY_KIB_LIMIT (1024 * 1024)
#define ITERATIONS_LIMIT 64
#define LANES_LIMIT 16
#define LABEL_LIMIT 512

static const char *const kinds[] = { "passphrase", "recovery", "keyring" };

const char *
livret_slot_kind_to_string (LivretSlotKind kind)
{
  return kinds[kind];
}

LivretKeySlot *
livret_key_slot_new (LivretSlotKind kind)
{
  LivretKeySlot *slot = g_new0 (LivretKeySlot, 1);

  slot->id = livret_uuid_new ();
  slot->kind = kind;
  slot->created = livret_clock_now ();
  slot->label = g_bytes_new_static ("", 0);
  return slot;
}

void
livret_key_slot_free (LivretKeySlot *slot)
{
  g_free (slot->id);
  g_bytes_unref (slot->label);
  g_free (slot);
}

LivretKeyfile *
livret_keyfile_new (void)
{
  LivretKeyfile *file = g_new0 (LivretKeyfile, 1);

  file->vault_id = livret_uuid_new ();
  file->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_key_slot_free);
  return file;
}

void
livret_keyfile_free (LivretKeyfile *file)
{
  if (file == NULL)
    return;
  g_free (file->vault_id);
  g_ptr_array_unref (file->slots);
  g_free (file);
}

static void
set_hex (JsonObject *object, const char *member, const guint8 *data, gsize size)
{
  g_autofree char *hex = livret_hex (data, size);

  json_object_set_string_member (object, member, hex);
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

static JsonObject *
file_to_json (const LivretKeyfile *file)
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

static gboolean
compute_mac (const LivretKeyfile *file, const LivretSecret *key, guint8 mac[32])
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autoptr (LivretSecret) mac_key = livret_hkdf_sha256 (key, NULL, 0, "livret-keys-mac", 32, NULL);

  if (mac_key == NULL)
    return FALSE;
  json_node_take_object (node, file_to_json (file));
  text = livret_json_canonical (node);
  livret_hmac_sha256 (mac_key, text, strlen (text), mac);
  return TRUE;
}

gboolean
livret_keyfile_authentic (const LivretKeyfile *file, const LivretSecret *key)
{
  guint8 mac[32];
  guint8 differs = 0;

  if (!compute_mac (file, key, mac))
    return FALSE;
  for (guint i = 0; i < sizeof mac; i++)
    differs |= mac[i] ^ file->mac[i];
  return differs == 0;
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
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
                           _ ("keys.json is damaged; put back the one of your last copy."));
      return FALSE;
    }
  if (memory > MEMORY_KIB_LIMIT || iterations > ITERATIONS_LIMIT || lanes > LANES_LIMIT)
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
  if (id == NULL || strlen (id) != 36 || k == (int) G_N_ELEMENTS (kinds) || hex == NULL ||
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
  if (json_array_get_length (array) > SLOTS_LIMIT)
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

static gboolean
file_from_json (LivretKeyfile *file, JsonObject *object, GError **error)
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
  if (livret_json_get_int (object, "version", 0) != 1 || kdf == NULL || vault_id == NULL ||
      strlen (vault_id) != 36 ||
      g_strcmp0 (livret_json_get_string (object, "format"), "livret-keys") != 0 ||
      !get_hex (object, "mac", file->mac, sizeof file->mac) || !slots_from_json (object, file))
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
                           _ ("keys.json is damaged; put back the one of your last copy."));
      return FALSE;
    }
  g_free (file->vault_id);
  file->vault_id = g_strdup (vault_id);
  file->generation = livret_json_get_int (object, "generation", 0);
  return TRUE;
}

/* Reads at most FILE_LIMIT bytes, whatever stands there. */
static char *
read_bounded (const char *path, gsize *size, GError **error)
{
  g_autofree char *text = g_malloc (FILE_LIMIT + 1);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gssize n = 0;

  *size = 0;
  while (fd >= 0 && *size <= FILE_LIMIT &&
         (n = read (fd, text + *size, FILE_LIMIT + 1 - *size)) > 0)
    *size += n;
  if (fd < 0 || n < 0)
    {
      g_set_error (error, LIVRET_RECORD_ERROR,
                   errno == ENOENT ? LIVRET_RECORD_ERROR_NOT_FOUND : LIVRET_RECORD_ERROR_FAILED,
                   _ ("The key file %s could not be read: %s"), path, g_strerror (errno));
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&text);
}

LivretKeyfile *
livret_keyfile_load (const char *path, GError **error)
{
  g_autoptr (LivretKeyfile) file = livret_keyfile_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  gsize size;

  text = read_bounded (path, &size, error);
  if (text == NULL)
    return NULL;
  node = livret_json_parse (text, size, FILE_LIMIT, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
                           _ ("keys.json is damaged; put back the one of your last copy."));
      return NULL;
    }
  return file_from_json (file, json_node_get_object (node), error) ? g_steal_pointer (&file) : NULL;
}

gboolean
livret_keyfile_save (LivretKeyfile *file, const char *path, const LivretSecret *key, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  JsonObject *object;

  file->generation++;
  if (!compute_mac (file, key, file->mac))
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                           _ ("The key file could not be authenticated; nothing was changed."));
      return FALSE;
    }
  object = file_to_json (file);
  set_hex (object, "mac", file->mac, sizeof file->mac);
  json_node_take_object (node, object);
  text = json_to_string (node, TRUE);
  /* CONSISTENT | DURABLE: temporary file, fsync, rename; then the folder itself is synced. */
  if (!g_file_set_contents_full (path, text, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 error))
    return FALSE;
  {
    g_autofree char *folder = g_path_get_dirname (path);
    int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd >= 0)
      {
        fsync (fd);
        close (fd);
      }
  }
  return TRUE;
}
