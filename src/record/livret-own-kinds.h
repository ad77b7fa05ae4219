/* livret-own-kinds.h: the kinds of readings that people added, as kept in the vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"
#include "record/livret-own-kind.h"

G_BEGIN_DECLS

/** livret_own_kinds_load: those of this vault are known to this process from now on
 * (livret_kinds()), and no others. */
gboolean livret_own_kinds_load (LivretDb *db, GError **error);
/**
 * livret_own_kinds_add: keeps @kind and gives it an id and a number. Journalled. It is known once
 * this returns.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID: what livret_own_kind_check() says, or there are too many
 * Returns: (transfer none): for the life of the process
 */
const LivretKind *livret_own_kinds_add (LivretDb *db, LivretOwnKind *kind, GError **error);
/**
 * livret_own_kinds_bound: whether the unit of @kind and what a day of it is must stay as they are:
 * readings and targets are kept as numbers of that unit.
 * @why: (out) (nullable) (transfer full): a sentence for people; %NULL: they may be changed
 */
gboolean livret_own_kinds_bound (LivretDb *db, const LivretKind *kind, char **why, GError **error);
/**
 * livret_own_kinds_change: @kind is what @said says from now on, but for its id and its number,
 * which stay and are written into @said. Journalled, unless it says nothing new.
 *
 * Who holds the #LivretKind it was may keep it, with the old words; livret_kind_now() answers the
 * new one.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID: no kind of a person's own, what livret_own_kind_check()
 * says, or what livret_own_kinds_bound() says of a new unit or day
 * Returns: (transfer none): for the life of the process
 */
const LivretKind *
livret_own_kinds_change (LivretDb *db, const LivretKind *kind, LivretOwnKind *said, GError **error);
/**
 * livret_own_kinds_remove: takes away a kind that nothing hangs on, with what was chosen for it.
 * Journalled.
 *
 * Errors: LIVRET_RECORD_ERROR_INVALID: no kind of a person's own, or there are readings or shares
 * of it
 */
gboolean livret_own_kinds_remove (LivretDb *db, const LivretKind *kind, GError **error);

G_END_DECLS
