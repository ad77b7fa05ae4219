/* livret-csv.c: tables in text (RFC 4180), as apps and spreadsheets really write them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv.h"

#include <glib/gi18n-lib.h>

#include "base/livret-text.h"

/* "sep=;" as Excel understands it. */
static gsize
take_separator_line (LivretCsv *csv)
{
  const char *data = csv->data;

  if (csv->size < 5 || g_ascii_strncasecmp (data, "sep=", 4) != 0)
    return 0;
  if (csv->size > 5 && data[5] != '\r' && data[5] != '\n')
    return 0;
  csv->delimiter = data[4];
  return csv->size > 6 && data[5] == '\r' && data[6] == '\n' ? 7 : MIN (csv->size, 6);
}

/* By the first line that has any: a title may stand above the header. */
static char
choose_delimiter (const char *data, gsize size)
{
  static const char candidates[] = ";\t,";
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;
  guint best = 2;

  for (gsize i = 0; i < size; i++)
    if (data[i] == '"')
      quoted = !quoted;
    else if (!quoted && (data[i] == '\n' || data[i] == '\r') &&
             counts[0] + counts[1] + counts[2] > 0)
      break;
    else if (!quoted)
      for (guint c = 0; c < 3; c++)
        counts[c] += data[i] == candidates[c];
  for (guint c = 0; c < 3; c++)
    if (counts[c] > counts[best])
      best = c;
  return candidates[best];
}

/* Takes @data. */
static LivretCsv *
make (char *data, gsize size)
{
  LivretCsv *csv = g_new0 (LivretCsv, 1);

  csv->data = data;
  csv->size = size;
  csv->first_line = 1;
  csv->buffer = g_string_new (NULL);
  csv->start_offset = take_separator_line (csv);
  if (csv->start_offset == 0)
    {
      while (csv->start_offset < size && strchr ("\r\n", data[csv->start_offset]) != NULL &&
             data[csv->start_offset] != '\0')
        csv->start_offset++;
      csv->delimiter = choose_delimiter (data + csv->start_offset, size - csv->start_offset);
      csv->start_offset = 0;
    }
  livret_csv_rewind (csv);
  return csv;
}

LivretCsv *
livret_csv_new (GBytes *bytes, GError **error)
{
  gsize size, decoded_size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *decoded = livret_text_to_utf8 (data, size, &decoded_size);

  if (memchr (decoded, '\0', decoded_size) != NULL)
    {
      g_free (decoded);
      livret_unreadable (error, _ ("The file is not text: it holds bytes that no text has."));
      return NULL;
    }
  return make (decoded, decoded_size);
}

LivretCsv *
livret_csv_new_for_head (LivretInput *input)
{
  gsize size, decoded_size;
  const guint8 *head = livret_input_head (input, &size);
  char *decoded;

  /* A cut character would make valid UTF-8 look like Windows-1252. */
  if (size == LIVRET_INPUT_HEAD)
    for (gsize i = size; i > 0; i--)
      if (head[i - 1] == '\n')
        {
          /* The second byte of a line end in UTF-16 of the little end. */
          size = i < size && head[i] == '\0' && i % 2 == 1 ? i + 1 : i;
          break;
        }
  decoded = livret_text_to_utf8 ((const char *) head, size, &decoded_size);
  return make (decoded, decoded_size);
}

void
livret_csv_free (LivretCsv *csv)
{
  if (csv == NULL)
    return;
  g_string_free (csv->buffer, TRUE);
  g_free (csv->data);
  g_free (csv);
}

void
livret_csv_rewind (LivretCsv *csv)
{
  csv->offset = csv->start_offset;
  csv->next_line = csv->first_line + (csv->start_offset > 0);
  csv->n_fields = 0;
}

void
livret_csv_set_first_line (LivretCsv *csv, guint line)
{
  csv->first_line = line;
  livret_csv_rewind (csv);
}

static gboolean
at_line_end (LivretCsv *csv)
{
  return csv->offset >= csv->size || csv->data[csv->offset] == '\n' ||
         csv->data[csv->offset] == '\r';
}

static void
skip_line_end (LivretCsv *csv)
{
  if (csv->offset < csv->size && csv->data[csv->offset] == '\r')
    csv->offset++;
  if (csv->offset < csv->size && csv->data[csv->offset] == '\n')
    csv->offset++;
  csv->next_line++;
}

/* A quoted part, its quotes at both ends; a doubled quote stands for one. */
static gboolean
read_quoted (LivretCsv *csv, GError **error)
{
  for (csv->offset++; csv->offset < csv->size; csv->offset++)
    {
      char c = csv->data[csv->offset];

      if (c == '"')
        {
          csv->offset++;
          if (csv->offset >= csv->size || csv->data[csv->offset] != '"')
            return TRUE;
        }
      csv->next_line += c == '\n';
      g_string_append_c (csv->buffer, c);
    }
  return livret_unreadable (error,
                            _ ("Line %u: a quotation mark is opened and never closed; the file "
                               "seems to be cut short."),
                            csv->line);
}

/* The spaces around a cell: ASCII, U+00A0 and U+202F. */
static gsize
space_before (const char *text, gsize size)
{
  if (size >= 1 && (text[size - 1] == ' ' || text[size - 1] == '\t'))
    return 1;
  if (size >= 2 && memcmp (text + size - 2, "\302\240", 2) == 0)
    return 2;
  if (size >= 3 && memcmp (text + size - 3, "\342\200\257", 3) == 0)
    return 3;
  return 0;
}

static gsize
space_at (const char *text, gsize size)
{
  if (size >= 1 && (*text == ' ' || *text == '\t'))
    return 1;
  if (size >= 2 && memcmp (text, "\302\240", 2) == 0)
    return 2;
  if (size >= 3 && memcmp (text, "\342\200\257", 3) == 0)
    return 3;
  return 0;
}

/* To the end of the cell: behind its first character a quote means no more than itself. */
static void
read_plain (LivretCsv *csv)
{
  const char *from = csv->data + csv->offset;
  const char *end = csv->data + csv->size;
  const char *p = from + 1;

  while (p < end && *p != csv->delimiter && *p != '\n' && *p != '\r')
    p++;
  g_string_append_len (csv->buffer, from, p - from);
  csv->offset += p - from;
}

static gboolean
read_field (LivretCsv *csv, GError **error)
{
  gsize start = csv->buffer->len;

  while (!at_line_end (csv) && csv->data[csv->offset] == ' ' && csv->delimiter != ' ')
    csv->offset++;
  while (!at_line_end (csv) && csv->data[csv->offset] != csv->delimiter)
    {
      if (csv->data[csv->offset] == '"' && csv->buffer->len == start)
        {
          if (!read_quoted (csv, error))
            return FALSE;
        }
      else
        read_plain (csv);
    }
  if (csv->n_fields >= LIVRET_CSV_FIELDS_MAX || csv->buffer->len - start > LIVRET_CSV_FIELD_MAX)
    return livret_unreadable (error,
                              _ ("Line %u: the row has more cells, or a longer one, than a table "
                                 "of readings has."),
                              csv->line);
  csv->starts[csv->n_fields++] = start;
  g_string_append_c (csv->buffer, '\0');
  return TRUE;
}

/* The buffer may have moved while it grew: addresses are taken when the record is whole. */
static void
set_fields (LivretCsv *csv)
{
  for (guint i = 0; i < csv->n_fields; i++)
    {
      gsize end = i + 1 < csv->n_fields ? csv->starts[i + 1] : csv->buffer->len;
      char *text = csv->buffer->str + csv->starts[i];
      gsize size = end - csv->starts[i] - 1;
      gsize n;

      while ((n = space_before (text, size)) > 0)
        size -= n;
      text[size] = '\0';
      while ((n = space_at (text, size)) > 0)
        {
          text += n;
          size -= n;
        }
      csv->fields[i] = (LivretCsvField) { text, size };
    }
}

static gboolean
read_record (LivretCsv *csv, GError **error)
{
  csv->n_fields = 0;
  csv->line = csv->next_line;
  g_string_truncate (csv->buffer, 0);
  for (;;)
    {
      if (!read_field (csv, error))
        return FALSE;
      if (at_line_end (csv))
        break;
      csv->offset++;
    }
  csv->open_ended = csv->offset >= csv->size;
  if (!csv->open_ended)
    skip_line_end (csv);
  set_fields (csv);
  return TRUE;
}

/* Spreadsheets leave rows of delimiters alone. */
static gboolean
is_blank (LivretCsv *csv)
{
  for (guint i = 0; i < csv->n_fields; i++)
    if (csv->fields[i].size > 0)
      return FALSE;
  return TRUE;
}

gboolean
livret_csv_next (LivretCsv *csv, GError **error)
{
  do
    {
      while (csv->offset < csv->size && at_line_end (csv))
        skip_line_end (csv);
      if (csv->offset >= csv->size)
        return FALSE;
      if (!read_record (csv, error))
        return FALSE;
    }
  while (is_blank (csv));
  return TRUE;
}

const char *
livret_csv_field (LivretCsv *csv, guint index)
{
  return index < csv->n_fields ? csv->fields[index].text : "";
}
