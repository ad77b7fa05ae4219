/* livret-window.h: the window: first pages, lock or household, never two.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_WINDOW (livret_window_get_type ())
G_DECLARE_FINAL_TYPE (LivretWindow, livret_window, LIVRET, WINDOW, AdwApplicationWindow)

LivretWindow *livret_window_new (AdwApplication *application);
/** livret_window_import: @files of GFile; an empty list asks for files. While locked: after
 * unlocking. */
void livret_window_import (LivretWindow *self, GListModel *files);
void livret_window_lock (LivretWindow *self);
/** livret_window_show_sample: makes a sample household and opens it, unless a vault is open. */
void livret_window_show_sample (LivretWindow *self);
/** livret_window_quit: the window goes at once, whatever is open in it; the program once the vault
 * is closed. */
void livret_window_quit (LivretWindow *self);
/** livret_window_close_now: closes the vault before it answers: the program is about to end. */
void livret_window_close_now (LivretWindow *self);

G_END_DECLS
