/* livret-first-opening.c: whether a vault was opened since somebody logged in.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file in the folder that a login makes and a logout removes; it holds the number of this start
 * of the computer, for where that folder lasts longer.
 */
#include "app/window/livret-first-opening.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* Inside Flatpak the login's folder is a fresh one for each start; the program's own lasts. */
static char *
get_folder (void)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");
  const char *flatpak = g_getenv ("FLATPAK_ID");

  if (runtime == NULL)
    return NULL;
  return flatpak != NULL ? g_build_filename (runtime, "app", flatpak, "livret", NULL)
                         : g_build_filename (runtime, "livret", NULL);
}

static char *
get_path (const char *folder, const char *vault_id)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, vault_id, -1);

  return g_build_filename (folder, hash, NULL);
}

static char *
get_start (void)
{
  char *start = NULL;

  return g_file_get_contents ("/proc/sys/kernel/random/boot_id", &start, NULL, NULL)
             ? start
             : g_strdup ("");
}

gboolean
livret_first_opening_is_due (const char *vault_id)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *path = folder != NULL ? get_path (folder, vault_id) : NULL;
  g_autofree char *kept = NULL;
  g_autofree char *start = get_start ();

  /* What could not be noted afterwards is not offered: it would be offered again. */
  if (folder == NULL || g_mkdir_with_parents (folder, 0700) != 0 || g_access (folder, W_OK) != 0)
    return FALSE;
  if (!g_file_get_contents (path, &kept, NULL, NULL))
    return !g_file_test (path, G_FILE_TEST_EXISTS);
  return g_strcmp0 (kept, start) != 0;
}

void
livret_first_opening_note (const char *vault_id)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *path = folder != NULL ? get_path (folder, vault_id) : NULL;
  g_autofree char *start = get_start ();

  if (folder != NULL && g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, start, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}
