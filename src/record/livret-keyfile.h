/* livret-keyfile.h: keys.json, the key slots of a vault as they stand on disk.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-crypto.h"
#include "record/livret-vault.h"

G_BEGIN_DECLS

#define LIVRET_KEY_SIZE 32
#define LIVRET_KDF_SALT 16
/* Most keys one vault can have. */
#define LIVRET_KEYFILE_SLOTS 32

/** LivretKdf: Argon2id's cost, one for the whole vault, so that one run serves all slots. */
typedef struct
{
  guint32 memory_kib;
  guint32 iterations;
  guint32 lanes;
  guint8 salt[LIVRET_KDF_SALT];
} LivretKdf;

/**
 * LivretKeySlot: one way in. @wrapped is the raw key under AES-256-GCM with the slot's own key;
 * @label the words people see, sealed under the raw key: keys.json names nobody.
 */
typedef struct
{
  char *id;
  LivretSlotKind kind;
  gint64 created;
  guint8 nonce[LIVRET_GCM_NONCE];
  guint8 wrapped[LIVRET_KEY_SIZE + LIVRET_GCM_TAG];
  guint8 label_nonce[LIVRET_GCM_NONCE];
  GBytes *label;
} LivretKeySlot;

typedef struct
{
  char *vault_id;
  gint64 generation;
  LivretKdf kdf;
  GPtrArray *slots; /* LivretKeySlot */
  guint8 mac[32];
} LivretKeyfile;

LivretKeyfile *livret_keyfile_new (void);
LivretKeyfile *livret_keyfile_copy (const LivretKeyfile *file);
void livret_keyfile_free (LivretKeyfile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretKeyfile, livret_keyfile_free)

LivretKeySlot *livret_key_slot_new (LivretSlotKind kind);
void livret_key_slot_free (LivretKeySlot *slot);
const char *livret_slot_kind_to_string (LivretSlotKind kind);

/** livret_keyfile_load: bounded; costs above what Livret will spend are
 * LIVRET_RECORD_ERROR_HOSTILE. */
LivretKeyfile *livret_keyfile_load (const char *path, GError **error);
/**
 * livret_keyfile_save: counts the generation up, authenticates under @key, replaces the file
 * durably; it is the old or the new one whenever the computer stops. On an error only @file has
 * changed: work on a copy.
 *
 * Errors: LIVRET_RECORD_ERROR_FULL, _READ_ONLY, _INVALID (too many keys)
 */
gboolean livret_keyfile_save (LivretKeyfile *file,
                              const char *path,
                              const LivretSecret *key,
                              GError **error);
/** livret_keyfile_part_path: (transfer full): what a cut-off save may leave beside it. */
char *livret_keyfile_part_path (const char *path);
/** livret_keyfile_authentic: whether the file is as Livret wrote it, by the raw key. */
gboolean livret_keyfile_authentic (const LivretKeyfile *file, const LivretSecret *key);
/** livret_keyfile_slot_header: (transfer full): canonical bytes that a slot's wrapping
 * authenticates. */
char *livret_keyfile_slot_header (const LivretKeyfile *file, const LivretKeySlot *slot);

G_END_DECLS
