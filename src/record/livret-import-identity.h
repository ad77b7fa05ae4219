/* livret-import-identity.h: whether a file speaks of this person.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-people.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * livret_identity_differs: whether @found names somebody else. Names are compared folded, in any
 * order, with initials, and with given names on one side only; a word that the other side does not
 * know is a difference. The INS decides alone where both have it.
 */
gboolean livret_identity_differs (const LivretPerson *person, const LivretSinkIdentity *found);
/** livret_identity_describe: (transfer full): "Louis Martin, born on 5 March 1942". */
char *livret_identity_describe (const LivretSinkIdentity *found);

G_END_DECLS
