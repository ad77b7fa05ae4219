/* livret-cards.h: what a file of health data (FHIR) tells, as cards by section. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards are made of what the reading process tells when it reads the file as for an import;
 * nothing of it is stored. Whatever it sets aside is a card that says how many of which sort.
 */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

/* So many cards are made; what is more is counted. */
#define LIVRET_CARDS_MAX 3000

/** LivretCard: @detail: "" where there is nothing more to say. */
typedef struct
{
  char *text;
  char *detail;
} LivretCard;

/** LivretCardSection: @heading: translated, static; @cards: (element-type LivretCard) */
typedef struct
{
  const char *heading;
  GPtrArray *cards;
} LivretCardSection;

typedef struct _LivretCards LivretCards;

LivretCards *livret_cards_new (void);
void livret_cards_free (LivretCards *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCards, livret_cards_free)
/** livret_cards_sink: (transfer none): what the file is read into. */
LivretSink *livret_cards_sink (LivretCards *self);
/** livret_cards_sections: (transfer none) (element-type LivretCardSection): those that have a card,
 * whose and whose words the document is first, what is kept as it came last. */
GPtrArray *livret_cards_sections (LivretCards *self);
/** livret_cards_get_more: how many cards there would be beyond LIVRET_CARDS_MAX. */
guint livret_cards_get_more (LivretCards *self);

/** livret_cards_of: whether a document of this media type is shown as cards. */
gboolean livret_cards_of (const char *media_type);

G_END_DECLS
