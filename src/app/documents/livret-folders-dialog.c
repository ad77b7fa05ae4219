/* livret-folders-dialog.c: the folders of documents: made, renamed, moved, deleted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-folders-dialog.h"

#include <glib/gi18n.h>

#include "app/documents/livret-ask-line.h"
#include "app/documents/livret-folder-jobs.h"
#include "app/widgets/livret-list-place.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-wording.h"

#define INDENT 18 /* px a level */

struct _LivretFoldersDialog
{
  AdwDialog parent_instance;

  GtkListBox *rows;
  GtkWidget *words; /* where there is no folder yet */

  LivretHousehold *household;
  GPtrArray *folders; /* LivretFolder */
  GCancellable *cancellable;
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretFoldersDialog, livret_folders_dialog, ADW_TYPE_DIALOG)

/* (nullable) */
static const LivretFolder *
find_folder (LivretFoldersDialog *self, const char *id)
{
  for (guint i = 0; i < self->folders->len; i++)
    if (g_str_equal (((LivretFolder *) self->folders->pdata[i])->id, id))
      return self->folders->pdata[i];
  return NULL;
}

/* Acts -------------------------------------------------------------------------- */

/* A question about a folder; "" for the one that is to be made. */
typedef struct
{
  LivretFoldersDialog *dialog;
  char *folder;
} Question;

static Question *
question_new (LivretFoldersDialog *self, const char *folder)
{
  Question *question = g_new0 (Question, 1);

  question->dialog = g_object_ref (self);
  question->folder = g_strdup (folder);
  return question;
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->dialog);
  g_free (question->folder);
  g_free (question);
}

static void
on_named (const char *line, gpointer user_data)
{
  Question *question = user_data;
  LivretFoldersDialog *self = question->dialog;
  const char *person = livret_household_get_person_id (self->household);
  const LivretFolder *folder = find_folder (self, question->folder);

  if (livret_household_get_session (self->household) == NULL)
    return;
  if (folder != NULL)
    livret_folder_do_change (self->household, folder, line, folder->parent);
  else if (person != NULL)
    livret_folder_do_add (self->household, person, "", line);
}

static void
on_inner_named (const char *line, gpointer user_data)
{
  Question *question = user_data;
  LivretFoldersDialog *self = question->dialog;
  const LivretFolder *folder = find_folder (self, question->folder);

  if (folder != NULL && livret_household_get_session (self->household) != NULL)
    livret_folder_do_add (self->household, folder->person, folder->id, line);
}

static void
on_new (LivretFoldersDialog *self)
{
  livret_ask_line (GTK_WIDGET (self),
                   (LivretLineQuestion) { _ ("New Folder"), _ ("Name"), _ ("_Make It"), NULL,
                                          livret_line_is_name },
                   on_named, question_new (self, ""), question_free);
}

static void
on_inner (GtkWidget *widget, const char *name, GVariant *id)
{
  LivretFoldersDialog *self = LIVRET_FOLDERS_DIALOG (widget);

  livret_ask_line (widget,
                   (LivretLineQuestion) { _ ("New Folder in It"), _ ("Name"), _ ("_Make It"), NULL,
                                          livret_line_is_name },
                   on_inner_named, question_new (self, g_variant_get_string (id, NULL)),
                   question_free);
}

static void
on_rename (GtkWidget *widget, const char *name, GVariant *id)
{
  LivretFoldersDialog *self = LIVRET_FOLDERS_DIALOG (widget);
  const LivretFolder *folder = find_folder (self, g_variant_get_string (id, NULL));

  if (folder != NULL)
    livret_ask_line (widget,
                     (LivretLineQuestion) { _ ("Rename the Folder"), _ ("Name"), _ ("_Rename"),
                                            folder->name, livret_line_is_name },
                     on_named, question_new (self, folder->id), question_free);
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *id)
{
  LivretFoldersDialog *self = LIVRET_FOLDERS_DIALOG (widget);
  const LivretFolder *folder = find_folder (self, g_variant_get_string (id, NULL));

  if (folder != NULL)
    livret_folder_do_delete (self->household, folder);
}

static void
on_move (GtkWidget *widget, const char *name, GVariant *ids)
{
  LivretFoldersDialog *self = LIVRET_FOLDERS_DIALOG (widget);
  const char *id, *parent;
  const LivretFolder *folder;

  g_variant_get (ids, "(&s&s)", &id, &parent);
  folder = find_folder (self, id);
  if (folder != NULL)
    livret_folder_do_change (self->household, folder, folder->name, parent);
}

static void
on_row_activated (LivretFoldersDialog *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "folder"));

  g_signal_emit (self, signals[CHOSEN], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Rows -------------------------------------------------------------------------- */

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* Where it may be moved: into another folder of the same person that is not below it. */
static GMenuModel *
list_places (LivretFoldersDialog *self, guint of)
{
  const LivretFolder *folder = self->folders->pdata[of];
  GMenu *menu = g_menu_new ();
  gboolean below = FALSE;

  if (*folder->parent != '\0')
    append (menu, _ ("No Folder"), "folders.move", g_variant_new ("(ss)", folder->id, ""));
  for (guint i = 0; i < self->folders->len; i++)
    {
      const LivretFolder *other = self->folders->pdata[i];

      below = i > of && (below || i == of + 1) && other->depth > folder->depth;
      if (i == of || below || !g_str_equal (other->person, folder->person) ||
          g_str_equal (other->id, folder->parent) || other->depth + 1 >= LIVRET_FOLDER_DEPTH)
        continue;
      append (menu, other->name, "folders.move", g_variant_new ("(ss)", folder->id, other->id));
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (LivretFoldersDialog *self, guint of)
{
  const LivretFolder *folder = self->folders->pdata[of];
  g_autoptr (GMenuModel) places = list_places (self, of);
  GMenu *menu = g_menu_new ();

  append (menu, _ ("Rename…"), "folders.rename", g_variant_new_string (folder->id));
  if (folder->depth + 1 < LIVRET_FOLDER_DEPTH)
    append (menu, _ ("New Folder in It…"), "folders.inner", g_variant_new_string (folder->id));
  if (g_menu_model_get_n_items (places) > 0)
    g_menu_append_submenu (menu, _ ("Move to"), places);
  append (menu, _ ("Delete"), "folders.delete", g_variant_new_string (folder->id));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_row (LivretFoldersDialog *self, guint of)
{
  const LivretFolder *folder = self->folders->pdata[of];
  gboolean several = livret_household_get_person (self->household) == NULL;
  g_autofree char *count = g_strdup_printf (
      ngettext ("%d document", "%d documents", folder->documents), folder->documents);
  g_autofree char *subtitle = livret_wording_join (count, several ? folder->person_name : "", NULL);
  /* Translators: of a folder of documents. */
  g_autofree char *more = g_strdup_printf (_ ("What to do with %s"), folder->name);
  g_autoptr (GMenuModel) model = make_menu (self, of);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("livret-folder-symbolic");
  GtkWidget *menu = gtk_menu_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), folder->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_margin_start (icon, folder->depth * INDENT);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "livret-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), model);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_tooltip_text (menu, more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  livret_spoken_menu (GTK_MENU_BUTTON (menu));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
  g_object_set_data_full (G_OBJECT (row), "folder", g_strdup (folder->id), g_free);
  return row;
}

static void
show_folders (LivretFoldersDialog *self)
{
  LivretListPlace place = livret_list_place_take (self->rows);

  gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < self->folders->len; i++)
    gtk_list_box_append (self->rows, create_row (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->rows), self->folders->len > 0);
  gtk_widget_set_visible (self->words, self->folders->len == 0);
  livret_list_place_give (self->rows, place);
}

static gpointer
list_folders (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_folders_list (db, data, error);
}

static void
on_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretFoldersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *folders = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (folders == NULL)
    {
      livret_household_report (self->household, error);
      return;
    }
  g_ptr_array_unref (self->folders);
  self->folders = folders;
  show_folders (self);
}

static void
reload (LivretFoldersDialog *self)
{
  if (livret_household_get_session (self->household) == NULL)
    return;
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_READ,
                          list_folders, g_strdup (livret_household_get_person_id (self->household)),
                          g_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_listed,
                          g_object_ref (self));
}

/* The dialog -------------------------------------------------------------------- */

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

LivretFoldersDialog *
livret_folders_dialog_new (LivretHousehold *household)
{
  LivretFoldersDialog *self = g_object_new (LIVRET_TYPE_FOLDERS_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New Folder…"));
  g_autofree char *whose = NULL;

  self->household = g_object_ref (household);
  g_object_get (household, "person-title", &whose, NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("Folders"), whose));
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 18);
  self->words = create_label (_ ("Documents can be put into folders of one’s own, beside their "
                                 "categories: by a hospital, by an illness."));
  gtk_widget_set_visible (self->words, FALSE);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  gtk_widget_set_halign (add, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (add, "pill");
  gtk_widget_set_visible (add, livret_household_get_person (household) != NULL);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_new), self);
  gtk_box_append (GTK_BOX (box), add);
  if (livret_household_get_person (household) == NULL)
    gtk_box_append (GTK_BOX (box),
                    create_label (_ ("Choose a person first to make a folder for them.")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), window);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  g_signal_connect_object (household, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return self;
}

static void
livret_folders_dialog_dispose (GObject *object)
{
  LivretFoldersDialog *self = LIVRET_FOLDERS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (livret_folders_dialog_parent_class)->dispose (object);
}

static void
livret_folders_dialog_finalize (GObject *object)
{
  LivretFoldersDialog *self = LIVRET_FOLDERS_DIALOG (object);

  g_clear_object (&self->household);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->folders);
  G_OBJECT_CLASS (livret_folders_dialog_parent_class)->finalize (object);
}

static void
livret_folders_dialog_class_init (LivretFoldersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_folders_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_folders_dialog_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "folders.rename", "s", on_rename);
  gtk_widget_class_install_action (widget_class, "folders.inner", "s", on_inner);
  gtk_widget_class_install_action (widget_class, "folders.delete", "s", on_delete);
  gtk_widget_class_install_action (widget_class, "folders.move", "(ss)", on_move);
}

static void
livret_folders_dialog_init (LivretFoldersDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_folder_free);
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Folders"), -1);
  g_signal_connect_swapped (self->rows, "row-activated", G_CALLBACK (on_row_activated), self);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Folders"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 420);
  adw_dialog_set_content_height (ADW_DIALOG (self), 480);
}
