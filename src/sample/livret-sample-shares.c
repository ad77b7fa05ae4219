/* livret-sample-shares.c: what the household handed over in three years: shares in every state.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-private.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/livret-base.h"
#include "sample/livret-sample-curves.h"
#include "sample/livret-sample-words.h"
#include "sharing/livret-package.h"

#define FOLLOW_UP NC_ ("sample", "Follow-up of diabetes")
#define OPINION NC_ ("sample", "To hear your opinion")
#define BEFORE_OPERATION NC_ ("sample", "Before the operation")
#define CARE_AT_HOME NC_ ("sample", "Care at home")
#define FOR_SCHOOL NC_ ("sample", "School care plan")
#define FOR_HOLIDAYS NC_ ("sample", "Holiday centre")

/**
 * Share: one grant.
 * @days: before the last day; @held: days until its end; @ended: days after it is closed, 0: never
 * @items: keys of papers and statements, else as livret_grant_draft_add_item() takes them; a kind
 *   ends in "@-N" for the last N days
 * @uses: how often the package is made; @most: 0: not counted
 */
typedef struct
{
  int days;
  LivretSampleWho who;
  const char *capacity;
  const char *to;
  const char *profession;
  const char *purpose;
  const char *route;
  int held;
  int ended;
  int uses;
  int most;
  const char *items[7];
} Share;

static const Share shares[] = {
  { 822,
    LIVRET_SAMPLE_CAMILLE,
    "self",
    "Dr Hélène Quéré",
    LIVRET_SAMPLE_ENDOCRINOLOGIST,
    FOLLOW_UP,
    "pdf",
    30,
    0,
    1,
    0,
    { "lab-12", "lab-11", "allergies", "blood-pressure@-200" } },
  { 761,
    LIVRET_SAMPLE_LOUIS,
    "agreed",
    "Dr Antoine Vasseur",
    LIVRET_SAMPLE_CARDIOLOGIST,
    OPINION,
    "paper",
    30,
    0,
    1,
    0,
    { "treatments", "conditions", "blood-pressure@-120" } },
  { 610,
    LIVRET_SAMPLE_LOUIS,
    "agreed",
    "Dr Yann Morvan",
    LIVRET_SAMPLE_SURGEON,
    BEFORE_OPERATION,
    "html",
    60,
    33,
    1,
    0,
    { "louis-heart-1", "louis-knee-report", "louis-knee-picture", "treatments", "allergies" } },
  { 566,
    LIVRET_SAMPLE_CAMILLE,
    "self",
    "Dr Antoine Vasseur",
    LIVRET_SAMPLE_CARDIOLOGIST,
    OPINION,
    "pdf",
    30,
    0,
    2,
    3,
    { "lab-8", "treatments", "blood-pressure@-90", "heart-rate@-120" } },
  { 425,
    LIVRET_SAMPLE_CAMILLE,
    "self",
    "Dr Hélène Quéré",
    LIVRET_SAMPLE_ENDOCRINOLOGIST,
    FOLLOW_UP,
    "paper",
    30,
    0,
    1,
    0,
    { "lab-6", "lab-7", "weight@-180", "glucose@-90" } },
  { 372,
    LIVRET_SAMPLE_LEA,
    "legal",
    "Lycée des Grands-Chênes",
    LIVRET_SAMPLE_NURSE,
    FOR_SCHOOL,
    "paper",
    280,
    0,
    1,
    0,
    { "allergies", "treatments", "lea-allergy" } },
  { 214,
    LIVRET_SAMPLE_CAMILLE,
    "self",
    "Dr Karim Benali",
    LIVRET_SAMPLE_GP,
    FOLLOW_UP,
    "html",
    90,
    21,
    1,
    0,
    { "lab-4", "glucose@-90", "weight@-90" } },
  { 138,
    LIVRET_SAMPLE_NOE,
    "legal",
    "Centre de loisirs du Bois-Joli",
    NULL,
    FOR_HOLIDAYS,
    "paper",
    45,
    0,
    1,
    0,
    { "vaccinations", "allergies", "contacts" } },
  { 101,
    LIVRET_SAMPLE_LOUIS,
    "agreed",
    "Dr Antoine Vasseur",
    LIVRET_SAMPLE_CARDIOLOGIST,
    OPINION,
    "pdf",
    365,
    0,
    1,
    1,
    { "louis-hospital", "louis-lab-2", "weight@-120", "blood-pressure@-120" } },
  { 74,
    LIVRET_SAMPLE_LEA,
    "legal",
    "Lycée des Grands-Chênes",
    LIVRET_SAMPLE_NURSE,
    FOR_SCHOOL,
    "paper",
    290,
    0,
    1,
    0,
    { "allergies", "treatments", "lea-sport" } },
  { 25,
    LIVRET_SAMPLE_LOUIS,
    "agreed",
    "Nadège Rio",
    LIVRET_SAMPLE_NURSE,
    CARE_AT_HOME,
    "paper",
    90,
    0,
    1,
    0,
    { "treatments", "allergies", "louis-prescription-3", "weight@-120" } },
  { 11,
    LIVRET_SAMPLE_CAMILLE,
    "self",
    "Dr Hélène Quéré",
    LIVRET_SAMPLE_ENDOCRINOLOGIST,
    FOLLOW_UP,
    "html",
    60,
    0,
    1,
    0,
    { "lab-2", "eye-3", "treatments", "glucose@-90", "blood-pressure@-120" } },
  { 5,
    LIVRET_SAMPLE_NOE,
    "legal",
    "Dr Lucie Garnier",
    LIVRET_SAMPLE_PAEDIATRICIAN,
    OPINION,
    "pdf",
    30,
    0,
    1,
    0,
    { "noe-growth", "noe-emergency", "height", "weight" } },
  /* Printing was called off: it stays a draft. */
  { 1,
    LIVRET_SAMPLE_CAMILLE,
    "self",
    "Dr Karim Benali",
    LIVRET_SAMPLE_GP,
    OPINION,
    "paper",
    30,
    0,
    0,
    0,
    { "lab-1", "treatments", "hba1c@-400" } },
};

/* --- sealing -----------------------------------------------------------------------------------
 */

typedef struct
{
  const Share *share;
  int days;
  LivretGrant *grant;
} Sealing;

/* The key of a paper or statement as its id; "weight@-120" as its period. */
static char *
name_item (LivretSample *sample, const char *item, int days)
{
  const char *id = g_hash_table_lookup (sample->documents, item);
  const char *period = strstr (item, "@-");
  char from[16], until[16];

  if (id == NULL)
    id = g_hash_table_lookup (sample->entries, item);
  if (id != NULL || period == NULL)
    return g_strdup (id != NULL ? id : item);
  livret_day_iso (sample->today - days - atoi (period + 2), from);
  livret_day_iso (sample->today - days, until);
  return g_strdup_printf ("%.*s@%s..%s", (int) (period - item), item, from, until);
}

static gboolean
seal (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  Sealing *sealing = data;
  const Share *share = sealing->share;
  g_autoptr (LivretPerson) person = livret_people_find (db, sample->ids[share->who], error);
  g_autoptr (LivretGrantTerms) terms = NULL;

  if (person == NULL)
    return FALSE;
  terms = livret_grant_draft_new (person,
                                  strcmp (share->capacity, "self") != 0
                                      ? livret_sample_first_name (LIVRET_SAMPLE_CAMILLE)
                                      : NULL,
                                  share->capacity);
  g_set_str (&terms->recipient, share->to);
  if (share->profession != NULL)
    g_set_str (&terms->profession, W_ (share->profession));
  g_set_str (&terms->purpose, W_ (share->purpose));
  g_set_str (&terms->route, share->route);
  terms->until = livret_sample_at (sample, sealing->days - share->held - 1, 0) - 1;
  terms->max_uses = share->most;
  for (gsize i = 0; i < G_N_ELEMENTS (share->items) && share->items[i] != NULL; i++)
    {
      g_autofree char *item = name_item (sample, share->items[i], sealing->days);

      if (!livret_grant_draft_add_item (db, terms, item, error))
        {
          g_prefix_error (error, "%s, %s: ", share->to, share->items[i]);
          return FALSE;
        }
    }
  if (!livret_grant_draft_check (db, terms, error))
    return FALSE;
  sealing->grant = livret_grant_seal (db, terms, error);
  return sealing->grant != NULL;
}

/* Packages are made as for a person, and forgotten. */
static gboolean
pack (LivretSample *sample, LivretGrant *grant, GError **error)
{
  const char *language = livret_locale_is_french (LC_MESSAGES) ? "fr" : "en";
  g_autoptr (LivretPackage) package =
      livret_package_write (sample->session, grant, language, NULL, sample->cancellable, error);

  return package != NULL;
}

static gboolean
play_share (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  const Share *share = event->what;
  Sealing sealing = { share, event->number };
  g_autoptr (LivretGrant) grant = NULL;

  if (!livret_sample_write (sample, seal, &sealing, error))
    return FALSE;
  grant = sealing.grant;
  g_hash_table_insert (sample->entries, g_strdup_printf ("share-%d", event->number),
                       g_strdup (livret_grant_get_terms (grant)->id));
  for (int i = 0; i < MAX (share->uses, 1); i++)
    if (!pack (sample, grant, error))
      return FALSE;
  return share->uses > 0 ||
         livret_package_failed (sample->session, grant, _ ("Printing was cancelled."), error);
}

static gboolean
end_share (LivretSample *sample, LivretDb *db, gpointer data, GError **error)
{
  const LivretSampleEvent *event = data;
  g_autofree char *key = g_strdup_printf ("share-%d", event->number);

  return livret_grant_end (db, g_hash_table_lookup (sample->entries, key), error);
}

static gboolean
play_end (LivretSample *sample, const LivretSampleEvent *event, GError **error)
{
  return livret_sample_write (sample, end_share, (gpointer) event, error);
}

void
livret_sample_add_shares (LivretSample *sample)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const Share *share = &shares[i];
      int minute = 1215 + (int) i;

      livret_sample_add_event (sample, livret_sample_at (sample, share->days, minute), play_share,
                               share, share->days);
      if (share->ended > 0)
        livret_sample_add_event (sample,
                                 livret_sample_at (sample, share->days - share->ended, minute),
                                 play_end, share, share->days);
    }
}
