/* livret-person-state.c: what the dialog of a person says of what is typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/people/livret-person-state.h"

#include <glib/gi18n.h>

#include "app/welcome/livret-create-state.h"

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
