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
/** livret_print_choose_async: the first half of it: asks for a printer, hands nothing over yet. */
void livret_print_choose_async (GtkWindow *parent,
                                const char *title,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** livret_print_choose_finish: (transfer full): the printer, for
 * livret_print_forget(); errors as livret_print_finish(). */
GtkPrintSetup *livret_print_choose_finish (GAsyncResult *result, GError **error);
/** livret_print_forget: a printer that nothing more goes to. */
void livret_print_forget (GtkPrintSetup *printer);
/** livret_print_send_async: the second half: asks no more. Its end is livret_print_finish(). */
void livret_print_send_async (GtkWindow *parent,
                              const char *title,
                              GtkPrintSetup *printer,
                              int fd,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/** livret_print_finish: %FALSE with GTK_DIALOG_ERROR_DISMISSED when nobody wanted to print after
 * all. */
gboolean livret_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
