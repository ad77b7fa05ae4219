/* livret-person-card.c: the people of the household at the top of the sidebar.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-person-card.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-initials.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

/* With more people than this, their initials alone stand in the card. */
#define NAMED_PEOPLE 4

struct _LivretPersonCard
{
  AdwBin parent_instance;

  GtkWidget *menu_button;
  GtkWidget *edge;
  AdwBin *picture;
  GtkWidget *name;
  GtkWidget *age;
  GtkWidget *others;

  LivretHousehold *household;
};

G_DEFINE_FINAL_TYPE (LivretPersonCard, livret_person_card, ADW_TYPE_BIN)

static GMenuModel *
build_menu (GPtrArray *people, const LivretPerson *shown)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();

  for (guint i = 0; i < people->len; i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (((LivretPerson *) people->pdata[i])->name, NULL);

      g_menu_item_set_action_and_target (item, "frame.person", "u", i);
      g_menu_append_item (list, item);
    }
  if (people->len > 1)
    g_menu_append (list, _ ("Whole Household"), "frame.everybody");
  if (shown != NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("Edit %s…"), shown->name);

      g_menu_append (edit, title, "frame.edit-person");
    }
  g_menu_append (edit, _ ("Add a Person…"), "frame.add-person");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (list));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
build_chip (const LivretPerson *person, GPtrArray *people, guint place)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *name =
      person ? livret_wording_given_name (person) : g_strdup (_ ("Whole household"));
  const char *spoken = person ? person->name : name;

  gtk_box_append (GTK_BOX (box), person ? livret_initials_new (person, people, 24)
                                        : livret_initials_everybody (24));
  if (person != NULL && people->len <= NAMED_PEOPLE)
    {
      GtkWidget *label = gtk_label_new (name);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "person-chip");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  if (person != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                  person ? "frame.person" : "frame.everybody");
  return button;
}

static void
show_person (LivretPersonCard *self, const LivretPerson *person, GPtrArray *people)
{
  g_autofree char *age = person ? livret_wording_age (person, livret_clock_today ()) : NULL;
  g_autofree char *everybody =
      g_strdup_printf (ngettext ("%u person", "%u people", people->len), people->len);
  g_autofree char *spoken = NULL;
  const char *name = person ? person->name : _ ("Whole household");

  adw_bin_set_child (self->picture, person ? livret_initials_new (person, people, 40)
                                           : livret_initials_everybody (40));
  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->age), person ? age : everybody);
  gtk_widget_set_visible (self->age, person == NULL || age[0] != '\0');
  for (int i = 0; i < 4; i++)
    gtk_widget_remove_css_class (self->edge, livret_initials_class (i));
  if (person != NULL)
    gtk_widget_add_css_class (self->edge, livret_initials_class (person->colour));
  spoken = livret_wording_join (name, person ? age : everybody, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
rebuild (LivretPersonCard *self)
{
  GPtrArray *people = livret_household_get_people (self->household);
  const LivretPerson *shown = livret_household_get_person (self->household);
  g_autoptr (GMenuModel) menu = build_menu (people, shown);
  GtkWidget *child;

  show_person (self, shown, people);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  while ((child = gtk_widget_get_first_child (self->others)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->others), child);
  gtk_widget_set_visible (self->others, people->len > 1);
  for (guint i = 0; i < people->len; i++)
    if (people->pdata[i] != shown)
      adw_wrap_box_append (ADW_WRAP_BOX (self->others), build_chip (people->pdata[i], people, i));
  if (shown != NULL)
    adw_wrap_box_append (ADW_WRAP_BOX (self->others), build_chip (NULL, people, 0));
}

void
livret_person_card_set_household (LivretPersonCard *self, LivretHousehold *household)
{
  self->household = g_object_ref (household);
  g_signal_connect_object (household, "people-changed", G_CALLBACK (rebuild), self,
                           G_CONNECT_SWAPPED);
  rebuild (self);
}

static void
livret_person_card_dispose (GObject *object)
{
  LivretPersonCard *self = LIVRET_PERSON_CARD (object);

  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_PERSON_CARD);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_person_card_parent_class)->dispose (object);
}

static void
livret_person_card_class_init (LivretPersonCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_person_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-person-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretPersonCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonCard, edge);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonCard, picture);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonCard, name);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonCard, age);
  gtk_widget_class_bind_template_child (widget_class, LivretPersonCard, others);
}

static void
livret_person_card_init (LivretPersonCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_spoken_menu (GTK_MENU_BUTTON (self->menu_button));
}
