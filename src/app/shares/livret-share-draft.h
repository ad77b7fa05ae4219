/* livret-share-draft.h: a share that is being prepared, page by page. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-people.h"
#include "sharing/livret-grant.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_STEP_WHOM,
  LIVRET_STEP_WHAT,
  LIVRET_STEP_WHY,
  LIVRET_STEP_HOW,
  LIVRET_STEP_REVIEW,
  LIVRET_STEP_BRIEF, /* to whom, why and until when on one page: what is ticked already */
  LIVRET_STEPS,
} LivretShareStep;

/** LivretSharePeriod: a period that readings are offered with: @label English, in the catalogue;
 * @days 0 for all. */
typedef struct
{
  const char *label;
  int days;
} LivretSharePeriod;
#define LIVRET_SHARE_PERIODS 4
#define LIVRET_SHARE_PERIOD_USUAL 1
extern const LivretSharePeriod livret_share_periods[LIVRET_SHARE_PERIODS];
/** livret_share_period_for: the usual one, or the first longer one that holds a reading of
 * @last_day: an empty one cannot be handed over. */
guint livret_share_period_for (int last_day, int today);
/** livret_share_period_holds: whether a reading of @day is in it. */
gboolean livret_share_period_holds (guint period, int day, int today);

/**
 * LivretShareDraft: strings never %NULL.
 * @by, @capacity: who hands it over, and as what: "self", "agreed", "legal"
 * @until: "+30" days, or a date as typed
 * @items: (element-type utf8): as livret_grant_draft_add_item() takes them
 */
typedef struct
{
  char *person;
  char *by;
  char *capacity;
  char *recipient;
  char *profession;
  char *purpose;
  char *until;
  char *route;
  GPtrArray *items;
} LivretShareDraft;

LivretShareDraft *livret_share_draft_new (const LivretPerson *person, const LivretPerson *keeper);
LivretShareDraft *livret_share_draft_copy (const LivretShareDraft *draft);
void livret_share_draft_free (LivretShareDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretShareDraft, livret_share_draft_free)

/** livret_share_draft_to_json: (transfer full): to be kept inside the vault. */
char *livret_share_draft_to_json (const LivretShareDraft *draft);
/** livret_share_draft_from_json: (transfer full) (nullable): %NULL if it is not one. */
LivretShareDraft *livret_share_draft_from_json (const char *json);

/** livret_share_draft_take_words: whatever a person typed and chose in @from, but what is ticked.
 */
void livret_share_draft_take_words (LivretShareDraft *draft, const LivretShareDraft *from);

/** livret_share_draft_set_all: the words and what is ticked. */
void livret_share_draft_set_all (LivretShareDraft *draft, const LivretShareDraft *from);

gboolean livret_share_draft_has_item (const LivretShareDraft *draft, const char *item);
void livret_share_draft_set_item (LivretShareDraft *draft, const char *item, gboolean in);
/** livret_share_draft_set_kind: replaces whatever stands for a kind of readings; @days 0: all, -1:
 * none. */
void livret_share_draft_set_kind (LivretShareDraft *draft, const char *kind, int days, int today);
/** livret_share_draft_has_kind: whether readings of this kind are named. */
gboolean livret_share_draft_has_kind (const LivretShareDraft *draft, const char *kind);

/** livret_share_draft_kind_days: of how many days the readings of @kind are named; 0: all;
 * -1: none. */
int livret_share_draft_kind_days (const LivretShareDraft *draft, const char *kind);

/** livret_share_draft_missing: (nullable): what a page still lacks, as a sentence; %NULL when it is
 * ready. */
const char *livret_share_draft_missing (const LivretShareDraft *draft, LivretShareStep step);
/** livret_share_step_title: in the current language. */
const char *livret_share_step_title (LivretShareStep step);
/** livret_share_draft_until: (transfer full): "21 December 2026" of "+30"; "" if it is no date. */
char *livret_share_draft_until (const LivretShareDraft *draft, int today);

/** livret_share_draft_terms: (transfer full): the terms as they would be sealed; reads only. */
LivretGrantTerms *
livret_share_draft_terms (LivretDb *db, const LivretShareDraft *draft, GError **error);

G_END_DECLS
