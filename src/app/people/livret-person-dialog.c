/* livret-person-dialog.c: adds a person to the household, or corrects one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/people/livret-person-dialog.h"

#include <glib/gi18n.h>

#include "app/people/livret-person-removal.h"
#include "app/people/livret-person-state.h"
#include "app/widgets/livret-begin-at.h"
#include "app/widgets/livret-field.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wrapped-button.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"
#include "base/livret-date.h"

struct _LivretPersonDialog
{
  AdwDialog parent_instance;

  GtkWidget *save_button;
  GtkWidget *name_row;
  GtkWidget *born_row;
  GtkWidget *born_error;
  AdwComboRow *sex_row;
  GtkWidget *birth_name_row;
  GtkWidget *used_name_row;
  GtkWidget *first_names_row;
  GtkWidget *birth_place_row;
  GtkWidget *ins_row;
  GtkWidget *ins_warning;
  AdwSwitchRow *self_row;
  AdwPreferencesGroup *remove_group;
  GtkWidget *remove_row;

  LivretHousehold *household;
  LivretPerson *person; /* as it was; id "" for a new one */
};

G_DEFINE_FINAL_TYPE (LivretPersonDialog, livret_person_dialog, ADW_TYPE_DIALOG)

static const char sexes[] = { 'F', 'M', 'X' };

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static LivretPersonState
get_state (LivretPersonDialog *self)
{
  LivretPersonInput input = {
    .name = get_text (self->name_row),
    .birth_date = get_text (self->born_row),
    .ins = get_text (self->ins_row),
  };

  return livret_person_state (&input, livret_clock_today ());
}

static void
apply (LivretPersonDialog *self)
{
  LivretPersonState state = get_state (self);

  gtk_widget_set_sensitive (self->save_button, state.can_save);
  livret_field_words (self->born_error, state.birth_error);
  livret_field_invalid (self->born_row, state.birth_error != NULL);
  livret_field_words (self->ins_warning, state.ins_warning);
}

/* What is taken back has to know the id that the record gave: one and the same for both. */
static gpointer
keep (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretPerson *person = *(LivretPerson **) data;

  return GINT_TO_POINTER (person->id[0] == '\0' ? livret_people_add (db, person, error)
                                                : livret_people_update (db, person, error));
}

static gpointer
take_back_new (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretPerson *person = *(LivretPerson **) data;

  return GINT_TO_POINTER (livret_people_take_back (db, person->id, error));
}

static gpointer
put_back_old (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_people_update (db, data, error));
}

static void
clear_shared (gpointer data)
{
  livret_person_free (*(LivretPerson **) data);
}

static void
release_shared (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_shared);
}

static char *
without_spaces (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (plain, g_ascii_toupper (*p));
  return g_string_free (plain, FALSE);
}

static void
set_stripped (char **member, GtkWidget *row)
{
  g_free (*member);
  *member = g_strstrip (g_strdup (get_text (row)));
}

static void
on_kept (gpointer user_data)
{
  adw_dialog_close (ADW_DIALOG (user_data));
}

static void
on_save_clicked (LivretPersonDialog *self)
{
  LivretUndo undo;
  LivretPerson **shared;
  LivretPerson *person;
  LivretDate born;

  if (!get_state (self).can_save ||
      !livret_date_parse (get_text (self->born_row), NULL, &born, NULL))
    return;
  person = livret_person_copy (self->person);
  set_stripped (&person->name, self->name_row);
  set_stripped (&person->birth_name, self->birth_name_row);
  set_stripped (&person->used_name, self->used_name_row);
  set_stripped (&person->first_names, self->first_names_row);
  set_stripped (&person->birth_place, self->birth_place_row);
  g_set_str (&person->birth_date, born.text);
  g_free (person->ins);
  person->ins = without_spaces (get_text (self->ins_row));
  person->sex = sexes[adw_combo_row_get_selected (self->sex_row)];
  person->self = adw_switch_row_get_active (self->self_row);
  shared = g_atomic_rc_box_new0 (LivretPerson *);
  *shared = person;
  undo = self->person->id[0] == '\0'
             ? (LivretUndo) { _ ("Added"), take_back_new, g_atomic_rc_box_acquire (shared),
                              release_shared }
             : (LivretUndo) { _ ("Changed"), put_back_old, livret_person_copy (self->person),
                              (GDestroyNotify) livret_person_free };
  livret_household_change (self->household, keep, shared, release_shared, undo, on_kept, self);
}

static void
on_cancel_clicked (LivretPersonDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* A page that is open upon theirs has nothing to show any more. */
static void
on_removed (gpointer user_data)
{
  LivretPersonDialog *self = user_data;

  if (self->household != NULL)
    livret_household_navigate (self->household, "today", NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_remove_activated (LivretPersonDialog *self)
{
  livret_person_removal_ask (GTK_WIDGET (self), self->household, self->person, on_removed, self);
}

/* The last person stays: it says why. */
static void
show_removal (LivretPersonDialog *self)
{
  gboolean alone = livret_household_get_people (self->household)->len < 2;

  gtk_widget_set_visible (GTK_WIDGET (self->remove_group), self->person->id[0] != '\0');
  gtk_widget_set_visible (self->remove_row, !alone);
  if (alone)
    adw_preferences_group_set_description (
        self->remove_group,
        _ ("The only person of the household cannot be removed from it. Add somebody else first."));
}

static void
fill (LivretPersonDialog *self)
{
  const LivretPerson *person = self->person;
  g_autofree char *born = livret_wording_typed_date (person->birth_date);

  gtk_editable_set_text (GTK_EDITABLE (self->name_row), person->name);
  gtk_editable_set_text (GTK_EDITABLE (self->born_row), born);
  gtk_editable_set_text (GTK_EDITABLE (self->birth_name_row), person->birth_name);
  gtk_editable_set_text (GTK_EDITABLE (self->used_name_row), person->used_name);
  gtk_editable_set_text (GTK_EDITABLE (self->first_names_row), person->first_names);
  gtk_editable_set_text (GTK_EDITABLE (self->birth_place_row), person->birth_place);
  gtk_editable_set_text (GTK_EDITABLE (self->ins_row), person->ins);
  for (guint i = 0; i < G_N_ELEMENTS (sexes); i++)
    if (sexes[i] == person->sex)
      adw_combo_row_set_selected (self->sex_row, i);
  adw_switch_row_set_active (self->self_row, person->self);
}

LivretPersonDialog *
livret_person_dialog_new (LivretHousehold *household, const LivretPerson *person)
{
  LivretPersonDialog *self = g_object_new (LIVRET_TYPE_PERSON_DIALOG, NULL);

  self->household = g_object_ref (household);
  self->person = person ? livret_person_copy (person) : livret_person_new ("");
  if (person == NULL)
    {
      self->person->sex = 'X';
      self->person->colour = (int) livret_household_get_people (household)->len;
    }
  adw_dialog_set_title (ADW_DIALOG (self), person ? person->name : _ ("Add a Person"));
  fill (self);
  show_removal (self);
  apply (self);
  livret_begin_at (ADW_DIALOG (self), self->name_row);
  return self;
}

static void
livret_person_dialog_dispose (GObject *object)
{
  LivretPersonDialog *self = LIVRET_PERSON_DIALOG (object);

  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_PERSON_DIALOG);
  g_clear_object (&self->household);
  g_clear_pointer (&self->person, livret_person_free);
  G_OBJECT_CLASS (livret_person_dialog_parent_class)->dispose (object);
}

static void
livret_person_dialog_class_init (LivretPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_person_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, born_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, born_error);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, sex_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, birth_name_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, used_name_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, first_names_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, birth_place_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, ins_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, ins_warning);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, self_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, remove_group);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonDialog, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_activated);
}

static void
livret_person_dialog_init (LivretPersonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_wrap_button_rows (GTK_WIDGET (self));
}
