/* livret-sample-noise.h: even noise over a plane, for grain of wood and bone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** livret_sample_noise: 0 to 1, smooth, one hill a unit. */
double livret_sample_noise (double x, double y);

G_END_DECLS
