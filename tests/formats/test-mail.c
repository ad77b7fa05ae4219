/* test-mail.c: what is a message, what its page says, and what one may not cost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "formats/livret-formats.h"
#include "formats/livret-mail.h"
#include "livret-test-sink.h"

static void
test_probe (void)
{
  static const struct
  {
    const char *what;
    const char *text;
    gboolean message;
  } rows[] = {
    { "three fields", "From: a@b\nDate: x\nSubject: y\n\nwords", TRUE },
    { "small letters, DOS lines", "received: x\r\nfrom: a@b\r\nmessage-id: <1>\r\n\r\n", TRUE },
    { "a field behind a line set in", "Received: a\n\tby b\nFrom: a\nTo: c\n\n", TRUE },
    { "cut in the head", "Return-Path: <a>\nReceived: b\nDate: c\nX-Long", TRUE },
    { "no sender", "Date: x\nSubject: y\nTo: z\n\n", FALSE },
    { "a letter", "From: me\nto everybody: hello\n\nDate: x\nTo: y\n", FALSE },
    { "a field named twice", "From: a\nFrom: b\nFrom: c\n\n", FALSE },
    { "fields behind the head", "From: a\n\nDate: x\nTo: y\n", FALSE },
    { "a mailbox of several", "From a@b Thu Mar 12\nFrom: a\nDate: x\nTo: y\n\n", FALSE },
    { "set in at once", " From: a\nFrom: a\nDate: x\nTo: y\n\n", FALSE },
    { "a table", "Date,From,To\n1,2,3\n", FALSE },
    { "nothing", "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize size = strlen (rows[i].text);
      g_autofree char *exact = g_memdup2 (rows[i].text, size);

      g_test_message ("%s", rows[i].what);
      g_assert_cmpint (livret_mail_probe (exact, size), ==,
                       rows[i].message ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO);
    }
}

static void
test_html (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } rows[] = {
    { "<p>a <b>b</b>  c</p><p>d", "a b c\n\nd\n\n" },
    { "a<br>b<br/>c", "a\nb\nc\n\n" },
    { "<ul><li>a<li>b</ul>", "• a\n• b\n\n" },
    { "<table><tr><td>a<td>b</tr></table>", "a\tb\n\n" },
    { "<script>x</script><style>y</style><title>z</title>a", "a\n\n" },
    { "&eacute;&#8364;&lt;", "é€<\n\n" },
    { "<img src='https://x.example/a.png'><iframe src='file:///etc/passwd'></iframe>a", "a" },
    { "<div><div><div>a</div></div>b</div>", "a\nb\n" },
    { "", "" },
    { "<", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = livret_html_text (rows[i].html, strlen (rows[i].html));

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_subject (void)
{
  static const struct
  {
    const char *field;
    const char *subject;
  } rows[] = {
    { "Vos examens", "Vos examens" },
    { "Re: RE : Fwd: TR : vos examens", "vos examens" },
    { "=?utf-8?B?UsOpcMKgOiBib25qb3Vy?=", "bonjour" },
    { "Refus: non", "Refus: non" },
    { "Tr", "Tr" },
    { "XDM/1.0/DDM+Lettre", "Lettre" },
    { "Re:", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("Subject: %s\n\n", rows[i].field);
      GMimeStream *stream = g_mime_stream_mem_new_with_buffer (text, strlen (text));
      GMimeParser *parser = g_mime_parser_new_with_stream (stream);
      GMimeMessage *message = g_mime_parser_construct_message (parser, NULL);
      g_auto (LivretMailHead) head = { 0 };

      livret_mail_head_read (message, &head);
      g_assert_cmpstr (head.subject, ==, rows[i].subject);
      g_assert_null (head.sender);
      g_assert_cmpstr (head.date, ==, "");
      g_object_unref (message);
      g_object_unref (parser);
      g_object_unref (stream);
    }
}

static gboolean
read_text (GString *text, LivretTestSink *sink, GError **error)
{
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, "a.eml");
  LivretImportOptions options = { "en" };

  livret_test_sink_init (sink);
  return livret_format_import (input, NULL, &options, &sink->sink, error);
}

static GString *
begin (const char *type)
{
  GString *text = g_string_new ("From: a@b\nTo: c@d\nSubject: s\nMIME-Version: 1.0\n");

  g_string_append_printf (text, "Content-Type: %s\n\n", type);
  return text;
}

/* Parts in parts, without an end: deeper than the parser goes, and than a stack would. */
static void
test_deep (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink = { 0 };
  GString *text = begin ("multipart/mixed; boundary=b0");

  for (int i = 1; i < 9000; i++)
    g_string_append_printf (text, "--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n", i - 1,
                            i);
  g_string_append (text, "--b8999\n\nwords\n");
  g_assert_true (read_text (text, &sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink.n_set_aside, >=, 1);
}

static void
test_many_parts (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink = { 0 };
  GString *text = begin ("multipart/mixed; boundary=b");

  for (int i = 0; i < 3000; i++)
    g_string_append_printf (text, "--b\nContent-Type: text/plain; name=%d.txt\n\nn%d\n", i, i);
  g_assert_true (read_text (text, &sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink.n_documents, ==, 2000);
  /* The thousand that were too many, as one line, and that there was no end. */
  g_assert_nonnull (strstr (sink.lines->str, "\"1000 files\""));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *line;
    guint n;
  } rows[] = {
    { "--b\n\n", LIVRET_MAIL_BOUNDARIES_MAX + 1 },
    { "x: y\n", LIVRET_MAIL_HEADERS_MAX + 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (LivretTestSink) sink = { 0 };
      GString *text = begin ("multipart/mixed; boundary=b");

      for (guint n = 0; n < rows[i].n; n++)
        g_string_append (text, rows[i].line);
      g_assert_false (read_text (text, &sink, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
      g_assert_cmpuint (sink.n_documents + sink.n_set_aside, ==, 0);
    }
}

/* A photograph in the text of a message is a document; a logo is none. */
static void
test_pictures (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink = { 0 };
  GString *text = begin ("multipart/related; boundary=b");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "png", "plain.png", NULL);
  g_autofree char *png = NULL;
  gsize size, sizes[2];

  g_assert_true (g_file_get_contents (path, &png, &size, NULL));
  sizes[0] = size;
  sizes[1] = 40 * 1024;
  png = g_realloc (png, sizes[1]);
  memset (png + size, 0, sizes[1] - size);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *encoded = g_base64_encode ((guchar *) png, sizes[i]);

      g_string_append_printf (text,
                              "--b\nContent-Type: image/png; name=%d.png\nContent-ID: <%d>\n"
                              "Content-Transfer-Encoding: base64\n\n%s\n",
                              i, i, encoded);
    }
  g_string_append (text, "--b--\n");
  g_assert_true (read_text (text, &sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink.n_documents, ==, 1);
  g_assert_cmpuint (sink.n_set_aside, ==, 1);
  g_assert_nonnull (strstr (sink.lines->str, "\"name\":\"1.png\""));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_mime_init ();
  g_test_add_func ("/mail/probe", test_probe);
  g_test_add_func ("/mail/html", test_html);
  g_test_add_func ("/mail/subject", test_subject);
  g_test_add_func ("/mail/deep", test_deep);
  g_test_add_func ("/mail/many-parts", test_many_parts);
  g_test_add_func ("/mail/refused", test_refused);
  g_test_add_func ("/mail/pictures", test_pictures);
  return g_test_run ();
}
