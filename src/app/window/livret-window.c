/* livret-window.c: the window: either the first pages, or the lock, or the household.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-window.h"

#include <glib/gi18n.h>

#include "app/window/livret-first-opening.h"
#include "app/window/livret-focus-keeper.h"
#include "app/window/livret-actions.h"
#include "app/window/livret-frame.h"
#include "app/window/livret-lock.h"
#include "app/window/livret-opening.h"
#include "app/widgets/livret-places.h"
#include "app/welcome/livret-restore-question.h"
#include "app/welcome/livret-sample-banner.h"
#include "app/welcome/livret-sample-page.h"
#include "app/widgets/livret-template.h"
#include "app/welcome/livret-unlock-page.h"
#include "app/welcome/livret-welcome.h"

struct _LivretWindow
{
  AdwApplicationWindow parent_instance;

  AdwBin *stage;

  GSettings *settings;
  LivretLock *lock;
  LivretHousehold *household; /* NULL while locked */
  LivretUnlockPage *unlock;   /* NULL while open */
  LivretWelcome *welcome;
  LivretFrame *frame;
  GListModel *waiting;           /* files to import once unlocked */
  LivretSampleHousehold *sample; /* while it is what is open */
  AdwBreakpoint *narrow;
  AdwBreakpoint *cramped;
  LivretWidth width;
  guint closing; /* sessions still being closed */
};

G_DEFINE_FINAL_TYPE (LivretWindow, livret_window, ADW_TYPE_APPLICATION_WINDOW)

static void show_locked (LivretWindow *self);
static void close_session (LivretWindow *self, LivretSession *session);
static void show_first (LivretWindow *self);
static void on_other_vault (LivretWindow *self);
static void on_sample_wanted (LivretWindow *self);

/* Narrow and wide ------------------------------------------------------------- */

static void
on_breakpoint (LivretWindow *self)
{
  AdwBreakpoint *current =
      adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self));

  self->width = current == NULL            ? LIVRET_WIDTH_WIDE
                : current == self->cramped ? LIVRET_WIDTH_CRAMPED
                : current == self->narrow  ? LIVRET_WIDTH_NARROW
                                           : LIVRET_WIDTH_TIGHT;
  if (self->width >= LIVRET_WIDTH_NARROW)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  if (self->household != NULL)
    livret_household_set_width (self->household, self->width);
}

/* The stage ------------------------------------------------------------------- */

static void
play (LivretWindow *self, GtkWidget *widget)
{
  self->unlock = LIVRET_IS_UNLOCK_PAGE (widget) ? LIVRET_UNLOCK_PAGE (widget) : NULL;
  self->welcome = LIVRET_IS_WELCOME (widget) ? LIVRET_WELCOME (widget) : NULL;
  self->frame = LIVRET_IS_FRAME (widget) ? LIVRET_FRAME (widget) : NULL;
  adw_bin_set_child (self->stage, widget);
}

static void
import_waiting (LivretWindow *self)
{
  g_autoptr (GListModel) files = NULL;

  /* Somebody's own papers wait for their own record. */
  if (self->sample != NULL)
    return;
  files = g_steal_pointer (&self->waiting);
  if (files != NULL)
    livret_frame_import (self->frame, files);
}

static void
set_minutes (LivretWindow *self)
{
  livret_lock_set_minutes (self->lock, self->household != NULL
                                           ? g_settings_get_int (self->settings, "lock-minutes")
                                           : 0);
}

static void
remember_vault (LivretWindow *self, LivretSession *session)
{
  LivretVault *vault = livret_session_get_vault (session);

  if (!livret_vault_is_passing (vault))
    g_settings_set_string (self->settings, "vault", livret_vault_get_folder (vault));
}

static void
play_frame (LivretWindow *self)
{
  LivretFrame *frame = livret_frame_new (self->household);

  if (self->sample == NULL)
    play (self, GTK_WIDGET (frame));
  else
    play (self, livret_sample_banner_around (GTK_WIDGET (frame)));
  self->frame = frame;
}

static void
show_open (LivretWindow *self, LivretSession *session, const char *page)
{
  remember_vault (self, session);
  if (self->sample == NULL)
    livret_first_opening_note (livret_vault_get_id (livret_session_get_vault (session)));
  self->household = livret_household_new (g_object_ref (session));
  livret_household_set_width (self->household, self->width);
  play_frame (self);
  livret_frame_show_page (self->frame, page);
  set_minutes (self);
  livret_lock_set_open (self->lock, TRUE);
  if (livret_session_get_head_state (session) == LIVRET_HEAD_DIVERGES)
    {
      livret_household_navigate (self->household, "journal", NULL);
      livret_restore_question_ask (GTK_WIDGET (self), self->household);
    }
  import_waiting (self);
}

static void
on_created (LivretWindow *self, LivretSession *session)
{
  show_open (self, session, "documents");
}

static void
on_opened (LivretWindow *self, LivretSession *session, gboolean recovered)
{
  show_open (self, session, "today");
  if (recovered)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->frame), "frame.keys", NULL);
      livret_household_say (self->household,
                            _ ("Now choose a new phrase: the code stays for next time."));
    }
}

/* The desktop was locked between the phrase and the opening. */
static void
on_opened_late (LivretWindow *self, LivretSession *session)
{
  livret_unlock_page_set_closing (self->unlock, TRUE);
  close_session (self, g_object_ref (session));
}

static void
show_welcome (LivretWindow *self)
{
  LivretWelcome *welcome = livret_welcome_new ();

  g_signal_connect_swapped (welcome, "sample-wanted", G_CALLBACK (on_sample_wanted), self);
  g_signal_connect_swapped (welcome, "created", G_CALLBACK (on_created), self);
  g_signal_connect_swapped (welcome, "open-vault", G_CALLBACK (on_other_vault), self);
  play (self, GTK_WIDGET (welcome));
}

static void
show_locked (LivretWindow *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "vault");
  g_autofree char *label = g_settings_get_boolean (self->settings, "show-label")
                               ? g_settings_get_string (self->settings, "label")
                               : NULL;
  LivretUnlockPage *page = livret_unlock_page_new (folder, label);

  livret_unlock_page_set_closing (page, self->closing > 0);
  g_signal_connect_object (page, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "opened-late", G_CALLBACK (on_opened_late), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "other-vault", G_CALLBACK (on_other_vault), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "sample-wanted", G_CALLBACK (on_sample_wanted), self,
                           G_CONNECT_SWAPPED);
  play (self, GTK_WIDGET (page));
  livret_unlock_page_focus (page);
}

static void
show_first (LivretWindow *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "vault");
  g_autofree char *usual = livret_places_default_vault ();

  if (folder[0] == '\0' && livret_vault_exists (usual))
    g_settings_set_string (self->settings, "vault", usual);
  else if (folder[0] == '\0' || !livret_vault_exists (folder))
    {
      show_welcome (self);
      return;
    }
  show_locked (self);
}

/* The sample household --------------------------------------------------------- */

static void
on_sample_opened (LivretWindow *self, LivretSession *session, LivretSampleHousehold *sample)
{
  g_set_object (&self->sample, sample);
  show_open (self, session, "today");
}

static void
on_sample_wanted (LivretWindow *self)
{
  LivretSamplePage *page;

  if (self->household != NULL)
    return;
  page = livret_sample_page_new ();
  g_signal_connect_object (page, "opened", G_CALLBACK (on_sample_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "left", G_CALLBACK (show_first), self, G_CONNECT_SWAPPED);
  play (self, GTK_WIDGET (page));
  livret_sample_page_focus (page);
}

void
livret_window_show_sample (LivretWindow *self)
{
  on_sample_wanted (self);
}

/* Another vault --------------------------------------------------------------- */

static void
on_folder_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretWindow) self = user_data;
  g_autoptr (GFile) file =
      gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  g_autofree char *folder = file ? g_file_get_path (file) : NULL;

  if (folder == NULL || self->household != NULL)
    return;
  if (livret_vault_exists (folder))
    {
      g_settings_set_string (self->settings, "vault", folder);
      show_locked (self);
    }
  else
    {
      AdwDialog *alert = adw_alert_dialog_new (_ ("This folder holds no vault"),
                                               _ ("A vault is a folder with the files keys.json "
                                                  "and record.db. Choose that folder itself."));

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
      adw_dialog_present (alert, GTK_WIDGET (self));
    }
}

static void
on_other_vault (LivretWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Open a vault’s folder"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (self), NULL, on_folder_chosen,
                                 g_object_ref (self));
}

/* Keys and movements in dialogs ---------------------------------------------- */

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                gpointer user_data)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));

  if (gdk_key_event_matches (event, GDK_KEY_l, GDK_CONTROL_MASK) == GDK_KEY_MATCH_NONE)
    return FALSE;
  livret_window_lock (user_data);
  return TRUE;
}

/* A dialog keeps keys and movements to itself: each is told that they mean somebody is there, and
 * that Ctrl+L locks. */
static void
on_dialog_changed (LivretWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkEventController *keys;

  if (dialog == NULL || g_object_get_data (G_OBJECT (dialog), "livret-watched") != NULL)
    return;
  g_object_set_data (G_OBJECT (dialog), "livret-watched", self);
  livret_lock_watch (self->lock, GTK_WIDGET (dialog));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
}

/* Locking --------------------------------------------------------------------- */

typedef struct
{
  LivretWindow *window;          /* NULL: it went at once */
  LivretSampleHousehold *sample; /* whose session it was; erased after it, or NULL */
} Closing;

static Closing *
closing_new (LivretWindow *self, LivretWindow *window)
{
  Closing *closing = g_new0 (Closing, 1);

  g_set_object (&closing->window, window);
  closing->sample = g_steal_pointer (&self->sample);
  return closing;
}

static void
closing_free (Closing *closing)
{
  if (closing->sample != NULL)
    livret_sample_household_erase (closing->sample);
  g_clear_object (&closing->sample);
  g_clear_object (&closing->window);
  g_free (closing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Closing, closing_free)

static void
on_session_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Closing) closing = user_data;
  LivretWindow *self = closing->window;

  /* What could not be checkpointed stands in the write-ahead log and is read at the next opening.
   */
  livret_opening_close_finish (result, NULL);
  g_application_release (g_application_get_default ());
  self->closing--;
  livret_lock_set_open (self->lock, self->closing > 0 || self->household != NULL);
  if (self->unlock != NULL)
    livret_unlock_page_set_closing (self->unlock, self->closing > 0);
}

/* Takes @session. */
static void
close_session (LivretWindow *self, LivretSession *session)
{
  set_minutes (self);
  if (session == NULL)
    {
      g_clear_object (&self->sample);
      return;
    }
  self->closing++;
  g_application_hold (g_application_get_default ());
  livret_opening_close_async (session, on_session_closed, closing_new (self, self));
}

static void
close_dialogs (LivretWindow *self)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))) !=
         NULL)
    adw_dialog_force_close (dialog);
}

/* The vault that the first pages have just made is open already. */
static LivretSession *
steal_session (LivretWindow *self)
{
  LivretSession *session = NULL;

  if (self->household != NULL)
    session = livret_household_steal_session (self->household);
  else if (self->welcome != NULL)
    session = livret_welcome_steal_session (self->welcome);
  g_clear_object (&self->household);
  return session;
}

void
livret_window_lock (LivretWindow *self)
{
  gboolean open = self->household != NULL;
  gboolean sample = self->sample != NULL;
  LivretSession *session = steal_session (self);

  if (self->unlock != NULL)
    livret_unlock_page_stop (self->unlock);
  if (!open && session == NULL)
    return;
  close_dialogs (self);
  if (session != NULL)
    remember_vault (self, session);
  close_session (self, session);
  if (sample)
    show_first (self);
  else
    show_locked (self);
}

void
livret_window_import (LivretWindow *self, GListModel *files)
{
  gboolean own = self->sample != NULL && g_list_model_get_n_items (files) > 0;

  if (self->frame != NULL && !own)
    livret_frame_import (self->frame, files);
  else
    g_set_object (&self->waiting, files);
  if (own)
    livret_household_say (self->household,
                          _ ("This is the example: your files wait for your own vault."));
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  LivretWindow *self = user_data;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return TRUE;
  /* What is let go upon the example is meant for it. */
  if (self->frame != NULL)
    livret_frame_import (self->frame, G_LIST_MODEL (files));
  else
    livret_window_import (self, G_LIST_MODEL (files));
  return TRUE;
}

/* Closing the window ---------------------------------------------------------- */

/* The window goes at once; the program stays until the vault is closed. */
static void
on_last_closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  livret_opening_close_finish (result, NULL);
  closing_free (user_data);
  g_application_release (g_application_get_default ());
}

static void
close_last (LivretWindow *self, LivretSession *session)
{
  if (session == NULL)
    return;
  g_application_hold (g_application_get_default ());
  livret_opening_close_async (session, on_last_closed, closing_new (self, NULL));
}

static void
leave (LivretWindow *self)
{
  GtkWindow *window = GTK_WINDOW (self);
  LivretSession *session;
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  close_dialogs (self);
  session = steal_session (self);
  play (self, NULL);
  close_last (self, session);
}

static gboolean
livret_window_close_request (GtkWindow *window)
{
  leave (LIVRET_WINDOW (window));
  return GTK_WINDOW_CLASS (livret_window_parent_class)->close_request (window);
}

/* A request to close would close a dialog first, if there is one, and leave the window. */
void
livret_window_quit (LivretWindow *self)
{
  leave (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
livret_window_close_now (LivretWindow *self)
{
  g_autoptr (LivretSession) session = steal_session (self);

  if (session == NULL)
    return;
  play (self, NULL);
  livret_opening_close_now (session);
  if (self->sample != NULL)
    livret_sample_household_erase (self->sample);
}

LivretWindow *
livret_window_new (AdwApplication *application)
{
  LivretWindow *self = g_object_new (LIVRET_TYPE_WINDOW, "application", application, NULL);

  self->lock = livret_lock_new (GTK_WINDOW (self));
  g_signal_connect_swapped (self->lock, "due", G_CALLBACK (livret_window_lock), self);
  g_signal_connect_object (self->settings, "changed::lock-minutes", G_CALLBACK (set_minutes), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (on_dialog_changed), NULL);
  show_first (self);
  return self;
}

static void
livret_window_dispose (GObject *object)
{
  LivretWindow *self = LIVRET_WINDOW (object);

  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_WINDOW);
  g_clear_object (&self->household);
  g_clear_object (&self->lock);
  g_clear_object (&self->settings);
  g_clear_object (&self->waiting);
  g_clear_object (&self->sample);
  G_OBJECT_CLASS (livret_window_parent_class)->dispose (object);
}

static void
livret_window_class_init (LivretWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = livret_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, LivretWindow, narrow);
  gtk_widget_class_bind_template_child (widget_class, LivretWindow, cramped);
  gtk_widget_class_bind_template_callback (widget_class, on_breakpoint);
}

/* Keys of digits are taken by their place on the keyboard, before any layout. The window hears them
 * even where nothing has the focus; what stands in a dialog does not turn the pages below it. */
static gboolean
on_digit_pressed (GtkEventControllerKey *controller,
                  guint keyval,
                  guint keycode,
                  GdkModifierType modifiers,
                  LivretWindow *self)
{
  if (self->frame == NULL ||
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return FALSE;
  return livret_actions_press_digit (GTK_WIDGET (self->frame), keycode, modifiers);
}

static void
livret_window_init (LivretWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkEventController *digits = gtk_event_controller_key_new ();

  self->settings = livret_places_get_settings ();
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_focus_keeper_attach (GTK_WINDOW (self), GTK_WIDGET (self->stage));
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect (drop, "drop", G_CALLBACK (on_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_event_controller_set_propagation_phase (digits, GTK_PHASE_CAPTURE);
  g_signal_connect (digits, "key-pressed", G_CALLBACK (on_digit_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), digits);
}
