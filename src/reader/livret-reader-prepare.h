/* livret-reader-prepare.h: what libraries load is loaded before the reader locks itself in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** livret_reader_prepare: language by the translations in the folder @locale, zone, code pages,
 * fonts, Poppler, picture decoders. */
void livret_reader_prepare (const char *locale);

G_END_DECLS
