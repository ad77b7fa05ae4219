/* livret-blood-told.c: blood groups that a document states, also as two results.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-blood-told.h"

#include <string.h>

/* "2026-03-14": of a partial date with a time. */
#define DAY_LENGTH 10

typedef struct
{
  LivretBloodQuestion asked;
  const char *answer;
  char *who;
  char *section;
  char *text;
  char *from;
  char *comment;
  char *place;
  char *code;
  gboolean given;
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  g_free (told->who);
  g_free (told->section);
  g_free (told->text);
  g_free (told->from);
  g_free (told->comment);
  g_free (told->place);
  g_free (told->code);
  g_free (told);
}

GPtrArray *
livret_blood_told_new (void)
{
  return g_ptr_array_new_with_free_func (told_free);
}

void
livret_blood_told_add (GPtrArray *list,
                       LivretBloodQuestion asked,
                       const char *answer,
                       const char *who,
                       const LivretSinkEntry *words)
{
  Told *told = g_new0 (Told, 1);

  told->asked = asked;
  told->answer = answer;
  told->who = g_strdup (who);
  told->section = g_strdup (words->section);
  told->text = g_strdup (words->text != NULL ? words->text : answer);
  told->from = g_strdup (words->from != NULL ? words->from : "");
  told->comment = g_strdup (words->comment);
  told->place = g_strdup (words->place);
  told->code = g_strdup (words->code);
  g_ptr_array_add (list, told);
}

/* Of different days, or of two laboratories, halves are not put together. */
static gboolean
belong (const Told *a, const Told *b)
{
  return strncmp (a->from, b->from, DAY_LENGTH) == 0 && g_strcmp0 (a->who, b->who) == 0;
}

/* Adds a half; %FALSE: there is another. */
static gboolean
add_half (const char **half, const char *found)
{
  if (found != NULL && *half != NULL && strcmp (*half, found) != 0)
    return FALSE;
  if (found != NULL)
    *half = found;
  return TRUE;
}

/* (nullable): the group of all that belongs to @first. @odds: they contradict each other */
static const char *
join (const GPtrArray *list, const Told *first, gboolean *odds)
{
  const char *abo = NULL, *rh = NULL;

  *odds = FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const Told *told = list->pdata[i];
      gboolean whole = told->asked == LIVRET_BLOOD_GROUP;
      const char *letters = whole ? livret_blood_part (told->answer, LIVRET_BLOOD_ABO)
                            : told->asked == LIVRET_BLOOD_ABO ? told->answer
                                                              : NULL;
      const char *factor = whole ? livret_blood_part (told->answer, LIVRET_BLOOD_RH)
                           : told->asked == LIVRET_BLOOD_RH ? told->answer
                                                            : NULL;

      if (belong (first, told) && (!add_half (&abo, letters) || !add_half (&rh, factor)))
        *odds = TRUE;
    }
  return *odds ? NULL : livret_blood_join (abo, rh);
}

/* @comment: (transfer full) */
static gboolean
give (const Told *told, LivretSink *sink, const char *section, const char *text, char *comment)
{
  g_autofree char *owned = comment;
  g_autofree char *said =
      told->comment != NULL ? g_strdup_printf ("%s, %s", comment, told->comment) : NULL;
  const LivretSinkEntry entry = { .section = section,
                                  .text = text,
                                  .from = *told->from != '\0' ? told->from : NULL,
                                  .comment = said != NULL ? said : owned,
                                  .place = told->place,
                                  .code = told->code };

  return livret_sink_entry (sink, &entry);
}

/* Who says it stands in the comment, as what is known of a group is worth no more than its origin.
 */
static gboolean
give_group (GPtrArray *list, const Told *first, LivretSink *sink, const char *group)
{
  for (guint i = 0; i < list->len; i++)
    {
      Told *told = list->pdata[i];

      told->given = told->given || belong (first, told);
    }
  return give (first, sink, "blood", group, livret_blood_group_origin (first->who));
}

gboolean
livret_blood_told_give (GPtrArray *list, LivretSink *sink)
{
  gboolean goes_on = TRUE;

  for (guint i = 0; i < list->len && goes_on; i++)
    {
      const Told *told = list->pdata[i];
      gboolean odds;
      const char *group = told->given ? NULL : join (list, told, &odds);

      if (group != NULL)
        goes_on = give_group (list, told, sink, group);
      else if (!told->given)
        goes_on =
            give (told, sink, told->section, told->text,
                  odds ? livret_blood_odds_comment () : livret_blood_half_comment (told->asked));
    }
  g_ptr_array_set_size (list, 0);
  return goes_on;
}
