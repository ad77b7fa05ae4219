/* livret-kind-labels.h: the labels of data/kinds.json where the message catalogue finds them; the
 * generator of the table refuses a label that is not here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define LIVRET_KIND_LABELS                                                                         \
  N_ ("Blood pressure")                                                                            \
  N_ ("Systolic")                                                                                  \
  N_ ("Diastolic")                                                                                 \
  N_ ("Pulse")                                                                                     \
  N_ ("Heart rate")                                                                                \
  N_ ("Oxygen saturation")                                                                         \
  N_ ("Respiratory rate")                                                                          \
  N_ ("Temperature")                                                                               \
  N_ ("Weight")                                                                                    \
  N_ ("Height")                                                                                    \
  N_ ("Body mass index")                                                                           \
  N_ ("Waist circumference")                                                                       \
  N_ ("Head circumference")                                                                        \
  N_ ("Body fat percentage")                                                                       \
  N_ ("Body fat mass")                                                                             \
  N_ ("Muscle mass")                                                                               \
  N_ ("Muscle percentage")                                                                         \
  N_ ("Lean body mass")                                                                            \
  N_ ("Bone mass")                                                                                 \
  N_ ("Body water percentage")                                                                     \
  N_ ("Body water mass")                                                                           \
  N_ ("Blood glucose")                                                                             \
  N_ ("Mean interstitial glucose")                                                                 \
  N_ ("Glycated haemoglobin (HbA1c)")                                                              \
  N_ ("Glucose management indicator")                                                              \
  N_ ("Steps")                                                                                     \
  N_ ("Pain level")                                                                                \
  N_ ("Resting heart rate")                                                                        \
  N_ ("Walking heart rate")                                                                        \
  N_ ("Heart rate recovery after one minute")                                                      \
  N_ ("Heart rate variability (SDNN)")                                                             \
  N_ ("Heart rate variability (RMSSD)")                                                            \
  N_ ("Time in atrial fibrillation")                                                               \
  N_ ("Maximal oxygen uptake (VO₂max)")                                                            \
  N_ ("Distance on foot")                                                                          \
  N_ ("Distance by bicycle")                                                                       \
  N_ ("Distance swum")                                                                             \
  N_ ("Floors climbed")                                                                            \
  N_ ("Energy of activity")                                                                        \
  N_ ("Energy at rest")                                                                            \
  N_ ("Exercise time")                                                                             \
  N_ ("Time on one’s feet")                                                                        \
  N_ ("Time in daylight")                                                                          \
  N_ ("Physical effort")                                                                           \
  N_ ("Workout")                                                                                   \
  N_ ("Duration")                                                                                  \
  N_ ("Energy")                                                                                    \
  N_ ("Distance")                                                                                  \
  N_ ("Walking speed")                                                                             \
  N_ ("Step length")                                                                               \
  N_ ("Walking asymmetry")                                                                         \
  N_ ("Time on both feet while walking")                                                           \
  N_ ("Walking steadiness")                                                                        \
  N_ ("Six-minute walk")                                                                           \
  N_ ("Sleep")                                                                                     \
  N_ ("Time in bed")                                                                               \
  N_ ("Time awake in the night")                                                                   \
  N_ ("Mindfulness")                                                                               \
  N_ ("Skin temperature")                                                                          \
  N_ ("Peak expiratory flow")                                                                      \
  N_ ("Forced vital capacity")                                                                     \
  N_ ("Forced expiratory volume in one second")                                                    \
  N_ ("Perfusion index")                                                                           \
  N_ ("Insulin")                                                                                   \
  N_ ("Blood alcohol")                                                                             \
  N_ ("Energy eaten")                                                                              \
  N_ ("Water drunk")                                                                               \
  N_ ("Sound level around")                                                                        \
  N_ ("Sound level in headphones")                                                                 \
  N_ ("Falls")                                                                                     \
  N_ ("Wheelchair pushes")                                                                         \
  N_ ("Sensor glucose")                                                                            \
  N_ ("Total cholesterol")                                                                         \
  N_ ("HDL cholesterol")                                                                           \
  N_ ("LDL cholesterol")                                                                           \
  N_ ("Triglycerides")                                                                             \
  N_ ("INR (clotting under anticoagulants)")                                                       \
  N_ ("Creatinine")                                                                                \
  N_ ("Hip circumference")                                                                         \
  N_ ("Menstrual flow")                                                                            \
  N_ ("Haemoglobin")                                                                               \
  N_ ("Haematocrit")                                                                               \
  N_ ("Red blood cells")                                                                           \
  N_ ("MCV (mean corpuscular volume)")                                                             \
  N_ ("MCH (mean corpuscular haemoglobin)")                                                        \
  N_ ("MCHC (mean corpuscular haemoglobin concentration)")                                         \
  N_ ("RDW (red cell distribution width)")                                                         \
  N_ ("Reticulocytes")                                                                             \
  N_ ("White blood cells")                                                                         \
  N_ ("Neutrophils")                                                                               \
  N_ ("Neutrophils (share)")                                                                       \
  N_ ("Eosinophils")                                                                               \
  N_ ("Eosinophils (share)")                                                                       \
  N_ ("Basophils")                                                                                 \
  N_ ("Basophils (share)")                                                                         \
  N_ ("Lymphocytes")                                                                               \
  N_ ("Lymphocytes (share)")                                                                       \
  N_ ("Monocytes")                                                                                 \
  N_ ("Monocytes (share)")                                                                         \
  N_ ("Platelets")                                                                                 \
  N_ ("MPV (mean platelet volume)")                                                                \
  N_ ("Erythrocyte sedimentation rate")                                                            \
  N_ ("CRP (C-reactive protein)")                                                                  \
  N_ ("Blood sodium")                                                                              \
  N_ ("Blood potassium")                                                                           \
  N_ ("Blood chloride")                                                                            \
  N_ ("Bicarbonate")                                                                               \
  N_ ("Total carbon dioxide (CO₂)")                                                                \
  N_ ("Blood calcium")                                                                             \
  N_ ("Blood phosphorus")                                                                          \
  N_ ("Blood magnesium")                                                                           \
  N_ ("Urea")                                                                                      \
  N_ ("Urea nitrogen (BUN)")                                                                       \
  N_ ("Estimated glomerular filtration rate (CKD-EPI)")                                            \
  N_ ("Uric acid")                                                                                 \
  N_ ("Urine albumin to creatinine ratio")                                                         \
  N_ ("Urine albumin (microalbuminuria)")                                                          \
  N_ ("Total blood protein")                                                                       \
  N_ ("Blood albumin")                                                                             \
  N_ ("ALAT (alanine aminotransferase)")                                                           \
  N_ ("ASAT (aspartate aminotransferase)")                                                         \
  N_ ("Gamma-GT (gamma-glutamyl transferase)")                                                     \
  N_ ("Alkaline phosphatase")                                                                      \
  N_ ("Total bilirubin")                                                                           \
  N_ ("Conjugated bilirubin")                                                                      \
  N_ ("LDH (lactate dehydrogenase)")                                                               \
  N_ ("CK (creatine kinase)")                                                                      \
  N_ ("Lipase")                                                                                    \
  N_ ("Amylase")                                                                                   \
  N_ ("Serum iron")                                                                                \
  N_ ("Ferritin")                                                                                  \
  N_ ("Transferrin")                                                                               \
  N_ ("Transferrin saturation")                                                                    \
  N_ ("TSH (thyroid-stimulating hormone)")                                                         \
  N_ ("Free T4 (thyroxine)")                                                                       \
  N_ ("Free T3 (triiodothyronine)")                                                                \
  N_ ("Vitamin D (25-OH)")                                                                         \
  N_ ("Vitamin B12 (blood)")                                                                       \
  N_ ("Folate (blood)")                                                                            \
  N_ ("PSA (prostate-specific antigen)")                                                           \
  N_ ("Prothrombin rate")                                                                          \
  N_ ("Activated partial thromboplastin time")                                                     \
  N_ ("Fibrinogen")                                                                                \
  N_ ("D-dimer (FEU)")                                                                             \
  N_ ("BNP (natriuretic peptide)")                                                                 \
  N_ ("NT-proBNP")                                                                                 \
  N_ ("Troponin T")                                                                                \
  N_ ("Troponin I")                                                                                \
  NC_ ("choice", "None")                                                                           \
  NC_ ("choice", "Light")                                                                          \
  NC_ ("choice", "Medium")                                                                         \
  NC_ ("choice", "Heavy")
