/* livret-shown.c: what a page shows, handed to a share with all of it ticked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-shown.h"

#include <glib/gi18n.h>

#include "app/shares/livret-share-draft.h"
#include "app/shares/livret-share-page.h"
#include "app/window/livret-page.h"
#include "base/livret-clock.h"
#include "record/livret-entries.h"
#include "record/livret-readings.h"

typedef struct
{
  char *search;
  char *category;
  char *author;
  char *folder;
  int year;
} Filter;

struct _LivretShown
{
  char *person;
  GPtrArray *items;
  GPtrArray *kinds;
  GPtrArray *sections;
  GPtrArray *filters;
};

static void
filter_free (Filter *filter)
{
  g_free (filter->search);
  g_free (filter->category);
  g_free (filter->author);
  g_free (filter->folder);
  g_free (filter);
}

LivretShown *
livret_shown_new (const char *person)
{
  LivretShown *self = g_new0 (LivretShown, 1);

  self->person = g_strdup (person);
  self->items = g_ptr_array_new_with_free_func (g_free);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  self->sections = g_ptr_array_new_with_free_func (g_free);
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) filter_free);
  return self;
}

void
livret_shown_free (LivretShown *self)
{
  g_free (self->person);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->filters);
  g_free (self);
}

void
livret_shown_add (LivretShown *self, const char *item)
{
  g_ptr_array_add (self->items, g_strdup (item));
}

void
livret_shown_add_kind (LivretShown *self, const char *kind)
{
  g_ptr_array_add (self->kinds, g_strdup (kind));
}

void
livret_shown_add_section (LivretShown *self, const char *section)
{
  g_ptr_array_add (self->sections, g_strdup (section));
}

void
livret_shown_add_documents (LivretShown *self,
                            const char *search,
                            const char *category,
                            const char *author,
                            const char *folder,
                            int year)
{
  Filter *filter = g_new0 (Filter, 1);

  filter->search = g_strdup (search);
  filter->category = g_strdup (category);
  filter->author = g_strdup (author);
  filter->folder = g_strdup (folder);
  filter->year = year;
  g_ptr_array_add (self->filters, filter);
}

/* Reading --------------------------------------------------------------------- */

static gboolean
read_documents (
    LivretDb *db, const char *person, const Filter *filter, GPtrArray *items, GError **error)
{
  LivretDocumentQuery query = { .person = person,
                                .search = filter->search,
                                .category = filter->category,
                                .author = filter->author,
                                .folder = filter->folder };
  g_autofree char *year = g_strdup_printf ("%d", filter->year);
  g_autoptr (GPtrArray) documents = NULL;
  LivretDate from;

  if (filter->year != 0 && livret_date_parse (year, NULL, &from, NULL))
    query.from = query.until = &from;
  documents = livret_documents_list (db, &query, error);
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    g_ptr_array_add (items, g_strdup (((LivretDocument *) documents->pdata[i])->id));
  return documents != NULL;
}

static gboolean
read_kinds (LivretDb *db, const LivretShown *self, GPtrArray *items, GError **error)
{
  g_autoptr (GArray) there = livret_readings_kinds (db, self->person, error);
  int today = livret_clock_today ();
  char from[16], until[16];

  for (guint i = 0; there != NULL && i < there->len; i++)
    {
      const LivretKindPresence *presence = &g_array_index (there, LivretKindPresence, i);
      guint period = livret_share_period_for (presence->last_day, today);
      int days = livret_share_periods[period].days;

      if (!g_ptr_array_find_with_equal_func (self->kinds, presence->kind->id, g_str_equal, NULL))
        continue;
      g_ptr_array_add (items, days == 0 ? g_strdup (presence->kind->id)
                                        : g_strdup_printf ("%s@%s..%s", presence->kind->id,
                                                           livret_day_iso (today - days + 1, from),
                                                           livret_day_iso (today, until)));
    }
  return there != NULL;
}

static gboolean
read_sections (LivretDb *db, const LivretShown *self, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      g_autoptr (GPtrArray) entries =
          livret_entries_list (db, self->person, self->sections->pdata[i], error);

      if (entries == NULL)
        return FALSE;
      for (guint e = 0; e < entries->len; e++)
        if (!((LivretEntry *) entries->pdata[e])->hidden)
          {
            g_ptr_array_add (items, g_strdup (self->sections->pdata[i]));
            break;
          }
    }
  return TRUE;
}

gpointer
livret_shown_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretShown *self = data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->filters->len; i++)
    if (!read_documents (db, self->person, self->filters->pdata[i], items, error))
      return NULL;
  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (items, g_strdup (self->items->pdata[i]));
  if ((self->kinds->len > 0 && !read_kinds (db, self, items, error)) ||
      !read_sections (db, self, items, error))
    return NULL;
  return g_steal_pointer (&items);
}

/* Opening --------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *from;
  LivretHousehold *household;
  char *person;
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->from);
  g_object_unref (opening->household);
  g_free (opening->person);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
on_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (livret_household_get_session (opening->household) == NULL ||
      livret_household_find (opening->household, opening->person) == NULL ||
      !gtk_widget_get_mapped (opening->from))
    return;
  if (items == NULL)
    livret_household_report (opening->household, error);
  else if (items->len == 0)
    livret_household_say (opening->household, _ ("There is nothing here yet to show to a doctor."));
  else
    livret_page_push (opening->from, ADW_NAVIGATION_PAGE (livret_share_page_new_brief (
                                         opening->household, opening->person, items)));
}

void
livret_shown_to_doctor (LivretShown *self, GtkWidget *from, LivretHousehold *household)
{
  Opening *opening;

  if (self->person == NULL)
    {
      livret_household_say (household,
                            _ ("Choose a person first: a share is of one person’s record."));
      livret_shown_free (self);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->from = g_object_ref (from);
  opening->household = g_object_ref (household);
  opening->person = g_strdup (self->person);
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, livret_shown_read,
                          self, (GDestroyNotify) livret_shown_free,
                          (GDestroyNotify) g_ptr_array_unref,
                          livret_household_get_cancellable (household), on_read, opening);
}
