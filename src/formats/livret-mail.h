/* livret-mail.h: what is common to the files that read a message (RFC 5322, MIME).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gmime/gmime.h>

#include "formats/livret-format.h"

G_BEGIN_DECLS

/* The most that a message may have; what is more is refused before it is parsed. */
#define LIVRET_MAIL_MAX (128 * 1024 * 1024)
#define LIVRET_MAIL_HEADERS_MAX 100000
#define LIVRET_MAIL_BOUNDARIES_MAX 20000
/* The most messages that are read of a mailbox. */
#define LIVRET_MAIL_BOX_MAX 10000

/**
 * LivretMailHead: who wrote a message, when, and of what.
 * @subject: (nullable): without “Re:” and “Fwd:”
 * @sender: (nullable): the name, else the address
 * @heading: subject, sender and addressee, and time, a line each, as found; words of no language
 * @date: by the sender's own calendar; "" if unknown
 */
typedef struct
{
  char *subject;
  char *sender;
  char *heading;
  char date[16];
} LivretMailHead;

void livret_mail_head_read (GMimeMessage *message, LivretMailHead *out);
void livret_mail_head_clear (LivretMailHead *head);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretMailHead, livret_mail_head_clear)

/** livret_mail_probe: whether @text begins with the head of a message: names that messages have,
 * and a sender. */
LivretProbe livret_mail_probe (const char *text, gsize size);
/** livret_mail_check: whether a message is small enough, in bytes, lines of heads and parts, to be
 * made a tree of. Errors: LIVRET_RECORD_ERROR_UNREADABLE */
gboolean livret_mail_check (GBytes *bytes, GError **error);

/** livret_mail_box_probe: whether @text begins as a file of several messages does (mbox). */
LivretProbe livret_mail_box_probe (const char *text, gsize size);
/** livret_mail_box_next: (transfer full) (nullable): the message at @offset, which moves on to the
 * next; %NULL at the end. */
GBytes *livret_mail_box_next (GBytes *box, gsize *offset);
/** livret_mail_is_outlook: whether it is a message as Outlook for Windows saves it (.msg). */
gboolean livret_mail_is_outlook (LivretInput *input);

/** livret_mail_bytes: (transfer full): a part's content without its transfer encoding. */
GBytes *livret_mail_bytes (GMimePart *part);
/** livret_mail_text: (transfer full): a part of text/plain or text/html, as UTF-8, without
 * controls, in lines; "" if there are no words in it. */
char *livret_mail_text (GMimePart *part);
/** livret_html_text: (transfer full): the words of a web page, in UTF-8; nothing it refers to is
 * looked for. */
char *livret_html_text (const char *html, gsize size);
/** livret_mail_charsets: has the converters loaded that messages are mostly written in. */
void livret_mail_charsets (void);

G_END_DECLS
