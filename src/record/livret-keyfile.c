/* livret-keyfile.c: reading, authenticating and durably writing keys.json.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "base/livret-json.h"
#include "base/livret-text.h"
#include "record/livret-keyfile-private.h"
#include "record/livret-place.h"

#define FILE_LIMIT (64 * 1024)

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

static LivretKeySlot *
key_slot_copy (const LivretKeySlot *from)
{
  LivretKeySlot *slot = g_memdup2 (from, sizeof *from);

  slot->id = g_strdup (from->id);
  slot->label = g_bytes_ref (from->label);
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

LivretKeyfile *
livret_keyfile_copy (const LivretKeyfile *from)
{
  LivretKeyfile *file = g_memdup2 (from, sizeof *from);

  file->vault_id = g_strdup (from->vault_id);
  file->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_key_slot_free);
  for (guint i = 0; i < from->slots->len; i++)
    g_ptr_array_add (file->slots, key_slot_copy (from->slots->pdata[i]));
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

static gboolean
compute_mac (const LivretKeyfile *file, const LivretSecret *key, guint8 mac[32])
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autoptr (LivretSecret) mac_key = livret_hkdf_sha256 (key, NULL, 0, "livret-keys-mac", 32, NULL);

  if (mac_key == NULL)
    return FALSE;
  json_node_take_object (node, livret_keyfile_to_json (file));
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

/* --- On disk -----------------------------------------------------------------------------------
 */

/* Reads at most FILE_LIMIT bytes, whatever stands there. */
static char *
read_bounded (const char *path, gsize *size, GError **error)
{
  g_autofree char *text = g_malloc (FILE_LIMIT + 1);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  gssize n = 0;

  *size = 0;
  while (fd >= 0 && *size <= FILE_LIMIT &&
         ((n = read (fd, text + *size, FILE_LIMIT + 1 - *size)) > 0 || (n < 0 && errno == EINTR)))
    *size += MAX (n, 0);
  if (fd < 0 || n < 0)
    {
      int number = errno;

      g_set_error (error, LIVRET_RECORD_ERROR,
                   number == ENOENT ? LIVRET_RECORD_ERROR_NOT_FOUND : LIVRET_RECORD_ERROR_FAILED,
                   _ ("The key file %s could not be read: %s."), path, g_strerror (number));
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
  return livret_keyfile_from_json (file, json_node_get_object (node), error)
             ? g_steal_pointer (&file)
             : NULL;
}

static gboolean
write_all (int fd, const char *text)
{
  gsize left = strlen (text);

  while (left > 0)
    {
      gssize n = write (fd, text, left);

      if (n < 0 && errno != EINTR)
        return FALSE;
      text += MAX (n, 0);
      left -= MAX (n, 0);
    }
  return TRUE;
}

/* On the disk before it gets its name, so that the name always leads to a whole file. */
static gboolean
write_part (const char *part, const char *text)
{
  int fd;
  gboolean ok;

  g_unlink (part);
  fd = open (part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  ok = fd >= 0 && write_all (fd, text) && fsync (fd) == 0;
  if (fd >= 0)
    {
      int number = errno;

      ok = close (fd) == 0 && ok;
      errno = ok ? errno : number;
    }
  return ok;
}

static gboolean
replace_file (const char *path, const char *text, GError **error)
{
  g_autofree char *part = livret_keyfile_part_path (path);
  g_autofree char *folder = g_path_get_dirname (path);
  int number;

  if (write_part (part, text) && g_rename (part, path) == 0 && livret_place_sync (folder))
    return TRUE;
  number = errno;
  g_unlink (part);
  g_set_error (error, LIVRET_RECORD_ERROR, livret_place_error_code (number),
               _ ("The keys of the vault could not be written: %s. Nothing was changed."),
               g_strerror (number));
  return FALSE;
}

char *
livret_keyfile_part_path (const char *path)
{
  return g_strconcat (path, ".part", NULL);
}

gboolean
livret_keyfile_save (LivretKeyfile *file, const char *path, const LivretSecret *key, GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  g_autofree char *mac = NULL;
  JsonObject *object;

  /* One more could never be loaded again. */
  if (file->slots->len > LIVRET_KEYFILE_SLOTS)
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                   ngettext ("A vault can have %d key; remove one first.",
                             "A vault can have %d keys; remove one first.", LIVRET_KEYFILE_SLOTS),
                   LIVRET_KEYFILE_SLOTS);
      return FALSE;
    }
  file->generation++;
  if (!compute_mac (file, key, file->mac))
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_FAILED,
                           _ ("The key file could not be authenticated; nothing was changed."));
      return FALSE;
    }
  object = livret_keyfile_to_json (file);
  mac = livret_hex (file->mac, sizeof file->mac);
  json_object_set_string_member (object, "mac", mac);
  json_node_take_object (node, object);
  text = json_to_string (node, TRUE);
  return replace_file (path, text, error);
}
