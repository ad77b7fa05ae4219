/* livret-arrange-page.c: the photographs of a document: order, turns, crops, before it is added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-arrange-page.h"

#include <glib/gi18n.h>

#include "app/imports/livret-arrange-job.h"
#include "app/imports/livret-arrange-row.h"
#include "app/imports/livret-crop-page.h"
#include "app/widgets/livret-render.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"

#define THUMBNAIL_WIDTH 240

struct _LivretArrangePage
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *stack;
  GtkWidget *hint;
  GtkListBox *list;
  GtkWidget *bar;
  GtkWidget *apart_button;
  GtkWidget *use_button;

  GPtrArray *pictures;            /* LivretImportFile */
  LivretArrangement *arrangement; /* NULL until the pages are counted */
  GHashTable *textures;           /* picture << 16 | page → GdkTexture, or NULL while on its way */
  gboolean busy;
};

enum
{
  ARRANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretArrangePage, livret_arrange_page, LIVRET_TYPE_PAGE)

static void apply (LivretArrangePage *self);

/* Pictures -------------------------------------------------------------------- */

typedef struct
{
  LivretArrangePage *page;
  gpointer key;
} Wanted;

static gpointer
get_key (const LivretArrangeSheet *sheet)
{
  return GUINT_TO_POINTER (sheet->picture << 16 | sheet->page);
}

static void
on_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Wanted *wanted = user_data;
  g_autoptr (LivretArrangePage) self = wanted->page;
  GdkTexture *texture = livret_render_finish (result, NULL);

  if (texture == NULL)
    return;
  g_hash_table_replace (self->textures, wanted->key, texture);
  if (self->list != NULL)
    apply (self);
}

static GdkTexture *
get_texture (LivretArrangePage *self, const LivretArrangeSheet *sheet)
{
  const LivretImportFile *picture = self->pictures->pdata[sheet->picture];
  gpointer texture;
  Wanted *wanted;

  if (g_hash_table_lookup_extended (self->textures, get_key (sheet), NULL, &texture))
    return texture;
  g_hash_table_insert (self->textures, get_key (sheet), NULL);
  wanted = g_new0 (Wanted, 1);
  wanted->page = g_object_ref (self);
  wanted->key = get_key (sheet);
  livret_render_fd_async (livret_page_get_household (LIVRET_PAGE (self)), picture->fd,
                          livret_arrange_media_type (picture->name), (int) sheet->page,
                          THUMBNAIL_WIDTH, livret_page_get_cancellable (LIVRET_PAGE (self)),
                          on_rendered, wanted);
  return NULL;
}

/* Showing --------------------------------------------------------------------- */

static LivretArrangeRow *
get_row (LivretArrangePage *self, guint at)
{
  return LIVRET_ARRANGE_ROW (gtk_list_box_get_row_at_index (self->list, (int) at));
}

static void
apply (LivretArrangePage *self)
{
  guint count = livret_arrangement_count (self->arrangement);
  guint kept = livret_arrangement_kept (self->arrangement);
  g_autofree char *button = livret_arrangement_button (self->arrangement);

  for (guint i = 0; i < count; i++)
    {
      const LivretArrangeSheet *sheet = livret_arrangement_get (self->arrangement, i);
      const LivretImportFile *picture = self->pictures->pdata[sheet->picture];

      livret_arrange_row_show (get_row (self, i), self->arrangement, i, get_texture (self, sheet),
                               picture->name);
    }
  gtk_button_set_label (GTK_BUTTON (self->use_button), button);
  gtk_widget_set_visible (self->hint, count > 1);
  gtk_widget_set_visible (self->apart_button, count > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "arrange.use", kept > 0 && !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "arrange.apart", kept > 1 && !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "arrange.undo",
                                 livret_arrangement_can_undo (self->arrangement) && !self->busy);
}

/* Says what a row is now, for whoever cannot see it change. */
static void
announce (LivretArrangePage *self, guint at)
{
  g_autofree char *title = livret_arrangement_title (self->arrangement, at);
  g_autofree char *words = livret_arrangement_words (self->arrangement, at);
  g_autofree char *both = g_strdup_printf ("%s. %s", title, words);

  livret_spoken_say (GTK_WIDGET (self), both, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
move (LivretArrangePage *self, guint from, guint to, LivretArrangeAct act)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean on_row = focus == GTK_WIDGET (get_row (self, from));

  if (!livret_arrangement_move (self->arrangement, from, to))
    return;
  apply (self);
  announce (self, to);
  if (on_row)
    gtk_widget_grab_focus (GTK_WIDGET (get_row (self, to)));
  else
    livret_arrange_row_focus (get_row (self, to), act);
}

static void
on_cropped (LivretCropPage *page, LivretArrangePage *self)
{
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (page), "at"));
  LivretCrop crop = livret_crop_page_get (page);

  livret_arrangement_crop (self->arrangement, at, &crop);
  apply (self);
  announce (self, at);
}

static void
show_crop_page (LivretArrangePage *self, guint at)
{
  const LivretArrangeSheet *sheet = livret_arrangement_get (self->arrangement, at);
  const LivretImportFile *picture = self->pictures->pdata[sheet->picture];
  g_autofree char *title = livret_arrangement_title (self->arrangement, at);
  g_autofree char *subtitle =
      livret_wording_join (adw_window_title_get_subtitle (self->heading), title, NULL);
  LivretCropPage *page =
      livret_crop_page_new (livret_page_get_household (LIVRET_PAGE (self)), picture->fd,
                            livret_arrange_media_type (picture->name), sheet, subtitle);

  g_object_set_data (G_OBJECT (page), "at", GUINT_TO_POINTER (at));
  g_signal_connect_object (page, "cropped", G_CALLBACK (on_cropped), self, 0);
  livret_page_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (page));
}

static void
on_asked (LivretArrangeRow *row, guint act, LivretArrangePage *self)
{
  guint at = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  const LivretArrangeSheet *sheet = livret_arrangement_get (self->arrangement, at);

  switch (act)
    {
    case LIVRET_ARRANGE_EARLIER:
      move (self, at, at - 1, act);
      return;
    case LIVRET_ARRANGE_LATER:
      move (self, at, at + 1, act);
      return;
    case LIVRET_ARRANGE_CROP:
      show_crop_page (self, at);
      return;
    case LIVRET_ARRANGE_LEAVE_OUT:
      livret_arrangement_leave_out (self->arrangement, at, !sheet->left_out);
      break;
    default:
      livret_arrangement_turn (self->arrangement, at, act == LIVRET_ARRANGE_TURN_LEFT ? -1 : 1);
      break;
    }
  apply (self);
  announce (self, at);
}

/* Where it is held: over which row of the list. */
static void
on_dragged (LivretArrangeRow *row, double y, gboolean let_go, LivretArrangePage *self)
{
  guint from = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  GtkListBoxRow *over;
  graphene_point_t place;

  if (!gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self->list),
                                 &GRAPHENE_POINT_INIT (1, (float) y), &place))
    return;
  over = gtk_list_box_get_row_at_y (self->list, (int) place.y);
  for (guint i = 0; i < livret_arrangement_count (self->arrangement); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (get_row (self, i)), "drop-here");
  if (over == NULL)
    return;
  if (let_go)
    move (self, from, (guint) gtk_list_box_row_get_index (over), LIVRET_ARRANGE_LATER);
  else if (over != GTK_LIST_BOX_ROW (row))
    gtk_widget_add_css_class (GTK_WIDGET (over), "drop-here");
}

static void
begin (LivretArrangePage *self, GArray *sheets)
{
  self->arrangement = livret_arrangement_new (sheets);
  for (guint i = 0; i < sheets->len; i++)
    {
      GtkWidget *row = livret_arrange_row_new ();

      g_signal_connect_object (row, "asked", G_CALLBACK (on_asked), self, 0);
      g_signal_connect_object (row, "dragged", G_CALLBACK (on_dragged), self, 0);
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
  apply (self);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretArrangePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sheets = livret_arrange_read_finish (result, &error);

  if (sheets == NULL)
    livret_household_report (livret_page_get_household (LIVRET_PAGE (self)), error);
  else if (self->list != NULL)
    begin (self, sheets);
}

/* Actions --------------------------------------------------------------------- */

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretArrangePage *self = LIVRET_ARRANGE_PAGE (widget);

  if (self->arrangement == NULL || !livret_arrangement_undo (self->arrangement))
    return;
  apply (self);
  livret_spoken_say (GTK_WIDGET (self), _ ("Undone"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_use (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ARRANGED], 0, g_str_equal (name, "arrange.apart"));
}

GPtrArray *
livret_arrange_page_get_pictures (LivretArrangePage *self)
{
  return self->pictures;
}

GArray *
livret_arrange_page_get_sheets (LivretArrangePage *self)
{
  return livret_arrangement_sheets (self->arrangement);
}

void
livret_arrange_page_set_busy (LivretArrangePage *self, gboolean busy)
{
  self->busy = busy;
  apply (self);
}

/* The widget ------------------------------------------------------------------ */

LivretArrangePage *
livret_arrange_page_new (LivretHousehold *household,
                         const char *whose,
                         GPtrArray *pictures,
                         GArray *sheets)
{
  LivretArrangePage *self = g_object_new (LIVRET_TYPE_ARRANGE_PAGE, "household", household, NULL);

  adw_window_title_set_subtitle (self->heading, whose);
  self->pictures = livret_import_pictures_copy (pictures);
  if (sheets != NULL)
    begin (self, sheets);
  else
    livret_arrange_read_async (household, pictures,
                               livret_page_get_cancellable (LIVRET_PAGE (self)), on_read,
                               g_object_ref (self));
  return self;
}

static void
livret_arrange_page_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_ARRANGE_PAGE);
  G_OBJECT_CLASS (livret_arrange_page_parent_class)->dispose (object);
}

static void
livret_arrange_page_finalize (GObject *object)
{
  LivretArrangePage *self = LIVRET_ARRANGE_PAGE (object);

  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->arrangement, livret_arrangement_free);
  g_hash_table_unref (self->textures);
  G_OBJECT_CLASS (livret_arrange_page_parent_class)->finalize (object);
}

static void
livret_arrange_page_class_init (LivretArrangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_arrange_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_arrange_page_finalize;
  signals[ARRANGED] = g_signal_new ("arranged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "arrange.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "arrange.use", NULL, on_use);
  gtk_widget_class_install_action (widget_class, "arrange.apart", NULL, on_use);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "arrange.undo",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-arrange-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretArrangePage, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretArrangePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretArrangePage, hint);
  gtk_widget_class_bind_template_child (widget_class, LivretArrangePage, list);
  gtk_widget_class_bind_template_child (widget_class, LivretArrangePage, bar);
  gtk_widget_class_bind_template_child (widget_class, LivretArrangePage, apart_button);
  gtk_widget_class_bind_template_child (widget_class, LivretArrangePage, use_button);
}

static void
unref_texture (gpointer texture)
{
  g_clear_object (&texture);
}

static void
livret_arrange_page_init (LivretArrangePage *self)
{
  self->textures = g_hash_table_new_full (NULL, NULL, NULL, unref_texture);
  gtk_widget_init_template (GTK_WIDGET (self));
}
