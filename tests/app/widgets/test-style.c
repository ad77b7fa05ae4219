/* test-style.c: what is wrong with what was typed is amber, with its sign; red is for what
 * destroys. SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

static void
load (const char *name, gboolean wanted, GtkCssProvider *provider)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "src", "app", name, NULL);

  if (wanted)
    gtk_css_provider_load_from_path (provider, path);
  else
    gtk_css_provider_load_from_string (provider, "");
}

/* Where a colour stands on the wheel: 0 red, 60 yellow, 240 blue. */
static double
hue_of (GtkWidget *window, const char *css_class)
{
  GtkWidget *label = gtk_label_new ("No number");
  float h, s, v;
  GdkRGBA colour;

  gtk_widget_add_css_class (label, css_class);
  adw_window_set_content (ADW_WINDOW (window), label);
  gtk_widget_get_color (label, &colour);
  gtk_rgb_to_hsv (colour.red, colour.green, colour.blue, &h, &s, &v);
  g_test_message ("%s: %g, %g", css_class, h * 360, s);
  return s > 0.2 ? h * 360 : -1;
}

static int
width_of (GtkWidget *window, const char *css_class)
{
  GtkWidget *label = gtk_label_new ("No number");
  int width;

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  adw_window_set_content (ADW_WINDOW (window), label);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

static void
test_amber (void)
{
  static const struct
  {
    const char *what;
    AdwColorScheme scheme;
  } cases[] = { { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
                { "dark", ADW_COLOR_SCHEME_FORCE_DARK } };
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) dark = gtk_css_provider_new ();
  GtkWidget *window = adw_window_new ();
  GdkDisplay *display = gtk_widget_get_display (window);

  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (style), 600);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (dark), 601);
  load ("style.css", TRUE, style);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].what);
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), cases[i].scheme);
      load ("style-dark.css", cases[i].scheme == ADW_COLOR_SCHEME_FORCE_DARK, dark);
      for (const char *const *name = (const char *const[]) { "field-error", "error", NULL };
           *name != NULL; name++)
        {
          g_assert_cmpfloat (hue_of (window, *name), >, 25);
          g_assert_cmpfloat (hue_of (window, *name), <, 50);
        }
      /* The sign has its place before the words. */
      g_assert_cmpint (width_of (window, "field-error"), >, width_of (window, NULL) + 16);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/style/amber", test_amber);
  return g_test_run ();
}
