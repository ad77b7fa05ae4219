/* livret-document-list.c: the documents as a list model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-list.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/widgets/livret-hits.h"
#include "app/widgets/livret-wording.h"

#define PAGE 100
/* About so many bytes of the text around a word found. */
#define SNIPPET 90

/* One row --------------------------------------------------------------------- */

struct _LivretDocumentItem
{
  GObject parent_instance;

  GPtrArray *page; /* the page read, kept as long as one of its rows */
  const LivretDocument *document;
  char *month;
  char *snippet;
  PangoAttrList *marks;
  int found_page; /* where the snippet stands, from 1; 0: not known */
};

enum
{
  PROP_LOADED = 1,
  PROP_SNIPPET,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LivretDocumentItem, livret_document_item, G_TYPE_OBJECT)

const LivretDocument *
livret_document_item_get (LivretDocumentItem *self)
{
  return self->document;
}

const char *
livret_document_item_get_month (LivretDocumentItem *self)
{
  return self->month;
}

const char *
livret_document_item_get_snippet (LivretDocumentItem *self, PangoAttrList **marks)
{
  *marks = self->marks;
  return self->snippet;
}

static void
livret_document_item_fill (LivretDocumentItem *self,
                           GPtrArray *page,
                           const LivretDocument *document,
                           char *month)
{
  self->page = page;
  self->document = document;
  self->month = month;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);
}

int
livret_document_item_get_page (LivretDocumentItem *self)
{
  return self->found_page;
}

static void
livret_document_item_find (LivretDocumentItem *self, const LivretDocument *found, const char *words)
{
  g_autofree char *page = NULL;

  /* Translators: on which page of a document the words behind it stand. */
  if (found->page > 0)
    page = g_strdup_printf (_ ("Page %d: "), found->page);
  self->found_page = found->page;
  self->snippet = g_strconcat (page != NULL ? page : "", found->snippet, NULL);
  self->marks = livret_hits_marks (found->snippet, words);
  if (page != NULL)
    pango_attr_list_update (self->marks, 0, 0, (int) strlen (page));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SNIPPET]);
}

static void
livret_document_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LivretDocumentItem *self = LIVRET_DOCUMENT_ITEM (object);

  if (id == PROP_LOADED)
    g_value_set_boolean (value, self->document != NULL);
  else
    g_value_set_string (value, self->snippet);
}

static void
livret_document_item_finalize (GObject *object)
{
  LivretDocumentItem *self = LIVRET_DOCUMENT_ITEM (object);

  g_clear_pointer (&self->page, g_ptr_array_unref);
  g_free (self->month);
  g_free (self->snippet);
  g_clear_pointer (&self->marks, pango_attr_list_unref);
  G_OBJECT_CLASS (livret_document_item_parent_class)->finalize (object);
}

static void
livret_document_item_class_init (LivretDocumentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_document_item_finalize;
  G_OBJECT_CLASS (klass)->get_property = livret_document_item_get_property;
  props[PROP_LOADED] =
      g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SNIPPET] =
      g_param_spec_string ("snippet", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
}

static void
livret_document_item_init (LivretDocumentItem *self)
{
}

/* Months ---------------------------------------------------------------------- */

static gboolean
get_month (const LivretDocument *document, int *year, int *month)
{
  if (!livret_date_is_set (&document->date))
    return FALSE;
  *month = 0;
  return sscanf (document->date.text, "%d-%d", year, month) >= 1;
}

char *
livret_document_month (const LivretDocument *above, const LivretDocument *document)
{
  int year = 0, month = 0, year_above = 0, month_above = 0;
  gboolean dated = get_month (document, &year, &month);
  gboolean dated_above = above != NULL && get_month (above, &year_above, &month_above);

  if (document->pinned)
    return above != NULL && above->pinned ? NULL : g_strdup (_ ("Pinned"));
  if (above != NULL && above->pinned)
    above = NULL;
  if (above != NULL && dated == dated_above && year == year_above && month == month_above)
    return NULL;
  if (!dated)
    return g_strdup (_ ("No date"));
  return month > 0 ? livret_wording_month (year, month) : g_strdup_printf ("%d", year);
}

/* The list -------------------------------------------------------------------- */

struct _LivretDocumentList
{
  GObject parent_instance;

  LivretHousehold *household;
  GPtrArray *items;      /* LivretDocumentItem, made when asked for */
  GHashTable *requested; /* page numbers */
  LivretDocumentFilter *filter;
  guint generation;
  GCancellable *cancellable;
};

enum
{
  COUNTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void livret_document_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LivretDocumentList,
                               livret_document_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      livret_document_list_model_init))

/* What a job needs: a copy of the filter, the page, and for which generation of the list. */
typedef struct
{
  LivretDocumentList *list;
  LivretDocumentFilter *filter;
  guint page;
  guint generation;
} Job;

static Job *
job_new (LivretDocumentList *self, guint page)
{
  Job *job = g_new0 (Job, 1);

  job->list = g_object_ref (self);
  job->filter = livret_document_filter_copy (self->filter);
  job->page = page;
  job->generation = self->generation;
  return job;
}

static void
job_free (Job *job)
{
  g_object_unref (job->list);
  livret_document_filter_free (job->filter);
  g_free (job);
}

static gpointer
read_page (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  LivretDate year;
  LivretDocumentQuery query = livret_document_filter_query (job->filter, &year);

  /* One more above, to know where its month begins. */
  query.offset = MAX ((int) (job->page * PAGE) - 1, 0);
  query.limit = job->page > 0 ? PAGE + 1 : PAGE;
  return livret_documents_list (db, &query, error);
}

static gpointer
count_all (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  LivretDate year;
  LivretDocumentQuery query = livret_document_filter_query (job->filter, &year);
  int count = livret_documents_count (db, &query, error);

  return count < 0 ? NULL : GINT_TO_POINTER (count + 1);
}

/* Made when it is asked for, or when its document is there. */
static LivretDocumentItem *
ensure_item (LivretDocumentList *self, guint position)
{
  if (self->items->pdata[position] == NULL)
    self->items->pdata[position] = g_object_new (LIVRET_TYPE_DOCUMENT_ITEM, NULL);
  return self->items->pdata[position];
}

/* Gives each item of the page its document. */
static void
fill_items (LivretDocumentList *self, guint page, GPtrArray *read)
{
  guint above = page > 0 ? 1 : 0;

  for (guint i = above; i < read->len && page * PAGE + i - above < self->items->len; i++)
    {
      LivretDocumentItem *item = ensure_item (self, page * PAGE + i - above);

      if (item->document == NULL)
        livret_document_item_fill (
            item, g_ptr_array_ref (read), read->pdata[i],
            livret_document_month (i > 0 ? read->pdata[i - 1] : NULL, read->pdata[i]));
    }
}

/* Where a word was found costs a look at each text: rows are there before. */
static gpointer
read_snippets (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  LivretDate year;
  LivretDocumentQuery query = livret_document_filter_query (job->filter, &year);

  query.offset = (int) (job->page * PAGE);
  query.limit = PAGE;
  query.snippet = SNIPPET;
  return livret_documents_list (db, &query, error);
}

static void
on_snippets_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  LivretDocumentList *self = job->list;
  g_autoptr (GPtrArray) read = livret_store_run_finish (LIVRET_STORE (store), result, NULL);

  for (guint i = 0; read != NULL && job->generation == self->generation && i < read->len &&
                    job->page * PAGE + i < self->items->len;
       i++)
    {
      const LivretDocument *found = read->pdata[i];
      LivretDocumentItem *item = self->items->pdata[job->page * PAGE + i];

      if (item != NULL && item->document != NULL && item->snippet == NULL &&
          *found->snippet != '\0' && g_str_equal (item->document->id, found->id))
        livret_document_item_find (item, found, job->filter->search);
    }
  job_free (job);
}

static void
request_snippets (LivretDocumentList *self, guint page)
{
  Job *job;

  if (!livret_document_filter_searches (self->filter) ||
      livret_household_get_session (self->household) == NULL)
    return;
  job = job_new (self, page);
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ,
                          read_snippets, job, NULL, (GDestroyNotify) g_ptr_array_unref,
                          self->cancellable, on_snippets_read, job);
}

static void
on_page_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  LivretDocumentList *self = job->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (documents == NULL)
    livret_household_report (self->household, error);
  else if (job->generation == self->generation)
    {
      fill_items (self, job->page, documents);
      request_snippets (self, job->page);
    }
  job_free (job);
}

static void
request_page (LivretDocumentList *self, guint page)
{
  Job *job;

  if (livret_household_get_session (self->household) == NULL ||
      !g_hash_table_add (self->requested, GUINT_TO_POINTER (page)))
    return;
  job = job_new (self, page);
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ, read_page,
                          job, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                          on_page_read, job);
}

/* The pages on both sides too: a hundred rows that learn their documents in one frame are too much
 * for it, and so they know them when they come near. */
static void
request_around (LivretDocumentList *self, guint position)
{
  guint page = position / PAGE;

  request_page (self, page);
  if (page > 0)
    request_page (self, page - 1);
  if ((page + 1) * PAGE < self->items->len)
    request_page (self, page + 1);
}

static void
on_counted (GObject *store, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  LivretDocumentList *self = job->list;
  g_autoptr (GError) error = NULL;
  gpointer counted = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (counted == NULL)
    livret_household_report (self->household, error);
  else if (job->generation == self->generation)
    {
      guint before = self->items->len;

      g_ptr_array_set_size (self->items, 0);
      g_ptr_array_set_size (self->items, GPOINTER_TO_INT (counted) - 1);
      g_hash_table_remove_all (self->requested);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
      g_signal_emit (self, signals[COUNTED], 0);
    }
  job_free (job);
}

void
livret_document_list_load (LivretDocumentList *self, const LivretDocumentFilter *filter)
{
  Job *job;

  if (livret_household_get_session (self->household) == NULL)
    return;
  livret_document_filter_free (self->filter);
  self->filter = livret_document_filter_copy (filter);
  self->generation++;
  job = job_new (self, 0);
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ, count_all,
                          job, NULL, NULL, self->cancellable, on_counted, job);
}

guint
livret_document_list_find (LivretDocumentList *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->items->len; i++)
    {
      LivretDocumentItem *item = self->items->pdata[i];

      if (item != NULL && item->document != NULL && g_str_equal (item->document->id, id))
        return i;
    }
  return G_MAXUINT;
}

const char *
livret_document_list_peek (LivretDocumentList *self, guint position)
{
  const LivretDocumentItem *item =
      position < self->items->len ? self->items->pdata[position] : NULL;

  return item != NULL && item->document != NULL ? item->document->id : NULL;
}

const LivretDocumentFilter *
livret_document_list_get_filter (LivretDocumentList *self)
{
  return self->filter;
}

static GType
get_item_type (GListModel *model)
{
  return LIVRET_TYPE_DOCUMENT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return LIVRET_DOCUMENT_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LivretDocumentList *self = LIVRET_DOCUMENT_LIST (model);

  if (position >= self->items->len)
    return NULL;
  request_around (self, position);
  return g_object_ref (ensure_item (self, position));
}

static void
livret_document_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
unref_item (gpointer item)
{
  g_clear_object (&item);
}

LivretDocumentList *
livret_document_list_new (LivretHousehold *household)
{
  LivretDocumentList *self = g_object_new (LIVRET_TYPE_DOCUMENT_LIST, NULL);

  self->household = g_object_ref (household);
  return self;
}

static void
livret_document_list_finalize (GObject *object)
{
  LivretDocumentList *self = LIVRET_DOCUMENT_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->household);
  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->requested);
  livret_document_filter_free (self->filter);
  G_OBJECT_CLASS (livret_document_list_parent_class)->finalize (object);
}

static void
livret_document_list_class_init (LivretDocumentListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_document_list_finalize;
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
livret_document_list_init (LivretDocumentList *self)
{
  self->items = g_ptr_array_new_with_free_func (unref_item);
  self->requested = g_hash_table_new (NULL, NULL);
  self->filter = livret_document_filter_new ();
  self->cancellable = g_cancellable_new ();
}
