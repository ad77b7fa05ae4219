/* livret-own-kind.h: kinds of readings that a person added: what is said of one, and when it holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"

G_BEGIN_DECLS

/** So many in a vault; characters of a name and of a unit of one's own; digits. */
#define LIVRET_OWN_KINDS_MAX 200
#define LIVRET_OWN_NAME_MAX 60
#define LIVRET_OWN_UNIT_MAX 20
#define LIVRET_OWN_DECIMALS_MAX 3
/** Numbers from here on are those of kinds that people added; data/kinds.json stays below. */
#define LIVRET_OWN_NUMBER_FIRST 100000
#define LIVRET_OWN_GROUP "own"

/**
 * LivretOwnKind: what a person says of a kind of their own.
 * @id: "own-…", stable; @number: as kept in the vault. Both are given when it is kept.
 * @name: as written
 * @unit: UCUM; "{points}" where the words are the person's, "1" without a unit
 * @decimals: digits people read
 * @low, @high: outside, a reading is kept and marked; %NAN: open
 * @aggregate: what a day of it is
 */
typedef struct
{
  char *id;
  int number;
  char *name;
  char *unit;
  int decimals;
  double low, high;
  LivretAggregate aggregate;
} LivretOwnKind;

/** livret_own_kind_new: (transfer full): without a name, without a unit, a mean. */
LivretOwnKind *livret_own_kind_new (void);
/** livret_own_kind_free: @kind: (nullable) */
void livret_own_kind_free (LivretOwnKind *kind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretOwnKind, livret_own_kind_free)

/** livret_own_kind_set_unit: @written: a unit that Livret knows, words of one's own, or "". */
void livret_own_kind_set_unit (LivretOwnKind *kind, const char *written);
/**
 * livret_own_kind_check: whether it can be kept, but for @id and @number; its name is made one
 * line.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID, with a sentence for people
 */
gboolean livret_own_kind_check (LivretOwnKind *kind, GError **error);
/** livret_own_kind_of: (transfer full): what was said of @kind, which a person added. */
LivretOwnKind *livret_own_kind_of (const LivretKind *kind);
/** livret_own_kind_is: whether @own says of @kind what is known of it already. */
gboolean livret_own_kind_is (const LivretOwnKind *own, const LivretKind *kind);

/** livret_own_kind_alike: (nullable): the kind that a person added under the name that @id, of
 * another vault, was made of: only the number at its end may differ. */
const LivretKind *livret_own_kind_alike (const char *id);

/** livret_own_kinds_use: (element-type LivretOwnKind): these are known from now on, in this order,
 * and no others. One that was known with the same words is the same #LivretKind. */
void livret_own_kinds_use (const GPtrArray *kinds);

/** livret_aggregate_id: "mean", "sum", "last"; static. */
const char *livret_aggregate_id (LivretAggregate aggregate);
gboolean livret_aggregate_parse (const char *id, LivretAggregate *out);

G_END_DECLS
