/* livret-places.c: where the program finds its own files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-places.h"

#include <locale.h>

#include "base/livret-base.h"

/* The build tree, when the program runs from there; NULL once installed. */
static char *build_root;

void
livret_places_init (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program ? g_path_get_dirname (program) : NULL;
  g_autofree char *root = NULL;
  g_autofree char *schemas = NULL;

  if (folder == NULL || build_root != NULL)
    return;
  root = g_build_filename (folder, "..", "..", NULL);
  schemas = g_build_filename (root, "data", "gschemas.compiled", NULL);
  if (g_file_test (schemas, G_FILE_TEST_EXISTS))
    build_root = g_canonicalize_filename (root, NULL);
}

const char *
livret_places_get_locale_folder (void)
{
  static char *folder;

  if (folder == NULL)
    folder = build_root ? g_build_filename (build_root, "po", NULL) : g_strdup (LIVRET_LOCALEDIR);
  return folder;
}

GSettings *
livret_places_get_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (build_root != NULL)
    {
      g_autofree char *folder = g_build_filename (build_root, "data", NULL);

      built = g_settings_schema_source_new_from_directory (folder, source, FALSE, NULL);
      if (built != NULL)
        source = built;
    }
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, LIVRET_APPLICATION_ID, TRUE);
  if (schema == NULL)
    g_error ("The settings schema %s is not installed.", LIVRET_APPLICATION_ID);
  return g_settings_new_full (schema, NULL, NULL);
}

char *
livret_places_default_vault (void)
{
  return g_build_filename (g_get_user_data_dir (), "livret", "vault", NULL);
}

const char *
livret_places_language (void)
{
  return livret_locale_is_french (LC_MESSAGES) ? "fr" : "en";
}
