/* livret-grant.c: drafting, checking and sealing a grant.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-grant.h"

#include "base/livret-clock.h"
#include "base/livret-crypto.h"
#include "sharing/livret-item.h"
#include "sharing/livret-routes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LivretGrant
{
  gatomicrefcount refs;
  LivretGrantTerms *terms;
};

static void
set_text (char **member, const char *text)
{
  char *copy = g_strstrip (g_strdup (text));

  g_free (*member);
  *member = copy;
}

/* --- drafting ------------------------------------------------------------------------ */

LivretGrantTerms *
livret_grant_draft_new (const LivretPerson *person, const char *by, const char *capacity)
{
  LivretGrantTerms *draft = livret_grant_terms_new ();

  set_text (&draft->person, person->id);
  set_text (&draft->person_name, person->name);
  set_text (&draft->by, by != NULL && *by != '\0' ? by : person->name);
  set_text (&draft->capacity, capacity != NULL ? capacity : "self");
  return draft;
}

gboolean
livret_grant_draft_add_item (LivretDb *db,
                             LivretGrantTerms *draft,
                             const char *item,
                             GError **error)
{
  LivretGrantItem *resolved = livret_item_resolve (db, draft->person, item, error);

  if (resolved == NULL)
    return FALSE;
  for (guint i = 0; i < draft->items->len; i++)
    if (livret_item_same (g_ptr_array_index (draft->items, i), resolved))
      {
        livret_grant_item_free (resolved);
        return TRUE;
      }
  g_ptr_array_add (draft->items, resolved);
  return TRUE;
}

void
livret_grant_draft_remove_item (LivretGrantTerms *draft, guint index)
{
  g_return_if_fail (index < draft->items->len);
  g_ptr_array_remove_index (draft->items, index);
}

/* What is missing or wrong, as a sentence; NULL if nothing is. */
static const char *
find_fault (const LivretGrantTerms *draft, gint64 now)
{
  static const char *const capacities[] = { "self", "agreed", "legal", NULL };

  if (*draft->recipient == '\0')
    return _ ("Say to whom this goes: a name is enough.");
  if (*draft->purpose == '\0')
    return _ ("Say what this is for: “care”, “second opinion”…");
  if (!g_strv_contains (capacities, draft->capacity))
    return _ ("The capacity is “self”, “agreed” or “legal”.");
  if (livret_route_by_id (draft->route) == NULL)
    return _ ("Choose how this goes: paper, a PDF or a page for a browser.");
  if (draft->until <= now)
    return _ ("The last day of this share has already passed: choose a later one.");
  if (draft->items->len == 0)
    return _ ("Nothing is chosen yet: choose at least one thing to share.");
  return NULL;
}

gboolean
livret_grant_draft_check (LivretDb *db, const LivretGrantTerms *draft, GError **error)
{
  const char *fault = find_fault (draft, livret_clock_now ());

  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID, fault);
  return FALSE;
}

gboolean
livret_grant_until_parse (LivretDb *db, const char *text, gint64 *until, GError **error)
{
  gint64 now = livret_clock_now ();
  char iso[16];
  guint64 days;
  LivretDate date;

  if (text[0] == '+')
    {
      if (!g_ascii_string_to_unsigned (text + 1, 10, 0, 36500, &days, error))
        return FALSE;
      text = livret_day_iso (livret_clock_today () + (int) days, iso);
    }
  if (!livret_date_parse (text, NULL, &date, error))
    return FALSE;
  if (livret_date_is_set (&date) && date.latest > now)
    {
      *until = date.latest;
      return TRUE;
    }
  g_set_error_literal (
      error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID,
      *text == '\0' ? _ ("Say until when this share holds.")
                    : _ ("The last day of this share has already passed: choose a later one."));
  return FALSE;
}

/* --- sealing ------------------------------------------------------------------------- */

/* A draft is plain data: what it names is looked up once more before it is sealed. */
static gboolean
check_items (LivretDb *db, const LivretGrantTerms *draft, GError **error)
{
  for (guint i = 0; i < draft->items->len; i++)
    {
      const LivretGrantItem *item = g_ptr_array_index (draft->items, i);
      LivretGrantItem *now = livret_item_refresh (db, draft->person, item, error);
      gboolean same;

      if (now == NULL)
        return FALSE;
      same = strcmp (now->type, item->type) == 0 && now->version == item->version &&
             strcmp (now->sha256, item->sha256) == 0;
      livret_grant_item_free (now);
      if (!same)
        {
          g_set_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED,
                       _ ("“%s” changed since it was chosen: look at it again before sharing it."),
                       item->title);
          return FALSE;
        }
    }
  return TRUE;
}

/* "Livret-7f3a.html": says nothing of who or what. */
static gboolean
name_package (LivretGrantTerms *draft, GError **error)
{
  guint8 drawn[2];

  if (!livret_random (drawn, sizeof drawn, error))
    return FALSE;
  g_free (draft->package);
  draft->package = g_strdup_printf ("Livret-%02x%02x.%s", drawn[0], drawn[1],
                                    livret_route_by_id (draft->route)->suffix);
  return TRUE;
}

LivretGrant *
livret_grant_seal (LivretDb *db, LivretGrantTerms *draft, GError **error)
{
  g_auto (LivretDbTransaction) transaction = LIVRET_DB_TRANSACTION_INIT;
  g_autoptr (LivretGrant) grant = NULL;

  set_text (&draft->recipient, draft->recipient);
  set_text (&draft->purpose, draft->purpose);
  if (!livret_db_transaction_begin (&transaction, db, error) ||
      !livret_grant_draft_check (db, draft, error) || !check_items (db, draft, error) ||
      !name_package (draft, error) || !livret_grants_add (db, draft, error))
    return NULL;
  grant = livret_grant_open (db, draft->id, error);
  if (grant == NULL || !livret_db_transaction_commit (&transaction, error))
    return NULL;
  return g_steal_pointer (&grant);
}

LivretGrant *
livret_grant_open (LivretDb *db, const char *id, GError **error)
{
  LivretGrantTerms *terms = livret_grants_get (db, id, error);
  LivretGrant *grant;

  if (terms == NULL)
    return NULL;
  grant = g_new0 (LivretGrant, 1);
  g_atomic_ref_count_init (&grant->refs);
  grant->terms = terms;
  return grant;
}

LivretGrant *
livret_grant_ref (LivretGrant *grant)
{
  g_atomic_ref_count_inc (&grant->refs);
  return grant;
}

void
livret_grant_unref (LivretGrant *grant)
{
  if (!g_atomic_ref_count_dec (&grant->refs))
    return;
  livret_grant_terms_free (grant->terms);
  g_free (grant);
}

const LivretGrantTerms *
livret_grant_get_terms (const LivretGrant *grant)
{
  return grant->terms;
}

gboolean
livret_grant_end (LivretDb *db, const char *id, GError **error)
{
  return livret_grants_end (db, id, error);
}

/* --- in words ------------------------------------------------------------------------ */

char *
livret_grant_contents_words (const LivretGrantTerms *terms)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();

  for (guint i = 0; i < terms->items->len; i++)
    g_ptr_array_add (types, ((LivretGrantItem *) g_ptr_array_index (terms->items, i))->type);
  return livret_grant_types_words (types);
}

char *
livret_grant_headline (const LivretGrantTerms *terms)
{
  g_autofree char *contents = livret_grant_contents_words (terms);

  if (strcmp (terms->by, terms->person_name) == 0)
    return g_strdup_printf (_ ("%s gives to %s: %s."), terms->by, terms->recipient, contents);
  return g_strdup_printf (_ ("%s gives, for %s, to %s: %s."), terms->by, terms->person_name,
                          terms->recipient, contents);
}
