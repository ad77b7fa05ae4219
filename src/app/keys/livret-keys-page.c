/* livret-keys-page.c: the keys of the vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/keys/livret-keys-page.h"

#include <glib/gi18n.h>

#include "app/keys/livret-keyring.h"
#include "app/welcome/livret-phrase-dialog.h"
#include "app/welcome/livret-recovery-sheet.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "app/widgets/livret-meter.h"
#include "app/widgets/livret-worker.h"
#include "app/window/livret-cramped.h"
#include "base/livret-date.h"
#include "record/livret-meta.h"
#include "record/livret-session-keys.h"

struct _LivretKeysPage
{
  LivretPage parent_instance;

  AdwPreferencesGroup *phrases_group;
  GtkWidget *recovery_row;
  GtkWidget *recovery_button;
  GtkWidget *keyring_row;
  GtkWidget *keyring_button;
  GtkWidget *spinner;
  LivretMeter *meter; /* while all keys are made new */

  GPtrArray *phrase_rows;
  LivretGauge *gauge;
  guint looking;      /* how far that is */
  char *keyring_slot; /* NULL: this computer's login opens nothing */
};

G_DEFINE_FINAL_TYPE (LivretKeysPage, livret_keys_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretKeysPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* Jobs ------------------------------------------------------------------------ */

typedef struct
{
  char *slot; /* NULL: a new one */
  char *label;
  LivretSecret *phrase;
} KeyChange;

static void
key_change_free (KeyChange *change)
{
  g_free (change->slot);
  g_free (change->label);
  g_clear_pointer (&change->phrase, livret_secret_unref);
  g_free (change);
}

/* (transfer full) (nullable) */
static char *
find_keyring_slot (LivretSession *session)
{
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (livret_session_get_vault (session));

  for (guint i = 0; i < slots->len; i++)
    if (((LivretSlot *) slots->pdata[i])->kind == LIVRET_SLOT_KEYRING)
      return g_strdup (((LivretSlot *) slots->pdata[i])->id);
  return NULL;
}

static gpointer
keep_phrase (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const KeyChange *change = data;
  gboolean kept =
      change->slot ? livret_session_change_passphrase (session, change->slot, change->phrase, error)
                   : livret_session_add_passphrase (session, change->phrase, change->label, error);

  return GINT_TO_POINTER (kept);
}

static gpointer
remove_slot (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_session_remove_slot (session, data, error));
}

/* The slot first: a secret without its slot opens nothing, so that nothing is left behind where the
 * keyring refuses. */
static gpointer
add_keyring (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretSecret) secret = livret_session_add_keyring (session, error);
  const char *id = livret_vault_get_id (livret_session_get_vault (session));
  g_autofree char *slot = NULL;

  if (secret == NULL)
    return NULL;
  if (livret_keyring_store (id, secret, cancellable, error))
    return GINT_TO_POINTER (TRUE);
  slot = find_keyring_slot (session);
  if (slot != NULL)
    livret_session_remove_slot (session, slot, NULL);
  return NULL;
}

static gpointer
remove_keyring (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *id = livret_vault_get_id (livret_session_get_vault (session));

  return GINT_TO_POINTER (livret_session_remove_slot (session, data, error) &&
                          livret_keyring_clear (id, cancellable, error));
}

static gpointer
make_recovery (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_session_add_recovery (session, error);
}

static gpointer
make_keys_new (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const KeyChange *change = data;
  const char *id = livret_vault_get_id (livret_session_get_vault (session));
  g_autoptr (GPtrArray) dropped = NULL;

  if (!livret_session_rekey (session, change->phrase, &dropped, error))
    return NULL;
  /* Its slot has ended; where the keyring does not answer, it holds what opens nothing. */
  if (livret_keyring_holds (id))
    livret_keyring_clear (id, cancellable, NULL);
  return GINT_TO_POINTER (TRUE);
}

static void
stop_meter (LivretKeysPage *self)
{
  g_clear_handle_id (&self->looking, g_source_remove);
  if (self->meter == NULL)
    return;
  livret_meter_follow (self->meter, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->meter), FALSE);
}

static void
on_keys_changed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretKeysPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->spinner == NULL)
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  stop_meter (self);
  gtk_widget_set_sensitive (self->keyring_button, TRUE);
  if (livret_worker_run_finish (result, &error) == NULL)
    livret_household_report (get_household (self), error);
  else
    livret_household_say (get_household (self), _ ("The keys were changed"));
  livret_page_queue_reload (LIVRET_PAGE (self));
}

static void
change_keys (LivretKeysPage *self, LivretWorkerFunc func, gpointer data, GDestroyNotify data_free)
{
  gtk_widget_set_visible (self->spinner, TRUE);
  livret_worker_run_async (livret_household_get_session (get_household (self)), func, data,
                           data_free, NULL, livret_page_get_cancellable (LIVRET_PAGE (self)),
                           on_keys_changed, g_object_ref (self));
}

/* Phrases --------------------------------------------------------------------- */

static void
on_phrase_given (LivretPhraseDialog *dialog,
                 LivretSecret *phrase,
                 const char *label,
                 LivretKeysPage *self)
{
  KeyChange *change = g_new0 (KeyChange, 1);

  change->slot = g_strdup (g_object_get_data (G_OBJECT (dialog), "slot"));
  change->label = g_strdup (label);
  change->phrase = livret_secret_ref (phrase);
  change_keys (self, keep_phrase, change, (GDestroyNotify) key_change_free);
}

static void
ask_phrase (LivretKeysPage *self, const char *slot)
{
  LivretPhraseDialog *dialog =
      livret_phrase_dialog_new (slot ? LIVRET_PHRASE_DIALOG_CHANGE : LIVRET_PHRASE_DIALOG_ADD);

  g_object_set_data_full (G_OBJECT (dialog), "slot", g_strdup (slot), g_free);
  g_signal_connect_object (dialog, "given", G_CALLBACK (on_phrase_given), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_phrase (LIVRET_KEYS_PAGE (widget), NULL);
}

static void
on_change_clicked (GtkWidget *button, LivretKeysPage *self)
{
  ask_phrase (self, g_object_get_data (G_OBJECT (button), "slot"));
}

static void
on_remove_answered (AdwAlertDialog *dialog, const char *response, LivretKeysPage *self)
{
  if (g_str_equal (response, "remove"))
    change_keys (self, remove_slot, g_strdup (g_object_get_data (G_OBJECT (dialog), "slot")),
                 g_free);
}

static void
on_remove_clicked (GtkWidget *button, LivretKeysPage *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Remove this phrase?"),
      _ ("It no longer opens this vault. Copies made before can still be opened by it: to end that "
         "too, make all keys new and the copies again."));

  g_object_set_data_full (G_OBJECT (dialog), "slot",
                          g_strdup (g_object_get_data (G_OBJECT (button), "slot")), g_free);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Keep"), "remove",
                                  _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_remove_answered), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
add_button (LivretKeysPage *self,
            GtkWidget *row,
            const LivretSlot *slot,
            const char *icon,
            const char *spoken,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "slot", g_strdup (slot->id), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_phrase (LivretKeysPage *self, const LivretSlot *slot, gboolean removable)
{
  GtkWidget *row = adw_action_row_new ();
  const char *label = slot->label[0] != '\0' ? slot->label : _ ("Phrase");
  g_autofree char *day = livret_day_display (livret_wording_day_of (slot->created));
  g_autofree char *subtitle = g_strdup_printf (_ ("Since %s"), day);
  /* Translators: %s is whose phrase it is. */
  g_autofree char *change = g_strdup_printf (_ ("Change the phrase of %s"), label);
  g_autofree char *removal = g_strdup_printf (_ ("Remove the phrase of %s"), label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  add_button (self, row, slot, "livret-pencil-symbolic", change, G_CALLBACK (on_change_clicked));
  if (removable)
    add_button (self, row, slot, "livret-bin-symbolic", removal, G_CALLBACK (on_remove_clicked));
  adw_preferences_group_add (self->phrases_group, row);
  g_ptr_array_add (self->phrase_rows, row);
}

static void
show_keyring (LivretKeysPage *self, LivretSession *session)
{
  gboolean passing = livret_vault_is_passing (livret_session_get_vault (session));

  /* A login opens nothing that is erased by then. */
  gtk_widget_set_visible (
      gtk_widget_get_ancestor (GTK_WIDGET (self->keyring_row), ADW_TYPE_PREFERENCES_GROUP),
      !passing);
  g_free (self->keyring_slot);
  self->keyring_slot = find_keyring_slot (session);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->keyring_row),
      self->keyring_slot != NULL
          ? _ ("Whoever opens your session on this computer can open the record: with one press, "
               "once after each login. After that, and after every lock, it takes a phrase.")
          : _ ("Off. Once it is on, whoever opens your session on this computer can open the "
               "record."));
  gtk_button_set_label (GTK_BUTTON (self->keyring_button),
                        self->keyring_slot != NULL ? _ ("Turn Off") : _ ("Turn On"));
}

static guint
count_slots (GPtrArray *slots, LivretSlotKind kind)
{
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    n += ((LivretSlot *) slots->pdata[i])->kind == kind;
  return n;
}

static void
livret_keys_page_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretKeysPage *self = LIVRET_KEYS_PAGE (page);
  LivretSession *session = livret_household_get_session (get_household (self));
  g_autoptr (GPtrArray) slots = livret_vault_list_slots (livret_session_get_vault (session));
  guint phrases = count_slots (slots, LIVRET_SLOT_PASSPHRASE);
  gboolean recovery = count_slots (slots, LIVRET_SLOT_RECOVERY) > 0;

  for (guint i = 0; i < self->phrase_rows->len; i++)
    adw_preferences_group_remove (self->phrases_group, self->phrase_rows->pdata[i]);
  g_ptr_array_set_size (self->phrase_rows, 0);
  for (guint i = 0; i < slots->len; i++)
    if (((LivretSlot *) slots->pdata[i])->kind == LIVRET_SLOT_PASSPHRASE)
      add_phrase (self, slots->pdata[i], phrases > 1);
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->recovery_row),
      recovery ? _ ("One was made. Livret keeps no copy of it; a new one ends it.")
               : _ ("None: if the phrase is lost, nobody can open the vault."));
  gtk_button_set_label (GTK_BUTTON (self->recovery_button),
                        recovery ? _ ("Make a New One") : _ ("Make One"));
  show_keyring (self, session);
}

/* The recovery code ----------------------------------------------------------- */

static gpointer
note_recovery (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_meta_set (db, LIVRET_META_RECOVERY_NOTED, data, error));
}

static void
on_sheet_finished (LivretRecoverySheet *sheet, gboolean noted, LivretKeysPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (sheet), ADW_TYPE_NAVIGATION_VIEW);

  livret_recovery_sheet_set_code (sheet, NULL);
  livret_household_write (get_household (self), note_recovery, g_strdup (noted ? "1" : "0"), g_free,
                          NULL, NULL);
  if (view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
on_recovery_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretRecoverySheet) sheet = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSecret) code = livret_worker_run_finish (result, &error);
  LivretHousehold *household = g_object_get_data (G_OBJECT (sheet), "household");

  if (code != NULL)
    livret_recovery_sheet_set_code (sheet, code);
  else
    livret_household_report (household, error);
}

static void
on_recovery_clicked (LivretKeysPage *self)
{
  LivretRecoverySheet *sheet = g_object_new (LIVRET_TYPE_RECOVERY_SHEET, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  gtk_widget_add_css_class (GTK_WIDGET (sheet), "page-content");
  g_object_set_data_full (G_OBJECT (sheet), "household", g_object_ref (get_household (self)),
                          g_object_unref);
  g_signal_connect_object (sheet, "finished", G_CALLBACK (on_sheet_finished), self, 0);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 460);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (sheet));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), window);
  livret_page_push (GTK_WIDGET (self), adw_navigation_page_new (view, _ ("Safety sheet")));
  livret_recovery_sheet_focus (sheet);
  livret_worker_run_async (livret_household_get_session (get_household (self)), make_recovery, NULL,
                           NULL, (GDestroyNotify) livret_secret_unref,
                           livret_household_get_cancellable (get_household (self)),
                           on_recovery_made, g_object_ref (sheet));
}

/* This computer's login --------------------------------------------------------- */

static void
on_keyring_clicked (LivretKeysPage *self)
{
  gtk_widget_set_sensitive (self->keyring_button, FALSE);
  if (self->keyring_slot != NULL)
    change_keys (self, remove_keyring, g_strdup (self->keyring_slot), g_free);
  else
    change_keys (self, add_keyring, NULL, NULL);
}

/* All keys new ---------------------------------------------------------------- */

/* Milliseconds between two looks. */
#define LOOK 200

static gboolean
look_how_far (gpointer user_data)
{
  LivretKeysPage *self = user_data;
  LivretSession *session = livret_household_get_session (get_household (self));

  if (session != NULL)
    livret_gauge_tell (livret_vault_rekey_done (livret_session_get_vault (session)), self->gauge);
  return G_SOURCE_CONTINUE;
}

/* The whole record is written anew: it takes its time, and says so. */
static void
start_meter (LivretKeysPage *self)
{
  g_clear_pointer (&self->gauge, livret_gauge_unref);
  self->gauge = livret_gauge_new ();
  livret_meter_follow (self->meter, self->gauge, _ ("Making all keys new"));
  gtk_widget_set_visible (GTK_WIDGET (self->meter), TRUE);
  g_clear_handle_id (&self->looking, g_source_remove);
  self->looking = g_timeout_add (LOOK, look_how_far, self);
}

static void
on_rekey_given (LivretPhraseDialog *dialog,
                LivretSecret *phrase,
                const char *label,
                LivretKeysPage *self)
{
  KeyChange *change = g_new0 (KeyChange, 1);

  change->phrase = livret_secret_ref (phrase);
  start_meter (self);
  change_keys (self, make_keys_new, change, (GDestroyNotify) key_change_free);
}

static void
on_rekey_clicked (LivretKeysPage *self)
{
  LivretPhraseDialog *dialog = livret_phrase_dialog_new (LIVRET_PHRASE_DIALOG_REKEY);

  g_signal_connect_object (dialog, "given", G_CALLBACK (on_rekey_given), self, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* The widget ------------------------------------------------------------------ */

LivretKeysPage *
livret_keys_page_new (LivretHousehold *household)
{
  LivretKeysPage *self = g_object_new (LIVRET_TYPE_KEYS_PAGE, "household", household, NULL);

  livret_cramped_fold (self->recovery_row, household);
  livret_cramped_fold (self->keyring_row, household);
  return self;
}

static void
livret_keys_page_dispose (GObject *object)
{
  g_clear_handle_id (&LIVRET_KEYS_PAGE (object)->looking, g_source_remove);
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_KEYS_PAGE);
  G_OBJECT_CLASS (livret_keys_page_parent_class)->dispose (object);
}

static void
livret_keys_page_finalize (GObject *object)
{
  g_ptr_array_unref (LIVRET_KEYS_PAGE (object)->phrase_rows);
  g_free (LIVRET_KEYS_PAGE (object)->keyring_slot);
  g_clear_pointer (&LIVRET_KEYS_PAGE (object)->gauge, livret_gauge_unref);
  G_OBJECT_CLASS (livret_keys_page_parent_class)->finalize (object);
}

static void
livret_keys_page_class_init (LivretKeysPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_keys_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_keys_page_finalize;
  LIVRET_PAGE_CLASS (klass)->reload = livret_keys_page_reload;
  g_type_ensure (LIVRET_TYPE_METER);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, on_new);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-keys-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretKeysPage, phrases_group);
  gtk_widget_class_bind_template_child (widget_class, LivretKeysPage, recovery_row);
  gtk_widget_class_bind_template_child (widget_class, LivretKeysPage, recovery_button);
  gtk_widget_class_bind_template_child (widget_class, LivretKeysPage, keyring_row);
  gtk_widget_class_bind_template_child (widget_class, LivretKeysPage, keyring_button);
  gtk_widget_class_bind_template_child (widget_class, LivretKeysPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretKeysPage, meter);
  gtk_widget_class_bind_template_callback (widget_class, on_recovery_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_keyring_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_rekey_clicked);
}

static void
livret_keys_page_init (LivretKeysPage *self)
{
  self->phrase_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
