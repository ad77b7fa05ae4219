/* livret-xdm-metadata.h: METADATA.XML of an IHE XDM archive (ebRIM 3.0).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Read by local names and by the identifiers of classifications, never by place: prefixes, wrappers
 * and order differ in real files. Sources: IHE ITI TF-3 §4.2; ANS, “Volet transmission de documents
 * CDA en messagerie sécurisée”.
 */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

/** LivretXdmEntry: a DocumentEntry. Members are %NULL where it does not say. @hash: hex of 40 or 64
 * digits; @size: -1 unknown; @path: as compared: upper case, “/”, from the folder of METADATA.XML;
 * @replaces_entry: id of the entry it replaces, if that is in another archive */
typedef struct
{
  char *id;
  char *path;
  char *name;
  char *hash;
  gint64 size;
  char *title;
  char *author;
  char *professional; /* the author's number */
  char *establishment;
  char *date;
  char *type;
  char *unique_id;
  char *restrictions;
  char *replaces;
  char *person; /* whose it is said to be: each entry tells it for itself */
  char *birth_date;
  char *ins;
  char *numbers; /* livret_header_numbers() of it and of the person's */
  gboolean deprecated;
  gboolean met; /* for the reader of the archive */
} LivretXdmEntry;

/** LivretXdmMetadata: @entries: of LivretXdmEntry */
typedef struct
{
  GPtrArray *entries;
} LivretXdmMetadata;

/** livret_xdm_path: (transfer full): @name as it is compared. */
char *livret_xdm_path (const char *name);
/** livret_xdm_metadata_read: (transfer full): @folder: of the METADATA.XML, with its “/”, or "". */
LivretXdmMetadata *livret_xdm_metadata_read (GBytes *bytes, const char *folder, GError **error);
void livret_xdm_metadata_free (LivretXdmMetadata *metadata);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretXdmMetadata, livret_xdm_metadata_free)

G_END_DECLS
