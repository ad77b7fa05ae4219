/* livret-header.h: what a file says of the document that it is, whatever its format.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretHeader: members are %NULL (@set_version 0) where the file does not say.
 * @date: partial, as livret_date_parse() reads it; the others as in #LivretSinkDocument,
 * #LivretSinkPaper and #LivretSinkIdentity
 */
typedef struct
{
  char *title;
  char *type;
  char *unique_id;
  char *set_id;
  guint set_version;
  char *replaces;
  char *restrictions;
  char *author;
  char *establishment;
  char *date;
  char *person;
  char *birth_date;
  char *ins;
} LivretHeader;

void livret_header_clear (LivretHeader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretHeader, livret_header_clear)

/** livret_header_paper: what is said of versions and restrictions; borrowed. */
LivretSinkPaper livret_header_paper (const LivretHeader *self);
/** livret_header_document: a document with no content yet (fd -1), borrowed; its category is that
 * of its type. */
LivretSinkDocument livret_header_document (const LivretHeader *self);
/** livret_header_say_identity: whose document it is, where it says. %FALSE when the sink wants no
 * more. */
gboolean livret_header_say_identity (const LivretHeader *self, LivretSink *sink);

G_END_DECLS
