/* livret-sealed-page.c: a sealed share: its phrase, once, and the ways to hand the package over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-sealed-page.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-handouts.h"
#include "app/widgets/livret-print.h"
#include "app/shares/livret-share-card.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "app/widgets/livret-worker.h"
#include "base/livret-date.h"
#include "sharing/livret-routes.h"

struct _LivretSealedPage
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  AdwBin *envelope;
  GtkWidget *phrase_box;
  GtkWidget *phrase;
  GtkWidget *save_button;
  GtkWidget *print_button;
  GtkLabel *print_label;
  GtkWidget *try_button;
  GtkWidget *done_button;
  GtkWidget *message;

  LivretSealed *sealed;
  const LivretRoute *route;
  GFile *saved;
  gboolean delivered;
  gboolean asking;
  gboolean leaving;
};

G_DEFINE_FINAL_TYPE (LivretSealedPage, livret_sealed_page, LIVRET_TYPE_PAGE)

LivretSealed *
livret_sealed_new (LivretGrant *grant, LivretPackage *package)
{
  LivretSealed *sealed = g_new0 (LivretSealed, 1);

  sealed->grant = grant;
  sealed->package = package;
  return sealed;
}

void
livret_sealed_free (LivretSealed *sealed)
{
  g_clear_pointer (&sealed->grant, livret_grant_unref);
  g_clear_pointer (&sealed->package, livret_package_free);
  g_free (sealed);
}

static LivretHousehold *
get_household (LivretSealedPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

static void
say (LivretSealedPage *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->message), text);
  gtk_widget_set_visible (self->message, TRUE);
  livret_spoken_say (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
say_error (LivretSealedPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (livret_error_is_cancelled (error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  text = livret_error_text (error);
  say (self, text);
}

/* Saving ---------------------------------------------------------------------- */

typedef struct
{
  LivretSealedPage *page;
  char *path;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_free (saving->path);
  g_free (saving);
}

static gpointer
save_package (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;
  LivretSealed *sealed = saving->page->sealed;

  return GINT_TO_POINTER (
      livret_package_save (session, sealed->grant, sealed->package, saving->path, error));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSealedPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (livret_worker_run_finish (result, &error) == NULL)
    {
      g_clear_object (&self->saved);
      say_error (self, error);
      return;
    }
  self->delivered = TRUE;
  name = g_file_get_basename (self->saved);
  text = g_strdup_printf (_ ("Saved as “%s”. Hand the file over; give the phrase apart."), name);
  say (self, text);
  gtk_widget_set_sensitive (self->try_button, TRUE);
}

static void
on_place_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSealedPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);
  LivretSession *session = livret_household_get_session (get_household (self));
  Saving *saving;

  if (file == NULL || session == NULL)
    {
      if (error != NULL)
        say_error (self, error);
      return;
    }
  g_set_object (&self->saved, file);
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->path = g_file_get_path (file);
  livret_worker_run_async (session, save_package, saving, (GDestroyNotify) saving_free, NULL, NULL,
                           on_saved, g_object_ref (self));
}

static void
on_save_clicked (LivretSealedPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Save what is handed over"));
  gtk_file_dialog_set_initial_name (dialog, self->sealed->package->name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        livret_page_get_cancellable (LIVRET_PAGE (self)), on_place_chosen,
                        g_object_ref (self));
}

/* Printing -------------------------------------------------------------------- */

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSealedPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!livret_print_finish (result, &error))
    {
      say_error (self, error);
      return;
    }
  /* Of a file, only the card was printed. */
  self->delivered = self->delivered || !self->route->has_phrase;
  say (self, self->route->has_phrase ? _ ("The card was sent to the printer.")
                                     : _ ("The pages were sent to the printer."));
}

static int
make_card (LivretSealedPage *self, GError **error)
{
  const LivretGrantTerms *terms = livret_grant_get_terms (self->sealed->grant);
  g_autofree char *day = livret_day_display (livret_wording_day_of (terms->until));
  g_autofree char *until = g_strdup_printf (_ ("Until %s"), day);
  LivretHandover handover = {
    .file_name = self->sealed->package->name,
    .recipient = terms->recipient,
    .needs = _ (self->route->needs),
    .until = until,
    .always = livret_route_always (),
    .phrase = self->sealed->package->phrase,
  };

  return livret_handout_card (&handover, error);
}

static void
on_print_clicked (LivretSealedPage *self)
{
  g_autoptr (GError) error = NULL;
  int fd = self->route->has_phrase ? make_card (self, &error) : dup (self->sealed->package->fd);

  if (fd < 0)
    {
      if (error != NULL)
        say_error (self, error);
      return;
    }
  livret_print_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Pages handed over"),
                      fd, livret_page_get_cancellable (LIVRET_PAGE (self)), on_printed,
                      g_object_ref (self));
  close (fd);
}

/* Trying ---------------------------------------------------------------------- */

static void
on_launched (GObject *launcher, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSealedPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (launcher), result, &error))
    say_error (self, error);
}

static void
on_try_clicked (LivretSealedPage *self)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (self->saved);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                            livret_page_get_cancellable (LIVRET_PAGE (self)), on_launched,
                            g_object_ref (self));
}

/* Leaving --------------------------------------------------------------------- */

static gpointer
note_failed (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_package_failed (session, data, "not handed over", error));
}

static void
leave (LivretSealedPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  gtk_label_set_label (GTK_LABEL (self->phrase), "");
  if (view != NULL)
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
on_may_leave (gpointer user_data)
{
  g_autoptr (LivretSealedPage) self = user_data;

  leave (self);
}

static void
on_leave_answered (LivretSealedPage *self, const char *response)
{
  LivretSession *session = livret_household_get_session (get_household (self));

  self->asking = FALSE;
  if (!g_str_equal (response, "leave"))
    return;
  if (session != NULL)
    livret_worker_run_async (session, note_failed, livret_grant_ref (self->sealed->grant),
                             (GDestroyNotify) livret_grant_unref, NULL, NULL, NULL, NULL);
  self->leaving = TRUE;
  /* A dialog that closes gives the focus back to what had it, which must not be gone by then. */
  g_idle_add_once (on_may_leave, g_object_ref (self));
}

static void
on_done_clicked (LivretSealedPage *self)
{
  AdwDialog *dialog;

  if (self->delivered)
    {
      leave (self);
      return;
    }
  if (self->asking)
    return;
  self->asking = TRUE;
  dialog = adw_alert_dialog_new (_ ("Leave without handing it over?"),
                                 self->route->has_phrase
                                     ? _ ("Nothing was saved yet. The file and its phrase are kept "
                                          "nowhere: the share would have to "
                                          "be prepared again.")
                                     : _ ("Nothing was printed yet. The pages are kept nowhere: "
                                          "the share would have to be prepared "
                                          "again."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _ ("_Stay"), "leave",
                                  _ ("_Leave"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "leave",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_answered), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static gboolean
livret_sealed_page_back (LivretPage *page)
{
  on_done_clicked (LIVRET_SEALED_PAGE (page));
  return TRUE;
}

/* The phrase is shown once: whoever goes elsewhere is asked first. */
static gboolean
livret_sealed_page_stay (LivretPage *page)
{
  LivretSealedPage *self = LIVRET_SEALED_PAGE (page);

  if (self->delivered || self->leaving)
    return FALSE;
  on_done_clicked (self);
  return TRUE;
}

/* The widget ------------------------------------------------------------------ */

static void
fill (LivretSealedPage *self)
{
  const LivretGrantTerms *terms = livret_grant_get_terms (self->sealed->grant);
  const LivretSecret *phrase = self->sealed->package->phrase;
  g_autofree char *whose = livret_household_title_of (get_household (self), terms->person);

  adw_window_title_set_subtitle (self->heading, whose);
  adw_bin_set_child (self->envelope, livret_share_card_new_quiet (terms));
  gtk_widget_set_visible (self->phrase_box, phrase != NULL);
  if (phrase != NULL)
    gtk_label_set_label (GTK_LABEL (self->phrase), livret_secret_text (phrase));
  gtk_widget_set_visible (self->save_button, self->route->has_phrase);
  gtk_widget_set_visible (self->try_button, self->route->has_phrase);
  if (self->route->has_phrase)
    gtk_label_set_label (self->print_label, _ ("Print the Hand-over Card"));
  else
    gtk_widget_add_css_class (self->print_button, "suggested-action");
}

LivretSealedPage *
livret_sealed_page_new (LivretHousehold *household, LivretSealed *sealed)
{
  LivretSealedPage *self = g_object_new (LIVRET_TYPE_SEALED_PAGE, "household", household, NULL);

  self->sealed = sealed;
  self->route = livret_route_by_id (livret_grant_get_terms (sealed->grant)->route);
  fill (self);
  return self;
}

/* Nobody pressed anything to come here: the share was sealed meanwhile. */
static void
livret_sealed_page_shown (AdwNavigationPage *page)
{
  LivretSealedPage *self = LIVRET_SEALED_PAGE (page);

  livret_spoken_say (GTK_WIDGET (self),
                     self->route->has_phrase
                         ? _ ("The share is sealed. Its phrase is on this page.")
                         : _ ("The share is sealed. Its pages can be printed."),
                     GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
livret_sealed_page_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_SEALED_PAGE);
  G_OBJECT_CLASS (livret_sealed_page_parent_class)->dispose (object);
}

static void
livret_sealed_page_finalize (GObject *object)
{
  LivretSealedPage *self = LIVRET_SEALED_PAGE (object);

  g_clear_pointer (&self->sealed, livret_sealed_free);
  g_clear_object (&self->saved);
  G_OBJECT_CLASS (livret_sealed_page_parent_class)->finalize (object);
}

static void
livret_sealed_page_class_init (LivretSealedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_sealed_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_sealed_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = livret_sealed_page_shown;
  LIVRET_PAGE_CLASS (klass)->back = livret_sealed_page_back;
  LIVRET_PAGE_CLASS (klass)->stay = livret_sealed_page_stay;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-sealed-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, envelope);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, phrase_box);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, phrase);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, print_label);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, try_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSealedPage, message);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_try_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked);
}

static void
livret_sealed_page_init (LivretSealedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
