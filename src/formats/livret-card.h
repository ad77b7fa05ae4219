/* livret-card.h: the signed health cards of a file, and how they stand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-fhir.h"
#include "formats/livret-jws.h"
#include "record/livret-standing.h"

G_BEGIN_DECLS

#define LIVRET_CARD_MEDIA_TYPE "application/smart-health-card"
/* A file of cards. */
#define LIVRET_CARDS_TEXT_MAX (16 * 1024 * 1024)

/** LivretCardSort: what a card says it is about. */
typedef enum
{
  LIVRET_CARD_ANY,
  LIVRET_CARD_IMMUNIZATION,
  LIVRET_CARD_LABORATORY,
} LivretCardSort;

/**
 * LivretCard: one card.
 * @text: the signed text, untouched
 * @reason: (nullable): why it cannot be read; then nothing else is set
 * @issuer: the address of who says to have signed it; "" if none
 * @id: (nullable): by which its issuer withdraws it
 * @signed_at, @expires: Unix seconds; 0: it does not say
 * @bundle: of the payload; size 0: none
 */
typedef struct
{
  char *text;
  const char *reason;
  LivretJws jws;
  LivretCardSort sort;
  char *issuer;
  char *id;
  gint64 signed_at;
  gint64 expires;
  LivretFhirSpan bundle;
} LivretCard;

/** livret_cards_read: (transfer full) (element-type LivretCard): the cards of a file, be it JSON, a
 * signed text or the digits of codes of points; one at least of them can be read. */
GPtrArray *livret_cards_read (GBytes *bytes, GError **error);

/** livret_card_bundle: (transfer full) (nullable): the health record in it. */
GBytes *livret_card_bundle (const LivretCard *card);

/** LivretCardIssuers: whom cards are believed; see src/record/livret-issuers.h for the text. */
typedef struct _LivretCardIssuers LivretCardIssuers;
/** livret_card_issuers_new: @text: (nullable): nobody */
LivretCardIssuers *livret_card_issuers_new (const char *text);
void livret_card_issuers_free (LivretCardIssuers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCardIssuers, livret_card_issuers_free)

/**
 * livret_card_judge: how the card stands at @now (Unix seconds).
 * @words: (out) (transfer full): one sentence
 * @name: (out) (nullable): of the issuer, where the signature is theirs. Borrowed of @issuers
 */
LivretStandingState livret_card_judge (const LivretCard *card,
                                       LivretCardIssuers *issuers,
                                       gint64 now,
                                       char **words,
                                       const char **name);
/** livret_cards_judge: (transfer full): all cards of a file, %NULL with an error. */
GPtrArray *livret_cards_judge (GBytes *bytes, const char *issuers, gint64 now, GError **error);

/** livret_cards_words: (transfer full) (nullable): what a person reads of the cards: who says to
 * have signed them, what they say. */
char *livret_cards_words (GBytes *bytes, GError **error);
/** livret_cards_title: of a document of these cards. Translated. */
const char *livret_cards_title (GPtrArray *cards);

G_END_DECLS
