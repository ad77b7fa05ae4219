/* livret-header.c: what a file says of the document that it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-header.h"

#include "record/livret-document-types.h"

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
}

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
                                .date = self->date };
}

gboolean
livret_header_say_identity (const LivretHeader *self, LivretSink *sink)
{
  const LivretSinkIdentity identity = { self->person, self->birth_date, self->ins };

  return (self->person == NULL && self->ins == NULL) || livret_sink_identity (sink, &identity);
}
