/* livret-watch-state.c: which files of a folder are health papers, why, and whose.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/watch/livret-watch-state.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/widgets/livret-wording.h"
#include "base/livret-date.h"
#include "base/livret-text.h"
#include "record/livret-import-identity.h"
#include "record/livret-imports.h"

/* --- Which files --------------------------------------------------------------------------------
 */

/* What browsers and file managers call what they are still fetching. */
static const char *const pieces[] = {
  ".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".tmp", ".aria2",
};

static gboolean
is_piece (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (g_str_has_suffix (name, pieces[i]))
      return TRUE;
  return FALSE;
}

/* Beside "bilan.pdf", Firefox has "bilan.K3Ab1xYz.pdf.part" or "bilan.pdf.part". */
static gboolean
has_piece (const char *name, GHashTable *names)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem =
      dot != NULL && dot != name ? g_strndup (name, dot - name + 1) : g_strconcat (name, ".", NULL);
  GHashTableIter iter;
  gpointer other;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    if (is_piece (other) && g_str_has_prefix (other, stem))
      return TRUE;
  return FALSE;
}

LivretWatchStanding
livret_watch_standing (const LivretWatchFile *file, GHashTable *names, gint64 now)
{
  gint64 age = now - file->modified;

  if (*file->name == '.' || g_str_has_suffix (file->name, "~") || is_piece (file->name) ||
      file->size > LIVRET_IMPORT_HASH_MAX)
    return LIVRET_WATCH_IGNORED;
  /* A time in the future is a clock that was set, not a file that is written to. */
  if (file->size == 0 || (age >= 0 && age < LIVRET_WATCH_SETTLE_SECONDS * G_USEC_PER_SEC) ||
      has_piece (file->name, names))
    return LIVRET_WATCH_GROWING;
  return LIVRET_WATCH_WHOLE;
}

/* --- Values -------------------------------------------------------------------------------------
 */

LivretWatchFacts *
livret_watch_facts_new (const char *name)
{
  LivretWatchFacts *facts = g_new0 (LivretWatchFacts, 1);

  facts->name = g_strdup (name);
  facts->text = g_string_new (NULL);
  return facts;
}

void
livret_watch_facts_free (LivretWatchFacts *facts)
{
  g_free (facts->name);
  g_free (facts->format);
  g_free (facts->title);
  g_string_free (facts->text, TRUE);
  g_free (facts->holder);
  g_free (facts->born);
  g_free (facts->ins);
  g_free (facts->readings);
  g_free (facts->source);
  g_free (facts);
}

LivretArrival *
livret_arrival_copy (const LivretArrival *arrival)
{
  LivretArrival *copy = g_new0 (LivretArrival, 1);

  copy->file = g_strdup (arrival->file);
  copy->name = g_strdup (arrival->name);
  copy->size = arrival->size;
  copy->modified = arrival->modified;
  copy->sha256 = g_strdup (arrival->sha256);
  copy->what = g_strdup (arrival->what);
  copy->why = g_strdup (arrival->why);
  copy->person = g_strdup (arrival->person);
  return copy;
}

void
livret_arrival_free (LivretArrival *arrival)
{
  g_free (arrival->file);
  g_free (arrival->name);
  g_free (arrival->sha256);
  g_free (arrival->what);
  g_free (arrival->why);
  g_free (arrival->person);
  g_free (arrival);
}

/* --- What is a health paper by itself -----------------------------------------------------------
 */

static const struct
{
  const char *format;
  const char *words;
} papers[] = {
  { "cda", N_ ("A clinical document (CDA)") },
  { "xdm", N_ ("Health documents as practices and hospitals send them (XDM)") },
  { "pdlgc", N_ ("The record of a doctor’s software") },
  { "fhir", N_ ("Health data (FHIR)") },
  { "shc", N_ ("A signed health card") },
  { "dicom", N_ ("A medical image (DICOM)") },
  { "dicom-disc", N_ ("The images of an examination (DICOM)") },
};

static const char *
find_paper (const char *format)
{
  for (gsize i = 0; format != NULL && i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].format, format))
      return papers[i].words;
  return NULL;
}

gboolean
livret_watch_is_paper (const char *format)
{
  return find_paper (format) != NULL;
}

/* --- Words of health ----------------------------------------------------------------------------
 */

/* As they are written, whole or as beginnings ("*"), and without accents where English has none.
 * They are sought folded. What a word counts: 3 is enough by itself; less wants
 * others beside it, since a bank's letter names a pharmacy too. */
#define ENOUGH 3
static const struct
{
  const char *word;
  int counts;
} words[] = {
  { "ordonnance*", 3 },
  { "posologie", 3 },
  { "hémogramme", 3 },
  { "biologie médicale", 3 },
  { "lettre de liaison", 3 },
  { "certificat médical", 3 },
  { "carnet de vaccination", 3 },
  { "compte rendu d'hospitalisation", 3 },
  { "compte rendu de consultation", 3 },
  { "compte rendu opératoire", 3 },
  { "arrêt de travail", 3 },
  { "mammographie*", 3 },
  { "échographie*", 3 },
  { "radiographie*", 3 },
  { "électrocardiogramme*", 3 },
  { "bilan sanguin", 3 },
  { "prise de sang", 3 },
  { "blood test*", 3 },
  { "discharge summary", 3 },
  { "directives anticipées", 3 },
  { "prescription*", 2 },
  { "vaccin*", 2 },
  { "immunization*", 2 },
  { "IRM", 2 },
  { "MRI", 2 },
  { "scanner", 2 },
  { "glycémie", 2 },
  { "cholesterol", 2 },
  { "diagnosti*", 2 },
  { "antécédents", 2 },
  { "RPPS", 2 },
  { "FINESS", 2 },
  { "hospitalisation*", 2 },
  { "médecin*", 2 },
  { "medical*", 2 },
  { "radiologie", 2 },
  { "radiology", 2 },
  { "dosage", 2 },
  { "assurance maladie", 2 },
  { "carte vitale", 2 },
  { "consultation*", 1 },
  { "compte rendu", 1 },
  { "docteur", 1 },
  { "doctor", 1 },
  { "Dr", 1 },
  { "patient*", 1 },
  { "laboratoire*", 1 },
  { "laboratory", 1 },
  { "hôpital", 1 },
  { "hospital*", 1 },
  { "clinique", 1 },
  { "clinic", 1 },
  { "pharmacie*", 1 },
  { "pharmacy", 1 },
  { "infirmier*", 1 },
  { "mutuelle", 1 },
  { "Ameli", 1 },
  { "santé", 1 },
  { "health", 1 },
};

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

/* Where @word, of @size bytes, stands in @text, both folded, between two ends of words. */
static const char *
find_word (const char *text, const char *word, gsize size, gboolean open)
{
  for (const char *at = text; (at = strstr (at, word)) != NULL; at++)
    if ((at == text || !is_letter (at[-1])) && (open || !is_letter (at[size])))
      return at;
  return NULL;
}

/* As the search compares, and names of files with their words apart. */
static char *
fold (const char *text)
{
  char *folded = livret_text_fold (text, -1);

  for (char *c = folded; *c != '\0'; c++)
    if (*c == '_' || *c == '-' || *c == '\n' || *c == '\t' || *c == '\f')
      *c = ' ';
  return folded;
}

/* The first three are told, but for what one of them says already: @written, and @end, in which a
 * word goes on that it begins. */
static void
note_word (GPtrArray *found, const char *written, const char *end)
{
  g_autofree char *word = g_strconcat (written, end, NULL);
  gboolean said = found->len >= 3;

  for (guint i = 0; i < found->len; i++)
    said |= strstr (found->pdata[i], word) != NULL;
  if (!said)
    g_ptr_array_add (found, g_steal_pointer (&word));
}

/* What the words in @text count together, each once; the first three are put into @found. */
static int
count_words (const char *text, GPtrArray *found)
{
  int sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize size = strlen (words[i].word);
      gboolean open = words[i].word[size - 1] == '*';
      g_autofree char *written = g_strndup (words[i].word, open ? size - 1 : size);
      g_autofree char *word = fold (written);
      g_autofree char *end = NULL;
      const char *at = find_word (text, word, strlen (word), open);

      if (at == NULL)
        continue;
      sum += words[i].counts;
      at += strlen (word);
      size = 0;
      while (open && is_letter (at[size]))
        size++;
      end = g_strndup (at, size);
      note_word (found, written, end);
    }
  return sum;
}

/* --- People -------------------------------------------------------------------------------------
 */

/* "camille martin" or "martin camille", side by side. */
static gboolean
names_both (const char *text, const char *given, const char *family)
{
  g_auto (GStrv) givens = g_strsplit (given, " ", 2);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (givens[0] == NULL || *givens[0] == '\0' || *family == '\0')
    return FALSE;
  one = g_strconcat (givens[0], " ", family, NULL);
  other = g_strconcat (family, " ", givens[0], NULL);
  return find_word (text, one, strlen (one), FALSE) != NULL ||
         find_word (text, other, strlen (other), FALSE) != NULL;
}

/* A name of one word, "Camille", is no name of one person. */
static gboolean
is_named (const LivretPerson *person, const char *text)
{
  g_autofree char *name = fold (person->name);
  g_autofree char *first = fold (person->first_names);
  g_autofree char *birth = fold (person->birth_name);
  g_autofree char *used = fold (person->used_name);
  const char *family = strrchr (name, ' ');

  return (family != NULL && names_both (text, name, family + 1)) ||
         names_both (text, first, birth) || names_both (text, first, used);
}

/* The digits that follow each other but for spaces, each run between two "|". */
static char *
digits_of (const char *text)
{
  GString *out = g_string_new ("|");

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (out, *text);
    else if (*text != ' ' && out->str[out->len - 1] != '|')
      g_string_append_c (out, '|');
  return g_string_free (out, FALSE);
}

/* Thirteen digits are the number; the key may be missing. Other numbers may stand around it. */
static gboolean
has_number (const LivretPerson *person, const char *digits)
{
  g_autofree char *number = g_strndup (person->ins, 13);

  return strlen (number) == 13 && strstr (digits, number) != NULL;
}

/* As papers write a birth date; fold() made spaces of hyphens. */
static gboolean
has_birth (const LivretPerson *person, const char *text)
{
  char written[32];
  LivretDate date;
  int year, month, day;

  if (!livret_date_parse (person->birth_date, NULL, &date, NULL) ||
      sscanf (date.text, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return FALSE;
  for (const char *between = "/. "; *between != '\0'; between++)
    {
      g_snprintf (written, sizeof written, "%02d%c%02d%c%04d", day, *between, month, *between,
                  year);
      if (strstr (text, written) != NULL)
        return TRUE;
    }
  g_snprintf (written, sizeof written, "%04d %02d %02d", year, month, day);
  return strstr (text, written) != NULL;
}

/* Whether the file says of itself that it is this person's, by more than a first name. */
static gboolean
is_holder (const LivretPerson *person, const LivretWatchFacts *facts)
{
  const LivretSinkIdentity identity = { facts->holder, facts->born, facts->ins };
  gboolean told = facts->ins != NULL && *facts->ins != '\0' && *person->ins != '\0';

  if (facts->holder != NULL && *facts->holder != '\0')
    told |= facts->born != NULL && *facts->born != '\0' && *person->birth_date != '\0';
  return told && !livret_identity_differs (person, &identity);
}

/* What a file says of a person. */
typedef struct
{
  const LivretPerson *named;  /* the first whose name stands in it */
  const LivretPerson *number; /* the first whose national number does */
  const LivretPerson *whose;  /* whose it is; NULL: nobody's, or more than one's */
} Whose;

static Whose
find_whose (const LivretWatchFacts *facts, const char *text, GPtrArray *people)
{
  g_autofree char *digits = digits_of (text);
  Whose whose = { 0 };
  guint found = 0;

  for (guint i = 0; i < people->len; i++)
    {
      const LivretPerson *person = people->pdata[i];
      gboolean named = is_named (person, text);
      gboolean number = has_number (person, digits);

      if (named && whose.named == NULL)
        whose.named = person;
      if (!number && !(named && has_birth (person, text)) && !is_holder (person, facts))
        continue;
      whose.whose = person;
      if (number && whose.number == NULL)
        whose.number = person;
      found++;
    }
  if (found > 1)
    whose.whose = NULL;
  return whose;
}

/* --- The answer ---------------------------------------------------------------------------------
 */

static char *
explain_words (GPtrArray *found, const Whose *whose)
{
  g_autofree char *list = NULL;
  g_autofree char *said = NULL;
  g_autofree char *names = NULL;

  g_ptr_array_add (found, NULL);
  list = g_strjoinv (", ", (char **) found->pdata);
  if (*list != '\0')
    said = g_strdup_printf (_ ("It speaks of: %s"), list);
  if (whose->number != NULL)
    names = g_strdup_printf (_ ("It has the national health number of %s"), whose->number->name);
  else if (whose->named != NULL)
    names = g_strdup_printf (_ ("It names %s"), whose->named->name);
  return livret_wording_join (names, said, NULL);
}

/* (transfer full) (nullable): why it is a health paper. */
static char *
explain (const LivretWatchFacts *facts, const char *text, const Whose *whose)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *paper = find_paper (facts->format);
  int sum;

  if (paper != NULL)
    return g_strdup (_ (paper));
  if (facts->readings != NULL)
    return livret_wording_join (_ ("Readings"), facts->readings, facts->source, NULL);
  if (facts->statements)
    return g_strdup (_ ("Health statements"));
  sum = count_words (text, found);
  if (sum >= ENOUGH || whose->number != NULL || (whose->named != NULL && sum >= ENOUGH - 1))
    return explain_words (found, whose);
  return NULL;
}

LivretArrival *
livret_watch_judge (const LivretWatchFacts *facts, GPtrArray *people)
{
  g_autofree char *all = g_strjoin ("\n", facts->name, facts->title != NULL ? facts->title : "",
                                    facts->text->str, NULL);
  g_autofree char *text = fold (all);
  Whose whose = find_whose (facts, text, people);
  char *why = explain (facts, text, &whose);
  LivretArrival *arrival;

  if (why == NULL)
    return NULL;
  arrival = g_new0 (LivretArrival, 1);
  arrival->name = g_strdup (facts->name);
  arrival->what = g_strdup (
      facts->title != NULL && !g_str_has_prefix (facts->name, facts->title) ? facts->title : "");
  arrival->why = why;
  arrival->person = g_strdup (whose.whose != NULL ? whose.whose->id : NULL);
  return arrival;
}

/* --- Sentences ----------------------------------------------------------------------------------
 */

char *
livret_watch_banner_words (guint n, const char *folder)
{
  return g_strdup_printf (
      ngettext ("%u health paper has arrived in “%s”", "%u health papers have arrived in “%s”", n),
      n, folder);
}

char *
livret_watch_whose (const char *name)
{
  return name != NULL ? g_strdup_printf (_ ("For %s: the file itself says so"), name)
                      : g_strdup (_ ("For whom it is, you say when it is added"));
}
