/* livret-pressure-print.c: prints the page of a series of pressures: the journal first, then the
 * page. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figures/livret-pressure-print.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/widgets/livret-print.h"
#include "base/livret-clock.h"
#include "record/livret-store.h"
#include "sharing/livret-pressure-sheet.h"

/* @fd: the page, -1 before it is drawn */
typedef struct
{
  gatomicrefcount references;
  GtkWidget *from;
  LivretHousehold *household;
  GtkPrintSetup *printer;
  char *person;
  LivretPressureSeries series;
  const LivretKind *kind;
  const char *unit;
  int fd;
} Leaving;

static Leaving *
leaving_ref (Leaving *leaving)
{
  g_atomic_ref_count_inc (&leaving->references);
  return leaving;
}

static void
leaving_unref (Leaving *leaving)
{
  if (!g_atomic_ref_count_dec (&leaving->references))
    return;
  g_object_unref (leaving->from);
  g_object_unref (leaving->household);
  g_clear_pointer (&leaving->printer, livret_print_forget);
  g_free (leaving->person);
  g_array_unref (leaving->series.rows);
  g_clear_fd (&leaving->fd, NULL);
  g_free (leaving);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_unref)

static GtkWindow *
get_window (Leaving *leaving)
{
  GtkRoot *root = gtk_widget_get_root (leaving->from);

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

/* Drawn before it is noted: what is in the journal was ready to go out. */
static gpointer
draw_and_note (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Leaving *leaving = data;
  g_autoptr (LivretPerson) person = livret_people_find (db, leaving->person, error);

  if (person == NULL)
    return NULL;
  leaving->fd = livret_pressure_sheet_draw (person, &leaving->series, leaving->kind, leaving->unit,
                                            livret_clock_now (), error);
  return GINT_TO_POINTER (leaving->fd >= 0 &&
                          livret_pressure_sheet_note (db, leaving->person, error));
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (livret_print_finish (result, &error))
    livret_household_say (leaving->household, _ ("The page was sent to the printer."));
  else
    livret_household_report (leaving->household, error);
}

static void
on_noted (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  if (livret_store_run_finish (LIVRET_STORE (store), result, &error) == NULL)
    livret_household_report (leaving->household, error);
  else
    livret_print_send_async (get_window (leaving), _ ("Blood pressure series"), leaving->printer,
                             leaving->fd, livret_household_get_cancellable (leaving->household),
                             on_printed, leaving_ref (leaving));
}

static void
on_printer_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Leaving) leaving = user_data;
  g_autoptr (GError) error = NULL;

  leaving->printer = livret_print_choose_finish (result, &error);
  if (leaving->printer == NULL)
    livret_household_report (leaving->household, error);
  else if (livret_household_get_session (leaving->household) != NULL) /* not locked meanwhile */
    livret_store_run_async (livret_household_get_store (leaving->household), LIVRET_DB_WRITE,
                            draw_and_note, leaving_ref (leaving), (GDestroyNotify) leaving_unref,
                            NULL, livret_household_get_cancellable (leaving->household), on_noted,
                            leaving_ref (leaving));
}

void
livret_pressure_print (GtkWidget *from,
                       LivretHousehold *household,
                       const char *person,
                       const LivretPressureSeries *series,
                       const LivretKind *kind,
                       const char *unit)
{
  Leaving *leaving = g_new0 (Leaving, 1);

  g_atomic_ref_count_init (&leaving->references);
  leaving->from = g_object_ref (from);
  leaving->household = g_object_ref (household);
  leaving->person = g_strdup (person);
  leaving->series = *series;
  g_array_ref (leaving->series.rows);
  leaving->kind = kind;
  leaving->unit = unit;
  leaving->fd = -1;
  livret_print_choose_async (get_window (leaving), _ ("Blood pressure series"),
                             livret_household_get_cancellable (household), on_printer_chosen,
                             leaving);
}
