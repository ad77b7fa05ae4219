/* livret-card-standing.c: who signed a health card, and whether it still holds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it without a network: whom to believe is known beforehand, and whether an issuer has
 * withdrawn a card only where their list was given.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-date.h"
#include "base/livret-text.h"
#include "formats/livret-card.h"
#include "formats/livret-json-items.h"

#define ISSUERS_TEXT_MAX (4 * 1024 * 1024)

struct _LivretCardIssuers
{
  JsonNode *node;
  JsonArray *list; /* (nullable): of it */
};

LivretCardIssuers *
livret_card_issuers_new (const char *text)
{
  LivretCardIssuers *self = g_new0 (LivretCardIssuers, 1);

  if (text != NULL)
    self->node = livret_json_parse (text, -1, ISSUERS_TEXT_MAX, NULL);
  if (self->node != NULL && JSON_NODE_HOLDS_OBJECT (self->node))
    self->list = livret_json_get_array (json_node_get_object (self->node), "issuers");
  return self;
}

void
livret_card_issuers_free (LivretCardIssuers *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->node, json_node_unref);
  g_free (self);
}

/* The object of @list whose @member is @value. */
static JsonObject *
find (JsonArray *list, const char *member, const char *value)
{
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (object != NULL && g_strcmp0 (livret_json_get_string (object, member), value) == 0)
        return object;
    }
  return NULL;
}

/* "ID" withdraws the card for ever, "ID.1664492124" what was signed before. */
static gboolean
names_card (const char *entry, const LivretCard *card)
{
  const char *dot = entry != NULL ? strchr (entry, '.') : NULL;

  if (entry == NULL)
    return FALSE;
  if (dot == NULL)
    return strcmp (entry, card->id) == 0;
  return strlen (card->id) == (gsize) (dot - entry) && memcmp (entry, card->id, dot - entry) == 0 &&
         card->signed_at < g_ascii_strtoll (dot + 1, NULL, 10);
}

/* @listed: (out): the issuer's list of what is withdrawn is known */
static gboolean
is_revoked (const LivretCard *card, JsonObject *issuer, gboolean *listed)
{
  JsonObject *crl = find (livret_json_get_array (issuer, "revoked"), "kid", card->jws.kid);
  JsonArray *ids = crl != NULL ? livret_json_get_array (crl, "rids") : NULL;

  *listed = ids != NULL;
  if (ids == NULL || card->id == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (ids); i++)
    {
      JsonNode *node = json_array_get_element (ids, i);

      if (JSON_NODE_HOLDS_VALUE (node) && names_card (json_node_get_string (node), card))
        return TRUE;
    }
  return FALSE;
}

/* (transfer full): the day of an instant, as people write it. */
static char *
day_of (gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (instant);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
  LivretDate date;

  return text != NULL && livret_date_parse (text, NULL, &date, NULL)
             ? livret_date_display (&date)
             : g_strdup (_ ("an unknown day"));
}

/* --- The sentence -------------------------------------------------------------------------------
 */

static char *
say_known (const LivretCard *card, LivretStandingState state, const char *name, gboolean listed)
{
  g_autofree char *on = day_of (card->signed_at);
  g_autofree char *until = day_of (card->expires);

  switch (state)
    {
    case LIVRET_STANDING_VALID:
      return g_strdup_printf (listed ? _ ("Valid: signed by %s on %s, and not withdrawn.")
                                     : _ ("Valid: signed by %s on %s; whether they withdrew it "
                                          "since is not known."),
                              name, on);
    case LIVRET_STANDING_EXPIRED:
      return g_strdup_printf (_ ("Expired on %s: signed by %s on %s."), until, name, on);
    case LIVRET_STANDING_EARLY:
      return g_strdup_printf (_ ("Not valid yet: signed by %s to hold from %s on."), name, on);
    case LIVRET_STANDING_REVOKED:
      return g_strdup_printf (_ ("Withdrawn by %s, who signed it on %s."), name, on);
    case LIVRET_STANDING_UNKNOWN_KEY:
      return g_strdup_printf (_ ("Signature not checked: it says to be signed by %s, with a key "
                                 "of theirs that is not known here."),
                              name);
    default:
      return g_strdup_printf (_ ("Signature wrong: this card was changed, or is not by %s."), name);
    }
}

static char *
say_unknown (const LivretCard *card, gint64 now)
{
  g_autofree char *issuer = livret_text_line (*card->issuer != '\0' ? card->issuer : "–");
  g_autofree char *until = NULL;

  if (card->expires == 0 || card->expires > now)
    return g_strdup_printf (_ ("Signature not checked: the issuer %s is not known here."), issuer);
  until = day_of (card->expires);
  return g_strdup_printf (_ ("Signature not checked: the issuer %s is not known here; the card "
                             "expired on %s."),
                          issuer, until);
}

static LivretStandingState
weigh (const LivretCard *card, JsonObject *issuer, gint64 now, gboolean *listed)
{
  JsonObject *key = find (livret_json_get_array (issuer, "keys"), "kid", card->jws.kid);

  *listed = FALSE;
  if (key == NULL)
    return LIVRET_STANDING_UNKNOWN_KEY;
  if (!livret_jws_verify (&card->jws, card->text, key))
    return LIVRET_STANDING_WRONG;
  if (is_revoked (card, issuer, listed))
    return LIVRET_STANDING_REVOKED;
  if (card->expires != 0 && card->expires <= now)
    return LIVRET_STANDING_EXPIRED;
  return card->signed_at > now ? LIVRET_STANDING_EARLY : LIVRET_STANDING_VALID;
}

LivretStandingState
livret_card_judge (
    const LivretCard *card, LivretCardIssuers *issuers, gint64 now, char **words, const char **name)
{
  JsonObject *issuer;
  LivretStandingState state;
  const char *called;
  gboolean listed;

  *name = NULL;
  if (card->reason != NULL)
    {
      *words = g_strdup (card->reason);
      return LIVRET_STANDING_BROKEN;
    }
  if (strcmp (card->jws.algorithm, "ES256") != 0 || card->jws.signature == NULL)
    {
      *words = g_strdup (_ ("Signature wrong: this card is not signed as health cards are."));
      return LIVRET_STANDING_WRONG;
    }
  issuer = *card->issuer != '\0' ? find (issuers->list, "iss", card->issuer) : NULL;
  if (issuer == NULL)
    {
      *words = say_unknown (card, now);
      return LIVRET_STANDING_UNKNOWN_ISSUER;
    }
  state = weigh (card, issuer, now, &listed);
  called = livret_json_get_string (issuer, "name");
  if (called == NULL || *called == '\0')
    called = livret_json_get_string (issuer, "iss");
  *words = say_known (card, state, called, listed);
  if (state <= LIVRET_STANDING_REVOKED)
    *name = called;
  return state;
}

GPtrArray *
livret_cards_judge (GBytes *bytes, const char *text, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) cards = livret_cards_read (bytes, error);
  g_autoptr (LivretCardIssuers) issuers = livret_card_issuers_new (text);
  GPtrArray *standings;

  if (cards == NULL)
    return NULL;
  standings = livret_standings_new ();
  for (guint i = 0; i < MIN (cards->len, LIVRET_STANDINGS_MAX); i++)
    {
      const char *name;
      char *words;
      LivretStandingState state = livret_card_judge (cards->pdata[i], issuers, now, &words, &name);

      livret_standings_add (standings, state, words);
    }
  return standings;
}

/* --- What is read in it -------------------------------------------------------------------------
 */

static void
add_fact (GString *text, const char *label, const char *value)
{
  g_autofree char *line = livret_text_line (value);

  g_string_append_printf (text, _ ("%s: %s"), label, line);
  g_string_append_c (text, '\n');
}

static void
add_words (GString *text, const LivretCard *card)
{
  g_autoptr (GBytes) bundle = card->reason == NULL ? livret_card_bundle (card) : NULL;
  g_autofree char *words = bundle != NULL ? livret_fhir_words_of (bundle, NULL) : NULL;
  g_autofree char *on = day_of (card->signed_at);
  g_autofree char *until = day_of (card->expires);

  if (card->reason != NULL)
    {
      g_string_append_printf (text, "%s\n", card->reason);
      return;
    }
  if (*card->issuer != '\0')
    add_fact (text, C_ ("health card", "Issuer it names"), card->issuer);
  if (card->signed_at != 0)
    add_fact (text, C_ ("health card", "Signed on"), on);
  if (card->expires != 0)
    add_fact (text, C_ ("health card", "Expires on"), until);
  if (words != NULL)
    g_string_append_printf (text, "\n%s", words);
}

char *
livret_cards_words (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) cards = livret_cards_read (bytes, error);
  GString *text;

  if (cards == NULL)
    return NULL;
  text = g_string_new (livret_cards_title (cards));
  g_string_append (text, "\n\n");
  for (guint i = 0; i < MIN (cards->len, LIVRET_STANDINGS_MAX); i++)
    {
      if (i > 0)
        g_string_append (text, "\n\n");
      add_words (text, cards->pdata[i]);
    }
  return g_string_free (text, FALSE);
}
