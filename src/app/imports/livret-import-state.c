/* livret-import-state.c: what would be imported, and what the preview says of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-state.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "app/widgets/livret-wording.h"
#include "base/livret-text.h"
#include "record/livret-documents.h"
#include "record/livret-kind.h"

LivretImportFile *
livret_import_file_new (const char *name, int fd, const char *person)
{
  LivretImportFile *file = g_new0 (LivretImportFile, 1);

  file->name = g_strdup (name);
  file->fd = fd;
  file->person = g_strdup (person);
  file->ticked = TRUE;
  file->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_slot_choice_free);
  return file;
}

void
livret_import_file_free (LivretImportFile *file)
{
  if (file->fd >= 0)
    close (file->fd);
  g_free (file->name);
  g_free (file->person);
  g_free (file->title);
  g_free (file->category);
  g_free (file->date);
  g_free (file->failure);
  g_clear_pointer (&file->result, livret_import_result_free);
  g_clear_pointer (&file->pictures, g_ptr_array_unref);
  g_clear_pointer (&file->sheets, g_array_unref);
  g_clear_pointer (&file->table, livret_csv_table_free);
  g_clear_pointer (&file->mapping, livret_csv_mapping_free);
  g_ptr_array_unref (file->slots);
  g_free (file);
}

LivretImportFile *
livret_import_file_copy (const LivretImportFile *file)
{
  int fd = file->fd >= 0 ? fcntl (file->fd, F_DUPFD_CLOEXEC, 3) : -1;

  return livret_import_file_new (file->name, fd, file->person);
}

GPtrArray *
livret_import_pictures_copy (GPtrArray *pictures)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_file_free);

  for (guint i = 0; i < pictures->len; i++)
    g_ptr_array_add (copy, livret_import_file_copy (pictures->pdata[i]));
  return copy;
}

/* A photograph tells when it was taken; the document made of it would not. */
void
livret_import_file_keep_words (LivretImportFile *file, const LivretImportFile *before)
{
  const LivretImportItem *document = livret_import_file_document (before);

  g_set_str (&file->person, before->person);
  if (before->title != NULL)
    g_set_str (&file->title, before->title);
  if (before->category != NULL)
    g_set_str (&file->category, before->category);
  if (before->date != NULL)
    g_set_str (&file->date, before->date);
  else if (document != NULL && document->date.text[0] != '\0')
    g_set_str (&file->date, document->date.text);
  file->accepted = before->accepted;
}

gboolean
livret_import_file_question (const LivretImportFile *file)
{
  return file->result != NULL && file->result->identity != NULL && file->result->stored > 0 &&
         !file->accepted && !file->declined;
}

gboolean
livret_import_file_wants_columns (const LivretImportFile *file)
{
  return file->table != NULL && file->result == NULL && file->failure != NULL && !file->declined;
}

gboolean
livret_import_file_adds (const LivretImportFile *file)
{
  return file->result != NULL && file->result->stored > 0 && file->ticked && !file->declined &&
         !livret_import_file_question (file);
}

const LivretImportItem *
livret_import_file_document (const LivretImportFile *file)
{
  const LivretImportItem *item;

  if (file->result == NULL || file->result->items->len != 1)
    return NULL;
  item = file->result->items->pdata[0];
  return g_str_equal (item->what, "document") ? item : NULL;
}

static char *
describe_readings (const LivretImportItem *item)
{
  const LivretKind *kind = livret_kind_by_id (item->what);
  gulong count = (gulong) item->count;

  if (kind == NULL)
    return g_strdup (item->title);
  /* Translators: a kind of measurement and how many: "Blood pressure, 38 readings". */
  return g_strdup_printf (ngettext ("%s, %lu reading", "%s, %lu readings", count),
                          livret_kind_label (kind), count);
}

char *
livret_import_file_title (const LivretImportFile *file)
{
  const LivretImportItem *document = livret_import_file_document (file);

  if (document != NULL)
    return g_strdup (file->title ? file->title : document->title);
  if (file->result != NULL && file->result->items->len == 1)
    return describe_readings (file->result->items->pdata[0]);
  return g_strdup (file->name);
}

/* Words of titles and file names, folded, that tell a category; the first that fits counts. */
static const struct
{
  const char *word;
  const char *category;
} telling_words[] = {
  { "ordonnance", "ORD_SOIN" },   { "prescription", "ORD_SOIN" }, { "bilan sanguin", "BIOLOGIE" },
  { "analyse", "BIOLOGIE" },      { "biologie", "BIOLOGIE" },     { "laboratoire", "BIOLOGIE" },
  { "blood test", "BIOLOGIE" },   { "lab report", "BIOLOGIE" },   { "radio", "RADIO_SC" },
  { "echograph", "RADIO_SC" },    { "scanner", "RADIO_SC" },      { "irm", "RADIO_SC" },
  { "mri", "RADIO_SC" },          { "x-ray", "RADIO_SC" },        { "vaccin", "CAR_VAC" },
  { "compte rendu", "CPT_REND" }, { "report", "CPT_REND" },       { "consultation", "CPT_REND" },
  { "certificat", "CERT_MED" },   { "certificate", "CERT_MED" },  { "synthese", "SYNTHESE" },
  { "summary", "SYNTHESE" },      { "depistage", "DEPISTAG" },    { "screening", "DEPISTAG" },
  { "directives", "DIR_ANT" },    { "attestation", "DOC_ADM" },   { "facture", "DOC_ADM" },
  { "mutuelle", "DOC_ADM" },      { "invoice", "DOC_ADM" },
};

char *
livret_import_file_category (const LivretImportFile *file)
{
  const LivretImportItem *document = livret_import_file_document (file);
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (file->category != NULL || document == NULL)
    return g_strdup (file->category);
  if (document->category != NULL && document->category[0] != '\0' &&
      !g_str_equal (document->category, "AUTR_DOC"))
    return g_strdup (document->category);
  words = g_strdup_printf ("%s %s", file->title ? file->title : document->title, file->name);
  folded = livret_text_fold (words, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (telling_words); i++)
    if (strstr (folded, telling_words[i].word) != NULL)
      return g_strdup (telling_words[i].category);
  return g_strdup ("AUTR_DOC");
}

char *
livret_import_file_subtitle (const LivretImportFile *file)
{
  const LivretImportItem *document = livret_import_file_document (file);
  GString *text;

  if (file->result == NULL)
    return g_strdup (file->failure ? file->failure : _ ("Being read…"));
  if (document != NULL)
    {
      g_autofree char *pages =
          document->pages > 0
              ? g_strdup_printf (ngettext ("%d page", "%d pages", document->pages), document->pages)
              : NULL;

      return livret_wording_join (file->name, pages, NULL);
    }
  if (file->result->items->len == 1)
    return livret_wording_join (
        file->name, file->remembered ? _ ("columns as you said the last time") : NULL, NULL);
  text = g_string_new (file->remembered ? _ ("columns as you said the last time") : NULL);
  for (guint i = 0; i < file->result->items->len; i++)
    {
      g_autofree char *item = describe_readings (file->result->items->pdata[i]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", item);
    }
  return g_string_free (text, FALSE);
}

char *
livret_import_file_standing (const LivretImportFile *file)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; file->result != NULL && i < file->result->items->len; i++)
    {
      const LivretImportItem *item = file->result->items->pdata[i];

      if (*item->standing != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", item->standing);
    }
  return g_string_free (text, FALSE);
}

static void
add_file (LivretImportState *state, const LivretImportFile *file)
{
  if (file->result == NULL)
    {
      if (file->failure == NULL)
        state->reading++;
      else
        {
          state->read++;
          state->set_aside++;
        }
      return;
    }
  state->read += file->result->read;
  state->already += file->result->already;
  state->set_aside += file->result->set_aside->len;
  state->withheld += file->declined ? 0 : file->result->withheld;
  if (file->declined)
    state->set_aside += file->result->stored;
  else
    state->stored += file->result->stored;
  if (livret_import_file_question (file))
    state->questions++;
  if (livret_import_file_adds (file))
    {
      state->files++;
      state->adding += file->result->stored;
    }
}

static char *
get_button (const LivretImportState *state)
{
  gulong adding = (gulong) state->adding;

  if (state->questions > 0)
    return g_strdup_printf (
        ngettext ("Answer %u question first", "Answer %u questions first", state->questions),
        state->questions);
  if (state->adding == 0)
    return g_strdup (_ ("Nothing to add"));
  return g_strdup_printf (ngettext ("Add it", "Add the %lu", adding), adding);
}

LivretImportState *
livret_import_state_new (GPtrArray *files)
{
  LivretImportState *state = g_new0 (LivretImportState, 1);

  for (guint i = 0; i < files->len; i++)
    add_file (state, files->pdata[i]);
  state->can_add = state->questions == 0 && state->reading == 0 && state->adding > 0;
  state->button = get_button (state);
  /* Translators: numbers of items: read, new, already there, set aside. */
  state->summary = g_strdup_printf (
      _ ("%'ld read · %'ld new · %'ld already there · %'ld set aside"), (long) state->read,
      (long) state->stored, (long) state->already, (long) state->set_aside);
  return state;
}

const char *
livret_import_files_person (GPtrArray *files)
{
  const char *person = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const LivretImportFile *file = files->pdata[i];

      if (i > 0 && g_strcmp0 (file->person, person) != 0)
        return NULL;
      person = file->person;
    }
  return person;
}

gboolean
livret_import_files_ask (GPtrArray *files, gboolean intimate)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      LivretImportFile *file = files->pdata[i];

      if (file->intimate == intimate ||
          (intimate && (file->result == NULL || file->result->withheld == 0)))
        continue;
      file->intimate = intimate;
      g_clear_pointer (&file->result, livret_import_result_free);
      changed = TRUE;
    }
  return changed;
}

void
livret_import_state_free (LivretImportState *state)
{
  g_free (state->summary);
  g_free (state->button);
  g_free (state);
}

char *
livret_import_done_words (gint64 stored, gint64 set_aside)
{
  g_autofree char *added = g_strdup_printf (
      ngettext ("%'ld item added", "%'ld items added", (gulong) stored), (long) stored);
  g_autofree char *aside =
      set_aside > 0
          ? g_strdup_printf (ngettext ("%'ld set aside", "%'ld set aside", (gulong) set_aside),
                             (long) set_aside)
          : NULL;

  return livret_wording_join (added, aside, NULL);
}
