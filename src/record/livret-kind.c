/* livret-kind.c: the kinds of readings: the table made of data/kinds.json, and what people
 * added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-kind.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "base/livret-quantity.h"
#include "record/livret-kind-labels.h"

#include "livret-kinds.inc"

#define DAY 86400
#define N_KINDS G_N_ELEMENTS (kind_table)

/* Canonical values are kept to a millionth, so that a value converted back and forth is the same.
 */
#define CANONICAL_SCALE 1e6
/* Finer than the canonical value by what the factor of a scale takes away. */
#define SCALED_DIGITS 1e9

static const LivretKind *const *
table_list (void)
{
  static const LivretKind *list[N_KINDS + 1];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < N_KINDS; i++)
        list[i] = &kind_table[i];
      g_once_init_leave (&ready, 1);
    }
  return list;
}

/* The table, then what people added; NULL while nobody did. Other threads may go through a list
 * while it is replaced: none is ever freed. */
static const LivretKind *const *all_kinds;
static GPtrArray *earlier_lists;
static GMutex setting;

const LivretKind *const *
livret_kinds (void)
{
  const LivretKind *const *all = g_atomic_pointer_get (&all_kinds);

  return all != NULL ? all : table_list ();
}

static gboolean
are_own (const GPtrArray *own)
{
  const LivretKind *const *now = livret_kinds () + N_KINDS;

  for (guint i = 0; i < own->len; i++)
    if (now[i] == NULL || now[i] != own->pdata[i])
      return FALSE;
  return now[own->len] == NULL;
}

void
livret_kinds_set_own (const GPtrArray *own)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&setting);
  const LivretKind **list;

  if (are_own (own))
    return;
  list = g_new0 (const LivretKind *, N_KINDS + own->len + 1);
  memcpy (list, table_list (), N_KINDS * sizeof *list);
  for (guint i = 0; i < own->len; i++)
    list[N_KINDS + i] = own->pdata[i];
  if (earlier_lists == NULL)
    earlier_lists = g_ptr_array_new ();
  g_ptr_array_add (earlier_lists, list);
  g_atomic_pointer_set (&all_kinds, (const LivretKind *const *) list);
}

const LivretKind *
livret_kind_by_id (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    if (strcmp ((*kind)->id, id) == 0)
      return *kind;
  return NULL;
}

const LivretKind *
livret_kind_by_number (int number)
{
  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    if ((*kind)->number == number)
      return *kind;
  return NULL;
}

const LivretKind *
livret_kind_now (const LivretKind *kind)
{
  const LivretKind *now = kind->own ? livret_kind_by_number (kind->number) : kind;

  return now != NULL ? now : kind;
}

/* By the kind's place in the table; each points into the kind's own list of units. */
static const char *chosen_units[N_KINDS];

static const char **
find_chosen (const LivretKind *kind)
{
  for (gsize i = 0; i < N_KINDS; i++)
    if (kind_table[i].number == kind->number)
      return &chosen_units[i];
  return NULL;
}

const char *
livret_kind_unit_chosen (const LivretKind *kind)
{
  const char **chosen = find_chosen (kind);

  return chosen != NULL ? g_atomic_pointer_get (chosen) : NULL;
}

const char *
livret_kind_unit_shown (const LivretKind *kind)
{
  const char *chosen = livret_kind_unit_chosen (kind);

  return chosen != NULL ? chosen : kind->units[0];
}

void
livret_kind_show_in (const LivretKind *kind, const char *unit)
{
  const char **chosen = find_chosen (kind);
  const char *known = NULL;

  for (guint i = 0; unit != NULL && kind->units[i] != NULL; i++)
    if (strcmp (kind->units[i], unit) == 0)
      known = kind->units[i];
  if (chosen != NULL)
    g_atomic_pointer_set (chosen, known);
}

int
livret_kind_day (const LivretKind *kind, gint64 wall, gint64 duration)
{
  gint64 clock = kind->nights && duration > 0 ? wall + DAY / 2 : wall;

  return (int) (clock / DAY - (clock % DAY < 0));
}

const char *
livret_kind_label (const LivretKind *kind)
{
  /* What a person wrote is no message, even where it is one by chance. */
  return kind->own ? kind->label : _ (kind->label);
}

static gboolean
offers_unit (const LivretKind *kind, const char *unit)
{
  return strcmp (kind->unit, unit) == 0 ||
         g_strv_contains ((const char *const *) kind->units, unit);
}

gboolean
livret_kind_convert (
    const LivretKind *kind, double value, const char *from, const char *to, double *out)
{
  const LivretKindScale *scale = &kind->scale;
  long double converted;

  if (scale->unit == NULL || g_strcmp0 (from, to) == 0)
    return livret_unit_convert (value, from, to, kind->molar_mass, out);
  if (g_strcmp0 (from, scale->unit) == 0 && g_strcmp0 (to, kind->unit) == 0)
    converted = (long double) value * scale->factor + scale->offset;
  else if (g_strcmp0 (from, kind->unit) == 0 && g_strcmp0 (to, scale->unit) == 0)
    converted = ((long double) value - scale->offset) / scale->factor;
  else
    return livret_unit_convert (value, from, to, kind->molar_mass, out);
  /* Both constants are decimals: 48 mmol/mol is 6.54304 %, and 48 again. */
  *out = (double) (roundl (converted * SCALED_DIGITS) / SCALED_DIGITS) + 0.0;
  return TRUE;
}

gboolean
livret_kind_to_canonical (const LivretKind *kind, double value, const char *unit, double *out)
{
  double converted;

  if (!isfinite (value) || !livret_kind_convert (kind, value, unit, kind->unit, &converted) ||
      !isfinite (converted))
    return FALSE;
  /* + 0.0 turns a negative zero into zero: the two print alike but differ as a key. */
  *out = round (converted * CANONICAL_SCALE) / CANONICAL_SCALE + 0.0;
  return TRUE;
}

gboolean
livret_kind_from_canonical (const LivretKind *kind, double value, const char *unit, double *out)
{
  if (!offers_unit (kind, unit))
    return FALSE;
  return livret_kind_convert (kind, value, kind->unit, unit, out);
}

gboolean
livret_kind_difference (const LivretKind *kind, double difference, const char *unit, double *out)
{
  double zero, end;

  if (!livret_kind_from_canonical (kind, 0, unit, &zero) ||
      !livret_kind_from_canonical (kind, difference, unit, &end))
    return FALSE;
  *out = round ((end - zero) * CANONICAL_SCALE) / CANONICAL_SCALE + 0.0;
  return TRUE;
}

gboolean
livret_kind_values_to_canonical (const LivretKind *kind,
                                 const double values[LIVRET_COMPONENTS_MAX],
                                 const char *unit,
                                 double out[LIVRET_COMPONENTS_MAX])
{
  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    {
      gboolean own = i < kind->n_components && strcmp (kind->components[i].unit, kind->unit) != 0;

      if (i >= kind->n_components || isnan (values[i]))
        out[i] = NAN;
      else if (!livret_kind_to_canonical (kind, values[i], own ? kind->unit : unit, &out[i]))
        return FALSE;
    }
  return TRUE;
}

int
livret_kind_decimals (const LivretKind *kind, const char *unit)
{
  double zero, one;

  if (unit == NULL || strcmp (unit, kind->unit) == 0)
    return kind->decimals;
  if (!livret_kind_convert (kind, 0, unit, kind->unit, &zero) ||
      !livret_kind_convert (kind, 1, unit, kind->unit, &one) || one == zero)
    return kind->decimals;
  return CLAMP (kind->decimals + (int) lround (log10 (fabs (one - zero))), 0, 6);
}

/* Of an enzyme the international unit is the unit, a micromole a minute, and laboratories write one
 * for the other; of anything else it is another matter. */
static const char *
unit_of_enzyme (const char *unit)
{
  static const struct
  {
    const char *international;
    const char *catalytic;
  } rows[] = { { "[iU]/L", "U/L" }, { "k[iU]/L", "kU/L" }, { "[iU]/mL", "U/mL" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].international, unit) == 0)
      return rows[i].catalytic;
  return unit;
}

const char *
livret_kind_unit_written (const LivretKind *kind, const char *written)
{
  const char *known = livret_unit_from_written (written);
  double one;

  for (guint i = 0; kind->units[i] != NULL; i++)
    if (strcmp (kind->units[i], written) == 0 ||
        strcmp (livret_unit_display (kind->units[i]), written) == 0)
      return kind->units[i];
  if (strcmp (kind->unit, "U/L") == 0)
    known = unit_of_enzyme (known);
  return known != NULL && livret_kind_to_canonical (kind, 1, known, &one) ? known : NULL;
}

char *
livret_kind_unit_name (const LivretKind *kind, const char *unit)
{
  const char *symbol = livret_unit_display (unit);
  const char *name = NULL;

  if (kind->scale.unit != NULL && strcmp (unit, kind->unit) == 0)
    name = kind->scale.name;
  else if (g_strcmp0 (unit, kind->scale.unit) == 0)
    name = kind->scale.other;
  /* Translators: a unit and the name of its calibration: "mmol/mol (IFCC)". */
  return name != NULL ? g_strdup_printf (C_ ("unit", "%s (%s)"), symbol, name) : g_strdup (symbol);
}

char *
livret_kind_scale_words (const LivretKind *kind)
{
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;
  g_autofree char *factor = NULL;
  g_autofree char *offset = NULL;

  if (kind->scale.unit == NULL)
    return NULL;
  own = livret_kind_unit_name (kind, kind->unit);
  other = livret_kind_unit_name (kind, kind->scale.unit);
  factor = livret_decimal_display (kind->scale.factor, -1);
  offset = livret_decimal_display (kind->scale.offset, -1);
  /* Translators: a formula between two units: "% (NGSP) = 0.09148 × mmol/mol (IFCC) + 2.152". */
  return g_strdup_printf (_ ("%s = %s × %s + %s"), own, factor, other, offset);
}

const char *
livret_kind_choice (const LivretKind *kind, double value)
{
  guint n = kind->choices != NULL ? g_strv_length (kind->choices) : 0;

  if (!(value >= 0 && value < n) || value != floor (value))
    return NULL;
  return g_dpgettext2 (GETTEXT_PACKAGE, "choice", kind->choices[(guint) value]);
}

static char *
display (const LivretKind *kind, double value, int decimals)
{
  double scale = pow (10, decimals);

  /* Halves go up, as people round. */
  return livret_decimal_display (round (value * scale) / scale, kind->trim ? -1 : decimals);
}

char *
livret_kind_format (const LivretKind *kind,
                    const double values[LIVRET_COMPONENTS_MAX],
                    const char *unit)
{
  GString *text = g_string_new (NULL);
  const char *shown = unit != NULL && offers_unit (kind, unit) ? unit : kind->unit;
  int decimals = livret_kind_decimals (kind, shown);
  const char *symbol = livret_unit_display (shown);
  const char *choice = livret_kind_choice (kind, values[0]);

  if (choice != NULL)
    return g_string_free (g_string_append (text, choice), FALSE);
  for (guint i = 0; i < kind->n_components; i++)
    {
      g_autofree char *number = NULL;
      double value;

      if (isnan (values[i]) || strcmp (kind->components[i].unit, kind->unit) != 0 ||
          !livret_kind_from_canonical (kind, values[i], shown, &value))
        continue;
      number = display (kind, value, decimals);
      if (text->len > 0)
        g_string_append_c (text, '/');
      g_string_append (text, number);
    }
  if (symbol != NULL && *symbol != '\0')
    g_string_append_printf (text, "\302\240%s", symbol);
  return g_string_free (text, FALSE);
}

char *
livret_kind_format_computed (const LivretKind *kind,
                             const double values[LIVRET_COMPONENTS_MAX],
                             const char *unit)
{
  double nearest[LIVRET_COMPONENTS_MAX];

  for (guint i = 0; i < LIVRET_COMPONENTS_MAX; i++)
    nearest[i] = kind->choices != NULL && !isnan (values[i]) ? round (values[i]) : values[i];
  return livret_kind_format (kind, nearest, unit);
}
