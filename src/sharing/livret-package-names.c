/* livret-package-names.c: what files are called inside a package.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-package-content.h"

#include "base/livret-text.h"

#include <string.h>

#define TITLE_MAX 60

static const struct
{
  const char *media_type;
  const char *suffix;
} suffixes[] = {
  { "application/pdf", "pdf" },
  { "image/jpeg", "jpg" },
  { "image/png", "png" },
  { "image/tiff", "tif" },
  { "image/heic", "heic" },
  { "image/heif", "heif" },
  { "application/dicom", "dcm" },
  { "application/zip", "zip" },
  { "text/plain", "txt" },
  { "text/csv", "csv" },
  { "text/rtf", "rtf" },
  { "application/rtf", "rtf" },
  { "text/xml", "xml" },
  { "application/fhir+json", "json" },
  { "application/smart-health-card", "smart-health-card" },
  { "application/fhir+ndjson", "ndjson" },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx" },
  { "application/vnd.oasis.opendocument.text", "odt" },
};

static const char *
suffix_of (const char *media_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strcmp (suffixes[i].media_type, media_type) == 0)
      return suffixes[i].suffix;
  return "bin";
}

/* ASCII letters and digits, everything else as one hyphen between them. */
static char *
slug (const char *text, gsize most)
{
  g_autofree char *folded = livret_text_fold (text, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0' && out->len < most; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (out, *p);
      else if (out->len > 0 && out->str[out->len - 1] != '-')
        g_string_append_c (out, '-');
    }
  if (out->len > 0 && out->str[out->len - 1] == '-')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

static void
append_family_name (GString *out, const LivretPerson *person)
{
  const char *family = *person->used_name != '\0' ? person->used_name : person->birth_name;
  g_autofree char *name = slug (family, TITLE_MAX);
  g_autofree char *upper = g_ascii_strup (name, -1);

  if (*upper != '\0')
    g_string_append_printf (out, "_%s", upper);
}

/* The first of "Camille Anne-Marie", its capitals where they belong. */
static void
append_first_name (GString *out, const LivretPerson *person)
{
  const char *given = *person->first_names != '\0' ? person->first_names : person->name;
  g_autofree char *first = g_strndup (given, strcspn (given, " ,"));
  g_autofree char *name = slug (first, TITLE_MAX);

  for (char *p = name; *p != '\0'; p++)
    if (p == name || p[-1] == '-')
      *p = g_ascii_toupper (*p);
  if (*name != '\0')
    g_string_append_printf (out, "_%s", name);
}

char *
livret_package_file_name (const LivretPerson *person,
                          const char *date,
                          const char *title,
                          const char *media_type)
{
  GString *out = g_string_new (NULL);
  g_autofree char *words = slug (title, TITLE_MAX);

  if (*date != '\0')
    g_string_append_printf (out, "%.10s_", date);
  g_string_append (out, *words != '\0' ? words : "document");
  append_family_name (out, person);
  append_first_name (out, person);
  g_string_append_printf (out, ".%s", suffix_of (media_type));
  return g_string_free (out, FALSE);
}
