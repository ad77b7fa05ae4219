/* livret-unlock-page.c: the page of a locked vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-unlock-page.h"

#include "app/widgets/livret-error-text.h"
#include "app/window/livret-opening.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/window/livret-help.h"
#include "app/welcome/livret-unlock-state.h"

struct _LivretUnlockPage
{
  AdwBin parent_instance;

  GtkWidget *menu_button;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *entry;
  GtkWidget *caps;
  GtkWidget *error_label;
  GtkWidget *open_button;
  GtkWidget *spinner;
  GtkWidget *other_way;
  GtkLabel *other_way_label;
  GtkLabel *keyring_label;
  GtkWidget *keyring_button;
  GtkWidget *keyring_note;
  GtkWidget *promise;

  char *folder;
  char *label;
  GCancellable *cancellable;
  GCancellable *asking; /* of the question to the keyring; NULL: none runs */
  LivretKeyringOffer offer;
  GError *error;
  gboolean by_keyring;  /* the last attempt was */
  gboolean phrase_next; /* typed while the keyring was asked */
  gboolean busy;
  gboolean closing;
  gboolean recovery;
  gboolean stopped; /* what is being opened is to be closed again */
};

enum
{
  OPENED,
  OPENED_LATE,
  OTHER_VAULT,
  SAMPLE_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretUnlockPage, livret_unlock_page, ADW_TYPE_BIN)

static gboolean
caps_lock_is_on (GtkWidget *widget)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL && gdk_device_get_caps_lock_state (keyboard);
}

static void
apply (LivretUnlockPage *self)
{
  LivretUnlockInput input = {
    .label = self->label,
    .typed = gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0',
    .busy = self->busy,
    .closing = self->closing,
    .recovery = self->recovery,
    .caps_lock = caps_lock_is_on (GTK_WIDGET (self)),
    .error = self->error,
    .offer = self->offer,
    .asking = self->asking != NULL,
    .by_keyring = self->by_keyring,
  };
  g_autoptr (LivretUnlockState) state = livret_unlock_state_new (&input);
  gboolean wrong = state->error[0] != '\0';

  gtk_label_set_label (GTK_LABEL (self->title), state->title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), state->subtitle);
  g_object_set (self->entry, "placeholder-text", state->field, NULL);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), state->can_type);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->field, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_label_set_label (GTK_LABEL (self->error_label), state->error);
  gtk_widget_set_visible (self->error_label, wrong);
  gtk_widget_set_visible (self->caps, state->caps_lock);
  /* A busy button stays as it is, teal: it only stops answering. */
  gtk_widget_set_sensitive (self->open_button, state->can_open || state->spinning);
  gtk_widget_set_can_target (self->open_button, state->can_open);
  gtk_widget_set_visible (self->spinner, state->spinning);
  gtk_label_set_label (self->other_way_label, state->other_way);
  gtk_label_set_label (self->keyring_label, state->keyring);
  gtk_widget_set_visible (self->keyring_button, state->keyring[0] != '\0');
  gtk_widget_set_sensitive (self->keyring_button, state->can_ask);
  gtk_label_set_label (GTK_LABEL (self->keyring_note), state->note);
  gtk_widget_set_visible (self->keyring_note, state->note[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->promise), state->promise);
}

/* Hands an opened vault over, or says what went wrong. */
static void
end_opening (LivretUnlockPage *self, LivretSession *session)
{
  apply (self);
  if (session != NULL && self->stopped)
    {
      self->stopped = FALSE;
      g_signal_emit (self, signals[OPENED_LATE], 0, session);
    }
  else if (session != NULL)
    g_signal_emit (self, signals[OPENED], 0, session, self->recovery && !self->by_keyring);
  else if (self->error != NULL && !livret_error_is_cancelled (self->error))
    {
      gtk_widget_grab_focus (self->entry);
      livret_spoken_say (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (self->error_label)),
                         GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
    }
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretUnlockPage) self = user_data;
  g_autoptr (LivretSession) session = NULL;

  g_clear_error (&self->error);
  session = livret_opening_finish (result, &self->error);
  self->busy = FALSE;
  self->by_keyring = FALSE;
  end_opening (self, session);
}

static void
open_vault (LivretUnlockPage *self)
{
  g_autoptr (LivretSecret) phrase = NULL;

  if (self->busy || self->closing || gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] == '\0')
    return;
  if (self->asking != NULL)
    {
      self->phrase_next = TRUE;
      g_cancellable_cancel (self->asking);
      return;
    }
  phrase = livret_secret_from_editable (GTK_EDITABLE (self->entry));
  self->busy = TRUE;
  self->stopped = FALSE;
  apply (self);
  livret_opening_unlock_async (self->folder, phrase, self->cancellable, on_opened,
                               g_object_ref (self));
}

/* The login keyring ------------------------------------------------------------ */

static void
on_keyring_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretUnlockPage) self = user_data;
  g_autoptr (LivretSession) session = NULL;

  g_clear_error (&self->error);
  session = livret_opening_finish (result, &self->error);
  g_clear_object (&self->asking);
  self->by_keyring = TRUE;
  end_opening (self, session);
  if (session == NULL && self->phrase_next)
    open_vault (self);
  self->phrase_next = FALSE;
}

static void
on_keyring_clicked (LivretUnlockPage *self)
{
  if (self->busy || self->closing || self->asking != NULL)
    return;
  self->asking = g_cancellable_new ();
  self->stopped = FALSE;
  apply (self);
  livret_opening_keyring_async (self->folder, self->asking, on_keyring_answered,
                                g_object_ref (self));
}

static void
on_offered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretUnlockPage) self = user_data;

  self->offer = livret_opening_offer_finish (result);
  if (!g_cancellable_is_cancelled (self->cancellable))
    apply (self);
}

static void
on_typed (LivretUnlockPage *self)
{
  if (!self->busy && gtk_editable_get_text (GTK_EDITABLE (self->entry))[0] != '\0')
    g_clear_error (&self->error);
  apply (self);
}

static void
on_other_way_clicked (LivretUnlockPage *self)
{
  self->recovery = !self->recovery;
  g_clear_error (&self->error);
  apply (self);
  gtk_widget_grab_focus (self->entry);
}

static void
on_other_vault_clicked (LivretUnlockPage *self)
{
  g_signal_emit (self, signals[OTHER_VAULT], 0);
}

/* The menu --------------------------------------------------------------------- */

static void
on_sample (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretUnlockPage *self = LIVRET_UNLOCK_PAGE (widget);

  if (!self->busy && self->asking == NULL)
    g_signal_emit (self, signals[SAMPLE_WANTED], 0);
}

static void
on_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (livret_help_dialog_new (), widget);
}

static void
on_about (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (livret_about_dialog_new (), widget);
}

void
livret_unlock_page_set_closing (LivretUnlockPage *self, gboolean closing)
{
  gboolean closed = self->closing && !closing;

  self->closing = closing;
  apply (self);
  /* The focus has long been here. */
  if (closed)
    livret_spoken_say (GTK_WIDGET (self), gtk_label_get_label (GTK_LABEL (self->subtitle)),
                       GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

void
livret_unlock_page_stop (LivretUnlockPage *self)
{
  self->stopped = self->busy || self->asking != NULL;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
}

void
livret_unlock_page_focus (LivretUnlockPage *self)
{
  gtk_widget_grab_focus (self->entry);
}

LivretUnlockPage *
livret_unlock_page_new (const char *folder, const char *label)
{
  LivretUnlockPage *self = g_object_new (LIVRET_TYPE_UNLOCK_PAGE, NULL);

  self->folder = g_strdup (folder);
  self->label = g_strdup (label);
  apply (self);
  livret_opening_offer_async (folder, self->cancellable, on_offered, g_object_ref (self));
  return self;
}

static void
livret_unlock_page_realize (GtkWidget *widget)
{
  GdkSeat *seat;

  GTK_WIDGET_CLASS (livret_unlock_page_parent_class)->realize (widget);
  seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  if (seat != NULL && gdk_seat_get_keyboard (seat) != NULL)
    g_signal_connect_object (gdk_seat_get_keyboard (seat), "notify::caps-lock-state",
                             G_CALLBACK (apply), widget, G_CONNECT_SWAPPED);
}

static void
livret_unlock_page_dispose (GObject *object)
{
  LivretUnlockPage *self = LIVRET_UNLOCK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_UNLOCK_PAGE);
  G_OBJECT_CLASS (livret_unlock_page_parent_class)->dispose (object);
}

static void
livret_unlock_page_finalize (GObject *object)
{
  LivretUnlockPage *self = LIVRET_UNLOCK_PAGE (object);

  g_free (self->folder);
  g_free (self->label);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (livret_unlock_page_parent_class)->finalize (object);
}

static void
livret_unlock_page_class_init (LivretUnlockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = livret_unlock_page_dispose;
  object_class->finalize = livret_unlock_page_finalize;
  widget_class->realize = livret_unlock_page_realize;
  signals[OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, LIVRET_TYPE_SESSION, G_TYPE_BOOLEAN);
  signals[OPENED_LATE] = g_signal_new ("opened-late", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, LIVRET_TYPE_SESSION);
  signals[OTHER_VAULT] =
      g_signal_new ("other-vault", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAMPLE_WANTED] =
      g_signal_new ("sample-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "unlock.sample", NULL, on_sample);
  gtk_widget_class_install_action (widget_class, "unlock.help", NULL, on_help);
  gtk_widget_class_install_action (widget_class, "unlock.about", NULL, on_about);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-unlock-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, title);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, entry);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, caps);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, other_way);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, other_way_label);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, keyring_label);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, keyring_button);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, keyring_note);
  gtk_widget_class_bind_template_child (widget_class, LivretUnlockPage, promise);
  gtk_widget_class_bind_template_callback (widget_class, open_vault);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_keyring_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_other_way_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_other_vault_clicked);
}

static void
livret_unlock_page_init (LivretUnlockPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_spoken_menu (GTK_MENU_BUTTON (self->menu_button));
}
