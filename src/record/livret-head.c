/* livret-head.c: keeping the journal's head outside the vault: state folder and a second place.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line: sequence number, hash, and a MAC for each raw key under which it holds.
 */
#include "record/livret-head.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-crypto.h"
#include "base/livret-text.h"

#define MACS 2

static const LivretHeadPlace *second_place;

void
livret_head_set_place (const LivretHeadPlace *place)
{
  second_place = place;
}

/* The file's name is a hash: two vaults of one computer cannot be told apart by it. */
static char *
head_path (LivretVault *vault)
{
  g_autofree char *name =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, livret_vault_get_id (vault), -1);

  return g_build_filename (g_get_user_state_dir (), "livret", "heads", name, NULL);
}

/* Only who can open the vault can make a head. */
static gboolean
authenticate (LivretVault *vault,
              const LivretSecret *raw_key,
              const LivretHead *head,
              guint8 mac[32],
              GError **error)
{
  g_autoptr (LivretSecret) key =
      livret_hkdf_sha256 (raw_key, NULL, 0, "livret-journal-head", 32, error);
  g_autofree char *hash = livret_hex (head->hash, 32);
  g_autofree char *line = g_strdup_printf ("livret-head-v1 %s %" G_GINT64_FORMAT " %s",
                                           livret_vault_get_id (vault), head->seq, hash);

  if (key == NULL)
    return FALSE;
  livret_hmac_sha256 (key, line, strlen (line), mac);
  return TRUE;
}

/* Whether one of @words is the MAC of @head. */
static gboolean
is_authentic (LivretVault *vault, const LivretHead *head, char **words, GError **error)
{
  guint8 mac[32], expected[32];

  if (!authenticate (vault, livret_vault_get_key (vault), head, expected, error))
    return FALSE;
  for (guint i = 0; i < MACS && words[i] != NULL; i++)
    if (livret_hex_parse (words[i], mac, 32) && memcmp (mac, expected, 32) == 0)
      return TRUE;
  return FALSE;
}

/* Whether @line is an authentic head of @vault. */
static gboolean
read_line (LivretVault *vault, char *line, LivretHead *head, GError **error)
{
  g_auto (GStrv) words = g_strsplit (g_strstrip (line), " ", 2 + MACS + 1);

  if (g_strv_length (words) < 3 || !livret_hex_parse (words[1], head->hash, 32))
    return FALSE;
  head->seq = g_ascii_strtoll (words[0], NULL, 10);
  return is_authentic (vault, head, words + 2, error);
}

gboolean
livret_head_load (LivretVault *vault, LivretHead *head, GError **error)
{
  g_autofree char *path = head_path (vault);
  g_autofree char *file = NULL;
  g_autofree char *second = NULL;
  char *lines[2];
  gboolean found = FALSE;

  if (livret_vault_is_passing (vault))
    return FALSE;
  g_file_get_contents (path, &file, NULL, NULL);
  if (second_place != NULL)
    second = second_place->load (livret_vault_get_id (vault));
  lines[0] = file;
  lines[1] = second;
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) failed = NULL;
      LivretHead kept;

      if (lines[i] != NULL && read_line (vault, lines[i], &kept, &failed) &&
          (!found || kept.seq > head->seq))
        {
          *head = kept;
          found = TRUE;
        }
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
    }
  if (!found && (file != NULL || second != NULL))
    g_set_error_literal (
        error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_DAMAGED,
        _ ("What this computer remembers of the journal was changed by something other than "
           "Livret."));
  return found;
}

static gboolean
append_mac (GString *text,
            LivretVault *vault,
            const LivretSecret *key,
            const LivretHead *head,
            GError **error)
{
  g_autofree char *hex = NULL;
  guint8 mac[32];

  if (!authenticate (vault, key, head, mac, error))
    return FALSE;
  hex = livret_hex (mac, 32);
  g_string_append_printf (text, " %s", hex);
  return TRUE;
}

gboolean
livret_head_save (LivretVault *vault,
                  const LivretHead *head,
                  const LivretSecret *next_key,
                  GError **error)
{
  g_autofree char *path = head_path (vault);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *hash = livret_hex (head->hash, 32);
  g_autoptr (GString) text = g_string_new (NULL);

  if (livret_vault_is_passing (vault))
    return TRUE;
  g_string_append_printf (text, "%" G_GINT64_FORMAT " %s", head->seq, hash);
  if (!append_mac (text, vault, livret_vault_get_key (vault), head, error) ||
      (next_key != NULL && !append_mac (text, vault, next_key, head, error)))
    return FALSE;
  if (second_place != NULL)
    second_place->save (livret_vault_get_id (vault), text->str);
  g_string_append_c (text, '\n');
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, text->str, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
