/* livret-routes.c: the table of routes. Adding one: its file, its row here, its name in
 * meson.build. SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-route.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order in which they are offered: what surely opens comes first. */
static const LivretRoute routes[] = {
  {
      .id = "paper",
      .title = N_ ("Paper"),
      .needs = N_ ("The practitioner needs nothing: pages to read and to file."),
      .enforced = N_ ("Cannot be taken back, and does not end by itself."),
      .words = { N_ ("These pages read without a password: hand them over in person."),
                 N_ ("You can neither take them back nor know who reads them.") },
      .state_active = N_ ("Handed over"),
      .state_expired = N_ ("Handed over, past its date"),
      .state_ended = N_ ("Closed"),
      .end_action = N_ ("Close Share"),
      .end_words = N_ ("What was handed over stays handed over; nothing more will be printed."),
      .icon = "printer-symbolic",
      .suffix = "pdf",
      .media_type = "application/pdf",
      .enforces = LIVRET_ENFORCES_NOTHING,
      .write = livret_route_paper_write,
  },
  {
      .id = "pdf",
      .title = N_ ("PDF with a password"),
      .needs =
          N_ ("The practitioner needs a PDF reader and the password: five words in lower case, "
              "with their hyphens."),
      .enforced = N_ ("Opens only with the password; cannot be taken back."),
      .words = { N_ ("This PDF asks for a password, to be given apart."),
                 N_ ("Whoever has both can read it, print it and keep it, even past the end "
                     "date.") },
      .state_active = N_ ("Handed over"),
      .state_expired = N_ ("Handed over, past its date"),
      .state_ended = N_ ("Closed"),
      .end_action = N_ ("Close Share"),
      .end_words = N_ ("What was handed over stays handed over; no further file will be made."),
      .icon = "x-office-document-symbolic",
      .suffix = "pdf",
      .media_type = "application/pdf",
      .enforces = LIVRET_ENFORCES_PHRASE,
      .has_phrase = TRUE,
      .short_phrase = TRUE,
      .write = livret_route_pdf_write,
  },
  {
      .id = "html",
      .title = N_ ("File for a browser"),
      .needs =
          N_ ("The practitioner needs Edge, Chrome or Firefox and the phrase; nothing to install."),
      .enforced = N_ ("Opens only with the phrase; cannot be taken back; its end date is shown."),
      .words = { N_ ("This file is closed by a phrase, to be given by word of mouth or on paper, "
                     "never "
                     "with the file."),
                 N_ ("Once handed over it cannot be taken back; the end date is shown but does not "
                     "prevent a copy from being kept.") },
      .state_active = N_ ("Handed over"),
      .state_expired = N_ ("Handed over, past its date"),
      .state_ended = N_ ("Closed"),
      .end_action = N_ ("Close Share"),
      .end_words = N_ ("What was handed over stays handed over; no further file will be made."),
      .icon = "web-browser-symbolic",
      .suffix = "html",
      .media_type = "text/html",
      .enforces = LIVRET_ENFORCES_PHRASE,
      .has_phrase = TRUE,
      .write = livret_route_html_write,
  },
  { .id = NULL },
};

const LivretRoute *
livret_routes (void)
{
  return routes;
}

const LivretRoute *
livret_route_by_id (const char *id)
{
  for (const LivretRoute *route = routes; route->id != NULL; route++)
    if (g_strcmp0 (route->id, id) == 0)
      return route;
  return NULL;
}

const char *
livret_route_always (void)
{
  return _ ("The practitioner may file a copy in their own records.");
}

const char *
livret_route_state (const LivretRoute *route, const char *state)
{
  if (strcmp (state, "active") == 0)
    return _ (route->state_active);
  if (strcmp (state, "expired") == 0)
    return _ (route->state_expired);
  if (strcmp (state, "ended") == 0)
    return _ (route->state_ended);
  return _ ("Sealed, not handed over yet");
}
