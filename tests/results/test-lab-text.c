/* test-lab-text.c: what French laboratories write, and what must not be taken for a result.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-text.h"

#include <string.h>

#include "livret-test-results.h"

/* @expected: as test_write_results() has it */
typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
} Case;

static char *
read_all (const char *text, gssize size)
{
  g_autoptr (GPtrArray) list = livret_lab_text_read (text, size, NULL);

  return test_write_results (list);
}

#define DAY "Prélevé le 12/03/2024 à 08h15\n"
#define AT " 2024-03-12T08:15"

static const Case lines[] = {
  { "value, range in brackets, earlier result with its day",
    "Glycémie à jeun 1,12 g/L (0,70 - 1,10) 1,05 le 12/03/2023", "glucose 1.12 g/L [0.7;1.1]" AT },
  { "range with N", "Hémoglobine glyquée HbA1c 6,8 % (N < 6,0)", "hba1c 6.8 % [<6]" AT },
  { "the other scale", "Hémoglobine glyquée (IFCC) 51 mmol/mol", "hba1c 51 mmol/mol" AT },
  { "the same in two units", "Cholestérol LDL : 1,02 g/L soit 2,64 mmol/L",
    "ldl-cholesterol 1.02 g/L" AT },
  { "two units without a word", "Créatinine 84 µmol/L 9,5 mg/L", "creatinine 84 umol/L" AT },
  { "a unit with a number in it", "DFG estimé (CKD-EPI) 78 mL/min/1,73m² > 60",
    "egfr 78 mL/min/{1.73_m2} [>60]" AT },
  { "without a unit", "INR 2,4", "inr 2.4 1" AT },
  { "without a unit, with a range", "INR : 2,4 (2,0 - 3,0) 2,1", "inr 2.4 1 [2;3]" AT },
  { "capitals and dots", "C.R.P. ............ 3,1 mg/L  Inf. à 5,0", "crp 3.1 mg/L [<5]" AT },
  { "below a limit of detection", "TSH ultrasensible < 0,01 mUI/L 0,40 à 4,00",
    "tsh <0.01 m[iU]/L [0.4;4]" AT },
  { "at most, the number too", "TSH ultrasensible ≤ 0,01 mUI/L ≤ 4,00",
    "tsh ≤0.01 m[iU]/L [≤4]" AT },
  { "at least, by two signs", "DFG (CKD-EPI) >= 90 mL/min/1,73 m² >= 60",
    "egfr ≥90 mL/min/{1.73_m2} [≥60]" AT },
  { "up to", "C.R.P. 3,1 mg/L jusqu'à 5,0", "crp 3.1 mg/L [≤5]" AT },
  { "above", "DFG (CKD-EPI) > 90 mL/min/1,73 m²", "egfr >90 mL/min/{1.73_m2}" AT },
  { "marks before the unit", "Créatinine 112 ▲ µmol/L 50 à 100 113",
    "creatinine 112 umol/L [50;100] H" AT },
  { "a star", "*Ferritine 12* µg/L 15 à 200", "ferritin 12 ug/L [15;200]" AT },
  { "a letter as a mark", "Potassium 3,1 L mmol/L 3,5-5,1", "potassium 3.1 mmol/L [3.5;5.1] L" AT },
  { "range without spaces", "Sodium 140 mmol/L 136-145", "sodium 140 mmol/L [136;145]" AT },
  { "range with its unit", "Urée 0,35 g/L (0,15 g/L à 0,50 g/L)", "urea 0.35 g/L [0.15;0.5]" AT },
  { "range in another unit", "Urée 0,35 g/L (2,5 - 7,5 mmol/L)",
    "urea 0.35 g/L [0.15014;0.45042]" AT },
  { "two units, two ranges", "Créatinine 9,5 mg/L 84 µmol/L (6,0 - 11,0) (53 - 97)",
    "creatinine 9.5 mg/L [6;11]" AT },
  { "two units, one range of neither", "Créatinine 9,5 mg/L 84 µmol/L (6,0 - 11,0)",
    "creatinine 9.5 mg/L “6,0 - 11,0”" AT },
  { "two units with a range each", "Glycémie 1,12 g/L (0,70 à 1,10) 6,22 mmol/L (3,89 à 6,11)",
    "glucose 1.12 g/L [0.7;1.1]" AT },
  { "two units that do not agree", "Créatinine 84 µmol/L 12,5 mg/L",
    "creatinine 84 umol/L" AT " ?v" },
  { "a share and a count", "Polynucléaires neutrophiles 62,0 % 4,46 G/L 1,80 - 7,50",
    "neutrophils-share 62 %" AT "\nneutrophils 4.46 10*9/L [1.8;7.5]" AT },
  { "small l", "Leucocytes 7,1 Giga/l 4,0 - 10,0", "leukocytes 7.1 10*9/L [4;10]" AT },
  { "powers of ten", "Plaquettes 259 10^9/L 150 - 400", "platelets 259 10*9/L [150;400]" AT },
  { "a superscript", "Plaquettes 259 x10⁹/L", "platelets 259 10*9/L" AT },
  { "cells of a cubic millimetre", "Leucocytes 7 100 /mm3 4 000 à 10 000",
    "leukocytes 7100 /mm3 [4000;10000]" AT " ?v" },
  { "sure thousands", "NT-proBNP 1\u202f007 ng/L inf. à 450", "nt-probnp 1007 ng/L [<450]" AT },
  { "thousands by a point", "Plaquettes 250.000 /mm3", "platelets 250 /mm3" AT " ?v" },
  { "three decimals", "TSH 2.345 mUI/L", "tsh 2.345 m[iU]/L" AT },
  { "enzymes", "ASAT (SGOT) 25 UI/L < 35", "asat 25 U/L [<35]" AT },
  { "two names", "ALAT (TGP) : 28 U/L", "alat 28 U/L" AT },
  { "hyphen", "Gamma-GT 32 UI/L 10 - 60", "ggt 32 U/L [10;60]" AT },
  { "greek", "γ-GT 32 U/L", "ggt 32 U/L" AT },
  { "vitamin D", "25-OH-Vitamine D (D2 + D3) 54 nmol/L 75 - 150",
    "vitamin-d 54 nmol/L [75;150]" AT },
  { "digits in a name", "Vitamine B12 312 pmol/L", "vitamin-b12 312 pmol/L" AT },
  { "prostate", "PSA total 1,24 ng/mL < 4,00", "psa 1.24 ng/mL [<4]" AT },
  { "urates", "Acide urique 312 µmol/L", "uric-acid 312 umol/L" AT },
  { "a beginning", "Dosage de la ferritine : 41 µg/L", "ferritin 41 ug/L" AT },
  { "of urine on its line", "Rapport albumine/créatinine urinaire 1,7 mg/mmol inf. à 3,0",
    "albumin-creatinine 1.7 mg/mmol [<3]" AT },
  { "tabs", "Hématocrite\t41,2\t%\t37,0\t-\t47,0", "haematocrit 41.2 % [37;47]" AT },
  { "a share of one", "Hématocrite 0,42 L/L", "haematocrit 0.42 1" AT },
  { "no accents, decomposed accents", "He\u0301moglobine 13,1 g/dL", "haemoglobin 13.1 g/dL" AT },
  { "a method", "Glycémie (Hexokinase - Cobas) 0,92 g/L", "glucose 0.92 g/L" AT },
  { "filtration without its surface is asked", "DFG estimé 75 mL/min sup. à 60",
    "egfr 75 mL/min/{1.73_m2} [>60]" AT " ?u" },
  { "filtration by the formula is of its surface",
    "Débit de filtration (CKD-EPI) 75 mL/min sup. à 60", "egfr 75 mL/min/{1.73_m2} [>60]" AT },
  { "D-dimers of an unknown sort are asked", "D-Dimères 320 ng/mL < 500",
    "d-dimer 320 ng/mL [<500]" AT " ?u" },
  { "D-dimers of the usual sort", "D-Dimères 320 ng/mL FEU < 500", "d-dimer 320 ng/mL [<500]" AT },
  { "earlier results in columns", "Triglycérides 1,26 g/L inf. à 1,50 1,40 1,61",
    "triglycerides 1.26 g/L [<1.5]" AT },
  { "an earlier result in the same unit", "Calcium 2,31 mmol/L 2,28 mmol/L",
    "calcium 2.31 mmol/L" AT },
  { "English", "Glucose, fasting 1.12 g/L 0.70 to 1.10", "glucose 1.12 g/L [0.7;1.1]" AT },
};

static const Case nothing[] = {
  { "to be controlled", "INR à contrôler le 15/03/2024", "" },
  { "a letter", "INR à contrôler dans 8 jours, TSH à 3 mois.", "" },
  { "a target", "INR cible 2,5", "" },
  { "a target range", "INR 2 à 3", "" },
  { "a target range with hyphen", "INR 2,0-3,0", "" },
  { "what is aimed at", "HbA1c < 7 %", "" },
  { "an objective", "Objectif LDL : 0,70 g/L", "" },
  { "a comment", "Cholestérol LDL < 1,16 g/L : risque modéré", "" },
  { "an earlier result with its day first", "Glycémie 12/03/2023 1,05 g/L", "" },
  { "an earlier result by its name", "Résultat antérieur 1,05 g/L", "" },
  { "a telephone", "TSH 02 40 35 12 18", "" },
  { "a telephone with points", "CRP 02.40.35.12.18", "" },
  { "a price", "TSH 15,30 €", "" },
  { "a code of the nomenclature", "Ferritine B27", "" },
  { "a day alone", "INR 12/03/2024", "" },
  { "an hour", "INR 08:15", "" },
  { "a value without its unit", "Glycémie 1,12", "" },
  { "a unit of something else", "Glycémie 1,12 UI/L", "" },
  { "only a range", "Glycémie 0,70 - 1,10 g/L", "" },
  { "only a range, both with units", "Glycémie 0,70 g/L à 1,10 g/L", "" },
  { "only a range, by words", "Ferritine inf. à 200 µg/L", "" },
  { "a value of another column", "Glycémie 1,05 1,12 g/L", "" },
  { "a ratio", "Cholestérol total / HDL 3,2", "" },
  { "a ratio with a unit", "Rapport CT/HDL 3,2 g/L", "" },
  { "another fraction", "Cholestérol non HDL 1,2 g/L", "" },
  { "another fraction of bilirubin", "Bilirubine libre 8 µmol/L", "" },
  { "another time", "Glycémie 2 h après repas 1,40 g/L", "" },
  { "of urine", "Créatinine urinaire 8,5 mmol/L", "" },
  { "of urine, behind", "Sodium 85 mmol/L (urines de 24 h)", "" },
  { "a share is no INR", "INR 85 %", "" },
  { "impossible", "Potassium 450 mmol/L", "" },
  { "a long sentence",
    "HbA1c 7,2 % en mars puis nette amélioration sous traitement avec perte de "
    "poids et reprise de la marche",
    "" },
  { "a name inside a word", "Ferrite 12 µg/L", "" },
  { "a header", "Laboratoire Biolys · 12, rue Crébillon · 44000 Nantes", "" },
  { "no name", "993 ▲ ng/L inf. à 450 1 007", "" },
  { "a name alone", "NT-proBNP", "" },
  { "another product", "CA 125 18 U/mL", "" },
  { "not closed", "Glycémie (à jeun 1,12 g/L", "" },
};

static void
check_lines (const Case *cases, gsize n, const char *before)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = g_strconcat (before, cases[i].text, NULL);
      g_autofree char *found = read_all (text, -1);
      g_autofree char *expected =
          *cases[i].expected != '\0' ? g_strconcat (cases[i].expected, "\n", NULL) : g_strdup ("");

      g_test_message ("%s: %s", cases[i].name, cases[i].text);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_lines (void)
{
  check_lines (lines, G_N_ELEMENTS (lines), DAY);
}

static void
test_nothing (void)
{
  check_lines (nothing, G_N_ELEMENTS (nothing), DAY);
}

#define TSH "TSH 2,1 mUI/L\n"
#define FOUND "tsh 2.1 m[iU]/L"

static const Case days[] = {
  { "none", TSH, FOUND " ?d" },
  { "sampled", "Date de prélèvement : 12/03/2024\n" TSH, FOUND " 2024-03-12" },
  { "with its hour", "Prélèvement du 20/08/2026 à 7 h 50, à jeun · Dossier 851453\n" TSH,
    FOUND " 2026-08-20T07:50" },
  { "with a colon", "Prélevé le : 12-03-2024 08:15 par IDE\n" TSH, FOUND AT },
  { "two digits", "Prélevé le 12.03.24\n" TSH, FOUND " 2024-03-12" },
  { "in words", "Prélevé le mardi 1er avril 2024 à 8h\n" TSH, FOUND " 2024-04-01T08:00" },
  { "ISO", "Prélevé le 2024-03-12\n" TSH, FOUND " 2024-03-12" },
  { "on the next line", "Date de prélèvement :\n12/03/2024 08h15\n" TSH, FOUND AT },
  { "below the results", TSH DAY, FOUND AT },
  { "other days say nothing",
    "Né le 14/03/1968\nReçu le 13/03/2024\nÉdité le 14/03/2024\nNantes, le 14 mars 2024\n" TSH,
    FOUND " ?d" },
  { "another day between", "Prélèvement reçu le 13/03/2024\n" TSH, FOUND " ?d" },
  { "impossible", "Prélevé le 31/02/2024\n" TSH, FOUND " ?d" },
  { "the same on each page", DAY TSH "\fPrélevé le 12/03/2024\nCRP 3 mg/L",
    FOUND AT "\ncrp 3 mg/L p2" AT },
  { "of two days the nearest, asked", DAY TSH "Prélevé le 13/03/2024\nCRP 3 mg/L",
    FOUND AT " ?d\ncrp 3 mg/L 2024-03-13 ?d" },
};

static void
test_days (void)
{
  check_lines (days, G_N_ELEMENTS (days), "");
}

static const Case reports[] = {
  { "pages", DAY "\f\fGlycémie 1,12 g/L", "glucose 1.12 g/L p3" AT },
  { "parts", DAY "ECBU\nLeucocytes 5 /mm3\nHématies 10 /mm3\nHÉMATOLOGIE\nLeucocytes 7,1 G/L",
    "leukocytes 7.1 10*9/L" AT },
  { "what was sampled is no part", DAY "Nature : sang veineux, urines\n" TSH, FOUND AT },
  { "said twice", DAY TSH "\fSynthèse\nTSH 2,10 mUI/L", FOUND AT },
  { "two that differ", DAY TSH "TSH 2,4 mUI/L", FOUND AT " ?v\ntsh 2.4 m[iU]/L" AT " ?v" },
  { "a report as its text comes out of a file",
    "Laboratoire Biolys\n12, rue Crébillon · 44000 Nantes · Tél. 02 61 91 04 12\nM. Louis MARTIN\n"
    "Date de naissance : 02/09/1942\nNantes, le 18 août 2026\nBilan sanguin\nPrélèvement du 18/08/"
    "2026 à 7 h 50, à jeun · Dossier 834058 · Prescrit par Dr Karim Benali\nRésultat\nValeurs "
    "usuelles\n23/01/2026\nFONCTION RÉNALE\nCréatinine 112 ▲ µmol/L 50 à 100 113\nDébit de "
    "filtration (CKD-EPI) 52 ▼ mL/min sup. à 60 52\nSodium 140 mmol/L 136 à 145 140\n993 ▲ ng/L "
    "inf. à 450 1 007\n2 mg/L inf. à 5\nCŒUR\nNT-proBNP\nINFLAMMATION\nProtéine C réactive (CRP)\n"
    "3\nValidé le 18/08/2026 par M. Lefeuvre\n",
    "creatinine 112 umol/L [50;100] H 2026-08-18T07:50\n"
    "egfr 52 mL/min/{1.73_m2} [>60] L 2026-08-18T07:50\n"
    "sodium 140 mmol/L [136;145] 2026-08-18T07:50" },
};

static void
test_reports (void)
{
  check_lines (reports, G_N_ELEMENTS (reports), "");
}

/* Everything ends, nothing is read beyond the end. */
static void
test_bounds (void)
{
  g_autoptr (GString) many = g_string_new (DAY);
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *exact = g_memdup2 ("Glycémie 1,12 g/L", strlen ("Glycémie 1,12 g/L"));
  g_autofree char *cut = read_all (exact, (gssize) strlen ("Glycémie 1,12"));
  g_autofree char *bytes = read_all ("\xff\xfe TSH \x80 2,1\nTSH 2,1 mUI/L", -1);

  g_assert_cmpstr (cut, ==, "");
  g_assert_cmpstr (bytes, ==, FOUND " ?d\n");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (many, "Ferritine %u µg/L\n", 100 + i);
  list = livret_lab_text_read (many->str, (gssize) many->len, NULL);
  g_assert_cmpuint (list->len, ==, LIVRET_LAB_RESULTS_MAX);
  g_string_truncate (many, 0);
  for (guint i = 0; i < 300000; i++)
    g_string_append (many, "TSH ((");
  g_clear_pointer (&list, g_ptr_array_unref);
  list = livret_lab_text_read (many->str, (gssize) many->len, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/results/lab-text/lines", test_lines);
  g_test_add_func ("/results/lab-text/nothing", test_nothing);
  g_test_add_func ("/results/lab-text/days", test_days);
  g_test_add_func ("/results/lab-text/reports", test_reports);
  g_test_add_func ("/results/lab-text/bounds", test_bounds);
  return g_test_run ();
}
