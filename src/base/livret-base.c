/* livret-base.c: the error domain of the ground layer, and the language people read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-base.h"

#include <locale.h>

G_DEFINE_QUARK (livret_base_error, livret_base_error)

gboolean
livret_locale_is_french (int category)
{
  const char *name = setlocale (category, NULL);

  return name != NULL && g_str_has_prefix (name, "fr") && !g_ascii_isalpha (name[2]);
}
