/* livret-document-beside-jobs.c: what is laid beside a document: read, offered, changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-beside-jobs.h"

#include <glib/gi18n.h>

#include "record/livret-document-beside.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-tokenizer.h"

/* As many documents as one looks through before typing a word. */
#define OFFERED 30

void
livret_beside_free (LivretBeside *beside)
{
  g_free (beside->id);
  g_clear_pointer (&beside->documents, g_ptr_array_unref);
  g_clear_pointer (&beside->entries, g_ptr_array_unref);
  g_clear_pointer (&beside->folders, g_ptr_array_unref);
  g_free (beside);
}

LivretBesideAsked *
livret_beside_asked_new (const char *id, const char *person, const char *words, gboolean hidden)
{
  LivretBesideAsked *asked = g_new0 (LivretBesideAsked, 1);

  asked->id = g_strdup (id);
  asked->person = g_strdup (person);
  asked->words = g_strdup (words);
  asked->hidden = hidden;
  return asked;
}

void
livret_beside_asked_free (LivretBesideAsked *asked)
{
  g_free (asked->id);
  g_free (asked->person);
  g_free (asked->words);
  g_free (asked);
}

gpointer
livret_beside_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretBesideAsked *asked = data;
  g_autoptr (LivretBeside) beside = g_new0 (LivretBeside, 1);

  beside->id = g_strdup (asked->id);
  if ((beside->documents = livret_beside_documents (db, asked->id, asked->hidden, error)) == NULL ||
      (beside->entries = livret_beside_entries (db, asked->id, asked->hidden, error)) == NULL ||
      (beside->folders = livret_folders_list (db, asked->person, error)) == NULL)
    return NULL;
  return g_steal_pointer (&beside);
}

/* Offering --------------------------------------------------------------------- */

static gboolean
has_document (const GPtrArray *documents, const char *id)
{
  for (guint i = 0; i < documents->len; i++)
    if (g_str_equal (((LivretDocument *) documents->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
has_entry (const GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((LivretEntry *) entries->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
is_found (const LivretSearchWords *words, const LivretEntry *entry)
{
  const LivretSection *section = livret_section_by_id (entry->section);
  const char *texts[] = { entry->text, entry->comment, section != NULL ? _ (section->label) : "",
                          NULL };

  return words == NULL || livret_search_words_match (words, texts);
}

/* Those of @all that are not beside it yet, of hospital stays or of the others. */
static void
offer_entries (const LivretBesideAsked *asked,
               const GPtrArray *all,
               const GPtrArray *there,
               gboolean stays,
               GPtrArray *offered)
{
  gboolean typed = asked->words != NULL && asked->words[strspn (asked->words, " \t")] != '\0';
  g_autoptr (LivretSearchWords) words = typed ? livret_search_words_new (asked->words) : NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const LivretEntry *entry = all->pdata[i];

      if (!entry->none && (asked->hidden || !entry->hidden) &&
          g_str_equal (entry->section, "procedures") == stays && !has_entry (there, entry->id) &&
          is_found (words, entry))
        g_ptr_array_add (offered, livret_entry_copy (entry));
    }
}

gpointer
livret_beside_offer (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretBesideAsked *asked = data;
  LivretDocumentQuery query = { .person = asked->person,
                                .search = asked->words,
                                .include_hidden = asked->hidden,
                                .limit = OFFERED };
  g_autoptr (LivretBeside) there = livret_beside_read (db, data, cancellable, error);
  g_autoptr (LivretBeside) offered = g_new0 (LivretBeside, 1);
  g_autoptr (GPtrArray) documents =
      there != NULL ? livret_documents_list (db, &query, error) : NULL;
  g_autoptr (GPtrArray) entries =
      documents != NULL ? livret_entries_list (db, asked->person, NULL, error) : NULL;

  if (entries == NULL)
    return NULL;
  offered->id = g_strdup (asked->id);
  offered->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_free);
  offered->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_entry_free);
  for (guint i = 0; i < documents->len; i++)
    {
      const LivretDocument *document = documents->pdata[i];

      if (!g_str_equal (document->id, asked->id) && !has_document (there->documents, document->id))
        g_ptr_array_add (offered->documents, livret_document_copy (document));
    }
  offer_entries (asked, entries, there->entries, TRUE, offered->entries);
  offer_entries (asked, entries, there->entries, FALSE, offered->entries);
  return g_steal_pointer (&offered);
}

/* Changing --------------------------------------------------------------------- */

typedef struct
{
  char *document;
  char *other; /* what is laid beside it; or the note */
  gboolean beside;
} Job;

static Job *
job_new (const char *document, const char *other, gboolean beside)
{
  Job *job = g_new0 (Job, 1);

  job->document = g_strdup (document);
  job->other = g_strdup (other);
  job->beside = beside;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->document);
  g_free (job->other);
  g_free (job);
}

static gpointer
set_beside (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return GINT_TO_POINTER (livret_beside_set (db, job->document, job->other, job->beside, error));
}

static gpointer
set_note (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (LivretDocument) document = livret_documents_get (db, job->document, error);

  if (document == NULL)
    return NULL;
  g_set_str (&document->note, job->other);
  return GINT_TO_POINTER (livret_documents_update (db, document, error));
}

void
livret_beside_do (LivretHousehold *household,
                  const char *document,
                  const char *other,
                  gboolean beside)
{
  livret_household_change (
      household, set_beside, job_new (document, other, beside), job_free,
      (LivretUndo) { beside ? _ ("Laid beside it") : _ ("Taken away from beside it"), set_beside,
                     job_new (document, other, !beside), job_free },
      NULL, NULL);
}

void
livret_document_do_note (LivretHousehold *household,
                         const char *document,
                         const char *note,
                         const char *was)
{
  livret_household_change (household, set_note, job_new (document, note, FALSE), job_free,
                           (LivretUndo) { *note != '\0' ? _ ("Note kept") : _ ("Note taken away"),
                                          set_note, job_new (document, was, FALSE), job_free },
                           NULL, NULL);
}
