/* livret-analytes.h: what laboratories call on paper what is a kind of reading.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LivretAnalyte: a row of data/analytes.json.
 * @kind: id of the #LivretKind
 * @urine: measured in urine; else in blood
 * @least: may be given as "<" or ">" a limit
 * @written, @unit: (nullable): a unit as written that may stand for another, UCUM
 * @sure: (nullable): the key of a word: without it on the line the unit is asked (with @written, of
 *   that unit alone)
 */
typedef struct
{
  const char *kind;
  gboolean urine;
  gboolean least;
  const char *written;
  const char *unit;
  const char *sure;
} LivretAnalyte;

/* Neutrophils are counted and given as a share: two kinds of one name. */
#define LIVRET_ANALYTES_MAX 2

/** livret_analytes_named: how many kinds have the name whose letters and digits, folded, are @key.
 */
guint livret_analytes_named (const char *key, const LivretAnalyte *found[LIVRET_ANALYTES_MAX]);

/** The letters and digits of the longest name. */
#define LIVRET_ANALYTE_KEY_MAX 64

G_END_DECLS
