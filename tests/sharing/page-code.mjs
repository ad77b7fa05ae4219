// page-code.mjs: the page's own script, without its page, for tests in node.
// SPDX-License-Identifier: GPL-3.0-or-later

import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { runInNewContext } from 'node:vm';

const FILES = ['texts.js', 'format.js', 'phrase.js', 'envelope.js', 'record.js'];
const NAMES = ['TEXTS', 'TERMS', 'canonicalPhrase', 'typedWords', 'splitsIntoWords', 'distance', 'nearestWord',
  'explainPhrase', 'formatDate', 'formatPeriod', 'ageOn', 'Envelope', 'say', 'term',
  'rowWords', 'readingsCsv'];

// folder: src/sharing/page
export function loadPageCode(folder) {
  const text = FILES.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n');
  return runInNewContext(`'use strict';\n${text}\n({ ${NAMES.join(', ')}, setLanguage (id) { language = id; } })`, {
    crypto: webcrypto, TextEncoder, TextDecoder, atob, Intl, Date, Uint8Array, DataView, console,
  });
}
