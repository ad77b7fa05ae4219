/* livret-base.c: the error domain of the ground layer, the build tree, and the language people
 * read. SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-base.h"

#include <locale.h>

G_DEFINE_QUARK (livret_base_error, livret_base_error)

char *
livret_build_root (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *root = folder != NULL ? g_build_filename (folder, "..", "..", NULL) : NULL;
  g_autofree char *schemas =
      root != NULL ? g_build_filename (root, "data", "gschemas.compiled", NULL) : NULL;

  return schemas != NULL && g_file_test (schemas, G_FILE_TEST_EXISTS)
             ? g_canonicalize_filename (root, NULL)
             : NULL;
}

char *
livret_locale_folder (void)
{
  g_autofree char *root = livret_build_root ();

  return root != NULL ? g_build_filename (root, "po", NULL) : g_strdup (LIVRET_LOCALEDIR);
}

gboolean
livret_locale_is_french (int category)
{
  const char *name = setlocale (category, NULL);

  return name != NULL && g_str_has_prefix (name, "fr") && !g_ascii_isalpha (name[2]);
}
