/* livret-cli-import.c: reading files into the record: dry run, balance, list, undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <glib/gi18n-lib.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-map.h"
#include "cli/livret-cli-output.h"
#include "cli/livret-cli-photographs.h"
#include "cli/livret-cli-slots.h"
#include "record/livret-imports-many.h"
#include "record/livret-kind.h"

static const LivretCliColumn list_columns[] = {
  { "time", N_ ("Time") },       { "file_name", N_ ("File") },
  { "person", N_ ("Person") },   { "format", N_ ("Format") },
  { "stored", N_ ("New") },      { "already", N_ ("Already there") },
  { "set_aside", N_ ("Aside") }, { ".state", N_ ("State") },
  { "id", N_ ("Id") },           { NULL },
};

/* What all files together gave, while they are read. */
typedef struct
{
  JsonArray *files;
  JsonArray *set_aside;
  gint64 read;
  gint64 stored;
  gint64 already;
  guint failed;
  LivretCsvMapping *mapping; /* of --map, or NULL */
  LivretPerson *person;
  GPtrArray *people;     /* LivretPerson, of the vault */
  GPtrArray *slots;      /* LivretSlotChoice, of --slot */
  GPtrArray *slots_open; /* of them, those that no file held yet; borrowed */
} Balance;

static void
clear_balance (Balance *balance)
{
  g_clear_pointer (&balance->files, json_array_unref);
  g_clear_pointer (&balance->set_aside, json_array_unref);
  g_clear_pointer (&balance->mapping, livret_csv_mapping_free);
  livret_person_free (balance->person);
  g_clear_pointer (&balance->people, g_ptr_array_unref);
  g_clear_pointer (&balance->slots_open, g_ptr_array_unref);
  g_clear_pointer (&balance->slots, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Balance, clear_balance)

/* --- one file --------------------------------------------------------------------------------- */

static JsonObject *
describe_aside (const char *file, const char *where, const char *reason)
{
  return livret_cli_object ("file", file, "where", where, "reason", reason, NULL);
}

static JsonObject *
describe_item (const LivretImportItem *item)
{
  /* The title of readings is their kind's, in the person's language. */
  const char *title = livret_kind_by_id (item->what) == NULL ? item->title : "";
  JsonObject *object = livret_cli_object ("what", item->what, "id", item->id, "title", title,
                                          "category", item->category, "date", item->date.text,
                                          "media_type", item->media_type, NULL);

  json_object_set_int_member (object, "count", item->count);
  json_object_set_int_member (object, "already", item->already);
  json_object_set_int_member (object, "pages", item->pages);
  json_object_set_string_member (object, "standing", item->standing);
  return object;
}

static JsonObject *
describe_file (const char *name, const char *import, const char *format)
{
  return livret_cli_object ("file", name, "import", import, "format", format, NULL);
}

static void
set_counts (JsonObject *object, gint64 read, gint64 stored, gint64 already)
{
  json_object_set_int_member (object, "read", read);
  json_object_set_int_member (object, "stored", stored);
  json_object_set_int_member (object, "already", already);
}

/* Of signed cards. */
static void
say_standings (LivretCli *cli, const LivretImportResult *result)
{
  for (guint i = 0; i < result->items->len; i++)
    {
      const LivretImportItem *item = result->items->pdata[i];

      g_auto (GStrv) sentences = g_strsplit (item->standing, "\n", -1);

      for (guint j = 0; sentences[j] != NULL && *sentences[j] != '\0'; j++)
        livret_cli_say (cli, "  %s", sentences[j]);
    }
}

static void
keep_result (LivretCli *cli, Balance *balance, const LivretImportResult *result)
{
  JsonObject *file = describe_file (result->file_name, result->import, result->format);
  JsonArray *items = json_array_new ();

  set_counts (file, result->read, result->stored, result->already);
  json_object_set_int_member (file, "set_aside", result->set_aside->len);
  for (guint i = 0; i < result->items->len; i++)
    json_array_add_object_element (items, describe_item (g_ptr_array_index (result->items, i)));
  json_object_set_array_member (file, "items", items);
  json_object_set_null_member (file, "error");
  livret_cli_slots_note (balance->slots_open, result);
  json_array_add_object_element (balance->files, file);
  balance->read += result->read;
  balance->stored += result->stored;
  balance->already += result->already;
  livret_cli_say (cli, _ ("%s: %ld read, %ld new, %ld already there, %u set aside"),
                  result->file_name, (long) result->read, (long) result->stored,
                  (long) result->already, result->set_aside->len);
  say_standings (cli, result);
  json_object_set_int_member (file, "withheld", result->withheld);
  if (result->withheld > 0)
    livret_cli_say (cli,
                    ngettext ("  %ld of the records set aside is taken with --with-intimate",
                              "  %ld of the records set aside are taken with --with-intimate",
                              (gulong) result->withheld),
                    (long) result->withheld);
  json_object_set_array_member (file, "slots",
                                livret_cli_slots_answer (cli, result, balance->people));
  for (guint i = 0; i < result->set_aside->len; i++)
    {
      const LivretSetAside *aside = g_ptr_array_index (result->set_aside, i);
      g_autofree char *words = g_strdup_printf (_ ("%s: %s"), aside->where, aside->reason);

      json_array_add_object_element (
          balance->set_aside, describe_aside (result->file_name, aside->where, aside->reason));
      livret_cli_say (cli, "  %s", words);
    }
}

/* A file that could not be taken is one thing read and set aside. */
static void
keep_failure (LivretCli *cli, Balance *balance, const char *name, const char *reason)
{
  JsonObject *file = describe_file (name, "", "");

  set_counts (file, 1, 0, 0);
  json_object_set_int_member (file, "set_aside", 1);
  json_object_set_array_member (file, "items", json_array_new ());
  json_object_set_int_member (file, "withheld", 0);
  json_object_set_array_member (file, "slots", json_array_new ());
  json_object_set_string_member (file, "error", reason);
  json_array_add_object_element (balance->files, file);
  json_array_add_object_element (balance->set_aside, describe_aside (name, "", reason));
  balance->read++;
  balance->failed++;
  livret_cli_say (cli, _ ("%s: not taken, nothing of it was kept. %s"), name, reason);
}

static void
show_progress (guint64 done, guint64 total, gpointer user_data)
{
  if (total > 0)
    livret_cli_progress ((double) done / (double) total);
}

/* Files are told apart by number where there are several: standard error names none. */
static void
complain_of_file (guint number, guint n_files, const char *reason)
{
  g_autofree char *sentence = NULL;

  if (n_files == 1)
    {
      livret_cli_complain (reason);
      return;
    }
  sentence = g_strdup_printf (_ ("File %u of %u: %s"), number, n_files, reason);
  livret_cli_complain (sentence);
}

static LivretImportRequest
make_request (LivretCli *cli, int fd, const char *name, const Balance *balance)
{
  return (LivretImportRequest) {
    .fd = fd,
    .name = name,
    .person = balance->person->id,
    .title = livret_cli_option (cli, "title"),
    .category = livret_cli_option (cli, "category"),
    .date = livret_cli_option (cli, "date"),
    .dry_run = livret_cli_switch (cli, "dry-run"),
    .accept_identity = livret_cli_switch (cli, "accept-identity"),
    .intimate = livret_cli_switch (cli, "with-intimate"),
    .mapping = balance->mapping,
    .slots = balance->slots,
  };
}

/* --- all files -------------------------------------------------------------------------------- */

/* Either the operands, or the one file that was made of them. */
typedef struct
{
  LivretCli *cli;
  Balance *balance;
  GPtrArray *names;
  int composed; /* -1: the operands */
} Files;

static gboolean
open_one (guint i, LivretImportRequest *request, gpointer data, GError **error)
{
  Files *files = data;
  int fd = files->composed >= 0 ? g_steal_fd (&files->composed)
                                : livret_cli_open_file (livret_cli_operand (files->cli, i), error);

  if (fd < 0)
    return FALSE;
  *request = make_request (files->cli, fd, files->names->pdata[i], files->balance);
  return TRUE;
}

static void
keep_one (guint i, LivretImportResult *result, const GError *error, gpointer data)
{
  g_autoptr (LivretImportResult) owned = result;
  Files *files = data;

  livret_cli_progress (-1);
  if (result != NULL)
    {
      keep_result (files->cli, files->balance, result);
      return;
    }
  keep_failure (files->cli, files->balance, files->names->pdata[i], error->message);
  complain_of_file (i + 1, files->names->len, error->message);
}

static gboolean
import_files (Files *files, GError **error)
{
  LivretCli *cli = files->cli;
  LivretImportDrop drop = {
    .n_files = files->names->len,
    .open = open_one,
    .done = keep_one,
    .progress = isatty (STDERR_FILENO) ? show_progress : NULL,
    .data = files,
  };
  g_autofree guint64 *sizes = g_new0 (guint64, drop.n_files);
  gboolean done;

  for (guint i = 0; files->composed < 0 && i < drop.n_files; i++)
    {
      struct stat status;

      /* An empty file counts, too. */
      sizes[i] = g_stat (livret_cli_operand (cli, i), &status) == 0 ? status.st_size + 1 : 1;
    }
  drop.sizes = files->composed < 0 ? sizes : NULL;
  done = livret_imports_run_many (cli->session, &drop, cli->cancellable, error);
  livret_cli_progress (-1);
  return done;
}

static gboolean
import_each (LivretCli *cli, Balance *balance, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Files files = { cli, balance, names, -1 };

  for (guint i = 0; i < cli->operands->len; i++)
    g_ptr_array_add (names, g_path_get_basename (livret_cli_operand (cli, i)));
  return import_files (&files, error);
}

static gboolean
import_as_one (LivretCli *cli, Balance *balance, GError **error)
{
  g_autoptr (GArray) fds = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *name = g_path_get_basename (livret_cli_operand (cli, 0));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Files files = { cli, balance, names, -1 };
  gboolean open = TRUE;

  for (guint i = 0; open && i < cli->operands->len; i++)
    {
      int fd = livret_cli_open_file (livret_cli_operand (cli, i), error);

      open = fd >= 0;
      if (open)
        g_array_append_val (fds, fd);
    }
  g_ptr_array_add (names, g_strconcat (name, ".pdf", NULL));
  if (open)
    files.composed = livret_cli_compose (cli, (const int *) (void *) fds->data, fds->len, error);
  for (guint i = 0; i < fds->len; i++)
    close (g_array_index (fds, int, i));
  return files.composed >= 0 && import_files (&files, error);
}

static gboolean
check_options (LivretCli *cli, GError **error)
{
  gboolean described = livret_cli_switch (cli, "title") || livret_cli_switch (cli, "category") ||
                       livret_cli_switch (cli, "date");

  if (described && cli->operands->len > 1 && !livret_cli_switch (cli, "as-one"))
    return livret_cli_usage (error,
                             _ ("--title, --category and --date describe one document: name one "
                                "file, or several photographs with --as-one."));
  return TRUE;
}

static gboolean
find_people (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  Balance *balance = data;

  balance->person = livret_cli_person (cli, db, error);
  if (balance->person == NULL || (balance->people = livret_people_list (db, error)) == NULL ||
      !livret_cli_slots_load (cli, db, &balance->slots, error))
    return FALSE;
  balance->slots_open = g_ptr_array_copy (balance->slots, NULL, NULL);
  g_ptr_array_set_free_func (balance->slots_open, NULL);
  return TRUE;
}

static gboolean
answer (LivretCli *cli, Balance *balance, GError **error)
{
  static const LivretCliColumn no_columns[] = { { NULL } };
  g_autoptr (JsonObject) object = json_object_new ();

  set_counts (object, balance->read, balance->stored, balance->already);
  json_object_set_array_member (object, "set_aside", g_steal_pointer (&balance->set_aside));
  json_object_set_array_member (object, "files", g_steal_pointer (&balance->files));
  json_object_set_boolean_member (object, "dry_run", livret_cli_switch (cli, "dry-run"));
  if (!livret_cli_slots_complain (balance->slots_open) || balance->failed > 0)
    cli->status = LIVRET_CLI_FAILED;
  return livret_cli_answer (cli, object, no_columns, error);
}

/* Where the kernel lacks one of the reader's two walls, people are told. */
static void
say_confinement (LivretCli *cli)
{
  LivretReaderConfinement confinement =
      livret_reader_get_confinement (livret_session_get_reader (cli->session));

  if (confinement != 0 && (confinement & LIVRET_READER_CONFINED_LANDLOCK) == 0)
    livret_cli_say (cli, _ ("This system’s kernel has no Landlock: the reading process could not "
                            "reach the network nor write, but was not kept from other files."));
}

gboolean
livret_cli_import (LivretCli *cli, LivretDb *db, GError **error)
{
  g_auto (Balance) balance = { .files = json_array_new (), .set_aside = json_array_new () };

  if (!check_options (cli, error) || !livret_cli_map_load (cli, &balance.mapping, error) ||
      !livret_cli_job (cli, LIVRET_DB_READ, find_people, &balance, error))
    return FALSE;
  if (livret_cli_switch (cli, "as-one"))
    return import_as_one (cli, &balance, error) && answer (cli, &balance, error);
  if (!import_each (cli, &balance, error))
    return FALSE;
  say_confinement (cli);
  return answer (cli, &balance, error);
}

/* --- past imports ----------------------------------------------------------------------------- */

static const char *
get_import_state (const char *state)
{
  if (strcmp (state, "done") == 0)
    return C_ ("state of an import", "added");
  if (strcmp (state, "undone") == 0)
    return C_ ("state of an import", "taken back");
  return C_ ("state of an import", "cut off");
}

static JsonObject *
describe_import (const LivretImport *import)
{
  JsonObject *object = livret_cli_object (
      "id", import->id, "person", import->person_name, "person_id", import->person, "file_name",
      import->file_name, "format", import->format, "sha256", import->sha256, "state", import->state,
      ".state", get_import_state (import->state), NULL);

  livret_cli_set_time (object, "time", import->time);
  set_counts (object, import->read, import->stored, import->already);
  json_object_set_int_member (object, "set_aside", import->set_aside);
  return object;
}

/* Of files that were brought together, the id of the one that was read first says which. */
gboolean
livret_cli_import_list (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) imports = livret_imports_list (db, error);
  g_autoptr (LivretCliRows) rows = NULL;

  if (imports == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, list_columns);
  for (guint i = 0, n; i < imports->len; i += n)
    {
      const LivretImport *first;

      n = livret_imports_together (imports, i);
      first = imports->pdata[i + n - 1];
      for (guint k = i; k < i + n; k++)
        {
          JsonObject *row = describe_import (imports->pdata[k]);

          if (n > 1)
            json_object_set_string_member (row, "together", first->id);
          livret_cli_rows_add (rows, row);
        }
    }
  return livret_cli_rows_end (rows, _ ("Nothing was imported yet."), error);
}

/* All that was brought together with @id and is still there, in the order in which it was read. */
static gboolean
undo_together (LivretDb *db, const char *id, GError **error)
{
  g_autoptr (GPtrArray) imports = livret_imports_list (db, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean found = FALSE;

  if (imports == NULL)
    return FALSE;
  for (guint i = 0, n; i < imports->len && !found; i += n)
    {
      n = livret_imports_together (imports, i);
      g_ptr_array_set_size (ids, 0);
      for (guint k = i + n; k-- > i;)
        {
          const LivretImport *import = imports->pdata[k];

          found = found || strcmp (import->id, id) == 0;
          if (strcmp (import->state, "done") == 0)
            g_ptr_array_add (ids, import->id);
        }
    }
  return found && ids->len > 0 ? livret_imports_undo_many (db, ids, error)
                               : livret_imports_undo (db, id, error);
}

gboolean
livret_cli_import_undo (LivretCli *cli, LivretDb *db, GError **error)
{
  static const LivretCliColumn columns[] = { { "id", N_ ("Undone") }, { NULL } };
  const char *id = livret_cli_operand (cli, 0);
  g_autoptr (JsonObject) done = livret_cli_object ("id", id, NULL);

  return (livret_cli_switch (cli, "together") ? undo_together (db, id, error)
                                              : livret_imports_undo (db, id, error)) &&
         livret_cli_answer (cli, done, columns, error);
}
