/* livret-units.c: written units to UCUM, display, conversion.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-quantity.h"
#include "base/livret-units.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_WRITTEN 40

typedef struct
{
  GHashTable *by_code;    /* UCUM code → LivretUnit */
  GHashTable *by_exact;   /* written, capitals as they are → UCUM code */
  GHashTable *by_written; /* written, folded → UCUM code */
} Index;

/* Lower case, without spaces, µ (both) as u, superscripts as digits, ⋅ and × as one kind. Static
 * room: what is longer is no unit. */
static gboolean
fold_written (const char *written, char out[MAX_WRITTEN * 4])
{
  char *to = out;
  int count = 0;

  for (const char *p = written; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_isspace (c))
        continue;
      if (++count > MAX_WRITTEN)
        return FALSE;
      if (c == 0x00b5 || c == 0x03bc) /* micro, mu */
        c = 'u';
      else if (c == 0x00b2 || c == 0x00b3) /* ², ³ */
        c = c - 0x00b2 + '2';
      else if (c == 0x00b9) /* ¹ */
        c = '1';
      else if (c >= 0x2074 && c <= 0x2079) /* ⁴ to ⁹ */
        c = c - 0x2074 + '4';
      else if (c == 0x22c5 || c == 0x2219 || c == 0x2022) /* ⋅ ∙ • */
        c = 0x00b7;
      else if (c == 0x207b || c == 0x2212) /* ⁻ − */
        c = '-';
      else if (c == 0x2215 || c == 0x2044) /* ∕ ⁄ */
        c = '/';
      else if (c == 0x2082) /* ₂ */
        c = '2';
      to += g_unichar_to_utf8 (c, to);
    }
  *to = '\0';
  return count > 0;
}

static void
add_written (Index *index, const char *written, const char *ucum)
{
  char folded[MAX_WRITTEN * 4];

  if (fold_written (written, folded) && !g_hash_table_contains (index->by_written, folded))
    g_hash_table_insert (index->by_written, g_strdup (folded), (gpointer) ucum);
}

/* First come, first kept: aliases before codes and displays, as "G/L" must not become grams. */
static Index *
build_index (void)
{
  Index *index = g_new0 (Index, 1);

  index->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  index->by_exact = g_hash_table_new (g_str_hash, g_str_equal);
  index->by_written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < livret_n_units; i++)
    g_hash_table_insert (index->by_code, (gpointer) livret_units[i].ucum,
                         (gpointer) &livret_units[i]);
  for (gsize i = 0; i < livret_n_unit_exact_aliases; i++)
    g_hash_table_insert (index->by_exact, (gpointer) livret_unit_exact_aliases[i].written,
                         (gpointer) livret_unit_exact_aliases[i].ucum);
  for (gsize i = 0; i < livret_n_unit_aliases; i++)
    add_written (index, livret_unit_aliases[i].written, livret_unit_aliases[i].ucum);
  for (gsize i = 0; i < livret_n_units; i++)
    add_written (index, livret_units[i].ucum, livret_units[i].ucum);
  for (gsize i = 0; i < livret_n_units; i++)
    if (livret_units[i].display != NULL)
      add_written (index, livret_units[i].display, livret_units[i].ucum);
  return index;
}

static const Index *
get_index (void)
{
  static gsize index;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, (gsize) build_index ());
  return (const Index *) index;
}

static const LivretUnit *
find_unit (const char *ucum)
{
  return ucum != NULL ? g_hash_table_lookup (get_index ()->by_code, ucum) : NULL;
}

const char *
livret_unit_from_written (const char *written)
{
  const Index *index = get_index ();
  g_autofree char *stripped = NULL;
  char folded[MAX_WRITTEN * 4];
  const LivretUnit *unit;
  const char *found;

  if (written == NULL || strnlen (written, 200) == 200 || !g_utf8_validate (written, -1, NULL))
    return NULL;
  stripped = g_strstrip (g_strdup (written));
  found = g_hash_table_lookup (index->by_exact, stripped);
  if (found != NULL)
    return found;
  unit = find_unit (stripped);
  if (unit != NULL)
    return unit->ucum;
  /* HealthKit writes the molar mass into the unit: mmol<180.1558800000541>/L. */
  if (g_str_has_prefix (stripped, "mmol<") && g_str_has_suffix (stripped, ">/L"))
    return "mmol/L";
  return fold_written (stripped, folded) ? g_hash_table_lookup (index->by_written, folded) : NULL;
}

/* "{points}": what counts something in words of one's own is a code of UCUM, and converts to itself
 * alone. */
static gboolean
is_annotation (const char *ucum)
{
  return ucum != NULL && ucum[0] == '{' && g_str_has_suffix (ucum, "}");
}

/* The words between the braces; kept, as the codes of a vault are few. */
static const char *
annotation_words (const char *ucum)
{
  g_autofree char *words = g_strndup (ucum + 1, strlen (ucum) - 2);

  return g_intern_string (words);
}

const char *
livret_unit_display (const char *ucum)
{
  const LivretUnit *unit = find_unit (ucum);

  if (unit == NULL)
    return is_annotation (ucum) ? annotation_words (ucum) : ucum;
  if (unit->display == NULL)
    return unit->ucum;
  /* The translation of nothing is the catalogue's head. */
  return *unit->display != '\0' ? g_dpgettext2 (GETTEXT_PACKAGE, "unit", unit->display) : "";
}

/* Mass → amount of the same kind of quantity; ALONE if there is none. */
static LivretDimension
amount_of (LivretDimension mass)
{
  switch (mass)
    {
    case LIVRET_DIMENSION_MASS:
      return LIVRET_DIMENSION_AMOUNT;
    case LIVRET_DIMENSION_MASS_CONCENTRATION:
      return LIVRET_DIMENSION_AMOUNT_CONCENTRATION;
    case LIVRET_DIMENSION_MASS_PER_DAY:
      return LIVRET_DIMENSION_AMOUNT_PER_DAY;
    default:
      return LIVRET_DIMENSION_ALONE;
    }
}

/* Both numbers stand for decimals: rounded to 15 digits of the largest that took part (@scale, the
 * offset of a temperature), so that 1.1 g/L is 110 mg/dL and 32 °F is 0 °C to the last bit. */
static double
round_decimal (long double value, long double scale)
{
  long double magnitude = fmaxl (fabsl (value), fabsl (scale));
  double power = 1;
  int digits = 0;

  if (!(magnitude >= 1e-8L && magnitude < 1e15L))
    return (double) value;
  for (; magnitude < 1e14L && digits < 22; digits++)
    {
      magnitude *= 10;
      power *= 10;
    }
  /* An integer below 10^15 and a power of ten up to 10^22 are exact: one rounding. */
  return (double) nearbyintl (value * power) / power + 0.0;
}

gboolean
livret_unit_convert (
    double value, const char *from_ucum, const char *to_ucum, double molar_mass, double *out)
{
  const LivretUnit *from = find_unit (from_ucum);
  const LivretUnit *to = find_unit (to_ucum);
  long double base;

  if (from == NULL && is_annotation (from_ucum) && g_strcmp0 (from_ucum, to_ucum) == 0)
    {
      *out = value;
      return TRUE;
    }
  if (from == NULL || to == NULL)
    return FALSE;
  if (from == to)
    {
      *out = value;
      return TRUE;
    }
  base = value * from->factor + from->offset;
  if (from->dimension != to->dimension)
    {
      if (!(molar_mass > 0))
        return FALSE;
      if (amount_of (from->dimension) == to->dimension && to->dimension != LIVRET_DIMENSION_ALONE)
        base /= molar_mass;
      else if (amount_of (to->dimension) == from->dimension &&
               from->dimension != LIVRET_DIMENSION_ALONE)
        base *= molar_mass;
      /* Albumin to creatinine: mg/g ↔ mg/mmol by the molar mass of what it is divided by. */
      else if (from->dimension == LIVRET_DIMENSION_FRACTION &&
               to->dimension == LIVRET_DIMENSION_MASS_PER_AMOUNT)
        base *= molar_mass;
      else if (from->dimension == LIVRET_DIMENSION_MASS_PER_AMOUNT &&
               to->dimension == LIVRET_DIMENSION_FRACTION)
        base /= molar_mass;
      else
        return FALSE;
    }
  else if (from->dimension == LIVRET_DIMENSION_ALONE)
    return FALSE;
  *out = round_decimal ((base - to->offset) / to->factor, to->offset / to->factor);
  return TRUE;
}
