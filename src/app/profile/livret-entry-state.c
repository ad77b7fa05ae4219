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
  { "procedures", N_ ("Add an Operation or Hospital Stay"), N_ ("What was done, and where") },
  { "family", N_ ("Add to the Family History"), N_ ("Illness, and who has or had it") },
  { "habits", N_ ("Add a Habit"), N_ ("Tobacco, alcohol, exercise, food, sleep") },
  { "pregnancies", N_ ("Add a Pregnancy"), N_ ("How it went, number of children") },
  { "disabilities", N_ ("Add a Disability"), N_ ("What it is, rate, help that is needed") },
  { "wishes", N_ ("Add a Wish"), N_ ("What is wanted, and what is not") },
  { "results", N_ ("Add a Result"), N_ ("Examination, and what it showed") },
};

char *
livret_entry_state_heading (const GPtrArray *entries, const LivretSection *section)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const LivretEntry *entry = entries->pdata[i];

      n += !entry->none && g_str_equal (entry->section, section->id);
    }
  return n == 0 ? g_strdup (_ (section->label))
                : g_strdup_printf ("%s · %u", _ (section->label), n);
}

const char *
livret_entry_state_warning (const GPtrArray *entries, const char *section)
{
  const char *first = NULL;

  for (guint i = 0; g_str_equal (section, "blood") && i < entries->len; i++)
    {
      const LivretEntry *entry = entries->pdata[i];

      if (!g_str_equal (entry->section, section) || entry->none)
        continue;
      if (first != NULL && !g_str_equal (first, entry->text))
        return _ ("Different groups are noted: not to be relied on. The emergency sheet shows none "
                  "of them.");
      first = entry->text;
    }
  return NULL;
}

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
  return g_str_equal (section, "blood") ? _ ("How it is known, in words") : _ ("Comment");
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

/* --- How a blood group is known -----------------------------------------------------------------
 * Kept as words in the comment, as anybody may write them there; lists capitalise them.
 */

static const char *const origins[] = {
  NC_ ("blood group origin", "not noted"),           NC_ (ORIGIN, "laboratory’s card"),
  NC_ ("blood group origin", "laboratory’s result"), NC_ (ORIGIN, "hospital’s record"),
  NC_ ("blood group origin", "blood donor’s card"),  NC_ (ORIGIN, "told by the person"),
  NC_ ("blood group origin", "something else"),
};
#define NOT_NOTED 0
#define IN_WORDS (G_N_ELEMENTS (origins) - 1)

static const char *
get_origin (guint place)
{
  return g_dpgettext2 (NULL, "blood group origin", origins[place]);
}

GStrv
livret_entry_state_origins (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      g_autofree char *words = livret_wording_capital (get_origin (i));

      g_strv_builder_add (builder, words);
    }
  return g_strv_builder_end (builder);
}

guint
livret_entry_state_origin (const char *comment)
{
  g_autofree char *folded = g_utf8_casefold (comment, -1);

  g_strstrip (folded);
  if (*folded == '\0')
    return NOT_NOTED;
  for (guint i = NOT_NOTED + 1; i < IN_WORDS; i++)
    {
      g_autofree char *here = g_utf8_casefold (get_origin (i), -1);
      g_autofree char *plain = g_utf8_casefold (origins[i], -1);

      if (g_str_equal (folded, here) || g_str_equal (folded, plain))
        return i;
    }
  return IN_WORDS;
}

char *
livret_entry_state_origin_comment (guint place, const char *words)
{
  if (place == NOT_NOTED || place > IN_WORDS)
    return g_strdup ("");
  return place == IN_WORDS ? g_strstrip (g_strdup (words)) : g_strdup (get_origin (place));
}

/* --- What is typed, and what is said ------------------------------------------------------------
 */

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
  const char *comment = entry->comment;

  /* A group without an origin is nothing to rely on. */
  if (g_str_equal (entry->section, "blood") && !entry->none && is_blank (comment))
    comment = _ ("origin not noted");
  if (dates == NULL)
    return g_strdup (comment);
  return livret_wording_join (dates, *comment != '\0' ? comment : NULL, NULL);
}
