/* livret-routes.h: the ways by which a grant's package reaches a practitioner: one table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adding a route: write livret-route-ID.c with its write function (declared in livret-route.h), add
 * a row to the table in livret-routes.c and the file to meson.build. Every state word, button and
 * sentence that the window and the command line show comes from that row.
 */
#pragma once

#include "sharing/livret-package.h"

G_BEGIN_DECLS

/** LivretRouteEnforces: what a route can hold the receiver to. */
typedef enum
{
  LIVRET_ENFORCES_NOTHING = 0,
  LIVRET_ENFORCES_PHRASE = 1 << 0, /* opens only with the phrase */
  LIVRET_ENFORCES_UNTIL = 1 << 1,  /* stops answering at its date */
  LIVRET_ENFORCES_COUNT = 1 << 2,  /* counts its openings */
  LIVRET_ENFORCES_END = 1 << 3,    /* can be cut off early */
} LivretRouteEnforces;

struct _LivretPackageContent;
struct _LivretPackageMaking;

/**
 * LivretRoute: one row. Texts are English, in the message catalogue: show them through _().
 * @title: "Paper", on its card
 * @needs: what the practitioner needs to open it
 * @enforced: what can be enforced, in words
 * @words: the two sentences said before sealing; some routes have one, then the second is %NULL
 * @state_active, @state_expired, @state_ended: the state word of a share by this route
 * @end_action: the button that ends it ("Close" where what was given cannot be taken back)
 * @end_words: what ending does and does not do
 * @icon: symbolic icon name
 * @has_phrase: makes a phrase to be given apart from the package
 * @short_phrase: one that programs with a limit take whole
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *needs;
  const char *enforced;
  const char *words[2];
  const char *state_active;
  const char *state_expired;
  const char *state_ended;
  const char *end_action;
  const char *end_words;
  const char *icon;
  const char *suffix;
  const char *media_type;
  LivretRouteEnforces enforces;
  gboolean has_phrase;
  gboolean short_phrase;
  int (*write) (const struct _LivretPackageContent *content,
                const struct _LivretPackageMaking *making,
                GCancellable *cancellable,
                GError **error);
} LivretRoute;

/** livret_routes: in the order to show them, ended by a %NULL id. */
const LivretRoute *livret_routes (void);
const LivretRoute *livret_route_by_id (const char *id);
/** livret_route_always: the sentence added to every route's before sealing; translated. */
const char *livret_route_always (void);
/** livret_route_state: the word for the state of a share: "Handed over", "Past its date"…;
 * translated. */
const char *livret_route_state (const LivretRoute *route, const char *state);

G_END_DECLS
