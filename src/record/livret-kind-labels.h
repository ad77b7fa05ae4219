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
  NC_ ("choice", "None")                                                                           \
  NC_ ("choice", "Light")                                                                          \
  NC_ ("choice", "Medium")                                                                         \
  NC_ ("choice", "Heavy")
