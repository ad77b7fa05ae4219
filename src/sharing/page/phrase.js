// phrase.js: what a person typed, made comparable; and which word is not one of the list.
// SPDX-License-Identifier: GPL-3.0-or-later

const PHRASE_WORDS = 5;

// Letters that Unicode does not take apart, but people type alike.
const ALIKE = { 'œ': 'oe', 'æ': 'ae', 'ø': 'o', 'ł': 'l', 'ı': 'i', '\u02bc': '' };

// The same phrase with or without accents, capitals, spaces, hyphens and apostrophes.
// The program that made this file does the same, letter for letter.
function canonicalPhrase(text) {
  const folded = Array.from(text.normalize('NFKD'), (c) => Array.from(c.toUpperCase(),
    (u) => u.toLowerCase()).join('')).join('').normalize('NFKD');
  return folded.replace(/[œæøłı\u02bc]/g, (c) => ALIKE[c]).replace(/[^\p{L}\p{N}]/gu, '');
}

function typedWords(text) {
  return text.split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
}

// Whether the text is one word of the list after another: "bateaulune" is.
function splitsIntoWords(text, list) {
  const reached = [true];
  for (let i = 0; i < text.length; i++)
    for (let n = 1; reached[i] && n <= 16 && i + n <= text.length; n++)
      if (list.has(text.slice(i, i + n)))
        reached[i + n] = true;
  return reached[text.length] === true;
}

// Number of letters to add, drop, change or swap to come from a to b; gives up above 2.
function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2)
    return 3;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

function nearestWord(text, list) {
  let best = null;
  let least = 3;
  for (const word of list) {
    const d = distance(text, word);
    if (d < least) {
      best = word;
      least = d;
    }
  }
  return best;
}

// What can be said of a phrase that did not open the file, without knowing the right one:
// { place, word, nearest } of a word not in the list, { count } when there are not five, or null.
function explainPhrase(text, list) {
  const words = typedWords(text);
  for (let i = 0; i < words.length; i++) {
    const word = canonicalPhrase(words[i]);
    if (!splitsIntoWords(word, list))
      return { place: i + 1, word: words[i], nearest: nearestWord(word, list) };
  }
  if (words.length > 1 && words.length !== PHRASE_WORDS)
    return { count: words.length };
  return null;
}
