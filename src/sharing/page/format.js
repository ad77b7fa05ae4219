// format.js: texts, dates and numbers in the language chosen.
// SPDX-License-Identifier: GPL-3.0-or-later

let language = 'fr';

// say('saved', { name }) in the page's language.
function say(id, values = {}) {
  return TEXTS[language][id].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

// A word of the program ("Weight") in the page's language.
function term(english) {
  return language === 'fr' && TERMS[english] !== undefined ? TERMS[english] : english;
}

function count(id, n) {
  return n === 1 ? say(`${id}1`) : say(`${id}s`, { n });
}

function formatNumber(value, decimals) {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals,
  }).format(value);
}

function formatWall(seconds, options) {
  const words = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options })
    .format(new Date(seconds * 1000));
  return language === 'fr' ? words.replace(/^1 (?=\p{L})/u, '1er ') : words;
}

const DAY_FORM = { day: 'numeric', month: 'long', year: 'numeric' };

// A day given by its local seconds.
function formatDay(wall) {
  return formatWall(wall, DAY_FORM);
}

function formatDayTime(wall) {
  return formatWall(wall, {
    day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit',
  });
}

// "2026", "2026-05", "2026-05-12" or "2026-05-12T07:46:00+02:00", as precisely as it is known and
// with the clock it was written with.
function formatDate(text) {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d).*)?)?)?$/.exec(text);
  if (match === null)
    return text;
  const [, year, month, day, hour, minute] = match;
  if (month === undefined)
    return year;
  const seconds = Date.UTC(+year, month - 1, day === undefined ? 1 : +day,
    hour === undefined ? 0 : +hour, minute === undefined ? 0 : +minute) / 1000;
  if (day === undefined)
    return formatWall(seconds, { month: 'long', year: 'numeric' });
  return formatWall(seconds, hour === undefined ? DAY_FORM
    : { ...DAY_FORM, hour: '2-digit', minute: '2-digit' });
}

// French says "du 3 mai" and "de mai": each sentence has a form for days, and one for longer times.
function sayDate(key, text) {
  return say(text.length >= 10 ? `${key}Day` : key, { date: formatDate(text) });
}

// "2019", "de 2015 à 2019", "jusqu’à 2019" or nothing.
function formatPeriod(from, until) {
  if (from !== '' && until !== '' && from !== until)
    return say(from.length >= 10 && until.length >= 10 ? 'fromToDay' : 'fromTo',
      { from: formatDate(from), until: formatDate(until) });
  if (until !== '' && from === '')
    return sayDate('upTo', until);
  return from === '' ? '' : formatDate(from);
}

// Whole years from a birth date known to the day, or to the year at least; -1 if it is not.
function ageOn(birth, wall) {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(birth);
  if (match === null)
    return -1;
  const now = new Date(wall * 1000);
  const before = now.getUTCMonth() + 1 < +match[2] ||
    (now.getUTCMonth() + 1 === +match[2] && now.getUTCDate() < +match[3]);
  return now.getUTCFullYear() - match[1] - (before ? 1 : 0);
}

function formatAge(years) {
  return years > 1 ? say('age', { n: years }) : years === 1 ? say('age1') : say('age0');
}
