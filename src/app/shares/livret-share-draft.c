/* livret-share-draft.c: a share that is being prepared, page by page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-draft.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"
#include "base/livret-json.h"
#include "sharing/livret-routes.h"

static LivretShareDraft *
make_empty (void)
{
  LivretShareDraft *draft = g_new0 (LivretShareDraft, 1);

  draft->person = g_strdup ("");
  draft->by = g_strdup ("");
  draft->capacity = g_strdup ("self");
  draft->recipient = g_strdup ("");
  draft->profession = g_strdup ("");
  draft->purpose = g_strdup ("");
  draft->until = g_strdup ("+30");
  draft->route = g_strdup ("");
  draft->items = g_ptr_array_new_with_free_func (g_free);
  return draft;
}

LivretShareDraft *
livret_share_draft_new (const LivretPerson *person, const LivretPerson *keeper)
{
  LivretShareDraft *draft = make_empty ();

  g_set_str (&draft->person, person->id);
  g_set_str (&draft->purpose, _ ("Care"));
  if (keeper != NULL && !person->self)
    {
      g_set_str (&draft->by, keeper->name);
      g_set_str (&draft->capacity, "agreed");
    }
  return draft;
}

void
livret_share_draft_free (LivretShareDraft *draft)
{
  g_free (draft->person);
  g_free (draft->by);
  g_free (draft->capacity);
  g_free (draft->recipient);
  g_free (draft->profession);
  g_free (draft->purpose);
  g_free (draft->until);
  g_free (draft->route);
  g_ptr_array_unref (draft->items);
  g_free (draft);
}

/* As JSON --------------------------------------------------------------------- */

/* The members that are text, by name. */
static const struct
{
  const char *name;
  gsize offset;
} members[] = {
  { "person", G_STRUCT_OFFSET (LivretShareDraft, person) },
  { "by", G_STRUCT_OFFSET (LivretShareDraft, by) },
  { "capacity", G_STRUCT_OFFSET (LivretShareDraft, capacity) },
  { "recipient", G_STRUCT_OFFSET (LivretShareDraft, recipient) },
  { "profession", G_STRUCT_OFFSET (LivretShareDraft, profession) },
  { "purpose", G_STRUCT_OFFSET (LivretShareDraft, purpose) },
  { "until", G_STRUCT_OFFSET (LivretShareDraft, until) },
  { "route", G_STRUCT_OFFSET (LivretShareDraft, route) },
};

#define JSON_LIMIT (1 << 20)

char *
livret_share_draft_to_json (const LivretShareDraft *draft)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *items = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    json_object_set_string_member (object, members[i].name,
                                   G_STRUCT_MEMBER (char *, draft, members[i].offset));
  for (guint i = 0; i < draft->items->len; i++)
    json_array_add_string_element (items, draft->items->pdata[i]);
  json_object_set_array_member (object, "items", items);
  json_node_take_object (node, object);
  return livret_json_canonical (node);
}

LivretShareDraft *
livret_share_draft_from_json (const char *json)
{
  g_autoptr (JsonNode) node = livret_json_parse (json, -1, JSON_LIMIT, NULL);
  LivretShareDraft *draft;
  JsonObject *object;
  JsonNode *items;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  draft = make_empty ();
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = livret_json_get_string (object, members[i].name);

      if (text != NULL)
        g_set_str (&G_STRUCT_MEMBER (char *, draft, members[i].offset), text);
    }
  items = json_object_get_member (object, "items");
  for (guint i = 0; items && JSON_NODE_HOLDS_ARRAY (items) &&
                    i < json_array_get_length (json_node_get_array (items));
       i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (items), i);

      if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_string (item) != NULL)
        livret_share_draft_set_item (draft, json_node_get_string (item), TRUE);
    }
  return draft;
}

LivretShareDraft *
livret_share_draft_copy (const LivretShareDraft *draft)
{
  g_autofree char *json = livret_share_draft_to_json (draft);

  return livret_share_draft_from_json (json);
}

void
livret_share_draft_take_words (LivretShareDraft *draft, const LivretShareDraft *from)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_set_str (&G_STRUCT_MEMBER (char *, draft, members[i].offset),
               G_STRUCT_MEMBER (char *, from, members[i].offset));
}

/* Items ----------------------------------------------------------------------- */

static guint
find_item (const LivretShareDraft *draft, const char *item)
{
  for (guint i = 0; i < draft->items->len; i++)
    if (g_str_equal (draft->items->pdata[i], item))
      return i;
  return G_MAXUINT;
}

gboolean
livret_share_draft_has_item (const LivretShareDraft *draft, const char *item)
{
  return find_item (draft, item) != G_MAXUINT;
}

void
livret_share_draft_set_item (LivretShareDraft *draft, const char *item, gboolean in)
{
  guint at = find_item (draft, item);

  if (in && at == G_MAXUINT)
    g_ptr_array_add (draft->items, g_strdup (item));
  else if (!in && at != G_MAXUINT)
    g_ptr_array_remove_index (draft->items, at);
}

void
livret_share_draft_set_all (LivretShareDraft *draft, const LivretShareDraft *from)
{
  livret_share_draft_take_words (draft, from);
  g_ptr_array_set_size (draft->items, 0);
  for (guint i = 0; i < from->items->len; i++)
    livret_share_draft_set_item (draft, from->items->pdata[i], TRUE);
}

static gboolean
is_of_kind (const char *item, const char *kind)
{
  gsize length = strlen (kind);

  return strncmp (item, kind, length) == 0 && (item[length] == '\0' || item[length] == '@');
}

gboolean
livret_share_draft_has_kind (const LivretShareDraft *draft, const char *kind)
{
  for (guint i = 0; i < draft->items->len; i++)
    if (is_of_kind (draft->items->pdata[i], kind))
      return TRUE;
  return FALSE;
}

int
livret_share_draft_kind_days (const LivretShareDraft *draft, const char *kind)
{
  for (guint i = 0; i < draft->items->len; i++)
    {
      const char *item = draft->items->pdata[i];
      const char *at = strchr (item, '@');
      g_auto (GStrv) days = at ? g_strsplit (at + 1, "..", 2) : NULL;
      int from, until;

      if (!is_of_kind (item, kind))
        continue;
      if (days == NULL || days[0] == NULL || days[1] == NULL ||
          !livret_day_parse (days[0], &from, NULL) || !livret_day_parse (days[1], &until, NULL))
        return 0;
      return until - from + 1;
    }
  return -1;
}

void
livret_share_draft_set_kind (LivretShareDraft *draft, const char *kind, int days, int today)
{
  char from[16], until[16];

  for (guint i = draft->items->len; i > 0; i--)
    if (is_of_kind (draft->items->pdata[i - 1], kind))
      g_ptr_array_remove_index (draft->items, i - 1);
  if (days == 0)
    g_ptr_array_add (draft->items, g_strdup (kind));
  else if (days > 0)
    g_ptr_array_add (draft->items,
                     g_strdup_printf ("%s@%s..%s", kind, livret_day_iso (today - days + 1, from),
                                      livret_day_iso (today, until)));
}

/* Periods --------------------------------------------------------------------- */

const LivretSharePeriod livret_share_periods[LIVRET_SHARE_PERIODS] = {
  { N_ ("6 weeks"), 42 },
  { N_ ("3 months"), 92 },
  { N_ ("1 year"), 366 },
  { N_ ("All"), 0 },
};

gboolean
livret_share_period_holds (guint period, int day, int today)
{
  return livret_share_periods[period].days == 0 || day > today - livret_share_periods[period].days;
}

guint
livret_share_period_for (int last_day, int today)
{
  guint period = LIVRET_SHARE_PERIOD_USUAL;

  while (period + 1 < LIVRET_SHARE_PERIODS && !livret_share_period_holds (period, last_day, today))
    period++;
  return period;
}

/* Steps ----------------------------------------------------------------------- */

const char *
livret_share_draft_missing (const LivretShareDraft *draft, LivretShareStep step)
{
  static const LivretShareStep together[] = { LIVRET_STEP_WHAT, LIVRET_STEP_WHOM, LIVRET_STEP_WHY };
  gboolean by_another = !g_str_equal (draft->capacity, "self");
  const char *missing = NULL;

  switch (step)
    {
    case LIVRET_STEP_WHOM:
      if (draft->recipient[0] == '\0')
        return _ ("A name is enough: who receives it?");
      return by_another && draft->by[0] == '\0' ? _ ("Who hands it over?") : NULL;
    case LIVRET_STEP_WHAT:
      return draft->items->len == 0 ? _ ("Tick at least one thing.") : NULL;
    case LIVRET_STEP_WHY:
      if (draft->purpose[0] == '\0')
        return _ ("Say why, in a word.");
      return draft->until[0] == '\0' ? _ ("Until when does it hold?") : NULL;
    case LIVRET_STEP_HOW:
      return livret_route_by_id (draft->route) == NULL ? _ ("Choose one way.") : NULL;
    case LIVRET_STEP_BRIEF:
      for (gsize i = 0; i < G_N_ELEMENTS (together) && missing == NULL; i++)
        missing = livret_share_draft_missing (draft, together[i]);
      return missing;
    default:
      return NULL;
    }
}

const char *
livret_share_step_title (LivretShareStep step)
{
  static const char *const titles[] = {
    N_ ("To whom"), N_ ("What"),      N_ ("Why and until when"),
    N_ ("How"),     N_ ("Read over"), N_ ("To whom, why and until when"),
  };

  return _ (titles[step]);
}

char *
livret_share_draft_until (const LivretShareDraft *draft, int today)
{
  LivretDate date;

  if (draft->until[0] == '+')
    return livret_day_display (today + atoi (draft->until + 1));
  if (!livret_date_parse (draft->until, NULL, &date, NULL))
    return g_strdup ("");
  return livret_date_display (&date);
}

LivretGrantTerms *
livret_share_draft_terms (LivretDb *db, const LivretShareDraft *draft, GError **error)
{
  g_autoptr (LivretPerson) person = livret_people_find (db, draft->person, error);
  g_autoptr (LivretGrantTerms) terms = NULL;

  if (person == NULL)
    return NULL;
  terms = livret_grant_draft_new (person, draft->by[0] ? draft->by : NULL, draft->capacity);
  g_set_str (&terms->recipient, draft->recipient);
  g_set_str (&terms->profession, draft->profession);
  g_set_str (&terms->purpose, draft->purpose);
  g_set_str (&terms->route, draft->route);
  if (!livret_grant_until_parse (db, draft->until, &terms->until, error))
    return NULL;
  for (guint i = 0; i < draft->items->len; i++)
    if (!livret_grant_draft_add_item (db, terms, draft->items->pdata[i], error))
      return NULL;
  return livret_grant_draft_check (db, terms, error) ? g_steal_pointer (&terms) : NULL;
}
