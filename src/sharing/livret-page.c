/* livret-page.c: puts template, style, script and encrypted segments together as one HTML file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-page.h"

#include "base/livret-crypto.h"
#include "record/livret-memfd.h"
#include "record/livret-reader.h"
#include "sharing/livret-envelope.h"
#include "sharing/livret-phrase.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define RESOURCES "/org/livretsante/Livret/page/"

/* What a browser still opens without trouble, as one string. */
#define TOTAL_MAX (256 * 1024 * 1024)

static char *
load (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  g_assert (bytes != NULL); /* compiled in */
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

char *
livret_page_script (void)
{
  static const char *const files[] = { "texts.js",    "format.js", "phrase.js",
                                       "envelope.js", "dom.js",    "chart.js",
                                       "files.js",    "record.js", "main.js" };
  GString *script = g_string_new ("\n'use strict';\n(() => {\n");

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *text = load (files[i]);

      g_string_append (script, text);
      g_string_append_c (script, '\n');
    }
  g_string_append (script, "})();\n");
  return g_string_free (script, FALSE);
}

static char *
hash_source (const char *text)
{
  guint8 hash[32];
  g_autofree char *base64 = NULL;

  livret_sha256 (text, strlen (text), hash);
  base64 = g_base64_encode (hash, sizeof hash);
  return g_strdup_printf ("'sha256-%s'", base64);
}

/* Only this script and this style run; nothing is fetched; what was decrypted is shown by blob:. */
static char *
make_policy (const char *script, const char *style)
{
  g_autofree char *script_hash = hash_source (script);
  g_autofree char *style_hash = hash_source (style);

  return g_strdup_printf ("default-src 'none'; script-src %s; style-src %s; img-src blob:; "
                          "frame-src blob:; object-src blob:; form-action 'none'; base-uri 'none'",
                          script_hash, style_hash);
}

static char *
join_words (const char *language)
{
  const char *const *words = livret_phrase_list (language, NULL);
  g_autofree char *joined = g_strjoinv (" ", (char **) words);

  return g_strdup_printf ("\"%s\"", joined);
}

/* --- writing ------------------------------------------------------------------------- */

typedef struct
{
  int fd;
  LivretEnvelope *envelope;
  guint index;
  GCancellable *cancellable;
} PageWriter;

static gboolean
write_text (PageWriter *writer, const char *text, GError **error)
{
  return livret_memfd_write (writer->fd, text, strlen (text), error);
}

static gboolean
write_segment (PageWriter *writer, gconstpointer data, gsize size, GError **error)
{
  g_autofree char *open =
      g_strdup_printf ("<script type=\"application/json\" id=\"segment-%u\">\"", writer->index);
  g_autofree char *sealed = NULL;

  if (g_cancellable_set_error_if_cancelled (writer->cancellable, error))
    return FALSE;
  sealed = livret_envelope_seal (writer->envelope, writer->index, data, size, error);
  writer->index++;
  return sealed != NULL && write_text (writer, open, error) && write_text (writer, sealed, error) &&
         write_text (writer, "\"</script>\n", error);
}

static gboolean
write_json_segment (PageWriter *writer, char *json, GError **error)
{
  gboolean done = write_segment (writer, json, strlen (json), error);

  livret_wipe (json, strlen (json));
  g_free (json);
  return done;
}

static gboolean
write_fd_segment (PageWriter *writer, int fd, GError **error)
{
  g_autoptr (GBytes) bytes = livret_memfd_bytes (fd, error);
  gsize size;
  gconstpointer data;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return write_segment (writer, data, size, error);
}

/* In the order of the plan: cover, sections, series, documents with their renditions, everything.
 */
static gboolean
write_segments (PageWriter *writer,
                const LivretPackageContent *content,
                const LivretPageFiles *files,
                const LivretPagePlan *plan,
                GError **error)
{
  if (!write_json_segment (writer, livret_page_data_cover (content, plan), error))
    return FALSE;
  for (guint i = 0; i < content->sections->len; i++)
    if (!write_json_segment (
            writer, livret_page_data_section (g_ptr_array_index (content->sections, i)), error))
      return FALSE;
  for (guint i = 0; i < content->series->len; i++)
    {
      const LivretPackageSeries *series = g_ptr_array_index (content->series, i);
      g_autofree char *name = livret_package_file_name (
          content->person, "", livret_kind_label (series->kind), "text/csv");

      if (!write_json_segment (writer, livret_page_data_series (series, name), error))
        return FALSE;
    }
  for (guint i = 0; i < content->documents->len; i++)
    {
      const LivretPackageDocument *document = g_ptr_array_index (content->documents, i);

      if (!write_fd_segment (writer, document->fd, error) ||
          (plan->renditions[i] != 0 && !write_fd_segment (writer, files->renditions[i], error)))
        return FALSE;
    }
  return write_fd_segment (writer, files->all, error) && writer->index == plan->n_segments;
}

/* Writes the template; a line of segments stands where it says so. */
static gboolean
write_page (PageWriter *writer,
            const LivretPackageContent *content,
            const LivretPageFiles *files,
            const LivretPagePlan *plan,
            const char *language,
            GError **error)
{
  g_autofree char *template = load ("page.html");
  g_auto (GStrv) parts = g_strsplit (template, "@", -1); /* text, NAME, text, NAME, … text */
  g_autofree char *script = livret_page_script ();
  g_autofree char *style = load ("page.css");
  g_autofree char *policy = NULL;
  g_autofree char *words = join_words (language);

  policy = make_policy (script, style);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *text = i % 2 == 0                           ? parts[i]
                         : strcmp (parts[i], "LANGUAGE") == 0 ? language
                         : strcmp (parts[i], "POLICY") == 0   ? policy
                         : strcmp (parts[i], "STYLE") == 0    ? style
                         : strcmp (parts[i], "SCRIPT") == 0   ? script
                         : strcmp (parts[i], "WORDS") == 0    ? words
                         : strcmp (parts[i], "HEADER") == 0
                             ? livret_envelope_get_header (writer->envelope)
                             : NULL;

      if (text != NULL ? !write_text (writer, text, error)
                       : !write_segments (writer, content, files, plan, error))
        return FALSE;
    }
  return livret_memfd_seal (writer->fd, error);
}

static gboolean
check_size (const LivretPackageContent *content, const LivretPageFiles *files, GError **error)
{
  guint64 total = 0;
  off_t all = lseek (files->all, 0, SEEK_END);

  for (guint i = 0; i < content->documents->len; i++)
    total += ((LivretPackageDocument *) g_ptr_array_index (content->documents, i))->size;
  if (all >= 0 && total + all <= TOTAL_MAX)
    return TRUE;
  g_set_error_literal (
      error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_FAILED,
      _ ("These documents are too large for one page in a browser: share fewer at a "
         "time, or as a PDF."));
  return FALSE;
}

int
livret_page_write (const LivretPackageContent *content,
                   const LivretPageFiles *files,
                   const LivretSecret *phrase,
                   const char *language,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree gboolean *with = g_new0 (gboolean, content->documents->len + 1);
  g_autoptr (LivretPagePlan) plan = NULL;
  g_autoptr (LivretEnvelope) envelope = NULL;
  PageWriter writer = { .cancellable = cancellable };

  language = g_str_has_prefix (language, "fr") ? "fr" : "en";
  if (!check_size (content, files, error))
    return -1;
  for (guint i = 0; i < content->documents->len; i++)
    with[i] = files->renditions[i] >= 0;
  plan = livret_page_plan_new (content, with);
  envelope = livret_envelope_new (phrase, language, plan->n_segments, error);
  if (envelope == NULL)
    return -1;
  writer.envelope = envelope;
  writer.fd = livret_memfd_open ("package", error);
  if (writer.fd >= 0 && write_page (&writer, content, files, plan, language, error))
    return writer.fd;
  if (writer.fd >= 0)
    close (writer.fd);
  return -1;
}
