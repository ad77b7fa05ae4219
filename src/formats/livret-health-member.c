/* livret-health-member.c: what stands in a HealthKit archive beside the readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-health-member.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-date.h"
#include "record/livret-memfd.h"

#define DOCUMENT_MAX (64 * 1024 * 1024)
#define PIECE (64 * 1024)

static gboolean
contains (const char *head, gsize size, const char *text)
{
  return g_strstr_len (head, (gssize) size, text) != NULL;
}

gboolean
livret_health_is_export (const char *head, gsize size)
{
  gsize start = size >= 3 && memcmp (head, "\357\273\277", 3) == 0 ? 3 : 0;

  while (start < size && g_ascii_isspace (head[start]))
    start++;
  return start < size && head[start] == '<' &&
         (contains (head, size, "<!DOCTYPE HealthData") || contains (head, size, "<HealthData"));
}

static const char *
base_name (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? slash + 1 : name;
}

/* A name that would leave the folder it is unpacked in; nothing is, but who writes such a name
 * means harm. */
static gboolean
is_hostile (const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, "/\\", -1);

  return *name == '/' || *name == '\\' || (g_ascii_isalpha (name[0]) && name[1] == ':') ||
         g_strv_contains ((const char *const *) parts, "..");
}

/* --- What it is ---------------------------------------------------------------------------------
 */

typedef struct
{
  const char *media_type;
  const char *reason; /* why it is no document */
} Verdict;

static Verdict
judge (const char *name, const char *head, gsize size)
{
  if (is_hostile (name))
    return (Verdict) { NULL, N_ ("The name of this file leads out of the archive; the file was "
                                 "not touched.") };
  if (contains (head, size, "<ClinicalDocument") || g_str_has_suffix (name, "_cda.xml"))
    return (Verdict) { NULL, N_ ("This file repeats the readings in another manner; they are "
                                 "taken once.") };
  if (contains (head, size, "<gpx"))
    return (Verdict) { "application/gpx+xml", NULL };
  if (contains (head, size, "\"resourceType\"") ||
      (g_str_has_suffix (name, ".json") && strstr (name, "clinical-records/") != NULL))
    return (Verdict) { "application/fhir+json", NULL };
  if (contains (head, size, "hertz") ||
      (g_str_has_suffix (name, ".csv") && strstr (name, "electrocardiograms/") != NULL))
    return (Verdict) { "text/csv", NULL };
  return (Verdict) { NULL, N_ ("Livret does not know what this file is.") };
}

/* --- When it is from ----------------------------------------------------------------------------
 */

/* The third line of an electrocardiogram: its key may be in any language. */
static char *
find_recorded (const char *head, gsize size)
{
  g_autofree char *text = g_strndup (head, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 4);
  const char *comma;

  if (g_strv_length (lines) < 3 || (comma = strchr (lines[2], ',')) == NULL)
    return NULL;
  return g_strstrip (g_strdelimit (g_strdup (comma + 1), "\"\r", ' '));
}

/* The first point of a route. */
static char *
find_first_point (const char *head, gsize size)
{
  const char *time = g_strstr_len (head, (gssize) size, "<time>");
  const char *end = time != NULL ? g_strstr_len (time, head + size - time, "</time>") : NULL;

  return end != NULL ? g_strndup (time + strlen ("<time>"), end - time - strlen ("<time>")) : NULL;
}

/* ecg_2020-09-24.csv, route_2019-06-11_3.00pm.gpx */
static char *
find_in_name (const char *name)
{
  for (const char *p = base_name (name); strlen (p) >= 10; p++)
    {
      g_autofree char *day = g_strndup (p, 10);
      int number;

      if (livret_day_parse (day, &number, NULL))
        return g_steal_pointer (&day);
    }
  return NULL;
}

static char *
find_date (const char *name, const char *media_type, const char *head, gsize size)
{
  g_autofree char *found = strcmp (media_type, "text/csv") == 0 ? find_recorded (head, size) : NULL;
  LivretDate date;

  if (found == NULL || !livret_date_parse (found, NULL, &date, NULL) || !livret_date_is_set (&date))
    {
      g_free (found);
      found = find_in_name (name);
    }
  if (found == NULL)
    found = find_first_point (head, size);
  if (found == NULL || !livret_date_parse (found, NULL, &date, NULL))
    return NULL;
  return g_strdup (date.text);
}

/* --- Giving it ----------------------------------------------------------------------------------
 */

/* The member as a memory file; -1 with a @reason when it is not taken. */
static int
copy_out (LivretArchive *archive, guint64 budget, guint64 *size, const char **reason)
{
  g_autofd int fd = livret_memfd_open ("document", NULL);
  g_autofree char *piece = g_malloc (PIECE);
  gssize n;

  *reason = N_ ("This file could not be read to its end.");
  *size = 0;
  while (fd >= 0 && (n = livret_archive_read (archive, piece, PIECE)) > 0)
    {
      *size += n;
      if (*size > DOCUMENT_MAX || *size > budget)
        {
          *reason = N_ ("This file, or all of them together, is larger than what is taken out of "
                        "an archive.");
          return -1;
        }
      if (!livret_memfd_write (fd, piece, n, NULL))
        return -1;
    }
  if (fd < 0 || *size == 0 || livret_archive_is_damaged (archive))
    return -1;
  return g_steal_fd (&fd);
}

gboolean
livret_health_member (
    LivretArchive *archive, const char *name, LivretSink *sink, guint64 *budget, GError **error)
{
  gsize head_size;
  const char *head = livret_archive_head (archive, &head_size);
  Verdict verdict = judge (name, head, head_size);
  g_autofree char *date = NULL;
  g_autofd int fd = -1;
  LivretSinkDocument document = { 0 };
  guint64 size;

  if (verdict.reason != NULL)
    return livret_sink_set_aside (sink, base_name (name), _ (verdict.reason));
  fd = copy_out (archive, *budget, &size, &verdict.reason);
  if (fd < 0)
    return livret_sink_set_aside (sink, base_name (name), _ (verdict.reason));
  *budget -= size;
  date = find_date (name, verdict.media_type, head, head_size);
  document.fd = fd;
  document.media_type = verdict.media_type;
  document.name = base_name (name);
  document.date = date;
  return livret_sink_document (sink, &document);
}

/* --- Outside its archive ------------------------------------------------------------------------
 */

#define KEYS 12

static gboolean
is_gpx (const char *text)
{
  text += strspn (text, " \t\r\n");
  return g_str_has_prefix (text, "<?xml") || g_str_has_prefix (text, "<gpx")
             ? strstr (text, "<gpx") != NULL
             : FALSE;
}

/* Keys may be in any language: a name, a day of birth, then when it was recorded; and how often a
 * second it was measured. */
static gboolean
is_electrocardiogram (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", KEYS + 1);
  g_autofree char *recorded = find_recorded (text, strlen (text));
  gboolean rate = FALSE;
  LivretDate date;

  for (guint i = 3; i < KEYS && i < g_strv_length (lines); i++)
    {
      const char *comma = strchr (lines[i], ',');

      rate = rate || (comma != NULL && g_ascii_isdigit (comma[1 + strspn (comma + 1, " \"")]) &&
                      strstr (comma, " hertz") != NULL);
    }
  return rate && recorded != NULL && livret_date_parse (recorded, NULL, &date, NULL) &&
         livret_date_is_set (&date);
}

const char *
livret_health_lone (const char *head, gsize size)
{
  gsize start = size >= 3 && memcmp (head, "\357\273\277", 3) == 0 ? 3 : 0;
  g_autofree char *text = g_strndup (head + start, size - start);

  if (is_gpx (text))
    return "application/gpx+xml";
  return is_electrocardiogram (text) ? "text/csv" : NULL;
}

gboolean
livret_health_lone_import (LivretInput *input, LivretSink *sink, GError **error)
{
  gsize size;
  const char *head = (const char *) livret_input_head (input, &size);
  const char *media_type = livret_health_lone (head, size);
  const char *name = livret_input_get_name (input);
  g_autofree char *date = NULL;
  LivretSinkDocument document = { .fd = -1, .media_type = media_type };

  if (livret_input_get_size (input) > DOCUMENT_MAX)
    return livret_unreadable (error, _ ("The file is larger than what is kept as a document."));
  date = find_date (name, media_type, head, size);
  document.name = *name != '\0' ? name : NULL;
  document.date = date;
  return livret_sink_document (sink, &document);
}
