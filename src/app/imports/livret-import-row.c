/* livret-import-row.c: one file of the import preview.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-row.h"

#include <glib/gi18n.h>

#include "app/imports/livret-arrange-job.h"
#include "app/widgets/livret-drop-down.h"
#include "app/widgets/livret-render.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-thumbnail.h"
#include "app/widgets/livret-wording.h"
#include "app/window/livret-cramped.h"
#include "record/livret-documents.h"

struct _LivretImportRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *tick;
  LivretThumbnail *picture;
  GtkWidget *kind_icon;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *whose;
  GtkWidget *standing;
  GtkWidget *arrange_button;
  GtkLabel *arrange_label;
  GtkWidget *question;
  GtkDropDown *person;
  GtkDropDown *category;
  GtkWidget *date;
  GtkWidget *edit_button;

  LivretHousehold *household;
  LivretImportFile *file;
  gboolean compact;
  gboolean filling;
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  PERSON_CHANGED,
  ARRANGE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretImportRow, livret_import_row, GTK_TYPE_LIST_BOX_ROW)

/* The category that stands for a document: as chosen, else as found, else "other". */
static guint
get_category (const LivretImportFile *file)
{
  g_autofree char *code = livret_import_file_category (file);
  guint last = 0;

  for (guint i = 0; livret_categories ()[i].code != NULL; i++)
    {
      if (g_strcmp0 (livret_categories ()[i].code, code) == 0)
        return i;
      last = i;
    }
  return last;
}

static char *
get_date (const LivretImportFile *file)
{
  const LivretImportItem *document = livret_import_file_document (file);

  return livret_wording_typed_date (file->date ? file->date : document ? document->date.text : "");
}

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportRow) self = user_data;
  g_autoptr (GdkTexture) texture = livret_render_finish (result, NULL);

  if (texture != NULL && self->picture != NULL)
    livret_thumbnail_set (self->picture, GDK_PAINTABLE (texture));
}

static void
show_picture (LivretImportRow *self)
{
  const LivretImportItem *document = livret_import_file_document (self->file);

  gtk_widget_set_visible (GTK_WIDGET (self->picture),
                          document != NULL || self->file->result == NULL);
  gtk_widget_set_visible (self->kind_icon, document == NULL && self->file->result != NULL);
  if (document != NULL && livret_thumbnail_get (self->picture) == NULL)
    livret_render_fd_async (self->household, self->file->fd, document->media_type, 0, 100,
                            self->cancellable, on_rendered, g_object_ref (self));
}

/* Where there is no room for fields, what they hold. */
static void
show_whose (LivretImportRow *self)
{
  const LivretPerson *person = self->file->person != NULL
                                   ? livret_household_find (self->household, self->file->person)
                                   : NULL;
  const char *category =
      livret_import_file_document (self->file) != NULL
          ? livret_category_label (livret_categories ()[get_category (self->file)].code)
          : NULL;
  g_autofree char *words = livret_wording_join (person != NULL ? person->name : "", category, NULL);

  gtk_label_set_label (GTK_LABEL (self->whose), words);
  gtk_widget_set_visible (self->whose, self->compact && words[0] != '\0');
}

/* One photograph is turned and cropped; several are put in order as well. Of a table it can be told
 * what its columns hold. */
static void
show_arranging (LivretImportRow *self, const char *title)
{
  gboolean table = self->file->table != NULL;
  gboolean several = self->file->sheets != NULL && self->file->sheets->len > 1;
  g_autofree char *spoken = g_strdup_printf (table     ? _ ("Say what the columns of %s hold")
                                             : several ? _ ("Arrange the pages of %s")
                                                       : _ ("Turn or crop %s"),
                                             title);

  gtk_widget_set_visible (self->arrange_button, (table || self->file->pictures != NULL ||
                                                 livret_arrange_is_picture (self->file->name)) &&
                                                    self->file->fd >= 0);
  gtk_label_set_label (self->arrange_label, table     ? _ ("What the Columns Hold…")
                                            : several ? _ ("Arrange the Pages…")
                                                      : _ ("Turn or Crop…"));
  livret_spoken_name (self->arrange_button, spoken);
}

static void
show_fields (LivretImportRow *self)
{
  gboolean narrow = self->compact;
  gboolean document = livret_import_file_document (self->file) != NULL;
  gboolean adds = self->file->result != NULL && self->file->result->stored > 0;
  g_autofree char *date = get_date (self->file);

  gtk_drop_down_set_selected (self->person,
                              livret_household_place (self->household, self->file->person));
  gtk_drop_down_set_selected (self->category, get_category (self->file));
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->date)), date) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->date), date);
  gtk_widget_set_visible (GTK_WIDGET (self->person), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->category), !narrow && document);
  gtk_widget_set_visible (self->date, !narrow && document);
  gtk_widget_set_visible (self->edit_button, document || narrow);
  gtk_widget_set_sensitive (GTK_WIDGET (self->category), adds);
  gtk_widget_set_sensitive (self->date, adds);
  gtk_widget_set_sensitive (self->edit_button, adds);
}

static void
name_controls (LivretImportRow *self, const char *title)
{
  g_autofree char *person = g_strdup_printf (_ ("Person of %s"), title);
  g_autofree char *category = g_strdup_printf (_ ("Category of %s"), title);
  g_autofree char *date = g_strdup_printf (_ ("Date of %s"), title);
  g_autofree char *edit = g_strdup_printf (_ ("Change %s"), title);
  g_autofree char *tick = g_strdup_printf (_ ("Add %s"), title);

  livret_spoken_drop_down (self->person, person);
  livret_spoken_drop_down (self->category, category);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->date), GTK_ACCESSIBLE_PROPERTY_LABEL, date,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->edit_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  edit, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, tick,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
livret_import_row_set_compact (LivretImportRow *self, gboolean compact)
{
  self->compact = compact;
  livret_import_row_apply (self);
}

void
livret_import_row_forget (LivretImportRow *self)
{
  self->filling = TRUE;
  self->file = NULL;
}

void
livret_import_row_apply (LivretImportRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *standing = NULL;
  gboolean question, adds;

  if (self->file == NULL)
    return;
  title = livret_import_file_title (self->file);
  subtitle = livret_import_file_subtitle (self->file);
  standing = livret_import_file_standing (self->file);
  question = livret_import_file_question (self->file);
  adds = self->file->result != NULL && self->file->result->stored > 0;
  self->filling = TRUE;
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
  gtk_label_set_label (GTK_LABEL (self->standing), standing);
  gtk_widget_set_visible (self->standing, *standing != '\0');
  gtk_widget_set_visible (self->question, question);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick), livret_import_file_adds (self->file));
  gtk_widget_set_sensitive (self->tick, adds && !question && !self->file->declined);
  show_picture (self);
  show_arranging (self, title);
  show_fields (self);
  show_whose (self);
  name_controls (self, title);
  self->filling = FALSE;
}

static void
on_ticked (LivretImportRow *self)
{
  if (self->filling)
    return;
  self->file->ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_arrange_clicked (LivretImportRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[ARRANGE], 0);
}

static void
choose_person (LivretImportRow *self, guint place)
{
  GPtrArray *people = livret_household_get_people (self->household);

  if (place >= people->len ||
      g_strcmp0 (self->file->person, ((LivretPerson *) people->pdata[place])->id) == 0)
    return;
  g_set_str (&self->file->person, ((LivretPerson *) people->pdata[place])->id);
  g_signal_emit (self, signals[PERSON_CHANGED], 0);
}

static void
on_person_chosen (LivretImportRow *self)
{
  if (!self->filling)
    choose_person (self, gtk_drop_down_get_selected (self->person));
}

static void
on_category_chosen (LivretImportRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->category);

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  g_set_str (&self->file->category, livret_categories ()[selected].code);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_date (LivretImportRow *self, GtkWidget *widget)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (widget));
  LivretDate date;

  if (livret_date_parse (text, NULL, &date, NULL))
    {
      g_set_str (&self->file->date, date.text);
      gtk_widget_remove_css_class (widget, "error");
    }
  else
    gtk_widget_add_css_class (widget, "error");
}

static void
on_date_changed (LivretImportRow *self)
{
  if (!self->filling)
    set_date (self, self->date);
}

/* The dialog ------------------------------------------------------------------ */

static void
on_title_edited (GtkEditable *row, LivretImportRow *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  if (title[0] != '\0')
    g_set_str (&self->file->title, title);
}

static void
on_date_edited (GtkEditable *row, LivretImportRow *self)
{
  set_date (self, GTK_WIDGET (row));
}

static void
on_category_edited (AdwComboRow *row, GParamSpec *pspec, LivretImportRow *self)
{
  g_set_str (&self->file->category, livret_categories ()[adw_combo_row_get_selected (row)].code);
}

static void
on_person_edited (AdwComboRow *row, GParamSpec *pspec, LivretImportRow *self)
{
  choose_person (self, adw_combo_row_get_selected (row));
}

static GtkWidget *
add_combo (AdwPreferencesGroup *group, const char *title, GListModel *model, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), model);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_entry (AdwPreferencesGroup *group,
           const char *title,
           const char *text,
           GCallback changed,
           LivretImportRow *self)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_object (row, "changed", changed, self, 0);
  adw_preferences_group_add (group, row);
}

void
livret_import_row_edit (LivretImportRow *self)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = livret_import_file_title (self->file);
  g_autofree char *date = get_date (self->file);
  GtkWidget *row;

  if (livret_import_file_document (self->file) != NULL)
    add_entry (group, _ ("Title"), title, G_CALLBACK (on_title_edited), self);
  row = add_combo (group, _ ("Person"), gtk_drop_down_get_model (self->person),
                   gtk_drop_down_get_selected (self->person));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_person_edited), self, 0);
  if (livret_import_file_document (self->file) != NULL)
    {
      row = add_combo (group, _ ("Category"), gtk_drop_down_get_model (self->category),
                       get_category (self->file));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_category_edited), self, 0);
      add_entry (group, _ ("Date"), date, G_CALLBACK (on_date_edited), self);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _ ("Before adding"));
  adw_dialog_set_content_width (dialog, 420);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (livret_import_row_apply), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
fill_models (LivretImportRow *self)
{
  GPtrArray *people = livret_household_get_people (self->household);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) categories = gtk_string_list_new (NULL);

  for (guint i = 0; i < people->len; i++)
    gtk_string_list_append (names, ((LivretPerson *) people->pdata[i])->name);
  for (guint i = 0; livret_categories ()[i].code != NULL; i++)
    gtk_string_list_append (categories, livret_category_label (livret_categories ()[i].code));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->person, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->category, G_LIST_MODEL (categories));
  self->filling = FALSE;
}

GtkWidget *
livret_import_row_new (LivretHousehold *household, LivretImportFile *file)
{
  LivretImportRow *self = g_object_new (LIVRET_TYPE_IMPORT_ROW, "activatable", FALSE, NULL);

  self->household = g_object_ref (household);
  self->file = file;
  livret_cramped_wrap (self->title, household);
  livret_cramped_wrap (self->subtitle, household);
  livret_drop_down_shorten (self->person, 10);
  livret_drop_down_shorten (self->category, 13);
  fill_models (self);
  livret_import_row_apply (self);
  return GTK_WIDGET (self);
}

static void
livret_import_row_dispose (GObject *object)
{
  LivretImportRow *self = LIVRET_IMPORT_ROW (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_IMPORT_ROW);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_import_row_parent_class)->dispose (object);
}

static void
livret_import_row_finalize (GObject *object)
{
  g_clear_object (&LIVRET_IMPORT_ROW (object)->cancellable);
  G_OBJECT_CLASS (livret_import_row_parent_class)->finalize (object);
}

static void
livret_import_row_class_init (LivretImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_import_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_import_row_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PERSON_CHANGED] =
      g_signal_new ("person-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ARRANGE] =
      g_signal_new ("arrange", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (LIVRET_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, tick);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, picture);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, kind_icon);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, title);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, whose);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, standing);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, arrange_button);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, arrange_label);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, question);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, person);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, category);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, date);
  gtk_widget_class_bind_template_child (widget_class, LivretImportRow, edit_button);
  gtk_widget_class_bind_template_callback (widget_class, on_ticked);
  gtk_widget_class_bind_template_callback (widget_class, on_arrange_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_person_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_category_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_date_changed);
  gtk_widget_class_bind_template_callback (widget_class, livret_import_row_edit);
}

static void
livret_import_row_init (LivretImportRow *self)
{
  self->cancellable = g_cancellable_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}
