/* livret-reader-assemble.c: the pages of PDF files one after another as one file, by qpdf.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only pages are taken, and of them only what is to be seen: of the foreign files' actions,
 * scripts, attached files and metadata nothing comes along.
 */
#include "reader/livret-reader-job.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <sys/random.h>

#include "base/livret-text.h"
#include "record/livret-reader.h"

#define PAGES_MAX 20000
#define ADDING 0.5 /* of the time, before all is written */

/* What a page is seen by (ISO 32000-1, table 30). */
static const char *const page_keys[] = {
  "/Type",   "/Parent",    "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
  "/Rotate", "/Resources", "/Contents", "/Annots",  "/UserUnit", "/Group",   NULL,
};

/* What an annotation is seen by (table 164 and those of its kinds). */
static const char *const annotation_keys[] = {
  "/Type",   "/Subtype", "/Rect", "/AP",         "/AS",       "/F", "/C",        "/CA",
  "/Border", "/BS",      "/BE",   "/QuadPoints", "/InkList",  "/L", "/Vertices", "/IC",
  "/LE",     "/DA",      "/Q",    "/RD",         "/Contents", NULL,
};

static const char *const annotation_kinds[] = {
  "/Link",    "/Text",     "/FreeText",  "/Line",      "/Square",    "/Circle",
  "/Polygon", "/PolyLine", "/Highlight", "/Underline", "/Squiggly",  "/StrikeOut",
  "/Stamp",   "/Caret",    "/Ink",       "/Widget",    "/Watermark", NULL,
};

/* Nowhere below a page: they carry files, scripts, places on the net, the history of the file. */
static const char *const banned_keys[] = {
  "/AA",
  "/AF",
  "/JS",
  "/JavaScript",
  "/EF",
  "/EmbeddedFiles",
  "/OpenAction",
  "/Launch",
  "/URI",
  "/URLS",
  "/Metadata",
  "/PieceInfo",
  "/LastModified",
  "/OPI",
  "/Ref",
  "/StructParent",
  "/StructParents",
  "/Thumb",
  "/ID",
  NULL,
};

#define DEPTH_MAX 100

typedef struct
{
  qpdf_data pdf;
  GHashTable *seen; /* objects' numbers */
} Scrub;

static GPtrArray *
list_keys (qpdf_data pdf, qpdf_oh dictionary)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  qpdf_oh_begin_dict_key_iter (pdf, dictionary);
  while (qpdf_oh_dict_more_keys (pdf))
    g_ptr_array_add (keys, g_strdup (qpdf_oh_dict_next_key (pdf)));
  return keys;
}

static void
keep_keys (qpdf_data pdf, qpdf_oh dictionary, const char *const *kept)
{
  g_autoptr (GPtrArray) keys = list_keys (pdf, dictionary);

  for (guint i = 0; i < keys->len; i++)
    if (!g_strv_contains (kept, g_ptr_array_index (keys, i)))
      qpdf_oh_remove_key (pdf, dictionary, g_ptr_array_index (keys, i));
}

static void scrub (Scrub *self, qpdf_oh object, int depth);

static void
scrub_dictionary (Scrub *self, qpdf_oh dictionary, int depth)
{
  g_autoptr (GPtrArray) keys = list_keys (self->pdf, dictionary);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (g_strv_contains (banned_keys, key))
        qpdf_oh_remove_key (self->pdf, dictionary, key);
      else if (strcmp (key, "/Parent") != 0)
        {
          qpdf_oh value = qpdf_oh_get_key (self->pdf, dictionary, key);

          scrub (self, value, depth + 1);
          qpdf_oh_release (self->pdf, value);
        }
    }
}

static void
scrub_array (Scrub *self, qpdf_oh array, int depth)
{
  int n = qpdf_oh_get_array_n_items (self->pdf, array);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (self->pdf, array, i);

      scrub (self, item, depth + 1);
      qpdf_oh_release (self->pdf, item);
    }
}

/* What is nested deeper than any page needs; a stream keeps its bytes. */
static void
empty (qpdf_data pdf, qpdf_oh object)
{
  static const char *const stream_keys[] = { "/Length", "/Filter", "/DecodeParms", NULL };

  if (qpdf_oh_is_array (pdf, object))
    for (int i = qpdf_oh_get_array_n_items (pdf, object) - 1; i >= 0; i--)
      qpdf_oh_erase_item (pdf, object, i);
  else if (qpdf_oh_is_stream (pdf, object))
    {
      qpdf_oh dictionary = qpdf_oh_get_dict (pdf, object);

      keep_keys (pdf, dictionary, stream_keys);
      qpdf_oh_release (pdf, dictionary);
    }
  else if (qpdf_oh_is_dictionary (pdf, object))
    keep_keys (pdf, object, (const char *const[]) { NULL });
}

/* Whatever @object leads to, once. */
static void
scrub (Scrub *self, qpdf_oh object, int depth)
{
  qpdf_data pdf = self->pdf;

  if (qpdf_oh_is_indirect (pdf, object) &&
      !g_hash_table_add (self->seen, GINT_TO_POINTER (qpdf_oh_get_object_id (pdf, object))))
    return;
  if (depth > DEPTH_MAX)
    empty (pdf, object);
  else if (qpdf_oh_is_stream (pdf, object))
    {
      qpdf_oh dictionary = qpdf_oh_get_dict (pdf, object);

      scrub_dictionary (self, dictionary, depth);
      qpdf_oh_release (pdf, dictionary);
    }
  else if (qpdf_oh_is_dictionary (pdf, object))
    scrub_dictionary (self, object, depth);
  else if (qpdf_oh_is_array (pdf, object))
    scrub_array (self, object, depth);
}

static gboolean
is_kept_kind (qpdf_data pdf, qpdf_oh annotation)
{
  qpdf_oh kind;
  gboolean kept;

  if (!qpdf_oh_is_dictionary (pdf, annotation))
    return FALSE;
  kind = qpdf_oh_get_key (pdf, annotation, "/Subtype");
  kept = qpdf_oh_is_name (pdf, kind) &&
         g_strv_contains (annotation_kinds, qpdf_oh_get_name (pdf, kind));
  qpdf_oh_release (pdf, kind);
  return kept;
}

static void
scrub_annotations (qpdf_data pdf, qpdf_oh page)
{
  qpdf_oh annotations = qpdf_oh_get_key (pdf, page, "/Annots");

  if (!qpdf_oh_is_array (pdf, annotations))
    qpdf_oh_remove_key (pdf, page, "/Annots");
  else
    for (int i = qpdf_oh_get_array_n_items (pdf, annotations) - 1; i >= 0; i--)
      {
        qpdf_oh annotation = qpdf_oh_get_array_item (pdf, annotations, i);

        if (is_kept_kind (pdf, annotation))
          keep_keys (pdf, annotation, annotation_keys);
        else
          qpdf_oh_erase_item (pdf, annotations, i);
        qpdf_oh_release (pdf, annotation);
      }
  qpdf_oh_release (pdf, annotations);
}

static gboolean
set_unreadable (int number, GError **error)
{
  return livret_unreadable (error, _ ("File %d is not a PDF file that can be read."), number);
}

static qpdf_data
open_pdf (GBytes *bytes, int number, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  qpdf_data pdf = qpdf_init ();

  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if (!(qpdf_read_memory (pdf, "", data, size, "") & QPDF_ERRORS) &&
      qpdf_get_num_pages (pdf) >= 1 && qpdf_get_num_pages (pdf) <= PAGES_MAX)
    return pdf;
  set_unreadable (number, error);
  qpdf_cleanup (&pdf);
  return NULL;
}

static gboolean
add_pages (qpdf_data target, qpdf_data pdf, int number, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Scrub self = { pdf, seen };
  int n = qpdf_get_num_pages (pdf);

  qpdf_push_inherited_attributes_to_page (pdf);
  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (pdf, i);

      keep_keys (pdf, page, page_keys);
      scrub_annotations (pdf, page);
      scrub (&self, page, 0);
      if (qpdf_add_page (target, pdf, page, QPDF_FALSE) & QPDF_ERRORS)
        return set_unreadable (number, error);
      qpdf_oh_release (pdf, page);
    }
  return TRUE;
}

static void
set_title (qpdf_data target, const char *title)
{
  qpdf_oh info = qpdf_oh_new_dictionary (target);
  qpdf_oh text = qpdf_oh_new_unicode_string (target, title);
  qpdf_oh trailer = qpdf_get_trailer (target);

  qpdf_oh_replace_key (target, info, "/Title", text);
  qpdf_oh_replace_key (target, trailer, "/Info", qpdf_make_indirect_object (target, info));
}

/* AES-256, revision 6; nobody knows the owner's password, so nobody is asked for it. */
static gboolean
encrypt (qpdf_data target, const LivretSecret *password, GError **error)
{
  guint8 random[32];
  g_autofree char *owner = NULL;

  if (getrandom (random, sizeof random, 0) != sizeof random)
    return livret_unreadable (error, _ ("There is no source of random numbers."));
  owner = livret_hex (random, sizeof random);
  qpdf_set_r6_encryption_parameters2 (target, livret_secret_text (password), owner, QPDF_TRUE,
                                      QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                      qpdf_r3p_full, QPDF_TRUE);
  livret_wipe (owner, strlen (owner));
  return TRUE;
}

static void
on_written (int percent, void *progress)
{
  livret_progress_tell (progress, percent / 100.0);
}

static int
write_pdf (qpdf_data target,
           const LivretSecret *password,
           const LivretProgress *progress,
           GError **error)
{
  if (qpdf_init_write_memory (target) & QPDF_ERRORS)
    {
      livret_unreadable (error, _ ("The pages could not be written as one PDF file."));
      return -1;
    }
  qpdf_set_object_stream_mode (target, qpdf_o_generate);
  qpdf_set_preserve_encryption (target, QPDF_FALSE);
  if (password != NULL && !encrypt (target, password, error))
    return -1;
  if (progress != NULL)
    qpdf_register_progress_reporter (target, on_written, (void *) progress);
  if (qpdf_write (target) & QPDF_ERRORS)
    {
      livret_unreadable (error, _ ("The pages could not be written as one PDF file."));
      return -1;
    }
  return livret_memfd_new ("pdf", qpdf_get_buffer (target), qpdf_get_buffer_length (target), error);
}

static gboolean
add_files (qpdf_data target,
           GPtrArray *files,
           GArray *sources,
           const LivretProgress *progress,
           GError **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      GBytes *bytes = livret_reader_file_bytes (files, i, error);
      qpdf_data pdf = bytes != NULL ? open_pdf (bytes, i + 1, error) : NULL;

      if (pdf == NULL)
        return FALSE;
      /* Streams are copied when the target is written: the source stays open until then. */
      g_array_append_val (sources, pdf);
      if (!add_pages (target, pdf, i + 1, error))
        return FALSE;
      if (qpdf_get_num_pages (target) > PAGES_MAX)
        return livret_unreadable (error, _ ("One PDF file takes at most %d pages."), PAGES_MAX);
      livret_progress_tell (progress, (i + 1.0) / files->len);
    }
  return TRUE;
}

int
livret_reader_assemble_files (GPtrArray *files,
                              const char *title,
                              const LivretSecret *password,
                              const LivretProgress *progress,
                              GError **error)
{
  const LivretProgress adding = livret_progress_part (progress, 0, ADDING);
  const LivretProgress writing = livret_progress_part (progress, ADDING, 1);
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (qpdf_data));
  qpdf_data target = qpdf_init ();
  int fd = -1;

  qpdf_silence_errors (target);
  qpdf_set_suppress_warnings (target, QPDF_TRUE);
  if (qpdf_empty_pdf (target) & QPDF_ERRORS)
    livret_unreadable (error, _ ("The pages could not be written as one PDF file."));
  else if (add_files (target, files, sources, &adding, error))
    {
      if (title != NULL)
        set_title (target, title);
      fd = write_pdf (target, password, &writing, error);
    }
  qpdf_cleanup (&target);
  for (guint i = 0; i < sources->len; i++)
    qpdf_cleanup (&g_array_index (sources, qpdf_data, i));
  return fd;
}
