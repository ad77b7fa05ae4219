/* livret-print.h: the exit "print": a PDF in memory to the print dialog.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * livret_print_async:
 * @title: neutral: it stands in the printer's queue
 * @fd: memfd with the PDF; borrowed until the answer
 *
 * Asks for a printer, then hands the pages over. No file is made.
 */
void livret_print_async (GtkWindow *parent,
                         const char *title,
                         int fd,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/** livret_print_finish: %FALSE with GTK_DIALOG_ERROR_DISMISSED when nobody wanted to print after
 * all. */
gboolean livret_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
