/* livret-document-words.c: what the row of a document says of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-words.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"
#include "record/livret-issuers.h"

/* Days for which what came in is new. */
#define NEW_FOR 7

char *
livret_document_from (const LivretDocument *document)
{
  if (g_str_equal (document->category, "BIOLOGIE"))
    return livret_wording_join (document->establishment, document->author, NULL);
  return livret_wording_join (document->author, document->establishment, NULL);
}

char *
livret_document_marks (const LivretDocument *document, int today)
{
  gboolean signed_card = g_str_equal (document->media_type, LIVRET_STANDING_MEDIA_TYPE);

  return livret_wording_join (
      document->pinned ? _ ("Pinned") : "",
      today - livret_wording_day_of (document->added) < NEW_FOR ? C_ ("document", "New") : "",
      document->linked ? C_ ("document", "Linked") : "",
      signed_card ? C_ ("document", "Signed") : "", document->hidden ? _ ("Hidden") : "", NULL);
}
