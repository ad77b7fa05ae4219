/* test-sink-tape.c: what is held of a file is what was said, and goes on where it is too much.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "record/livret-memfd.h"
#include "record/livret-sink-tape.h"

/* Writes down what it is told. */
typedef struct
{
  LivretSink sink;
  GString *heard;
} Ear;

static gboolean hear (LivretSink *sink, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
hear (LivretSink *sink, const char *format, ...)
{
  va_list words;

  va_start (words, format);
  g_string_append_vprintf (((Ear *) sink)->heard, format, words);
  va_end (words);
  g_string_append_c (((Ear *) sink)->heard, '\n');
  return TRUE;
}

static gboolean
on_format (LivretSink *sink, const char *id)
{
  return hear (sink, "format %s", id);
}

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *s)
{
  return hear (sink, "series %u %s %s %s %s %d", id, s->kind, s->source, s->device, s->unit,
               s->wall_clock);
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    hear (sink, "reading %u %ld %g %d %u %u %d %u %u %s", rows[i].series, (long) rows[i].time,
          rows[i].values[0], rows[i].duration, rows[i].where, rows[i].code, rows[i].offset_min,
          rows[i].decimals, rows[i].flags, rows[i].written != NULL ? rows[i].written : "-");
  return TRUE;
}

/* The same file, not the same number. */
static long
file_of (int fd)
{
  char byte = '-';

  return fd < 0 ? -1 : pread (fd, &byte, 1, 0) == 1 ? byte : 0;
}

static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *d)
{
  hear (sink, "document %ld %s %s %s %s %s %s %s %s %d %s", file_of (d->fd), d->media_type, d->name,
        d->title, d->author, d->establishment, d->category, d->date, d->text, d->pages,
        d->standing);
  if (d->paper != NULL)
    hear (sink, "paper %s %s %s %u %s %s", d->paper->type, d->paper->unique_id, d->paper->set_id,
          d->paper->set_version, d->paper->replaces, d->paper->restrictions);
  for (guint i = 0; i < d->n_parts; i++)
    hear (sink, "part %s %ld %s %s", d->parts[i].role, file_of (d->parts[i].fd),
          d->parts[i].media_type, d->parts[i].name);
  return TRUE;
}

static gboolean
on_entry (LivretSink *sink, const LivretSinkEntry *e)
{
  return hear (sink, "entry %s %s %s %s %s %d %s %s", e->section, e->text, e->from, e->until,
               e->comment, e->none, e->place, e->code);
}

static gboolean
on_identity (LivretSink *sink, const LivretSinkIdentity *i)
{
  return hear (sink, "identity %s %s %s", i->name, i->birth_date, i->ins);
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  return hear (sink, "aside %s %s", where, reason);
}

static gboolean
on_withheld (LivretSink *sink, guint64 n_readings)
{
  return hear (sink, "withheld %lu", (gulong) n_readings);
}

static gboolean
on_result (LivretSink *sink, const LivretSinkReading *reading, const LivretSinkFinding *f)
{
  on_readings (sink, reading, 1);
  return hear (sink, "finding %s %u %g %g %s %s", f->place, f->page, f->low, f->high, f->range,
               f->meaning);
}

static const LivretSinkInterface ear_interface = {
  .format = on_format,
  .series = on_series,
  .readings = on_readings,
  .document = on_document,
  .entry = on_entry,
  .identity = on_identity,
  .set_aside = on_set_aside,
  .withheld = on_withheld,
  .result = on_result,
};

/* --- Speaking -----------------------------------------------------------------------------------
 */

/* Words of its own each, that are overwritten once they were said. */
static const char *
word (GPtrArray *words)
{
  char *text = g_strdup_printf ("word %u", words->len);

  g_ptr_array_add (words, text);
  return text;
}

static int
make_file (char byte)
{
  g_autoptr (GError) error = NULL;
  int fd = livret_memfd_open ("file", &error);

  g_assert_no_error (error);
  g_assert_true (livret_memfd_write (fd, &byte, 1, &error));
  return fd;
}

static void
say_readings (LivretSink *sink, GPtrArray *w)
{
  const LivretSinkSeries series = { word (w), word (w), word (w), word (w), TRUE };
  LivretSinkReading rows[] = { { 1, { 2, NAN, NAN }, 3, 4, 0, 5, 6, 7, 8, word (w) },
                               { 9, { 10, NAN, NAN }, 11, 12, 0, 13, 14, 15, 16, NULL } };
  const LivretSinkFinding finding = { word (w), 17, 18, 19, word (w), word (w) };
  guint16 id;

  g_assert_true (livret_sink_series (sink, &series, &id));
  g_assert_cmpuint (id, ==, 0);
  g_assert_true (livret_sink_readings (sink, rows, G_N_ELEMENTS (rows)));
  g_assert_true (livret_sink_result (sink, rows, &finding));
  memset (rows, 0, sizeof rows);
}

static void
say_all (LivretSink *sink)
{
  g_autoptr (GPtrArray) w = g_ptr_array_new_with_free_func (g_free);
  int a = make_file ('a'), b = make_file ('b');
  const LivretSinkPaper paper = { word (w), word (w), word (w), 20, word (w), word (w) };
  const LivretSinkDocument document = {
    a,        word (w),
    word (w), word (w),
    word (w), word (w),
    word (w), word (w),
    word (w), 21,
    &paper,   { { word (w), b, word (w), word (w) }, { word (w), -1, word (w), word (w) } },
    2,        word (w)
  };
  const LivretSinkDocument plain = { .fd = -1, .media_type = word (w) };
  const LivretSinkEntry entry = { word (w), word (w), word (w), word (w),
                                  word (w), TRUE,     word (w), word (w) };
  const LivretSinkIdentity identity = { word (w), word (w), word (w) };

  g_assert_true (livret_sink_format (sink, word (w)));
  say_readings (sink, w);
  g_assert_true (livret_sink_document (sink, &document));
  g_assert_true (livret_sink_document (sink, &plain));
  g_assert_true (livret_sink_entry (sink, &entry));
  g_assert_true (livret_sink_identity (sink, &identity));
  g_assert_true (livret_sink_set_aside (sink, word (w), word (w)));
  g_assert_true (livret_sink_withheld (sink, 22));
  for (guint i = 0; i < w->len; i++)
    memset (w->pdata[i], '?', strlen (w->pdata[i]));
  close (a);
  close (b);
}

static LivretSink *
take_over (gpointer data)
{
  return data;
}

static char *
hear_directly (void)
{
  Ear ear = { { &ear_interface, 0 }, g_string_new (NULL) };

  say_all (&ear.sink);
  return g_string_free (ear.heard, FALSE);
}

static const LivretTapeOwner owner = { .full = take_over };

/* All members, in order, as often as it is asked for; words and files may be gone by then. */
static void
test_plays (void)
{
  g_autofree char *expected = hear_directly ();
  g_autoptr (LivretTape) tape = livret_tape_new (&owner, NULL);

  say_all (livret_tape_sink (tape));
  g_assert_false (livret_tape_was_full (tape));
  g_assert_cmpuint (livret_tape_size (tape), >, 0);
  for (guint i = 0; i < 2; i++)
    {
      Ear ear = { { &ear_interface, 0 }, g_string_new (NULL) };

      g_assert_true (livret_tape_play (tape, &ear.sink));
      g_assert_cmpstr (ear.heard->str, ==, expected);
      g_string_free (ear.heard, TRUE);
    }
}

/* What is too long, or too many files: it goes on to who takes over, in order, nothing twice. */
static void
test_full (gconstpointer data)
{
  gboolean by_files = GPOINTER_TO_INT (data);
  Ear ear = { { &ear_interface, 0 }, g_string_new (NULL) };
  g_autoptr (LivretTape) tape = livret_tape_new (&owner, &ear.sink);
  LivretSink *sink = livret_tape_sink (tape);
  g_autofree char *long_text = g_strnfill (LIVRET_TAPE_BYTES, 'x');
  g_autofree char *said = hear_directly ();
  int fd = make_file ('c');

  say_all (sink);
  g_assert_cmpstr (ear.heard->str, ==, "");
  if (by_files)
    for (guint i = 0; i < LIVRET_TAPE_FILES; i++)
      g_assert_true (livret_sink_document (
          sink, &(LivretSinkDocument) { .fd = fd, .media_type = "text/plain" }));
  else
    g_assert_true (livret_sink_set_aside (sink, "where", long_text));
  close (fd);
  g_assert_true (livret_tape_was_full (tape));
  g_assert_true (livret_sink_withheld (sink, 23));
  g_assert_true (g_str_has_prefix (ear.heard->str, said));
  g_assert_true (g_str_has_suffix (ear.heard->str, "\nwithheld 23\n"));
  g_assert_cmpuint (ear.sink.n_series, ==, 1);
  g_assert_cmpuint (livret_tape_size (tape), ==, 0);
  g_string_free (ear.heard, TRUE);
}

static gboolean
says_no (gpointer data)
{
  return FALSE;
}

static LivretSink *
nobody (gpointer data)
{
  return NULL;
}

/* Who has enough, or cannot take over, ends the parsing. */
static void
test_refused (void)
{
  const LivretTapeOwner enough = { .full = nobody, .goes_on = says_no };
  const LivretTapeOwner none = { .full = nobody };
  g_autoptr (LivretTape) stopped = livret_tape_new (&enough, NULL);
  g_autoptr (LivretTape) alone = livret_tape_new (&none, NULL);
  g_autofree char *text = g_strnfill (LIVRET_TAPE_BYTES, 'x');

  g_assert_false (livret_sink_format (livret_tape_sink (stopped), "test"));
  g_assert_true (livret_sink_format (livret_tape_sink (alone), "test"));
  g_assert_false (livret_sink_set_aside (livret_tape_sink (alone), "where", text));
  g_assert_false (livret_sink_withheld (livret_tape_sink (alone), 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sink-tape/plays", test_plays);
  g_test_add_data_func ("/sink-tape/full/text", GINT_TO_POINTER (FALSE), test_full);
  g_test_add_data_func ("/sink-tape/full/files", GINT_TO_POINTER (TRUE), test_full);
  g_test_add_func ("/sink-tape/refused", test_refused);
  return g_test_run ();
}
