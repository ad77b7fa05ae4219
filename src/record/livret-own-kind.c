/* livret-own-kind.c: kinds of readings that a person added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-own-kind.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"
#include "base/livret-text.h"

static const char *const aggregates[] = {
  [LIVRET_AGGREGATE_MEAN] = "mean", [LIVRET_AGGREGATE_SUM] = "sum", [LIVRET_AGGREGATE_LAST] = "last"
};

const char *
livret_aggregate_id (LivretAggregate aggregate)
{
  return aggregates[aggregate];
}

gboolean
livret_aggregate_parse (const char *id, LivretAggregate *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (aggregates); i++)
    if (g_strcmp0 (aggregates[i], id) == 0)
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

LivretOwnKind *
livret_own_kind_new (void)
{
  LivretOwnKind *kind = g_new0 (LivretOwnKind, 1);

  kind->id = g_strdup ("");
  kind->name = g_strdup ("");
  kind->unit = g_strdup ("1");
  kind->low = kind->high = NAN;
  return kind;
}

void
livret_own_kind_free (LivretOwnKind *kind)
{
  if (kind == NULL)
    return;
  g_free (kind->id);
  g_free (kind->name);
  g_free (kind->unit);
  g_free (kind);
}

LivretOwnKind *
livret_own_kind_of (const LivretKind *kind)
{
  LivretOwnKind *own = livret_own_kind_new ();

  g_set_str (&own->id, kind->id);
  own->number = kind->number;
  g_set_str (&own->name, kind->label);
  g_set_str (&own->unit, kind->unit);
  own->decimals = kind->decimals;
  own->low = kind->components[0].plausible_low;
  own->high = kind->components[0].plausible_high;
  own->aggregate = kind->aggregate;
  return own;
}

/* What is said ------------------------------------------------------------------ */

void
livret_own_kind_set_unit (LivretOwnKind *kind, const char *written)
{
  g_autofree char *line = livret_text_line (written);
  const char *known = livret_unit_from_written (g_strstrip (line));

  g_free (kind->unit);
  if (*line == '\0')
    kind->unit = g_strdup ("1");
  else if (known != NULL)
    kind->unit = g_strdup (known);
  else
    {
      g_strdelimit (line, "{}", ' ');
      kind->unit = g_strdup_printf ("{%s}", g_strstrip (line));
    }
}

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
is_called (const LivretKind *kind, const char *folded)
{
  g_autofree char *english = livret_text_fold (kind->label, -1);
  g_autofree char *label = livret_text_fold (livret_kind_label (kind), -1);

  return strcmp (english, folded) == 0 || strcmp (label, folded) == 0;
}

static gboolean
check_name (LivretOwnKind *kind, GError **error)
{
  g_autofree char *line = livret_text_line (kind->name);
  g_autofree char *folded = livret_text_fold (g_strstrip (line), -1);

  if (*line == '\0')
    return fail (error, _ ("A kind of measure needs a name."));
  if (g_utf8_strlen (line, -1) > LIVRET_OWN_NAME_MAX)
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                   _ ("The name is too long: %d characters at most."), LIVRET_OWN_NAME_MAX);
      return FALSE;
    }
  for (const LivretKind *const *other = livret_kinds (); *other != NULL; other++)
    if ((*other)->number != kind->number && is_called (*other, folded))
      {
        g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                     _ ("There is a measure named “%s” already."), livret_kind_label (*other));
        return FALSE;
      }
  g_set_str (&kind->name, line);
  return TRUE;
}

/* What the other side of a wire or an old file may say instead of a unit is none. */
static gboolean
check_unit (const LivretOwnKind *kind, GError **error)
{
  const char *known = livret_unit_from_written (kind->unit);
  gsize size = strlen (kind->unit);

  if (!g_utf8_validate (kind->unit, -1, NULL))
    return fail (error, _ ("The unit is no text."));
  if (g_strcmp0 (known, kind->unit) == 0)
    return TRUE;
  if (size < 3 || kind->unit[0] != '{' || strchr (kind->unit, '}') != kind->unit + size - 1 ||
      strchr (kind->unit + 1, '{') != NULL)
    return fail (error, _ ("The unit has no words."));
  if (g_utf8_strlen (kind->unit, -1) - 2 > LIVRET_OWN_UNIT_MAX)
    {
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                   _ ("The unit is too long: %d characters at most."), LIVRET_OWN_UNIT_MAX);
      return FALSE;
    }
  return TRUE;
}

gboolean
livret_own_kind_check (LivretOwnKind *kind, GError **error)
{
  if (!check_name (kind, error) || !check_unit (kind, error))
    return FALSE;
  if (kind->decimals < 0 || kind->decimals > LIVRET_OWN_DECIMALS_MAX)
    return fail (error, _ ("A reading has from 0 to 3 decimals."));
  if (isinf (kind->low) || isinf (kind->high) || kind->low >= kind->high)
    return fail (error, _ ("The lowest possible value must be below the highest one."));
  return TRUE;
}

/* "own-mood-" of "own-mood-100003". */
static gsize
stem (const char *id)
{
  gsize size = strlen (id);

  while (size > 0 && g_ascii_isdigit (id[size - 1]))
    size--;
  return size;
}

const LivretKind *
livret_own_kind_alike (const char *id)
{
  gsize size = stem (id);

  for (const LivretKind *const *kind = livret_kinds (); *kind != NULL; kind++)
    if ((*kind)->own && stem ((*kind)->id) == size && strncmp ((*kind)->id, id, size) == 0)
      return *kind;
  return NULL;
}

/* What is known ------------------------------------------------------------------ */

/* All that were ever known to this process: pages and threads hold them. */
static GPtrArray *made;
static GMutex making;

static gboolean
same_limit (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
livret_own_kind_is (const LivretOwnKind *own, const LivretKind *kind)
{
  return kind->number == own->number && strcmp (kind->id, own->id) == 0 &&
         strcmp (kind->label, own->name) == 0 && strcmp (kind->unit, own->unit) == 0 &&
         kind->decimals == own->decimals && kind->aggregate == own->aggregate &&
         same_limit (kind->components[0].plausible_low, own->low) &&
         same_limit (kind->components[0].plausible_high, own->high);
}

static LivretKind *
make (const LivretOwnKind *own)
{
  LivretKind *kind = g_new0 (LivretKind, 1);

  kind->own = TRUE;
  kind->id = g_strdup (own->id);
  kind->number = own->number;
  kind->loinc = g_strdup ("");
  kind->label = g_strdup (own->name);
  kind->unit = g_strdup (own->unit);
  kind->units = g_new0 (char *, 2);
  kind->units[0] = kind->unit;
  kind->decimals = own->decimals;
  kind->aggregate = own->aggregate;
  kind->group = g_strdup (LIVRET_OWN_GROUP);
  kind->n_components = 1;
  kind->components[0] = (LivretComponent) {
    .id = kind->id,
    .loinc = kind->loinc,
    .label = kind->label,
    .unit = kind->unit,
    .reference_low = NAN,
    .reference_high = NAN,
    .plausible_low = own->low,
    .plausible_high = own->high,
  };
  return kind;
}

static LivretKind *
find_or_make (const LivretOwnKind *own)
{
  LivretKind *kind;

  for (guint i = 0; made != NULL && i < made->len; i++)
    if (livret_own_kind_is (own, made->pdata[i]))
      return made->pdata[i];
  if (made == NULL)
    made = g_ptr_array_new ();
  kind = make (own);
  g_ptr_array_add (made, kind);
  return kind;
}

void
livret_own_kinds_use (const GPtrArray *kinds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&making);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < kinds->len; i++)
    g_ptr_array_add (known, find_or_make (kinds->pdata[i]));
  livret_kinds_set_own (known);
}
