/* livret-sample-papers.c: the papers of the four: one row each, with what stands in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

#include "sample/livret-sample-texts.h"
#include "sample/livret-sample-words.h"

#define CAMILLE LIVRET_SAMPLE_CAMILLE
#define LOUIS LIVRET_SAMPLE_LOUIS
#define LEA LIVRET_SAMPLE_LEA
#define NOE LIVRET_SAMPLE_NOE

#define BIOLYS LIVRET_SAMPLE_BIOLYS
#define OCEALAB LIVRET_SAMPLE_OCEALAB
#define HOSPITAL LIVRET_SAMPLE_HOSPITAL_SENDER
#define BENALI LIVRET_SAMPLE_BENALI
#define QUERE LIVRET_SAMPLE_QUERE
#define KEROUAC LIVRET_SAMPLE_KEROUAC
#define VASSEUR LIVRET_SAMPLE_VASSEUR
#define IMAGING LIVRET_SAMPLE_IMAGING
#define CLINIC LIVRET_SAMPLE_CLINIC
#define GARNIER LIVRET_SAMPLE_GARNIER
#define ALLERGY LIVRET_SAMPLE_ALLERGY
#define MUTUAL LIVRET_SAMPLE_MUTUAL
#define PHARMACY LIVRET_SAMPLE_PHARMACY

#define LAB "BIOLOGIE", NC_ ("sample", "Blood test")
#define PRESCRIPTION "ORD_SOIN", NC_ ("sample", "Prescription")
#define REPORT "CPT_REND"
#define PICTURE "RADIO_SC"
#define STATEMENT "DOC_ADM", NC_ ("sample", "Statement of refunds")
#define CERTIFICATE "CERT_MED"
#define VACCINES "CAR_VAC", NC_ ("sample", "Vaccination record")

#define LAY_LAB livret_sample_lay_lab
#define LAY_PRESCRIPTION livret_sample_lay_prescription
#define LAY_LETTER livret_sample_lay_letter
#define LAY_CERTIFICATE livret_sample_lay_certificate
#define LAY_VACCINES livret_sample_lay_vaccines
#define LAY_REFUNDS livret_sample_lay_refunds

#define PDF LIVRET_SAMPLE_AS_PDF
#define PHOTOGRAPH LIVRET_SAMPLE_AS_PHOTOGRAPH
#define SCAN LIVRET_SAMPLE_AS_SCAN
#define CDA LIVRET_SAMPLE_AS_CDA

/* --- laboratories ------------------------------------------------------------------------------
 */

#define SUGAR LIVRET_SAMPLE_PANEL_SUGAR
#define KIDNEYS (LIVRET_SAMPLE_PANEL_KIDNEYS | LIVRET_SAMPLE_PANEL_SALTS)
#define YEARLY                                                                                     \
  (SUGAR | LIVRET_SAMPLE_PANEL_FATS | KIDNEYS | LIVRET_SAMPLE_PANEL_LIVER |                        \
   LIVRET_SAMPLE_PANEL_THYROID | LIVRET_SAMPLE_PANEL_COUNT)
#define OLD                                                                                        \
  (KIDNEYS | LIVRET_SAMPLE_PANEL_HEART | LIVRET_SAMPLE_PANEL_COUNT |                               \
   LIVRET_SAMPLE_PANEL_INFLAMMATION)

static const LivretSampleLab camille_labs[] = {
  { YEARLY, 93, LIVRET_SAMPLE_NOTE_BETTER },
  { SUGAR | KIDNEYS, 184, NULL },
  { SUGAR | LIVRET_SAMPLE_PANEL_FATS, 275, NULL },
  { SUGAR | KIDNEYS, 366, LIVRET_SAMPLE_NOTE_BETTER },
  { YEARLY, 457, NULL },
  { SUGAR | KIDNEYS, 548, LIVRET_SAMPLE_NOTE_CHECK },
  { SUGAR | LIVRET_SAMPLE_PANEL_THYROID, 639, NULL },
  { YEARLY, 730, LIVRET_SAMPLE_NOTE_THYROID },
  { SUGAR | LIVRET_SAMPLE_PANEL_FATS | KIDNEYS, 821, LIVRET_SAMPLE_NOTE_CHECK },
  { SUGAR | KIDNEYS, 912, LIVRET_SAMPLE_NOTE_CHECK },
  { SUGAR | LIVRET_SAMPLE_PANEL_LIVER, 1003, NULL },
  { YEARLY, 0, LIVRET_SAMPLE_NOTE_CHECK },
};
static const LivretSampleLab louis_labs[] = {
  { OLD, 300, NULL },
  { OLD, 332, NULL },
  { OLD, 598, LIVRET_SAMPLE_NOTE_HEART },
  { OLD, 0, NULL },
};
static const LivretSampleLab lea_lab = { LIVRET_SAMPLE_PANEL_COUNT | LIVRET_SAMPLE_PANEL_IGE, 0,
                                         LIVRET_SAMPLE_NOTE_IGE };

/* --- prescriptions -----------------------------------------------------------------------------
 */

#define CHRONIC TRUE

static const LivretSamplePrescription camille_first = {
  { { LIVRET_SAMPLE_METFORMIN, LIVRET_SAMPLE_TWICE, CHRONIC },
    { LIVRET_SAMPLE_RAMIPRIL_5, LIVRET_SAMPLE_EVENING, CHRONIC },
    { LIVRET_SAMPLE_STRIPS, LIVRET_SAMPLE_AS_NEEDED, CHRONIC } },
  3
};
static const LivretSamplePrescription camille_statin = {
  { { LIVRET_SAMPLE_METFORMIN, LIVRET_SAMPLE_TWICE, CHRONIC },
    { LIVRET_SAMPLE_RAMIPRIL_5, LIVRET_SAMPLE_EVENING, CHRONIC },
    { LIVRET_SAMPLE_ATORVASTATIN, LIVRET_SAMPLE_EVENING, CHRONIC } },
  3
};
static const LivretSamplePrescription camille_thyroid = {
  { { LIVRET_SAMPLE_LEVOTHYROXINE, LIVRET_SAMPLE_FASTING } }, 3
};
static const LivretSamplePrescription camille_semaglutide = {
  { { LIVRET_SAMPLE_SEMAGLUTIDE_1, LIVRET_SAMPLE_WEEKLY, CHRONIC },
    { LIVRET_SAMPLE_STRIPS, LIVRET_SAMPLE_AS_NEEDED, CHRONIC } },
  6
};
static const LivretSamplePrescription camille_all = {
  { { LIVRET_SAMPLE_METFORMIN, LIVRET_SAMPLE_TWICE, CHRONIC },
    { LIVRET_SAMPLE_RAMIPRIL_5, LIVRET_SAMPLE_EVENING, CHRONIC },
    { LIVRET_SAMPLE_AMLODIPINE_5, LIVRET_SAMPLE_MORNING, CHRONIC },
    { LIVRET_SAMPLE_ATORVASTATIN, LIVRET_SAMPLE_EVENING, CHRONIC },
    { LIVRET_SAMPLE_LEVOTHYROXINE, LIVRET_SAMPLE_FASTING } },
  3
};
static const LivretSamplePrescription a_cold = { { { LIVRET_SAMPLE_PARACETAMOL,
                                                     LIVRET_SAMPLE_IF_PAIN },
                                                   { LIVRET_SAMPLE_SALINE, LIVRET_SAMPLE_WASH } },
                                                 0 };
static const LivretSamplePrescription louis_all = {
  { { LIVRET_SAMPLE_APIXABAN, LIVRET_SAMPLE_TWICE, CHRONIC },
    { LIVRET_SAMPLE_BISOPROLOL, LIVRET_SAMPLE_MORNING, CHRONIC } },
  6
};
static const LivretSamplePrescription louis_more = {
  { { LIVRET_SAMPLE_APIXABAN, LIVRET_SAMPLE_TWICE, CHRONIC },
    { LIVRET_SAMPLE_BISOPROLOL, LIVRET_SAMPLE_MORNING, CHRONIC },
    { LIVRET_SAMPLE_FUROSEMIDE, LIVRET_SAMPLE_MORNING, CHRONIC },
    { LIVRET_SAMPLE_DAPAGLIFLOZIN, LIVRET_SAMPLE_MORNING, CHRONIC },
    { LIVRET_SAMPLE_PARACETAMOL, LIVRET_SAMPLE_IF_PAIN } },
  3
};
static const LivretSamplePrescription lea_asthma = {
  { { LIVRET_SAMPLE_FLUTICASONE, LIVRET_SAMPLE_TWICE },
    { LIVRET_SAMPLE_SALBUTAMOL, LIVRET_SAMPLE_IF_SHORT } },
  6
};
static const LivretSamplePrescription noe_otitis = {
  { { LIVRET_SAMPLE_AMOXICILLIN, LIVRET_SAMPLE_THREE_TIMES },
    { LIVRET_SAMPLE_PARACETAMOL_SYRUP, LIVRET_SAMPLE_IF_FEVER },
    { LIVRET_SAMPLE_SALINE, LIVRET_SAMPLE_WASH } },
  0
};

/* --- vaccines and refunds ----------------------------------------------------------------------
 */

static const LivretSampleVaccines camille_vaccines = { { { LIVRET_SAMPLE_DTP, 45 * 12 },
                                                         { LIVRET_SAMPLE_PNEUMOCOCCUS, -704 },
                                                         { LIVRET_SAMPLE_FLU, -400 },
                                                         { LIVRET_SAMPLE_FLU, -35 } } };
static const LivretSampleVaccines louis_vaccines = { { { LIVRET_SAMPLE_DTP, 75 * 12 },
                                                       { LIVRET_SAMPLE_FLU_HIGH, -402 },
                                                       { LIVRET_SAMPLE_SHINGLES, -152 },
                                                       { LIVRET_SAMPLE_FLU_HIGH, -40 } } };
static const LivretSampleVaccines lea_vaccines = { { { LIVRET_SAMPLE_HEXAVALENT, 2 },
                                                     { LIVRET_SAMPLE_HEXAVALENT, 4 },
                                                     { LIVRET_SAMPLE_HEXAVALENT, 11 },
                                                     { LIVRET_SAMPLE_MMR, 12 },
                                                     { LIVRET_SAMPLE_MMR, 17 },
                                                     { LIVRET_SAMPLE_DTP, 73 },
                                                     { LIVRET_SAMPLE_DTP, 139 },
                                                     { LIVRET_SAMPLE_HPV, 140 },
                                                     { LIVRET_SAMPLE_HPV, 147 },
                                                     { LIVRET_SAMPLE_ACWY, -524 } } };
static const LivretSampleVaccines noe_vaccines = { { { LIVRET_SAMPLE_HEXAVALENT, 2 },
                                                     { LIVRET_SAMPLE_PNEUMOCOCCUS, 2 },
                                                     { LIVRET_SAMPLE_MENINGOCOCCUS_B, 3 },
                                                     { LIVRET_SAMPLE_HEXAVALENT, 4 },
                                                     { LIVRET_SAMPLE_PNEUMOCOCCUS, 4 },
                                                     { LIVRET_SAMPLE_MENINGOCOCCUS_B, 5 },
                                                     { LIVRET_SAMPLE_ACWY, 6 },
                                                     { LIVRET_SAMPLE_HEXAVALENT, 11 },
                                                     { LIVRET_SAMPLE_MMR, 12 },
                                                     { LIVRET_SAMPLE_ACWY, 12 },
                                                     { LIVRET_SAMPLE_MMR, 17 } } };

static const LivretSampleRefunds refunds = {
  { { LIVRET_SAMPLE_CARE_DOCTOR, 41, 30.00, 19.00, 9.00 },
    { LIVRET_SAMPLE_CARE_SPECIALIST, 36, 60.00, 25.10, 21.60 },
    { LIVRET_SAMPLE_CARE_LABORATORY, 33, 48.60, 29.16, 19.44 },
    { LIVRET_SAMPLE_CARE_PHARMACY, 30, 64.75, 64.75, 0 },
    { LIVRET_SAMPLE_CARE_GLASSES, 22, 310.00, 0.15, 199.85 },
    { LIVRET_SAMPLE_CARE_DOCTOR, 9, 30.00, 19.00, 9.00 } }
};
static const LivretSampleRefunds louis_refunds = {
  { { LIVRET_SAMPLE_CARE_HOSPITAL, 40, 1842.00, 1473.60, 368.40 },
    { LIVRET_SAMPLE_CARE_SPECIALIST, 28, 60.00, 25.10, 21.60 },
    { LIVRET_SAMPLE_CARE_NURSE, 20, 118.30, 70.98, 47.32 },
    { LIVRET_SAMPLE_CARE_PHARMACY, 12, 92.14, 92.14, 0 } }
};

/* --- all of them -------------------------------------------------------------------------------
 */

const LivretSamplePaper livret_sample_papers[] = {
  { "lab-1", CAMILLE, 2, 1, BIOLYS, LAB, "bilan_sanguin", LAY_LAB, &camille_labs[0], CDA },
  { "lab-2", CAMILLE, 93, 1, BIOLYS, LAB, "bilan_sanguin", LAY_LAB, &camille_labs[1] },
  { "lab-3", CAMILLE, 184, 2, BIOLYS, LAB, "bilan_sanguin", LAY_LAB, &camille_labs[2] },
  { "lab-4", CAMILLE, 275, 1, BIOLYS, LAB, "bilan_sanguin", LAY_LAB, &camille_labs[3], CDA },
  { "lab-5", CAMILLE, 366, 1, BIOLYS, LAB, "bilan_sanguin", LAY_LAB, &camille_labs[4] },
  { "lab-6", CAMILLE, 457, 3, BIOLYS, LAB, "bilan_sanguin", LAY_LAB, &camille_labs[5] },
  { "lab-7", CAMILLE, 548, 1, OCEALAB, LAB, "resultats", LAY_LAB, &camille_labs[6] },
  { "lab-8", CAMILLE, 639, 1, OCEALAB, LAB, "resultats", LAY_LAB, &camille_labs[7], CDA },
  { "lab-9", CAMILLE, 730, 2, OCEALAB, LAB, "resultats", LAY_LAB, &camille_labs[8] },
  { "lab-10", CAMILLE, 821, 1, OCEALAB, LAB, "resultats", LAY_LAB, &camille_labs[9], CDA },
  { "lab-11", CAMILLE, 912, 1, OCEALAB, LAB, "resultats", LAY_LAB, &camille_labs[10] },
  { "lab-12", CAMILLE, 1003, 6, OCEALAB, LAB, "resultats", LAY_LAB, &camille_labs[11] },
  { "quere-1", CAMILLE, 818, 3, QUERE, REPORT, LIVRET_SAMPLE_TITLE_DIABETES,
    "courrier_diabetologie", LAY_LETTER, &livret_sample_letter_quere_1 },
  { "quere-2", CAMILLE, 424, 4, QUERE, REPORT, LIVRET_SAMPLE_TITLE_DIABETES,
    "courrier_diabetologie", LAY_LETTER, &livret_sample_letter_quere_2 },
  { "quere-3", CAMILLE, 61, 5, QUERE, REPORT, LIVRET_SAMPLE_TITLE_DIABETES, "courrier_diabetologie",
    LAY_LETTER, &livret_sample_letter_quere_3 },
  { "vasseur-1", CAMILLE, 565, 2, VASSEUR, REPORT, LIVRET_SAMPLE_TITLE_CARDIOLOGY, "CR_cardiologie",
    LAY_LETTER, &livret_sample_letter_vasseur_1 },
  { "eye-1", CAMILLE, 1041, 6, KEROUAC, REPORT, LIVRET_SAMPLE_TITLE_EYES, "CR_ophtalmo", LAY_LETTER,
    &livret_sample_letter_eyes },
  { "eye-2", CAMILLE, 676, 2, KEROUAC, REPORT, LIVRET_SAMPLE_TITLE_EYES, "CR_ophtalmo", LAY_LETTER,
    &livret_sample_letter_eyes },
  { "eye-3", CAMILLE, 17, 3, KEROUAC, REPORT, LIVRET_SAMPLE_TITLE_EYES, "CR_ophtalmo", LAY_LETTER,
    &livret_sample_letter_eyes },
  { "breasts", CAMILLE, 880, 4, IMAGING, PICTURE, NC_ ("sample", "Mammography"), "CR_mammographie",
    LAY_LETTER, &livret_sample_report_breasts, PDF, TRUE },
  { "thyroid", CAMILLE, 645, 3, IMAGING, PICTURE, NC_ ("sample", "Ultrasound of the thyroid"),
    "CR_echographie", LAY_LETTER, &livret_sample_report_thyroid },
  { "screening", CAMILLE, 871, 8, OCEALAB, "DEPISTAG", NC_ ("sample", "Screening for bowel cancer"),
    "depistage", LAY_LETTER, &livret_sample_letter_screening },
  { "summary", CAMILLE, 163, 0, BENALI, "SYNTHESE", NC_ ("sample", "Health summary"), "synthese",
    LAY_LETTER, &livret_sample_letter_summary },
  { "illness", CAMILLE, 811, 12, BENALI, "DOC_ADM",
    NC_ ("sample", "Care plan for a long-term illness"), "protocole_de_soins", LAY_CERTIFICATE,
    &livret_sample_letter_plan },
  { "refunds-1", CAMILLE, 702, 4, MUTUAL, STATEMENT, "releve_mutuelle", LAY_REFUNDS, &refunds },
  { "refunds-2", CAMILLE, 337, 2, MUTUAL, STATEMENT, "releve_mutuelle", LAY_REFUNDS, &refunds },
  { "prescription-1", CAMILLE, 816, 0, BENALI, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &camille_first },
  { "prescription-2", CAMILLE, 719, 1, BENALI, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &camille_statin },
  { "prescription-3", CAMILLE, 638, 0, BENALI, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &camille_thyroid },
  { "prescription-4", CAMILLE, 501, 1, BENALI, PRESCRIPTION, "IMG_2041", LAY_PRESCRIPTION, &a_cold,
    PHOTOGRAPH },
  { "prescription-5", CAMILLE, 421, 0, QUERE, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &camille_semaglutide },
  { "prescription-6", CAMILLE, 270, 0, BENALI, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &camille_all },
  { "prescription-7", CAMILLE, 80, 0, BENALI, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &camille_all },
  { "vaccines", CAMILLE, 34, 1, PHARMACY, VACCINES, "vaccinations", LAY_VACCINES,
    &camille_vaccines },

  { "louis-lab-1", LOUIS, 95, 2, BIOLYS, LAB, "bilan_sanguin", LAY_LAB, &louis_labs[0] },
  { "louis-lab-2", LOUIS, 300, 1, BIOLYS, LAB, "bilan_sanguin", LAY_LAB, &louis_labs[1] },
  { "louis-lab-3", LOUIS, 332, 8, OCEALAB, LAB, "resultats", LAY_LAB, &louis_labs[2] },
  { "louis-lab-4", LOUIS, 598, 3, OCEALAB, LAB, "resultats", LAY_LAB, &louis_labs[3] },
  { "louis-heart-1", LOUIS, 760, 6, VASSEUR, REPORT, LIVRET_SAMPLE_TITLE_CARDIOLOGY,
    "CR_cardiologie", LAY_LETTER, &livret_sample_letter_louis_1 },
  { "louis-heart-2", LOUIS, 210, 3, VASSEUR, REPORT, LIVRET_SAMPLE_TITLE_CARDIOLOGY,
    "CR_cardiologie", LAY_LETTER, &livret_sample_letter_louis_2 },
  { "louis-hospital", LOUIS, 322, 1, HOSPITAL, REPORT,
    NC_ ("sample", "Discharge letter from hospital"), "CR_hospitalisation", LAY_LETTER,
    &livret_sample_letter_discharge },
  { "louis-knee-picture", LOUIS, 650, 2, IMAGING, PICTURE,
    NC_ ("sample", "X-ray of the right knee"), "radio_genou_D", NULL, NULL, LIVRET_SAMPLE_AS_KNEE },
  { "louis-knee-report", LOUIS, 650, 2, IMAGING, PICTURE,
    NC_ ("sample", "Report on the X-ray of the right knee"), "CR_radio_genou", LAY_LETTER,
    &livret_sample_report_knee },
  { "louis-operation", LOUIS, 591, 7, CLINIC, REPORT, NC_ ("sample", "Report of the operation"),
    "CR_operatoire", LAY_LETTER, &livret_sample_letter_operation },
  { "louis-prescription-1", LOUIS, 757, 1, VASSEUR, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &louis_all },
  { "louis-prescription-2", LOUIS, 322, 1, HOSPITAL, PRESCRIPTION, "ordonnance_sortie",
    LAY_PRESCRIPTION, &louis_more },
  { "louis-prescription-3", LOUIS, 100, 0, BENALI, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &louis_more },
  { "louis-will", LOUIS, 280, 5, LIVRET_SAMPLE_NOBODY, "DIR_ANT",
    NC_ ("sample", "Advance directives"), "directives_anticipees", LAY_CERTIFICATE,
    &livret_sample_letter_will, SCAN, TRUE },
  { "louis-refunds", LOUIS, 284, 3, MUTUAL, STATEMENT, "releve_mutuelle", LAY_REFUNDS,
    &louis_refunds },
  { "louis-vaccines", LOUIS, 39, 2, PHARMACY, VACCINES, "vaccinations", LAY_VACCINES,
    &louis_vaccines },

  { "lea-allergy", LEA, 380, 3, ALLERGY, REPORT, NC_ ("sample", "Letter of the allergist"),
    "courrier_allergologie", LAY_LETTER, &livret_sample_letter_allergy },
  { "lea-lab", LEA, 391, 3, BIOLYS, LAB, "bilan_allergie", LAY_LAB, &lea_lab },
  { "lea-wrist-picture", LEA, 455, 0, IMAGING, PICTURE, NC_ ("sample", "X-ray of the left wrist"),
    "radio_poignet_G", NULL, NULL, LIVRET_SAMPLE_AS_WRIST },
  { "lea-wrist-report", LEA, 455, 0, IMAGING, PICTURE,
    NC_ ("sample", "Report on the X-ray of the left wrist"), "CR_radio_poignet", LAY_LETTER,
    &livret_sample_report_wrist },
  { "lea-prescription-1", LEA, 378, 1, ALLERGY, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &lea_asthma },
  { "lea-prescription-2", LEA, 71, 0, BENALI, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &lea_asthma },
  { "lea-sport", LEA, 76, 1, BENALI, CERTIFICATE, NC_ ("sample", "Medical certificate for sport"),
    "certificat_sport", LAY_CERTIFICATE, &livret_sample_letter_sport, SCAN },
  { "lea-vaccines", LEA, 523, 2, BENALI, VACCINES, "carnet_vaccination", LAY_VACCINES,
    &lea_vaccines },

  { "noe-vaccines", NOE, 700, 1, GARNIER, VACCINES, "IMG_1873", LAY_VACCINES, &noe_vaccines,
    PHOTOGRAPH },
  { "noe-ears", NOE, 250, 4, GARNIER, REPORT, NC_ ("sample", "Letter of the paediatrician"),
    "courrier_pediatre", LAY_LETTER, &livret_sample_letter_ears },
  { "noe-prescription-1", NOE, 702, 0, GARNIER, PRESCRIPTION, "ordonnance", LAY_PRESCRIPTION,
    &noe_otitis },
  { "noe-prescription-2", NOE, 263, 0, GARNIER, PRESCRIPTION, "IMG_2310", LAY_PRESCRIPTION,
    &noe_otitis, PHOTOGRAPH },
  { "noe-emergency", NOE, 181, 1, LIVRET_SAMPLE_EMERGENCY, REPORT,
    NC_ ("sample", "Report of the emergency department"), "CR_urgences", LAY_LETTER,
    &livret_sample_letter_croup },
  { "noe-growth", NOE, 30, 1, GARNIER, REPORT, NC_ ("sample", "Growth chart"), "croissance",
    LAY_LETTER, &livret_sample_letter_growth },
  { "noe-school", NOE, 85, 2, LIVRET_SAMPLE_SCHOOL, "DOC_ADM", NC_ ("sample", "School certificate"),
    "certificat_scolarite", LAY_CERTIFICATE, &livret_sample_letter_school },
  { NULL },
};
