/* livret-health-scan.c: the elements of a HealthKit export.xml, pulled out of a stream one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-health-scan.h"

#include <string.h>

/* Room for the longest tag and a good piece of what follows. */
#define BUFFER (256 * 1024)
#define VERSION_NEEDLE "HealthKit Export Version:"
#define COMMENT_LOOK 1024
#define ROOT "<HealthData"

G_STATIC_ASSERT (BUFFER >= 2 * LIVRET_HEALTH_TAG_MAX);

typedef enum
{
  WHOLE,
  PARTIAL, /* the buffer ends inside */
  FAULTY,
} Outcome;

LivretHealthScan *
livret_health_scan_new (LivretHealthRead read, gpointer data)
{
  LivretHealthScan *self = g_new0 (LivretHealthScan, 1);

  self->read = read;
  self->data = data;
  self->buffer = g_malloc (BUFFER);
  return self;
}

void
livret_health_scan_free (LivretHealthScan *self)
{
  if (self == NULL)
    return;
  g_free (self->buffer);
  g_free (self);
}

gboolean
livret_health_slice_is (LivretHealthSlice slice, const char *text)
{
  gsize size = strlen (text);

  return slice.size == size && memcmp (slice.text, text, size) == 0;
}

/* --- The buffer ---------------------------------------------------------------------------------
 */

static inline gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static inline gboolean
is_forbidden (char c)
{
  return (guchar) c < 0x20 && !is_space (c);
}

/* One look at all bytes without a branch, in lots that a compiler takes at once; the rare lot that
 * has one is gone through again. */
#define LOT 64

static gboolean
has_forbidden (const guint8 *bytes)
{
  guint8 forbidden = 0;

  for (gsize i = 0; i < LOT; i++)
    {
      guint8 c = bytes[i];

      forbidden |= (guint8) ((c < 0x20) & (c != '\n') & (c != '\t') & (c != '\r'));
    }
  return forbidden;
}

static void
replace_controls (LivretHealthScan *self, char *bytes, gsize size)
{
  for (gsize start = 0; start < size; start += LOT)
    {
      gsize end = MIN (start + LOT, size);

      if (end - start == LOT && !has_forbidden ((const guint8 *) bytes + start))
        continue;
      for (gsize i = start; i < end; i++)
        if (is_forbidden (bytes[i]))
          {
            bytes[i] = ' ';
            self->n_controls++;
          }
    }
}

/* Reads more behind what is there; FALSE at the end of the stream. */
static gboolean
fill (LivretHealthScan *self)
{
  gssize n;

  if (self->exhausted)
    return FALSE;
  memmove (self->buffer, self->buffer + self->at, self->end - self->at);
  self->end -= self->at;
  self->at = 0;
  n = self->read (self->data, self->buffer + self->end, BUFFER - self->end);
  if (n <= 0)
    {
      self->exhausted = TRUE;
      self->failed = n < 0;
      return FALSE;
    }
  replace_controls (self, self->buffer + self->end, n);
  self->end += n;
  return TRUE;
}

static gsize
ensure (LivretHealthScan *self, gsize size)
{
  while (self->end - self->at < size && fill (self))
    ;
  return self->end - self->at;
}

static inline void
advance (LivretHealthScan *self, gsize size)
{
  self->at += size;
  self->position += size;
}

/* To the next @c, which is not passed. */
static gboolean
seek (LivretHealthScan *self, char c)
{
  for (;;)
    {
      const char *start = self->buffer + self->at;
      const char *found = memchr (start, c, self->end - self->at);

      if (found != NULL)
        {
          advance (self, found - start);
          return TRUE;
        }
      advance (self, self->end - self->at);
      if (!fill (self))
        return FALSE;
    }
}

/* Behind the next @mark, however far. */
static gboolean
skip_past (LivretHealthScan *self, const char *mark)
{
  gsize size = strlen (mark);

  while (seek (self, mark[0]))
    {
      if (ensure (self, size) < size)
        return FALSE;
      if (memcmp (self->buffer + self->at, mark, size) == 0)
        {
          advance (self, size);
          return TRUE;
        }
      advance (self, 1);
    }
  return FALSE;
}

static gboolean
stands_here (LivretHealthScan *self, const char *text)
{
  gsize size = strlen (text);

  return ensure (self, size) >= size && memcmp (self->buffer + self->at, text, size) == 0;
}

/* --- The prolog ---------------------------------------------------------------------------------
 */

static void
note_version (LivretHealthScan *self)
{
  gsize size = MIN (ensure (self, COMMENT_LOOK), COMMENT_LOOK);
  const char *start = self->buffer + self->at;
  const char *end = g_strstr_len (start, (gssize) size, "-->");
  const char *found =
      g_strstr_len (start, end != NULL ? end - start : (gssize) size, VERSION_NEEDLE);

  if (found == NULL)
    return;
  end = start + size;
  found += strlen (VERSION_NEEDLE);
  while (found < end && is_space (*found))
    found++;
  self->export_version = 0;
  for (int i = 0; i < 4 && found < end && g_ascii_isdigit (*found); i++, found++)
    self->export_version = self->export_version * 10 + (*found - '0');
}

static gboolean
stands_root (LivretHealthScan *self)
{
  gsize size = strlen (ROOT);

  if (!stands_here (self, ROOT) || ensure (self, size + 1) <= size)
    return FALSE;
  return is_space (self->buffer[self->at + size]) || strchr (">/", self->buffer[self->at + size]);
}

static gboolean
find_root (LivretHealthScan *self)
{
  while (self->position < LIVRET_HEALTH_PROLOG_MAX && seek (self, '<'))
    {
      if (self->position >= LIVRET_HEALTH_PROLOG_MAX)
        break;
      if (stands_root (self))
        return TRUE;
      if (stands_here (self, "<!--"))
        {
          note_version (self);
          if (!skip_past (self, "-->"))
            return FALSE;
        }
      else
        advance (self, 1);
    }
  return FALSE;
}

/* --- Tags ---------------------------------------------------------------------------------------
 */

/* From the name's first byte up to the equals sign; old exports have spaces in names. */
static Outcome
parse_name (const char **at, const char *end, LivretHealthSlice *name)
{
  const char *p = *at;
  const char *start = p;

  while (p < end && *p != '=')
    {
      if (*p == '<' || *p == '>' || *p == '"' || *p == '\'')
        return FAULTY;
      p++;
    }
  if (p == end)
    return PARTIAL;
  *at = p + 1;
  while (p > start && is_space (p[-1]))
    p--;
  *name = (LivretHealthSlice) { start, p - start };
  return p > start ? WHOLE : FAULTY;
}

static Outcome
parse_value (const char **at, const char *end, LivretHealthSlice *value)
{
  const char *p = *at;
  const char *close;

  while (p < end && is_space (*p))
    p++;
  if (p == end)
    return PARTIAL;
  if (*p != '"' && *p != '\'')
    return FAULTY;
  close = memchr (p + 1, *p, end - p - 1);
  if (close == NULL)
    return PARTIAL;
  *value = (LivretHealthSlice) { p + 1, close - p - 1 };
  *at = close + 1;
  return WHOLE;
}

/* What stands before the next attribute; @at behind the tag when that ends. */
static Outcome
parse_end (LivretHealthScan *self, const char **at, const char *end, gboolean *ends)
{
  const char *p = *at;

  while (p < end && is_space (*p))
    p++;
  *ends = FALSE;
  if (p == end || (*p == '/' && p + 1 == end))
    return PARTIAL;
  self->empty = *p == '/';
  if (self->empty && *++p != '>')
    return FAULTY;
  *ends = *p == '>';
  *at = *ends ? p + 1 : p;
  return WHOLE;
}

static Outcome
parse_start (LivretHealthScan *self, const char *start, const char *end, const char **after)
{
  const char *p = start + 1;
  Outcome outcome;
  gboolean ends;

  while (p < end && !is_space (*p) && *p != '>' && *p != '/' && *p != '<' && *p != '"')
    p++;
  self->name = (LivretHealthSlice) { start + 1, p - start - 1 };
  self->n_attributes = 0;
  while ((outcome = parse_end (self, &p, end, &ends)) == WHOLE && !ends)
    {
      LivretHealthAttribute attribute;

      outcome = parse_name (&p, end, &attribute.name);
      if (outcome == WHOLE)
        outcome = parse_value (&p, end, &attribute.value);
      if (outcome != WHOLE)
        return outcome;
      if (self->n_attributes < LIVRET_HEALTH_ATTRIBUTES_MAX)
        self->attributes[self->n_attributes++] = attribute;
    }
  *after = p;
  return outcome;
}

static Outcome
parse_closing (LivretHealthScan *self, const char *start, const char *end, const char **after)
{
  const char *close = memchr (start, '>', end - start);
  const char *last = close;

  if (close == NULL)
    return PARTIAL;
  while (last > start + 2 && is_space (last[-1]))
    last--;
  self->name = (LivretHealthSlice) { start + 2, last - start - 2 };
  self->n_attributes = 0;
  self->empty = FALSE;
  *after = close + 1;
  return WHOLE;
}

static inline gboolean
may_begin_name (char c)
{
  return g_ascii_isalpha (c) || c == '_' || c == ':' || (guchar) c >= 0x80;
}

/* --- What is open -------------------------------------------------------------------------------
 */

static gboolean
is_open (LivretHealthScan *self, guint level)
{
  gsize size = MIN (self->name.size, LIVRET_HEALTH_NAME_MAX);

  return self->open[level].size == self->name.size &&
         memcmp (self->open[level].name, self->name.text, size) == 0;
}

static gboolean
push (LivretHealthScan *self)
{
  if (self->depth == LIVRET_HEALTH_DEPTH_MAX)
    return FALSE;
  self->open[self->depth].size = self->name.size;
  memcpy (self->open[self->depth].name, self->name.text,
          MIN (self->name.size, LIVRET_HEALTH_NAME_MAX));
  self->depth++;
  return TRUE;
}

/* An end closes what is open inside its element too, one event each: it is consumed with its own.
 */
static gboolean
close_one (LivretHealthScan *self, gboolean *own)
{
  guint level = self->depth;

  while (level > 0 && !is_open (self, level - 1))
    level--;
  if (level == 0)
    return FALSE;
  *own = level == self->depth;
  self->depth--;
  if (!*own)
    {
      self->n_faults++;
      self->name =
          (LivretHealthSlice) { self->open[self->depth].name,
                                MIN (self->open[self->depth].size, LIVRET_HEALTH_NAME_MAX) };
    }
  return TRUE;
}

/* --- Events -------------------------------------------------------------------------------------
 */

/* A root that is damaged is a root all the same. */
static void
pass_fault (LivretHealthScan *self)
{
  self->n_faults++;
  if (self->depth == 0)
    {
      self->name = (LivretHealthSlice) { &ROOT[1], strlen (ROOT) - 1 };
      push (self);
    }
  advance (self, 1);
}

/* Comments and the like; FALSE when the stream ends inside. */
static gboolean
skip_markup (LivretHealthScan *self)
{
  if (stands_here (self, "<!--"))
    {
      advance (self, 4);
      return skip_past (self, "-->");
    }
  if (stands_here (self, "<![CDATA["))
    return skip_past (self, "]]>");
  return skip_past (self, self->buffer[self->at + 1] == '?' ? "?>" : ">");
}

/* The tag that stands at the cursor, with as much read as it takes. */
static Outcome
parse_tag (LivretHealthScan *self, gboolean closing, const char **after)
{
  for (;;)
    {
      const char *start = self->buffer + self->at;
      const char *end = self->buffer + self->end;
      Outcome outcome =
          closing ? parse_closing (self, start, end, after) : parse_start (self, start, end, after);

      if (outcome == WHOLE)
        return *after - start <= LIVRET_HEALTH_TAG_MAX ? WHOLE : FAULTY;
      if (outcome == FAULTY || end - start >= LIVRET_HEALTH_TAG_MAX)
        return FAULTY;
      if (!fill (self))
        return PARTIAL;
    }
}

/* TRUE with an event; FALSE: go on. */
static gboolean
take_tag (LivretHealthScan *self, LivretHealthEvent *event)
{
  gboolean closing = self->buffer[self->at + 1] == '/';
  gboolean own = TRUE;
  const char *after = NULL;
  Outcome outcome = parse_tag (self, closing, &after);

  if (outcome == PARTIAL)
    {
      *event = self->failed ? LIVRET_HEALTH_FAILED : LIVRET_HEALTH_CUT;
      return TRUE;
    }
  if (outcome == FAULTY || (closing && !close_one (self, &own)) ||
      (!closing && !self->empty && !push (self)))
    {
      pass_fault (self);
      return FALSE;
    }
  if (own)
    advance (self, after - (self->buffer + self->at));
  *event = closing ? LIVRET_HEALTH_END : LIVRET_HEALTH_START;
  return TRUE;
}

static LivretHealthEvent
ended (LivretHealthScan *self, LivretHealthEvent event)
{
  return self->failed ? LIVRET_HEALTH_FAILED : event;
}

static LivretHealthEvent
next_event (LivretHealthScan *self)
{
  LivretHealthEvent event;

  if (!self->begun)
    {
      self->begun = TRUE;
      if (!find_root (self))
        return ended (self, LIVRET_HEALTH_ABSENT);
    }
  else if (self->depth == 0)
    return LIVRET_HEALTH_FINISHED;
  for (;;)
    {
      char next;

      if (!seek (self, '<') || ensure (self, 2) < 2)
        return ended (self, LIVRET_HEALTH_CUT);
      next = self->buffer[self->at + 1];
      if (next == '!' || next == '?')
        {
          if (!skip_markup (self))
            return ended (self, LIVRET_HEALTH_CUT);
        }
      else if (next != '/' && !may_begin_name (next))
        pass_fault (self);
      else if (take_tag (self, &event))
        return event;
    }
}

LivretHealthEvent
livret_health_scan_next (LivretHealthScan *self)
{
  if (self->last < LIVRET_HEALTH_FINISHED)
    self->last = next_event (self);
  return self->last;
}
