/* livret-sample-page.h: while the sample household is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/welcome/livret-sample-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SAMPLE_PAGE (livret_sample_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretSamplePage, livret_sample_page, LIVRET, SAMPLE_PAGE, AdwBin)

/* Signals: "opened" (LivretSession, LivretSampleHousehold), and "left" where nothing came of it. */

/** livret_sample_page_new: begins at once; when the page goes, so does what is half made. */
LivretSamplePage *livret_sample_page_new (void);
void livret_sample_page_focus (LivretSamplePage *self);

G_END_DECLS
