/* livret-found-state.c: what a search found beyond the documents, as words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-found-state.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"
#include "record/livret-entries.h"

char *
livret_found_heading (const LivretFound *found)
{
  const LivretSection *section = livret_section_by_id (found->section);

  return g_strdup (section != NULL ? _ (section->label) : _ ("Notes beside measures"));
}

static const char *
get_measure (const LivretFound *found)
{
  if (found->sort == LIVRET_FOUND_ENTRY)
    return NULL;
  return found->kind != NULL ? livret_kind_label (found->kind) : _ ("All measures");
}

char *
livret_found_where (const LivretFound *found, gboolean several)
{
  g_autofree char *date = livret_date_display (&found->date);
  const char *measure = get_measure (found);

  return livret_wording_join (measure != NULL ? measure : "", date,
                              several ? found->person_name : "", NULL);
}

char *
livret_found_spoken (const LivretFound *found, gboolean several)
{
  g_autofree char *where = livret_found_where (found, several);

  return livret_wording_join (found->text, found->snippet, where, NULL);
}
