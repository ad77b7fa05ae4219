/* livret-document-links-state.c: what else came out of a document's file, as rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-links-state.h"

#include <glib/gi18n.h>

#include "app/measures/livret-measure-state.h"
#include "app/measures/livret-measure-words.h"
#include "app/profile/livret-entry-state.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-text.h"
#include "record/livret-document-types.h"

/* An archive may hold hundreds. */
#define DOCUMENTS_SHOWN 8

LivretDocumentLink *
livret_document_link_copy (const LivretDocumentLink *from)
{
  LivretDocumentLink *link = g_memdup2 (from, sizeof *from);

  link->title = g_strdup (from->title);
  link->subtitle = g_strdup (from->subtitle);
  link->item = g_strdup (from->item);
  link->person = g_strdup (from->person);
  return link;
}

void
livret_document_link_free (LivretDocumentLink *link)
{
  if (link == NULL)
    return;
  g_free (link->title);
  g_free (link->subtitle);
  g_free (link->item);
  g_free (link->person);
  g_free (link);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_link_free);
}

/* @title, @subtitle: (transfer full) */
static LivretDocumentLink *
add (GPtrArray *list, char *title, char *subtitle)
{
  LivretDocumentLink *link = g_new0 (LivretDocumentLink, 1);

  link->title = title;
  link->subtitle = subtitle;
  g_ptr_array_add (list, link);
  return link;
}

static void
lead (LivretDocumentLink *link, const char *page, const char *item, const char *person)
{
  link->page = page;
  link->item = g_strdup (item);
  link->person = g_strdup (person);
}

GPtrArray *
livret_document_links_versions (const LivretDocumentLinks *links)
{
  GPtrArray *list = new_list ();

  for (guint i = 0; links->versions->len > 1 && i < links->versions->len; i++)
    {
      const LivretDocumentVersion *version = links->versions->pdata[i];
      g_autofree char *day = livret_day_display (livret_wording_day_of (version->added));

      /* One that came after what took its place has no number of its own. */
      add (list,
           version->number < 1
               ? g_strdup (_ ("An older version"))
               : g_strdup_printf (i == 0 ? _ ("Version %d, the present one") : _ ("Version %d"),
                                  version->number),
           livret_wording_join (version->file_name, day, NULL));
    }
  return list;
}

/* What its file says of it ------------------------------------------------------ */

/* JDV_J08 (ANS), and as HL7 v2 writes it; what is normal is not said. */
static const struct
{
  const char *code;
  const char *words;
} restrictions[] = {
  { "R", N_ ("Restricted") },
  { "V", N_ ("Very restricted") },
  { "MASQUE_PS", N_ ("Hidden from professionals by its author") },
  { "INVISIBLE_PATIENT", N_ ("Not to be seen by the patient before it was explained") },
  { "INVISIBLE_REPRESENTANTS_LEGAUX", N_ ("Not to be seen by legal representatives") },
  { "INVISIBLE_REP_LEGAUX", N_ ("Not to be seen by legal representatives") },
};

char *
livret_document_restrictions (const char *codes)
{
  g_auto (GStrv) words = g_strsplit (codes, " ", -1);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (restrictions); i++)
    if (g_strv_contains ((const char *const *) words, restrictions[i].code))
      g_string_append_printf (said, "%s%s", said->len > 0 ? " · " : "", _ (restrictions[i].words));
  return g_string_free_and_steal (said);
}

GPtrArray *
livret_document_links_paper (const LivretDocumentLinks *links)
{
  GPtrArray *list = new_list ();
  const LivretPaper *paper = links->paper;
  g_autofree char *restricted = NULL;

  if (paper == NULL)
    return list;
  restricted = livret_document_restrictions (paper->restrictions);
  if (livret_document_type_label (paper->type) != NULL)
    add (list, g_strdup (_ ("Type")), g_strdup (livret_document_type_label (paper->type)));
  if (*restricted != '\0')
    add (list, g_strdup (_ ("Restrictions")), g_steal_pointer (&restricted));
  return list;
}

GPtrArray *
livret_document_links_identifiers (const LivretDocumentLinks *links)
{
  GPtrArray *list = new_list ();
  const LivretPaper *paper = links->paper;

  if (paper == NULL)
    return list;
  if (*paper->unique_id != '\0')
    add (list, g_strdup (_ ("Of this document")), g_strdup (paper->unique_id));
  if (*paper->set_id != '\0')
    add (list, g_strdup (_ ("Shared by its versions")), g_strdup (paper->set_id));
  if (paper->set_version > 0)
    add (list, g_strdup (_ ("Version given by its author")),
         g_strdup_printf ("%d", paper->set_version));
  return list;
}

GPtrArray *
livret_document_links_origins (const LivretDocumentLinks *links)
{
  GPtrArray *list = new_list ();

  for (guint i = 0; links->origins != NULL && links->origins->len > 1 && i < links->origins->len;
       i++)
    {
      const LivretDocumentOrigin *origin = links->origins->pdata[i];

      add (list, g_strdup (origin->file_name),
           livret_day_display (livret_wording_day_of (origin->time)));
    }
  return list;
}

GPtrArray *
livret_document_links_values (const LivretDocumentLinks *links, const char *person)
{
  GPtrArray *list = new_list ();

  for (guint i = 0; i < links->values->len; i++)
    {
      const LivretDocumentValue *value = &g_array_index (links->values, LivretDocumentValue, i);
      const LivretKind *kind = value->reading.kind;
      g_autofree char *text = livret_measure_text (kind, value->reading.values);
      g_autofree char *day = livret_day_display (livret_measure_day (&value->reading));
      LivretDocumentLink *link =
          add (list, g_strdup (livret_kind_label (kind)),
               livret_wording_join (text, day, value->place != NULL ? value->place : "",
                                    value->earlier ? _ ("and earlier ones") : NULL, NULL));

      lead (link, "measures", kind->id, person);
    }
  return list;
}

static gboolean
says_same (const char *a, const char *b)
{
  g_autofree char *one = livret_text_fold (a, -1);
  g_autofree char *other = livret_text_fold (b, -1);

  return g_str_equal (one, other);
}

GPtrArray *
livret_document_links_others (const LivretDocumentLinks *links)
{
  GPtrArray *list = new_list ();
  guint shown = MIN (links->documents->len, DOCUMENTS_SHOWN);

  for (guint i = 0; i < shown; i++)
    {
      const LivretDocument *document = links->documents->pdata[i];
      g_autofree char *date = livret_date_display (&document->date);

      lead (add (list, g_strdup (document->title),
                 livret_wording_join (livret_category_label (document->category), date, NULL)),
            "documents", document->id, document->person);
    }
  if (shown < links->documents->len)
    {
      int more = (int) (links->documents->len - shown);

      add (list, g_strdup_printf (ngettext ("%d more document", "%d more documents", more), more),
           g_strdup (""));
    }
  for (guint i = 0; i < links->entries->len; i++)
    {
      const LivretEntry *entry = links->entries->pdata[i];
      g_autofree char *said = livret_entry_state_subtitle (entry);
      const char *section = _ (livret_section_by_id (entry->section)->label);
      /* Mostly the document has the same sections, and the same words for them. */
      const char *place =
          entry->place != NULL && !says_same (entry->place, section) ? entry->place : NULL;

      lead (add (list, g_strdup (livret_entry_state_title (entry)),
                 livret_wording_join (section, said, place, NULL)),
            "profile", NULL, entry->person);
    }
  return list;
}

static gboolean
names_document (const LivretGrantTerms *terms, const char *id)
{
  for (guint i = 0; i < terms->items->len; i++)
    {
      const LivretGrantItem *item = terms->items->pdata[i];

      if (g_str_equal (item->type, "document") && g_strcmp0 (item->ref, id) == 0)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
livret_document_links_shares (const GPtrArray *grants, const char *document)
{
  GPtrArray *list = new_list ();

  for (guint i = 0; i < grants->len; i++)
    {
      const LivretGrantTerms *terms = grants->pdata[i];

      /* A draft is a share that was sealed and not handed over: nothing left. */
      if (!g_str_equal (terms->state, "draft") && names_document (terms, document))
        lead (add (list, g_strdup (terms->recipient),
                   livret_day_display (livret_wording_day_of (terms->created))),
              "shares", terms->id, terms->person);
    }
  if (list->len == 0)
    add (list, g_strdup (_ ("None: it was given to nobody")), g_strdup (""));
  return list;
}

gboolean
livret_document_link_chooses (const LivretDocumentLink *link, const char *chosen)
{
  gboolean lists_all = g_str_equal (link->page, "documents") || g_str_equal (link->page, "shares");

  return g_strcmp0 (chosen, link->person) != 0 && (chosen != NULL || !lists_all);
}
