/* livret-sample-words.h: words that statements and papers of the sample household share, in
 * English; show them through W_(). SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

/* Conditions. */
#define LIVRET_SAMPLE_TYPE_2 NC_ ("sample", "Type 2 diabetes")
#define LIVRET_SAMPLE_HYPERTENSION NC_ ("sample", "High blood pressure")
#define LIVRET_SAMPLE_HYPOTHYROIDISM NC_ ("sample", "Hypothyroidism")
#define LIVRET_SAMPLE_HEART_FAILURE NC_ ("sample", "Chronic heart failure")
#define LIVRET_SAMPLE_FIBRILLATION NC_ ("sample", "Atrial fibrillation")
#define LIVRET_SAMPLE_KNEE_WORN NC_ ("sample", "Osteoarthritis of the right knee")
#define LIVRET_SAMPLE_PROSTHESIS NC_ ("sample", "Prosthesis of the right knee")
#define LIVRET_SAMPLE_ASTHMA NC_ ("sample", "Asthma")
#define LIVRET_SAMPLE_WRIST_BROKEN NC_ ("sample", "Broken left wrist")
#define LIVRET_SAMPLE_OTITIS NC_ ("sample", "Ear infection")
#define LIVRET_SAMPLE_BIRCH NC_ ("sample", "Birch pollen")

/* How a blood group is known. */
#define LIVRET_SAMPLE_BLOOD_CARD NC_ ("sample", "laboratory’s card")

/* Treatments. */
#define LIVRET_SAMPLE_METFORMIN_500 NC_ ("sample", "Metformin 500 mg")
#define LIVRET_SAMPLE_METFORMIN NC_ ("sample", "Metformin 1000 mg")
#define LIVRET_SAMPLE_RAMIPRIL_5 NC_ ("sample", "Ramipril 5 mg")
#define LIVRET_SAMPLE_ATORVASTATIN NC_ ("sample", "Atorvastatin 20 mg")
#define LIVRET_SAMPLE_LEVOTHYROXINE NC_ ("sample", "Levothyroxine 75 micrograms")
#define LIVRET_SAMPLE_AMLODIPINE_5 NC_ ("sample", "Amlodipine 5 mg")
#define LIVRET_SAMPLE_SEMAGLUTIDE_1 NC_ ("sample", "Semaglutide 1 mg, pen")
#define LIVRET_SAMPLE_APIXABAN NC_ ("sample", "Apixaban 2.5 mg")
#define LIVRET_SAMPLE_BISOPROLOL NC_ ("sample", "Bisoprolol 2.5 mg")
#define LIVRET_SAMPLE_FUROSEMIDE NC_ ("sample", "Furosemide 40 mg")
#define LIVRET_SAMPLE_DAPAGLIFLOZIN NC_ ("sample", "Dapagliflozin 10 mg")
#define LIVRET_SAMPLE_TRAMADOL NC_ ("sample", "Tramadol 50 mg")
#define LIVRET_SAMPLE_SALBUTAMOL NC_ ("sample", "Salbutamol 100 micrograms, inhaler")
#define LIVRET_SAMPLE_FLUTICASONE NC_ ("sample", "Fluticasone 125 micrograms, inhaler")
#define LIVRET_SAMPLE_PARACETAMOL NC_ ("sample", "Paracetamol 1 g")
#define LIVRET_SAMPLE_PARACETAMOL_SYRUP NC_ ("sample", "Paracetamol, syrup")
#define LIVRET_SAMPLE_AMOXICILLIN NC_ ("sample", "Amoxicillin 250 mg/5 mL, syrup")
#define LIVRET_SAMPLE_SALINE NC_ ("sample", "Saline, nasal wash")
#define LIVRET_SAMPLE_STRIPS NC_ ("sample", "Test strips and lancets for the meter")

/* How they are taken. */
#define LIVRET_SAMPLE_TWICE NC_ ("sample", "1 in the morning and 1 in the evening")
#define LIVRET_SAMPLE_MORNING NC_ ("sample", "1 in the morning")
#define LIVRET_SAMPLE_EVENING NC_ ("sample", "1 in the evening")
#define LIVRET_SAMPLE_FASTING NC_ ("sample", "1 in the morning, half an hour before breakfast")
#define LIVRET_SAMPLE_WEEKLY                                                                       \
  NC_ ("sample", "1 injection under the skin a week, always on the same day")
#define LIVRET_SAMPLE_IF_PAIN NC_ ("sample", "1 when in pain, at most 3 a day")
#define LIVRET_SAMPLE_IF_FEVER                                                                     \
  NC_ ("sample", "1 dose for the weight, every 6 hours while there is fever")
#define LIVRET_SAMPLE_IF_SHORT NC_ ("sample", "1 to 2 puffs when short of breath")
#define LIVRET_SAMPLE_THREE_TIMES                                                                  \
  NC_ ("sample", "1 dose for the weight morning, noon and evening, for 6 days")
#define LIVRET_SAMPLE_WASH NC_ ("sample", "In both nostrils, 4 times a day")
#define LIVRET_SAMPLE_AS_NEEDED NC_ ("sample", "As needed, for 2 checks a day")

/* Vaccines. */
#define LIVRET_SAMPLE_FLU NC_ ("sample", "Seasonal flu")
#define LIVRET_SAMPLE_FLU_HIGH NC_ ("sample", "Seasonal flu, high dose")
#define LIVRET_SAMPLE_DTP NC_ ("sample", "Diphtheria, tetanus, polio: booster")
#define LIVRET_SAMPLE_PNEUMOCOCCUS NC_ ("sample", "Pneumococcus")
#define LIVRET_SAMPLE_SHINGLES NC_ ("sample", "Shingles")
#define LIVRET_SAMPLE_HPV NC_ ("sample", "Human papillomavirus")
#define LIVRET_SAMPLE_ACWY NC_ ("sample", "Meningococcus ACWY")
#define LIVRET_SAMPLE_MENINGOCOCCUS_B NC_ ("sample", "Meningococcus B")
#define LIVRET_SAMPLE_HEXAVALENT                                                                   \
  NC_ ("sample", "Diphtheria, tetanus, polio, whooping cough, Hib, hepatitis B")
#define LIVRET_SAMPLE_MMR NC_ ("sample", "Measles, mumps, rubella")

/* Professions. */
#define LIVRET_SAMPLE_GP NC_ ("sample", "General practitioner")
#define LIVRET_SAMPLE_ENDOCRINOLOGIST NC_ ("sample", "Endocrinologist, diabetes specialist")
#define LIVRET_SAMPLE_CARDIOLOGIST NC_ ("sample", "Cardiologist")
#define LIVRET_SAMPLE_OPHTHALMOLOGIST NC_ ("sample", "Ophthalmologist")
#define LIVRET_SAMPLE_PAEDIATRICIAN NC_ ("sample", "Paediatrician")
#define LIVRET_SAMPLE_RADIOLOGIST NC_ ("sample", "Radiologist")
#define LIVRET_SAMPLE_SURGEON NC_ ("sample", "Orthopaedic surgeon")
#define LIVRET_SAMPLE_ALLERGIST NC_ ("sample", "Allergist")
#define LIVRET_SAMPLE_BIOLOGIST NC_ ("sample", "Medical biologist")
#define LIVRET_SAMPLE_PHARMACIST NC_ ("sample", "Pharmacist")
#define LIVRET_SAMPLE_NURSE NC_ ("sample", "Nurse")
