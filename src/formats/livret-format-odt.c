/* livret-format-odt.c: letters of OpenDocument.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "formats/livret-office.h"

static LivretProbe
probe (LivretInput *input)
{
  return livret_office_probe (input, &livret_office_odt);
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  return livret_office_import (input, &livret_office_odt, sink, error);
}

static const char *const suffixes[] = { "odt", NULL };
static const char *const media_types[] = { "application/vnd.oasis.opendocument.text", NULL };

const LivretFormat livret_format_odt = {
  "odt", N_ ("OpenDocument texts (ODT)"), suffixes, media_types, TRUE, probe, import,
};
