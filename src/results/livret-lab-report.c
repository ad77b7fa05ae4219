/* livret-lab-report.c: pages, parts and days of a laboratory's report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-report.h"

#include <string.h>

#define MOMENTS_MAX 50
/* Letters between “Prélevé” and its day. */
#define DAY_WITHIN 48

/* A moment of sampling, and the number of results before it. */
typedef struct
{
  LivretLabMoment when;
  guint before;
} Sampled;

struct _LivretLabReport
{
  GPtrArray *list;
  Sampled sampled[MOMENTS_MAX];
  guint n_sampled;
  guint page;
  gboolean urine;
  gboolean waiting; /* the line before ended in “prélevé le” */
};

/* --- Days ---------------------------------------------------------------------------------------
 */

/* Between “Prélèvement” and its day stands nothing of another day. */
static gboolean
is_other_day (const char *word)
{
  static const char *const words[] = { "recu",     "reception",  "enregistre", "edite",
                                       "edition",  "valide",     "validation", "ne",
                                       "nee",      "naissance",  "demande",    "prescription",
                                       "prescrit", "impression", "imprime",    "prochain",
                                       "birth",    "received",   "printed",    NULL };

  return g_strv_contains (words, word);
}

static void
note_moment (LivretLabReport *report, const LivretLabMoment *when)
{
  if (report->n_sampled < MOMENTS_MAX)
    report->sampled[report->n_sampled++] = (Sampled) { *when, report->list->len };
}

/* A number that begins no day: its end neither. */
static guint
skip_one (const LivretLabLine *line, guint at)
{
  while (livret_lab_line_is_digit (line, at) ||
         (line->raw[at] == '/' && livret_lab_line_is_digit (line, at + 1)))
    at++;
  return at + 1;
}

/* The day behind @at; %FALSE if the line ends before it. */
static gboolean
find_day (LivretLabReport *report, const LivretLabLine *line, guint at)
{
  guint end = MIN (line->n, at + DAY_WITHIN);

  while (at < end)
    {
      char word[LIVRET_LAB_WORD_MAX];
      LivretLabMoment when;
      guint next = livret_lab_line_word (line, at, word);

      if (is_other_day (word))
        return TRUE;
      if (next == at && livret_lab_line_is_digit (line, at) &&
          livret_lab_line_moment (line, at, &when) != at)
        {
          note_moment (report, &when);
          return TRUE;
        }
      at = next != at ? next : skip_one (line, at);
    }
  return end < line->n;
}

static gboolean
read_day (LivretLabReport *report, const LivretLabLine *line)
{
  static const char *const words[] = { "prelev", "sample of", "sampled", "collected", NULL };

  if (report->waiting)
    {
      LivretLabMoment when;
      guint at = livret_lab_line_skip (line, 0, ":");

      report->waiting = FALSE;
      if (livret_lab_line_moment (line, at, &when) != at)
        {
          note_moment (report, &when);
          return TRUE;
        }
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint at = livret_lab_line_find (line, 0, words[i]);

      if (at == 0)
        continue;
      report->waiting = !find_day (report, line, at);
      return TRUE;
    }
  return FALSE;
}

/* Hours apart are another sample, a day without an hour is the same one. */
static gboolean
is_same_moment (const LivretLabMoment *a, const LivretLabMoment *b)
{
  return a->timed && b->timed ? a->time == b->time : a->time / 86400 == b->time / 86400;
}

/* The one that knows its hour, of all that are the same. */
static gboolean
find_only (const LivretLabReport *report, LivretLabMoment *when)
{
  for (guint i = 0; i < report->n_sampled; i++)
    {
      const LivretLabMoment *other = &report->sampled[i].when;

      if (i > 0 && !is_same_moment (when, other))
        return FALSE;
      if (i == 0 || other->timed)
        *when = *other;
    }
  return report->n_sampled > 0;
}

/* Of several the nearest above; which one it is is asked. */
static void
find_nearest (const LivretLabReport *report, guint number, LivretLabResult *result)
{
  for (guint i = 0; i < report->n_sampled; i++)
    if (i == 0 || report->sampled[i].before <= number)
      {
        result->when = report->sampled[i].when;
        result->dated = TRUE;
      }
  result->doubts |= LIVRET_LAB_DOUBT_DAY;
}

static void
set_days (LivretLabReport *report)
{
  LivretLabMoment only;
  gboolean sure = find_only (report, &only);

  for (guint i = 0; i < report->list->len; i++)
    {
      LivretLabResult *result = report->list->pdata[i];

      if (sure)
        {
          result->when = only;
          result->dated = TRUE;
        }
      else
        find_nearest (report, i, result);
    }
}

/* --- Parts --------------------------------------------------------------------------------------
 */

static gboolean
has_any (const LivretLabLine *line, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (livret_lab_line_find (line, 0, words[i]) != 0)
      return TRUE;
  return FALSE;
}

/* A heading turns to what the lines below are about: the leucocytes of urine are none of blood. */
static void
read_heading (LivretLabReport *report, const LivretLabLine *line)
{
  static const char *const others[] = { "urin",    "ecbu",    "cytobacterio", "selles", "lcr",
                                        "liquide", "cephalo", "spermogramme", "ascite", NULL };
  static const char *const blood[] = { "sang",       "hemato",    "hemogramme", "numeration",
                                       "biochimie",  "hemostase", "coagul",     "lipid",
                                       "hormon",     "thyroid",   "glycemi",    "serum",
                                       "ionogramme", "hepati",    "marqueur",   "vitamin",
                                       NULL };
  gboolean of_blood = has_any (line, blood);

  if (has_any (line, others))
    report->urine = !of_blood;
  else if (of_blood)
    report->urine = FALSE;
}

/* --- Results ------------------------------------------------------------------------------------
 */

static gboolean
is_same (const LivretLabResult *a, const LivretLabResult *b)
{
  double x, y;

  return livret_kind_to_canonical (a->kind, a->value, a->unit, &x) &&
         livret_kind_to_canonical (b->kind, b->value, b->unit, &y) && x == y &&
         a->limit == b->limit && a->flags == b->flags;
}

/* A page that sums up says again what another says. */
static void
drop_repeated (GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    for (guint j = i + 1; j < list->len;)
      {
        LivretLabResult *a = list->pdata[i];
        LivretLabResult *b = list->pdata[j];

        if (a->kind != b->kind || !is_same_moment (&a->when, &b->when))
          j++;
        else if (is_same (a, b))
          g_ptr_array_remove_index (list, j);
        else
          {
            a->doubts |= LIVRET_LAB_DOUBT_VALUE;
            b->doubts |= LIVRET_LAB_DOUBT_VALUE;
            j++;
          }
      }
}

LivretLabReport *
livret_lab_report_new (void)
{
  LivretLabReport *report = g_new0 (LivretLabReport, 1);

  report->list = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_lab_result_free);
  report->page = 1;
  return report;
}

void
livret_lab_report_page (LivretLabReport *report, guint page)
{
  report->page = page;
}

gboolean
livret_lab_report_line (LivretLabReport *report, const char *text, gsize size, guint doubts)
{
  LivretLabLine line;
  guint before = report->list->len;

  livret_lab_line_init (&line, text, size);
  if (line.n == 0 || before >= LIVRET_LAB_RESULTS_MAX || read_day (report, &line))
    return FALSE;
  livret_lab_line_results (&line, report->urine, report->list);
  for (guint i = before; i < report->list->len; i++)
    {
      LivretLabResult *result = report->list->pdata[i];

      result->page = report->page;
      result->doubts |= doubts;
    }
  if (report->list->len > before)
    return TRUE;
  read_heading (report, &line);
  return FALSE;
}

gboolean
livret_lab_report_day (const LivretLabReport *report, gint64 *day)
{
  if (report->n_sampled > 0)
    *day = report->sampled[report->n_sampled - 1].when.time / 86400;
  return report->n_sampled > 0;
}

GPtrArray *
livret_lab_report_end (LivretLabReport *report)
{
  GPtrArray *list = report->list;

  set_days (report);
  drop_repeated (list);
  g_free (report);
  return list;
}
