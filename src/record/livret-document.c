/* livret-document.c: a document as a value, and the categories.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"
#include "record/livret-documents-private.h"

#define OTHER_CATEGORY "AUTR_DOC"

/* The categories of Mon espace santé, with its own codes. */
static const LivretCategory categories[] = {
  { "SYNTHESE", N_ ("Health summary") },
  { "ORD_SOIN", N_ ("Prescriptions and care") },
  { "RADIO_SC", N_ ("X-ray, ultrasound, scanner, MRI") },
  { "BIOLOGIE", N_ ("Laboratory results") },
  { "CPT_REND", N_ ("Reports") },
  { "DEPISTAG", N_ ("Prevention and screening") },
  { "CAR_VAC", N_ ("Vaccination record") },
  { "CERT_MED", N_ ("Medical certificates") },
  { "DOC_ADM", N_ ("Administrative papers") },
  { "DIR_ANT", N_ ("Advance directives") },
  { OTHER_CATEGORY, N_ ("Other documents") },
  { NULL, NULL },
};

const LivretCategory *
livret_categories (void)
{
  return categories;
}

static gboolean
is_category (const char *code)
{
  for (const LivretCategory *c = categories; c->code != NULL; c++)
    if (strcmp (c->code, code) == 0)
      return TRUE;
  return FALSE;
}

const char *
livret_category_label (const char *code)
{
  const char *other = NULL;

  for (const LivretCategory *c = categories; c->code != NULL; c++)
    {
      if (strcmp (c->code, code) == 0)
        return _ (c->label);
      other = c->label;
    }
  return _ (other);
}

/* All texts of a document, so that making, copying and freeing one is a loop each. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (LivretDocument, id),
  G_STRUCT_OFFSET (LivretDocument, person),
  G_STRUCT_OFFSET (LivretDocument, person_name),
  G_STRUCT_OFFSET (LivretDocument, title),
  G_STRUCT_OFFSET (LivretDocument, category),
  G_STRUCT_OFFSET (LivretDocument, author),
  G_STRUCT_OFFSET (LivretDocument, establishment),
  G_STRUCT_OFFSET (LivretDocument, sha256),
  G_STRUCT_OFFSET (LivretDocument, media_type),
  G_STRUCT_OFFSET (LivretDocument, file_name),
  G_STRUCT_OFFSET (LivretDocument, import),
  G_STRUCT_OFFSET (LivretDocument, snippet),
  G_STRUCT_OFFSET (LivretDocument, folder),
  G_STRUCT_OFFSET (LivretDocument, note),
};
#define TEXT(document, i) G_STRUCT_MEMBER (char *, document, texts[i])

LivretDocument *
livret_document_new (void)
{
  LivretDocument *d = g_new0 (LivretDocument, 1);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    TEXT (d, i) = g_strdup ("");
  g_set_str (&d->category, OTHER_CATEGORY);
  d->version = 1;
  return d;
}

LivretDocument *
livret_document_copy (const LivretDocument *from)
{
  LivretDocument *d = g_memdup2 (from, sizeof *from);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    TEXT (d, i) = g_strdup (TEXT (from, i));
  return d;
}

void
livret_document_free (LivretDocument *d)
{
  if (d == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (TEXT (d, i));
  g_free (d);
}

static void
make_line (char **text)
{
  char *line = livret_text_line (*text);

  g_free (*text);
  *text = line;
}

LivretDocument *
livret_document_cleaned (const LivretDocument *from)
{
  LivretDocument *d = livret_document_copy (from);

  make_line (&d->title);
  make_line (&d->author);
  make_line (&d->establishment);
  make_line (&d->file_name);
  make_line (&d->note);
  if (!is_category (d->category))
    g_set_str (&d->category, OTHER_CATEGORY);
  return d;
}
