/* livret-application.h: the program: one window, four actions on the session bus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define LIVRET_TYPE_APPLICATION (livret_application_get_type ())
G_DECLARE_FINAL_TYPE (LivretApplication, livret_application, LIVRET, APPLICATION, AdwApplication)

LivretApplication *livret_application_new (void);

G_END_DECLS
