/* livret-import-photographs.c: photographs of the preview made into documents, and arranged again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-page-private.h"

#include "app/imports/livret-arrange-job.h"
#include "app/imports/livret-arrange-page.h"
#include "app/widgets/livret-error-text.h"

gboolean
livret_import_page_is_picture (const LivretImportFile *file)
{
  return file->fd >= 0 && livret_arrange_is_picture (file->name);
}

/* What was made stands where the first of @gone stood; what was said of @before holds for it. */
static void
replace_files (LivretImportPage *self,
               GPtrArray *gone,
               GPtrArray *made,
               const LivretImportFile *before)
{
  guint place = G_MAXUINT, at;

  for (guint i = 0; i < made->len; i++)
    {
      LivretImportFile *file = made->pdata[i];

      if (made->len == 1)
        livret_import_file_keep_words (file, before);
      else
        g_set_str (&file->person, before->person);
    }
  livret_import_page_clear_rows (self);
  for (guint i = 0; i < gone->len; i++)
    if (g_ptr_array_find (self->files, gone->pdata[i], &at))
      {
        place = MIN (place, at);
        if (self->looking == gone->pdata[i])
          self->looking = NULL;
        g_ptr_array_remove_index (self->files, at);
      }
  place = MIN (place, self->files->len);
  while (made->len > 0)
    g_ptr_array_insert (self->files, (int) place, g_ptr_array_steal_index (made, made->len - 1));
  livret_import_page_fill_rows (self);
  livret_import_page_look_at_next (self);
}

static void
on_joined (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = livret_arrange_make_finish (result, &error);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();

  self->making = FALSE;
  for (guint i = 0; i < self->files->len; i++)
    if (livret_import_page_is_picture (self->files->pdata[i]))
      g_ptr_array_add (pictures, self->files->pdata[i]);
  if (made != NULL && pictures->len > 0)
    {
      replace_files (self, pictures, made, pictures->pdata[0]);
      return;
    }
  livret_household_report (livret_page_get_household (LIVRET_PAGE (self)), error);
  if (!livret_error_is_cancelled (error))
    {
      gtk_widget_set_visible (self->join_card, TRUE);
      livret_import_page_look_at_next (self);
    }
}

void
livret_import_page_join (LivretImportPage *self)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();

  self->join_wanted = self->files->len == 0;
  for (guint i = 0; i < self->files->len; i++)
    if (livret_import_page_is_picture (self->files->pdata[i]))
      g_ptr_array_add (pictures, self->files->pdata[i]);
  if (pictures->len < 2 || self->making)
    return;
  self->making = TRUE;
  gtk_widget_set_visible (self->join_card, FALSE);
  livret_arrange_make_async (livret_page_get_household (LIVRET_PAGE (self)), pictures, NULL, FALSE,
                             livret_page_get_cancellable (LIVRET_PAGE (self)), on_joined,
                             g_object_ref (self));
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretArrangePage) page = user_data;
  g_autoptr (LivretImportPage) self = g_object_steal_data (G_OBJECT (page), "import-page");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = livret_arrange_make_finish (result, &error);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  AdwNavigationView *view =
      ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_NAVIGATION_VIEW));
  guint at;

  self->making = FALSE;
  if (made == NULL)
    {
      livret_household_report (livret_page_get_household (LIVRET_PAGE (self)), error);
      if (view != NULL)
        livret_arrange_page_set_busy (page, FALSE);
      return;
    }
  if (view == NULL || !g_ptr_array_find (self->files, self->arranged, &at))
    return;
  adw_navigation_view_pop (view);
  g_ptr_array_add (gone, self->files->pdata[at]);
  g_clear_pointer (&((LivretImportFile *) gone->pdata[0])->failure, g_free);
  replace_files (self, gone, made, gone->pdata[0]);
}

static void
on_arranged (LivretArrangePage *page, gboolean apart, LivretImportPage *self)
{
  if (self->making)
    return;
  self->making = TRUE;
  livret_arrange_page_set_busy (page, TRUE);
  g_object_set_data (G_OBJECT (page), "import-page", g_object_ref (self));
  livret_arrange_make_async (
      livret_page_get_household (LIVRET_PAGE (self)), livret_arrange_page_get_pictures (page),
      livret_arrange_page_get_sheets (page), apart,
      livret_page_get_cancellable (LIVRET_PAGE (page)), on_made, g_object_ref (page));
}

void
livret_import_page_arrange (LivretImportRow *row, LivretImportPage *self)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  g_autofree char *whose = NULL;
  LivretImportFile *file;
  LivretArrangePage *page;
  guint at;

  if (self->importing != NULL || !g_ptr_array_find (self->rows, row, &at))
    return;
  file = self->files->pdata[at];
  if (file->table != NULL)
    {
      livret_import_page_tell_columns (self, file);
      return;
    }
  self->arranged = file;
  g_ptr_array_add (alone, file);
  whose = livret_import_page_whose (self, file->person);
  page = livret_arrange_page_new (livret_page_get_household (LIVRET_PAGE (self)), whose,
                                  file->pictures ? file->pictures : alone, file->sheets);
  g_signal_connect_object (page, "arranged", G_CALLBACK (on_arranged), self, 0);
  livret_page_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (page));
}
