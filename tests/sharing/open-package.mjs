// open-package.mjs: opens a package as described in src/sharing/livret-envelope.h, sharing no code with
// the page or the program. Usage: node open-package.mjs FILE PHRASE-FILE [FOLDER] → JSON of all it holds,
// and each segment's bytes as FOLDER/segment-N.
// SPDX-License-Identifier: GPL-3.0-or-later

import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

function block(html, id) {
  const match = new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(html);
  if (match === null)
    throw new Error(`no block ${id}`);
  return match[1];
}

function nonceOf(index) {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function openSegment(key, header, headerText, index, sealed) {
  const hash = createHash('sha256').update(headerText).digest('hex');
  const last = index + 1 === header.segments ? 1 : 0;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index));
  decipher.setAAD(Buffer.from(`livret-package-1\n${header.id}\n${index}\n${last}\n${hash}`));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

// phrase: canonical already (letters and digits only). Throws when it is wrong or anything was changed.
export function openPackage(html, phrase) {
  const headerText = block(html, 'header');
  const header = JSON.parse(headerText);
  if (header.kdf !== 'PBKDF2-HMAC-SHA-256' || header.iterations < 600000 || header.cipher !== 'AES-256-GCM')
    throw new Error('unknown header');
  const key = pbkdf2Sync(phrase, Buffer.from(header.salt, 'base64'), header.iterations, 32, 'sha256');
  const segments = [];
  for (let i = 0; i < header.segments; i++)
    segments.push(openSegment(key, header, headerText, i, Buffer.from(JSON.parse(block(html, `segment-${i}`)), 'base64')));
  if (html.includes(`id="segment-${header.segments}"`))
    throw new Error('a segment too many');
  const cover = JSON.parse(segments[0]);
  return {
    header,
    cover,
    segments,
    statements: cover.statements.map((i) => JSON.parse(segments[i])),
    series: cover.series.map((i) => JSON.parse(segments[i])),
    documents: cover.documents.map((item) => ({ ...item, bytes: segments[item.segment] })),
    all: segments[cover.all.segment],
  };
}

function summary(opened) {
  const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
  return {
    ...opened.cover,
    statements: opened.statements,
    series: opened.series.map(({ kind, rows }) => ({ kind, readings: rows.length })),
    documents: opened.documents.map(({ title, name, type, segment, rendition, bytes }) => ({
      title, name, type, segment, rendition, sha256: sha256(bytes) })),
    all: sha256(opened.all),
    segments: opened.segments.length,
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, phraseFile, folder] = process.argv.slice(2);
  const phrase = readFileSync(phraseFile, 'utf8').replace(/[^a-z0-9]/g, '');
  const opened = openPackage(readFileSync(file, 'utf8'), phrase);
  if (folder !== undefined)
    opened.segments.forEach((bytes, i) => writeFileSync(`${folder}/segment-${i}`, bytes));
  console.log(JSON.stringify(summary(opened), null, 1));
}
