/* main.c: livret-cli, the record on the command line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include <glib/gi18n.h>

#include "base/livret-base.h"
#include "base/livret-clock.h"
#include "base/livret-secret.h"
#include "cli/livret-cli.h"

int
main (int argc, char **argv)
{
  g_autofree char *locale = NULL;

  livret_process_harden ();
  livret_test_hooks_from_environment ();
  setlocale (LC_ALL, "");
  locale = livret_locale_folder ();
  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return livret_cli_main (argc, argv);
}
