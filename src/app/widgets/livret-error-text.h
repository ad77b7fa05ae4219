/* livret-error-text.h: the one place where error codes become sentences for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** livret_error_text: (transfer full): what happened, what was kept, what to do, in the current
 * language. */
char *livret_error_text (const GError *error);
/** livret_error_is_cancelled: nobody needs to hear of it. */
gboolean livret_error_is_cancelled (const GError *error);

G_END_DECLS
