/* livret-fhir-narrative.c: the XHTML of a narrative as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "formats/livret-fhir.h"

static void
end_line (GString *out)
{
  while (out->len > 0 && (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == '\t'))
    g_string_truncate (out, out->len - 1);
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

/* White space as a browser shows it: one space, none at the start of a line. */
static void
append_char (GString *out, gunichar c)
{
  if (c >= 0x80 || !g_ascii_isspace ((char) c))
    g_string_append_unichar (out, c);
  else if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]))
    g_string_append_c (out, ' ');
}

/* Behind the entity at @p; what is none is an ampersand. */
static const char *
take_entity (const char *p, GString *out)
{
  static const struct
  {
    const char *name;
    gunichar c;
  } names[] = {
    { "&amp;", '&' },  { "&lt;", '<' },    { "&gt;", '>' },
    { "&quot;", '"' }, { "&apos;", '\'' }, { "&nbsp;", 0xa0 },
  };
  gunichar c = 0;
  char *end = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (p, names[i].name))
      {
        append_char (out, names[i].c);
        return p + strlen (names[i].name);
      }
  if (g_str_has_prefix (p, "&#x"))
    c = (gunichar) g_ascii_strtoull (p + 3, &end, 16);
  else if (g_str_has_prefix (p, "&#"))
    c = (gunichar) g_ascii_strtoull (p + 2, &end, 10);
  if (end != NULL && *end == ';' && g_unichar_validate (c) && c >= ' ')
    {
      append_char (out, c);
      return end + 1;
    }
  g_string_append_c (out, '&');
  return p + 1;
}

static void
take_tag (const char *tag, gsize length, GString *out)
{
  static const char *const blocks[] = { "p",       "tr", "li",  "ul", "ol", "table",
                                        "caption", "br", "div", "h1", "h2", "h3",
                                        "h4",      "h5", "h6",  "dt", "dd", NULL };
  gboolean closing = length > 0 && *tag == '/';
  g_autofree char *name = NULL;

  tag += closing;
  name =
      g_ascii_strdown (tag, (gssize) strspn (tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTU"
                                                  "VWXYZ0123456789"));
  if (g_strv_contains (blocks, name))
    end_line (out);
  if (!closing && strcmp (name, "li") == 0)
    g_string_append (out, "• ");
  if (closing && (strcmp (name, "td") == 0 || strcmp (name, "th") == 0))
    {
      while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);
      g_string_append_c (out, '\t');
    }
}

/* Behind the tag or comment that opens at @p; the end, where it does not close. */
static const char *
behind_tag (const char *p)
{
  const char *close = g_str_has_prefix (p, "<!--") ? strstr (p, "-->") : strchr (p, '>');

  if (close == NULL)
    return p + strlen (p);
  return strchr (close, '>') + 1;
}

void
livret_fhir_narrative (const char *xhtml, GString *out)
{
  const char *p = xhtml;

  end_line (out);
  while (*p != '\0')
    if (*p == '<')
      {
        const char *behind = behind_tag (p);

        take_tag (p + 1, behind - p - 1, out);
        p = behind;
      }
    else if (*p == '&')
      p = take_entity (p, out);
    else
      {
        append_char (out, g_utf8_get_char (p));
        p = g_utf8_next_char (p);
      }
  end_line (out);
}
