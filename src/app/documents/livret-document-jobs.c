/* livret-document-jobs.c: what is done to a document, on the writing connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-jobs.h"

#include <glib/gi18n.h>

#include "record/livret-papers.h"

gpointer
livret_document_into_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_documents_delete (db, data, TRUE, error));
}

gpointer
livret_document_out_of_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_documents_delete (db, data, FALSE, error));
}

gpointer
livret_document_erase (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_documents_erase (db, data, error));
}

static gpointer
set_hidden (LivretDb *db, const char *id, gboolean hidden, GError **error)
{
  g_autoptr (LivretDocument) document = livret_documents_get (db, id, error);

  if (document == NULL)
    return NULL;
  document->hidden = hidden;
  return GINT_TO_POINTER (livret_documents_update (db, document, error));
}

gpointer
livret_document_hide (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return set_hidden (db, data, TRUE, error);
}

gpointer
livret_document_show_again (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return set_hidden (db, data, FALSE, error);
}

/* From the window -------------------------------------------------------------- */

void
livret_document_do_bin (LivretHousehold *household, const char *id)
{
  livret_household_change (household, livret_document_into_bin, g_strdup (id), g_free,
                           (LivretUndo) { _ ("Put into the bin, kept 30 days"),
                                          livret_document_out_of_bin, g_strdup (id), g_free },
                           NULL, NULL);
}

void
livret_document_do_restore (LivretHousehold *household, const char *id)
{
  livret_household_change (household, livret_document_out_of_bin, g_strdup (id), g_free,
                           (LivretUndo) { _ ("Back among the documents"), livret_document_into_bin,
                                          g_strdup (id), g_free },
                           NULL, NULL);
}

void
livret_document_do_hide (LivretHousehold *household, const char *id, gboolean hide)
{
  LivretUndo undo = { hide ? _ ("Hidden: it stays here, and out of shares") : _ ("Shown again"),
                      hide ? livret_document_show_again : livret_document_hide, g_strdup (id),
                      g_free };

  livret_household_change (household, hide ? livret_document_hide : livret_document_show_again,
                           g_strdup (id), g_free, undo, NULL, NULL);
}
/* What a document is looked at as ---------------------------------------------- */

void
livret_document_shown_free (LivretDocumentShown *shown)
{
  g_clear_pointer (&shown->document, livret_document_free);
  g_free (shown->copy);
  g_free (shown);
}

gpointer
livret_document_read_shown (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretDocumentShown) shown = g_new0 (LivretDocumentShown, 1);
  g_autoptr (GPtrArray) parts = NULL;

  shown->document = livret_documents_get (db, data, error);
  if (shown->document == NULL)
    return NULL;
  parts = livret_parts_list (db, data, 0, error);
  if (parts == NULL)
    return NULL;
  for (guint i = 0; i < parts->len; i++)
    {
      const LivretPart *part = parts->pdata[i];

      if (g_str_equal (part->role, LIVRET_PART_COPY))
        g_set_str (&shown->copy, part->media_type);
    }
  return g_steal_pointer (&shown);
}

static void
on_erase_answered (AdwDialog *dialog, const char *response, LivretHousehold *household)
{
  livret_household_write (household, livret_document_erase,
                          g_strdup (g_object_get_data (G_OBJECT (dialog), "document")), g_free,
                          NULL, NULL);
}

AdwDialog *
livret_document_ask_erase (GtkWidget *over,
                           LivretHousehold *household,
                           const LivretDocument *document)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Erase this document for ever?"), NULL);

  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("“%s” and all its words leave the vault, those of the journal too. This cannot be undone. "
         "Copies of the vault made before still hold it, and what a share has handed over stays "
         "with whoever has it."),
      document->title);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Keep"), "erase",
                                  _ ("_Erase"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "erase",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  g_object_set_data_full (G_OBJECT (dialog), "document", g_strdup (document->id), g_free);
  g_signal_connect_object (dialog, "response::erase", G_CALLBACK (on_erase_answered), household, 0);
  adw_dialog_present (dialog, over);
  return dialog;
}
