/* livret-card.c: the signed health cards of a file, taken apart.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: SMART Health Cards Framework 1.4 (files, codes of points, payload).
 */
#include "formats/livret-card.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base/livret-text.h"

#define DIGITS "shc:/"
/* A digit pair is a character's place behind '-'. */
#define DIGITS_FROM '-'
#define DIGITS_LAST ('z' - DIGITS_FROM)
/* Codes of points that hold one card together. */
#define CHUNKS_MAX 100

static void
card_free (gpointer data)
{
  LivretCard *card = data;

  g_free (card->text);
  livret_jws_clear (&card->jws);
  g_free (card->issuer);
  g_free (card->id);
  g_free (card);
}

/* --- One card -----------------------------------------------------------------------------------
 */

/* Seconds of a NumericDate (RFC 7519); 0: none that makes sense. */
static gint64
read_time (LivretFhirSpan value)
{
  char text[32];
  double seconds;

  if (value.size == 0 || value.size >= sizeof text)
    return 0;
  memcpy (text, value.at, value.size);
  text[value.size] = '\0';
  seconds = g_ascii_strtod (text, NULL);
  return seconds > 0 && seconds < 8e9 ? (gint64) seconds : 0;
}

static LivretCardSort
read_sort (LivretFhirSpan types)
{
  if (types.size > 0 && memmem (types.at, types.size, "#immunization\"", 14) != NULL)
    return LIVRET_CARD_IMMUNIZATION;
  if (types.size > 0 && memmem (types.at, types.size, "#laboratory\"", 12) != NULL)
    return LIVRET_CARD_LABORATORY;
  return LIVRET_CARD_ANY;
}

static gboolean
read_claims (LivretCard *card)
{
  gsize size;
  const char *data = g_bytes_get_data (card->jws.payload, &size);
  const char *p = data;
  LivretFhirSpan payload, credential;
  gboolean cut = FALSE;

  if (size == 0 || !g_utf8_validate_len (data, size, NULL) ||
      !livret_fhir_next_value (&p, data + size, &payload, &cut) || *payload.at != '{')
    return FALSE;
  credential = livret_fhir_member (payload, "vc");
  card->issuer = livret_fhir_span_dup (livret_fhir_member (payload, "iss"));
  if (card->issuer == NULL)
    card->issuer = g_strdup ("");
  card->signed_at = read_time (livret_fhir_member (payload, "nbf"));
  card->expires = read_time (livret_fhir_member (payload, "exp"));
  card->id = livret_fhir_span_dup (livret_fhir_member (credential, "rid"));
  card->sort = read_sort (livret_fhir_member (credential, "type"));
  card->bundle =
      livret_fhir_member (livret_fhir_member (credential, "credentialSubject"), "fhirBundle");
  return TRUE;
}

/* Takes @text; %NULL: not all of it was there. */
static void
add_card (GPtrArray *cards, char *text)
{
  LivretCard *card = g_new0 (LivretCard, 1);
  LivretJwsFault fault = LIVRET_JWS_DAMAGED;

  card->text = text;
  g_ptr_array_add (cards, card);
  if (text == NULL)
    {
      card->reason = _ ("Not all parts of this card are in the file.");
      return;
    }
  fault = livret_jws_read (text, &card->jws);
  if (fault == LIVRET_JWS_GOOD && read_claims (card))
    return;
  livret_jws_clear (&card->jws);
  card->reason = fault == LIVRET_JWS_TOO_LARGE
                     ? _ ("This card is larger than any is; it was not unpacked.")
                     : _ ("This card is damaged or cut short.");
}

GBytes *
livret_card_bundle (const LivretCard *card)
{
  if (card->bundle.size == 0 || *card->bundle.at != '{')
    return NULL;
  return g_bytes_new (card->bundle.at, card->bundle.size);
}

/* --- The digits of codes of points --------------------------------------------------------------
 */

/* Appends the characters that the digits stand for. */
static gboolean
append_digits (GString *out, const char *digits)
{
  for (; digits[0] != '\0'; digits += 2)
    {
      guint value;

      if (!g_ascii_isdigit (digits[0]) || !g_ascii_isdigit (digits[1]))
        return FALSE;
      value = (guint) (digits[0] - '0') * 10 + (guint) (digits[1] - '0');
      if (value > DIGITS_LAST)
        return FALSE;
      g_string_append_c (out, (char) (DIGITS_FROM + value));
    }
  return TRUE;
}

/* Of a card in several codes, as they were made once: "shc:/2/3/…" is the second of three. */
typedef struct
{
  char *chunks[CHUNKS_MAX];
  guint n;
} Pending;

static void
pending_end (Pending *pending, GPtrArray *cards)
{
  GString *text;

  if (pending->n == 0)
    return;
  text = g_string_new (NULL);
  for (guint i = 0; i < pending->n; i++)
    if (text != NULL && (pending->chunks[i] == NULL || !append_digits (text, pending->chunks[i])))
      {
        g_string_free (text, TRUE);
        text = NULL;
      }
  add_card (cards, text != NULL ? g_string_free (text, FALSE) : NULL);
  for (guint i = 0; i < pending->n; i++)
    g_clear_pointer (&pending->chunks[i], g_free);
  pending->n = 0;
}

/* Whether @digits names its place among several; the same place twice begins another card. */
static gboolean
take_chunk (Pending *pending, const char *digits, GPtrArray *cards)
{
  char *slash, *second;
  gulong place = strtoul (digits, &slash, 10), n;

  if (*slash != '/' || place == 0)
    return FALSE;
  n = strtoul (slash + 1, &second, 10);
  if (*second != '/' || n < place || n > CHUNKS_MAX)
    return FALSE;
  if (pending->n != n || pending->chunks[place - 1] != NULL)
    pending_end (pending, cards);
  pending->n = (guint) n;
  pending->chunks[place - 1] = g_strdup (second + 1);
  return TRUE;
}

static void
take_word (Pending *pending, const char *word, GPtrArray *cards)
{
  g_autoptr (GString) text = NULL;

  if (!g_str_has_prefix (word, DIGITS))
    {
      add_card (cards, g_strdup (word));
      return;
    }
  word += strlen (DIGITS);
  if (take_chunk (pending, word, cards))
    return;
  text = g_string_new (NULL);
  if (!append_digits (text, word))
    g_string_truncate (text, 0);
  add_card (cards, g_string_free (g_steal_pointer (&text), FALSE));
}

/* --- A file -------------------------------------------------------------------------------------
 */

static void
read_lines (const char *data, gsize size, GPtrArray *cards)
{
  g_autofree char *text = g_strndup (size > 0 ? data : "", size);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  Pending pending = { 0 };

  for (guint i = 0; words[i] != NULL && cards->len <= LIVRET_STANDINGS_MAX; i++)
    if (*words[i] != '\0')
      take_word (&pending, words[i], cards);
  pending_end (&pending, cards);
}

static gboolean
read_json (const char *data, gsize size, GPtrArray *cards, GError **error)
{
  const char *p = data;
  LivretFhirSpan file, list, one;
  gboolean cut = FALSE;

  if (!livret_fhir_next_value (&p, data + size, &file, &cut))
    return livret_unreadable (error, _ ("The JSON file is damaged or cut short."));
  list = livret_fhir_member (file, "verifiableCredential");
  if (list.size < 2 || *list.at != '[')
    return livret_unreadable (error, _ ("There is no health card in this file."));
  p = list.at + 1;
  while (cards->len <= LIVRET_STANDINGS_MAX &&
         livret_fhir_next_value (&p, list.at + list.size, &one, &cut))
    /* Of the signed text no character is ever written otherwise than as itself. */
    add_card (cards, one.size > 2 && *one.at == '"' ? g_strndup (one.at + 1, one.size - 2)
                                                    : g_strdup (""));
  return TRUE;
}

GPtrArray *
livret_cards_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (card_free);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint readable = 0;

  if (size > LIVRET_CARDS_TEXT_MAX)
    {
      livret_unreadable (error, _ ("The file is larger than what is read of health cards."));
      return NULL;
    }
  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    data += 3, size -= 3;
  while (size > 0 && g_ascii_isspace (*data))
    data++, size--;
  if (size > 0 && *data == '{')
    {
      if (!read_json (data, size, cards, error))
        return NULL;
    }
  else
    read_lines (data, size, cards);
  for (guint i = 0; i < cards->len; i++)
    readable += ((LivretCard *) cards->pdata[i])->reason == NULL;
  if (readable > 0)
    return g_steal_pointer (&cards);
  livret_unreadable (error, "%s",
                     cards->len == 1 ? ((LivretCard *) cards->pdata[0])->reason
                                     : _ ("No health card of this file can be read."));
  return NULL;
}

const char *
livret_cards_title (GPtrArray *cards)
{
  LivretCardSort sort = LIVRET_CARD_ANY;

  for (guint i = 0; i < cards->len; i++)
    {
      const LivretCard *card = cards->pdata[i];

      if (card->reason != NULL)
        continue;
      if (sort != LIVRET_CARD_ANY && card->sort != sort)
        return _ ("Health cards");
      sort = card->sort;
    }
  return sort == LIVRET_CARD_IMMUNIZATION ? _ ("Vaccination card")
         : sort == LIVRET_CARD_LABORATORY ? _ ("Card of a laboratory result")
                                          : _ ("Health card");
}
