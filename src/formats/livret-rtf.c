/* livret-rtf.c: the text of an RTF document (Rich Text Format 1.9.1), bounded in depth and size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-plain.h"

#include <glib/gi18n-lib.h>

#include "base/livret-date.h"

#define DEPTH_MAX 512
#define WORD_MAX 32
#define PENDING_MAX 4096

typedef enum
{
  TO_TEXT,
  TO_NOTHING,
  TO_INFO, /* directly in \info, between its parts */
  TO_TITLE,
  TO_AUTHOR,
  TO_DATE, /* \creatim */
} Target;

typedef struct
{
  Target target;
  int unicode_skip; /* characters that follow each \u for programs that do not know it */
} Group;

typedef struct
{
  const char *at;
  const char *end;
  Group groups[DEPTH_MAX];
  int depth;
  int skip;         /* characters still to skip after a \u */
  gboolean starred; /* the group began with \* */
  gboolean opened;  /* at the first word of a group */
  int code_page;
  guint32 high_surrogate;
  int year, month, day;
  GString *text;
  GString *title;
  GString *author;
  GString *pending; /* bytes of the code page not yet decoded */
} Reader;

static GString *
target_of (Reader *self)
{
  switch (self->groups[self->depth].target)
    {
    case TO_TEXT:
      return self->text;
    case TO_TITLE:
      return self->title;
    case TO_AUTHOR:
      return self->author;
    default:
      return NULL;
    }
}

/* Bytes of the document's code page, gathered so that two-byte characters stay whole. */
static void
flush_pending (Reader *self)
{
  GString *target = target_of (self);
  g_autofree char *name = NULL;
  g_autofree char *decoded = NULL;

  if (self->pending->len == 0)
    return;
  if (target != NULL)
    {
      name = g_strdup_printf ("CP%d", self->code_page);
      decoded = g_convert_with_fallback (self->pending->str, self->pending->len, "UTF-8", name,
                                         "\357\277\275", NULL, NULL, NULL);
      g_string_append (target, decoded != NULL ? decoded : "\357\277\275");
    }
  g_string_truncate (self->pending, 0);
}

static void
put_byte (Reader *self, char c)
{
  if (self->skip > 0)
    {
      self->skip--;
      return;
    }
  g_string_append_c (self->pending, c);
  if (self->pending->len >= PENDING_MAX)
    flush_pending (self);
}

static void
put_character (Reader *self, gunichar c)
{
  GString *target;

  flush_pending (self);
  target = target_of (self);
  if (target != NULL && c != 0)
    g_string_append_unichar (target, g_unichar_validate (c) ? c : 0xfffd);
}

/* \uN, N signed; characters beyond the basic plane come as two halves. */
static void
put_unicode (Reader *self, int value)
{
  guint32 c = value < 0 ? value + 65536 : value;

  self->skip = 0;
  if (c >= 0xd800 && c <= 0xdbff)
    self->high_surrogate = c;
  else if (c >= 0xdc00 && c <= 0xdfff && self->high_surrogate != 0)
    {
      put_character (self, 0x10000 + ((self->high_surrogate - 0xd800) << 10) + (c - 0xdc00));
      self->high_surrogate = 0;
    }
  else
    put_character (self, c);
  self->skip = self->groups[self->depth].unicode_skip;
}

typedef struct
{
  const char *word;
  gunichar character;
} Symbol;

static const Symbol symbols[] = {
  { "par", '\n' },      { "line", '\n' },     { "row", '\n' },         { "sect", '\n' },
  { "page", '\f' },     { "tab", '\t' },      { "cell", '\t' },        { "emdash", 0x2014 },
  { "endash", 0x2013 }, { "emspace", ' ' },   { "enspace", ' ' },      { "bullet", 0x2022 },
  { "lquote", 0x2018 }, { "rquote", 0x2019 }, { "ldblquote", 0x201c }, { "rdblquote", 0x201d },
};

/* Groups whose contents are not the document's text. */
static const char *const hidden[] = {
  "fonttbl",
  "colortbl",
  "stylesheet",
  "pict",
  "object",
  "themedata",
  "colorschememapping",
  "listtable",
  "listoverridetable",
  "revtbl",
  "rsidtbl",
  "generator",
  "filetbl",
  "latentstyles",
  "datastore",
  "xmlnstbl",
  "fldinst",
  "bkmkstart",
  "bkmkend",
  "template",
  "operator",
  "comment",
  "doccomm",
  "keywords",
  "subject",
  "revtim",
  "printim",
  "buptim",
  "company",
  "manager",
  "category",
  "hlinkbase",
  "nonshppict",
  NULL,
};

/* A word that says what the group at hand holds. */
static gboolean
set_destination (Reader *self, const char *word)
{
  Group *group = &self->groups[self->depth];

  if (group->target == TO_NOTHING)
    return FALSE;
  if (strcmp (word, "info") == 0)
    group->target = TO_INFO;
  else if (group->target == TO_INFO && strcmp (word, "title") == 0)
    group->target = TO_TITLE;
  else if (group->target == TO_INFO && strcmp (word, "author") == 0)
    group->target = TO_AUTHOR;
  else if (group->target == TO_INFO && strcmp (word, "creatim") == 0)
    group->target = TO_DATE;
  else if (group->target == TO_INFO || g_strv_contains (hidden, word))
    group->target = TO_NOTHING;
  else
    return FALSE;
  return TRUE;
}

static void
set_date_part (Reader *self, const char *word, int value)
{
  if (strcmp (word, "yr") == 0)
    self->year = value;
  else if (strcmp (word, "mo") == 0)
    self->month = value;
  else if (strcmp (word, "dy") == 0)
    self->day = value;
}

static void
apply_word (Reader *self, const char *word, gboolean has_value, int value)
{
  gboolean first = self->opened;
  gboolean starred = self->starred;

  self->opened = self->starred = FALSE;
  if (first && set_destination (self, word))
    return;
  if (starred)
    {
      /* "\*": to be left out by who does not know it. */
      self->groups[self->depth].target = TO_NOTHING;
      return;
    }
  if (strcmp (word, "u") == 0 && has_value)
    put_unicode (self, value);
  else if (strcmp (word, "uc") == 0)
    self->groups[self->depth].unicode_skip = CLAMP (value, 0, 16);
  else if (strcmp (word, "ansicpg") == 0 && value > 0 && value < 65001)
    self->code_page = value;
  else if (strcmp (word, "bin") == 0 && has_value && value > 0)
    self->at += MIN (value, self->end - self->at);
  else if (self->groups[self->depth].target == TO_DATE)
    set_date_part (self, word, value);
  else
    for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
      if (strcmp (symbols[i].word, word) == 0)
        {
          self->skip = 0;
          put_character (self, symbols[i].character);
        }
}

/* Letters, an optional signed number, one optional blank. */
static void
read_word (Reader *self)
{
  char word[WORD_MAX + 1];
  gsize n = 0;
  gboolean negative = FALSE, has_value = FALSE;
  int value = 0;

  while (self->at < self->end && g_ascii_isalpha (*self->at))
    {
      if (n < WORD_MAX)
        word[n++] = *self->at;
      self->at++;
    }
  word[n] = '\0';
  if (self->at + 1 < self->end && *self->at == '-' && g_ascii_isdigit (self->at[1]))
    {
      negative = TRUE;
      self->at++;
    }
  for (; self->at < self->end && g_ascii_isdigit (*self->at); self->at++)
    {
      has_value = TRUE;
      if (value < 100000000)
        value = value * 10 + (*self->at - '0');
    }
  if (self->at < self->end && *self->at == ' ')
    self->at++;
  apply_word (self, word, has_value, negative ? -value : value);
}

static void
read_control (Reader *self)
{
  char c = self->at < self->end ? *self->at : '\0';

  if (g_ascii_isalpha (c))
    {
      read_word (self);
      return;
    }
  self->at += self->at < self->end;
  if (c == '*')
    {
      self->starred = TRUE;
      return;
    }
  self->opened = FALSE;
  if (c == '\'' && self->end - self->at >= 2 && g_ascii_isxdigit (self->at[0]) &&
      g_ascii_isxdigit (self->at[1]))
    {
      put_byte (self, g_ascii_xdigit_value (self->at[0]) << 4 | g_ascii_xdigit_value (self->at[1]));
      self->at += 2;
    }
  else if (c == '~')
    put_character (self, 0xa0);
  else if (c == '_')
    put_character (self, 0x2011);
  else if (c == '\n' || c == '\r')
    put_character (self, '\n');
  else if (c == '\\' || c == '{' || c == '}')
    put_byte (self, c);
}

static gboolean
open_group (Reader *self, GError **error)
{
  flush_pending (self);
  if (self->depth + 1 >= DEPTH_MAX)
    return livret_unreadable (error, _ ("The RTF document is nested deeper than a text needs."));
  self->groups[self->depth + 1] = self->groups[self->depth];
  self->depth++;
  self->opened = TRUE;
  self->starred = FALSE;
  self->skip = 0;
  return TRUE;
}

static void
close_group (Reader *self)
{
  flush_pending (self);
  self->depth--;
  self->opened = FALSE;
  self->skip = 0;
}

static gboolean
read_all (Reader *self, GError **error)
{
  do
    {
      char c = *self->at++;

      if (self->text->len + self->title->len + self->author->len > LIVRET_PLAIN_MAX)
        return livret_unreadable (error,
                                  _ ("The text is larger than %d MiB, the most that is read."),
                                  LIVRET_PLAIN_MAX / 1024 / 1024);
      if (c == '{')
        {
          if (!open_group (self, error))
            return FALSE;
        }
      else if (c == '}')
        close_group (self);
      else if (c == '\\')
        read_control (self);
      else if (c != '\r' && c != '\n' && c != '\0')
        {
          self->opened = FALSE;
          put_byte (self, c);
        }
    }
  while (self->depth > 0 && self->at < self->end);
  if (self->depth == 0)
    return TRUE;
  return livret_unreadable (error, _ ("The RTF document is cut short: its end is missing."));
}

static char *
take_line (GString *string)
{
  g_autofree char *line = g_utf8_make_valid (string->str, string->len);

  return *g_strstrip (line) != '\0' ? g_steal_pointer (&line) : NULL;
}

static void
fill (Reader *self, LivretRtf *rtf)
{
  LivretDate date;
  g_autofree char *made = g_strdup_printf ("%04d-%02d-%02d", self->year, self->month, self->day);

  rtf->text = g_utf8_make_valid (self->text->str, self->text->len);
  rtf->title = take_line (self->title);
  rtf->author = take_line (self->author);
  if (self->year > 1900 && livret_date_parse (made, NULL, &date, NULL))
    g_strlcpy (rtf->date, date.text, sizeof rtf->date);
}

gboolean
livret_rtf_read (GBytes *bytes, LivretRtf *rtf, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree Reader *self = g_new0 (Reader, 1);
  gboolean done;

  *rtf = (LivretRtf) { 0 };
  if (size < 6 || memcmp (data, "{\\rtf", 5) != 0)
    return livret_unreadable (error, _ ("The file is not an RTF document."));
  self->at = data;
  self->end = data + size;
  self->code_page = 1252;
  self->groups[0] = (Group) { TO_TEXT, 1 };
  self->text = g_string_new (NULL);
  self->title = g_string_new (NULL);
  self->author = g_string_new (NULL);
  self->pending = g_string_new (NULL);
  done = read_all (self, error);
  if (done)
    fill (self, rtf);
  g_string_free (self->text, TRUE);
  g_string_free (self->title, TRUE);
  g_string_free (self->author, TRUE);
  g_string_free (self->pending, TRUE);
  return done;
}

void
livret_rtf_clear (LivretRtf *rtf)
{
  g_clear_pointer (&rtf->text, g_free);
  g_clear_pointer (&rtf->title, g_free);
  g_clear_pointer (&rtf->author, g_free);
}
