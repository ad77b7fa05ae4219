/* livret-import-aside.h: what the import preview sets aside, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** livret_import_aside_fill: rows for @files (element-type LivretImportFile). Returns how many. */
guint livret_import_aside_fill (GtkListBox *list, GPtrArray *files);

G_END_DECLS
