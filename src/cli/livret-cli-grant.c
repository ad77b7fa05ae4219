/* livret-cli-grant.c: listing, showing and ending grants; the routes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "sharing/livret-grant.h"
#include "sharing/livret-routes.h"

static const LivretCliColumn list_columns[] = {
  { "created", N_ ("Made") },    { "person", N_ ("Person") }, { "to", N_ ("Receiver") },
  { "purpose", N_ ("Purpose") }, { "until", N_ ("Until") },   { ".route", N_ ("Route") },
  { ".state", N_ ("State") },    { "id", N_ ("Id") },         { NULL },
};
static const LivretCliColumn show_columns[] = {
  { "to", N_ ("Receiver") },
  { "profession", N_ ("Profession") },
  { "purpose", N_ ("Purpose") },
  { "person", N_ ("Person") },
  { "by", N_ ("Given by") },
  { ".route", N_ ("Route") },
  { ".state", N_ ("State") },
  { "package", N_ ("Package") },
  { "created", N_ ("Made") },
  { "until", N_ ("Until") },
  { "ended", N_ ("Ended") },
  { "uses", N_ ("Packages made") },
  { "note", N_ ("Note") },
  { "id", N_ ("Id") },
  { NULL },
};
static const LivretCliColumn item_columns[] = {
  { "title", N_ ("What") },  { ".type", N_ ("Type") }, { "from", N_ ("From") },
  { "until", N_ ("Until") }, { "ref", N_ ("Id") },     { NULL },
};
static const LivretCliColumn route_columns[] = {
  { "id", N_ ("Id") },
  { ".title", N_ ("Route") },
  { ".needs", N_ ("What it takes") },
  { ".enforced", N_ ("What can be enforced") },
  { NULL },
};

/* The types of items in words. */
static const char *const item_types[][2] = {
  { "document", NC_ ("type of item", "document") },
  { "entry", NC_ ("type of item", "health statement") },
  { "section", NC_ ("type of item", "section") },
  { "series", NC_ ("type of item", "readings") },
};

static const char *
get_item_type (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (item_types); i++)
    if (strcmp (item_types[i][0], type) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "type of item", item_types[i][1]);
  return type;
}

static JsonArray *
describe_items (GPtrArray *items)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const LivretGrantItem *item = g_ptr_array_index (items, i);
      JsonObject *object = livret_cli_object (
          "type", item->type, "ref", item->ref, "title", item->title, "from", item->from_day,
          "until", item->until_day, "sha256", item->sha256, "export_id", item->export_id, ".type",
          get_item_type (item->type), NULL);

      json_object_set_int_member (object, "version", item->version);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
describe (const LivretGrantTerms *terms)
{
  const LivretRoute *route = livret_route_by_id (terms->route);
  JsonObject *object = livret_cli_object (
      "id", terms->id, "person", terms->person_name, "person_id", terms->person, "by", terms->by,
      "capacity", terms->capacity, "to", terms->recipient, "profession", terms->profession,
      "purpose", terms->purpose, "route", terms->route, "state", terms->state, "note", terms->note,
      "package", terms->package, ".route", route != NULL ? _ (route->title) : terms->route,
      ".state", route != NULL ? livret_route_state (route, terms->state) : terms->state, NULL);

  livret_cli_set_time (object, "created", terms->created);
  livret_cli_set_time (object, "until", terms->until);
  livret_cli_set_time (object, "ended", terms->ended);
  json_object_set_int_member (object, "uses", terms->uses);
  json_object_set_int_member (object, "max_uses", terms->max_uses);
  json_object_set_array_member (object, "items", describe_items (terms->items));
  return object;
}

gboolean
livret_cli_grant_list (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autofree char *person = NULL;
  g_autoptr (GPtrArray) grants = NULL;
  g_autoptr (LivretCliRows) rows = NULL;

  if (!livret_cli_person_id (cli, db, &person, error) ||
      (grants = livret_grants_list (db, person, error)) == NULL)
    return FALSE;
  rows = livret_cli_rows_new (cli, list_columns);
  for (guint i = 0; i < grants->len; i++)
    livret_cli_rows_add (rows, describe (g_ptr_array_index (grants, i)));
  return livret_cli_rows_end (rows, _ ("Nothing was shared yet."), error);
}

gboolean
livret_cli_grant_show (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretGrantTerms) terms = livret_grants_get (db, livret_cli_operand (cli, 0), error);
  g_autoptr (JsonObject) object = terms != NULL ? describe (terms) : NULL;
  g_autoptr (LivretCliRows) rows = NULL;
  JsonArray *items;

  if (object == NULL || !livret_cli_answer (cli, object, show_columns, error))
    return FALSE;
  if (cli->json)
    return TRUE;
  items = json_object_get_array_member (object, "items");
  rows = livret_cli_rows_new (cli, item_columns);
  for (guint i = 0; i < json_array_get_length (items); i++)
    livret_cli_rows_add (rows, json_object_ref (json_array_get_object_element (items, i)));
  return livret_cli_rows_end (rows, _ ("It names nothing."), error);
}

gboolean
livret_cli_grant_end (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *id = livret_cli_operand (cli, 0);
  g_autoptr (LivretGrantTerms) terms = livret_grants_get (db, id, error);
  g_autoptr (LivretGrantTerms) ended = NULL;
  g_autoptr (JsonObject) object = NULL;
  const LivretRoute *route;

  if (terms == NULL || !livret_grant_end (db, id, error) ||
      (ended = livret_grants_get (db, id, error)) == NULL)
    return FALSE;
  route = livret_route_by_id (ended->route);
  if (route != NULL)
    livret_cli_say (cli, "%s", _ (route->end_words));
  object = describe (ended);
  return livret_cli_answer (cli, object, show_columns, error);
}

/* --- routes ----------------------------------------------------------------------------------- */

static JsonObject *
describe_route (const LivretRoute *route)
{
  static const struct
  {
    LivretRouteEnforces flag;
    const char *name;
  } names[] = {
    { LIVRET_ENFORCES_PHRASE, "phrase" },
    { LIVRET_ENFORCES_UNTIL, "until" },
    { LIVRET_ENFORCES_COUNT, "count" },
    { LIVRET_ENFORCES_END, "end" },
  };
  JsonObject *object =
      livret_cli_object ("id", route->id, "title", route->title, "media_type", route->media_type,
                         "suffix", route->suffix, ".title", _ (route->title), ".needs",
                         _ (route->needs), ".enforced", _ (route->enforced), NULL);
  JsonArray *enforces = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if ((route->enforces & names[i].flag) != 0)
      json_array_add_string_element (enforces, names[i].name);
  json_object_set_array_member (object, "enforces", enforces);
  json_object_set_boolean_member (object, "has_phrase", route->has_phrase);
  return object;
}

gboolean
livret_cli_grant_routes (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, route_columns);

  for (const LivretRoute *route = livret_routes (); route->id != NULL; route++)
    livret_cli_rows_add (rows, describe_route (route));
  return livret_cli_rows_end (rows, "", error);
}
