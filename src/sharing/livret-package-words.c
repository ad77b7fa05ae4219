/* livret-package-words.c: identity, dates, values and origins in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-package-words.h"

#include "base/livret-clock.h"
#include "base/livret-quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SEPARATOR " · "

char *
livret_words_date (const char *text)
{
  LivretDate date;

  if (!livret_date_parse (text, NULL, &date, NULL))
    return g_strdup (text);
  return livret_date_display (&date);
}

char *
livret_words_day (gint64 instant)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (instant);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%d");

  return livret_words_date (iso);
}

char *
livret_words_wall (gint64 wall)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (wall);

  /* Translators: day and time of a reading in a table, as for g_date_time_format(). */
  return g_date_time_format (date, _ ("%-d\302\240%b\302\240%Y, %H:%M"));
}

char *
livret_words_period (const LivretPackageLine *line)
{
  LivretDate from, until;
  gboolean begins = livret_date_parse (line->from, NULL, &from, NULL) && livret_date_is_set (&from);
  gboolean ends =
      livret_date_parse (line->until, NULL, &until, NULL) && livret_date_is_set (&until);

  if (begins && ends && strcmp (from.text, until.text) != 0)
    return livret_date_span (&from, &until);
  if (!begins && ends)
    return livret_date_until (&until);
  return livret_words_date (line->from);
}

const char *
livret_words_sex (const LivretPerson *person)
{
  return person->sex == 'F' ? _ ("female") : person->sex == 'M' ? _ ("male") : _ ("sex not stated");
}

static void
append_part (GString *words, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, SEPARATOR);
  g_string_append (words, part);
}

/* A day, and what is less than one, are said apart. */
char *
livret_words_birth (const LivretPerson *person)
{
  g_autofree char *date = livret_words_date (person->birth_date);

  if (*date == '\0')
    return g_steal_pointer (&date);
  if (strlen (person->birth_date) < strlen ("1968-05-03"))
    return person->sex == 'M'   ? g_strdup_printf (C_ ("a man", "born in %s"), date)
           : person->sex == 'F' ? g_strdup_printf (C_ ("a woman", "born in %s"), date)
                                : g_strdup_printf (C_ ("sex not stated", "born in %s"), date);
  return person->sex == 'M'   ? g_strdup_printf (C_ ("a man", "born %s"), date)
         : person->sex == 'F' ? g_strdup_printf (C_ ("a woman", "born %s"), date)
                              : g_strdup_printf (C_ ("sex not stated", "born %s"), date);
}

char *
livret_words_identity (const LivretPerson *person, gint64 made)
{
  GString *words = g_string_new (NULL);
  g_autofree char *born = livret_words_birth (person);
  g_autofree char *age = NULL;
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (made);
  int years = livret_person_age (
      person, (int) floor ((made + g_date_time_get_utc_offset (local) / 1e6) / 86400));

  if (years >= 0)
    age = g_strdup_printf (ngettext ("%d year old", "%d years old", years), years);
  append_part (words, born);
  append_part (words, age);
  append_part (words, livret_words_sex (person));
  return g_string_free (words, FALSE);
}

char *
livret_words_full_name (const LivretPerson *person)
{
  const char *family = *person->used_name != '\0' ? person->used_name : person->birth_name;
  g_autofree char *upper = g_utf8_strup (family, -1);
  g_autofree char *first = g_strndup (person->first_names, strcspn (person->first_names, " ,"));

  if (*family == '\0')
    return g_strdup (person->name);
  return g_strstrip (g_strdup_printf ("%s %s", upper, first));
}

const char *
livret_words_capacity (const char *capacity)
{
  if (strcmp (capacity, "agreed") == 0)
    return _ ("with the person’s agreement");
  if (strcmp (capacity, "legal") == 0)
    return _ ("legal representative");
  return _ ("the person themselves");
}

char *
livret_words_origin (const LivretPackageOrigin *origin)
{
  if (origin->typed)
    return g_strdup (_ ("declared"));
  return g_strdup_printf (_ ("device: %s"), origin->source);
}

char *
livret_words_value (const LivretPackageSeries *series, const double *values)
{
  return livret_kind_format (series->kind, values, series->unit);
}

char *
livret_words_numbers (const LivretPackageSeries *series, const double *values)
{
  int decimals = livret_kind_decimals (series->kind, series->unit);
  GString *words = g_string_new (NULL);

  for (guint c = 0; c < series->kind->n_components; c++)
    {
      g_autofree char *number = NULL;
      double shown;

      if (isnan (values[c]) || strcmp (series->kind->components[c].unit, series->kind->unit) != 0 ||
          !livret_kind_from_canonical (series->kind, values[c], series->unit, &shown))
        continue;
      number = livret_decimal_display (shown, decimals);
      g_string_append_printf (words, "%s%s", words->len > 0 ? "/" : "", number);
    }
  return g_string_free (words, FALSE);
}

char *
livret_words_document (const LivretPackageDocument *document)
{
  GString *words = g_string_new (NULL);
  g_autofree char *date = livret_words_date (document->date);

  append_part (words, livret_category_label (document->category));
  append_part (words, date);
  append_part (words, document->author);
  append_part (words, document->establishment);
  return g_string_free (words, FALSE);
}

/* Whose ranges data/kinds.json quotes, for the catalogue. */
G_GNUC_UNUSED static const char *const sources[] = {
  N_ ("ESH 2023, at home"),
  N_ ("American Heart Association"),
  N_ ("NEWS2, Royal College of Physicians 2017"),
  N_ ("World Health Organization"),
  N_ ("World Health Organization 2006, fasting"),
  N_ ("American Diabetes Association, without diabetes"),
  N_ ("KDIGO 2024"),
};

/* "< 135 mmHg", "70 – 110 mg/dL" */
static char *
limits_words (const LivretPackageSeries *series, const LivretComponent *component)
{
  double values[LIVRET_COMPONENTS_MAX] = { component->reference_low, NAN, NAN };
  g_autofree char *low = livret_words_value (series, values);
  g_autofree char *high = NULL;

  values[0] = component->reference_high;
  high = livret_words_value (series, values);
  if (isnan (component->reference_low))
    return g_strdup_printf ("<\302\240%s", high);
  if (isnan (component->reference_high))
    return g_strdup_printf (">\302\240%s", low);
  return g_strdup_printf ("%s – %s", low, high);
}

char *
livret_words_reference (const LivretPackageSeries *series)
{
  const LivretKind *kind = series->kind;
  GString *words = g_string_new (NULL);
  g_autofree char *list = NULL;
  const char *source = NULL;

  for (guint c = 0; c < kind->n_components; c++)
    {
      const LivretComponent *component = &kind->components[c];
      g_autofree char *limits = NULL;

      if (strcmp (component->unit, kind->unit) != 0 ||
          (isnan (component->reference_low) && isnan (component->reference_high)))
        continue;
      limits = limits_words (series, component);
      if (words->len > 0)
        g_string_append (words, ", ");
      if (kind->n_components > 1)
        g_string_append_printf (words, "%s ", _ (component->label));
      g_string_append (words, limits);
      source = component->reference_source; /* one for all components of a kind */
    }
  if (source != NULL)
    g_string_append_printf (words, " (%s)", _ (source));
  list = g_string_free (words, FALSE);
  return *list == '\0' ? NULL : g_strdup_printf (_ ("Usual range: %s."), list);
}
