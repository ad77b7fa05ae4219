/* livret-record.c: the error domain of the domain layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-record.h"

G_DEFINE_QUARK (livret_record_error_quark, livret_record_error)
