/* livret-journal-page.h: the history as sentences by day, and the check that it is whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-page.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_JOURNAL_PAGE (livret_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (LivretJournalPage, livret_journal_page, LIVRET, JOURNAL_PAGE, LivretPage)

G_END_DECLS
