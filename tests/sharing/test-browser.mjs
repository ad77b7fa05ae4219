// test-browser.mjs: a made package in Chromium, with scripts and without: closed, wrong phrase, opened, in
// both languages, dark, narrow, printed, past its date. Screenshots stay in the build folder.
// Usage: node test-browser.mjs SOURCE-FOLDER MAKE-PACKAGE
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Browser } from './browser.mjs';
import { runTests, test } from './tap.mjs';

const makePackage = process.argv[3];
const folder = mkdtempSync(join(tmpdir(), 'livret-shown-'));
const pictures = join(dirname(makePackage), 'pictures');
const path = join(folder, 'Livret-7f3a.html');
const phrase = execFileSync(makePackage, [path], { encoding: 'utf8' }).trim();
const browser = await Browser.start();
mkdirSync(pictures, { recursive: true });

async function typePhrase(page, text) {
  await page.evaluate(`document.getElementById('phrase').value = ${JSON.stringify(text)};
    document.getElementById('open').click()`);
  await page.until(`document.getElementById('open') === null ||
    (!document.getElementById('open').disabled && document.getElementById('error').textContent !== '')`);
}

async function openPage(options) {
  const page = await browser.open(path, options);
  await typePhrase(page, phrase);
  return page;
}

function assertQuiet(page) {
  assert.deepEqual(page.complaints, []);
  assert.deepEqual(page.requests.filter((url) => !url.startsWith('file://') && !url.startsWith('blob:')), []);
}

test('without scripts the page says what to do', async () => {
  const page = await browser.open(path, { scripts: false });
  const text = await page.text();
  assert.match(text, /Page vide\s\? Enregistrez ce fichier, puis ouvrez-le avec Edge, Chrome ou Firefox\./);
  assert.match(text, /Empty page\? Save this file/);
  assert.match(text, /Les scripts sont bloqués ici/);
  assert.doesNotMatch(text, /Camille/);
  await page.screenshot(join(pictures, 'no-scripts.png'));
  assertQuiet(page);
});

test('closed, it shows one field that has the focus, and nothing of the record', async () => {
  const page = await browser.open(path);
  assert.equal(await page.evaluate('document.activeElement.id'), 'phrase');
  assert.equal(await page.evaluate(`document.querySelector('label').htmlFor`), 'phrase');
  const text = await page.text();
  assert.match(text, /Un dossier de santé vous est confié/);
  assert.doesNotMatch(text, /Page vide|Camille|Martin/);
  assert.equal(await page.evaluate('document.title'), 'Livret');
  await page.screenshot(join(pictures, 'closed.png'));
  assertQuiet(page);
});

test('a wrong phrase is explained without a hint at the right one', async () => {
  const page = await browser.open(path);
  const words = phrase.split('-');
  const told = async (typed) => {
    await typePhrase(page, typed);
    assert.equal(await page.evaluate('document.activeElement.id'), 'phrase');
    return page.evaluate(`document.getElementById('error').textContent`);
  };
  assert.match(await told(['zzzyx', ...words.slice(1)].join(' ')), /Le mot n°\s1, «\szzzyx\s», n’est pas dans la liste/);
  assert.match(await told(words.slice(1).join(' ')), /vous en avez tapé 4/);
  assert.match(await told(words.toReversed().join(' ')), /ensemble ils n’ouvrent pas ce fichier/);
  assert.match(await told('   '), /Tapez la phrase/);
  assert.equal(await page.evaluate(`document.getElementById('error').getAttribute('role')`), 'alert');
  await page.screenshot(join(pictures, 'wrong-phrase.png'));
});

test('the right phrase opens it, however it is typed', async () => {
  for (const typed of [phrase, phrase.toUpperCase().replace(/-/g, ' '), `  ${phrase.replace(/-/g, '')}  `]) {
    const page = await browser.open(path);
    await typePhrase(page, typed);
    assert.equal(await page.evaluate(`document.getElementById('name').textContent`), 'Camille Martin');
    assertQuiet(page);
  }
});

test('opened, it shows identity, conditions, statements, figures, documents and readings', async () => {
  const page = await openPage();
  const text = await page.text();
  for (const words of ['Lefèvre', 'Dr Karim Benali, diabétologue', 'suivi du diabète', '21 décembre 2026', 'Pénicilline',
    'choc anaphylactique', 'Metformine', 'Lignes choisies', 'Aucune vaccination connue', '133/79 mmHg', '4 documents',
    'Bilan sanguin', 'Tension artérielle', '42 relevés, moyenne 128/79 mmHg', 'ESH 2023, à domicile', 'a1b2c3d4e5f6'])
    assert.ok(text.replace(/[\u00a0\u202f]/g, ' ').includes(words), words);
  assert.equal(await page.evaluate('document.activeElement.id'), 'name');
  assert.equal(await page.evaluate(`document.querySelectorAll('svg[role=img][aria-label]').length`), 8);
  await page.screenshot(join(pictures, 'opened.png'), true);
  assertQuiet(page);
});

test('the other language is one click away', async () => {
  const page = await openPage();
  await page.evaluate(`document.querySelector('.language').click()`);
  const text = (await page.text()).replace(/[\u00a0\u202f]/g, ' ');
  for (const words of ['Shared record', 'Born May 3, 1968', 'Blood pressure', 'Laboratory results', 'No known vaccination', 'above the usual range'])
    assert.ok(text.includes(words), words);
  assert.equal(await page.evaluate('document.documentElement.lang'), 'en');
  assert.equal(await page.evaluate(`document.querySelector('.language').lang`), 'fr');
  await page.screenshot(join(pictures, 'english.png'), true);
});

test('documents are shown in the page', async () => {
  const page = await openPage();
  const show = async (index) => {
    await page.evaluate(`document.querySelectorAll('.document')[${index}].querySelector('button').click()`);
    await page.until(`document.querySelectorAll('.viewer')[${index}].children.length > 0`);
    return page.evaluate(`document.querySelectorAll('.viewer')[${index}].innerHTML`);
  };
  assert.match(await show(0), /<iframe[^>]* src="blob:/);
  assert.match(await show(1), /<pre[^>]*>Cher confrère,\n\nœdème résorbé\. CANARI-DOCUMENT/);
  assert.match(await show(2), /<img[^>]* src="blob:/);
  await page.until(`document.querySelector('img.picture').naturalWidth === 8`);
  assert.match(await show(3), /ne l’affiche pas ici/);
  const viewer = async () => (await browser.send('Target.getTargets', { filter: [{}] })).targetInfos
    .some(({ url }) => url.startsWith('chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai'));
  const end = Date.now() + 20000;
  while (!await viewer() && Date.now() < end)
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  assert.ok(await viewer(), 'the PDF stays empty');
  await page.evaluate(`document.querySelector('.viewer').scrollIntoView()`);
  await new Promise((resolve) => { setTimeout(resolve, 1500); });
  await page.screenshot(join(pictures, 'document.png'));
  assertQuiet(page);
});

test('all is saved as one PDF, and each file under its name', async () => {
  const page = await openPage();
  const saved = mkdtempSync(join(folder, 'saved-'));
  await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: saved });
  await page.evaluate(`document.getElementById('save-all').click()`);
  await page.until(`document.getElementById('status').textContent.includes('_MARTIN_Camille.pdf')`);
  await page.evaluate(`document.getElementById('save-each').click()`);
  await page.until(`document.getElementById('status').textContent === 'Fichiers enregistrés.'`);
  const wanted = ['2026-11-19_bilan-sanguin_MARTIN_Camille.pdf', '2026-11-19_lettre-de-sortie_MARTIN_Camille.txt',
    '2026-11-21_livret_MARTIN_Camille.pdf'];
  const end = Date.now() + 20000;
  while (!wanted.every((name) => readdirSync(saved).includes(name)) && Date.now() < end)
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  for (const name of wanted)
    assert.ok(readdirSync(saved).includes(name), `${name}: ${readdirSync(saved)}`);
  assert.ok(readFileSync(join(saved, wanted[2])).equals(readFileSync(`${path}.pdf`)));
  assert.match(readFileSync(join(saved, wanted[1]), 'utf8'), /œdème résorbé/);
});

test('the table is folded until it is wanted, and printed whole', async () => {
  const page = await openPage();
  assert.equal(await page.evaluate(`document.querySelectorAll('table').length`), 0);
  await page.evaluate(`document.querySelector('summary').click()`);
  await page.until(`document.querySelectorAll('tbody tr').length === 42`);
  assert.match(await page.evaluate(`document.querySelector('tbody tr').innerText`), /133\/79/);
  await page.print(join(pictures, 'printed.pdf'));
  const text = execFileSync('pdftotext', ['-layout', join(pictures, 'printed.pdf'), '-'], { encoding: 'utf8' });
  assert.match(text, /Pénicilline/);
  assert.match(text, /12 oct\. 2026, 07:46/);
  assert.match(text, /≤\s0,40\sg\/L/);
  assert.match(text, /29 avr\. 2025, 07:00/); // of a table that was never opened
  assert.doesNotMatch(text, /Refermer/);
});

test('narrow, dark, enlarged and in forced colours, nothing sticks out', async () => {
  const looks = {
    narrow: { width: 360, height: 720 },
    dark: { dark: true },
    enlarged: { width: 600, height: 450 }, // 1200 px at 200 %
    forced: { forced: true },
  };
  for (const [name, options] of Object.entries(looks)) {
    const page = await openPage(options);
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'), name);
    await page.screenshot(join(pictures, `${name}.png`), true);
  }
});

test('every control has a name', async () => {
  const page = await openPage();
  const { nodes } = await page.send('Accessibility.getFullAXTree');
  const named = ['button', 'textbox', 'link', 'image', 'DisclosureTriangle', 'region', 'table'];
  const nameless = nodes.filter(({ ignored, role, name }) => !ignored && named.includes(role?.value) && !name?.value);
  assert.deepEqual(nameless.map(({ role }) => role.value), []);
});

test('past its date it says so, and that it still opens', async () => {
  const past = join(folder, 'past.html');
  const key = execFileSync(makePackage, [past], { encoding: 'utf8', env: { ...process.env, LIVRET_MADE_PAST: '1' } }).trim();
  const page = await browser.open(past);
  assert.doesNotMatch(await page.text(), /2017/);
  await typePhrase(page, key);
  assert.match(await page.evaluate(`document.querySelector('.past').textContent`),
    /jusqu’au 31 décembre 2017\s: cette date est passée.*n’empêche pas la lecture/);
  assert.equal(await (await openPage()).evaluate(`document.querySelector('.past')`), null);
});

test('closing it again leaves nothing on the screen', async () => {
  const page = await openPage();
  const loaded = page.event('Page.loadEventFired');
  await page.evaluate(`document.getElementById('close').click()`);
  await loaded;
  assert.doesNotMatch(await page.text(), /Camille/);
});

await runTests();
await browser.stop();
rmSync(folder, { recursive: true });
