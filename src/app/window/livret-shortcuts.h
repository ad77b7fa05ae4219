/* livret-shortcuts.h: the one table of keys, and the dialog that shows it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LivretShortcut:
 * @keys: as GTK writes an accelerator; for @digits the first of them
 * @action: action of the frame, with its target after "::"; for @digits the target is the digit's
 * number from 0
 * @digits: how many physical digit keys, from 1, count (AZERTY needs no Shift); 0: @keys alone
 * @group, @title: English, in the catalogue
 */
typedef struct
{
  const char *keys;
  const char *action;
  guint digits;
  const char *group;
  const char *title;
} LivretShortcut;

/** livret_shortcuts: ended by a %NULL @keys. */
extern const LivretShortcut livret_shortcuts[];

/** livret_shortcuts_digit: (nullable): the shortcut of a hardware key code with modifiers, and its
 * digit from 0. */
const LivretShortcut *
livret_shortcuts_digit (guint keycode, GdkModifierType modifiers, guint *digit);

/** livret_shortcuts_attach: binds the table to @widget, which has the actions. */
void livret_shortcuts_attach (GtkWidget *widget);
/** livret_shortcuts_dialog_new: (transfer floating). */
AdwDialog *livret_shortcuts_dialog_new (void);

G_END_DECLS
