/* livret-cli-map.c: what the columns of tables hold: described, and read from a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-map.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/livret-json.h"
#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-output.h"
#include "record/livret-import-table.h"

static const LivretCliColumn columns[] = {
  { "title", N_ ("Column") }, { "use", N_ ("Holds") },        { "kind", N_ ("Kind") },
  { "unit", N_ ("Unit") },    { ".samples", N_ ("Samples") }, { NULL },
};

/* A pipe or a device would be read for ever. */
int
livret_cli_open_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  struct stat info;

  if (fd < 0)
    {
      livret_cli_fail (error, _ ("The file cannot be opened: %s."), g_strerror (errno));
      return -1;
    }
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    return fd;
  livret_cli_fail (error, S_ISDIR (info.st_mode) ? _ ("This is a folder: name the files in it.")
                                                 : _ ("This is not a file."));
  close (fd);
  return -1;
}

gboolean
livret_cli_map_load (LivretCli *cli, LivretCsvMapping **mapping, GError **error)
{
  const char *path = livret_cli_option (cli, "map");
  g_autofree char *text = NULL;
  g_autoptr (GError) failed = NULL;
  gsize size;

  if (path == NULL)
    return TRUE;
  if (cli->operands->len > 1)
    return livret_cli_usage (error, _ ("--map tells the columns of one table: name one file."));
  if (!g_file_get_contents (path, &text, &size, &failed))
    return livret_cli_fail (error, _ ("The file of --map cannot be read: %s."), failed->message);
  *mapping = livret_csv_mapping_from_json (text, (gssize) size, error);
  return *mapping != NULL && livret_csv_mapping_check (*mapping, error);
}

/* The mapping as JSON, with what helps to change it: --map takes it back as it is. */
static JsonObject *
describe (const LivretCsvTable *table, gboolean remembered)
{
  g_autofree char *json = livret_csv_mapping_to_json (table->mapping);
  g_autoptr (JsonNode) node = livret_json_parse (json, -1, LIVRET_CSV_MAPPING_JSON_MAX, NULL);
  JsonObject *object = json_object_ref (json_node_get_object (node));
  JsonArray *array = json_object_get_array_member (object, "columns");
  g_autofree char *delimiter = g_strdup_printf ("%c", table->delimiter);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonArray *samples = json_array_new ();

      for (guint k = 0; k < LIVRET_CSV_SAMPLES; k++)
        {
          const char *sample = table->samples->pdata[i * LIVRET_CSV_SAMPLES + k];

          if (*sample != '\0')
            json_array_add_string_element (samples, sample);
        }
      json_object_set_array_member (json_array_get_object_element (array, i), "samples", samples);
    }
  json_object_set_boolean_member (object, "remembered", remembered);
  json_object_set_string_member (object, "delimiter", delimiter);
  json_object_set_int_member (object, "rows", table->rows);
  return object;
}

/* For people: a row a column. */
static gboolean
print_columns (LivretCli *cli, const LivretCsvTable *table, GError **error)
{
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, columns);

  for (guint i = 0; i < table->mapping->columns->len; i++)
    {
      const LivretCsvMapped *column = livret_csv_mapping_column (table->mapping, i);
      char **samples = (char **) &table->samples->pdata[i * LIVRET_CSV_SAMPLES];
      g_autofree char *shown =
          g_strdup_printf ("%s%s%s%s%s", samples[0], *samples[1] != '\0' ? " · " : "", samples[1],
                           *samples[2] != '\0' ? " · " : "", samples[2]);

      livret_cli_rows_add (rows,
                           livret_cli_object ("title", column->title, "use",
                                              livret_csv_use_id (column->use), "kind", column->kind,
                                              "unit", column->unit, ".samples", shown, NULL));
    }
  return livret_cli_rows_end (rows, "", error);
}

gboolean
livret_cli_import_columns (LivretCli *cli, LivretDb *db, GError **error)
{
  static const LivretCliColumn no_columns[] = { { NULL } };
  g_autofd int fd = livret_cli_open_file (livret_cli_operand (cli, 0), error);
  g_autoptr (LivretCsvTable) table = NULL;
  g_autoptr (JsonObject) object = NULL;
  gboolean remembered;

  if (fd < 0)
    return FALSE;
  table = livret_import_describe_table (cli->session, fd, &remembered, cli->cancellable, error);
  if (table == NULL)
    return FALSE;
  if (!cli->json)
    return print_columns (cli, table, error);
  object = describe (table, remembered);
  return livret_cli_answer (cli, object, no_columns, error);
}
