/* livret-entry-state.c: health statements as words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-entry-state.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/livret-wording.h"
#include "record/livret-blood.h"

static const struct
{
  const char *section;
  const char *add;
  const char *hint;
} words[] = {
  { "treatments", N_ ("Add a Treatment"), N_ ("Medicine, dose, when it is taken") },
  { "allergies", N_ ("Add an Allergy"), N_ ("What causes it, and what happens") },
  { "conditions", N_ ("Add a Condition"), N_ ("Illness or health matter") },
  { "vaccinations", N_ ("Add a Vaccination"), N_ ("Vaccine or disease, lot number if known") },
  { "contacts", N_ ("Add a Contact"), N_ ("Name, role and telephone") },
  { "devices", N_ ("Add an Implant or Device"), N_ ("What it is, where, MRI or not") },
  { "blood", N_ ("Add the Blood Group"), N_ ("A+, A−, B+, B−, AB+, AB−, O+ or O−") },
};

const char *
livret_entry_state_add (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].section, section))
      return _ (words[i].add);
  return _ ("Add");
}

const char *
livret_entry_state_hint (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].section, section))
      return _ (words[i].hint);
  return _ ("Text");
}

const char *
livret_entry_state_comment (const char *section)
{
  return g_str_equal (section, "blood") ? _ ("How it is known: laboratory, card, told by…")
                                        : _ ("Comment");
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

LivretEntryState
livret_entry_state (const LivretEntryInput *input)
{
  LivretEntryState state = { 0 };

  if (!is_blank (input->from) && !livret_date_parse (input->from, NULL, &state.from, NULL))
    state.error = _ ("The first date is not one: write a year, a month and year, or a day.");
  else if (!is_blank (input->until) && !livret_date_parse (input->until, NULL, &state.until, NULL))
    state.error = _ ("The last date is not one: write a year, a month and year, or a day.");
  else if (g_strcmp0 (input->section, "blood") == 0 && !is_blank (input->text) &&
           livret_blood_group (input->text) == NULL)
    state.error = _ ("A blood group is A+, A−, B+, B−, AB+, AB−, O+ or O−.");
  else if (livret_date_is_set (&state.from) && livret_date_is_set (&state.until) &&
           state.until.latest < state.from.earliest)
    state.error = _ ("The end lies before the beginning.");
  state.can_save = state.error == NULL && !is_blank (input->text);
  return state;
}

const char *
livret_entry_state_title (const LivretEntry *entry)
{
  return entry->none ? _ (livret_section_by_id (entry->section)->none) : entry->text;
}

static char *
describe_dates (const LivretEntry *entry)
{
  if (entry->none)
    return livret_date_declared (&entry->from);
  if (livret_date_is_set (&entry->until))
    return livret_date_is_set (&entry->from) ? livret_date_span (&entry->from, &entry->until)
                                             : livret_date_until (&entry->until);
  if (!livret_date_is_set (&entry->from))
    return NULL;
  /* A vaccination or an analysis happened once; everything else goes on. */
  if (g_str_equal (entry->section, "vaccinations") || g_str_equal (entry->section, "blood"))
    return livret_date_display (&entry->from);
  return livret_date_since (&entry->from);
}

char *
livret_entry_state_subtitle (const LivretEntry *entry)
{
  g_autofree char *dates = describe_dates (entry);

  if (dates == NULL)
    return g_strdup (entry->comment);
  return livret_wording_join (dates, *entry->comment != '\0' ? entry->comment : NULL, NULL);
}
