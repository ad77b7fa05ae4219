/* livret-render.c: pages of documents as textures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-render.h"

#include <fcntl.h>
#include <unistd.h>

#include "app/widgets/livret-worker.h"
#include "record/livret-documents.h"
#include "record/livret-papers.h"
#include "record/livret-reader.h"

/* A thumbnail is drawn so many times as large, and made smaller once. */
#define FINE 3
#define THUMBNAILS_KEPT 300

typedef struct
{
  int fd;
  char *document;
  char *role; /* of a part; NULL: the content */
  char *media_type;
  int page;
  int width;
  int rows; /* of a thumbnail, whose pixels are made of several each; 0: it is none */
} Rendering;

static Rendering *
rendering_new (const char *document, const char *media_type)
{
  Rendering *rendering = g_new0 (Rendering, 1);

  rendering->fd = -1;
  rendering->document = g_strdup (document);
  rendering->media_type = g_strdup (media_type);
  return rendering;
}

static void
rendering_free (Rendering *rendering)
{
  if (rendering->fd >= 0)
    close (rendering->fd);
  g_free (rendering->document);
  g_free (rendering->role);
  g_free (rendering->media_type);
  g_free (rendering);
}

static gpointer
open_document (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Rendering *rendering = data;
  int fd = rendering->role != NULL
               ? livret_parts_open (db, rendering->document, 0, rendering->role, error)
               : livret_documents_open (db, rendering->document, error);

  return fd < 0 ? NULL : GINT_TO_POINTER (fd + 1);
}

/* FINE × FINE pixels make one: hairlines and small letters of a page become grey, and nothing has
 * to be scaled when it is drawn. No more than @rows: what hangs below is not seen, and of a picture
 * that is all height it would fill the memory. */
static GdkTexture *
make_fine (const LivretPixels *pixels, int rows)
{
  int width = MAX (pixels->width / FINE, 1), height = CLAMP (pixels->height / FINE, 1, rows);
  const guint8 *from = g_bytes_get_data (pixels->bytes, NULL);
  g_autoptr (GBytes) bytes = NULL;
  guint8 *to = g_malloc0 ((gsize) width * height * 4);

  for (int y = 0; y < MIN (height * FINE, pixels->height) / FINE; y++)
    for (int x = 0; x < MIN (width * FINE, pixels->width) / FINE; x++)
      for (int channel = 0; channel < 4; channel++)
        {
          guint sum = 0;

          for (int i = 0; i < FINE * FINE; i++)
            sum += from[(gsize) (y * FINE + i / FINE) * pixels->stride + (x * FINE + i % FINE) * 4 +
                        channel];
          to[((gsize) y * width + x) * 4 + channel] = (guint8) (sum / (FINE * FINE));
        }
  bytes = g_bytes_new_take (to, (gsize) width * height * 4);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) width * 4);
}

static gboolean
open_once (LivretSession *session, Rendering *rendering, GCancellable *cancellable, GError **error)
{
  gpointer opened;

  if (rendering->fd >= 0)
    return TRUE;
  opened = livret_store_run (livret_session_get_store (session), LIVRET_DB_READ, open_document,
                             rendering, cancellable, error);
  rendering->fd = GPOINTER_TO_INT (opened) - 1;
  return opened != NULL;
}

static gpointer
count (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Rendering *rendering = data;
  int n = -1;

  if (open_once (session, rendering, cancellable, error))
    n = livret_reader_count_pages (livret_session_get_reader (session), rendering->fd,
                                   rendering->media_type, cancellable, error);
  return n >= 0 ? GINT_TO_POINTER (MAX (n, 1)) : NULL;
}

static gpointer
render (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Rendering *rendering = data;
  g_auto (LivretPixels) pixels = { 0 };

  if (!open_once (session, rendering, cancellable, error))
    return NULL;
  if (!livret_reader_render (livret_session_get_reader (session), rendering->fd,
                             rendering->media_type, rendering->page,
                             rendering->width * (rendering->rows > 0 ? FINE : 1), &pixels,
                             cancellable, error))
    return NULL;
  if (rendering->rows > 0)
    return make_fine (&pixels, rendering->rows);
  return gdk_memory_texture_new (pixels.width, pixels.height, GDK_MEMORY_DEFAULT, pixels.bytes,
                                 (gsize) pixels.stride);
}

static void
start (LivretHousehold *household,
       Rendering *rendering,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  livret_worker_run_async (livret_household_get_session (household), render, rendering,
                           (GDestroyNotify) rendering_free, g_object_unref, cancellable, callback,
                           user_data);
}

void
livret_render_part_async (LivretHousehold *household,
                          const char *document,
                          const char *role,
                          const char *media_type,
                          int page,
                          int width,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Rendering *rendering = rendering_new (document, media_type);

  rendering->role = g_strdup (role);
  rendering->page = page;
  rendering->width = width;
  start (household, rendering, cancellable, callback, user_data);
}

void
livret_render_document_async (LivretHousehold *household,
                              const char *document,
                              const char *media_type,
                              int page,
                              int width,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  livret_render_part_async (household, document, NULL, media_type, page, width, cancellable,
                            callback, user_data);
}

void
livret_render_count_async (LivretHousehold *household,
                           const char *document,
                           const char *role,
                           const char *media_type,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Rendering *rendering = rendering_new (document, media_type);

  rendering->role = g_strdup (role);
  livret_worker_run_async (livret_household_get_session (household), count, rendering,
                           (GDestroyNotify) rendering_free, NULL, cancellable, callback, user_data);
}

int
livret_render_count_finish (GAsyncResult *result)
{
  int pages = GPOINTER_TO_INT (livret_worker_run_finish (result, NULL));

  return MAX (pages, 1);
}

void
livret_render_fd_async (LivretHousehold *household,
                        int fd,
                        const char *media_type,
                        int page,
                        int width,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Rendering *rendering = g_new0 (Rendering, 1);

  rendering->fd = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  rendering->media_type = g_strdup (media_type);
  rendering->page = page;
  rendering->width = width;
  start (household, rendering, cancellable, callback, user_data);
}

GdkTexture *
livret_render_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}

/* Thumbnails ------------------------------------------------------------------ */

typedef struct
{
  GHashTable *cache; /* the household's */
  LivretThumbnail *picture;
  char *sha256;
} Thumbnail;

static GHashTable *
get_cache (LivretHousehold *household)
{
  GHashTable *cache = g_object_get_data (G_OBJECT (household), "livret-thumbnails");

  if (cache == NULL)
    {
      cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_data_full (G_OBJECT (household), "livret-thumbnails", cache,
                              (GDestroyNotify) g_hash_table_unref);
    }
  return cache;
}

static void
on_thumbnail_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Thumbnail *thumbnail = user_data;
  g_autoptr (GdkTexture) texture = livret_render_finish (result, NULL);

  if (texture != NULL)
    {
      if (g_hash_table_size (thumbnail->cache) >= THUMBNAILS_KEPT)
        g_hash_table_remove_all (thumbnail->cache);
      g_hash_table_replace (thumbnail->cache, g_strdup (thumbnail->sha256), g_object_ref (texture));
    }
  /* The row may show another document by now. */
  if (texture != NULL &&
      g_strcmp0 (g_object_get_data (G_OBJECT (thumbnail->picture), "livret-sha256"),
                 thumbnail->sha256) == 0)
    livret_thumbnail_set (thumbnail->picture, GDK_PAINTABLE (texture));
  g_hash_table_unref (thumbnail->cache);
  g_object_unref (thumbnail->picture);
  g_free (thumbnail->sha256);
  g_free (thumbnail);
}

/* A picture that is being scrolled past need not be drawn: what is shown for so long is. */
#define STILL_MS 80

typedef struct
{
  LivretHousehold *household;
  LivretThumbnail *picture; /* borrowed: it owns this */
  char *document;
  char *sha256;
  char *media_type;
  guint timer;
} Due;

static void
due_free (Due *due)
{
  g_clear_handle_id (&due->timer, g_source_remove);
  g_object_unref (due->household);
  g_free (due->document);
  g_free (due->sha256);
  g_free (due->media_type);
  g_free (due);
}

static void
on_still_shown (gpointer user_data)
{
  Due *due = user_data;
  Rendering *rendering;
  Thumbnail *thumbnail;

  due->timer = 0;
  if (livret_household_get_session (due->household) == NULL)
    return;
  thumbnail = g_new0 (Thumbnail, 1);
  thumbnail->cache = g_hash_table_ref (get_cache (due->household));
  thumbnail->picture = g_object_ref (due->picture);
  thumbnail->sha256 = g_strdup (due->sha256);
  rendering = rendering_new (due->document, due->media_type);
  livret_thumbnail_get_pixels (due->picture, &rendering->width, &rendering->rows);
  start (due->household, rendering, livret_household_get_cancellable (due->household),
         on_thumbnail_rendered, thumbnail);
}

void
livret_render_thumbnail (LivretHousehold *household,
                         LivretThumbnail *picture,
                         const char *document,
                         const char *sha256,
                         const char *media_type)
{
  GdkTexture *texture = g_hash_table_lookup (get_cache (household), sha256);
  Due *due = NULL;

  g_object_set_data_full (G_OBJECT (picture), "livret-sha256", g_strdup (sha256), g_free);
  livret_thumbnail_set (picture, texture ? GDK_PAINTABLE (texture) : NULL);
  if (texture == NULL)
    {
      due = g_new0 (Due, 1);
      due->household = g_object_ref (household);
      due->picture = picture;
      due->document = g_strdup (document);
      due->sha256 = g_strdup (sha256);
      due->media_type = g_strdup (media_type);
      due->timer = g_timeout_add_once (STILL_MS, on_still_shown, due);
    }
  g_object_set_data_full (G_OBJECT (picture), "livret-due", due, (GDestroyNotify) due_free);
}

void
livret_render_no_thumbnail (LivretThumbnail *picture)
{
  g_object_set_data (G_OBJECT (picture), "livret-sha256", NULL);
  g_object_set_data (G_OBJECT (picture), "livret-due", NULL);
  livret_thumbnail_set (picture, NULL);
}
