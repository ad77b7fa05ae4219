/* livret-mail-head.c: who wrote a message, when, and of what.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-mail.h"

#include <string.h>

#include "base/livret-text.h"

/* Of the people a message went to; a circular names hundreds. */
#define NAMED_MAX 3
#define LETTERS_MAX 300

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/* One line for people, not longer than is shown. */
static char *
line_of (const char *text)
{
  g_autofree char *line = livret_text_line (text);
  char *stripped = g_strstrip (line);

  if (*stripped == '\0')
    return NULL;
  if (g_utf8_strlen (stripped, -1) > LETTERS_MAX)
    *g_utf8_offset_to_pointer (stripped, LETTERS_MAX) = '\0';
  return g_strdup (stripped);
}

/* What mail programs put before a subject that they answer or pass on, in the languages that
 * Livret's readers write; and what IHE XDM has every message with an archive begin with. */
static const char *
behind_prefix (const char *subject)
{
  static const char xdm[] = "XDM/1.0/DDM";
  static const char *const prefixes[] = { "re", "ré", "rép", "fw", "fwd", "tr", "aw", "wg" };

  if (g_str_has_prefix (subject, xdm))
    return subject + strlen (xdm) + strspn (subject + strlen (xdm), "+ ");
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);
      const char *rest = subject + length;

      if (g_ascii_strncasecmp (subject, prefixes[i], length) != 0)
        continue;
      if (g_str_has_prefix (rest, "\u00a0"))
        rest += strlen ("\u00a0");
      else if (*rest == ' ')
        rest++;
      if (*rest == ':')
        return rest + 1 + strspn (rest + 1, " \t");
    }
  return NULL;
}

static char *
bare_subject (const char *subject)
{
  g_autofree char *line = line_of (subject);
  const char *rest = line, *behind;

  while (rest != NULL && (behind = behind_prefix (rest)) != NULL)
    rest = behind;
  return has_text (rest) ? g_strdup (rest) : NULL;
}

static InternetAddress *
first_of (InternetAddressList *list)
{
  return list != NULL && internet_address_list_length (list) > 0
             ? internet_address_list_get_address (list, 0)
             : NULL;
}

static const char *
address_of (InternetAddress *address)
{
  return INTERNET_ADDRESS_IS_MAILBOX (address)
             ? internet_address_mailbox_get_addr (INTERNET_ADDRESS_MAILBOX (address))
             : NULL;
}

static char *
name_of (InternetAddress *address)
{
  char *name = address != NULL ? line_of (internet_address_get_name (address)) : NULL;

  return name != NULL || address == NULL ? name : line_of (address_of (address));
}

/* “Laboratoire du Port <labo@port.example>” */
static void
append_whole (InternetAddress *address, GString *out)
{
  g_autofree char *name = line_of (internet_address_get_name (address));
  g_autofree char *mailbox = line_of (address_of (address));

  if (name != NULL)
    g_string_append (out, name);
  if (name != NULL && mailbox != NULL)
    g_string_append_printf (out, " <%s>", mailbox);
  else if (mailbox != NULL)
    g_string_append (out, mailbox);
}

static void
append_people (GMimeMessage *message, InternetAddress *sender, GString *out)
{
  InternetAddressList *to = g_mime_message_get_to (message);
  int n = to != NULL ? internet_address_list_length (to) : 0;

  if (sender == NULL && n == 0)
    return;
  if (sender != NULL)
    append_whole (sender, out);
  for (int i = 0; i < MIN (n, NAMED_MAX); i++)
    {
      g_string_append (out, i == 0 ? " → " : ", ");
      append_whole (internet_address_list_get_address (to, i), out);
    }
  g_string_append (out, n > NAMED_MAX ? "…\n" : "\n");
}

static InternetAddress *
sender_of (GMimeMessage *message)
{
  InternetAddress *from = first_of (g_mime_message_get_from (message));

  return from != NULL ? from : first_of (g_mime_message_get_sender (message));
}

void
livret_mail_head_read (GMimeMessage *message, LivretMailHead *out)
{
  InternetAddress *sender = sender_of (message);
  GDateTime *date = g_mime_message_get_date (message);
  g_autofree char *subject = line_of (g_mime_message_get_subject (message));
  g_autoptr (GString) heading = g_string_new (NULL);

  *out = (LivretMailHead) { .subject = bare_subject (subject), .sender = name_of (sender) };
  if (subject != NULL)
    g_string_append_printf (heading, "%s\n", subject);
  append_people (message, sender, heading);
  /* A clock that was never set is no date. */
  if (date != NULL && g_date_time_get_year (date) >= 1980 && g_date_time_get_year (date) <= 2200)
    {
      g_autofree char *when = g_date_time_format (date, "%Y-%m-%d %H:%M %:z");

      g_strlcpy (out->date, when, 11);
      g_string_append_printf (heading, "%s\n", when);
    }
  out->heading = g_string_free_and_steal (g_steal_pointer (&heading));
}

void
livret_mail_head_clear (LivretMailHead *head)
{
  g_clear_pointer (&head->subject, g_free);
  g_clear_pointer (&head->sender, g_free);
  g_clear_pointer (&head->heading, g_free);
  head->date[0] = '\0';
}
