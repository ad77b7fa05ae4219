/* livret-inner.h: a document that lies inside another file: in a message, an archive, an XML.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-format.h"

G_BEGIN_DECLS

/** LivretInner: what a document's own format says of it. @media_type: by its bytes, not by what was
 * said of them; NULL: none that is kept as a document */
typedef struct
{
  char *media_type;
  char *title;
  char *author;
  char *date;
  char *text;
  int pages;
} LivretInner;

/**
 * livret_inner_read: by the format that its bytes are of, if that is one of documents. Damaged
 * bytes are no error: they are told by a NULL media type. @declared: (nullable): for plain text,
 * which has no signature
 */
void livret_inner_read (GBytes *bytes, const char *declared, LivretInner *out);
void livret_inner_clear (LivretInner *inner);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretInner, livret_inner_clear)

G_END_DECLS
