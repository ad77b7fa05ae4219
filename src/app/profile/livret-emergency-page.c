/* livret-emergency-page.c: the emergency sheet of the person whose page is open.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-emergency-page.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/profile/livret-emergency-save.h"
#include "app/profile/livret-emergency-state.h"
#include "app/shares/livret-shown.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-print.h"
#include "app/widgets/livret-render.h"
#include "app/widgets/livret-template.h"
#include "app/window/livret-cramped.h"
#include "base/livret-clock.h"
#include "sharing/livret-emergency-sheet.h"

#define PAGE_WIDTH 460 /* of the preview, roomy */
#define PAGE_NARROW 296

/* A sheet and the page drawn from it: what was seen is what is confirmed, printed and saved. */
typedef struct
{
  gatomicrefcount refs;
  LivretEmergency *emergency;
  int fd;
} Sheet;

static Sheet *
sheet_ref (Sheet *sheet)
{
  g_atomic_ref_count_inc (&sheet->refs);
  return sheet;
}

static void
sheet_unref (Sheet *sheet)
{
  if (!g_atomic_ref_count_dec (&sheet->refs))
    return;
  livret_emergency_free (sheet->emergency);
  if (sheet->fd >= 0)
    close (sheet->fd);
  g_free (sheet);
}

struct _LivretEmergencyPage
{
  LivretPage parent_instance;

  GtkWidget *print_button;
  GtkWidget *save_button;
  GtkStack *stack;
  GtkBox *columns;
  AdwActionRow *reading_row;
  AdwPreferencesGroup *parts_group;
  GtkPicture *picture;

  GtkWidget *rows[LIVRET_EMERGENCY_PARTS];
  Sheet *sheet; /* NULL until it is read */
};

G_DEFINE_FINAL_TYPE (LivretEmergencyPage, livret_emergency_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretEmergencyPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

static GtkWindow *
get_window (LivretEmergencyPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- Reading over --------------------------------------------------------------------------- */

static gpointer
confirm (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_emergency_confirm (db, ((Sheet *) data)->emergency, error));
}

static void
on_confirmed (gpointer user_data)
{
  livret_household_say (get_household (LIVRET_EMERGENCY_PAGE (user_data)),
                        _ ("Noted: read over today."));
}

static void
on_confirm_clicked (LivretEmergencyPage *self)
{
  if (self->sheet != NULL)
    livret_household_write (get_household (self), confirm, sheet_ref (self->sheet),
                            (GDestroyNotify) sheet_unref, on_confirmed, self);
}

/* --- Out: the journal first, then the page -----------------------------------------------------
 */

static gpointer
note_printed (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      livret_emergency_note (db, ((Sheet *) data)->emergency, "emergency-printed", error));
}

static gpointer
note_saved (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (
      livret_emergency_note (db, ((Sheet *) data)->emergency, "emergency-saved", error));
}

/* What goes out is the sheet of the moment the printer was chosen. */
typedef struct
{
  LivretEmergencyPage *page;
  Sheet *sheet;
  GtkPrintSetup *printer;
  GFile *file;
} Leaving;

static Leaving *
leaving_new (LivretEmergencyPage *page)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  leaving->page = g_object_ref (page);
  leaving->sheet = sheet_ref (page->sheet);
  return leaving;
}

static void
leaving_free (Leaving *leaving)
{
  g_object_unref (leaving->page);
  sheet_unref (leaving->sheet);
  g_clear_pointer (&leaving->printer, livret_print_forget);
  g_clear_object (&leaving->file);
  g_free (leaving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretEmergencyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (livret_print_finish (result, &error))
    livret_household_say (get_household (self), _ ("The sheet was sent to the printer."));
  else
    livret_household_report (get_household (self), error);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretEmergencyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (livret_emergency_save_finish (result, &error))
    livret_household_say (get_household (self),
                          _ ("Saved. Whoever has the file can read it, without any password."));
  else
    livret_household_report (get_household (self), error);
}

static void
on_noted (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;
  LivretEmergencyPage *self = leaving->page;
  GCancellable *cancellable = livret_page_get_cancellable (LIVRET_PAGE (self));

  if (livret_store_run_finish (LIVRET_STORE (store), result, &error) == NULL)
    livret_household_report (get_household (self), error);
  else if (leaving->printer != NULL)
    livret_print_send_async (get_window (self), _ ("Emergency sheet"), leaving->printer,
                             leaving->sheet->fd, cancellable, on_printed, g_object_ref (self));
  else
    livret_emergency_save_async (leaving->file, leaving->sheet->fd, cancellable, on_saved,
                                 g_object_ref (self));
}

static void
leave (Leaving *leaving)
{
  LivretHousehold *household = get_household (leaving->page);

  if (livret_household_get_session (household) == NULL) /* locked meanwhile */
    {
      leaving_free (leaving);
      return;
    }
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_WRITE,
                          leaving->printer != NULL ? note_printed : note_saved,
                          sheet_ref (leaving->sheet), (GDestroyNotify) sheet_unref, NULL,
                          livret_household_get_cancellable (household), on_noted, leaving);
}

static void
on_printer_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  leaving->printer = livret_print_choose_finish (result, &error);
  if (leaving->printer != NULL)
    leave (g_steal_pointer (&leaving));
  else
    livret_household_report (get_household (leaving->page), error);
}

static void
on_print_clicked (LivretEmergencyPage *self)
{
  if (self->sheet != NULL)
    livret_print_choose_async (get_window (self), _ ("Emergency sheet"),
                               livret_page_get_cancellable (LIVRET_PAGE (self)), on_printer_chosen,
                               leaving_new (self));
}

static void
on_place_chosen (GObject *dialog, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  leaving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);
  if (leaving->file != NULL)
    leave (g_steal_pointer (&leaving));
  else
    livret_household_report (get_household (leaving->page), error);
}

static void
on_save_clicked (LivretEmergencyPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  if (self->sheet == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _ ("Save the emergency sheet"));
  gtk_file_dialog_set_initial_name (dialog, _ ("emergency-sheet.pdf"));
  gtk_file_dialog_save (dialog, get_window (self), livret_page_get_cancellable (LIVRET_PAGE (self)),
                        on_place_chosen, leaving_new (self));
}

/* --- Showing ---------------------------------------------------------------------------------- */

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretEmergencyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = livret_render_finish (result, &error);

  if (self->picture == NULL || livret_error_is_cancelled (error))
    return;
  gtk_picture_set_paintable (self->picture, texture != NULL ? GDK_PAINTABLE (texture) : NULL);
  if (error != NULL)
    livret_household_report (get_household (self), error);
}

/* The words beside the page, or above it where it is narrow. */
static void
arrange (LivretEmergencyPage *self)
{
  gboolean narrow = livret_household_get_narrow (get_household (self));
  gboolean tight = livret_household_get_tight (get_household (self));
  int width = narrow ? PAGE_NARROW : PAGE_WIDTH;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  tight ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), width, width * 297 / 210);
}

static void
show_words (LivretEmergencyPage *self)
{
  const LivretEmergency *emergency = self->sheet->emergency;
  g_auto (LivretEmergencyState) state = { 0 };
  g_autofree char *spoken = livret_emergency_text (emergency, G_MAXSIZE, NULL);

  livret_emergency_state (emergency, livret_clock_now (), &state);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reading_row), state.reading);
  if (state.asks)
    gtk_widget_add_css_class (GTK_WIDGET (self->reading_row), "amber-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->reading_row), "amber-text");
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]),
                                     emergency->parts[i].title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]), state.parts[i]);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The page as it is printed"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  gtk_widget_set_sensitive (self->print_button, TRUE);
  gtk_widget_set_sensitive (self->save_button, TRUE);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static gpointer
read_sheet (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretEmergency) emergency = livret_emergency_read (db, data, error);
  int fd = emergency != NULL ? livret_emergency_sheet_draw (emergency, NULL, error) : -1;
  Sheet *sheet;

  if (fd < 0)
    return NULL;
  sheet = g_new0 (Sheet, 1);
  g_atomic_ref_count_init (&sheet->refs);
  sheet->emergency = g_steal_pointer (&emergency);
  sheet->fd = fd;
  return sheet;
}

static void
on_sheet_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretEmergencyPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Sheet *sheet = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (sheet == NULL || self->picture == NULL)
    {
      g_clear_pointer (&sheet, sheet_unref);
      livret_household_report (get_household (self), error);
      return;
    }
  g_clear_pointer (&self->sheet, sheet_unref);
  self->sheet = sheet;
  show_words (self);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
  livret_render_fd_async (get_household (self), sheet->fd, "application/pdf", 0, 2 * PAGE_WIDTH,
                          livret_page_get_cancellable (LIVRET_PAGE (self)), on_rendered,
                          g_object_ref (self));
}

static void
livret_emergency_page_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretEmergencyPage *self = LIVRET_EMERGENCY_PAGE (page);
  const char *person = livret_household_get_person_id (get_household (self));

  if (person == NULL)
    gtk_stack_set_visible_child_name (self->stack, "choose");
  else
    livret_page_read (page, read_sheet, g_strdup (person), g_free, (GDestroyNotify) sheet_unref,
                      cancellable, on_sheet_read);
}

/* Nothing of one person is printed while another one's page is being read. */
static void
livret_emergency_page_person_changed (LivretPage *page)
{
  LivretEmergencyPage *self = LIVRET_EMERGENCY_PAGE (page);

  g_clear_pointer (&self->sheet, sheet_unref);
  gtk_widget_set_sensitive (self->print_button, FALSE);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  gtk_picture_set_paintable (self->picture, NULL);
}

/* --- Life ------------------------------------------------------------------------------------- */

/* What stands on the sheet is what is ticked. */
static void
on_doctor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const sections[] = { "allergies",  "blood",      "devices",
                                          "treatments", "conditions", "contacts" };
  LivretHousehold *household = livret_page_get_household (LIVRET_PAGE (widget));
  LivretShown *shown = livret_shown_new (livret_household_get_person_id (household));

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    livret_shown_add_section (shown, sections[i]);
  livret_shown_to_doctor (shown, widget, household);
}

LivretEmergencyPage *
livret_emergency_page_new (LivretHousehold *household)
{
  LivretEmergencyPage *self =
      g_object_new (LIVRET_TYPE_EMERGENCY_PAGE, "household", household, NULL);

  g_signal_connect_object (household, "notify::tight", G_CALLBACK (arrange), self,
                           G_CONNECT_SWAPPED);
  arrange (self);
  livret_cramped_fold (GTK_WIDGET (self->reading_row), household);
  return self;
}

static void
livret_emergency_page_dispose (GObject *object)
{
  LivretEmergencyPage *self = LIVRET_EMERGENCY_PAGE (object);

  g_clear_pointer (&self->sheet, sheet_unref);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_EMERGENCY_PAGE);
  G_OBJECT_CLASS (livret_emergency_page_parent_class)->dispose (object);
}

static void
livret_emergency_page_class_init (LivretEmergencyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_emergency_page_dispose;
  LIVRET_PAGE_CLASS (klass)->reload = livret_emergency_page_reload;
  LIVRET_PAGE_CLASS (klass)->person_changed = livret_emergency_page_person_changed;
  gtk_widget_class_install_action (widget_class, "page.doctor", NULL, on_doctor);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-emergency-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretEmergencyPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, LivretEmergencyPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, LivretEmergencyPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretEmergencyPage, columns);
  gtk_widget_class_bind_template_child (widget_class, LivretEmergencyPage, reading_row);
  gtk_widget_class_bind_template_child (widget_class, LivretEmergencyPage, parts_group);
  gtk_widget_class_bind_template_child (widget_class, LivretEmergencyPage, picture);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_clicked);
}

static void
livret_emergency_page_init (LivretEmergencyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
    {
      self->rows[i] = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->rows[i]), FALSE);
      adw_preferences_group_add (self->parts_group, self->rows[i]);
    }
}
