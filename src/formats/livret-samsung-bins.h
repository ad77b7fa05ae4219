/* livret-samsung-bins.h: what Samsung Health measured minute by minute, in JSON files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-input.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

gboolean livret_samsung_bins_probe (LivretInput *input);
gboolean livret_samsung_bins_import (LivretInput *input, LivretSink *sink, GError **error);

G_END_DECLS
