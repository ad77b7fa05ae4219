/* test-wire.c: frames go over whole and come out as they went in; what is not a frame of a reader
 * is refused, whatever a hostile one sends. SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "livret-test-sink.h"
#include "record/livret-reader.h"
#include "record/livret-wire-row.h"
#include "record/livret-wire-sink.h"

static void
open_pair (int pair[2])
{
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), ==, 0);
}

static guint
count_descriptors (void)
{
  guint n = 0;

  for (int fd = 0; fd < 256; fd++)
    n += fcntl (fd, F_GETFD) >= 0;
  return n;
}

static void
test_frame (void)
{
  g_auto (LivretWireFrame) sent = { 0 };
  g_auto (LivretWireFrame) got = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *empty = NULL;
  g_autofd int memfd = livret_memfd_new ("x", "abc", 3, NULL);
  g_autofd int fd = -1;
  int pair[2];

  open_pair (pair);
  livret_wire_frame_init (&sent, LIVRET_WIRE_DONE);
  livret_wire_put_u32 (&sent, 7);
  livret_wire_put_u64 (&sent, G_MAXUINT64);
  livret_wire_put_text (&sent, "\305\223d\303\250me");
  livret_wire_put_text (&sent, NULL);
  livret_wire_put_text (&sent, "");
  g_assert_true (livret_wire_put_fd (&sent, memfd, NULL));
  g_assert_true (livret_wire_send (pair[0], &sent, &error));
  g_assert_no_error (error);

  g_assert_true (livret_wire_receive (pair[1], &got, &error));
  g_assert_cmpuint (got.type, ==, LIVRET_WIRE_DONE);
  g_assert_cmpuint (livret_wire_take_u32 (&got), ==, 7);
  g_assert_true (livret_wire_take_u64 (&got) == G_MAXUINT64);
  text = livret_wire_take_text (&got);
  g_assert_cmpstr (text, ==, "\305\223d\303\250me");
  g_assert_null (livret_wire_take_text (&got));
  empty = livret_wire_take_text (&got);
  g_assert_cmpstr (empty, ==, "");
  g_assert_false (livret_wire_finish (&got)); /* the descriptor is not taken yet */
  fd = livret_wire_take_fd (&got);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_GETFD) & FD_CLOEXEC, !=, 0);
  g_assert_true (livret_wire_finish (&got));
  close (pair[0]);
  livret_wire_frame_clear (&got);
  g_assert_false (livret_wire_receive (pair[1], &got, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  close (pair[1]);
}

/* Texts too long are cut between characters; frames too long are not sent. */
static void
test_bounds (void)
{
  g_auto (LivretWireFrame) frame = { 0 };
  g_autoptr (GString) long_text = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (int i = 0; i < LIVRET_WIRE_TEXT_MAX; i++)
    g_string_append (long_text, "\303\251");
  g_string_prepend_c (long_text, 'x');
  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  livret_wire_put_text (&frame, long_text->str);
  text = livret_wire_take_text (&frame);
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), ==, LIVRET_WIRE_TEXT_MAX - 1);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  while (!frame.damaged)
    livret_wire_put (&frame, long_text->str, 1000);
  g_assert_cmpuint (frame.payload->len, <=, LIVRET_WIRE_FRAME_MAX);
}

/* More bytes, more descriptors or less than a type: refused, and no descriptor stays open. */
static void
test_not_a_frame (void)
{
  static char bytes[LIVRET_WIRE_FRAME_MAX + 64];
  guint before;
  int pair[2], fds[LIVRET_WIRE_FDS_MAX + 1];

  open_pair (pair);
  for (int i = 0; i <= LIVRET_WIRE_FDS_MAX; i++)
    fds[i] = livret_memfd_new ("x", "", 0, NULL);
  before = count_descriptors ();
  for (int turn = 0; turn < 3; turn++)
    {
      g_auto (LivretWireFrame) frame = { 0 };
      g_autoptr (GError) error = NULL;
      union
      {
        struct cmsghdr align;
        char bytes[CMSG_SPACE (sizeof fds)];
      } control = { 0 };
      struct iovec part = { bytes, turn == 0 ? sizeof bytes : turn == 1 ? 2 : 8 };
      struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1 };

      if (turn == 2)
        {
          message.msg_control = control.bytes;
          message.msg_controllen = sizeof control;
          CMSG_FIRSTHDR (&message)->cmsg_level = SOL_SOCKET;
          CMSG_FIRSTHDR (&message)->cmsg_type = SCM_RIGHTS;
          CMSG_FIRSTHDR (&message)->cmsg_len = CMSG_LEN (sizeof fds);
          memcpy (CMSG_DATA (CMSG_FIRSTHDR (&message)), fds, sizeof fds);
        }
      g_assert_cmpint (sendmsg (pair[0], &message, 0), >, 0);
      g_assert_false (livret_wire_receive (pair[1], &frame, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      livret_wire_frame_clear (&frame);
      g_assert_cmpuint (count_descriptors (), ==, before);
    }
  for (int i = 0; i <= LIVRET_WIRE_FDS_MAX; i++)
    close (fds[i]);
  close (pair[0]);
  close (pair[1]);
}

/* Every call of the sink, sent and applied, is the call again. */
static void
test_round_trip (void)
{
  g_auto (LivretTestSink) direct = { 0 };
  g_auto (LivretTestSink) far = { 0 };
  g_auto (LivretWireSink) wire = { 0 };
  LivretSink *sinks[2];
  int pair[2];

  open_pair (pair);
  livret_test_sink_init (&direct);
  livret_test_sink_init (&far);
  livret_wire_sink_init (&wire, pair[0]);
  sinks[0] = &direct.sink;
  sinks[1] = &wire.sink;
  for (int i = 0; i < 2; i++)
    {
      LivretSinkSeries series = { "weight", "Scale", "42", "kg", TRUE };
      LivretSinkReading rows[2] = {
        { 1792829551, { 72.4, NAN, NAN }, 0, 12, 0, 0, 120, 1, LIVRET_READING_COMMA, NULL },
        { -86400,
          { 40, NAN, NAN },
          86400,
          13,
          0,
          3,
          LIVRET_OFFSET_UNKNOWN,
          15,
          LIVRET_READING_BELOW,
          "<40" },
      };
      LivretSinkPaper paper = { "11502-2", "1.2.3^4", "1.2.3^4", 2, NULL, "N MASQUE_PS" };
      LivretSinkDocument document = { .fd = -1,
                                      .media_type = "application/pdf",
                                      .name = "a.pdf",
                                      .title = "\303\211t\303\251",
                                      .establishment = "Labo",
                                      .category = "BIOLOGIE",
                                      .date = "2026-05",
                                      .text = "words\fmore",
                                      .pages = 2 };
      g_autofd int part = livret_memfd_new ("part", "<ClinicalDocument/>", 19, NULL);
      LivretSinkDocument told = { .fd = -1,
                                  .media_type = "application/pdf",
                                  .text = "words",
                                  .paper = &paper,
                                  .n_parts = 2,
                                  .parts = { { "source", part, "text/xml", "a.xml" },
                                             { "copy", -1, "application/pdf", NULL } } };
      LivretSinkFinding finding = { "Biochimie", 3, 1.5, NAN, "> 1,5", "L" };
      LivretSinkEntry entry = {
        "allergies", NULL, "2026", NULL, NULL, TRUE, "Allergies", "1.2|none"
      };
      LivretSinkIdentity identity = { "Camille Martin", "1980-02-29", NULL };
      guint16 id;

      g_assert_true (livret_sink_format (sinks[i], "x"));
      g_assert_true (livret_sink_series (sinks[i], &series, &id));
      g_assert_true (livret_sink_readings (sinks[i], rows, 2));
      g_assert_true (livret_sink_document (sinks[i], &document));
      g_assert_true (livret_sink_document (sinks[i], &told));
      g_assert_true (livret_sink_result (sinks[i], &rows[0], &finding));
      g_assert_true (livret_sink_result (sinks[i], &rows[1], &finding));
      g_assert_true (livret_sink_entry (sinks[i], &entry));
      g_assert_true (livret_sink_identity (sinks[i], &identity));
      g_assert_true (livret_sink_set_aside (sinks[i], "line 3", "why"));
    }
  close (pair[0]);
  for (;;)
    {
      g_auto (LivretWireFrame) frame = { 0 };
      g_autoptr (GError) error = NULL;

      if (!livret_wire_receive (pair[1], &frame, NULL))
        break;
      g_assert_true (livret_wire_sink_apply (&frame, &far.sink, 0, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpstr (far.lines->str, ==, direct.lines->str);
  close (pair[1]);
}

/* More rows than one frame holds. */
static void
test_many_rows (void)
{
  enum
  {
    N = 5000
  };
  g_autofree LivretSinkReading *rows = g_new0 (LivretSinkReading, N);
  g_auto (LivretTestSink) far = { 0 };
  g_auto (LivretWireSink) wire = { 0 };
  LivretSinkSeries series = { "weight", "Scale", "", "kg", TRUE };
  guint16 id;
  int pair[2], size = 4 * 1024 * 1024;

  open_pair (pair);
  setsockopt (pair[0], SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size);
  livret_test_sink_init (&far);
  g_assert_true (livret_sink_series (&far.sink, &series, &id));
  livret_wire_sink_init (&wire, pair[0]);
  wire.sink.n_series = 1;
  for (int i = 0; i < N; i++)
    rows[i] = (LivretSinkReading) { .time = i, .values = { i, NAN, NAN }, .written = "0072.4" };
  for (int i = 0; i < N; i += 1000)
    {
      g_assert_true (livret_sink_readings (&wire.sink, rows + i, 1000));
      for (struct pollfd ready = { pair[1], POLLIN, 0 }; poll (&ready, 1, 0) == 1;)
        {
          g_auto (LivretWireFrame) frame = { 0 };

          g_assert_true (livret_wire_receive (pair[1], &frame, NULL));
          g_assert_true (livret_wire_sink_apply (&frame, &far.sink, 0, NULL));
        }
    }
  g_assert_cmpuint (far.n_readings, ==, N);
  close (pair[0]);
  close (pair[1]);
}

static void
assert_refused (LivretWireFrame *frame, const char *what)
{
  g_auto (LivretTestSink) sink = { 0 };
  g_autoptr (GError) error = NULL;
  LivretSinkSeries series = { "weight", "Scale", "", "kg", TRUE };
  guint16 id;

  livret_test_sink_init (&sink);
  g_assert_true (livret_sink_series (&sink.sink, &series, &id));
  g_test_message ("%s", what);
  g_assert_false (livret_wire_sink_apply (frame, &sink.sink, 0, &error));
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
  g_assert_cmpuint (sink.n_calls, ==, 1);
}

/* One thing wrong in an otherwise sound row. */
static void
test_hostile_rows (void)
{
  static const struct
  {
    const char *what;
    LivretWireRow row;
  } table[] = {
    { "series not announced", { 0, { 1, NAN, NAN }, 0, 1, 1, 0, 0, 1, 0, 255, { 0 } } },
    { "year 9999", { 253402300799, { 1, NAN, NAN }, 0, 1, 0, 0, 0, 1, 0, 255, { 0 } } },
    { "smallest time", { G_MININT64, { 1, NAN, NAN }, 0, 1, 0, 0, 0, 1, 0, 255, { 0 } } },
    { "not a number", { 0, { NAN, NAN, NAN }, 0, 1, 0, 0, 0, 1, 0, 255, { 0 } } },
    { "infinite", { 0, { 1, INFINITY, NAN }, 0, 1, 0, 0, 0, 1, 0, 255, { 0 } } },
    { "ends before it begins", { 0, { 1, NAN, NAN }, -1, 1, 0, 0, 0, 1, 0, 255, { 0 } } },
    { "offset of days", { 0, { 1, NAN, NAN }, 0, 1, 0, 0, 2000, 1, 0, 255, { 0 } } },
    { "decimals", { 0, { 1, NAN, NAN }, 0, 1, 0, 0, 0, 16, 0, 255, { 0 } } },
    { "unknown flag", { 0, { 1, NAN, NAN }, 0, 1, 0, 0, 0, 1, 128, 255, { 0 } } },
    { "text longer than the frame", { 0, { 1, NAN, NAN }, 0, 1, 0, 0, 0, 1, 0, 100, { 0 } } },
    { "text too long", { 0, { 1, NAN, NAN }, 0, 1, 0, 0, 0, 1, 0, 200, { 0 } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (LivretWireFrame) frame = { 0 };

      livret_wire_frame_init (&frame, LIVRET_WIRE_READINGS);
      livret_wire_put_u32 (&frame, 1);
      livret_wire_put (&frame, &table[i].row, sizeof table[i].row);
      assert_refused (&frame, table[i].what);
    }
}

static void
put_document (LivretWireFrame *frame, const char *media_type, const char *date, guint has_fd)
{
  livret_wire_frame_init (frame, LIVRET_WIRE_DOCUMENT);
  livret_wire_put_u32 (frame, has_fd);
  livret_wire_put_u32 (frame, FALSE);
  livret_wire_put_u32 (frame, 1);
  livret_wire_put_text (frame, media_type);
  for (int i = 0; i < 5; i++)
    livret_wire_put_text (frame, NULL);
  livret_wire_put_text (frame, date);
}

/* What follows of a document that says something of itself. */
static void
put_paper (LivretWireFrame *frame, guint n_parts, const char *role, const char *media_type)
{
  put_document (frame, "application/pdf", NULL, FALSE);
  livret_wire_put_u32 (frame, TRUE);
  for (int i = 0; i < 3; i++)
    livret_wire_put_text (frame, "1.2");
  livret_wire_put_u32 (frame, 1);
  for (int i = 0; i < 2; i++)
    livret_wire_put_text (frame, NULL);
  livret_wire_put_u32 (frame, n_parts);
  livret_wire_put_text (frame, role);
  livret_wire_put_u32 (frame, FALSE);
  livret_wire_put_text (frame, media_type);
  livret_wire_put_text (frame, NULL);
}

static void
test_hostile_papers (void)
{
  static const struct
  {
    const char *what;
    guint n_parts;
    const char *role;
    const char *media_type;
  } table[] = {
    { "more parts than there may be", LIVRET_PARTS_MAX + 1, "source", "text/xml" },
    { "a part that is not there", 2, "source", "text/xml" },
    { "role unknown", 1, "key", "text/xml" },
    { "no role", 1, NULL, "text/xml" },
    { "no media type", 1, "copy", "pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (LivretWireFrame) frame = { 0 };

      put_paper (&frame, table[i].n_parts, table[i].role, table[i].media_type);
      assert_refused (&frame, table[i].what);
    }
}

/* A file in memory that somebody still holds open to be written cannot be sealed: it could be cut
 * under our feet. */
static void
refuse_unsealed (void)
{
  g_auto (LivretWireFrame) frame = { 0 };
  g_autofd int fd = memfd_create ("x", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  gpointer mapped;

  g_assert_cmpint (ftruncate (fd, 4096), ==, 0);
  mapped = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  put_document (&frame, "application/pdf", NULL, TRUE);
  g_assert_true (livret_wire_put_fd (&frame, fd, NULL));
  assert_refused (&frame, "memory file still written to");
  munmap (mapped, 4096);
}

static void
refuse_ordinary_file (void)
{
  g_auto (LivretWireFrame) frame = { 0 };
  g_autofd int fd = open ("/dev/null", O_RDWR | O_CLOEXEC);

  put_document (&frame, "application/pdf", NULL, TRUE);
  g_assert_true (livret_wire_put_fd (&frame, fd, NULL));
  assert_refused (&frame, "not a memory file");
}

static void
test_hostile_documents (void)
{
  static const struct
  {
    const char *what;
    const char *media_type;
    const char *date;
    gboolean has_fd;
  } table[] = {
    { "no media type", NULL, NULL, FALSE },
    { "media type with a path", "../../etc", NULL, FALSE },
    { "media type of markup", "text/<b>", NULL, FALSE },
    { "no date", "text/plain", "yesterday", FALSE },
    { "impossible date", "text/plain", "2026-02-30", FALSE },
    { "descriptor missing", "text/plain", NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (LivretWireFrame) frame = { 0 };

      put_document (&frame, table[i].media_type, table[i].date, table[i].has_fd);
      assert_refused (&frame, table[i].what);
    }
  refuse_unsealed ();
  refuse_ordinary_file ();
}

static void
test_hostile_series (void)
{
  static const struct
  {
    const char *what;
    guint32 id;
    const char *kind;
    const char *source;
    const char *unit;
  } table[] = {
    { "number out of turn", 7, "weight", "x", "kg" },
    { "unknown kind", 1, "aura", "x", "kg" },
    { "unit of another kind", 1, "weight", "x", "mm[Hg]" },
    { "no source", 1, "weight", NULL, "kg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (LivretWireFrame) frame = { 0 };

      livret_wire_frame_init (&frame, LIVRET_WIRE_SERIES);
      livret_wire_put_u32 (&frame, table[i].id);
      livret_wire_put_u32 (&frame, TRUE);
      livret_wire_put_text (&frame, table[i].kind);
      livret_wire_put_text (&frame, table[i].source);
      livret_wire_put_text (&frame, "");
      livret_wire_put_text (&frame, table[i].unit);
      assert_refused (&frame, table[i].what);
    }
}

/* Any bytes at all, for every type: never more than a refusal. The same in every run. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < 20000; i++)
    {
      g_auto (LivretWireFrame) frame = { 0 };
      g_auto (LivretTestSink) sink = { 0 };
      guint size = g_rand_int_range (rand, 0, 200);

      livret_test_sink_init (&sink);
      livret_wire_frame_init (&frame, LIVRET_WIRE_FORMAT + i % 8);
      while (frame.payload->len < size)
        {
          guint32 word =
              g_rand_boolean (rand) ? (guint32) g_rand_int_range (rand, 0, 8) : g_rand_int (rand);

          livret_wire_put_u32 (&frame, word);
        }
      livret_wire_sink_apply (&frame, &sink.sink, 0, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/frame", test_frame);
  g_test_add_func ("/wire/bounds", test_bounds);
  g_test_add_func ("/wire/not-a-frame", test_not_a_frame);
  g_test_add_func ("/wire/round-trip", test_round_trip);
  g_test_add_func ("/wire/many-rows", test_many_rows);
  g_test_add_func ("/wire/hostile/rows", test_hostile_rows);
  g_test_add_func ("/wire/hostile/documents", test_hostile_documents);
  g_test_add_func ("/wire/hostile/papers", test_hostile_papers);
  g_test_add_func ("/wire/hostile/series", test_hostile_series);
  g_test_add_func ("/wire/hostile/noise", test_noise);
  return g_test_run ();
}
