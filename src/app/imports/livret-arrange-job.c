/* livret-arrange-job.c: documents made of photographs, by the sandboxed reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-arrange-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/livret-worker.h"

static const struct
{
  const char *suffix;
  const char *media_type;
  gboolean many; /* may hold several pages */
} kinds[] = {
  { ".jpg", "image/jpeg", FALSE }, { ".jpeg", "image/jpeg", FALSE },
  { ".png", "image/png", FALSE },  { ".tif", "image/tiff", TRUE },
  { ".tiff", "image/tiff", TRUE }, { ".heic", "image/heic", TRUE },
  { ".heif", "image/heic", TRUE },
};

static int
find_kind (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (lower, kinds[i].suffix))
      return (int) i;
  return -1;
}

const char *
livret_arrange_media_type (const char *name)
{
  int kind = find_kind (name);

  return kind < 0 ? NULL : kinds[kind].media_type;
}

gboolean
livret_arrange_is_picture (const char *name)
{
  return find_kind (name) >= 0;
}

typedef struct
{
  GPtrArray *pictures; /* LivretImportFile */
  GArray *sheets;      /* NULL: to be read */
  gboolean apart;
} Work;

static Work *
work_new (GPtrArray *pictures, GArray *sheets, gboolean apart)
{
  Work *work = g_new0 (Work, 1);

  work->pictures = livret_import_pictures_copy (pictures);
  work->sheets = sheets != NULL ? g_array_copy (sheets) : NULL;
  work->apart = apart;
  return work;
}

static void
work_free (Work *work)
{
  g_ptr_array_unref (work->pictures);
  g_clear_pointer (&work->sheets, g_array_unref);
  g_free (work);
}

/* Reading --------------------------------------------------------------------- */

static gpointer
read_sheets (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  g_autoptr (GArray) sheets = livret_arrange_sheets_new ();

  for (guint i = 0; i < work->pictures->len; i++)
    {
      const LivretImportFile *picture = work->pictures->pdata[i];
      int kind = find_kind (picture->name);
      int n = kinds[kind].many
                  ? livret_reader_count_pages (livret_session_get_reader (session), picture->fd,
                                               kinds[kind].media_type, cancellable, error)
                  : 1;

      if (n < 0)
        return NULL;
      for (int page = 0; page < n; page++)
        livret_arrange_sheets_add (sheets, i, (guint) page);
    }
  return g_steal_pointer (&sheets);
}

void
livret_arrange_read_async (LivretHousehold *household,
                           GPtrArray *pictures,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  livret_worker_run_async (livret_household_get_session (household), read_sheets,
                           work_new (pictures, NULL, FALSE), (GDestroyNotify) work_free,
                           (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

GArray *
livret_arrange_read_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}

/* Making ---------------------------------------------------------------------- */

static int
compose (LivretSession *session,
         const Work *work,
         GArray *sheets,
         const char *title,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree LivretReaderSheet *wanted = g_new0 (LivretReaderSheet, sheets->len);
  gsize n = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      const LivretArrangeSheet *sheet = &g_array_index (sheets, LivretArrangeSheet, i);
      const LivretImportFile *picture = work->pictures->pdata[sheet->picture];

      if (!sheet->left_out)
        wanted[n++] = (LivretReaderSheet) { picture->fd, livret_arrange_media_type (picture->name),
                                            sheet->page, sheet->turns, sheet->crop };
    }
  return livret_reader_arrange (livret_session_get_reader (session), wanted, n, title, cancellable,
                                error);
}

/* "IMG_2101.jpg" gives "IMG_2101.pdf" of that title. @sheets are kept with it, left out or not. */
static LivretImportFile *
make_document (LivretSession *session,
               const Work *work,
               GArray *sheets,
               const LivretImportFile *first,
               GCancellable *cancellable,
               GError **error)
{
  const char *dot = strrchr (first->name, '.');
  g_autofree char *title = g_strndup (first->name, (gsize) (dot - first->name));
  g_autofree char *name = g_strdup_printf ("%s.pdf", title);
  int fd = compose (session, work, sheets, title, cancellable, error);
  LivretImportFile *file;

  if (fd < 0)
    return NULL;
  file = livret_import_file_new (name, fd, first->person);
  file->title = g_steal_pointer (&title);
  file->pictures = livret_import_pictures_copy (work->pictures);
  file->sheets = g_array_copy (sheets);
  return file;
}

static guint
count_pages (GArray *sheets, guint picture)
{
  guint pages = 0;

  for (guint i = 0; i < sheets->len; i++)
    pages += g_array_index (sheets, LivretArrangeSheet, i).picture == picture;
  return pages;
}

/* A document of one sheet, which knows nothing of the other photographs. */
static LivretImportFile *
make_single (LivretSession *session,
             const Work *work,
             const LivretArrangeSheet *sheet,
             GCancellable *cancellable,
             GError **error)
{
  LivretImportFile *picture = work->pictures->pdata[sheet->picture];
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  g_autoptr (GArray) sheets = livret_arrange_sheets_new ();
  Work *single;
  LivretArrangeSheet only = *sheet;
  LivretImportFile *file;

  if (!livret_arrange_sheet_changed (sheet) && count_pages (work->sheets, sheet->picture) == 1)
    return livret_import_file_copy (picture);
  only.picture = 0;
  g_array_append_val (sheets, only);
  g_ptr_array_add (alone, picture);
  single = work_new (alone, sheets, FALSE);
  file = make_document (session, single, sheets, picture, cancellable, error);
  work_free (single);
  return file;
}

static gboolean
make_apart (LivretSession *session,
            const Work *work,
            GPtrArray *made,
            GCancellable *cancellable,
            GError **error)
{
  for (guint i = 0; i < work->sheets->len; i++)
    {
      const LivretArrangeSheet *sheet = &g_array_index (work->sheets, LivretArrangeSheet, i);
      LivretImportFile *file =
          sheet->left_out ? NULL : make_single (session, work, sheet, cancellable, error);

      if (file != NULL)
        g_ptr_array_add (made, file);
      else if (!sheet->left_out)
        return FALSE;
    }
  return TRUE;
}

static const LivretImportFile *
find_first (const Work *work)
{
  for (guint i = 0; i < work->sheets->len; i++)
    {
      const LivretArrangeSheet *sheet = &g_array_index (work->sheets, LivretArrangeSheet, i);

      if (!sheet->left_out)
        return work->pictures->pdata[sheet->picture];
    }
  return NULL;
}

static gpointer
make (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  g_autoptr (GPtrArray) made =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_file_free);
  const LivretImportFile *first;
  LivretImportFile *file;

  if (work->sheets == NULL)
    work->sheets = read_sheets (session, work, cancellable, error);
  if (work->sheets == NULL)
    return NULL;
  first = find_first (work);
  if (first == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("All pages are left out."));
      return NULL;
    }
  if (work->apart || work->sheets->len == 1)
    return make_apart (session, work, made, cancellable, error) ? g_steal_pointer (&made) : NULL;
  file = make_document (session, work, work->sheets, first, cancellable, error);
  if (file == NULL)
    return NULL;
  g_ptr_array_add (made, file);
  return g_steal_pointer (&made);
}

void
livret_arrange_make_async (LivretHousehold *household,
                           GPtrArray *pictures,
                           GArray *sheets,
                           gboolean apart,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  livret_worker_run_async (livret_household_get_session (household), make,
                           work_new (pictures, sheets, apart), (GDestroyNotify) work_free,
                           (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
livret_arrange_make_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}
