/* livret-error-text.h: the one place where error codes become sentences for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LivretAppError: what fails in the window itself. The message of such an error is technical, and
 * shown to nobody; its sentence is in the table of livret-error-text.c.
 */
typedef enum
{
  LIVRET_APP_ERROR_KEYRING_REFUSED,
  LIVRET_APP_ERROR_KEYRING_NO_KEY,
  LIVRET_APP_ERROR_KEYRING_SILENT,
  LIVRET_APP_ERROR_NOT_DRAWN,
  LIVRET_APP_ERROR_NO_ROOM,
  LIVRET_APP_ERROR_NO_SAMPLE,
} LivretAppError;
#define LIVRET_APP_ERROR (livret_app_error_quark ())
GQuark livret_app_error_quark (void);

/** livret_error_text: (transfer full): what happened, what was kept, what to do, in the current
 * language. */
char *livret_error_text (const GError *error);
/** livret_error_is_cancelled: nobody needs to hear of it. */
gboolean livret_error_is_cancelled (const GError *error);

G_END_DECLS
