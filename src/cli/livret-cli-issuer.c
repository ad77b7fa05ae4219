/* livret-cli-issuer.c: whom signed health cards are believed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-output.h"
#include "record/livret-issuers.h"

static const LivretCliColumn columns[] = {
  { "name", N_ ("Name") },      { "issuer", N_ ("Address") },
  { "keys", N_ ("Keys") },      { "revoked", N_ ("Withdrawn cards") },
  { "own", N_ ("Added here") }, { NULL },
};

static JsonObject *
describe (const LivretIssuer *issuer)
{
  JsonObject *object = livret_cli_object ("issuer", issuer->address, "name", issuer->name, NULL);

  json_object_set_int_member (object, "keys", issuer->n_keys);
  json_object_set_int_member (object, "revoked", issuer->n_revoked);
  json_object_set_boolean_member (object, "own", issuer->own);
  return object;
}

gboolean
livret_cli_issuer_list (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GPtrArray) issuers = livret_issuers_list (db, error);
  g_autoptr (LivretCliRows) rows = NULL;

  if (issuers == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, columns);
  for (guint i = 0; i < issuers->len; i++)
    livret_cli_rows_add (rows, describe (issuers->pdata[i]));
  return livret_cli_rows_end (
      rows, _ ("Nobody: the signature of no health card can be checked yet."), error);
}

gboolean
livret_cli_issuer_add (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (!g_file_get_contents (livret_cli_operand (cli, 0), &text, &size, &failed))
    return livret_cli_fail (error, _ ("The file cannot be opened: %s."), failed->message);
  return livret_issuers_add (db, text, size, livret_cli_option (cli, "issuer"),
                             livret_cli_option (cli, "name"), error) &&
         livret_cli_issuer_list (cli, db, error);
}

gboolean
livret_cli_issuer_remove (LivretCli *cli, LivretDb *db, GError **error)
{
  return livret_issuers_remove (db, livret_cli_operand (cli, 0), error) &&
         livret_cli_issuer_list (cli, db, error);
}
