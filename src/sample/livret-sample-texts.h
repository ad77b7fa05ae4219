/* livret-sample-texts.h: the letters and reports of the sample household, and their titles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample/livret-sample-paper.h"

G_BEGIN_DECLS

#define LIVRET_SAMPLE_TITLE_DIABETES NC_ ("sample", "Diabetes consultation")
#define LIVRET_SAMPLE_TITLE_CARDIOLOGY NC_ ("sample", "Cardiology consultation")
#define LIVRET_SAMPLE_TITLE_EYES NC_ ("sample", "Examination of the fundus of the eyes")

#define LIVRET_SAMPLE_NOTE_BETTER                                                                  \
  NC_ ("sample", "The balance of blood sugar is better than the last time.")
#define LIVRET_SAMPLE_NOTE_CHECK                                                                   \
  NC_ ("sample", "A new check of glycated haemoglobin is advised in three months.")
#define LIVRET_SAMPLE_NOTE_THYROID                                                                 \
  NC_ ("sample", "TSH is raised: to be looked at with the thyroid hormones and the symptoms.")
#define LIVRET_SAMPLE_NOTE_HEART                                                                   \
  NC_ ("sample", "Result told to the prescriber by telephone the same day.")
#define LIVRET_SAMPLE_NOTE_IGE                                                                     \
  NC_ ("sample", "Strong sensitisation to peanut, moderate to birch pollen.")

#define LIVRET_SAMPLE_CARE_DOCTOR NC_ ("sample", "Consultation, family doctor")
#define LIVRET_SAMPLE_CARE_SPECIALIST NC_ ("sample", "Consultation, specialist")
#define LIVRET_SAMPLE_CARE_LABORATORY NC_ ("sample", "Laboratory")
#define LIVRET_SAMPLE_CARE_PHARMACY NC_ ("sample", "Pharmacy")
#define LIVRET_SAMPLE_CARE_GLASSES NC_ ("sample", "Glasses")
#define LIVRET_SAMPLE_CARE_HOSPITAL NC_ ("sample", "Stay in hospital")
#define LIVRET_SAMPLE_CARE_NURSE NC_ ("sample", "Care by a nurse at home")

extern const LivretSampleLetter livret_sample_letter_quere_1;
extern const LivretSampleLetter livret_sample_letter_quere_2;
extern const LivretSampleLetter livret_sample_letter_quere_3;
extern const LivretSampleLetter livret_sample_letter_vasseur_1;
extern const LivretSampleLetter livret_sample_letter_eyes;
extern const LivretSampleLetter livret_sample_letter_screening;
extern const LivretSampleLetter livret_sample_letter_summary;
extern const LivretSampleLetter livret_sample_letter_plan;
extern const LivretSampleLetter livret_sample_letter_louis_1;
extern const LivretSampleLetter livret_sample_letter_louis_2;
extern const LivretSampleLetter livret_sample_letter_discharge;
extern const LivretSampleLetter livret_sample_letter_operation;
extern const LivretSampleLetter livret_sample_letter_will;
extern const LivretSampleLetter livret_sample_letter_allergy;
extern const LivretSampleLetter livret_sample_letter_sport;
extern const LivretSampleLetter livret_sample_letter_ears;
extern const LivretSampleLetter livret_sample_letter_croup;
extern const LivretSampleLetter livret_sample_letter_growth;
extern const LivretSampleLetter livret_sample_letter_school;
extern const LivretSampleLetter livret_sample_report_breasts;
extern const LivretSampleLetter livret_sample_report_thyroid;
extern const LivretSampleLetter livret_sample_report_knee;
extern const LivretSampleLetter livret_sample_report_wrist;

G_END_DECLS
