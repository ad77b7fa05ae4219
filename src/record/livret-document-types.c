/* livret-document-types.c: the table of types of documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-document-types.h"

#include <stdlib.h>
#include <string.h>

#include "livret-document-types.inc"

static int
compare (const void *code, const void *type)
{
  return strcmp (code, ((const LivretDocumentType *) type)->code);
}

const LivretDocumentType *
livret_document_type (const char *code)
{
  return code != NULL ? bsearch (code, types, G_N_ELEMENTS (types), sizeof types[0], compare)
                      : NULL;
}

const LivretDocumentType *
livret_document_types (guint *n_types)
{
  *n_types = G_N_ELEMENTS (types);
  return types;
}

const char *
livret_document_type_label (const char *code)
{
  const LivretDocumentType *type = livret_document_type (code);
  const char *const *languages = g_get_language_names_with_category ("LC_MESSAGES");

  if (type == NULL)
    return NULL;
  return g_str_has_prefix (languages[0], "fr") ? type->french : type->english;
}

const char *
livret_document_type_category (const char *code)
{
  const LivretDocumentType *type = livret_document_type (code);

  return type != NULL ? type->category : NULL;
}
