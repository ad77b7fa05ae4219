/* main.c: the program livret.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <sys/stat.h>

#include "app/livret-application.h"
#include "app/widgets/livret-places.h"
#include "base/livret-clock.h"
#include "base/livret-secret.h"

int
main (int argc, char **argv)
{
  g_autoptr (LivretApplication) application = NULL;

  livret_process_no_core ();
  /* The heap of the store's and of GLib's threads: as many as there are threads, each keeps what it
   * once needed. */
  mallopt (M_ARENA_MAX, 2);
  umask (077);
  livret_test_hooks_from_environment ();
  setlocale (LC_ALL, "");
  livret_places_init ();
  bindtextdomain (GETTEXT_PACKAGE, livret_places_get_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = livret_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
