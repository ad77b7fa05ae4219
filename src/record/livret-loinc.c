/* livret-loinc.c: which LOINC codes are readings of which kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "record/livret-kind.h"
#include "record/livret-loinc.h"

typedef struct
{
  const char *code;
  const char *kind;
} Row;

#include "livret-loinc.inc"

static int
compare (const void *code, const void *row)
{
  return strcmp (code, ((const Row *) row)->code);
}

const LivretKind *
livret_kind_by_loinc (const char *code)
{
  const Row *row = bsearch (code, rows, G_N_ELEMENTS (rows), sizeof rows[0], compare);

  return row != NULL ? livret_kind_by_id (row->kind) : NULL;
}
