/* livret-measure-order.c: in which order measures stand, and which are landmarks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-order.h"

/* Landmarks tell of the last year: a height of long ago is none. */
#define YEAR 366
/* What was read within a month is news. */
#define MONTH 31

/* Order ----------------------------------------------------------------------- */

static guint
place_of_group (const LivretKind *kind)
{
  static const char *const order[] = { "heart",      "body",  "glucose", "activity",
                                       "laboratory", "other", "own" };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (g_str_equal (order[i], kind->group))
      return i;
  return G_N_ELEMENTS (order);
}

/* Sorting is stable: people and unplaced kinds keep the order they came in. */
static int
compare_tiles (gconstpointer a, gconstpointer b)
{
  const LivretMeasureTile *x = a;
  const LivretMeasureTile *y = b;
  guint place_x = x->place >= 0 ? (guint) x->place : G_MAXUINT;
  guint place_y = y->place >= 0 ? (guint) y->place : G_MAXUINT;

  if (!g_str_equal (x->person, y->person))
    return 0;
  if (place_of_group (x->kind) != place_of_group (y->kind))
    return place_of_group (x->kind) < place_of_group (y->kind) ? -1 : 1;
  return place_x != place_y ? (place_x < place_y ? -1 : 1) : 0;
}

void
livret_measure_tiles_sort (GPtrArray *tiles)
{
  guint first = 0;

  while (first < tiles->len)
    {
      const LivretMeasureTile *tile = tiles->pdata[first];
      g_autoptr (GPtrArray) own = g_ptr_array_new ();

      for (guint i = first; i < tiles->len; i++)
        if (g_str_equal (((LivretMeasureTile *) tiles->pdata[i])->person, tile->person))
          g_ptr_array_add (own, tiles->pdata[i]);
      g_ptr_array_sort_values (own, compare_tiles);
      for (guint i = 0; i < own->len; i++)
        tiles->pdata[first + i] = own->pdata[i];
      first += own->len;
    }
}

static gboolean
is_shown_beside (const LivretMeasureTile *tile, const char *person, const LivretKind *kind)
{
  return g_str_equal (tile->person, person) && g_str_equal (tile->kind->group, kind->group) &&
         !tile->hidden;
}

static GPtrArray *
list_group (const GPtrArray *tiles, const char *person, const LivretKind *kind)
{
  GPtrArray *group = g_ptr_array_new ();

  for (guint i = 0; i < tiles->len; i++)
    if (is_shown_beside (tiles->pdata[i], person, kind))
      g_ptr_array_add (group, (gpointer) ((LivretMeasureTile *) tiles->pdata[i])->kind);
  return group;
}

/* All of a person's kinds, those of the moved one's group in their new order. */
static GPtrArray *
put_together (const GPtrArray *tiles,
              const char *person,
              const LivretKind *kind,
              const GPtrArray *group)
{
  GPtrArray *kinds = g_ptr_array_new ();
  guint next = 0;

  for (guint i = 0; i < tiles->len; i++)
    {
      const LivretMeasureTile *tile = tiles->pdata[i];

      if (is_shown_beside (tile, person, kind))
        g_ptr_array_add (kinds, group->pdata[next++]);
      else if (g_str_equal (tile->person, person))
        g_ptr_array_add (kinds, (gpointer) tile->kind);
    }
  return kinds;
}

GPtrArray *
livret_measure_tiles_moved (const GPtrArray *tiles,
                            const char *person,
                            const LivretKind *kind,
                            int by)
{
  g_autoptr (GPtrArray) group = list_group (tiles, person, kind);
  guint from;
  int to;

  if (!g_ptr_array_find (group, kind, &from))
    return NULL;
  to = CLAMP ((int) from + by, 0, (int) group->len - 1);
  if (to == (int) from)
    return NULL;
  g_ptr_array_remove_index (group, from);
  g_ptr_array_insert (group, to, (gpointer) kind);
  return put_together (tiles, person, kind, group);
}

guint
livret_measure_tiles_place (const GPtrArray *tiles,
                            const char *person,
                            const LivretKind *kind,
                            guint *of)
{
  g_autoptr (GPtrArray) group = list_group (tiles, person, kind);
  guint place = 0;

  g_ptr_array_find (group, kind, &place);
  *of = group->len;
  return place + 1;
}

/* Landmarks ------------------------------------------------------------------- */

/* What a doctor asks for first; all others come behind. */
static const char *const telling[] = {
  "blood-pressure",    "glucose",     "hba1c", "interstitial-glucose", "weight", "heart-rate",
  "oxygen-saturation", "temperature", "bmi",   "head-circumference",   "steps",  "height",
};

static guint
rank_of (const LivretKindPresence *presence, const LivretMeasureChoice *choice, int today)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (telling) && !g_str_equal (telling[rank], presence->kind->id))
    rank++;
  rank += presence->last_day > today - MONTH ? 0 : 3;
  return choice != NULL && choice->target != NULL ? rank : rank + 100;
}

typedef struct
{
  const LivretKind *kind;
  guint rank;
} Candidate;

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  return x->rank != y->rank ? (x->rank < y->rank ? -1 : 1) : x->kind->number - y->kind->number;
}

static GPtrArray *
propose (const GArray *kinds, const GPtrArray *choices, int today)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GPtrArray *landmarks = g_ptr_array_new ();

  for (guint i = 0; i < kinds->len; i++)
    {
      const LivretKindPresence *presence = &g_array_index (kinds, LivretKindPresence, i);
      const LivretMeasureChoice *choice = livret_measure_choices_find (choices, presence->kind);
      Candidate candidate = { presence->kind, rank_of (presence, choice, today) };

      if (presence->last_day > today - YEAR && (choice == NULL || !choice->hidden))
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < MIN (candidates->len, LIVRET_LANDMARKS_PROPOSED); i++)
    g_ptr_array_add (landmarks, (gpointer) g_array_index (candidates, Candidate, i).kind);
  return landmarks;
}

static gboolean
has_readings (const GArray *kinds, const LivretKind *kind)
{
  for (guint i = 0; i < kinds->len; i++)
    if (g_array_index (kinds, LivretKindPresence, i).kind == kind)
      return TRUE;
  return FALSE;
}

static int
compare_landmarks (gconstpointer a, gconstpointer b)
{
  return ((const LivretMeasureChoice *) a)->landmark - ((const LivretMeasureChoice *) b)->landmark;
}

GPtrArray *
livret_measure_landmarks (const GArray *kinds, const GPtrArray *choices, int today)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  GPtrArray *landmarks;

  for (guint i = 0; i < choices->len; i++)
    {
      LivretMeasureChoice *choice = choices->pdata[i];

      if (choice->landmark >= 0 && has_readings (kinds, choice->kind))
        g_ptr_array_add (chosen, choice);
    }
  if (chosen->len == 0)
    return propose (kinds, choices, today);
  g_ptr_array_sort_values (chosen, compare_landmarks);
  landmarks = g_ptr_array_new ();
  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (landmarks, (gpointer) ((LivretMeasureChoice *) chosen->pdata[i])->kind);
  return landmarks;
}

void
livret_measure_landmarks_sort (GPtrArray *tiles, const GPtrArray *landmarks)
{
  guint next = 0;

  for (guint i = 0; i < landmarks->len; i++)
    for (guint j = next; j < tiles->len; j++)
      {
        gpointer tile = tiles->pdata[j];

        if (((LivretMeasureTile *) tile)->kind != landmarks->pdata[i])
          continue;
        tiles->pdata[j] = tiles->pdata[next];
        tiles->pdata[next++] = tile;
        break;
      }
}

static int
compare_on_today (gconstpointer a, gconstpointer b)
{
  return ((const LivretMeasureTile *) a)->landmark - ((const LivretMeasureTile *) b)->landmark;
}

GPtrArray *
livret_measure_tiles_landmarks (const GPtrArray *tiles, const char *person)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  GPtrArray *landmarks = g_ptr_array_new ();

  for (guint i = 0; i < tiles->len; i++)
    {
      LivretMeasureTile *tile = tiles->pdata[i];

      if (tile->landmark >= 0 && g_str_equal (tile->person, person))
        g_ptr_array_add (shown, tile);
    }
  g_ptr_array_sort_values (shown, compare_on_today);
  for (guint i = 0; i < shown->len; i++)
    g_ptr_array_add (landmarks, (gpointer) ((LivretMeasureTile *) shown->pdata[i])->kind);
  return landmarks;
}

GPtrArray *
livret_measure_landmarks_with (const GPtrArray *landmarks, const LivretKind *kind, gboolean shown)
{
  GPtrArray *with = g_ptr_array_new ();

  for (guint i = 0; i < landmarks->len; i++)
    if (landmarks->pdata[i] != kind)
      g_ptr_array_add (with, landmarks->pdata[i]);
  if (shown && with->len < LIVRET_LANDMARKS_MAX)
    g_ptr_array_add (with, (gpointer) kind);
  return with;
}
