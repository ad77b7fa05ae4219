/* livret-format-docx.c: letters of Office Open XML.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "formats/livret-office.h"

static LivretProbe
probe (LivretInput *input)
{
  return livret_office_probe (input, &livret_office_docx);
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  return livret_office_import (input, &livret_office_docx, sink, error);
}

static const char *const suffixes[] = { "docx", NULL };
static const char *const media_types[] = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document", NULL
};

const LivretFormat livret_format_docx = {
  "docx", N_ ("Word documents (DOCX)"), suffixes, media_types, TRUE, probe, import,
};
