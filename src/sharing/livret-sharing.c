/* livret-sharing.c: the error domain of the sharing layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-sharing.h"

G_DEFINE_QUARK (livret_sharing_error, livret_sharing_error)
