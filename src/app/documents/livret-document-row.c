/* livret-document-row.c: a document in the list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-row.h"

#include <glib/gi18n.h>

#include "app/documents/livret-document-words.h"
#include "app/widgets/livret-render.h"
#include "app/widgets/livret-thumbnail.h"
#include "app/widgets/livret-wording.h"
#include "app/window/livret-cramped.h"
#include "base/livret-clock.h"

struct _LivretDocumentRow
{
  GtkWidget parent_instance;

  GtkWidget *month;
  GtkWidget *card; /* bound so that it goes with the template */
  LivretThumbnail *picture;
  GtkWidget *title;
  GtkWidget *date;
  GtkWidget *from;
  GtkWidget *snippet;
  GtkWidget *category;
  GtkWidget *marks;
  GtkWidget *person;
  GtkWidget *check;

  LivretHousehold *household;
  LivretDocumentItem *item;
  gulong loaded;
  gulong found;
};

G_DEFINE_FINAL_TYPE (LivretDocumentRow, livret_document_row, GTK_TYPE_WIDGET)

static const struct
{
  const char *category;
  const char *icon;
} icons[] = {
  { "SYNTHESE", "livret-heart-symbolic" },  { "ORD_SOIN", "livret-pill-symbolic" },
  { "RADIO_SC", "livret-bone-symbolic" },   { "BIOLOGIE", "livret-flask-symbolic" },
  { "DEPISTAG", "livret-shield-symbolic" }, { "CAR_VAC", "livret-syringe-symbolic" },
};

const char *
livret_document_icon (const char *category)
{
  for (gsize i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_equal (icons[i].category, category))
      return icons[i].icon;
  return "livret-document-symbolic";
}

static char *
short_date (const LivretDocument *document)
{
  /* A whole day is written short; the year stands in the heading of the month. */
  if (strlen (document->date.text) >= 10)
    {
      /* The day as it was written, wherever this computer stands today. */
      char day[11];
      int number;

      g_strlcpy (day, document->date.text, sizeof day);
      if (livret_day_parse (day, &number, NULL))
        return livret_wording_short_day (number, livret_clock_today ());
    }
  return livret_date_display (&document->date);
}

static void
show_document (LivretDocumentRow *self, const LivretDocument *document)
{
  g_autofree char *from = livret_document_from (document);
  g_autofree char *date = short_date (document);
  g_autofree char *marks = livret_document_marks (document, livret_clock_today ());
  g_autofree char *spoken = NULL;
  gboolean everybody = livret_household_get_person (self->household) == NULL;

  gtk_label_set_label (GTK_LABEL (self->title), document->title);
  gtk_label_set_label (GTK_LABEL (self->date), date);
  gtk_label_set_label (GTK_LABEL (self->from), from);
  gtk_widget_set_visible (self->from, from[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->category), livret_category_label (document->category));
  gtk_label_set_label (GTK_LABEL (self->marks), marks);
  gtk_widget_set_visible (self->marks, marks[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->person), document->person_name);
  gtk_widget_set_visible (self->person, everybody);
  livret_render_thumbnail (self->household, self->picture, document->id, document->sha256,
                           document->media_type);
  spoken = livret_wording_join (document->title, from, date, marks, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Where the words of a search stand in it. */
static void
show_snippet (LivretDocumentRow *self)
{
  PangoAttrList *marks = NULL;
  const char *snippet =
      self->item != NULL ? livret_document_item_get_snippet (self->item, &marks) : NULL;

  gtk_label_set_attributes (GTK_LABEL (self->snippet), NULL);
  gtk_label_set_label (GTK_LABEL (self->snippet), snippet != NULL ? snippet : "");
  gtk_label_set_attributes (GTK_LABEL (self->snippet), marks);
  gtk_widget_set_visible (self->snippet, snippet != NULL);
}

static void
apply (LivretDocumentRow *self)
{
  const LivretDocument *document = self->item ? livret_document_item_get (self->item) : NULL;
  const char *month = self->item ? livret_document_item_get_month (self->item) : NULL;

  gtk_label_set_label (GTK_LABEL (self->month), month ? month : "");
  gtk_widget_set_visible (self->month, month != NULL);
  if (document != NULL)
    show_document (self, document);
  else
    {
      gtk_label_set_label (GTK_LABEL (self->title), "");
      livret_render_no_thumbnail (self->picture);
    }
}

/* That it is selected is said of the row by GTK. */
void
livret_document_row_set_check (LivretDocumentRow *self, gboolean visible, gboolean selected)
{
  gtk_widget_set_visible (self->check, visible);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->check),
                                selected ? "livret-select-symbolic" : "livret-circle-symbolic");
  if (selected)
    gtk_widget_add_css_class (self->check, "accent");
  else
    gtk_widget_remove_css_class (self->check, "accent");
}

static void
let_go (LivretDocumentRow *self)
{
  if (self->item == NULL)
    return;
  g_clear_signal_handler (&self->loaded, self->item);
  g_clear_signal_handler (&self->found, self->item);
}

void
livret_document_row_bind (LivretDocumentRow *self, LivretDocumentItem *item)
{
  let_go (self);
  g_set_object (&self->item, item);
  if (item != NULL)
    {
      self->loaded = g_signal_connect_swapped (item, "notify::loaded", G_CALLBACK (apply), self);
      self->found =
          g_signal_connect_swapped (item, "notify::snippet", G_CALLBACK (show_snippet), self);
    }
  apply (self);
  show_snippet (self);
}

GtkWidget *
livret_document_row_new (LivretHousehold *household)
{
  LivretDocumentRow *self = g_object_new (LIVRET_TYPE_DOCUMENT_ROW, NULL);

  self->household = g_object_ref (household);
  livret_cramped_wrap (self->title, household);
  livret_cramped_wrap (self->from, household);
  livret_cramped_wrap (self->category, household);
  return GTK_WIDGET (self);
}

static void
livret_document_row_dispose (GObject *object)
{
  LivretDocumentRow *self = LIVRET_DOCUMENT_ROW (object);

  let_go (self);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIVRET_TYPE_DOCUMENT_ROW);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_document_row_parent_class)->dispose (object);
}

static void
livret_document_row_class_init (LivretDocumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_document_row_dispose;
  g_type_ensure (LIVRET_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-document-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, month);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, card);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, picture);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, title);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, date);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, from);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, snippet);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, category);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, marks);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, person);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentRow, check);
}

static void
livret_document_row_init (LivretDocumentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
