/* made-content.h: the content of a package made up for tests: a woman of 58 and her papers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sharing/livret-package-content.h"

/**
 * made_content_new: all sections, four series of different styles, @n_documents documents (PDF,
 * text, a picture, then others of no known type) whose bytes hold MADE_CANARY.
 */
LivretPackageContent *made_content_new (guint n_documents);

#define MADE_CANARY "CANARI-DOCUMENT"
