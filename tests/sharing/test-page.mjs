// test-page.mjs: the page's script in node: phrases as in C, dates, and the segments of a made package.
// Usage: node test-page.mjs SOURCE-FOLDER MAKE-PACKAGE
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPackage } from './open-package.mjs';
import { loadPageCode } from './page-code.mjs';
import { runTests, test } from './tap.mjs';

const [source, makePackage] = process.argv.slice(2);
const pageFolder = join(source, 'src/sharing/page');
const code = loadPageCode(pageFolder);
const folder = mkdtempSync(join(tmpdir(), 'livret-page-'));
const CANARY = 'CANARI-DOCUMENT';

// The program that made the package also tells its phrase; nothing else does.
function make(name, ...args) {
  const path = join(folder, name);
  const phrase = execFileSync(makePackage, [path, ...args], { encoding: 'utf8' }).trim();
  return { path, phrase, canonical: phrase.replace(/-/g, ''), html: readFileSync(path, 'utf8') };
}

const made = make('made.html');
const segmentText = (html) => (i) => JSON.parse(
  new RegExp(`id="segment-${i}">(.*?)</script>`, 's').exec(html)[1]);
const headerOf = (html) => /id="header">(.*?)<\/script>/s.exec(html)[1];
const wordsOf = (html) => new Set(JSON.parse(/id="words">(.*?)<\/script>/s.exec(html)[1]).split(' '));

test('phrases come to the same as in C', () => {
  const { phrases } = JSON.parse(readFileSync(join(source, 'tests/sharing/phrases.json'), 'utf8'));
  for (const [typed, canonical] of phrases)
    assert.equal(code.canonicalPhrase(typed), canonical, JSON.stringify(typed));
});

test('the word that is not in the list is named, with the nearest one', () => {
  const list = new Set(['bateau', 'lune', 'jardin', 'maison', 'pain', 'ami']);
  const plain = (value) => JSON.parse(JSON.stringify(value));
  const cases = [
    ['bateau lune jardin maison pain', null],
    ['Bateau-LUNE jardin maison pain', null],
    ['bateau lune jardim maison pain', { place: 3, word: 'jardim', nearest: 'jardin' }],
    ['bateau lnue jardin maison pain', { place: 2, word: 'lnue', nearest: 'lune' }],
    ['bateaulune jardin maison pain', { count: 4 }],
    ['bateau lune jardin maison', { count: 4 }],
    ['bateaulunejardinmaisonpain', null],
    ['bateau lune jardin xylophone pain', { place: 4, word: 'xylophone', nearest: null }],
  ];
  for (const [typed, expected] of cases)
    assert.deepEqual(plain(code.explainPhrase(typed, list)), expected, typed);
});

test('dates are shown as precisely as they are known', () => {
  code.setLanguage('fr');
  assert.equal(code.formatDate('2026'), '2026');
  assert.equal(code.formatDate('2026-05'), 'mai 2026');
  assert.equal(code.formatDate('2026-05-12'), '12 mai 2026');
  assert.match(code.formatDate('2026-05-12T07:46:00+02:00'), /12 mai 2026.*07:46/);
  assert.equal(code.formatDate('2026-05-01'), '1er mai 2026');
  assert.equal(code.formatDate('hier'), 'hier');
  assert.equal(code.formatPeriod('2015', '2019'), 'de 2015 à 2019');
  assert.equal(code.formatPeriod('2015-05-01', '2019-06-02'), 'du 1er mai 2015 au 2 juin 2019');
  assert.equal(code.formatPeriod('', '2019-05'), 'jusqu’à mai 2019');
  assert.equal(code.formatPeriod('', '2019-06-02'), 'jusqu’au 2 juin 2019');
  code.setLanguage('en');
  assert.equal(code.formatPeriod('2015', '2019'), '2015 to 2019');
  assert.equal(code.ageOn('1968-05-03', Date.UTC(2026, 4, 2) / 1000), 57);
  assert.equal(code.ageOn('1968-05-03', Date.UTC(2026, 4, 3) / 1000), 58);
  assert.equal(code.ageOn('1968', 0), -1);
});

test('French and English say the same things', () => {
  assert.deepEqual(Object.keys(code.TEXTS.fr), Object.keys(code.TEXTS.en));
  for (const id of Object.keys(code.TEXTS.fr)) {
    const holes = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
    assert.deepEqual(holes(code.TEXTS.fr[id]), holes(code.TEXTS.en[id]), id);
    assert.doesNotMatch(code.TEXTS.fr[id], /['"]| [?!;:»]|« /, `French typography: ${id}`);
  }
});

test('every word of the program that may stand in a page has its French', () => {
  const lines = execFileSync(makePackage, ['--words'], { encoding: 'utf8' }).trim().split('\n');
  assert.ok(lines.length > 40);
  for (const line of lines) {
    const [, kind, word] = /^(term|section) (.+)$/.exec(line);
    if (kind === 'term')
      assert.ok(code.TERMS[word] !== undefined, word);
    else
      for (const id of [word, `none${word[0].toUpperCase()}${word.slice(1)}`])
        assert.ok(code.TEXTS.fr[id] !== undefined, id);
  }
});

test('an independent program opens the package and finds what was put in', () => {
  const opened = openPackage(made.html, made.canonical);
  assert.equal(opened.cover.person.name, 'Camille Martin');
  assert.equal(opened.cover.recipient, 'Dr Karim Benali');
  assert.deepEqual(opened.statements.map(({ id, state }) => [id, state]), [['allergies', 'whole'],
    ['treatments', 'whole'], ['conditions', 'chosen'], ['vaccinations', 'none']]);
  assert.deepEqual(opened.series.map(({ kind, rows }) => [kind, rows.length]), [['blood-pressure', 42],
    ['weight', 60], ['interstitial-glucose', 1344], ['steps', 126]]);
  assert.equal(opened.documents.length, 4);
  for (const { bytes, sha256 } of opened.documents)
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
  assert.equal(opened.documents[0].name, '2026-11-19_bilan-sanguin_MARTIN_Camille.pdf');
  assert.ok(opened.documents[1].bytes.includes(CANARY));
  assert.ok(opened.all.subarray(0, 5).equals(Buffer.from('%PDF-')));
});

test('a reading at the limit of what a device measures is shown as one', () => {
  const glucose = openPackage(made.html, made.canonical).series.find(({ kind }) => kind === 'interstitial-glucose');
  const [high, low, last] = glucose.rows.slice(-3);
  assert.deepEqual([high, low, last].map((row) => row[4]), [1, -1, 0]);
  assert.match(code.rowWords(glucose, high), /^≥\s5[.,]00\sg\/L$/);
  assert.match(code.rowWords(glucose, low), /^≤\s0[.,]40\sg\/L$/);
  assert.match(code.rowWords(glucose, last), /^\d[.,]\d+\sg\/L$/);
  const lines = code.readingsCsv(glucose).split('\r\n').slice(-3).map((line) => line.split(';')[1]);
  assert.deepEqual(lines.slice(0, 2), ['"≥5"', '"≤0.4"']);
  assert.match(lines[2], /^"[\d.]+"$/);
});

test('the page opens it with the phrase typed in any way', async () => {
  for (const typed of [made.phrase, made.phrase.toUpperCase(), ` ${made.phrase.replace(/-/g, ' ')} `]) {
    const envelope = new code.Envelope(headerOf(made.html), segmentText(made.html));
    assert.equal((await envelope.unlock(typed)).person.name, 'Camille Martin');
  }
});

test('a wrong phrase opens nothing', async () => {
  const envelope = new code.Envelope(headerOf(made.html), segmentText(made.html));
  await assert.rejects(envelope.unlock(`${made.phrase}s`), { name: 'OperationError' });
  assert.throws(() => openPackage(made.html, `${made.canonical}s`));
});

test('nothing of the record stands in clear', () => {
  for (const word of [CANARY, 'Camille', 'Martin', 'MARTIN', 'Benali', 'suivi du', 'nicilline', 'Bilan s', '268054410912345'])
    assert.ok(!made.html.includes(word), word);
  for (const word of [CANARY, 'Camille Martin', 'Bilan sanguin'])
    assert.ok(!made.html.includes(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1)), word);
  assert.ok(!made.html.includes(made.phrase) && !made.html.includes(made.canonical));
});

test('a changed, moved, dropped or foreign segment is noticed', () => {
  const swap = (html, a, b) => {
    const text = segmentText(html);
    return html.replace(text(a), '@').replace(text(b), text(a)).replace('@', text(b));
  };
  const other = make('other.html', made.phrase);
  const last = JSON.parse(headerOf(made.html)).segments - 1;
  const flipped = segmentText(made.html)(2).replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
  const broken = {
    changed: made.html.replace(segmentText(made.html)(2), flipped),
    moved: swap(made.html, 2, 3),
    dropped: made.html.replace(`"segments":${last + 1}`, `"segments":${last}`).replace(`id="segment-${last}"`, 'id="x"'),
    foreign: made.html.replace(segmentText(made.html)(2), segmentText(other.html)(2)),
    header: made.html.replace('"language":"fr"', '"language":"en"'),
  };
  openPackage(other.html, made.canonical);
  for (const [name, html] of Object.entries(broken)) {
    assert.notEqual(html, made.html, name);
    assert.throws(() => openPackage(html, made.canonical), undefined, name);
  }
});

test('two packages of the same content share no key, no nonce, no number', () => {
  const other = make('twin.html', made.phrase);
  const [a, b] = [made.html, other.html].map((html) => JSON.parse(headerOf(html)));
  assert.notEqual(a.id, b.id);
  assert.notEqual(a.salt, b.salt);
  for (let i = 0; i < a.segments; i++)
    assert.notEqual(segmentText(made.html)(i), segmentText(other.html)(i));
});

test('the policy allows this script and this style, and no fetching', () => {
  const policy = /Content-Security-Policy" content="(.*?)"/.exec(made.html)[1];
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const script = /<script>(.*?)<\/script>/s.exec(made.html)[1];
  const style = /<style>(.*?)<\/style>/s.exec(made.html)[1];
  const directives = Object.fromEntries(policy.split('; ').map((part) => {
    const [name, ...values] = part.split(' ');
    return [name, values.join(' ')];
  }));
  assert.deepEqual(directives, {
    'default-src': "'none'", 'script-src': hash(script), 'style-src': hash(style), 'img-src': 'blob:',
    'frame-src': 'blob:', 'object-src': 'blob:', 'form-action': "'none'", 'base-uri': "'none'",
  });
  assert.doesNotMatch(made.html, /(src|href|action)="?(https?:|\/\/)/);
  assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttpRequest/);
});

test('what stands before the script speaks to those who cannot run it', () => {
  const before = made.html.slice(0, made.html.indexOf('<script>'));
  assert.match(before, /Page vide\u202f\? Enregistrez ce fichier, puis ouvrez-le avec Edge, Chrome ou Firefox\./);
  assert.match(before, /Empty page\? Save this file, then open it with Edge, Chrome or Firefox\./);
  assert.match(before, /<noscript>/);
});

test('the words of the phrase are in its list', () => {
  const list = wordsOf(made.html);
  assert.equal(list.size, 7776);
  for (const word of made.phrase.split('-'))
    assert.ok(list.has(word), word);
});

test('each file of the script says what it is and under which licence', () => {
  for (const name of readdirSync(pageFolder).filter((file) => file.endsWith('.js'))) {
    const text = readFileSync(join(pageFolder, name), 'utf8');
    assert.ok(text.startsWith(`// ${name}: `), name);
    assert.match(text, /SPDX-License-Identifier: GPL-3.0-or-later/);
  }
});

await runTests();
rmSync(folder, { recursive: true });
