/* livret-office.h: letters of office programs: archives of XML with the text, the title, the
 * author. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-format.h"

G_BEGIN_DECLS

/**
 * LivretOfficeSort: where a sort of letter keeps what is read of it.
 * @media_type: of the document
 * @letter: member with the text; @about: member with title, author and day
 * @run: (nullable): the element whose text alone counts
 */
typedef struct
{
  const char *media_type;
  const char *letter;
  const char *about;
  const char *run;
} LivretOfficeSort;

/** livret_office_probe: whether an archive has the letter of this sort. */
LivretProbe livret_office_probe (LivretInput *input, const LivretOfficeSort *sort);
/** livret_office_import: as a document, with its words. */
gboolean livret_office_import (LivretInput *input,
                               const LivretOfficeSort *sort,
                               LivretSink *sink,
                               GError **error);
/** livret_office_text: (transfer full): the words alone. */
char *livret_office_text (LivretInput *input, const LivretOfficeSort *sort, GError **error);

extern const LivretOfficeSort livret_office_docx;
extern const LivretOfficeSort livret_office_odt;

G_END_DECLS
