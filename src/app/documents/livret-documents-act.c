/* livret-documents-act.c: what is done at once to the documents that are selected.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-documents-page-private.h"

#include <glib/gi18n.h>

#include "app/documents/livret-ask-line.h"
#include "app/documents/livret-bulk-state.h"
#include "app/documents/livret-choose.h"
#include "app/documents/livret-document-filing.h"
#include "app/shares/livret-shown.h"

/* Which documents they are ------------------------------------------------------ */

/* What is to be done once the ids of the selected rows are known. */
typedef struct
{
  LivretDocumentsPage *page;
  LivretDocumentFilter *filter;
  GtkBitset *marked;
  GPtrArray *known; /* by position: ids of the rows that were read, NULL of others */
  LivretBulkSort sort;
  char *text;
  char *name;
  char *person; /* whose all of them are, found with the ids; NULL: of several people */
  char *folder; /* name of a folder to be made first */
  gboolean on;
  gboolean doctor;
} Act;

static Act *
act_new (LivretDocumentsPage *self, LivretBulkSort sort, gboolean on)
{
  Act *act = g_new0 (Act, 1);
  GtkBitsetIter iter;
  guint position;

  act->page = g_object_ref (self);
  act->filter = livret_document_filter_copy (livret_document_list_get_filter (self->documents));
  act->marked = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->marked));
  act->known = g_ptr_array_new_with_free_func (g_free);
  act->sort = sort;
  act->on = on;
  for (gboolean there = gtk_bitset_iter_init_first (&iter, act->marked, &position); there;
       there = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (act->known, g_strdup (livret_document_list_peek (self->documents, position)));
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->page);
  livret_document_filter_free (act->filter);
  gtk_bitset_unref (act->marked);
  g_ptr_array_unref (act->known);
  g_free (act->text);
  g_free (act->name);
  g_free (act->folder);
  g_free (act->person);
  g_free (act);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

/* The rows that were never in sight have no ids yet: the list is read again. Where it is another
 * list by now, nothing is done to what nobody selected. */
static gpointer
read_ids (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Act *act = data;
  LivretDate year;
  LivretDocumentQuery query = livret_document_filter_query (act->filter, &year);
  gboolean several = FALSE;
  g_autoptr (GPtrArray) list = livret_documents_list (db, &query, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < act->known->len; i++)
    {
      guint position = gtk_bitset_get_nth (act->marked, i);
      const char *known = act->known->pdata[i];
      const LivretDocument *document = position < list->len ? list->pdata[position] : NULL;

      if (document == NULL || (known != NULL && !g_str_equal (known, document->id)))
        {
          g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                               _ ("The list changed meanwhile: select again."));
          return NULL;
        }
      several |= act->person != NULL && !g_str_equal (act->person, document->person);
      g_set_str (&act->person, document->person);
      /* Hidden ones are shown to a doctor when they are ticked one by one. */
      if (!act->doctor || !document->hidden)
        g_ptr_array_add (ids, g_strdup (document->id));
    }
  if (several)
    g_clear_pointer (&act->person, g_free);
  return g_steal_pointer (&ids);
}

static gpointer
run_bulk (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_bulk_run (db, data, error));
}

static gpointer
take_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_bulk_take_back (db, data, error));
}

static void
do_bulk (Act *act, GPtrArray *ids)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (act->page));
  LivretBulk *bulk = livret_bulk_new (act->sort, act->text, act->on, g_ptr_array_ref (ids));
  g_autofree char *said = livret_bulk_sentence (act->sort, act->on, ids->len, act->name);

  if (act->folder != NULL)
    {
      LivretFiling *filing = livret_filing_new (act->filter->person, act->folder, bulk);

      livret_household_change (
          household, livret_filing_run, filing, (GDestroyNotify) livret_filing_unref,
          (LivretUndo) { said, livret_filing_take_back, livret_filing_ref (filing),
                         (GDestroyNotify) livret_filing_unref },
          NULL, NULL);
      return;
    }
  livret_household_change (
      household, run_bulk, bulk, (GDestroyNotify) livret_bulk_unref,
      (LivretUndo) { said, take_back, livret_bulk_ref (bulk), (GDestroyNotify) livret_bulk_unref },
      NULL, NULL);
}

static void
show_to_doctor (Act *act, GPtrArray *ids)
{
  LivretShown *shown = livret_shown_new (act->person);

  for (guint i = 0; i < ids->len; i++)
    livret_shown_add (shown, ids->pdata[i]);
  livret_shown_to_doctor (shown, GTK_WIDGET (act->page),
                          livret_page_get_household (LIVRET_PAGE (act->page)));
}

static void
on_ids_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ids = livret_store_run_finish (LIVRET_STORE (store), result, &error);
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (act->page));

  if (ids == NULL || livret_household_get_session (household) == NULL)
    {
      livret_household_report (household, error);
      return;
    }
  livret_documents_select_end (act->page);
  if (act->doctor)
    show_to_doctor (act, ids);
  else
    do_bulk (act, ids);
}

/* @act: (transfer full) */
static void
perform (Act *act)
{
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (act->page));

  if (act->known->len == 0 || livret_household_get_session (household) == NULL)
    {
      act_free (act);
      return;
    }
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, read_ids, act,
                          NULL, (GDestroyNotify) g_ptr_array_unref,
                          livret_page_get_cancellable (LIVRET_PAGE (act->page)), on_ids_read, act);
}

/* Acts -------------------------------------------------------------------------- */

static void
on_category_chosen (GtkWidget *widget, const char *code)
{
  Act *act = act_new (LIVRET_DOCUMENTS_PAGE (widget), LIVRET_BULK_CATEGORY, FALSE);

  act->text = g_strdup (code);
  act->name = g_strdup (livret_category_label (act->text));
  perform (act);
}

static void
on_category (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretChoices *choices = livret_choices_new ();

  for (const LivretCategory *category = livret_categories (); category->code != NULL; category++)
    livret_choices_add (choices, category->code, livret_category_label (category->code));
  livret_choices_ask (choices, widget, _ ("Category"), on_category_chosen);
}

static void
on_person_chosen (GtkWidget *widget, const char *id)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (widget);
  Act *act = act_new (self, LIVRET_BULK_PERSON, FALSE);
  const LivretPerson *person;

  act->text = g_strdup (id);
  person = livret_household_find (livret_page_get_household (LIVRET_PAGE (self)), act->text);
  act->name = g_strdup (person != NULL ? person->name : "");
  perform (act);
}

static void
on_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GPtrArray *people =
      livret_household_get_people (livret_page_get_household (LIVRET_PAGE (widget)));
  LivretChoices *choices = livret_choices_new ();

  for (guint i = 0; i < people->len; i++)
    livret_choices_add (choices, ((LivretPerson *) people->pdata[i])->id,
                        ((LivretPerson *) people->pdata[i])->name);
  livret_choices_ask (choices, widget, _ ("Person"), on_person_chosen);
}

static void ask_new_folder (GtkWidget *widget);

/* No folder has this id. */
#define NEW_FOLDER "+"

static void
on_folder_chosen (GtkWidget *widget, const char *id)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (widget);
  Act *act;
  guint place;

  if (g_str_equal (id, NEW_FOLDER))
    {
      ask_new_folder (widget);
      return;
    }
  act = act_new (self, LIVRET_BULK_FOLDER, FALSE);
  act->text = g_strdup (id);
  place = livret_document_folder_place (self->folders, act->text);
  if (place > 0)
    act->name = g_strdup (((LivretFolder *) self->folders->pdata[place - 1])->name);
  perform (act);
}

static void
on_folder (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (widget);
  gboolean several =
      livret_household_get_person (livret_page_get_household (LIVRET_PAGE (self))) == NULL;
  g_auto (GStrv) names = livret_document_folder_choices ("", self->folders, several);
  LivretChoices *choices = livret_choices_new ();

  for (guint i = 0; i < self->folders->len; i++)
    livret_choices_add (choices, ((LivretFolder *) self->folders->pdata[i])->id, names[i + 1]);
  livret_choices_add (choices, "", _ ("No Folder"));
  if (!several)
    livret_choices_add (choices, NEW_FOLDER, _ ("New Folder…"));
  livret_choices_ask (choices, widget, _ ("Folder"), on_folder_chosen);
}

static void
on_folder_named (const char *line, gpointer user_data)
{
  Act *performed = act_new (user_data, LIVRET_BULK_FOLDER, FALSE);

  performed->folder = g_strdup (line);
  performed->name = g_strdup (line);
  perform (performed);
}

static void
ask_new_folder (GtkWidget *widget)
{
  livret_ask_line (widget,
                   (LivretLineQuestion) { _ ("New Folder"), _ ("Name"), _ ("_Put into It"), NULL,
                                          livret_line_is_name },
                   on_folder_named, g_object_ref (widget), g_object_unref);
}

static void
on_date_typed (const char *line, gpointer user_data)
{
  Act *performed = act_new (user_data, LIVRET_BULK_DATE, FALSE);
  LivretDate date;

  performed->text = g_strdup (line);
  if (livret_date_parse (line, NULL, &date, NULL) && livret_date_is_set (&date))
    performed->name = livret_date_display (&date);
  perform (performed);
}

static void
on_date (GtkWidget *widget, const char *name, GVariant *parameter)
{
  livret_ask_line (widget,
                   (LivretLineQuestion) { _ ("Date of the Documents"),
                                          _ ("Date (day/month/year), or nothing"),
                                          _ ("_Set the Date"), NULL, livret_line_is_date },
                   on_date_typed, g_object_ref (widget), g_object_unref);
}

/* Those without a word more. */
static const struct
{
  const char *action;
  LivretBulkSort sort;
  gboolean on;
} plain[] = {
  { "documents.pin", LIVRET_BULK_PINNED, TRUE },
  { "documents.unpin", LIVRET_BULK_PINNED, FALSE },
  { "documents.hide", LIVRET_BULK_HIDDEN, TRUE },
  { "documents.show-again", LIVRET_BULK_HIDDEN, FALSE },
  { "documents.bin", LIVRET_BULK_BIN, TRUE },
  { "documents.restore", LIVRET_BULK_BIN, FALSE },
};

static void
on_plain (GtkWidget *widget, const char *name, GVariant *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (plain[i].action, name))
      perform (act_new (LIVRET_DOCUMENTS_PAGE (widget), plain[i].sort, plain[i].on));
}

static void
on_doctor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Act *act = act_new (LIVRET_DOCUMENTS_PAGE (widget), LIVRET_BULK_HIDDEN, FALSE);

  act->doctor = TRUE;
  perform (act);
}

/* Nothing is selected: what the list shows is what is ticked. */
static void
on_list_to_doctor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretDocumentsPage *self = LIVRET_DOCUMENTS_PAGE (widget);
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (self));
  LivretShown *shown = livret_shown_new (livret_household_get_person_id (household));
  g_autoptr (LivretDocumentFilter) filter = livret_documents_page_filter (self);

  if (!filter->bin)
    livret_shown_add_documents (shown, filter->search, filter->category, filter->author,
                                filter->folder, filter->year);
  livret_shown_to_doctor (shown, widget, household);
}

void
livret_documents_act_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "documents.category", NULL, on_category);
  gtk_widget_class_install_action (klass, "documents.person", NULL, on_person);
  gtk_widget_class_install_action (klass, "documents.folder", NULL, on_folder);
  gtk_widget_class_install_action (klass, "documents.date", NULL, on_date);
  gtk_widget_class_install_action (klass, "documents.doctor", NULL, on_doctor);
  gtk_widget_class_install_action (klass, "page.doctor", NULL, on_list_to_doctor);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    gtk_widget_class_install_action (klass, plain[i].action, NULL, on_plain);
}
