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
  N_ ("Pain level")
