/* livret-slots.h: wrapping the raw key under a phrase, a recovery code or a keyring secret.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-keyfile.h"

G_BEGIN_DECLS

/** livret_kdf_calibrate: a fresh salt and a cost of about one second here, never below 64 MiB. */
gboolean livret_kdf_calibrate (LivretKdf *kdf, GError **error);

/** livret_slot_stretch: (transfer full): the one Argon2id run over a canonical phrase. */
LivretSecret *
livret_slot_stretch (const LivretKdf *kdf, const LivretSecret *canonical, GError **error);

/** livret_slot_wrap: @stretched: from livret_slot_stretch(), or the keyring's secret itself. */
gboolean livret_slot_wrap (const LivretKeyfile *file,
                           LivretKeySlot *slot,
                           const LivretSecret *stretched,
                           const LivretSecret *key,
                           GError **error);
/** livret_slot_unwrap: (transfer full) (nullable): %NULL when the secret is not this slot's. */
LivretSecret *livret_slot_unwrap (const LivretKeyfile *file,
                                  const LivretKeySlot *slot,
                                  const LivretSecret *stretched);

gboolean livret_slot_set_label (LivretKeySlot *slot,
                                const char *label,
                                const LivretSecret *key,
                                GError **error);
/** livret_slot_get_label: (transfer full): "" if it cannot be read. */
char *livret_slot_get_label (const LivretKeySlot *slot, const LivretSecret *key);

/** livret_recovery_new: (transfer full): "XXXX-XXXX-…", 31 random base-32 digits and a check digit.
 */
LivretSecret *livret_recovery_new (GError **error);
/** livret_recovery_canonical: (transfer full) (nullable): 32 digits without hyphens; O is 0, I and
 * L are 1. */
LivretSecret *livret_recovery_canonical (const char *typed);

G_END_DECLS
