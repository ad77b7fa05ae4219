/* livret-cli-bin.c: what was deleted: listed, put back, erased for good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-bin.h"

static const char *const kinds[] = { "document", "entry", "reading", "person" };

static const LivretCliColumn columns[] = {
  { ".title", N_ ("Deleted") },
  { "person", N_ ("Person") },
  { "until", N_ ("Kept until at least") },
  { "id", N_ ("Id") },
  { NULL },
};

static const LivretCliColumn id_columns[] = {
  { "id", N_ ("Id") },
  { NULL },
};

/* What a person calls it. */
static char *
get_title (const LivretBinItem *item)
{
  const LivretSection *section = livret_section_by_id (item->group);

  if (item->reading != NULL && item->reading->written != NULL && item->reading->written[0] != '\0')
    return g_strdup (item->reading->written);
  if (item->reading != NULL)
    return g_strdup (livret_kind_label (item->reading->kind));
  return g_strdup (item->none && section != NULL ? _ (section->none) : item->title);
}

static JsonObject *
describe (const LivretBinItem *item)
{
  g_autofree char *title = get_title (item);
  JsonObject *object = livret_cli_object ("id", item->id, "what", kinds[item->kind], "person",
                                          item->person_name, "person_id", item->person, "title",
                                          item->title, "group", item->group, ".title", title, NULL);

  livret_cli_set_time (object, "deleted", item->deleted);
  livret_cli_set_time (object, "until", item->until);
  return object;
}

gboolean
livret_cli_bin (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autofree char *person = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (LivretCliRows) rows = NULL;

  if (!livret_cli_person_id (cli, db, &person, error) ||
      (items = livret_bin_list (db, person, error)) == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, columns);
  for (guint i = 0; i < items->len; i++)
    livret_cli_rows_add (rows, describe (items->pdata[i]));
  return livret_cli_rows_end (rows, _ ("The bin is empty."), error);
}

static gboolean
answer_id (LivretCli *cli, const char *id, GError **error)
{
  g_autoptr (JsonObject) answer = livret_cli_object ("id", id, NULL);

  return livret_cli_answer (cli, answer, id_columns, error);
}

gboolean
livret_cli_document_delete (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *id = livret_cli_operand (cli, 0);

  return livret_documents_delete (db, id, TRUE, error) && answer_id (cli, id, error);
}

gboolean
livret_cli_entry_delete (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *id = livret_cli_operand (cli, 0);

  return livret_entries_delete (db, id, TRUE, error) && answer_id (cli, id, error);
}

gboolean
livret_cli_bin_restore (LivretCli *cli, LivretDb *db, GError **error)
{
  LivretBinItem *item = livret_bin_find (db, livret_cli_operand (cli, 0), error);
  gboolean done = item != NULL && livret_bin_restore (db, item->kind, item->id, error) &&
                  answer_id (cli, item->id, error);

  g_clear_pointer (&item, livret_bin_item_free);
  return done;
}

gboolean
livret_cli_bin_erase (LivretCli *cli, LivretDb *db, GError **error)
{
  LivretBinItem *item = livret_bin_find (db, livret_cli_operand (cli, 0), error);
  gboolean done = item != NULL && livret_bin_erase (db, item->kind, item->id, error) &&
                  answer_id (cli, item->id, error);

  if (done)
    livret_cli_say (cli, "%s",
                    _ ("Copies of the vault made before and what shares handed over still hold "
                       "it."));
  g_clear_pointer (&item, livret_bin_item_free);
  return done;
}
