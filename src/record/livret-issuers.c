/* livret-issuers.c: whom signed health cards are believed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Those of the vault are one text among its settings: they are few, and always read together.
 */
#include "record/livret-issuers.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "base/livret-json.h"
#include "base/livret-text.h"
#include "record/livret-documents.h"
#include "record/livret-journal.h"
#include "record/livret-meta.h"

#define BUNDLED "/org/livretsante/Livret/issuers.json"
#define META "card_issuers"
#define TEXT_MAX (1024 * 1024)
#define ISSUERS_MAX 2000

/* --- As JSON ------------------------------------------------------------------------------------
 */

static JsonArray *
get_array (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_object_at (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* (transfer full) (nullable): the object that a text is. */
static JsonObject *
parse (const char *text, gssize size)
{
  g_autoptr (JsonNode) node = livret_json_parse (text, size, TEXT_MAX, NULL);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node)
             ? json_object_ref (json_node_get_object (node))
             : NULL;
}

static int
find (JsonArray *issuers, const char *address)
{
  for (guint i = 0; i < json_array_get_length (issuers); i++)
    if (g_strcmp0 (livret_json_get_string (get_object_at (issuers, i), "iss"), address) == 0)
      return (int) i;
  return -1;
}

/* (transfer full): the list in a text; empty where there is none. */
static JsonArray *
list_of (const char *text, gssize size)
{
  g_autoptr (JsonObject) object = text != NULL ? parse (text, size) : NULL;
  JsonArray *list = get_array (object, "issuers");
  JsonArray *out = json_array_new ();

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (get_object_at (list, i) != NULL)
      json_array_add_object_element (out, json_object_ref (get_object_at (list, i)));
  return out;
}

static char *
text_of (JsonArray *issuers)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_array_member (object, "issuers", json_array_ref (issuers));
  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static JsonArray *
read_own (LivretDb *db, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *text = livret_meta_get (db, META, &failed);

  if (failed == NULL)
    return list_of (text, -1);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static JsonArray *
read_bundled (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BUNDLED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return list_of (text, (gssize) size);
}

/* Those of the vault go before those that came with Livret. */
char *
livret_issuers_text (LivretDb *db, GError **error)
{
  g_autoptr (JsonArray) issuers = read_own (db, error);
  g_autoptr (JsonArray) bundled = read_bundled ();

  if (issuers == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (bundled); i++)
    json_array_add_object_element (issuers, json_object_ref (get_object_at (bundled, i)));
  return text_of (issuers);
}

/* --- The list -----------------------------------------------------------------------------------
 */

static void
issuer_free (gpointer data)
{
  LivretIssuer *issuer = data;

  g_free (issuer->address);
  g_free (issuer->name);
  g_free (issuer);
}

static void
add_issuers (GPtrArray *list, JsonArray *issuers, gboolean own)
{
  for (guint i = 0; i < json_array_get_length (issuers); i++)
    {
      JsonObject *object = get_object_at (issuers, i);
      JsonArray *keys = get_array (object, "keys");
      JsonArray *revoked = get_array (object, "revoked");
      LivretIssuer *issuer = g_new0 (LivretIssuer, 1);

      issuer->address = livret_text_line (livret_json_get_string (object, "iss"));
      issuer->name = livret_text_line (livret_json_get_string (object, "name"));
      issuer->n_keys = keys != NULL ? json_array_get_length (keys) : 0;
      for (guint j = 0; revoked != NULL && j < json_array_get_length (revoked); j++)
        {
          JsonArray *ids = get_array (get_object_at (revoked, j), "rids");

          issuer->n_revoked += ids != NULL ? json_array_get_length (ids) : 0;
        }
      issuer->own = own;
      g_ptr_array_add (list, issuer);
    }
}

GPtrArray *
livret_issuers_list (LivretDb *db, GError **error)
{
  g_autoptr (JsonArray) own = read_own (db, error);
  g_autoptr (JsonArray) bundled = read_bundled ();
  GPtrArray *list;

  if (own == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (issuer_free);
  add_issuers (list, own, TRUE);
  add_issuers (list, bundled, FALSE);
  return list;
}

/* --- Changing it --------------------------------------------------------------------------------
 */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
has_key (JsonArray *keys)
{
  for (guint i = 0; keys != NULL && i < json_array_get_length (keys); i++)
    {
      JsonObject *key = get_object_at (keys, i);

      if (g_strcmp0 (livret_json_get_string (key, "kty"), "EC") == 0 &&
          g_strcmp0 (livret_json_get_string (key, "crv"), "P-256") == 0 &&
          livret_json_get_string (key, "kid") != NULL &&
          livret_json_get_string (key, "x") != NULL && livret_json_get_string (key, "y") != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
put_issuer (JsonArray *issuers, JsonObject *issuer, GPtrArray *names, GError **error)
{
  const char *address = livret_json_get_string (issuer, "iss");
  const char *name = livret_json_get_string (issuer, "name");
  int place;

  if (address == NULL || *address == '\0')
    return refuse (error, _ ("The file does not say whose keys these are: give the issuer’s "
                             "address, as cards name it, beside it."));
  if (!has_key (get_array (issuer, "keys")))
    return refuse (error, _ ("There is no key in this file that a health card could be signed "
                             "with (P-256)."));
  place = find (issuers, address);
  if (place >= 0)
    json_array_remove_element (issuers, (guint) place);
  if (json_array_get_length (issuers) >= ISSUERS_MAX)
    return refuse (error, _ ("There are more issuers than are kept."));
  g_ptr_array_add (names, g_strdup (name != NULL && *name != '\0' ? name : address));
  json_array_add_object_element (issuers, json_object_ref (issuer));
  return TRUE;
}

static gboolean
put_keys (JsonArray *issuers,
          JsonArray *keys,
          const char *address,
          const char *name,
          GPtrArray *names,
          GError **error)
{
  g_autoptr (JsonObject) issuer = json_object_new ();

  if (address != NULL)
    json_object_set_string_member (issuer, "iss", address);
  if (name != NULL)
    json_object_set_string_member (issuer, "name", name);
  json_object_set_array_member (issuer, "keys", json_array_ref (keys));
  return put_issuer (issuers, issuer, names, error);
}

/* The issuer among whose keys is @kid. */
static JsonObject *
find_by_key (JsonArray *issuers, const char *kid)
{
  for (guint i = 0; i < json_array_get_length (issuers); i++)
    {
      JsonArray *keys = get_array (get_object_at (issuers, i), "keys");

      for (guint j = 0; keys != NULL && j < json_array_get_length (keys); j++)
        if (g_strcmp0 (livret_json_get_string (get_object_at (keys, j), "kid"), kid) == 0)
          return get_object_at (issuers, i);
    }
  return NULL;
}

/* Of one that came with Livret the list is kept with a copy of it in the vault. */
static gboolean
put_revoked (JsonArray *issuers, JsonObject *crl, const char *kid, GPtrArray *names, GError **error)
{
  g_autoptr (JsonArray) bundled = read_bundled ();
  JsonObject *issuer = find_by_key (issuers, kid);
  JsonArray *old, *lists = json_array_new ();

  if (issuer == NULL && (issuer = find_by_key (bundled, kid)) != NULL)
    json_array_add_object_element (issuers, json_object_ref (issuer));
  if (issuer == NULL)
    {
      json_array_unref (lists);
      return refuse (error, _ ("This list of withdrawn cards is of a key that is not known: add "
                               "the issuer’s keys first."));
    }
  old = get_array (issuer, "revoked");
  for (guint i = 0; old != NULL && i < json_array_get_length (old); i++)
    if (g_strcmp0 (livret_json_get_string (get_object_at (old, i), "kid"), kid) != 0)
      json_array_add_element (lists, json_node_copy (json_array_get_element (old, i)));
  json_array_add_object_element (lists, json_object_ref (crl));
  json_object_set_array_member (issuer, "revoked", lists);
  g_ptr_array_add (names, g_strdup (livret_json_get_string (issuer, "name") != NULL
                                        ? livret_json_get_string (issuer, "name")
                                        : livret_json_get_string (issuer, "iss")));
  return TRUE;
}

static gboolean
put_file (JsonArray *issuers,
          JsonObject *file,
          const char *address,
          const char *name,
          GPtrArray *names,
          GError **error)
{
  JsonArray *list = get_array (file, "issuers");
  const char *kid = livret_json_get_string (file, "kid");

  if (get_array (file, "keys") != NULL && list == NULL)
    return put_keys (issuers, get_array (file, "keys"), address, name, names, error);
  if (get_array (file, "rids") != NULL && kid != NULL)
    return put_revoked (issuers, file, kid, names, error);
  if (list == NULL || json_array_get_length (list) == 0)
    return refuse (error, _ ("This is neither a set of public keys (JWKS) nor a list of issuers "
                             "or of withdrawn cards."));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      if (get_object_at (list, i) == NULL)
        return refuse (error, _ ("This list of issuers is damaged."));
      if (!put_issuer (issuers, get_object_at (list, i), names, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save (LivretDb *db, JsonArray *issuers, GError **error)
{
  g_autofree char *text = text_of (issuers);

  if (strlen (text) > TEXT_MAX)
    return refuse (error, _ ("There are more issuers than are kept."));
  return livret_meta_set (db, META, text, error);
}

gboolean
livret_issuers_add (LivretDb *db,
                    const char *text,
                    gsize size,
                    const char *address,
                    const char *name,
                    GError **error)
{
  g_autoptr (JsonArray) issuers = read_own (db, error);
  g_autoptr (JsonObject) file = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  if (issuers == NULL)
    return FALSE;
  file = parse (text, (gssize) size);
  if (file == NULL)
    return refuse (error, _ ("The file is no JSON, or larger than such a file is."));
  if (!put_file (issuers, file, address, name, names, error) ||
      !livret_db_transaction_begin (&t, db, error) || !save (db, issuers, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!livret_journal_append_simple (db, error, "issuer-added", NULL, names->pdata[i], NULL))
      return FALSE;
  return livret_db_transaction_commit (&t, error);
}

gboolean
livret_issuers_remove (LivretDb *db, const char *address, GError **error)
{
  g_autoptr (JsonArray) issuers = read_own (db, error);
  g_autofree char *name = NULL;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;
  const char *called;
  int place;

  if (issuers == NULL)
    return FALSE;
  place = find (issuers, address);
  if (place < 0)
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                   _ ("No issuer “%s” was added to this vault."), address);
      return FALSE;
    }
  called = livret_json_get_string (get_object_at (issuers, (guint) place), "name");
  name = g_strdup (called != NULL && *called != '\0' ? called : address);
  json_array_remove_element (issuers, (guint) place);
  return livret_db_transaction_begin (&t, db, error) && save (db, issuers, error) &&
         livret_journal_append_simple (db, error, "issuer-removed", NULL, name, NULL) &&
         livret_db_transaction_commit (&t, error);
}

/* --- A document ---------------------------------------------------------------------------------
 */

typedef struct
{
  const char *document;
  char *issuers;
  int fd;
} Asked;

static gpointer
open_card (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Asked *asked = data;

  asked->issuers = livret_issuers_text (db, error);
  if (asked->issuers == NULL)
    return NULL;
  asked->fd = livret_documents_open (db, asked->document, error);
  return asked->fd >= 0 ? GINT_TO_POINTER (TRUE) : NULL;
}

GPtrArray *
livret_document_standing (LivretSession *session,
                          const char *document,
                          GCancellable *cancellable,
                          GError **error)
{
  Asked asked = { document, NULL, -1 };
  GPtrArray *standings = NULL;

  if (livret_store_run (livret_session_get_store (session), LIVRET_DB_READ, open_card, &asked,
                        cancellable, error) != NULL)
    standings = livret_reader_standing (livret_session_get_reader (session), asked.fd,
                                        asked.issuers, cancellable, error);
  g_free (asked.issuers);
  if (asked.fd >= 0)
    close (asked.fd);
  return standings;
}
