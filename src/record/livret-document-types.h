/* livret-document-types.h: what documents are: the types of the French health record.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * data/document-types.json: the 114 type codes of JDV_J07 (ANS), with the class of the DMP and the
 * category of Mon espace santé they most likely go to.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LivretDocumentType: @system: OID of the code; @class_code: of TRE_A03, "" if none; @french,
 * @english: its name. */
typedef struct
{
  const char *code;
  const char *system;
  const char *class_code;
  const char *category;
  const char *french;
  const char *english;
} LivretDocumentType;

/** livret_document_type: (nullable): @code may be NULL. */
const LivretDocumentType *livret_document_type (const char *code);
/** livret_document_types: in the order of their codes. */
const LivretDocumentType *livret_document_types (guint *n_types);
/** livret_document_type_label: (nullable): in the language of messages. */
const char *livret_document_type_label (const char *code);
/** livret_document_type_category: (nullable): code of the category, NULL for an unknown type. */
const char *livret_document_type_category (const char *code);

G_END_DECLS
