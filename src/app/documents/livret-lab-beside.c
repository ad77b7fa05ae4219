/* livret-lab-beside.c: results read in a text: shown, compared, kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-lab-beside.h"

#include <glib/gi18n.h>

#include "app/documents/livret-lab-row.h"
#include "app/documents/livret-lab-state.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-worker.h"
#include "app/widgets/livret-wrapped-button.h"
#include "base/livret-clock.h"
#include "record/livret-imports.h"

/* px: of a page beside results in a low window */
#define PAGE_LOW 150

struct _LivretLabBeside
{
  AdwBin parent_instance;

  AdwToolbarView *frame;
  AdwBanner *banner;
  AdwBreakpointBin *room;
  AdwBreakpoint *low;
  AdwBreakpoint *flat;
  GtkBox *sides;
  AdwBin *pages_bin;
  GtkWidget *panel;
  GtkWidget *how_button;
  GtkLabel *how;
  AdwPreferencesGroup *day_group;
  GtkWidget *day_row;
  AdwPreferencesGroup *new_group;
  AdwPreferencesGroup *kept_group;
  GtkButton *keep_button; /* among the tools of the pages */

  LivretHousehold *household;
  char *id;
  LivretLabProposals *proposals; /* as shown */
  GPtrArray *rows;               /* LivretLabRow, borrowed from the groups */
  gboolean filling;
  gboolean told; /* of this document: what the banner says was said aloud */
  GCancellable *reading;
};

enum
{
  PAGE_WANTED,
  OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

enum
{
  PROP_PAGES = 1,
  PROP_TOOLS,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LivretLabBeside, livret_lab_beside, ADW_TYPE_BIN)

/* Keeping --------------------------------------------------------------------- */

/* @results: LivretLabResult */
typedef struct
{
  char *import;
  char *document;
  GPtrArray *results;
} Keeping;

static void
keeping_free (Keeping *keeping)
{
  g_free (keeping->import);
  g_free (keeping->document);
  g_ptr_array_unref (keeping->results);
  g_free (keeping);
}

static gpointer
keep (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Keeping *keeping = data;
  g_autofree LivretStatedResult *stated = g_new0 (LivretStatedResult, keeping->results->len);

  for (guint i = 0; i < keeping->results->len; i++)
    stated[i] = livret_lab_result_stated (keeping->results->pdata[i]);
  return GINT_TO_POINTER (livret_results_keep (db, keeping->import, keeping->document, stated,
                                               keeping->results->len, error));
}

static gpointer
take_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_imports_undo (db, data, error));
}

static Keeping *
gather (LivretLabBeside *self)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->document = g_strdup (self->id);
  keeping->import = livret_uuid_new ();
  keeping->results = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_lab_result_free);
  for (guint i = 0; i < self->rows->len; i++)
    if (livret_lab_row_is_ticked (self->rows->pdata[i]))
      g_ptr_array_add (keeping->results,
                       livret_lab_result_copy (livret_lab_row_get (self->rows->pdata[i])));
  return keeping;
}

static void
on_keep_clicked (LivretLabBeside *self)
{
  Keeping *keeping = gather (self);
  g_autofree char *message = livret_lab_kept (keeping->results->len);
  LivretUndo undo = { message, take_back, g_strdup (keeping->import), g_free };

  livret_household_change (self->household, keep, keeping, (GDestroyNotify) keeping_free, undo,
                           NULL, NULL);
}

/* Rows ------------------------------------------------------------------------ */

static void
apply_ticks (LivretLabBeside *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += (guint) livret_lab_row_is_ticked (self->rows->pdata[i]);
  if (n > 0)
    {
      g_autofree char *label = livret_lab_keep (n);

      gtk_button_set_label (self->keep_button, label);
    }
  else
    gtk_button_set_label (self->keep_button, _ ("_Keep What Is Ticked"));
  livret_wrap_button (GTK_WIDGET (self->keep_button));
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep_button), n > 0);
}

/* The page is the one of the row one is at. */
static void
on_row_entered (GtkEventController *controller, LivretLabBeside *self)
{
  LivretLabRow *row = LIVRET_LAB_ROW (gtk_event_controller_get_widget (controller));

  g_signal_emit (self, signals[PAGE_WANTED], 0, (int) livret_lab_row_get (row)->page - 1);
}

static void
add_row (LivretLabBeside *self, const LivretLabProposal *proposal)
{
  LivretLabRow *row = livret_lab_row_new (proposal, self->proposals->document->pages);
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect_object (controller, "enter", G_CALLBACK (on_row_entered), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), controller);
  g_signal_connect_object (row, "changed", G_CALLBACK (apply_ticks), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (proposal->state == LIVRET_LAB_NEW ? self->new_group : self->kept_group,
                             GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (LivretLabBeside *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *group = gtk_widget_get_ancestor (self->rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* The day that all new ones share stands above them, to be written once. */
static void
fill_day (LivretLabBeside *self)
{
  g_autofree char *day = NULL;
  gboolean shared = TRUE;

  for (guint i = 0; i < self->proposals->list->len; i++)
    {
      const LivretLabProposal *proposal = self->proposals->list->pdata[i];
      g_autofree char *text = livret_lab_day_text (proposal->result);

      if (proposal->state != LIVRET_LAB_NEW)
        continue;
      shared &= day == NULL || g_str_equal (day, text);
      g_set_str (&day, text);
    }
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), shared && day != NULL ? day : "");
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->day_group), shared && day != NULL);
}

static void
on_day_changed (LivretLabBeside *self)
{
  for (guint i = 0; !self->filling && i < self->rows->len; i++)
    livret_lab_row_take_day (self->rows->pdata[i],
                             gtk_editable_get_text (GTK_EDITABLE (self->day_row)));
}

static void
fill (LivretLabBeside *self)
{
  guint n = livret_lab_proposals_count (self->proposals);
  g_autofree char *title = livret_lab_banner (n);
  g_autofree char *how = livret_lab_how (self->proposals->recognized);

  clear_rows (self);
  for (guint i = 0; i < self->proposals->list->len; i++)
    add_row (self, self->proposals->list->pdata[i]);
  fill_day (self);
  gtk_widget_set_visible (GTK_WIDGET (self->new_group), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->kept_group), n < self->proposals->list->len);
  gtk_label_set_label (self->how, how);
  adw_banner_set_title (self->banner, title);
  apply_ticks (self);
}

/* Reading --------------------------------------------------------------------- */

static gboolean
is_open (LivretLabBeside *self)
{
  return gtk_widget_get_visible (self->panel);
}

/* What is offered while the results are shown, and while they are not. */
static void
apply_open (LivretLabBeside *self)
{
  guint n = self->proposals != NULL ? livret_lab_proposals_count (self->proposals) : 0;

  adw_banner_set_revealed (self->banner, n > 0 && !is_open (self));
  gtk_widget_set_visible (GTK_WIDGET (self->keep_button), n > 0 && is_open (self));
}

/* Half of the height each, beside each other all of it. Where that is low, of the page as much as
 * the rows of one examination; where letters are so large that this too leaves no row of results in
 * sight, the results alone. */
static void
share_room (LivretLabBeside *self)
{
  AdwBreakpoint *now = adw_breakpoint_bin_get_current_breakpoint (self->room);
  gboolean low = is_open (self) && now == self->low;

  gtk_widget_set_visible (GTK_WIDGET (self->pages_bin), !is_open (self) || now != self->flat);
  gtk_box_set_homogeneous (self->sides, is_open (self) && now == NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->pages_bin), !low);
  gtk_widget_set_size_request (GTK_WIDGET (self->pages_bin), -1, low ? PAGE_LOW : -1);
}

/* Nobody's focus is there, and it is no more news when it was read again. */
static void
tell_banner (LivretLabBeside *self)
{
  if (self->told || !adw_banner_get_revealed (self->banner) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->told = TRUE;
  livret_spoken_say (GTK_WIDGET (self), adw_banner_get_title (self->banner),
                     GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
set_open (LivretLabBeside *self, gboolean open)
{
  gtk_widget_set_visible (self->panel, open);
  apply_open (self);
  share_room (self);
}

static void
on_check_clicked (LivretLabBeside *self)
{
  set_open (self, TRUE);
  g_signal_emit (self, signals[OPENED], 0);
  gtk_widget_child_focus (GTK_WIDGET (self->new_group), GTK_DIR_TAB_FORWARD);
}

void
livret_lab_beside_close (LivretLabBeside *self)
{
  set_open (self, FALSE);
}

/* Nothing else became of them: what is ticked and written stays. */
static gboolean
says_the_same (const LivretLabProposals *a, const LivretLabProposals *b)
{
  if (a == NULL || !g_str_equal (a->document->id, b->document->id) ||
      !g_str_equal (a->document->sha256, b->document->sha256) || a->list->len != b->list->len)
    return FALSE;
  for (guint i = 0; i < a->list->len; i++)
    if (((LivretLabProposal *) a->list->pdata[i])->state !=
        ((LivretLabProposal *) b->list->pdata[i])->state)
      return FALSE;
  return TRUE;
}

/* @cells: of its pages; NULL: they are to be asked for */
typedef struct
{
  char *id;
  GPtrArray *cells;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->cells, g_ptr_array_unref);
  g_free (reading->id);
  g_free (reading);
}

static gpointer
read_proposals (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;

  return livret_lab_proposals_read (db, reading->id, reading->cells, error);
}

static gpointer
read_report (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = data;

  if (reading->cells == NULL)
    reading->cells = livret_lab_cells_read (session, reading->id, cancellable, error);
  if (reading->cells == NULL)
    return NULL;
  return livret_store_run (livret_session_get_store (session), LIVRET_DB_READ, read_proposals,
                           reading, cancellable, error);
}

/* What stands on its pages changes with its bytes alone. */
static Reading *
new_reading (LivretLabBeside *self, const LivretDocument *document)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->id = g_strdup (document->id);
  if (self->proposals != NULL &&
      g_str_equal (self->proposals->document->sha256, document->sha256) &&
      g_str_equal (self->proposals->document->category, document->category))
    reading->cells = g_ptr_array_ref (self->proposals->cells);
  return reading;
}

static void
on_proposals_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretLabBeside) self = user_data;
  g_autoptr (LivretLabProposals) proposals = livret_worker_run_finish (result, NULL);

  if (proposals == NULL || self->panel == NULL ||
      g_strcmp0 (self->id, proposals->document->id) != 0 ||
      says_the_same (self->proposals, proposals))
    return;
  g_clear_pointer (&self->proposals, livret_lab_proposals_free);
  self->proposals = g_steal_pointer (&proposals);
  fill (self);
  if (self->proposals->list->len == 0)
    set_open (self, FALSE);
  else
    apply_open (self);
  tell_banner (self);
}

void
livret_lab_beside_show (LivretLabBeside *self,
                        LivretHousehold *household,
                        const LivretDocument *document)
{
  g_set_object (&self->household, household);
  if (g_strcmp0 (self->id, document->id) != 0)
    {
      g_set_str (&self->id, document->id);
      g_clear_pointer (&self->proposals, livret_lab_proposals_free);
      self->told = FALSE;
      set_open (self, FALSE);
    }
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  if (document->deleted == 0 && livret_household_get_session (household) != NULL)
    livret_worker_run_async (livret_household_get_session (household), read_report,
                             new_reading (self, document), reading_free,
                             (GDestroyNotify) livret_lab_proposals_free, self->reading,
                             on_proposals_read, g_object_ref (self));
}

/* The widget ------------------------------------------------------------------ */

/* Its own button is the last of the tools: a row of its own would cost one of the results. */
static void
take_tools (LivretLabBeside *self, AdwWrapBox *tools)
{
  adw_toolbar_view_add_bottom_bar (self->frame, GTK_WIDGET (tools));
  adw_wrap_box_append (tools, GTK_WIDGET (self->keep_button));
}

static void
livret_lab_beside_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LivretLabBeside *self = LIVRET_LAB_BESIDE (object);

  if (id == PROP_PAGES)
    adw_bin_set_child (self->pages_bin, g_value_get_object (value));
  else
    take_tools (self, g_value_get_object (value));
}

static void
livret_lab_beside_dispose (GObject *object)
{
  LivretLabBeside *self = LIVRET_LAB_BESIDE (object);

  g_cancellable_cancel (self->reading);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_LAB_BESIDE);
  G_OBJECT_CLASS (livret_lab_beside_parent_class)->dispose (object);
}

static void
livret_lab_beside_finalize (GObject *object)
{
  LivretLabBeside *self = LIVRET_LAB_BESIDE (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->household);
  g_clear_pointer (&self->proposals, livret_lab_proposals_free);
  g_ptr_array_unref (self->rows);
  g_free (self->id);
  G_OBJECT_CLASS (livret_lab_beside_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, frame);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, banner);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, room);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, low);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, flat);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, sides);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, pages_bin);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, panel);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, how_button);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, how);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, day_group);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, day_row);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, new_group);
  gtk_widget_class_bind_template_child (widget_class, LivretLabBeside, kept_group);
}

static void
livret_lab_beside_class_init (LivretLabBesideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = livret_lab_beside_set_property;
  object_class->dispose = livret_lab_beside_dispose;
  object_class->finalize = livret_lab_beside_finalize;
  properties[PROP_PAGES] = g_param_spec_object ("pages", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TOOLS] = g_param_spec_object ("tools", NULL, NULL, ADW_TYPE_WRAP_BOX,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[PAGE_WANTED] = g_signal_new ("page-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-lab-beside.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_check_clicked);
  gtk_widget_class_bind_template_callback (widget_class, livret_lab_beside_close);
  gtk_widget_class_bind_template_callback (widget_class, on_day_changed);
  gtk_widget_class_bind_template_callback (widget_class, share_room);
}

static void
livret_lab_beside_init (LivretLabBeside *self)
{
  self->reading = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->keep_button = g_object_new (GTK_TYPE_BUTTON, "use-underline", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->keep_button), "suggested-action");
  g_signal_connect_object (self->keep_button, "clicked", G_CALLBACK (on_keep_clicked), self,
                           G_CONNECT_SWAPPED);
}
