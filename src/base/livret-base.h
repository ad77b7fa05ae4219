/* livret-base.h: the error domain of the ground layer, and what all layers use of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LivretBaseError:
 * @LIVRET_BASE_ERROR_INVALID: a text is not what it should be (a date, a number, hex…)
 * @LIVRET_BASE_ERROR_CRYPTO: the cryptographic library refused
 */
typedef enum
{
  LIVRET_BASE_ERROR_INVALID,
  LIVRET_BASE_ERROR_CRYPTO,
} LivretBaseError;

#define LIVRET_BASE_ERROR (livret_base_error_quark ())
GQuark livret_base_error_quark (void);

/** livret_build_root: (transfer full) (nullable): the build tree, where the program runs from
 * there; %NULL once it is installed. */
char *livret_build_root (void);
/** livret_locale_folder: (transfer full): for bindtextdomain(). */
char *livret_locale_folder (void);
/** livret_locale_is_french: whether a locale category (LC_TIME, LC_NUMERIC…) is set to French. */
gboolean livret_locale_is_french (int category);

G_END_DECLS
