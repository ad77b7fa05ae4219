/* livret-measure-change.c: writes what is chosen for a measure, and offers to take it back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-change.h"

#include "record/livret-measure-units.h"

typedef enum
{
  CHANGE_ORDER,
  CHANGE_LANDMARKS,
  CHANGE_HIDDEN,
  CHANGE_WORDS,
  CHANGE_UNIT,
} ChangeWhat;

/* What is set, and what it replaces. */
typedef struct
{
  GPtrArray *kinds; /* LivretKind */
  gboolean hidden;
  char *note;
  LivretMeasureTarget *target;
  const char *unit; /* the kind's own; NULL: the usual one */
} ChangeState;

struct _LivretMeasureChange
{
  ChangeWhat what;
  char *person;
  const LivretKind *kind;
  ChangeState after, before;
};

static void
clear_state (ChangeState *state)
{
  g_clear_pointer (&state->kinds, g_ptr_array_unref);
  g_clear_pointer (&state->note, g_free);
  g_clear_pointer (&state->target, livret_measure_target_free);
}

static void
clear_change (gpointer data)
{
  LivretMeasureChange *change = data;

  g_free (change->person);
  clear_state (&change->after);
  clear_state (&change->before);
}

LivretMeasureChange *
livret_measure_change_ref (LivretMeasureChange *change)
{
  return g_atomic_rc_box_acquire (change);
}

void
livret_measure_change_unref (LivretMeasureChange *change)
{
  g_atomic_rc_box_release_full (change, clear_change);
}

static LivretMeasureChange *
change_new (ChangeWhat what, const char *person, const LivretKind *kind)
{
  LivretMeasureChange *change = g_atomic_rc_box_new0 (LivretMeasureChange);

  change->what = what;
  change->person = g_strdup (person);
  change->kind = kind;
  return change;
}

LivretMeasureChange *
livret_measure_change_order (const char *person, GPtrArray *kinds)
{
  LivretMeasureChange *change = change_new (CHANGE_ORDER, person, NULL);

  change->after.kinds = kinds;
  return change;
}

LivretMeasureChange *
livret_measure_change_landmarks (const char *person, GPtrArray *kinds)
{
  LivretMeasureChange *change = change_new (CHANGE_LANDMARKS, person, NULL);

  change->after.kinds = kinds;
  return change;
}

LivretMeasureChange *
livret_measure_change_hidden (const char *person, const LivretKind *kind, gboolean hidden)
{
  LivretMeasureChange *change = change_new (CHANGE_HIDDEN, person, kind);

  change->after.hidden = hidden;
  return change;
}

LivretMeasureChange *
livret_measure_change_words (const char *person,
                             const LivretKind *kind,
                             const char *note,
                             const LivretMeasureTarget *target)
{
  LivretMeasureChange *change = change_new (CHANGE_WORDS, person, kind);

  change->after.note = g_strdup (note);
  change->after.target = livret_measure_target_copy (target);
  return change;
}

LivretMeasureChange *
livret_measure_change_unit (const char *person, const LivretKind *kind, const char *unit)
{
  LivretMeasureChange *change = change_new (CHANGE_UNIT, person, kind);

  change->after.unit = unit;
  return change;
}

/* Writing --------------------------------------------------------------------- */

static int
place_of (const LivretMeasureChoice *choice, ChangeWhat what)
{
  return what == CHANGE_ORDER ? choice->place : choice->landmark;
}

/* The kinds that had a place before, in its order. */
static GPtrArray *
list_places (const GPtrArray *choices, ChangeWhat what)
{
  GPtrArray *kinds = g_ptr_array_new ();
  const LivretMeasureChoice *next;
  int last = -1;

  do
    {
      next = NULL;
      for (guint i = 0; i < choices->len; i++)
        {
          const LivretMeasureChoice *choice = choices->pdata[i];

          if (place_of (choice, what) > last &&
              (next == NULL || place_of (choice, what) < place_of (next, what)))
            next = choice;
        }
      if (next != NULL)
        {
          last = place_of (next, what);
          g_ptr_array_add (kinds, (gpointer) next->kind);
        }
    }
  while (next != NULL);
  return kinds;
}

static gboolean
remember (LivretDb *db, LivretMeasureChange *change, GError **error)
{
  g_autoptr (LivretMeasureChoice) choice = NULL;
  g_autoptr (GPtrArray) choices = NULL;

  clear_state (&change->before);
  if (change->kind == NULL)
    {
      choices = livret_measure_choices_list (db, change->person, error);
      if (choices != NULL)
        change->before.kinds = list_places (choices, change->what);
      return choices != NULL;
    }
  choice = livret_measure_choices_get (db, change->person, change->kind, error);
  if (choice == NULL)
    return FALSE;
  change->before.unit = livret_kind_unit_chosen (change->kind);
  change->before.hidden = choice->hidden;
  change->before.note = g_steal_pointer (&choice->note);
  change->before.target = g_steal_pointer (&choice->target);
  return TRUE;
}

static gboolean
set (LivretDb *db, const LivretMeasureChange *change, const ChangeState *state, GError **error)
{
  switch (change->what)
    {
    case CHANGE_ORDER:
      return livret_measure_choices_set_order (db, change->person, state->kinds, error);
    case CHANGE_LANDMARKS:
      return livret_measure_choices_set_landmarks (db, change->person, state->kinds, error);
    case CHANGE_HIDDEN:
      return livret_measure_choices_set_hidden (db, change->person, change->kind, state->hidden,
                                                error);
    case CHANGE_UNIT:
      return livret_measure_units_set (db, change->kind, state->unit, error);
    case CHANGE_WORDS:
    default:
      return livret_measure_choices_set_note (db, change->person, change->kind, state->note,
                                              error) &&
             livret_measure_choices_set_target (db, change->person, change->kind, state->target,
                                                error);
    }
}

gpointer
livret_measure_change_apply (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretMeasureChange *change = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) && remember (db, change, error) &&
                 set (db, change, &change->after, error) && livret_db_transaction_commit (&t, error)
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

gpointer
livret_measure_change_revert (LivretDb *db,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error)
{
  const LivretMeasureChange *change = data;
  g_auto (LivretDbTransaction) t = LIVRET_DB_TRANSACTION_INIT;

  return livret_db_transaction_begin (&t, db, error) && set (db, change, &change->before, error) &&
                 livret_db_transaction_commit (&t, error)
             ? GINT_TO_POINTER (TRUE)
             : NULL;
}

/* From the window ------------------------------------------------------------- */

void
livret_measure_change_do (LivretHousehold *household,
                          LivretMeasureChange *change,
                          const char *message)
{
  livret_household_change (household, livret_measure_change_apply,
                           livret_measure_change_ref (change),
                           (GDestroyNotify) livret_measure_change_unref,
                           (LivretUndo) { message, livret_measure_change_revert, change,
                                          (GDestroyNotify) livret_measure_change_unref },
                           NULL, NULL);
}
