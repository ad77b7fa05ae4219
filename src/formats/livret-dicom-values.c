/* livret-dicom-values.c: numbers, texts, names and dates of a DICOM data set.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/livret-date.h"
#include "base/livret-text.h"
#include "formats/livret-dicom.h"

#define TEXT_MAX 4096

const LivretDicomSpan *
livret_dicom_find (const LivretDicom *dicom, guint32 tag)
{
  return g_hash_table_lookup (dicom->elements, GUINT_TO_POINTER (tag));
}

guint
livret_dicom_u16_at (const LivretDicom *dicom, gsize at)
{
  const guint8 *p = dicom->data + at;

  return dicom->big ? (guint) (p[0] << 8 | p[1]) : (guint) (p[1] << 8 | p[0]);
}

guint
livret_dicom_u16 (const LivretDicom *dicom, guint32 tag, guint n, guint otherwise)
{
  const LivretDicomSpan *span = livret_dicom_find (dicom, tag);

  return span != NULL && span->size >= 2 * (n + 1) ? livret_dicom_u16_at (dicom, span->at + 2 * n)
                                                   : otherwise;
}

gboolean
livret_dicom_decimal (const LivretDicom *dicom, guint32 tag, double *value)
{
  const LivretDicomSpan *span = livret_dicom_find (dicom, tag);
  g_autofree char *text = NULL;
  char *end;

  if (span == NULL || span->size == 0)
    return FALSE;
  text = g_strndup ((const char *) dicom->data + span->at, MIN (span->size, 64));
  *value = g_ascii_strtod (text, &end);
  return end != text && *value > -1e12 && *value < 1e12;
}

/* --- Texts --------------------------------------------------------------------------------------
 */

/* PS3.3, C.12.1.1.2. The others are decoded like Windows does it, unless they are UTF-8. */
static const struct
{
  const char *name;
  const char *encoding;
} encodings[] = {
  { "ISO_IR 101", "ISO-8859-2" }, { "ISO_IR 109", "ISO-8859-3" }, { "ISO_IR 110", "ISO-8859-4" },
  { "ISO_IR 144", "ISO-8859-5" }, { "ISO_IR 127", "ISO-8859-6" }, { "ISO_IR 126", "ISO-8859-7" },
  { "ISO_IR 138", "ISO-8859-8" }, { "ISO_IR 148", "ISO-8859-9" }, { "ISO_IR 203", "ISO-8859-15" },
  { "GB18030", "GB18030" },       { "GBK", "GB18030" },
};

/* Modules stay loaded as long as one is open, which is for good. */
void
livret_dicom_prepare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    g_iconv_open ("UTF-8", encodings[i].encoding);
}

static char *
decode (const LivretDicom *dicom, const char *bytes, gsize size)
{
  const LivretDicomSpan *span = livret_dicom_find (dicom, LIVRET_DICOM_CHARACTER_SET);
  gsize length;

  for (guint i = 0; span != NULL && i < G_N_ELEMENTS (encodings); i++)
    if (span->size >= strlen (encodings[i].name) &&
        memcmp (dicom->data + span->at, encodings[i].name, strlen (encodings[i].name)) == 0)
      {
        char *text =
            g_convert (bytes, (gssize) size, "UTF-8", encodings[i].encoding, NULL, &length, NULL);

        if (text != NULL)
          return text;
      }
  return livret_text_to_utf8 (bytes, size, &length);
}

/* (transfer full) (nullable): up to where one of @ends stands. @span: (nullable) */
static char *
dup_until (const LivretDicom *dicom, const LivretDicomSpan *span, const char *ends)
{
  const char *bytes;
  gsize size = 0;
  g_autofree char *text = NULL;
  char *line;

  if (span == NULL)
    return NULL;
  bytes = (const char *) dicom->data + span->at;
  while (size < MIN (span->size, TEXT_MAX) && bytes[size] != '\0' &&
         strchr (ends, bytes[size]) == NULL)
    size++;
  text = decode (dicom, bytes, size);
  line = g_strstrip (livret_text_line (text));
  if (*line != '\0')
    return line;
  g_free (line);
  return NULL;
}

char *
livret_dicom_text (const LivretDicom *dicom, guint32 tag)
{
  return dup_until (dicom, livret_dicom_find (dicom, tag), "\\");
}

char *
livret_dicom_text_at (const LivretDicom *dicom, const LivretDicomSpan *span)
{
  const char *bytes = (const char *) dicom->data + span->at;
  const char *end = memchr (bytes, '\0', span->size);
  char *text = decode (dicom, bytes, end != NULL ? (gsize) (end - bytes) : span->size);

  char *to = text;

  /* Lines end by CR and LF. */
  for (const char *c = text; *c != '\0'; c++)
    if (*c != '\r')
      *to++ = (guchar) *c < ' ' && *c != '\n' ? ' ' : *c;
  *to = '\0';
  return g_strstrip (text);
}

gboolean
livret_dicom_text_is (const LivretDicom *dicom, guint32 tag, const char *text)
{
  g_autofree char *found = livret_dicom_text (dicom, tag);

  return g_strcmp0 (found, text) == 0;
}

static void
append_name (GString *name, const char *part)
{
  g_autofree char *word = g_strstrip (g_strdup (part != NULL ? part : ""));

  if (*word != '\0')
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", word);
}

/* Family, given, middle, prefix, suffix (PS3.5, 6.2.1); what follows "=" is in another script. */
char *
livret_dicom_person_at (const LivretDicom *dicom, const LivretDicomSpan *span)
{
  g_autofree char *text = dup_until (dicom, span, "\\=");
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "^", 6) : NULL;
  guint n = parts != NULL ? g_strv_length (parts) : 0;
  GString *name;

  if (n == 0)
    return NULL;
  name = g_string_new (NULL);
  append_name (name, n > 3 ? parts[3] : NULL);
  append_name (name, n > 1 ? parts[1] : NULL);
  append_name (name, n > 2 ? parts[2] : NULL);
  append_name (name, parts[0]);
  append_name (name, n > 4 ? parts[4] : NULL);
  if (name->len > 0)
    return g_string_free (name, FALSE);
  g_string_free (name, TRUE);
  return NULL;
}

char *
livret_dicom_person (const LivretDicom *dicom, guint32 tag)
{
  return livret_dicom_person_at (dicom, livret_dicom_find (dicom, tag));
}

/* "20260504", and "2026.05.04" as it was written once. */
char *
livret_dicom_date (const LivretDicom *dicom, guint32 tag)
{
  g_autofree char *text = livret_dicom_text (dicom, tag);
  g_autofree char *day = NULL;
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, ".", -1) : NULL;
  g_autofree char *digits = parts != NULL ? g_strjoinv ("", parts) : NULL;
  LivretDate date;

  if (digits == NULL || strlen (digits) < 8 || strspn (digits, "0123456789") < 8)
    return NULL;
  day = g_strdup_printf ("%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
  return livret_date_parse (day, NULL, &date, NULL) ? g_steal_pointer (&day) : NULL;
}
