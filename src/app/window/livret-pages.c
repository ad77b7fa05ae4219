/* livret-pages.c: the one table of the window's pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-pages.h"

#include <glib/gi18n.h>

#include "app/documents/livret-documents-page.h"
#include "app/measures/livret-measures-page.h"
#include "app/journal/livret-journal-page.h"
#include "app/profile/livret-profile-page.h"
#include "app/shares/livret-shares-page.h"
#include "app/today/livret-today-page.h"

/* To add a page: its type here; the sidebar, the keys and the dialog of keys follow. */
const LivretPageRow livret_pages[] = {
  { "today", N_ ("Today"), "livret-sun-symbolic", livret_today_page_get_type },
  { "documents", N_ ("Documents"), "livret-document-symbolic", livret_documents_page_get_type },
  { "measures", N_ ("Measures"), "livret-pulse-symbolic", livret_measures_page_get_type },
  { "profile", N_ ("Health profile"), "livret-heart-symbolic", livret_profile_page_get_type },
  { "shares", N_ ("Shares"), "livret-envelope-symbolic", livret_shares_page_get_type },
  { "journal", N_ ("Journal"), "livret-journal-symbolic", livret_journal_page_get_type },
  { NULL, NULL, NULL, NULL },
};

const LivretPageRow *
livret_pages_find (const char *id)
{
  for (const LivretPageRow *row = livret_pages; row->id != NULL; row++)
    if (g_str_equal (row->id, id))
      return row;
  return NULL;
}

LivretPage *
livret_pages_make (const LivretPageRow *row, LivretHousehold *household)
{
  return g_object_new (row->get_type (), "household", household, "tag", row->id, NULL);
}
