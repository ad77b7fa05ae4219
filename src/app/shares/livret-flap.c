/* livret-flap.c: the flap and the seal of an envelope, drawn over a card.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-flap.h"

#include <adwaita.h>
#include <math.h>

#define EDGE 9.0f /* where the flap leaves the sides */
#define RADIUS 18.0f
#define LOBES 14
#define LOBE 0.045f

struct _LivretFlap
{
  GtkWidget parent_instance;

  LivretSeal seal;
};

G_DEFINE_FINAL_TYPE (LivretFlap, livret_flap, GTK_TYPE_WIDGET)

static GskPath *
flap_path (float width)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_move_to (builder, 0, 0);
  gsk_path_builder_line_to (builder, width, 0);
  gsk_path_builder_line_to (builder, width, EDGE);
  gsk_path_builder_line_to (builder, width / 2, LIVRET_FLAP_DEPTH);
  gsk_path_builder_line_to (builder, 0, EDGE);
  gsk_path_builder_close (builder);
  return gsk_path_builder_free_to_path (builder);
}

/* Its lower edge alone: the others are the card's. */
static GskPath *
edge_path (float width)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  gsk_path_builder_move_to (builder, width, EDGE);
  gsk_path_builder_line_to (builder, width / 2, LIVRET_FLAP_DEPTH);
  gsk_path_builder_line_to (builder, 0, EDGE);
  return gsk_path_builder_free_to_path (builder);
}

GskPath *
livret_flap_seal_path (float x, float y, float radius)
{
  GskPathBuilder *builder = gsk_path_builder_new ();

  for (int i = 0; i < LOBES * 10; i++)
    {
      float angle = (float) i * 2 * (float) G_PI / (LOBES * 10);
      float r = radius * (1 + LOBE * cosf (LOBES * angle));

      if (i == 0)
        gsk_path_builder_move_to (builder, x + r, y);
      else
        gsk_path_builder_line_to (builder, x + r * cosf (angle), y + r * sinf (angle));
    }
  gsk_path_builder_close (builder);
  return gsk_path_builder_free_to_path (builder);
}

static void
snapshot_flap (GtkSnapshot *snapshot, float width, const GdkRGBA *ink)
{
  g_autoptr (GskPath) path = flap_path (width);
  g_autoptr (GskPath) below = edge_path (width);
  g_autoptr (GskStroke) line = gsk_stroke_new (1);
  GskColorStop stops[] = { { 0, *ink }, { 1, *ink } };
  GdkRGBA edge = *ink;

  stops[0].color.alpha = 0;
  stops[1].color.alpha = 0.045f;
  edge.alpha = 0.05f;
  /* The soft shadow below the edge, in four steps. */
  for (int i = 4; i > 0; i--)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) i * 0.8f));
      gtk_snapshot_append_stroke (snapshot, below, line, &edge);
      gtk_snapshot_restore (snapshot);
    }
  gtk_snapshot_push_fill (snapshot, path, GSK_FILL_RULE_WINDING);
  gtk_snapshot_append_linear_gradient (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, width, LIVRET_FLAP_DEPTH), &GRAPHENE_POINT_INIT (0, 0),
      &GRAPHENE_POINT_INIT (0, LIVRET_FLAP_DEPTH), stops, G_N_ELEMENTS (stops));
  gtk_snapshot_pop (snapshot);
  edge.alpha = 0.16f;
  gtk_snapshot_append_stroke (snapshot, below, line, &edge);
}

static void
snapshot_booklet (GtkWidget *widget, GtkSnapshot *snapshot, float x, float y)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, "livret-booklet-symbolic", NULL, 18,
                                  gtk_widget_get_scale_factor (widget), GTK_TEXT_DIR_LTR, 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - 9, y - 9));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, 18, 18, &white,
                                            1);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_wax (GtkWidget *widget, GtkSnapshot *snapshot, float x, float y, gboolean live)
{
  static const GskColorStop teal[] = { { 0, { 0.11f, 0.58f, 0.54f, 1 } },
                                       { 1, { 0.05f, 0.41f, 0.38f, 1 } } };
  static const GskColorStop grey[] = { { 0, { 0.58f, 0.58f, 0.60f, 1 } },
                                       { 1, { 0.42f, 0.42f, 0.44f, 1 } } };
  g_autoptr (GskPath) path = livret_flap_seal_path (x, y, RADIUS);
  g_autoptr (GskPath) ring = livret_flap_seal_path (x, y, RADIUS - 3.5f);
  g_autoptr (GskStroke) line = gsk_stroke_new (1);

  gtk_snapshot_push_fill (snapshot, path, GSK_FILL_RULE_WINDING);
  gtk_snapshot_append_radial_gradient (
      snapshot,
      &GRAPHENE_RECT_INIT (x - RADIUS - 2, y - RADIUS - 2, 2 * RADIUS + 4, 2 * RADIUS + 4),
      &GRAPHENE_POINT_INIT (x - 5, y - 6), RADIUS * 1.5f, RADIUS * 1.5f, 0, 1, live ? teal : grey,
      2);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_stroke (snapshot, ring, line, &(GdkRGBA) { 1, 1, 1, 0.22f });
  snapshot_booklet (widget, snapshot, x, y);
}

static void
snapshot_ring (GtkSnapshot *snapshot, float x, float y, const GdkRGBA *ink, const GdkRGBA *ground)
{
  static const float dashes[] = { 3, 3 };
  g_autoptr (GskPath) path = livret_flap_seal_path (x, y, RADIUS);
  g_autoptr (GskStroke) line = gsk_stroke_new (1.5f);

  gsk_stroke_set_dash (line, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, ground);
  gtk_snapshot_append_stroke (snapshot, path, line, ink);
}

static void
livret_flap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LivretFlap *self = LIVRET_FLAP (widget);
  float width = (float) gtk_widget_get_width (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  GdkRGBA ground = dark ? (GdkRGBA) { 0.2f, 0.2f, 0.22f, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
  GdkRGBA teal = dark ? (GdkRGBA) { 0.37f, 0.92f, 0.83f, 1 } : (GdkRGBA) { 0.06f, 0.46f, 0.43f, 1 };
  GdkRGBA ink;

  gtk_widget_get_color (widget, &ink);
  snapshot_flap (snapshot, width, &ink);
  if (self->seal == LIVRET_SEAL_OPEN)
    snapshot_ring (snapshot, width / 2, LIVRET_FLAP_DEPTH - 2, &teal, &ground);
  else
    snapshot_wax (widget, snapshot, width / 2, LIVRET_FLAP_DEPTH - 2,
                  self->seal == LIVRET_SEAL_LIVE);
}

static void
livret_flap_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? LIVRET_FLAP_TEXT : 0;
}

void
livret_flap_set_seal (LivretFlap *self, LivretSeal seal)
{
  self->seal = seal;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
livret_flap_new (LivretSeal seal)
{
  LivretFlap *self =
      g_object_new (LIVRET_TYPE_FLAP, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->seal = seal;
  return GTK_WIDGET (self);
}

static void
livret_flap_class_init (LivretFlapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = livret_flap_snapshot;
  widget_class->measure = livret_flap_measure;
  gtk_widget_class_set_css_name (widget_class, "flap");
}

static void
livret_flap_init (LivretFlap *self)
{
}
