/* livret-cda-products.c: treatments and vaccinations of a CDA document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "formats/livret-cda-found.h"

/* LOINC: the section of medicines that were administered. */
#define ADMINISTERED "29549-3"

static const xmlNode *
material_of (const xmlNode *administration)
{
  const xmlNode *product = livret_xml_find (administration, livret_xml_is (administration, "supply")
                                                                ? "product/manufacturedProduct"
                                                                : "consumable/manufacturedProduct");
  const xmlNode *material = livret_xml_child (product, "manufacturedMaterial");

  return material != NULL ? material : livret_xml_child (product, "manufacturedLabeledDrug");
}

static char *
name_of (LivretCda *cda, const xmlNode *material)
{
  char *name = livret_xml_line (livret_xml_child (material, "name"));

  return name != NULL ? name : livret_cda_words (cda, livret_xml_child (material, "code"));
}

static void
take_posology (LivretCda *cda, const xmlNode *administration, LivretCdaFound *found)
{
  const xmlNode *dose = livret_xml_child (administration, "doseQuantity");
  const xmlNode *low = livret_xml_child (dose, "low");
  const xmlNode *high = livret_xml_child (dose, "high");

  /* From one to three; one that is open is as much as is told. */
  if (low != NULL && high == NULL)
    livret_cda_comment (found, livret_cda_quantity (cda, low));
  else if (dose != NULL)
    livret_cda_comment (found, livret_cda_amount (cda, dose));
  livret_cda_comment (found,
                      livret_cda_words (cda, livret_xml_child (administration, "routeCode")));
  for (const xmlNode *time = livret_xml_child (administration, "effectiveTime"); time != NULL;
       time = livret_xml_next (time))
    {
      livret_cda_comment (found, livret_cda_words (cda, livret_xml_child (time, "event")));
      livret_cda_comment (found, livret_cda_every (cda, livret_xml_child (time, "period")));
    }
}

/* What was given on the spot is over that day: the section, not its dates, says that it is no
 * treatment that goes on. What was handed out was on the day of the document. */
static void
take_day (LivretCda *cda,
          const LivretCdaSection *section,
          const xmlNode *administration,
          LivretCdaFound *found)
{
  gboolean supply = livret_xml_is (administration, "supply");
  gboolean on_the_spot = !supply && livret_xml_attribute_is (administration, "moodCode", "EVN") &&
                         (g_strcmp0 (section->section, "treatments") != 0 ||
                          strcmp (section->code, ADMINISTERED) == 0);

  if (found->none || (!supply && !on_the_spot))
    return;
  if (found->from == NULL && found->until == NULL)
    found->from = g_strdup (cda->date);
  if (on_the_spot && found->until == NULL)
    found->until = g_strdup (found->from);
}

/* It was taken, and until when is told. */
static gboolean
was_broken_off (const xmlNode *administration, const LivretCdaFound *found)
{
  return livret_xml_attribute_is (livret_xml_child (administration, "statusCode"), "code",
                                  "aborted") &&
         found->until != NULL;
}

gboolean
livret_cda_take_treatment (LivretCda *cda,
                           const LivretCdaSection *section,
                           const xmlNode *administration,
                           guint *taken)
{
  const xmlNode *material = material_of (administration);
  const xmlNode *code = livret_xml_child (material, "code");
  g_auto (LivretCdaFound) found = { 0 };

  if (livret_cda_says_nothing (code) ||
      livret_cda_says_nothing (livret_xml_child (administration, "code")))
    return TRUE;
  found.none = livret_cda_says_none (code) ||
               livret_cda_says_none (livret_xml_child (administration, "code"));
  if (livret_xml_attribute_is (administration, "negationInd", "true") && !found.none)
    return TRUE;
  found.text = name_of (cda, material);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_xml_child (administration, "text"));
  found.code = livret_cda_code (code);
  for (const xmlNode *time = livret_xml_child (administration, "effectiveTime"); time != NULL;
       time = livret_xml_next (time))
    livret_cda_take_time (&found, time);
  if (!was_broken_off (administration, &found) &&
      livret_cda_is_withdrawn (cda, administration, taken))
    return TRUE;
  take_posology (cda, administration, &found);
  take_day (cda, section, administration, &found);
  return livret_cda_give (cda, section, "treatments", &found, taken);
}

/* Without a day it is the number that tells one dose from the next. */
static void
say_rank (LivretCdaFound *found, const char *rank)
{
  g_autofree char *text = found->text;

  if (found->from != NULL || text == NULL)
    {
      found->text = g_steal_pointer (&text);
      livret_cda_comment (found, g_strdup_printf ("n° %s", rank));
      return;
    }
  found->text = g_strdup_printf ("%s (n° %s)", text, rank);
}

static void
take_rank (const xmlNode *administration, LivretCdaFound *found)
{
  for (const xmlNode *link = livret_xml_child (administration, "entryRelationship"); link != NULL;
       link = livret_xml_next (link))
    {
      const xmlNode *observation = livret_xml_child (link, "observation");
      g_autofree char *rank =
          livret_xml_attribute (livret_xml_child (observation, "value"), "value");

      if (rank != NULL &&
          livret_xml_attribute_is (livret_xml_child (observation, "code"), "code", "30973-2"))
        {
          say_rank (found, rank);
          return;
        }
    }
}

static gboolean
take_vaccination (LivretCda *cda,
                  const LivretCdaSection *section,
                  const xmlNode *administration,
                  guint *taken)
{
  const xmlNode *material = material_of (administration);
  const xmlNode *code = livret_xml_child (material, "code");
  g_auto (LivretCdaFound) found = { 0 };
  g_autofree char *lot = livret_xml_line (livret_xml_child (material, "lotNumberText"));

  if (livret_cda_says_nothing (code) ||
      livret_cda_says_nothing (livret_xml_child (administration, "code")))
    return TRUE;
  found.none = livret_cda_says_none (code) ||
               livret_cda_says_none (livret_xml_child (administration, "code"));
  if (livret_xml_attribute_is (administration, "negationInd", "true") && !found.none)
    return TRUE;
  found.text = name_of (cda, material);
  if (found.text == NULL)
    found.text = livret_cda_reference (cda, livret_xml_child (administration, "text"));
  found.code = livret_cda_code (code);
  /* A vaccination has a day, no span. */
  livret_cda_take_time (&found, livret_xml_child (administration, "effectiveTime"));
  g_clear_pointer (&found.until, g_free);
  take_rank (administration, &found);
  if (lot != NULL)
    livret_cda_comment (&found, g_strdup_printf ("lot %s", lot));
  return livret_cda_give (cda, section, "vaccinations", &found, taken);
}

static gboolean
is_vaccination (const LivretCdaSection *section, const xmlNode *administration)
{
  return livret_cda_has_template (administration, "1.3.6.1.4.1.19376.1.5.3.1.4.12") ||
         livret_cda_has_template (administration, "2.16.840.1.113883.10.20.22.4.52") ||
         g_strcmp0 (section->section, "vaccinations") == 0;
}

gboolean
livret_cda_take_administration (LivretCda *cda,
                                const LivretCdaSection *section,
                                const xmlNode *administration,
                                guint *taken)
{
  /* What is planned or proposed has not been. */
  if (livret_xml_attribute_is (administration, "moodCode", "PRP") ||
      livret_xml_attribute_is (administration, "moodCode", "PRMS"))
    return TRUE;
  if (!is_vaccination (section, administration))
    return livret_cda_take_treatment (cda, section, administration, taken);
  /* A vaccine that is ordered is none that was given; a medicine that is, is taken. */
  return livret_xml_attribute_is (administration, "moodCode", "INT") ||
         livret_xml_attribute_is (administration, "moodCode", "RQO") ||
         livret_cda_is_withdrawn (cda, administration, taken) ||
         take_vaccination (cda, section, administration, taken);
}
