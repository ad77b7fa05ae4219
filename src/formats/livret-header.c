/* livret-header.c: what a file says of the document that it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-checks.h"
#include "record/livret-document-types.h"

#define RPPS_LENGTH 11
/* With the key; without it the number has 13 places, and nothing to be checked by. */
#define INS_LENGTH 15

void
livret_header_clear (LivretHeader *self)
{
  g_free (self->title);
  g_free (self->type);
  g_free (self->unique_id);
  g_free (self->set_id);
  g_free (self->replaces);
  g_free (self->restrictions);
  g_free (self->author);
  g_free (self->establishment);
  g_free (self->date);
  g_free (self->person);
  g_free (self->birth_date);
  g_free (self->ins);
  g_free (self->professional);
  g_free (self->numbers);
}

/* --- Numbers ------------------------------------------------------------------------------------
 */

static gsize
length_of (const char *number)
{
  gsize n = 0;

  for (const char *p = number; *p != '\0'; p++)
    n += !g_ascii_isspace (*p);
  return n;
}

/* As a national identifier an RPPS number has an 8 in front of it. */
static const char *
rpps_of (const char *professional)
{
  gsize length = length_of (professional);

  if (length == RPPS_LENGTH + 1 && *professional == '8')
    return professional + 1;
  return length == RPPS_LENGTH ? professional : NULL;
}

char *
livret_header_numbers (const char *author, const char *professional, const char *ins)
{
  const char *rpps = professional != NULL ? rpps_of (professional) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (ins != NULL && length_of (ins) == INS_LENGTH && livret_check_ins (ins) != LIVRET_CHECK_OK)
    g_string_append (text, _ ("The person’s national health number in this file has a typing "
                              "mistake: its key does not fit its other digits."));
  if (rpps != NULL && livret_check_rpps (rpps) == LIVRET_CHECK_WRONG_KEY)
    {
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              _ ("The number of %s (RPPS %s) has a typing mistake: its last digit "
                                 "does not fit the others."),
                              author != NULL ? author : _ ("the author"), rpps);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

void
livret_header_check (LivretHeader *self)
{
  g_free (self->numbers);
  self->numbers = livret_header_numbers (self->author, self->professional, self->ins);
}

/* --- What it says -------------------------------------------------------------------------------
 */

LivretSinkPaper
livret_header_paper (const LivretHeader *self)
{
  return (LivretSinkPaper) { .type = self->type,
                             .unique_id = self->unique_id,
                             .set_id = self->set_id,
                             .set_version = self->set_version,
                             .replaces = self->replaces,
                             .restrictions = self->restrictions };
}

LivretSinkDocument
livret_header_document (const LivretHeader *self)
{
  return (LivretSinkDocument) { .fd = -1,
                                .title = self->title,
                                .author = self->author,
                                .establishment = self->establishment,
                                .category = livret_document_type_category (self->type),
                                .date = self->date,
                                .standing = self->numbers };
}

gboolean
livret_header_say_identity (const LivretHeader *self, LivretSink *sink)
{
  const LivretSinkIdentity identity = { self->person, self->birth_date, self->ins };

  return (self->person == NULL && self->ins == NULL) || livret_sink_identity (sink, &identity);
}
