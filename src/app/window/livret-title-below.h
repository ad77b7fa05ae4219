/* livret-title-below.h: the name of a page below its buttons, on a phone with large letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIVRET_TYPE_TITLE_BELOW (livret_title_below_get_type ())
/**
 * LivretTitleBelow: a header bar of three buttons leaves 90 of 360 px to the page's name, and to
 * whose record it is. Where letters are so large that it would be cut there, it stands whole on
 * lines of its own below the bar, and no more within it.
 *
 * Properties: "of" (#AdwWindowTitle: the title of the header bar), "household" (#LivretHousehold:
 * knows how wide the window is), "crowded" (boolean: a page one browses, with
 * its buttons: so on any phone).
 */
G_DECLARE_FINAL_TYPE (LivretTitleBelow, livret_title_below, LIVRET, TITLE_BELOW, GtkBox)

G_END_DECLS
