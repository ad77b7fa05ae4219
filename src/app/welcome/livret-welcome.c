/* livret-welcome.c: the first minutes: welcome, for whom, the phrase, the safety sheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-welcome.h"

#include "app/widgets/livret-spoken.h"
#include "app/welcome/livret-create-state.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-heading.h"
#include "app/window/livret-opening.h"
#include "app/widgets/livret-places.h"
#include "app/welcome/livret-recovery-sheet.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-worker.h"
#include "base/livret-clock.h"
#include "record/livret-meta.h"
#include "record/livret-people.h"
#include "record/livret-session-keys.h"
#include "sharing/livret-phrase.h"

struct _LivretWelcome
{
  AdwBin parent_instance;

  GtkWidget *view;
  GtkWidget *whom_group;
  GtkWidget *name_row;
  GtkWidget *born_row;
  GtkWidget *born_error;
  GtkWidget *whom_next;
  GtkWidget *phrase_heading;
  GtkWidget *phrase_stack;
  GtkWidget *proposed;
  GtkWidget *own_row;
  GtkWidget *own_next;
  GtkWidget *strength;
  GtkWidget *phrase_error;
  LivretRecoverySheet *sheet;

  LivretSecret *phrase;
  LivretSession *session;
  GCancellable *cancellable;
};

enum
{
  CREATED,
  OPEN_VAULT,
  SAMPLE_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretWelcome, livret_welcome, ADW_TYPE_BIN)

static void
show_error (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text != NULL);
  if (text != NULL)
    livret_spoken_say (GTK_WIDGET (label), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Welcome --------------------------------------------------------------------- */

static void
on_start_clicked (LivretWelcome *self)
{
  adw_navigation_view_push_by_tag (ADW_NAVIGATION_VIEW (self->view), "whom");
}

static void
on_open_clicked (LivretWelcome *self)
{
  g_signal_emit (self, signals[OPEN_VAULT], 0);
}

static void
on_sample_clicked (LivretWelcome *self)
{
  g_signal_emit (self, signals[SAMPLE_WANTED], 0);
}

/* For whom -------------------------------------------------------------------- */

static void
on_whom_shown (LivretWelcome *self)
{
  gtk_widget_grab_focus (self->name_row);
}

static char *
get_name (LivretWelcome *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

static void
on_whom_changed (LivretWelcome *self)
{
  g_autofree char *name = get_name (self);

  gtk_widget_set_sensitive (self->whom_next, name[0] != '\0');
  show_error (self->born_error, NULL);
}

static void
on_whom_next (LivretWelcome *self)
{
  g_autofree char *name = get_name (self);
  LivretDate born;
  const char *wrong = livret_create_born_error (
      gtk_editable_get_text (GTK_EDITABLE (self->born_row)), livret_clock_today (), &born);

  if (name[0] == '\0')
    return;
  show_error (self->born_error, wrong);
  if (wrong != NULL)
    gtk_widget_grab_focus (self->born_row);
  else
    adw_navigation_view_push_by_tag (ADW_NAVIGATION_VIEW (self->view), "phrase");
}

/* The phrase ------------------------------------------------------------------ */

static void
propose_phrase (LivretWelcome *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;

  g_clear_pointer (&self->phrase, livret_secret_unref);
  self->phrase = livret_phrase_new (livret_places_language (), &error);
  if (self->phrase == NULL)
    {
      show_error (self->phrase_error, error->message);
      return;
    }
  shown = g_strdelimit (g_strdup (livret_secret_text (self->phrase)), "-", ' ');
  gtk_label_set_label (GTK_LABEL (self->proposed), shown);
  livret_wipe (shown, strlen (shown));
}

static void
on_phrase_shown (LivretWelcome *self)
{
  if (self->phrase == NULL)
    propose_phrase (self);
  gtk_widget_grab_focus (self->phrase_heading);
}

static void
on_own_clicked (LivretWelcome *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->phrase_stack), "own");
  gtk_widget_grab_focus (self->own_row);
}

static void
on_proposed_clicked (LivretWelcome *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->phrase_stack), "proposed");
}

static void
on_own_changed (LivretWelcome *self)
{
  LivretStrength strength =
      livret_create_strength (gtk_editable_get_text (GTK_EDITABLE (self->own_row)));

  gtk_label_set_label (GTK_LABEL (self->strength), livret_create_strength_words (strength));
  gtk_widget_set_sensitive (self->own_next, strength >= LIVRET_STRENGTH_WEAK);
}

/* Making the vault ------------------------------------------------------------ */

static gpointer
add_recovery (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_session_add_recovery (session, error);
}

static void
on_recovery_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretWelcome) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSecret) code = livret_worker_run_finish (result, &error);

  if (code != NULL && self->session != NULL)
    livret_recovery_sheet_set_code (self->sheet, code);
}

static void
on_vault_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretWelcome) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  self->session = livret_opening_finish (result, &error);
  if (self->session == NULL)
    {
      text = livret_error_text (error);
      gtk_stack_set_visible_child_name (GTK_STACK (self->phrase_stack), "proposed");
      show_error (self->phrase_error, text);
      return;
    }
  g_clear_pointer (&self->phrase, livret_secret_unref);
  gtk_label_set_label (GTK_LABEL (self->proposed), "");
  adw_navigation_view_push_by_tag (ADW_NAVIGATION_VIEW (self->view), "recovery");
  livret_worker_run_async (self->session, add_recovery, NULL, NULL,
                           (GDestroyNotify) livret_secret_unref, self->cancellable,
                           on_recovery_made, g_object_ref (self));
}

static LivretPerson *
get_first_person (LivretWelcome *self)
{
  g_autofree char *name = get_name (self);
  LivretPerson *person = livret_person_new (name);
  LivretDate born;

  if (livret_create_born_error (gtk_editable_get_text (GTK_EDITABLE (self->born_row)),
                                livret_clock_today (), &born) == NULL)
    g_set_str (&person->birth_date, born.text);
  person->self = g_strcmp0 (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->whom_group)),
                            "self") == 0;
  return person;
}

static void
make_vault (LivretWelcome *self, LivretSecret *phrase)
{
  g_autofree char *wanted = livret_places_default_vault ();
  g_autofree char *folder = livret_create_folder (wanted);
  g_autofree char *parent = g_path_get_dirname (folder);

  show_error (self->phrase_error, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->phrase_stack), "making");
  g_mkdir_with_parents (parent, 0700);
  livret_opening_create_async (folder, phrase, get_first_person (self), self->cancellable,
                               on_vault_made, g_object_ref (self));
}

static void
on_noted_clicked (LivretWelcome *self)
{
  make_vault (self, self->phrase);
}

static void
on_own_next (LivretWelcome *self)
{
  g_autoptr (LivretSecret) phrase = NULL;

  if (!gtk_widget_get_sensitive (self->own_next))
    return;
  phrase = livret_secret_from_editable (GTK_EDITABLE (self->own_row));
  make_vault (self, phrase);
}

static void
on_recovery_shown (LivretWelcome *self)
{
  livret_recovery_sheet_focus (self->sheet);
}

static gpointer
note_recovery (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_meta_set (db, LIVRET_META_RECOVERY_NOTED, "1", error));
}

static void
on_sheet_finished (LivretWelcome *self, gboolean noted)
{
  g_autoptr (LivretSession) session = g_steal_pointer (&self->session);

  if (session == NULL)
    return;
  livret_recovery_sheet_set_code (self->sheet, NULL);
  if (noted)
    livret_store_run_async (livret_session_get_store (session), LIVRET_DB_WRITE, note_recovery,
                            NULL, NULL, NULL, NULL, NULL, NULL);
  g_signal_emit (self, signals[CREATED], 0, session);
}

/* The widget ------------------------------------------------------------------ */

LivretSession *
livret_welcome_steal_session (LivretWelcome *self)
{
  return g_steal_pointer (&self->session);
}

LivretWelcome *
livret_welcome_new (void)
{
  return g_object_new (LIVRET_TYPE_WELCOME, NULL);
}

static void
livret_welcome_dispose (GObject *object)
{
  LivretWelcome *self = LIVRET_WELCOME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->phrase, livret_secret_unref);
  g_clear_object (&self->session);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_WELCOME);
  G_OBJECT_CLASS (livret_welcome_parent_class)->dispose (object);
}

static void
livret_welcome_finalize (GObject *object)
{
  g_clear_object (&LIVRET_WELCOME (object)->cancellable);
  G_OBJECT_CLASS (livret_welcome_parent_class)->finalize (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_start_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_sample_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_whom_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_whom_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_whom_next);
  gtk_widget_class_bind_template_callback (widget_class, on_phrase_shown);
  gtk_widget_class_bind_template_callback (widget_class, propose_phrase);
  gtk_widget_class_bind_template_callback (widget_class, on_noted_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_own_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_own_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_own_next);
  gtk_widget_class_bind_template_callback (widget_class, on_proposed_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_recovery_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_finished);
}

static void
livret_welcome_class_init (LivretWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_welcome_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_welcome_finalize;
  signals[CREATED] = g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, LIVRET_TYPE_SESSION);
  signals[OPEN_VAULT] =
      g_signal_new ("open-vault", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAMPLE_WANTED] =
      g_signal_new ("sample-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (LIVRET_TYPE_HEADING);
  g_type_ensure (LIVRET_TYPE_RECOVERY_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, view);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, whom_group);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, name_row);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, born_row);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, born_error);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, whom_next);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, phrase_heading);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, phrase_stack);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, proposed);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, own_row);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, own_next);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, strength);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, phrase_error);
  gtk_widget_class_bind_template_child (widget_class, LivretWelcome, sheet);
  bind_callbacks (widget_class);
}

static void
livret_welcome_init (LivretWelcome *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  on_whom_changed (self);
}
