// open.mjs PACKAGE CLOSED.png OPEN.png: a package in Chromium as a practitioner opens it; the phrase on standard input,
// its whole text, folded parts included, on standard output.
// SPDX-License-Identifier: GPL-3.0-or-later

import { readFileSync } from 'node:fs';
import { Browser } from '../sharing/browser.mjs';

const [path, closed, opened] = process.argv.slice(2);
const phrase = readFileSync(0, 'utf8').trim();
const browser = await Browser.start();

try {
  const page = await browser.open(path);
  await page.screenshot(closed);
  await page.evaluate(`document.getElementById('phrase').value = ${JSON.stringify(phrase)};
    document.getElementById('open').click()`);
  await page.until(`document.getElementById('name') !== null && document.getElementById('name').textContent !== ''`);
  await page.screenshot(opened, true);
  process.stdout.write(await page.evaluate(`{
    const read = document.body.cloneNode(true);
    read.querySelectorAll('script, style, template').forEach((element) => element.remove());
    [...read.querySelectorAll('*')].map((element) => element.append(' '));
    read.textContent;
  }`));
} finally {
  await browser.stop();
}
