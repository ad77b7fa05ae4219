/* livret-cvx.c: names of vaccines by their CVX codes, which are all that signed cards have.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: the code set CVX of the CDC (public domain), in words of our own. A code that is not here
 * is shown as it is.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-fhir.h"

#define CVX "http://hl7.org/fhir/sid/cvx"

static const struct
{
  const char *codes; /* a space around each */
  const char *words;
} names[] = {
  { " 208 217 218 219 300 301 302 308 309 310 ", N_ ("COVID-19 (Pfizer-BioNTech)") },
  { " 207 221 228 229 230 311 312 ", N_ ("COVID-19 (Moderna)") },
  { " 210 ", N_ ("COVID-19 (AstraZeneca)") },
  { " 211 313 ", N_ ("COVID-19 (Novavax)") },
  { " 212 ", N_ ("COVID-19 (Janssen)") },
  { " 213 500 ", N_ ("COVID-19") },
  { " 88 140 141 150 158 161 168 171 185 186 197 205 ", N_ ("Influenza") },
  { " 03 ", N_ ("Measles, mumps, rubella") },
  { " 94 ", N_ ("Measles, mumps, rubella, chickenpox") },
  { " 21 ", N_ ("Chickenpox") },
  { " 121 187 188 ", N_ ("Shingles") },
  { " 08 43 44 45 189 ", N_ ("Hepatitis B") },
  { " 52 83 84 85 ", N_ ("Hepatitis A") },
  { " 104 ", N_ ("Hepatitis A and B") },
  { " 10 89 ", N_ ("Poliomyelitis") },
  { " 20 107 ", N_ ("Diphtheria, tetanus, whooping cough") },
  { " 115 ", N_ ("Diphtheria, tetanus, whooping cough (booster)") },
  { " 09 113 139 ", N_ ("Diphtheria, tetanus (booster)") },
  { " 130 ", N_ ("Diphtheria, tetanus, whooping cough, poliomyelitis") },
  { " 120 ", N_ ("Diphtheria, tetanus, whooping cough, poliomyelitis, Hib") },
  { " 110 ", N_ ("Diphtheria, tetanus, whooping cough, poliomyelitis, hepatitis B") },
  { " 146 ", N_ ("Diphtheria, tetanus, whooping cough, poliomyelitis, Hib, hepatitis B") },
  { " 17 48 49 ", N_ ("Haemophilus influenzae type b (Hib)") },
  { " 33 100 109 133 152 215 216 ", N_ ("Pneumococcus") },
  { " 108 114 136 147 203 ", N_ ("Meningococcus ACWY") },
  { " 162 163 ", N_ ("Meningococcus B") },
  { " 62 118 137 165 ", N_ ("Papillomavirus (HPV)") },
  { " 116 119 122 ", N_ ("Rotavirus") },
  { " 19 ", N_ ("Tuberculosis (BCG)") },
  { " 37 184 ", N_ ("Yellow fever") },
  { " 25 101 ", N_ ("Typhoid fever") },
  { " 18 90 175 176 ", N_ ("Rabies") },
  { " 134 ", N_ ("Japanese encephalitis") },
};

const char *
livret_fhir_vaccine (JsonObject *concept)
{
  for (guint i = 0; i < livret_fhir_count (concept, "coding"); i++)
    {
      JsonObject *coding = livret_fhir_at (concept, "coding", i);
      const char *code = livret_fhir_text (coding, "code");
      g_autofree char *word = code != NULL ? g_strdup_printf (" %.8s ", code) : NULL;

      if (word == NULL || !livret_fhir_text_is (coding, "system", CVX))
        continue;
      for (guint n = 0; n < G_N_ELEMENTS (names); n++)
        if (strstr (names[n].codes, word) != NULL)
          return _ (names[n].words);
    }
  return NULL;
}
