/* livret-cli-package.c: making a package under a grant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <locale.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "cli/livret-cli-save.h"
#include "sharing/livret-grant.h"
#include "sharing/livret-package.h"
#include "sharing/livret-routes.h"

static const LivretCliColumn package_columns[] = {
  { "id", N_ ("Grant") },
  { "file", N_ ("Package") },
  { NULL },
};
static const LivretCliColumn item_columns[] = {
  { "title", N_ ("What will leave") },
  { "type", N_ ("Type") },
  { "from", N_ ("From") },
  { "until", N_ ("Until") },
  { NULL },
};

/* --- what is asked for ------------------------------------------------------------------------ */

static gboolean
check_route (LivretCli *cli, GError **error)
{
  const char *id = livret_cli_option (cli, "route");
  const char *capacity = livret_cli_option_or (cli, "capacity", "self");

  if (livret_route_by_id (id) == NULL)
    return livret_cli_usage (error, _ ("There is no route “%s”; 'grant routes' lists them."), id);
  if (!g_strv_contains ((const char *const[]) { "self", "agreed", "legal", NULL }, capacity))
    return livret_cli_usage (error, _ ("--capacity is self, agreed or legal."));
  if (strcmp (capacity, "self") != 0 && !livret_cli_switch (cli, "by"))
    return livret_cli_usage (error, _ ("--capacity %s needs --by, who gives."), capacity);
  return TRUE;
}

static gboolean
add_items (LivretCli *cli, LivretDb *db, LivretGrantTerms *draft, GError **error)
{
  GPtrArray *items = g_hash_table_lookup (cli->options, "item");

  for (guint i = 0; i < items->len; i++)
    if (!livret_grant_draft_add_item (db, draft, g_ptr_array_index (items, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
draft_grant (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  LivretGrantTerms **draft = data;
  g_autoptr (LivretPerson) person = livret_cli_person (cli, db, error);
  g_autoptr (LivretGrantTerms) terms = NULL;

  if (person == NULL)
    return FALSE;
  terms = livret_grant_draft_new (person, livret_cli_option (cli, "by"),
                                  livret_cli_option (cli, "capacity"));
  g_set_str (&terms->recipient, livret_cli_option (cli, "to"));
  g_set_str (&terms->profession, livret_cli_option_or (cli, "profession", ""));
  g_set_str (&terms->purpose, livret_cli_option (cli, "purpose"));
  g_set_str (&terms->route, livret_cli_option (cli, "route"));
  g_set_str (&terms->note, livret_cli_option_or (cli, "note", ""));
  if (!livret_cli_number (cli, "max-uses", 1, 0, &terms->max_uses, error) ||
      !livret_grant_until_parse (db, livret_cli_option (cli, "until"), &terms->until, error) ||
      !add_items (cli, db, terms, error) || !livret_grant_draft_check (db, terms, error))
    return FALSE;
  *draft = g_steal_pointer (&terms);
  return TRUE;
}

/* What will leave, and what that means, is said before it does. */
static gboolean
show_draft (LivretCli *cli, const LivretGrantTerms *draft, GError **error)
{
  g_autofree char *headline = livret_grant_headline (draft);
  const LivretRoute *route = livret_route_by_id (draft->route);
  g_autoptr (LivretCliRows) rows = NULL;

  if (cli->json && !livret_cli_switch (cli, "dry-run"))
    return TRUE;
  livret_cli_say (cli, "%s", headline);
  for (gsize i = 0; i < G_N_ELEMENTS (route->words) && route->words[i] != NULL; i++)
    livret_cli_say (cli, "%s", _ (route->words[i]));
  livret_cli_say (cli, "%s\n", livret_route_always ());
  rows = livret_cli_rows_new (cli, item_columns);
  for (guint i = 0; i < draft->items->len; i++)
    {
      const LivretGrantItem *item = g_ptr_array_index (draft->items, i);

      livret_cli_rows_add (rows, livret_cli_object ("type", item->type, "ref", item->ref, "title",
                                                    item->title, "from", item->from_day, "until",
                                                    item->until_day, "sha256", item->sha256, NULL));
    }
  if (!livret_cli_rows_end (rows, "", error))
    return FALSE;
  livret_cli_say (cli, "%s", "");
  return TRUE;
}

/* --- the package ------------------------------------------------------------------------------ */

/* The phrase first: a package whose phrase nobody saw could never be opened. */
static gboolean
hand_out_phrase (LivretCli *cli, JsonObject *answer, const LivretSecret *phrase, GError **error)
{
  static const LivretCliColumn phrase_column = { "phrase", N_ ("Phrase") };
  const char *path = livret_cli_option (cli, "phrase-file");

  if (phrase == NULL)
    return livret_cli_answer (cli, answer, package_columns, error);
  if (path != NULL)
    return livret_cli_save (path, livret_secret_data (phrase), livret_secret_size (phrase),
                            error) &&
           livret_cli_answer (cli, answer, package_columns, error);
  return livret_cli_answer_secret (cli, answer, package_columns, &phrase_column, phrase, error);
}

static gboolean
deliver (LivretCli *cli, LivretGrant *grant, GError **error)
{
  const LivretGrantTerms *terms = livret_grant_get_terms (grant);
  const char *path = livret_cli_option (cli, "out");
  const char *language = livret_locale_is_french (LC_MESSAGES) ? "fr" : "en";
  g_autoptr (LivretPackage) package =
      livret_package_write (cli->session, grant, language, NULL, cli->cancellable, error);
  g_autoptr (JsonObject) answer = NULL;
  g_autoptr (GError) reason = NULL;

  if (package == NULL)
    return FALSE;
  answer = livret_cli_object ("id", terms->id, "file", path, "name", package->name, "media_type",
                              package->media_type, NULL);
  json_object_set_int_member (answer, "bytes", (gint64) package->size);
  livret_cli_set_time (answer, "until", terms->until);
  if (hand_out_phrase (cli, answer, package->phrase, &reason))
    return livret_package_save (cli->session, grant, package, path, error);
  livret_package_failed (cli->session, grant, reason->message, NULL);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

typedef struct
{
  LivretGrantTerms *draft;
  LivretGrant *grant;
} Sealing;

static gboolean
seal_grant (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  Sealing *sealing = data;

  sealing->grant = livret_grant_seal (db, sealing->draft, error);
  return sealing->grant != NULL;
}

gboolean
livret_cli_grant_create (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretGrantTerms) draft = NULL;
  g_autoptr (LivretGrant) grant = NULL;
  Sealing sealing = { 0 };

  if (!check_route (cli, error) ||
      !livret_cli_job (cli, LIVRET_DB_READ, draft_grant, &draft, error) ||
      !show_draft (cli, draft, error))
    return FALSE;
  if (livret_cli_switch (cli, "dry-run"))
    return TRUE;
  sealing.draft = draft;
  if (!livret_cli_job (cli, LIVRET_DB_WRITE, seal_grant, &sealing, error))
    return FALSE;
  grant = sealing.grant;
  return deliver (cli, grant, error);
}

static gboolean
open_grant (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  LivretGrant **grant = data;

  *grant = livret_grant_open (db, livret_cli_operand (cli, 0), error);
  return *grant != NULL;
}

gboolean
livret_cli_grant_again (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretGrant) grant = NULL;

  return livret_cli_job (cli, LIVRET_DB_READ, open_grant, &grant, error) &&
         deliver (cli, grant, error);
}
