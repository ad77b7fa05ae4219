/* livret-header.h: what a file says of the document that it is, whatever its format.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretHeader: members are %NULL (@set_version 0) where the file does not say.
 * @professional: the author's number, RPPS with or without its prefix; @numbers: what is to be said
 * of it and of @ins, when livret_header_check() was called
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
  char *professional;
  char *numbers;
} LivretHeader;

void livret_header_clear (LivretHeader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretHeader, livret_header_clear)

/**
 * livret_header_numbers: what is to be said of numbers whose key is wrong; nothing is refused for
 * them. Numbers of other sorts and lengths have no key that is known.
 * @author: (nullable): whose @professional (nullable) is; @ins: (nullable): of the person
 * Returns: (transfer full) (nullable): a sentence each, on lines; translated
 */
char *livret_header_numbers (const char *author, const char *professional, const char *ins);
/** livret_header_check: sets @numbers by the other members. */
void livret_header_check (LivretHeader *self);
/** LIVRET_HEADER_PROFESSIONALS: the OID of national numbers of professionals (RPPS and others). */
#define LIVRET_HEADER_PROFESSIONALS "1.2.250.1.71.4.2.1"

/** livret_header_paper: what is said of versions and restrictions; borrowed. */
LivretSinkPaper livret_header_paper (const LivretHeader *self);
/** livret_header_document: a document with no content yet (fd -1), borrowed; its category is that
 * of its type. */
LivretSinkDocument livret_header_document (const LivretHeader *self);
/** livret_header_say_identity: whose document it is, where it says. %FALSE when the sink wants no
 * more. */
gboolean livret_header_say_identity (const LivretHeader *self, LivretSink *sink);

G_END_DECLS
