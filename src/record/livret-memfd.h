/* livret-memfd.h: anonymous files in memory, to pass bytes between processes without a disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** livret_memfd_open: an empty memfd to be written; closed on exec; -1 on error. */
int livret_memfd_open (const char *name, GError **error);
/** livret_memfd_write: appends all bytes at the descriptor's position. */
gboolean livret_memfd_write (int fd, gconstpointer data, gsize size, GError **error);
/** livret_memfd_seal: nobody can change or cut the memfd any more; fails on what is no memfd. */
gboolean livret_memfd_seal (int fd, GError **error);
/** livret_memfd_new: a memfd holding a copy of the bytes, sealed against change; -1 on error. */
int livret_memfd_new (const char *name, gconstpointer data, gsize size, GError **error);

G_END_DECLS
