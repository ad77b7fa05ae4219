/* livret-sample-household.h: a made-up household to try Livret with, for as long as it is looked
 * at. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-session.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_SAMPLE_HOUSEHOLD (livret_sample_household_get_type ())
G_DECLARE_FINAL_TYPE (
    LivretSampleHousehold, livret_sample_household, LIVRET, SAMPLE_HOUSEHOLD, GObject)

/*
 * A vault in a folder of its own below the user's caches, under a phrase that nobody ever sees.
 * What it holds is erased with the object, or before.
 *
 * Signal: "progress" (double): how much of it is made, 0 to 1.
 */

/** livret_sample_household_clear_leftovers: what a program that did not end in order left behind;
 * what another one looks at stays. */
void livret_sample_household_clear_leftovers (void);

LivretSampleHousehold *livret_sample_household_new (void);

/**
 * livret_sample_household_make_async: makes the vault in a process of its own, in the language of
 * this one, and opens it. Once, some ten seconds. Where it fails or is cancelled, nothing is left
 * behind by the time @callback is called.
 */
void livret_sample_household_make_async (LivretSampleHousehold *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** livret_sample_household_make_finish: (transfer full): the session, open. */
LivretSession *livret_sample_household_make_finish (LivretSampleHousehold *self,
                                                    GAsyncResult *result,
                                                    GError **error);

/** livret_sample_household_erase: its session is closed by now. Again is nothing. */
void livret_sample_household_erase (LivretSampleHousehold *self);

G_END_DECLS
