/* livret-format-shc.c: SMART Health Cards: signed statements of vaccinations and results.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file stays as it came: what is signed is worth nothing once a character of it is changed.
 * What it says is read as FHIR, unless its signature is wrong.
 *
 * Source: SMART Health Cards Framework 1.4.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-clock.h"
#include "base/livret-es256.h"
#include "formats/livret-card.h"
#include "formats/livret-formats.h"
#include "record/livret-document-types.h"

/* LOINC: history of immunization; laboratory studies. */
#define TYPE_IMMUNIZATION "11369-6"
#define TYPE_LABORATORY "11502-2"

/* What is held while a file is taken. @insides: (element-type LivretFhirInside) a card each, NULL
 * for one that says nothing that is taken */
typedef struct
{
  GPtrArray *cards;
  GPtrArray *standings;
  GPtrArray *bundles;
  GPtrArray *insides;
  const char *signer; /* of all cards that can be read, where it is one; borrowed */
  gboolean several;
  gboolean other[LIVRET_STANDINGS_MAX]; /* of whom the card is about */
} Taking;

static void
taking_clear (Taking *taking)
{
  g_clear_pointer (&taking->insides, g_ptr_array_unref);
  g_clear_pointer (&taking->bundles, g_ptr_array_unref);
  g_clear_pointer (&taking->standings, g_ptr_array_unref);
  g_clear_pointer (&taking->cards, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Taking, taking_clear)

static void
inside_free (gpointer inside)
{
  livret_fhir_inside_free (inside);
}

/* --- How they stand -----------------------------------------------------------------------------
 */

static void
note_signer (Taking *taking, const char *name)
{
  if (taking->signer != NULL && g_strcmp0 (taking->signer, name) != 0)
    taking->several = TRUE;
  taking->signer = name;
}

/* Opens what a card says, if it is to be taken. */
static LivretFhirInside *
open_inside (Taking *taking,
             const LivretCard *card,
             LivretStandingState state,
             const LivretImportOptions *options)
{
  GBytes *bundle;

  if (state == LIVRET_STANDING_WRONG || state == LIVRET_STANDING_BROKEN)
    return NULL;
  bundle = livret_card_bundle (card);
  if (bundle == NULL)
    return NULL;
  g_ptr_array_add (taking->bundles, bundle);
  return livret_fhir_inside_new (bundle, options, NULL);
}

/* Cards of a family lie together: the document is about the first of them. */
static gboolean
is_of_another (Taking *taking, LivretFhirInside *inside)
{
  for (guint i = 0; inside != NULL && i < taking->insides->len; i++)
    if (taking->insides->pdata[i] != NULL)
      return !livret_fhir_inside_same (taking->insides->pdata[i], inside);
  return FALSE;
}

static void
judge (Taking *taking, LivretCardIssuers *issuers, const LivretImportOptions *options)
{
  gint64 now = options->now != 0 ? options->now : livret_clock_now ();

  taking->standings = livret_standings_new ();
  taking->bundles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  taking->insides = g_ptr_array_new_with_free_func (inside_free);
  for (guint i = 0; i < MIN (taking->cards->len, LIVRET_STANDINGS_MAX); i++)
    {
      const LivretCard *card = taking->cards->pdata[i];
      LivretFhirInside *inside;
      const char *name;
      char *words;
      LivretStandingState state = livret_card_judge (card, issuers, now, &words, &name);

      livret_standings_add (taking->standings, state, words);
      note_signer (taking, name);
      inside = open_inside (taking, card, state, options);
      taking->other[i] = is_of_another (taking, inside);
      if (taking->other[i])
        g_clear_pointer (&inside, livret_fhir_inside_free);
      g_ptr_array_add (taking->insides, inside);
    }
}

/* --- Giving it ----------------------------------------------------------------------------------
 */

static const char *
type_of (GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    {
      const LivretCard *card = cards->pdata[i];

      if (card->sort == LIVRET_CARD_IMMUNIZATION)
        return TYPE_IMMUNIZATION;
      if (card->sort == LIVRET_CARD_LABORATORY)
        return TYPE_LABORATORY;
    }
  return NULL;
}

/* The day the first of them was signed; FALSE: none says it. */
static gboolean
day_signed (GPtrArray *cards, char day[16])
{
  for (guint i = 0; i < cards->len; i++)
    {
      const LivretCard *card = cards->pdata[i];
      g_autoptr (GDateTime) time =
          card->signed_at != 0 ? g_date_time_new_from_unix_local (card->signed_at) : NULL;

      if (time == NULL)
        continue;
      g_snprintf (day, 16, "%04d-%02d-%02d", g_date_time_get_year (time),
                  g_date_time_get_month (time), g_date_time_get_day_of_month (time));
      return TRUE;
    }
  return FALSE;
}

static gboolean
give_document (Taking *taking, LivretInput *input, GBytes *bytes, LivretSink *sink)
{
  g_autofree char *standing = livret_standings_words (taking->standings);
  g_autofree char *text = livret_cards_words (bytes, NULL);
  LivretSinkPaper paper = { .type = type_of (taking->cards) };
  char day[16];
  LivretSinkDocument document = {
    .fd = -1,
    .media_type = LIVRET_CARD_MEDIA_TYPE,
    .name = livret_input_get_name (input),
    .title = livret_cards_title (taking->cards),
    .establishment = taking->several ? NULL : taking->signer,
    .category = livret_document_type_category (paper.type),
    .date = day_signed (taking->cards, day) ? day : NULL,
    .text = text,
    .paper = paper.type != NULL ? &paper : NULL,
    .standing = standing,
  };

  return livret_sink_document (sink, &document);
}

/* Why nothing of a card is taken. */
static const char *
why_not (const LivretCard *card, LivretStandingState state, gboolean other)
{
  if (card->reason != NULL)
    return card->reason;
  if (other)
    return _ ("It is about another person than the first card: bring it in as a file of its own.");
  return state == LIVRET_STANDING_WRONG
             ? _ ("Its signature is wrong: nothing of what it says was taken.")
             : _ ("It holds no health record that is read here.");
}

static gboolean
take_cards (Taking *taking, LivretSink *sink)
{
  for (guint i = 0; i < taking->insides->len; i++)
    {
      const LivretCard *card = taking->cards->pdata[i];
      const LivretStanding *standing = taking->standings->pdata[i];
      LivretFhirInside *inside = taking->insides->pdata[i];
      g_autofree char *where = g_strdup_printf (_ ("card %u"), i + 1);

      if (inside == NULL ? !livret_sink_set_aside (
                               sink, where, why_not (card, standing->state, taking->other[i]))
                         : !livret_fhir_inside_take (inside, sink))
        return FALSE;
    }
  return taking->cards->len <= LIVRET_STANDINGS_MAX ||
         livret_sink_set_aside (sink, _ ("cards"), _ ("The file holds more cards than are read."));
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  GBytes *bytes = livret_input_bytes (input, error);
  g_autoptr (LivretCardIssuers) issuers = livret_card_issuers_new (options->issuers);
  g_auto (Taking) taking = { 0 };

  if (bytes == NULL)
    return FALSE;
  taking.cards = livret_cards_read (bytes, error);
  if (taking.cards == NULL)
    return FALSE;
  judge (&taking, issuers, options);
  for (guint i = 0; i < taking.insides->len; i++)
    if (taking.insides->pdata[i] != NULL &&
        !livret_fhir_inside_identify (taking.insides->pdata[i], sink))
      return FALSE;
  return give_document (&taking, input, bytes, sink) && take_cards (&taking, sink);
}

/* --- Knowing it ---------------------------------------------------------------------------------
 */

/* A compact signature whose header says that what follows is packed, as that of a card does. */
static gboolean
is_signed_text (const char *head, gsize size)
{
  const char *dot = size > 0 ? memchr (head, '.', MIN (size, 1024)) : NULL;
  g_autofree guchar *header = NULL;
  g_autofree char *text = NULL;
  gsize n;

  if (size < 8 || memcmp (head, "eyJ", 3) != 0 || dot == NULL)
    return FALSE;
  text = g_strndup (head, dot - head);
  header = g_base64_decode (text, &n);
  return memmem (header, n, "\"zip\"", 5) != NULL && memmem (header, n, "\"DEF\"", 5) != NULL &&
         memmem (header, n, "\"alg\"", 5) != NULL && memmem (header, n, "\"enc\"", 5) == NULL;
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);
  g_auto (GStrv) members = NULL;

  while (size > 0 && g_ascii_isspace (*head))
    head++, size--;
  if ((size > 7 && memcmp (head, "shc:/", 5) == 0 && g_ascii_isdigit (head[5])) ||
      is_signed_text (head, size))
    return LIVRET_PROBE_SURE;
  members = livret_json_head_members (head, size);
  return members != NULL && g_strv_contains ((const char *const *) members, "verifiableCredential")
             ? LIVRET_PROBE_SURE
             : LIVRET_PROBE_NO;
}

static const char *const suffixes[] = { "smart-health-card", NULL };
static const char *const media_types[] = { LIVRET_CARD_MEDIA_TYPE, NULL };

const LivretFormat livret_format_shc = {
  "shc",    N_ ("Signed health cards (SMART Health Cards)"),
  suffixes, media_types,
  TRUE,     probe,
  import,   livret_es256_prepare,
};
