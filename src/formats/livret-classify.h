/* livret-classify.h: what a document is, by the names that people and portals give to files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A proposal for the preview, where it can be changed; nothing more is made of it. The archive that
 * Mon espace santé gives has no published layout, so names and words are all there is.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** livret_classify_category: (nullable): code of the category that the words of @path (a name with
 * its folders), else of @title, else the first lines of @text, speak of. All nullable. */
const char *livret_classify_category (const char *path, const char *title, const char *text);
/** livret_classify_date: whether a date stands in @name: "2024-03-12", "20240312", "12-03-2024",
 * "12_03_2024", "2024-03". @out: as a partial date; the first that makes sense. */
gboolean livret_classify_date (const char *name, char out[16]);

G_END_DECLS
