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
  if (build_root == NULL)
    build_root = livret_build_root ();
}

const char *
livret_places_get_locale_folder (void)
{
  static char *folder;

  if (folder == NULL)
    folder = livret_locale_folder ();
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
livret_places_find_cli (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  if (build_root != NULL)
    return g_build_filename (build_root, "src", "cli", "livret-cli", NULL);
  return g_build_filename (folder != NULL ? folder : "", "livret-cli", NULL);
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
