/* livret-format-eml.c: messages as mail programs save them, with the documents attached to them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sources: RFC 5322, RFC 2045 to 2047, RFC 2231, by GMime. What is attached is read as if it had
 * been brought alone; the message's own words are a document, too. Nothing that a message refers to
 * is fetched, no signature is checked, nothing enciphered is opened.
 */
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-text.h"
#include "formats/livret-bundle.h"
#include "formats/livret-classify.h"
#include "formats/livret-mail.h"
#include "record/livret-memfd.h"

#define PARTS_MAX 2000
/* Messages in messages. */
#define NESTED_MAX 3
/* A logo or a smiley in the text; a photograph is larger. */
#define LOGO_MAX (32 * 1024)

/* What is made of one import. @damaged: the parser met an end too early, or parts it cannot tell
 * apart. */
typedef struct
{
  LivretPackedSink packed;
  const LivretImportOptions *options;
  guint64 position;
  guint n_parts;
  gboolean damaged;
} Mail;

/* One message: its words so far, what is attached, the messages in it. */
typedef struct
{
  GString *text;
  GPtrArray *attached;  /* of GMimePart, borrowed */
  GPtrArray *inside;    /* of GMimeMessage, borrowed */
  GHashTable *pictured; /* those of @attached that stand in a page */
} Parts;

/* --- What lies in a message ---------------------------------------------------------------------
 */

static gboolean
is_type (GMimeObject *object, const char *type, const char *subtype)
{
  return g_mime_content_type_is_type (g_mime_object_get_content_type (object), type, subtype);
}

static gboolean
is_words (GMimeObject *object)
{
  const char *disposition = g_mime_object_get_disposition (object);

  return (is_type (object, "text", "plain") || is_type (object, "text", "html")) &&
         g_mime_part_get_filename (GMIME_PART (object)) == NULL &&
         (disposition == NULL || g_ascii_strcasecmp (disposition, "attachment") != 0);
}

/* Its name as it came, without folders; what has none is named by what it says of itself. */
static char *
name_of (GMimePart *part)
{
  const char *name = g_mime_part_get_filename (part);
  g_autofree char *line = NULL;
  char *last;

  if (name == NULL)
    name = g_mime_part_get_content_description (part);
  line = livret_text_line (name);
  for (char *p = line; *p != '\0'; p++)
    if (*p == '\\')
      *p = '/';
  last = strrchr (line, '/');
  last = g_strstrip (last != NULL ? last + 1 : line);
  return g_strdup (*last != '\0' ? last : _ ("attachment"));
}

/* What is not looked into, and why; the last rows stand for what the first do not name. */
#define SEALED                                                                                     \
  N_ ("It is encrypted or sealed. Your mail program can open it and save what is attached.")
#define SIGNATURE N_ ("It is the signature of the message, which Livret does not check.")
#define OUTLOOK                                                                                    \
  N_ ("It is an envelope of Outlook’s own, which Livret does not open. Ask the sender for the "    \
      "documents as they are.")
#define DELIVERY N_ ("It is about the delivery of the message.")

static const struct
{
  const char *type;
  const char *subtype;
  const char *sentence;
} unopened[] = {
  { "application", "pkcs7-mime", SEALED },
  { "application", "x-pkcs7-mime", SEALED },
  { "multipart", "encrypted", SEALED },
  { "application", "pkcs7-signature", SIGNATURE },
  { "application", "x-pkcs7-signature", SIGNATURE },
  { "application", "pgp-signature", SIGNATURE },
  { "application", "ms-tnef", OUTLOOK },
  { "application", "vnd.ms-tnef", OUTLOOK },
  { "text", "calendar", N_ ("It is an appointment; Livret does not read agendas yet.") },
  { "text", "rfc822-headers", DELIVERY },
  { "message", "partial", N_ ("The message was sent in several pieces, of which this is one.") },
  { "message", "*", DELIVERY },
};

/* Why a part is not looked into, NULL if it is. */
static const char *
reason_against (GMimeObject *object, const char *name)
{
  if (g_ascii_strcasecmp (name, "winmail.dat") == 0)
    return _ (OUTLOOK);
  for (gsize i = 0; i < G_N_ELEMENTS (unopened); i++)
    if (is_type (object, unopened[i].type, unopened[i].subtype))
      return _ (unopened[i].sentence);
  return NULL;
}

static void
add_words (Parts *parts, GMimePart *part)
{
  g_autofree char *words = livret_mail_text (part);

  if (*words == '\0')
    return;
  if (parts->text->len > 0)
    g_string_append (parts->text, "\n\n");
  g_string_append (parts->text, words);
}

static gboolean
has_words (GMimeObject *object, const char *subtype)
{
  g_autofree char *words = NULL;

  if (!GMIME_IS_PART (object) || !is_words (object) || !is_type (object, "text", subtype))
    return FALSE;
  words = livret_mail_text (GMIME_PART (object));
  return *words != '\0';
}

static void walk (Mail *mail, GMimeObject *object, gboolean words, gboolean page, Parts *parts);

/* The same said in several ways: plain words where there are some, else those of the page. What is
 * attached within one of them is taken all the same. */
static void
walk_alternatives (Mail *mail, GMimeMultipart *several, gboolean words, Parts *parts)
{
  int n = g_mime_multipart_get_count (several);
  gboolean plain = FALSE;

  for (int i = 0; i < n && !plain; i++)
    plain = has_words (g_mime_multipart_get_part (several, i), "plain");
  for (int i = 0; i < n; i++)
    {
      GMimeObject *object = g_mime_multipart_get_part (several, i);

      walk (mail, object, words && (!plain || is_type (object, "text", "plain")), FALSE, parts);
    }
}

static void
walk_part (Mail *mail, GMimeObject *object, gboolean words, gboolean page, Parts *parts)
{
  g_autofree char *name = name_of (GMIME_PART (object));
  const char *reason;

  if (is_words (object))
    {
      if (words)
        add_words (parts, GMIME_PART (object));
      return;
    }
  reason = reason_against (object, name);
  if (reason == NULL && mail->n_parts++ >= PARTS_MAX)
    reason = _ ("The message has more parts than are read.");
  if (reason != NULL)
    {
      livret_packed_sink_skip (&mail->packed, name, reason);
      return;
    }
  g_ptr_array_add (parts->attached, object);
  if (page && is_type (object, "image", "*"))
    g_hash_table_add (parts->pictured, object);
}

/* @words: its words count; @page: it goes with a page that shows it. GMime goes no deeper than 1024
 * levels. */
static void
walk (Mail *mail, GMimeObject *object, gboolean words, gboolean page, Parts *parts)
{
  if (GMIME_IS_MESSAGE_PART (object))
    {
      GMimeMessage *message = g_mime_message_part_get_message (GMIME_MESSAGE_PART (object));

      if (message != NULL)
        g_ptr_array_add (parts->inside, message);
    }
  else if (GMIME_IS_MULTIPART_ENCRYPTED (object))
    livret_packed_sink_skip (&mail->packed, _ ("message"), reason_against (object, ""));
  else if (GMIME_IS_MULTIPART (object) && is_type (object, "multipart", "alternative"))
    walk_alternatives (mail, GMIME_MULTIPART (object), words, parts);
  else if (GMIME_IS_MULTIPART (object))
    {
      GMimeMultipart *several = GMIME_MULTIPART (object);
      int n = g_mime_multipart_get_count (several);

      page = page || is_type (object, "multipart", "related");
      for (int i = 0; i < n; i++)
        walk (mail, g_mime_multipart_get_part (several, i), words, page, parts);
    }
  else if (GMIME_IS_PART (object))
    walk_part (mail, object, words, page, parts);
}

/* --- What is made of it -------------------------------------------------------------------------
 */

/* A name that says what a document is goes before the subject, and one with a date before the
 * message's. */
static gboolean
take_attached (Mail *mail, GMimePart *part, const LivretMailHead *head, gboolean alone)
{
  g_autofree char *name = name_of (part);
  g_autoptr (GBytes) bytes = livret_mail_bytes (part);
  LivretPackedSays says = { .author = head->sender };
  char date[16];

  mail->position += g_bytes_get_size (bytes);
  says.category = livret_classify_category (name, head->subject, NULL);
  says.date = livret_classify_date (name, date) ? date : *head->date != '\0' ? head->date : NULL;
  if (alone)
    says.title = head->subject;
  return livret_bundle_take (&mail->packed, name, bytes, &says, mail->options, mail->position);
}

static gboolean
take_all_attached (Mail *mail, Parts *parts, const LivretMailHead *head)
{
  guint n = 0;

  for (guint i = 0; i < parts->attached->len; i++)
    {
      GMimePart *part = parts->attached->pdata[i];

      if (g_hash_table_contains (parts->pictured, part))
        {
          g_autoptr (GBytes) bytes = livret_mail_bytes (part);

          if (g_bytes_get_size (bytes) <= LOGO_MAX)
            {
              g_autofree char *name = name_of (part);

              livret_packed_sink_skip (&mail->packed, name,
                                       _ ("It is a small picture in the text of the message, such "
                                          "as a logo."));
              parts->attached->pdata[i] = NULL;
            }
        }
      n += parts->attached->pdata[i] != NULL;
    }
  for (guint i = 0; i < parts->attached->len; i++)
    if (parts->attached->pdata[i] != NULL &&
        !take_attached (mail, parts->attached->pdata[i], head, n == 1))
      return FALSE;
  return TRUE;
}

/* The message's own words, under who wrote them, when and of what. */
static gboolean
take_words (Mail *mail, const LivretMailHead *head, const char *text)
{
  g_autofree char *whole = g_strconcat (head->heading, "\n", text, "\n", NULL);
  g_autofree char *name =
      g_strconcat (head->subject != NULL ? head->subject : _ ("message"), ".txt", NULL);
  LivretSinkDocument document = { .media_type = "text/plain",
                                  .name = g_strdelimit (name, "/\\", '-'),
                                  .title = head->subject,
                                  .author = head->sender,
                                  .date = *head->date != '\0' ? head->date : NULL,
                                  .text = whole };
  gboolean more;

  document.category = livret_classify_category (NULL, head->subject, NULL);
  document.fd = livret_memfd_new ("message", whole, strlen (whole), NULL);
  if (document.fd < 0)
    return FALSE;
  mail->packed.n_items++;
  more = livret_sink_document (mail->packed.outer, &document);
  close (document.fd);
  return more;
}

static gboolean take_message (Mail *mail, GMimeMessage *message, guint depth);

static gboolean
take_parts (Mail *mail, GMimeMessage *message, Parts *parts, guint depth)
{
  g_auto (LivretMailHead) head = { 0 };

  livret_mail_head_read (message, &head);
  if (parts->text->len > 0 && !take_words (mail, &head, parts->text->str))
    return FALSE;
  if (!take_all_attached (mail, parts, &head))
    return FALSE;
  for (guint i = 0; i < parts->inside->len; i++)
    if (!take_message (mail, parts->inside->pdata[i], depth + 1))
      return FALSE;
  return TRUE;
}

static gboolean
take_message (Mail *mail, GMimeMessage *message, guint depth)
{
  GMimeObject *whole = g_mime_message_get_mime_part (message);
  Parts parts;
  gboolean more;

  if (depth > NESTED_MAX)
    {
      livret_packed_sink_skip (&mail->packed, _ ("message"),
                               _ ("It is a message in a message in a message: it is not opened."));
      return TRUE;
    }
  parts = (Parts) { .text = g_string_new (NULL),
                    .attached = g_ptr_array_new (),
                    .inside = g_ptr_array_new (),
                    .pictured = g_hash_table_new (NULL, NULL) };
  if (whole != NULL)
    walk (mail, whole, TRUE, FALSE, &parts);
  more = take_parts (mail, message, &parts, depth);
  g_string_free (parts.text, TRUE);
  g_ptr_array_unref (parts.attached);
  g_ptr_array_unref (parts.inside);
  g_hash_table_unref (parts.pictured);
  return more;
}

/* --- The format ---------------------------------------------------------------------------------
 */

static void
on_warning (gint64 offset, GMimeParserWarning warning, const gchar *item, gpointer user_data)
{
  Mail *mail = user_data;

  mail->damaged = mail->damaged || warning == GMIME_WARN_TRUNCATED_MESSAGE ||
                  warning == GMIME_WARN_MALFORMED_MULTIPART ||
                  warning == GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY ||
                  warning == GMIME_CRIT_NESTING_OVERFLOW;
}

/* GMime counts how often it is begun, and is never ended. */
static void
prepare (void)
{
  static gsize begun = 0;

  if (!g_once_init_enter (&begun))
    return;
  g_mime_init ();
  livret_mail_charsets ();
  g_once_init_leave (&begun, 1);
}

static GMimeMessage *
parse (Mail *mail, GBytes *bytes)
{
  static const char *charsets[] = { "utf-8", "windows-1252", NULL };
  GMimeParserOptions *options = g_mime_parser_options_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer (data, size);
  GMimeParser *parser = g_mime_parser_new_with_stream (stream);
  GMimeMessage *message;

  g_mime_parser_options_set_fallback_charsets (options, charsets);
  g_mime_parser_options_set_warning_callback (options, on_warning, mail, NULL);
  message = g_mime_parser_construct_message (parser, options);
  g_object_unref (parser);
  g_object_unref (stream);
  g_mime_parser_options_free (options);
  return message;
}

static LivretProbe
probe (LivretInput *input)
{
  gsize size;
  const guint8 *head = livret_input_head (input, &size);

  if (livret_mail_probe ((const char *) head, size) == LIVRET_PROBE_SURE ||
      livret_mail_box_probe ((const char *) head, size) == LIVRET_PROBE_SURE ||
      livret_mail_is_outlook (input))
    return LIVRET_PROBE_SURE;
  return LIVRET_PROBE_NO;
}

/* One of @name, in which what is wrong with it is told. */
static gboolean
take_one (Mail *mail, GBytes *bytes, const char *name, GError **error)
{
  GMimeMessage *message;
  gboolean done;

  if (!livret_mail_check (bytes, error))
    return FALSE;
  mail->damaged = FALSE;
  mail->n_parts = 0;
  message = parse (mail, bytes);
  done = message != NULL ? take_message (mail, message, 0)
                         : livret_unreadable (error, _ ("The message is damaged at its "
                                                        "beginning."));
  if (done && mail->damaged)
    livret_packed_sink_skip (&mail->packed, name,
                             _ ("The message is incomplete or damaged; what could be read of it "
                                "was read."));
  g_clear_object (&message);
  return done;
}

/* What one message fails of stops none of the others. */
static gboolean
take_box (Mail *mail, GBytes *box)
{
  gsize offset = 0;

  for (guint i = 1; i <= LIVRET_MAIL_BOX_MAX; i++)
    {
      g_autoptr (GBytes) bytes = livret_mail_box_next (box, &offset);
      g_autofree char *name = g_strdup_printf (_ ("message %u"), i);
      g_autoptr (GError) failed = NULL;

      if (bytes == NULL)
        return TRUE;
      if (!take_one (mail, bytes, name, &failed))
        {
          if (failed == NULL)
            return FALSE;
          livret_packed_sink_skip (&mail->packed, name, failed->message);
        }
      mail->position = MAX (mail->position, offset);
    }
  if (offset < g_bytes_get_size (box))
    {
      g_autofree char *reason =
          g_strdup_printf (_ ("Of one file the first %u messages are read. Save those that matter "
                              "in a file of their own."),
                           LIVRET_MAIL_BOX_MAX);

      livret_packed_sink_skip (&mail->packed, _ ("message"), reason);
    }
  return TRUE;
}

static gboolean
refuse_outlook (GError **error)
{
  return livret_unreadable (
      error, _ ("This is a message as Outlook for Windows saves it (.msg), which Livret does not "
                "open. In the new Outlook, or Outlook in a browser, the message’s menu “…” saves "
                "it as .eml, which Livret opens. Or save what is attached to it, and bring that."));
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  gboolean outlook = livret_mail_is_outlook (input);
  GBytes *bytes = outlook ? NULL : livret_input_bytes (input, error);
  Mail mail = { .options = options };
  gsize size;
  const guint8 *head = livret_input_head (input, &size);
  gboolean box = livret_mail_box_probe ((const char *) head, size) == LIVRET_PROBE_SURE;
  gboolean done;

  if (outlook)
    return refuse_outlook (error);
  if (bytes == NULL)
    return FALSE;
  prepare ();
  livret_packed_sink_init (&mail.packed, sink, livret_input_get_size (input));
  done = box ? take_box (&mail, bytes) : take_one (&mail, bytes, _ ("message"), error);
  done = done && livret_packed_sink_end (&mail.packed);
  if (done && mail.packed.n_items == 0)
    done = livret_unreadable (error, box ? _ ("The messages hold nothing that Livret reads.")
                                         : _ ("The message holds nothing that Livret reads."));
  livret_packed_sink_clear (&mail.packed);
  return done;
}

static const char *const suffixes[] = { "eml", "mbox", NULL };
static const char *const media_types[] = { "message/rfc822", "application/mbox", NULL };

const LivretFormat livret_format_eml = {
  "eml",    N_ ("Messages with what is attached (EML, mbox)"),
  suffixes, media_types,
  FALSE,    probe,
  import,   prepare,
};
