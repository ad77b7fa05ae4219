/* livret-text.h: folding of text for search, comparison and typed phrases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * livret_text_fold:
 * @length: bytes, -1 if NUL-terminated; must be UTF-8
 * Returns: (transfer full): NFKD without combining marks, case folded, œ and æ as oe and ae,
 *   typographic apostrophes, hyphens and spaces as their ASCII kind, runs of spaces as one
 */
char *livret_text_fold (const char *text, gssize length);

/**
 * livret_text_line: what is shown on one line, or printed on a terminal: titles, names of people
 * and files. Control characters, line ends and marks that turn the direction of writing become
 * spaces, runs of spaces one; what is not UTF-8 is U+FFFD.
 * @text: (nullable)
 * Returns: (transfer full): never %NULL
 */
char *livret_text_line (const char *text);

#define LIVRET_CHAR_FOLD_MAX 36
/**
 * livret_char_fold: what livret_text_fold() makes of one character.
 * Returns: how many characters are in @out, 0 for a mark
 */
guint livret_char_fold (gunichar c, gunichar out[LIVRET_CHAR_FOLD_MAX]);

/**
 * livret_phrase_canonical:
 * Returns: (transfer full): the letters and digits of livret_text_fold() alone, so that a phrase is
 *   the same with or without accents, capitals, spaces, hyphens and apostrophes. The script of the
 *   HTML package does the same, letter for letter. Wipe it after use.
 */
char *livret_phrase_canonical (const char *phrase);

/** livret_text_to_utf8: (transfer full): decodes UTF-8 (BOM dropped), UTF-16 with BOM, else
 * Windows-1252. */
char *livret_text_to_utf8 (const char *bytes, gsize size, gsize *out_size);

/** livret_hex: (transfer full): lower-case hexadecimal. */
char *livret_hex (const guint8 *data, gsize size);
gboolean livret_hex_parse (const char *hex, guint8 *out, gsize size);
/** livret_base64url: (transfer full): without padding. */
char *livret_base64url (const guint8 *data, gsize size);
/** livret_base64url_parse: (transfer full) (nullable): at most @limit bytes. */
guint8 *livret_base64url_parse (const char *text, gsize limit, gsize *size);

G_END_DECLS
