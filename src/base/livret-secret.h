/* livret-secret.h: bytes that must not reach swap, logs or freed memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LivretSecret: reference-counted bytes in locked memory (mlock, not dumped), wiped at the last
 * unref. Always followed by a NUL that is not counted.
 */
typedef struct _LivretSecret LivretSecret;

LivretSecret *livret_secret_new (gconstpointer data, gsize size);
LivretSecret *livret_secret_new_zeroed (gsize size);
LivretSecret *livret_secret_new_random (gsize size);
/** livret_secret_new_take: copies @text into a secret, then wipes and frees it. */
LivretSecret *livret_secret_new_take (char *text);
LivretSecret *livret_secret_ref (LivretSecret *secret);
void livret_secret_unref (LivretSecret *secret);
const guint8 *livret_secret_data (const LivretSecret *secret);
guint8 *livret_secret_data_mutable (LivretSecret *secret);
const char *livret_secret_text (const LivretSecret *secret);
gsize livret_secret_size (const LivretSecret *secret);
/** livret_secret_equal: in constant time for equal sizes. */
gboolean livret_secret_equal (const LivretSecret *a, const LivretSecret *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretSecret, livret_secret_unref)

/** livret_wipe: overwrites memory so that the compiler does not leave it out. */
void livret_wipe (gpointer data, gsize size);

/**
 * livret_process_no_core: no core dumps, neither of the programs it starts. For the window, which
 * must stay readable to the desktop portals: they look at its /proc/PID/root to tell sandboxed
 * programs apart.
 */
void livret_process_no_core (void);
/** livret_process_harden: no core dumps, not traceable by other processes of the user. */
void livret_process_harden (void);

G_END_DECLS
