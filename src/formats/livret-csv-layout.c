/* livret-csv-layout.c: what the columns of a table mean, by its header.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-csv-layout.h"

#include "base/livret-quantity.h"
#include "base/livret-text.h"

/* Whether @name is one of those between bars; @french: it stands after the '#'. */
static gboolean
has_name (const char *names, const char *name, gboolean *french)
{
  gsize size = strlen (name);
  gboolean in_french = FALSE;

  for (const char *p = names; *p != '\0';)
    {
      gsize n = strcspn (p, "|#");

      if (n == size && size > 0 && strncmp (p, name, n) == 0)
        {
          *french = in_french;
          return TRUE;
        }
      p += n;
      in_french = in_french || *p == '#';
      p += *p != '\0';
    }
  return FALSE;
}

gboolean
livret_csv_has_name (const char *names, const char *folded)
{
  gboolean french;

  return has_name (names, folded, &french);
}

const LivretCsvColumn *
livret_csv_column_for_name (const LivretCsvColumn *columns, const char *folded, gboolean *french)
{
  for (; columns->names != NULL; columns++)
    if (has_name (columns->names, folded, french))
      return columns;
  return NULL;
}

/* The written unit at the end of a title, and the title without it: "Weight (kg)", "Glucose mg/dL".
 */
static char *
split_unit (char *title)
{
  gsize size = strlen (title);
  char *open;

  if (size > 0 && (title[size - 1] == ')' || title[size - 1] == ']'))
    {
      open = strrchr (title, title[size - 1] == ')' ? '(' : '[');
      if (open == NULL || open == title)
        return NULL;
      title[size - 1] = '\0';
      *open = '\0';
      return g_strstrip (g_strdup (open + 1));
    }
  /* Some apps lose the closing bracket. */
  open = strrchr (title, '(');
  if (open == NULL || open == title)
    open = strrchr (title, ' ');
  if (open == NULL || open == title || livret_unit_from_written (open + 1) == NULL)
    return NULL;
  *open = '\0';
  return g_strstrip (g_strdup (open + 1));
}

static const LivretKind *
choose_kind (const char *kinds, const char *unit)
{
  g_auto (GStrv) ids = g_strsplit (kinds, "|", -1);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      const LivretKind *kind = livret_kind_by_id (ids[i]);
      double one;

      if (kind != NULL && (unit == NULL || livret_kind_to_canonical (kind, 1, unit, &one)))
        return kind;
    }
  return NULL;
}

static void
note_label (GHashTable *names, const char *label, const LivretKind *kind)
{
  g_autofree char *folded = livret_text_fold (label, -1);

  g_strstrip (folded);
  if (!g_hash_table_contains (names, folded))
    g_hash_table_insert (names, g_steal_pointer (&folded), (gpointer) kind);
}

const LivretKind *
livret_csv_kind_called (const char *folded)
{
  /* Files are read by one thread. */
  static GHashTable *names;
  static const LivretKind *const *of;
  const LivretKind *const *kinds = livret_kinds ();

  if (of != kinds)
    {
      g_clear_pointer (&names, g_hash_table_unref);
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; kinds[i] != NULL; i++)
        if (kinds[i]->n_components == 1)
          {
            note_label (names, kinds[i]->label, kinds[i]);
            note_label (names, livret_kind_label (kinds[i]), kinds[i]);
          }
      of = kinds;
    }
  return g_hash_table_lookup (names, folded);
}

/* A unit in words of a person's own belongs to their kind alone. */
static const char *
read_unit (const char *kinds, const char *written)
{
  const char *known = livret_unit_from_written (written);
  const LivretKind *kind = livret_kind_by_id (kinds);

  return known == NULL && kind != NULL ? livret_kind_unit_written (kind, written) : known;
}

static void
set_kind (LivretCsvPlanColumn *column, const LivretCsvColumn *meaning, const char *written)
{
  const char *kinds = meaning->role == LIVRET_CSV_VALUE   ? meaning->kinds
                      : meaning->role == LIVRET_CSV_PULSE ? "heart-rate"
                                                          : "blood-pressure";

  column->unit = written != NULL ? read_unit (kinds, written) : meaning->unit;
  column->unknown_unit = written != NULL && column->unit == NULL;
  column->kind = choose_kind (kinds, column->unit);
  if (column->kind == NULL)
    {
      column->unknown_unit = TRUE;
      column->kind = choose_kind (kinds, NULL);
    }
}

static gboolean
has_kind (LivretCsvRole role)
{
  return role >= LIVRET_CSV_VALUE && role <= LIVRET_CSV_PRESSURE;
}

void
livret_csv_plan_column_set (LivretCsvPlanColumn *column,
                            LivretCsvRole role,
                            const char *kind,
                            const char *unit)
{
  g_autofree char *part = g_strdup (column->title);
  g_autofree char *written = unit == NULL ? split_unit (part) : NULL;
  const LivretCsvColumn meaning = { "", role, kind, unit };

  column->role = role;
  /* What stands in brackets may be a remark: "Weight (morning)". */
  if (written != NULL && livret_unit_from_written (written) == NULL)
    g_clear_pointer (&written, g_free);
  if (has_kind (role))
    set_kind (column, &meaning, written);
}

/* "com.samsung.health.blood_pressure.systolic" */
static const char *
name_part (const LivretCsvLayout *layout, const char *title)
{
  const char *dot = (layout->flags & LIVRET_CSV_DOTTED) != 0 ? strrchr (title, '.') : NULL;

  return dot != NULL ? dot + 1 : title;
}

/* @kind: (nullable): as a column is called. */
static void
plan_called (LivretCsvPlanColumn *column, const LivretKind *kind, const char *written)
{
  if (kind == NULL)
    return;
  column->role = LIVRET_CSV_VALUE;
  set_kind (column, &(LivretCsvColumn) { "", LIVRET_CSV_VALUE, kind->id }, written);
}

static void
plan_column (LivretCsvPlan *plan, LivretCsvPlanColumn *column, const char *title)
{
  g_autofree char *whole = livret_text_fold (name_part (plan->layout, title), -1);
  g_autofree char *part = g_strdup (name_part (plan->layout, title));
  g_autofree char *written = split_unit (part);
  g_autofree char *name = livret_text_fold (part, -1);
  gboolean french = FALSE;
  const LivretCsvColumn *meaning;

  column->title = g_strdup (title);
  g_strstrip (whole);
  g_strstrip (name);
  meaning = livret_csv_column_for_name (plan->layout->columns, whole, &french);
  if (meaning != NULL)
    g_clear_pointer (&written, g_free);
  else
    meaning = livret_csv_column_for_name (plan->layout->columns, name, &french);
  if (meaning == NULL)
    {
      if ((plan->layout->flags & LIVRET_CSV_ANY_KIND) != 0)
        plan_called (column, livret_csv_kind_called (name), written);
      return;
    }
  plan->french = plan->french || french;
  column->role = meaning->role;
  column->meaning = meaning;
  column->limits = (LivretCsvLimits) { meaning->low, meaning->high };
  if (has_kind (column->role))
    set_kind (column, meaning, written);
}

static gboolean
has_exact_signature (LivretCsv *csv, const LivretCsvLayout *layout)
{
  for (guint i = 0; layout->signature[i] != NULL; i++)
    if (strcmp (livret_csv_field (csv, i), layout->signature[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_titled (LivretCsv *csv, guint column, const LivretCsvLayout *layout, const char *names)
{
  const char *title = name_part (layout, livret_csv_field (csv, column));
  g_autofree char *whole = livret_text_fold (title, -1);
  g_autofree char *part = g_strdup (title);
  g_autofree char *unit = split_unit (part);
  g_autofree char *name = livret_text_fold (part, -1);
  gboolean french;

  return has_name (names, g_strstrip (name), &french) ||
         has_name (names, g_strstrip (whole), &french);
}

static gboolean
has_folded_signature (LivretCsv *csv, const LivretCsvLayout *layout)
{
  gboolean ordered = (layout->flags & LIVRET_CSV_ORDERED) != 0;

  for (guint i = 0; layout->signature[i] != NULL; i++)
    {
      guint c = ordered ? i : 0;
      gboolean found = is_titled (csv, c, layout, layout->signature[i]);

      while (!ordered && !found && ++c < csv->n_fields)
        found = is_titled (csv, c, layout, layout->signature[i]);
      if (!found)
        return FALSE;
    }
  return TRUE;
}

int
livret_csv_plan_find (const LivretCsvPlan *plan, LivretCsvRole role)
{
  for (guint i = 0; i < plan->n_columns; i++)
    if (plan->columns[i].role == role)
      return i;
  return -1;
}

/* A cuff's two columns may both be called by their unit: the first is the systolic one. */
static void
name_diastolic (LivretCsvPlan *plan)
{
  int first = livret_csv_plan_find (plan, LIVRET_CSV_SYSTOLIC);

  if (first >= 0 && first + 1 < (int) plan->n_columns &&
      plan->columns[first + 1].role == LIVRET_CSV_SYSTOLIC &&
      strcmp (plan->columns[first].title, plan->columns[first + 1].title) == 0)
    plan->columns[first + 1].role = LIVRET_CSV_DIASTOLIC;
}

/* The same meaning twice would be a guess: the second stays without one. Where a row fills one of
 * several columns, all of them hold readings. */
static void
drop_doubles (LivretCsvPlan *plan)
{
  gboolean sparse = (plan->layout->flags & LIVRET_CSV_SPARSE) != 0;

  for (guint i = 0; i < plan->n_columns; i++)
    for (guint k = i + 1; k < plan->n_columns; k++)
      if (plan->columns[k].role == plan->columns[i].role &&
          plan->columns[k].kind == plan->columns[i].kind &&
          plan->columns[k].role != LIVRET_CSV_COMMENT && plan->columns[k].role != LIVRET_CSV_KEY &&
          !(sparse && plan->columns[k].role == LIVRET_CSV_VALUE))
        plan->columns[k].role = LIVRET_CSV_NOTHING;
}

static gboolean
is_usable (const LivretCsvPlan *plan)
{
  gboolean long_form = livret_csv_plan_find (plan, LIVRET_CSV_KIND) >= 0 &&
                       livret_csv_plan_find (plan, LIVRET_CSV_NUMBER) >= 0;
  gboolean pair = livret_csv_plan_find (plan, LIVRET_CSV_SYSTOLIC) >= 0 &&
                  livret_csv_plan_find (plan, LIVRET_CSV_DIASTOLIC) >= 0;

  return livret_csv_plan_find (plan, LIVRET_CSV_DATE) >= 0 &&
         (long_form || pair || plan->layout->take != NULL ||
          livret_csv_plan_find (plan, LIVRET_CSV_VALUE) >= 0 ||
          livret_csv_plan_find (plan, LIVRET_CSV_PULSE) >= 0 ||
          livret_csv_plan_find (plan, LIVRET_CSV_PRESSURE) >= 0);
}

LivretCsvPlan *
livret_csv_plan_guess (LivretCsv *csv, const LivretCsvLayout *layout)
{
  LivretCsvPlan *plan = g_new0 (LivretCsvPlan, 1);

  plan->layout = layout;
  plan->rows = 1;
  plan->n_columns = csv->n_fields;
  plan->columns = g_new0 (LivretCsvPlanColumn, csv->n_fields);
  for (guint i = 0; i < csv->n_fields; i++)
    plan_column (plan, &plan->columns[i], csv->fields[i].text);
  name_diastolic (plan);
  drop_doubles (plan);
  return plan;
}

/* (nullable): what the record now in @csv means as a header. */
static LivretCsvPlan *
plan_header (LivretCsv *csv, const LivretCsvLayout *layout)
{
  g_autoptr (LivretCsvPlan) plan = NULL;

  if ((layout->flags & LIVRET_CSV_EXACT) != 0 ? !has_exact_signature (csv, layout)
                                              : !has_folded_signature (csv, layout))
    return NULL;
  plan = livret_csv_plan_guess (csv, layout);
  return is_usable (plan) ? g_steal_pointer (&plan) : NULL;
}

LivretCsvPlan *
livret_csv_plan_new (LivretCsv *csv,
                     const LivretCsvLayout *layouts,
                     gsize n_layouts,
                     GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *title = NULL;

  for (guint row = 1; row <= 2 && livret_csv_next (csv, &local); row++)
    {
      for (gsize i = 0; i < n_layouts; i++)
        {
          LivretCsvPlan *plan = NULL;

          if (row == 1 ? layouts[i].title == NULL
                       : layouts[i].title != NULL && g_str_has_prefix (title, layouts[i].title))
            plan = plan_header (csv, &layouts[i]);
          if (plan != NULL)
            {
              plan->rows = row;
              return plan;
            }
        }
      if (row == 1)
        title = g_strdup (livret_csv_field (csv, 0));
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
livret_csv_plan_free (LivretCsvPlan *plan)
{
  if (plan == NULL)
    return;
  for (guint i = 0; i < plan->n_columns; i++)
    g_free (plan->columns[i].title);
  g_free (plan->columns);
  g_free (plan);
}

gboolean
livret_csv_probe (LivretInput *input, const LivretCsvLayout *layouts, gsize n_layouts)
{
  g_autoptr (LivretCsv) csv = livret_csv_new_for_head (input);
  g_autoptr (LivretCsvPlan) plan = livret_csv_plan_new (csv, layouts, n_layouts, NULL);

  return plan != NULL;
}
