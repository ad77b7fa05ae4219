/* livret-import-columns.c: tables of the preview whose columns a person tells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-page-private.h"

#include <glib/gi18n.h>

#include "app/imports/livret-mapping-job.h"
#include "app/imports/livret-mapping-page.h"
#include "app/widgets/livret-error-text.h"

/* What was read of a file is read anew. */
static void
look_again (LivretImportPage *self, LivretImportFile *file)
{
  g_clear_pointer (&file->result, livret_import_result_free);
  g_clear_pointer (&file->failure, g_free);
  file->accepted = FALSE;
  livret_import_page_show_questions (self);
  livret_import_page_look_at_next (self);
}

/* Describing ------------------------------------------------------------------ */

static void
on_described (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean remembered;
  g_autoptr (LivretCsvTable) table = livret_mapping_describe_finish (result, &remembered, &error);
  LivretImportFile *file;
  guint at;

  self->busy = FALSE;
  if (livret_error_is_cancelled (error))
    return;
  if (g_ptr_array_find (self->files, self->looking, &at) && table != NULL)
    {
      file = self->files->pdata[at];
      file->table = g_steal_pointer (&table);
      file->remembered = remembered;
      if (remembered)
        {
          file->mapping = livret_csv_mapping_copy (file->table->mapping);
          look_again (self, file);
          return;
        }
    }
  livret_import_page_show_questions (self);
  livret_import_page_look_at_next (self);
}

gboolean
livret_import_page_describe (LivretImportPage *self, LivretImportFile *file)
{
  gboolean table = file->result != NULL ? strcmp (file->result->format, "csv") == 0
                                        : file->failure != NULL && file->unreadable;

  if (!table || file->described || file->fd < 0 || livret_import_page_is_picture (file))
    return FALSE;
  file->described = TRUE;
  self->looking = file;
  self->busy = TRUE;
  livret_mapping_describe_async (livret_page_get_household (LIVRET_PAGE (self)), file->fd,
                                 livret_page_get_cancellable (LIVRET_PAGE (self)), on_described,
                                 g_object_ref (self));
  return TRUE;
}

/* Telling --------------------------------------------------------------------- */

static void
on_told (LivretMappingPage *page, LivretImportPage *self)
{
  AdwNavigationView *view =
      ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW));
  LivretImportFile *file;
  guint at;

  if (view == NULL || !g_ptr_array_find (self->files, self->arranged, &at))
    return;
  file = self->files->pdata[at];
  livret_csv_mapping_free (file->mapping);
  file->mapping = livret_csv_mapping_copy (livret_mapping_page_get (page));
  file->remembered = FALSE;
  adw_navigation_view_pop (view);
  look_again (self, file);
}

void
livret_import_page_tell_columns (LivretImportPage *self, LivretImportFile *file)
{
  g_autofree char *whose = NULL;
  LivretMappingPage *page;

  if (self->importing != NULL || file->table == NULL)
    return;
  self->arranged = file;
  whose = livret_import_page_whose (self, file->person);
  page = livret_mapping_page_new (livret_page_get_household (LIVRET_PAGE (self)), whose, file->name,
                                  file->fd, file->table, file->mapping);
  g_signal_connect_object (page, "told", G_CALLBACK (on_told), self, 0);
  livret_page_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (page));
}

/* The card -------------------------------------------------------------------- */

static void
on_card_clicked (GtkButton *button, LivretImportPage *self)
{
  const LivretImportFile *file = g_object_get_data (G_OBJECT (button), "file");
  guint at;

  if (g_ptr_array_find (self->files, file, &at))
    livret_import_page_tell_columns (self, self->files->pdata[at]);
}

static GtkWidget *
card_label (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
livret_import_page_columns_card (LivretImportPage *self, LivretImportFile *file)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _ ("Say What the Columns Hold…"),
                                   "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  g_autofree char *title =
      g_strdup_printf (_ ("“%s” is a table whose columns Livret does not know"), file->name);

  gtk_button_set_child (GTK_BUTTON (button), label);
  g_object_set_data (G_OBJECT (button), "file", file);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_card_clicked), self, 0);
  g_object_set (button, "halign", GTK_ALIGN_START, "margin-top", 8, NULL);
  gtk_box_append (GTK_BOX (words), card_label (title, "heading"));
  gtk_box_append (
      GTK_BOX (words),
      card_label (_ ("Say once what each of them holds, and its readings can be added."),
                  "caption"));
  gtk_box_append (GTK_BOX (words), button);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (card),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", "livret-question-symbolic",
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                                GTK_ALIGN_START, NULL));
  gtk_box_append (GTK_BOX (card), words);
  gtk_widget_add_css_class (card, "question-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return card;
}
