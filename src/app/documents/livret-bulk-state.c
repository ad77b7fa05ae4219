/* livret-bulk-state.c: what was done to many documents, as a sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-bulk-state.h"

#include <glib/gi18n.h>

/* Those that name where they went. */
static char *
say_where (LivretBulkSort sort, guint n, const char *name)
{
  const char *format;

  switch (sort)
    {
    case LIVRET_BULK_CATEGORY:
      format = ngettext ("%u document filed under “%s”", "%u documents filed under “%s”", n);
      break;
    case LIVRET_BULK_PERSON:
      format = ngettext ("%u document given to %s", "%u documents given to %s", n);
      break;
    case LIVRET_BULK_DATE:
      format = ngettext ("%u document dated %s", "%u documents dated %s", n);
      break;
    default:
      format = ngettext ("%u document put into “%s”", "%u documents put into “%s”", n);
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, n, name);
#pragma GCC diagnostic pop
}

static const char *
say (LivretBulkSort sort, gboolean on, guint n)
{
  switch (sort)
    {
    case LIVRET_BULK_DATE:
      return ngettext ("%u document without a date now", "%u documents without a date now", n);
    case LIVRET_BULK_FOLDER:
      return ngettext ("%u document taken out of its folder",
                       "%u documents taken out of their folders", n);
    case LIVRET_BULK_HIDDEN:
      return on ? ngettext ("%u document hidden: it stays here, and out of shares",
                            "%u documents hidden: they stay here, and out of shares", n)
                : ngettext ("%u document shown again", "%u documents shown again", n);
    case LIVRET_BULK_PINNED:
      return on ? ngettext ("%u document pinned", "%u documents pinned", n)
                : ngettext ("%u document no longer pinned", "%u documents no longer pinned", n);
    default:
      return on ? ngettext ("%u document put into the bin, kept 30 days",
                            "%u documents put into the bin, kept 30 days", n)
                : ngettext ("%u document back among the documents",
                            "%u documents back among the documents", n);
    }
}

char *
livret_bulk_sentence (LivretBulkSort sort, gboolean on, guint count, const char *name)
{
  if (name != NULL && *name != '\0' &&
      (sort == LIVRET_BULK_CATEGORY || sort == LIVRET_BULK_PERSON || sort == LIVRET_BULK_DATE ||
       sort == LIVRET_BULK_FOLDER))
    return say_where (sort, count, name);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (say (sort, on, count), count);
#pragma GCC diagnostic pop
}

char *
livret_bulk_selected (guint count)
{
  return g_strdup_printf (ngettext ("%u selected", "%u selected", count), count);
}
