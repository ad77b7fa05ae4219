/* livret-bin-state.c: what the page of the bin says of what is in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bin/livret-bin-state.h"

#include <glib/gi18n.h>

#include "app/people/livret-person-state.h"
#include "app/readings/livret-reading-item.h"
#include "app/widgets/livret-wording.h"

const char *
livret_bin_state_heading (LivretBinKind kind)
{
  if (kind == LIVRET_BIN_PERSON)
    return _ ("People");
  if (kind == LIVRET_BIN_DOCUMENT)
    return _ ("Documents");
  return kind == LIVRET_BIN_ENTRY ? _ ("Health profile") : _ ("Readings");
}

char *
livret_bin_state_title (const LivretBinItem *item, int today)
{
  const LivretSection *section = livret_section_by_id (item->group);

  if (item->reading != NULL)
    {
      g_autoptr (LivretReadingWords) words = livret_reading_words_new (item->reading, NULL, today);

      return livret_wording_join (livret_kind_label (item->reading->kind), words->value,
                                  words->when, NULL);
    }
  if (item->none && section != NULL)
    return g_strdup (_ (section->none));
  return g_strdup (item->title);
}

static char *
say_until (const LivretBinItem *item, int today)
{
  g_autofree char *day = NULL;

  if (item->until == 0)
    return g_strdup (_ ("stays noted, so that no import brings it back"));
  day = livret_wording_short_day (livret_wording_day_of (item->until), today);
  /* Translators: a date follows: "kept until 22 Dec at least". */
  return g_strdup_printf (_ ("kept until %s at least"), day);
}

char *
livret_bin_state_subtitle (const LivretBinItem *item, gboolean person, int today)
{
  const LivretSection *section = livret_section_by_id (item->group);
  g_autofree char *until = say_until (item, today);
  const char *group = "";

  if (item->kind == LIVRET_BIN_PERSON)
    {
      g_autofree char *held = livret_person_held_words (&item->held);

      return livret_wording_join (held, until, NULL);
    }
  if (item->kind == LIVRET_BIN_DOCUMENT)
    group = livret_category_label (item->group);
  else if (section != NULL)
    group = _ (section->label);
  return livret_wording_join (person ? item->person_name : "", group, until, NULL);
}

gboolean
livret_bin_state_can_erase (const LivretBinItem *item)
{
  return item->kind != LIVRET_BIN_READING;
}

/* What a person carried out of the vault by their own hand is beyond its reach. */
static const char *
say_saved (void)
{
  return _ ("What was saved outside the vault or printed stays where it is.");
}

/* Of a person the list of each share goes too. */
static char *
person_survives (const LivretBinItem *item, int shares)
{
  g_autofree char *shared =
      shares > 0
          ? g_strdup_printf (ngettext ("%d share was handed over: what was handed over stays "
                                       "with whoever has it.",
                                       "%d shares were handed over: what was handed over "
                                       "stays with whoever has it.",
                                       (gulong) shares),
                             shares)
          : g_strdup (_ ("Nothing was handed over in a share."));

  return g_strdup_printf (
      "%s\n\n%s\n\n%s\n\n%s\n\n%s",
      _ ("The whole record leaves the vault: identity, documents, health statements, readings and "
         "shares. This cannot be undone. What was given to another person of the household stays "
         "with them."),
      _ ("Copies of the vault made before still hold it, and so do the files it came from."),
      say_saved (), shared,
      _ ("The journal keeps that something was erased and when; the words it had of it are erased "
         "too."));
}

char *
livret_bin_state_survives (const LivretBinItem *item, int shares)
{
  g_autofree char *shared =
      shares > 0
          ? g_strdup_printf (
                ngettext ("It was in %d share: what was handed over stays with whoever has it, and "
                          "the list of that share keeps its title.",
                          "It was in %d shares: what was handed over stays with whoever has it, "
                          "and the lists of those shares keep its title.",
                          (gulong) shares),
                shares)
          : g_strdup (_ ("It was named in no share."));

  if (item->kind == LIVRET_BIN_PERSON)
    return person_survives (item, shares);
  return g_strdup_printf (
      "%s\n\n%s\n\n%s\n\n%s\n\n%s",
      item->kind == LIVRET_BIN_DOCUMENT
          ? _ ("Its pages and all its words leave the vault. This cannot be undone.")
          : _ ("Its words leave the vault. This cannot be undone."),
      _ ("Copies of the vault made before still hold it, and so does the file it came from."),
      say_saved (), shared,
      _ ("The journal keeps that something was erased and when; the words it had of it are erased "
         "too."));
}
