/* livret-mail-box.c: files of several messages one after another, and what Outlook saves instead.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources: RFC 4155 (mbox); [MS-CFB] §2.2 and §2.6, [MS-OXMSG] §2.2.3 (.msg). In a mailbox each
 * message begins with a line "From ", which those who wrote it as words have quoted by ">".
 */
#include "formats/livret-mail.h"

#include <string.h>

#define FROM "From "

/* --- Mailboxes ----------------------------------------------------------------------------------
 */

static const char *
next_line (const char *line, const char *end)
{
  const char *stop = memchr (line, '\n', end - line);

  return stop != NULL ? stop + 1 : end;
}

static gboolean
is_empty (const char *line, const char *end)
{
  return line < end && (*line == '\n' || (*line == '\r' && line + 1 < end && line[1] == '\n'));
}

static gboolean
starts_with (const char *line, const char *end, const char *words)
{
  gsize size = strlen (words);

  return (gsize) (end - line) >= size && memcmp (line, words, size) == 0;
}

/* The line "From " before a message: a field of its head follows. */
static gboolean
is_separator (const char *line, const char *end)
{
  const char *field = next_line (line, end), *p = field;

  if (!starts_with (line, end, FROM))
    return FALSE;
  while (p < end && p - field < 80 && *p > ' ' && *p < 0x7f && *p != ':')
    p++;
  return p > field && p < end && *p == ':';
}

LivretProbe
livret_mail_box_probe (const char *text, gsize size)
{
  const char *end = text + size, *head = next_line (text, end);

  return is_separator (text, end) ? livret_mail_probe (head, (gsize) (end - head))
                                  : LIVRET_PROBE_NO;
}

/* Where the message that begins at @text ends: before the empty line that stands before the next.
 */
static const char *
find_end (const char *text, const char *end)
{
  gboolean after_empty = FALSE;

  for (const char *line = text; line < end; line = next_line (line, end))
    {
      if (after_empty && is_separator (line, end))
        return line;
      after_empty = is_empty (line, end);
    }
  return end;
}

/* ">From " is "From ", ">>From " is ">From ". */
static gboolean
is_quoted (const char *line, const char *end)
{
  const char *p = line;

  while (p < end && *p == '>')
    p++;
  return p > line && starts_with (p, end, FROM);
}

static GBytes *
unquote (GBytes *box, const char *text, const char *end)
{
  const char *whole = g_bytes_get_data (box, NULL);
  GByteArray *out = NULL;

  for (const char *line = text; line < end;)
    {
      const char *next = next_line (line, end);
      gboolean quoted = is_quoted (line, end);

      if (quoted && out == NULL)
        {
          out = g_byte_array_new ();
          g_byte_array_append (out, (const guint8 *) text, (guint) (line - text));
        }
      if (out != NULL)
        g_byte_array_append (out, (const guint8 *) line + quoted, (guint) (next - line - quoted));
      line = next;
    }
  return out != NULL ? g_byte_array_free_to_bytes (out)
                     : g_bytes_new_from_bytes (box, (gsize) (text - whole), (gsize) (end - text));
}

GBytes *
livret_mail_box_next (GBytes *box, gsize *offset)
{
  gsize size;
  const char *whole = g_bytes_get_data (box, &size), *end = whole + size, *text, *stop;

  if (*offset >= size)
    return NULL;
  text = next_line (whole + *offset, end);
  stop = find_end (text, end);
  *offset = (gsize) (stop - whole);
  return stop - text <= LIVRET_MAIL_MAX
             ? unquote (box, text, stop)
             : g_bytes_new_from_bytes (box, (gsize) (text - whole), (gsize) (stop - text));
}

/* --- Outlook ------------------------------------------------------------------------------------
 */

#define CFB_MAGIC "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#define CFB_HEADER 512
#define CFB_ENTRY 128
/* How the names of entries begin, in UTF-16, in such messages and in no other file of the kind. */
static const char *const entries[] = { "__nameid_v", "__propert", "__substg1", "__recip_v",
                                       "__attach_v" };

static gboolean
begins_with (const guint8 *entry, const char *name)
{
  for (gsize i = 0; name[i] != '\0'; i++)
    if (entry[2 * i] != (guint8) name[i] || entry[2 * i + 1] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_of_message (const guint8 *entry)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (begins_with (entry, entries[i]))
      return TRUE;
  return FALSE;
}

/* The first sector of the directory is where the header says. */
gboolean
livret_mail_is_outlook (LivretInput *input)
{
  guint8 sector[4096];
  gsize size;
  const guint8 *head = livret_input_head (input, &size);
  guint32 first;
  guint shift;
  gssize n;

  if (size < CFB_HEADER || !livret_input_starts_with (input, CFB_MAGIC, 8))
    return FALSE;
  shift = head[30];
  first = head[48] | (guint32) head[49] << 8 | (guint32) head[50] << 16 | (guint32) head[51] << 24;
  if (shift != 9 && shift != 12)
    return FALSE;
  n = livret_input_read (input, ((guint64) first + 1) << shift, sector, (gsize) 1 << shift);
  for (gssize at = 0; at + CFB_ENTRY <= n; at += CFB_ENTRY)
    if (is_of_message (sector + at))
      return TRUE;
  return FALSE;
}
