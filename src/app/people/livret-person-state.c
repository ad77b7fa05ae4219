/* livret-person-state.c: what the dialog of a person says of what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/people/livret-person-state.h"

#include <glib/gi18n.h>

#include "app/welcome/livret-create-state.h"
#include "app/widgets/livret-wording.h"

#define INS_LENGTH 15

/* The departments of Corsica are letters in the number and digits in its key. */
static void
replace_corsica (char *digits)
{
  char *letter = &digits[6];

  if (digits[5] != '2' || (*letter != 'A' && *letter != 'B'))
    return;
  digits[5] = '1';
  *letter = *letter == 'A' ? '9' : '8';
}

const char *
livret_person_ins_warning (const char *typed)
{
  char digits[INS_LENGTH + 1] = "";
  gsize length = 0;
  gint64 number = 0;
  int key;

  for (const char *p = typed; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      {
        if (length == INS_LENGTH)
          return _ ("This number is longer than 15 digits. Compare it with the card.");
        digits[length++] = g_ascii_toupper (*p);
      }
  if (length == 0)
    return NULL;
  if (length < INS_LENGTH)
    return _ ("This number has fewer than 15 digits: the last two are its key.");
  replace_corsica (digits);
  for (gsize i = 0; i < INS_LENGTH; i++)
    if (!g_ascii_isdigit (digits[i]))
      return _ ("This number has letters where digits stand. Compare it with the card.");
  for (gsize i = 0; i < INS_LENGTH - 2; i++)
    number = number * 10 + digits[i] - '0';
  key = (digits[INS_LENGTH - 2] - '0') * 10 + digits[INS_LENGTH - 1] - '0';
  return key == 97 - number % 97 ? NULL
                                 : _ ("The key does not match the number: a digit is probably "
                                      "wrong. Compare it with the card.");
}

LivretPersonState
livret_person_state (const LivretPersonInput *input, int today)
{
  LivretPersonState state;
  LivretDate born;
  g_autofree char *name = g_strstrip (g_strdup (input->name));

  state.birth_error = livret_create_born_error (input->birth_date, today, &born);
  state.ins_warning = livret_person_ins_warning (input->ins);
  state.can_save = name[0] != '\0' && state.birth_error == NULL;
  return state;
}

/* --- Taken out of the household ----------------------------------------------------------------
 */

char *
livret_person_held_words (const LivretPersonHeld *held)
{
  g_autofree char *documents =
      g_strdup_printf (ngettext ("%'ld document", "%'ld documents", (gulong) held->documents),
                       (long) held->documents);
  g_autofree char *entries = g_strdup_printf (
      ngettext ("%'ld health statement", "%'ld health statements", (gulong) held->entries),
      (long) held->entries);
  g_autofree char *readings = g_strdup_printf (
      ngettext ("%'ld reading", "%'ld readings", (gulong) held->readings), (long) held->readings);

  return livret_wording_join (held->documents > 0 ? documents : "",
                              held->entries > 0 ? entries : "", held->readings > 0 ? readings : "",
                              NULL);
}

static char *
say_shares (const LivretPersonHeld *held)
{
  if (held->open_shares == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("%'ld open share ends, and stays ended if the person is put back. What was handed "
                "over cannot be taken back.",
                "%'ld open shares end, and stay ended if the person is put back. What was handed "
                "over cannot be taken back.",
                (gulong) held->open_shares),
      (long) held->open_shares);
}

char *
livret_person_removal_words (const LivretPerson *person, const LivretPersonHeld *held)
{
  g_autofree char *what = livret_person_held_words (held);
  g_autofree char *shares = say_shares (held);
  GString *words = g_string_new (NULL);

  if (what[0] != '\0')
    /* Translators: a list follows: "12 documents · 9 health statements". */
    g_string_append_printf (words, _ ("All that is recorded goes with the person: %s."), what);
  else
    g_string_append (words, _ ("Nothing is recorded yet."));
  if (shares != NULL)
    g_string_append_printf (words, "\n\n%s", shares);
  g_string_append_printf (words, "\n\n%s",
                          _ ("For 30 days everything waits in the bin and can be put back as it "
                             "was; then it is erased for good."));
  if (person->self)
    g_string_append_printf (words, "\n\n%s",
                            _ ("It is the record of whoever keeps this vault: the vault and its "
                               "keys remain, for the others of the household."));
  return g_string_free (words, FALSE);
}
