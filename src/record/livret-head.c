/* livret-head.c: keeping the journal's head in the user's state folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-crypto.h"
#include "base/livret-text.h"

/* The file's name is a hash: two vaults of one computer cannot be told apart by it. */
static char *
head_path (LivretVault *vault)
{
  g_autofree char *name =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, livret_vault_get_id (vault), -1);

  return g_build_filename (g_get_user_state_dir (), "livret", "heads", name, NULL);
}

static gboolean
authenticate (LivretVault *vault, const char *line, guint8 mac[32], GError **error)
{
  /* Only who can open the vault can make a head; a rekey keeps a new one at once. */
  g_autoptr (LivretSecret) key =
      livret_hkdf_sha256 (livret_vault_get_key (vault), NULL, 0, "livret-journal-head", 32, error);

  if (key == NULL)
    return FALSE;
  livret_hmac_sha256 (key, line, strlen (line), mac);
  return TRUE;
}

static char *
head_line (LivretVault *vault, const LivretHead *head)
{
  g_autofree char *hash = livret_hex (head->hash, 32);

  return g_strdup_printf ("livret-head-v1 %s %" G_GINT64_FORMAT " %s", livret_vault_get_id (vault),
                          head->seq, hash);
}

gboolean
livret_head_load (LivretVault *vault, LivretHead *head, GError **error)
{
  g_autofree char *path = head_path (vault);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_auto (GStrv) words = NULL;
  guint8 mac[32], expected[32];

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  words = g_strsplit (g_strstrip (text), " ", 6);
  if (g_strv_length (words) == 3 && livret_hex_parse (words[1], head->hash, 32) &&
      livret_hex_parse (words[2], mac, 32))
    {
      head->seq = g_ascii_strtoll (words[0], NULL, 10);
      line = head_line (vault, head);
      if (!authenticate (vault, line, expected, error))
        return FALSE;
      if (memcmp (mac, expected, 32) == 0)
        return TRUE;
    }
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
                       _ ("What this computer remembers of the journal was changed by something "
                          "other than Livret."));
  return FALSE;
}

gboolean
livret_head_save (LivretVault *vault, const LivretHead *head, GError **error)
{
  g_autofree char *path = head_path (vault);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *line = head_line (vault, head);
  g_autofree char *hash = livret_hex (head->hash, 32);
  g_autofree char *mac_hex = NULL;
  g_autofree char *text = NULL;
  guint8 mac[32];

  if (!authenticate (vault, line, mac, error))
    return FALSE;
  mac_hex = livret_hex (mac, 32);
  text = g_strdup_printf ("%" G_GINT64_FORMAT " %s %s\n", head->seq, hash, mac_hex);
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (
      path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}
