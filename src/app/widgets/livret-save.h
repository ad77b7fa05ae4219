/* livret-save.h: the exit "recovery sheet": a PDF where the person says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "base/livret-secret.h"

G_BEGIN_DECLS

/** livret_save_sheet_async: asks where, then writes the sheet, readable by the user alone. */
void livret_save_sheet_async (GtkWindow *parent,
                              LivretSecret *code,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** livret_save_sheet_finish: %FALSE with GTK_DIALOG_ERROR_DISMISSED when it was not wanted after
 * all. */
gboolean livret_save_sheet_finish (GAsyncResult *result, GError **error);

G_END_DECLS
