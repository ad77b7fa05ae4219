/* livret-emergency-save.h: the exit "emergency sheet": a PDF where the person says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** livret_emergency_save_async: writes the page as @file, readable by the user alone. Journalled by
 * the caller before. @fd: borrowed until this returns. */
void livret_emergency_save_async (GFile *file,
                                  int fd,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean livret_emergency_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
