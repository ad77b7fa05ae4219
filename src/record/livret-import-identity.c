/* livret-import-identity.c: comparing the identity in a file with a person of the household.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-import-identity.h"

#include <glib/gi18n-lib.h>

#include "base/livret-date.h"
#include "base/livret-text.h"

static gboolean
is_set (const char *text)
{
  return text != NULL && *text != '\0';
}

/* --- Names --------------------------------------------------------------------------------------
 */

static void
add_words (GPtrArray *words, const char *text)
{
  g_autofree char *folded = livret_text_fold (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " -'.,;_/()", -1);

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_ptr_array_add (words, g_strdup (*part));
}

static gboolean
same_word (const char *a, const char *b)
{
  return strcmp (a, b) == 0 || (a[1] == '\0' && a[0] == b[0]) || (b[1] == '\0' && a[0] == b[0]);
}

static gboolean
all_known (GPtrArray *words, GPtrArray *known)
{
  for (guint i = 0; i < words->len; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < known->len && !found; j++)
        found = same_word (g_ptr_array_index (words, i), g_ptr_array_index (known, j));
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* "Camille" and "MARTIN Camille Jeanne" may be one person, "Louis Martin" and "Camille Martin" not.
 */
static gboolean
names_differ (const LivretPerson *person, const char *name)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) usual = g_ptr_array_new_with_free_func (g_free);

  add_words (found, name);
  add_words (usual, person->name);
  add_words (known, person->name);
  add_words (known, person->birth_name);
  add_words (known, person->used_name);
  add_words (known, person->first_names);
  return !all_known (found, known) && !all_known (usual, found);
}

/* --- Dates and numbers --------------------------------------------------------------------------
 */

static gboolean
dates_differ (const char *known, const char *found)
{
  LivretDate a;
  LivretDate b;

  return is_set (known) && is_set (found) && livret_date_parse (known, NULL, &a, NULL) &&
         livret_date_parse (found, NULL, &b, NULL) &&
         !livret_date_overlaps (&a, b.earliest, b.latest);
}

static char *
copy_digits (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text))
      g_string_append_c (out, g_ascii_toupper (*text));
  return g_string_free (out, FALSE);
}

/* Without its key the number has 13 places; less of it tells nobody. */
#define NUMBER_LENGTH 13

gboolean
livret_identity_differs (const LivretPerson *person, const LivretSinkIdentity *found)
{
  g_autofree char *known = copy_digits (person->ins != NULL ? person->ins : "");
  g_autofree char *other = copy_digits (found->ins != NULL ? found->ins : "");
  gsize length = MIN (strlen (known), strlen (other));

  if (length >= NUMBER_LENGTH)
    return strncmp (known, other, length) != 0;
  return (is_set (found->name) && names_differ (person, found->name)) ||
         dates_differ (person->birth_date, found->birth_date);
}

char *
livret_identity_describe (const LivretSinkIdentity *found)
{
  gboolean named = is_set (found->name);
  g_autofree char *born = NULL;
  LivretDate date;

  if (!is_set (found->birth_date))
    return g_strdup (named ? found->name : _ ("a person without a name"));
  if (livret_date_parse (found->birth_date, NULL, &date, NULL))
    born = livret_date_display (&date);
  if (!named)
    return g_strdup_printf (_ ("a person born on %s"), born != NULL ? born : found->birth_date);
  return g_strdup_printf (_ ("%s, born on %s"), found->name,
                          born != NULL ? born : found->birth_date);
}
