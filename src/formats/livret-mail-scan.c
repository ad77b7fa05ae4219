/* livret-mail-scan.c: whether a file is a message, and one that may be parsed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: RFC 5322, §2.2 and §3.6. A parser of messages makes an object of each field and of each
 * part, so both are counted before.
 */
#include "formats/livret-mail.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fields of heads, in small letters. What says who sent it is a bit of its own. */
static const struct
{
  const char *name;
  gboolean from;
} fields[] = {
  { "from", TRUE },          { "return-path", TRUE },
  { "sender", TRUE },        { "received", FALSE },
  { "date", FALSE },         { "message-id", FALSE },
  { "mime-version", FALSE }, { "to", FALSE },
  { "subject", FALSE },      { "cc", FALSE },
  { "content-type", FALSE }, { "delivered-to", FALSE },
  { "reply-to", FALSE },     { "dkim-signature", FALSE },
  { "x-mailer", FALSE },
};

/* The length of a field's name at @line, 0 if no field begins there. */
static gsize
field_length (const char *line, gsize size)
{
  gsize n = 0;

  while (n < size && n < 80 && line[n] > ' ' && line[n] < 0x7f && line[n] != ':')
    n++;
  return n < size && line[n] == ':' ? n : 0;
}

static gint
find_field (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (fields[i].name) == length &&
        g_ascii_strncasecmp (fields[i].name, name, length) == 0)
      return (gint) i;
  return -1;
}

LivretProbe
livret_mail_probe (const char *text, gsize size)
{
  const char *end = text + size;
  gboolean from = FALSE;
  guint32 known = 0;

  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);
      gsize length = (stop != NULL ? stop : end) - line;
      gsize name = field_length (line, length);
      gint field = name > 0 ? find_field (line, name) : -1;

      if (length == 0 || (length == 1 && *line == '\r'))
        break;
      /* The last line may be cut where looking ended; a line behind is set in. */
      if (name == 0 && stop != NULL && (line == text || (*line != ' ' && *line != '\t')))
        return LIVRET_PROBE_NO;
      if (field >= 0)
        {
          known |= 1u << field;
          from = from || fields[field].from;
        }
      line += length + 1;
    }
  return from && __builtin_popcount (known) >= 3 ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO;
}

gboolean
livret_mail_check (GBytes *bytes, GError **error)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size), *end = text + size;
  guint n_fields = 0, n_boundaries = 0;

  if (size > LIVRET_MAIL_MAX)
    return livret_unreadable (error,
                              _ ("The message is larger than %d MiB, the most that is "
                                 "read."),
                              LIVRET_MAIL_MAX / 1024 / 1024);
  for (const char *line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);
      gsize length = (stop != NULL ? stop : end) - line;

      if (length > 2 && line[0] == '-' && line[1] == '-')
        n_boundaries++;
      else if (field_length (line, length) > 0)
        n_fields++;
      line += length + 1;
    }
  if (n_fields > LIVRET_MAIL_HEADERS_MAX || n_boundaries > LIVRET_MAIL_BOUNDARIES_MAX)
    return livret_unreadable (error, _ ("The message has more parts than are read."));
  return TRUE;
}
