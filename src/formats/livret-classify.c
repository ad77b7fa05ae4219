/* livret-classify.c: words and digits in the names of files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-classify.h"

#include <string.h>

#include "base/livret-date.h"
#include "base/livret-text.h"

/* Of the text, what stands in the head of a letter. */
#define HEAD_MAX 600

/* --- Categories ---------------------------------------------------------------------------------
 */

/* Words as folded, whole or as beginnings (“*”); the first that is found counts, so that the
 * narrower stands before the wider: a radiology report is imaging. */
static const struct
{
  const char *word;
  const char *category;
} words[] = {
  { "directives anticipees", "DIR_ANT" },
  { "advance directive*", "DIR_ANT" },
  { "personne de confiance", "DIR_ANT" },
  { "vaccin*", "CAR_VAC" },
  { "immunization*", "CAR_VAC" },
  { "depistage*", "DEPISTAG" },
  { "screening", "DEPISTAG" },
  { "frottis", "DEPISTAG" },
  { "biologie", "BIOLOGIE" },
  { "biochimie", "BIOLOGIE" },
  { "hematologie", "BIOLOGIE" },
  { "laboratoire", "BIOLOGIE" },
  { "labo", "BIOLOGIE" },
  { "analyse*", "BIOLOGIE" },
  { "prise de sang", "BIOLOGIE" },
  { "bilan sanguin", "BIOLOGIE" },
  { "hemogramme", "BIOLOGIE" },
  { "nfs", "BIOLOGIE" },
  { "anapath", "BIOLOGIE" },
  { "blood test*", "BIOLOGIE" },
  { "lab result*", "BIOLOGIE" },
  { "laboratory", "BIOLOGIE" },
  { "irm", "RADIO_SC" },
  { "mri", "RADIO_SC" },
  { "scanner", "RADIO_SC" },
  { "tdm", "RADIO_SC" },
  { "radio", "RADIO_SC" },
  { "radiographie*", "RADIO_SC" },
  { "radiologie", "RADIO_SC" },
  { "echographie*", "RADIO_SC" },
  { "echo", "RADIO_SC" },
  { "mammographie*", "RADIO_SC" },
  { "scintigraphie*", "RADIO_SC" },
  { "imagerie", "RADIO_SC" },
  { "x-ray", "RADIO_SC" },
  { "ultrasound", "RADIO_SC" },
  { "ordonnance*", "ORD_SOIN" },
  { "prescription*", "ORD_SOIN" },
  { "arret de travail", "ORD_SOIN" },
  { "avis d'arret", "ORD_SOIN" },
  { "protocole de soins", "ORD_SOIN" },
  { "certificat*", "CERT_MED" },
  { "certificate", "CERT_MED" },
  { "aptitude", "CERT_MED" },
  { "synthese*", "SYNTHESE" },
  { "vsm", "SYNTHESE" },
  { "summary", "SYNTHESE" },
  { "attestation*", "DOC_ADM" },
  { "mutuelle", "DOC_ADM" },
  { "carte vitale", "DOC_ADM" },
  { "facture*", "DOC_ADM" },
  { "invoice", "DOC_ADM" },
  { "releve de remboursement*", "DOC_ADM" },
  { "remboursement*", "DOC_ADM" },
  { "administratif*", "DOC_ADM" },
  { "compte rendu*", "CPT_REND" },
  { "compte-rendu*", "CPT_REND" },
  { "cr", "CPT_REND" },
  { "consultation*", "CPT_REND" },
  { "hospitalisation*", "CPT_REND" },
  { "lettre de liaison", "CPT_REND" },
  { "lettre de sortie", "CPT_REND" },
  { "courrier*", "CPT_REND" },
  { "discharge", "CPT_REND" },
  { "report", "CPT_REND" },
};

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

/* Whether @text, folded, has @word between two ends of words. */
static gboolean
has_word (const char *text, const char *word)
{
  gsize size = strlen (word);
  gboolean open = word[size - 1] == '*';

  if (open)
    size--;
  for (const char *at = text; *at != '\0'; at++)
    if ((at == text || !is_letter (at[-1])) && strncmp (at, word, size) == 0 &&
        (open || !is_letter (at[size])))
      return TRUE;
  return FALSE;
}

static const char *
category_of (const char *text, gssize size)
{
  g_autofree char *folded = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  folded = livret_text_fold (text, size);
  for (char *c = folded; *c != '\0'; c++)
    if (*c == '_' || *c == '\n' || *c == '\t')
      *c = ' ';
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (folded, words[i].word))
      return words[i].category;
  return NULL;
}

static gssize
head_of (const char *text)
{
  gsize size = text != NULL ? strlen (text) : 0;

  return size <= HEAD_MAX ? (gssize) size : g_utf8_find_prev_char (text, text + HEAD_MAX) - text;
}

const char *
livret_classify_category (const char *path, const char *title, const char *text)
{
  const char *category = category_of (path, -1);

  if (category == NULL)
    category = category_of (title, -1);
  return category != NULL ? category : category_of (text, head_of (text));
}

/* --- Dates --------------------------------------------------------------------------------------
 */

static gboolean
set_date (int year, int month, int day, char out[16])
{
  LivretDate date;

  if (year < 1900 || year > 2100)
    return FALSE;
  if (day > 0)
    g_snprintf (out, 16, "%04d-%02d-%02d", year, month, day);
  else
    g_snprintf (out, 16, "%04d-%02d", year, month);
  return livret_date_parse (out, NULL, &date, NULL);
}

/* The run of digits and single separators that begins at @text. */
static gboolean
take_date (const char *text, gsize *length, char out[16])
{
  int numbers[3] = { 0, 0, 0 };
  gsize digits[3] = { 0, 0, 0 };
  gsize at = 0;
  int n = 0;

  while (n < 3 && g_ascii_isdigit (text[at]))
    {
      while (g_ascii_isdigit (text[at]) && digits[n] < 9)
        {
          numbers[n] = numbers[n] * 10 + (text[at++] - '0');
          digits[n]++;
        }
      n++;
      if (n < 3 && text[at] != '\0' && strchr ("-_.", text[at]) != NULL &&
          g_ascii_isdigit (text[at + 1]))
        at++;
      else
        break;
    }
  *length = MAX (at, 1);
  if (n == 1 && digits[0] == 8)
    return set_date (numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100, out) ||
           set_date (numbers[0] % 10000, numbers[0] / 10000 % 100, numbers[0] / 1000000, out);
  if (n == 3 && digits[0] == 4 && digits[1] == 2 && digits[2] == 2)
    return set_date (numbers[0], numbers[1], numbers[2], out);
  if (n == 3 && digits[0] <= 2 && digits[1] <= 2 && digits[2] == 4)
    return set_date (numbers[2], numbers[1], numbers[0], out);
  return n == 2 && digits[0] == 4 && digits[1] == 2 && set_date (numbers[0], numbers[1], 0, out);
}

gboolean
livret_classify_date (const char *name, char out[16])
{
  gsize at = 0;

  while (name != NULL && name[at] != '\0')
    {
      gsize length = 1;

      if (g_ascii_isdigit (name[at]) && take_date (name + at, &length, out))
        return TRUE;
      at += length;
    }
  return FALSE;
}
