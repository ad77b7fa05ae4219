/* livret-mail-text.c: the words of a message, whatever they were written in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-mail.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-plain.h"

void
livret_mail_charsets (void)
{
  static const char *const names[] = { "ISO-8859-1", "ISO-8859-2", "ISO-8859-9", "ISO-8859-15",
                                       "KOI8-R",     "UTF-16",     "UTF-7",      "CP1252" };

  static GPtrArray *opened = NULL;

  /* One stays loaded as long as it is open, which is for good. */
  if (opened == NULL)
    opened = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (opened, g_iconv_open ("UTF-8", names[i]));
}

GBytes *
livret_mail_bytes (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GByteArray *out = g_byte_array_new ();
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array (out);

  g_mime_stream_mem_set_owner (GMIME_STREAM_MEM (stream), FALSE);
  if (content != NULL)
    g_mime_data_wrapper_write_to_stream (content, stream);
  g_object_unref (stream);
  return g_byte_array_free_to_bytes (out);
}

/* What says to be Latin 1 was mostly written in what Windows made of it. A name that is unknown, or
 * bytes that it has not, are read like text that says nothing. */
static char *
decode (const char *data, gsize size, const char *charset, gsize *decoded_size)
{
  static const char *const guessed[] = { "utf-8",        "utf8",   "us-ascii",   "ascii", "latin1",
                                         "windows-1252", "cp1252", "iso-8859-1", NULL };
  g_autofree char *name = charset != NULL ? g_ascii_strdown (charset, -1) : NULL;
  char *out = NULL;

  if (name != NULL && !g_strv_contains (guessed, name))
    out = g_convert (data, (gssize) size, "UTF-8", name, NULL, decoded_size, NULL);
  return out != NULL ? out : livret_text_to_utf8 (data, size, decoded_size);
}

/* --- Web pages ----------------------------------------------------------------------------------
 */

static const char *const unseen[] = { "head",     "title",  "script", "style", "template",
                                      "noscript", "object", "svg",    NULL };
static const char *const blocks[] = { "p",       "div",    "tr",     "li",      "ul",
                                      "ol",      "table",  "h1",     "h2",      "h3",
                                      "h4",      "h5",     "h6",     "br",      "hr",
                                      "dt",      "dd",     "pre",    "section", "blockquote",
                                      "article", "header", "footer", "caption", NULL };

static void
end_line (GString *out)
{
  while (out->len > 0 && (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\t'))
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/* A block begins on a line of its own. */
static void
begin_line (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    end_line (out);
}

/* White space as a browser shows it: one space, none at the start of a line. */
static void
append_words (const char *text, GString *out)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
    else if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
      g_string_append_c (out, ' ');
}

static gboolean
is_element (const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && node->name != NULL &&
         g_strv_contains (names, (const char *) node->name);
}

static void
enter (const xmlNode *node, GString *out)
{
  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
      node->content != NULL)
    append_words ((const char *) node->content, out);
  else if (node->type == XML_ELEMENT_NODE && node->name != NULL &&
           strcmp ((const char *) node->name, "br") == 0)
    end_line (out);
  else if (is_element (node, blocks))
    {
      begin_line (out);
      if (strcmp ((const char *) node->name, "li") == 0)
        g_string_append (out, "• ");
    }
}

static void
leave (const xmlNode *node, GString *out)
{
  static const char *const cells[] = { "td", "th", NULL };
  static const char *const spaced[] = { "p", "h1", "h2", "h3", "table", "ul", "ol", NULL };

  if (is_element (node, cells))
    {
      if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
        g_string_append_c (out, '\t');
    }
  else if (is_element (node, blocks) && strcmp ((const char *) node->name, "br") != 0)
    {
      begin_line (out);
      if (is_element (node, spaced) && out->len > 0)
        g_string_append_c (out, '\n');
    }
}

/* Without recursion: pages of mail programs are tables in tables in tables. */
static void
append_tree (const xmlNode *root, GString *out)
{
  const xmlNode *node = root;

  while (node != NULL)
    {
      gboolean seen = !is_element (node, unseen);

      if (seen)
        enter (node, out);
      if (seen && node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (seen)
        leave (node, out);
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave (node, out);
        }
      node = node != root ? node->next : NULL;
    }
}

char *
livret_html_text (const char *html, gsize size)
{
  GString *out = g_string_new (NULL);
  xmlDoc *doc = size < LIVRET_PLAIN_MAX
                    ? htmlReadMemory (html, (int) size, NULL, "UTF-8",
                                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_NONET)
                    : NULL;
  const xmlNode *root = doc != NULL ? xmlDocGetRootElement (doc) : NULL;

  if (root != NULL)
    append_tree (root, out);
  xmlFreeDoc (doc);
  return g_string_free_and_steal (out);
}

/* --- Lines --------------------------------------------------------------------------------------
 */

/* Blank to the eye: spaces, and what mailings fill their hidden first line with. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xa0 || c == 0xad || c == 0x34f || c == 0xfeff ||
         (c >= 0x200b && c <= 0x200f);
}

static gsize
without_blanks (const char *line, gsize length)
{
  while (length > 0)
    {
      const char *last = g_utf8_prev_char (line + length);

      if (!is_blank (g_utf8_get_char (last)))
        break;
      length = last - line;
    }
  return length;
}

/* At most one empty line between two others, no blanks at ends of lines, no controls. */
static char *
tidy (const char *text)
{
  GString *out = g_string_new (NULL);
  guint empty = 0;

  for (const char *line = text; *line != '\0';)
    {
      gsize length = strcspn (line, "\r\n"), kept = without_blanks (line, length);

      if (kept == 0)
        empty++;
      else
        {
          if (out->len > 0)
            g_string_append (out, empty > 0 ? "\n\n" : "\n");
          for (gsize i = 0; i < kept; i++)
            g_string_append_c (out, ((guchar) line[i] >= ' ' && line[i] != 0x7f) || line[i] == '\t'
                                        ? line[i]
                                        : ' ');
          empty = 0;
        }
      line += length;
      if (line[0] == '\r' && line[1] == '\n')
        line++;
      line += *line != '\0';
    }
  return g_string_free_and_steal (out);
}

/* --- Lines that flow (RFC 3676) -----------------------------------------------------------------
 */

/* How deep a line is quoted; @line goes behind the marks, and behind the space that is stuffed in
 * before what would look like one. */
static guint
skip_marks (const char **line, const char *end)
{
  guint depth = 0;

  for (; *line < end && **line == '>'; (*line)++)
    depth++;
  if (*line < end && **line == ' ')
    (*line)++;
  return depth;
}

static void
begin_quoted (GString *out, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append_c (out, '>');
  if (depth > 0)
    g_string_append_c (out, ' ');
}

/* A line that ends with a space goes on in the next, if that is quoted as deep; "-- " never does.
 * @no_space: that space is none of the words (DelSp). */
static char *
unflow (const char *text, gboolean no_space)
{
  GString *out = g_string_new (NULL);
  gboolean open = FALSE;
  guint open_depth = 0;

  for (const char *line = text; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");
      const char *end = line + length, *next = *end != '\0' ? end + 1 : end;
      guint depth = skip_marks (&line, end);
      gboolean signature, flows;

      if (end > line && end[-1] == '\r')
        end--;
      signature = end - line == 3 && memcmp (line, "-- ", 3) == 0;
      flows = end > line && end[-1] == ' ' && !signature;
      if (open && (depth != open_depth || signature))
        g_string_append_c (out, '\n');
      if (!open || depth != open_depth || signature)
        begin_quoted (out, depth);
      g_string_append_len (out, line, end - line - (flows && no_space));
      if (!flows)
        g_string_append_c (out, '\n');
      open = flows;
      open_depth = depth;
      line = next;
    }
  return g_string_free_and_steal (out);
}

static gboolean
says (GMimeContentType *type, const char *parameter, const char *value)
{
  const char *said = g_mime_content_type_get_parameter (type, parameter);

  return said != NULL && g_ascii_strcasecmp (said, value) == 0;
}

char *
livret_mail_text (GMimePart *part)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  g_autoptr (GBytes) bytes = livret_mail_bytes (part);
  g_autofree char *decoded = NULL, *words = NULL;
  gsize size, decoded_size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0 || size > LIVRET_PLAIN_MAX)
    return g_strdup ("");
  decoded = decode (data, size, g_mime_content_type_get_parameter (type, "charset"), &decoded_size);
  /* A page ends at no NUL; words do. */
  if (g_mime_content_type_is_type (type, "text", "html"))
    words = livret_html_text (decoded, decoded_size);
  else if (says (type, "format", "flowed"))
    words = unflow (decoded, says (type, "delsp", "yes"));
  return tidy (words != NULL ? words : decoded);
}
