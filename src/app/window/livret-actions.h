/* livret-actions.h: the frame's actions, and the keys, the menu and the dialog that come from them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LivretAction:
 * @name: of the action, as a widget knows it
 * @activate: (nullable): %NULL: a page does it by itself, and only the dialog of keys has its row
 * @parameter: (nullable): the type of what it is given
 * @keys: (nullable): as GTK writes an accelerator; for @digits the first of them
 * @digits: how many physical digit keys, from 1, count (AZERTY needs no Shift), the action being
 *   given the digit's number from 0; 0: @keys alone
 * @group, @title: (nullable): in the dialog of keys; English, in the catalogue
 * @section: of the menu, from 1; 0 for none
 * @menu: (nullable): its words there, with a mnemonic; English, in the catalogue
 */
typedef struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  const char *keys;
  guint digits;
  const char *group;
  const char *title;
  guint section;
  const char *menu;
} LivretAction;

/** livret_actions: ended by a %NULL name; in livret-frame-actions.c. */
extern const LivretAction livret_actions[];

/** livret_actions_install: for a class of widgets. */
void livret_actions_install (GtkWidgetClass *klass);
/** livret_actions_attach_keys: binds the keys to @widget, which has the actions; the digits are
 * the window's to hand on. */
void livret_actions_attach_keys (GtkWidget *widget);
/** livret_actions_digit: (nullable): the action of a hardware key code with modifiers, and its
 * digit from 0. */
const LivretAction *livret_actions_digit (guint keycode, GdkModifierType modifiers, guint *digit);
/** livret_actions_press_digit: does what the digit stands for on @widget; %FALSE if nothing. */
gboolean livret_actions_press_digit (GtkWidget *widget, guint keycode, GdkModifierType modifiers);
/** livret_actions_menu: (transfer full): the menu, in the order of the table. */
GMenuModel *livret_actions_menu (void);
/** livret_actions_dialog_new: (transfer floating): the dialog of keys. */
AdwDialog *livret_actions_dialog_new (void);

G_END_DECLS
