/* livret-reader-words.h: the words in a picture, by Tesseract where it is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-image.h"

G_BEGIN_DECLS

/** livret_words_prepare: loads Tesseract and what it knows of French and English, from the disk;
 * %FALSE where either is missing, which is no fault. */
gboolean livret_words_prepare (void);
gboolean livret_words_prepared (void);

/**
 * livret_words_read: (transfer full): what stands in the picture, line by line; "" where nothing
 * does that could be words.
 * @seconds: the most it may take; what was read by then is what is given
 * @confidence: how sure Tesseract is of it, 0 to 100
 */
char *livret_words_read (const LivretImage *image, guint seconds, int *confidence, GError **error);

/** livret_words_of_page: (transfer full): page @page (from 0) of a PDF or a picture. */
char *livret_words_of_page (GBytes *bytes,
                            const char *media_type,
                            int page,
                            guint seconds,
                            int *confidence,
                            GError **error);

G_END_DECLS
