/* livret-flap.h: the flap and the seal of an envelope, drawn over a card.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  LIVRET_SEAL_OPEN,  /* not sealed yet: a dashed ring */
  LIVRET_SEAL_LIVE,  /* teal */
  LIVRET_SEAL_ENDED, /* grey */
} LivretSeal;

#define LIVRET_TYPE_FLAP (livret_flap_get_type ())
G_DECLARE_FINAL_TYPE (LivretFlap, livret_flap, LIVRET, FLAP, GtkWidget)

/* The depth of the flap, and where text below it may begin. */
#define LIVRET_FLAP_DEPTH 46
#define LIVRET_FLAP_TEXT 70

GtkWidget *livret_flap_new (LivretSeal seal);
void livret_flap_set_seal (LivretFlap *self, LivretSeal seal);

/** livret_flap_seal_path: (transfer full): a circle with 14 lobes around a point. */
GskPath *livret_flap_seal_path (float x, float y, float radius);

G_END_DECLS
