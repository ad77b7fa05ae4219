// record.js: the opened record as a page: identity, conditions of the share, statements, figures,
// documents, readings.
// SPDX-License-Identifier: GPL-3.0-or-later

function section(id, title, ...children) {
  return make('section', { class: id, 'aria-labelledby': `title-${id}` },
    make('h2', { id: `title-${id}` }, title), ...children);
}

function facts(pairs) {
  return make('dl', {}, ...pairs.filter(([, value]) => value !== '').map(
    ([name, value]) => make('div', {}, make('dt', {}, name), make('dd', {}, value))));
}

function identityLine(person, made) {
  const born = person.birth_date === '' ? ''
    : say(`born${person.sex}`, { date: formatDate(person.birth_date) });
  const age = ageOn(person.birth_date, made);
  return [born, age < 0 ? '' : formatAge(age), say(`sex${person.sex}`)]
    .filter((part) => part !== '').join(' · ');
}

function identitySection(cover) {
  const person = cover.person;
  return section('identity', say('identity'), facts([
    [say('birthName'), person.birth_name], [say('usedName'), person.used_name],
    [say('firstNames'), person.first_names],
    [say('birthDate'), person.birth_date === '' ? '' : formatDate(person.birth_date)],
    [say('sex'), say(`sexName${person.sex}`)],
    [say('birthPlace'), person.birth_place], [say('ins'), person.ins]]));
}

function shareSection(cover) {
  const by = `${cover.by} (${say(cover.capacity)})`;
  const to = [cover.recipient, cover.profession].filter((part) => part !== '').join(', ');
  return section('share', say('share'), facts([
    [say('for'), to], [say('by'), by], [say('why'), cover.purpose],
    [say('until'), formatDay(cover.until)], [say('made'), formatDay(cover.made)]]));
}

// The date is a request, not a lock: it is shown, and said to be just that.
function pastNotice(cover) {
  const now = Date.now() / 1000 - new Date().getTimezoneOffset() * 60;
  return now <= cover.until ? ''
    : make('p', { class: 'past', role: 'note' }, say('past', { date: formatDay(cover.until) }));
}

function statementLine(line) {
  const period = formatPeriod(line.from, line.until);
  return make('li', {},
    make('strong', {}, line.text),
    line.comment === '' ? '' : make('span', { class: 'comment' }, line.comment),
    period === '' ? '' : make('span', { class: 'when' }, period));
}

function statementSection(statements) {
  const title = say(statements.id);
  const parts = [];
  if (statements.state === 'withheld')
    parts.push(make('p', { class: 'note' }, say('withheld')));
  else if (statements.state === 'empty')
    parts.push(make('p', { class: 'note' }, say('notFilled')));
  else if (statements.state === 'none')
    parts.push(make('p', {}, make('strong', {},
      say(`none${statements.id[0].toUpperCase()}${statements.id.slice(1)}`)),
    statements.date === '' ? ''
      : make('span', { class: 'when' }, sayDate('declared', statements.date))));
  else
    parts.push(make('ul', { class: 'statements' }, ...statements.lines.map(statementLine)));
  if (statements.state === 'chosen')
    parts.push(make('p', { class: 'note' }, say('chosen')));
  return section(statements.id, title, ...parts);
}

// Values of one reading in one unit: "128/79 mmHg".
function valueWords(series, values) {
  if (series.choices[values[0]] !== undefined)
    return term(series.choices[values[0]]);
  const shown = values.filter((value, i) => value !== null && !series.components[i].own)
    .map((value) => formatNumber(value, series.decimals)).join('/');
  return series.unit === '' ? shown : `${shown}\u00a0${series.unit}`;
}

// As written, or where the device measures no further: a reading is [wall clock, value…, origin, position, limit].
function limitSign(series, row) {
  return ['<', '≤', '', '≥', '>'][row[series.components.length + 3] + 2];
}

// "≤ 40 mg/dL"
function rowWords(series, row) {
  const sign = limitSign(series, row);
  return (sign === '' ? '' : `${sign}\u00a0`) + valueWords(series, row.slice(1, series.components.length + 1));
}

function originWords(origin) {
  return origin.typed ? say('typed') : say('device', { source: origin.source });
}

// The last reading; for kinds that add up, the sum of the last day.
function figureTile(series) {
  const { last } = series;
  if (last === null)
    return make('li', {}, make('span', { class: 'kind' }, term(series.label)),
      make('span', { class: 'number' }, '–'), make('span', { class: 'when' }, leftOutWords(series)));
  const row = series.rows[last.row];
  const origin = series.origins[row[series.components.length + 1]];
  const words = series.adds ? valueWords(series, last.values) : rowWords(series, row);
  return make('li', {},
    make('span', { class: 'kind' }, term(series.label)),
    make('span', { class: 'number' }, words),
    make('span', { class: 'when' }, `${formatDay(series.adds ? last.day : row[0])} · ${originWords(origin)}`));
}

function leftOutWords({ figures: { implausible: n } }) {
  return say(n === 1 ? 'implausible1' : 'implausibleN', { n });
}

function seriesSummary(series) {
  const figures = series.figures;
  if (figures.count === 0)
    return leftOutWords(series);
  const id = (series.adds ? 'summaryDays' : 'summary') + (figures.count === 1 ? '1' : '');
  const words = [say(id, {
    from: formatDay(figures.first), until: formatDay(figures.last), n: figures.count,
    mean: valueWords(series, figures.mean),
  })];
  if (series.references.length > 0) {
    if (figures.above > 0)
      words.push(say('aboveN', { n: figures.above }));
    if (figures.below > 0)
      words.push(say('belowN', { n: figures.below }));
    if (figures.above + figures.below === 0)
      words.push(say('allWithin'));
  }
  if (figures.implausible > 0)
    words.push(leftOutWords(series));
  return words.join(' ');
}

// "Systolique < 135 mmHg"
function limitWords(series, { label, low, high }) {
  const number = (value) => `${formatNumber(value, series.decimals)}\u00a0${series.unit}`;
  const limits = low === null ? `<\u00a0${number(high)}` : high === null ? `>\u00a0${number(low)}`
    : `${formatNumber(low, series.decimals)} – ${number(high)}`;
  const name = series.components.length > 1 ? `${term(label)}\u00a0` : '';
  return `${name}${limits}`;
}

// "Systolique < 135 mmHg, Diastolique < 85 mmHg (ESH 2023, à domicile)"
function referenceWords(series) {
  const { source } = series.references[series.references.length - 1];
  const limits = series.references.map((reference) => limitWords(series, reference)).join(', ');
  return source === '' ? limits : `${limits} (${term(source)})`;
}

function readingRow(series, row) {
  const n = series.components.length;
  const mark = row[n + 2] === 0 ? '' : row[n + 2] > 0 ? ` ↑\u00a0${say('above')}` : ` ↓\u00a0${say('below')}`;
  const own = series.components.map((component, i) => [component, row[1 + i]])
    .filter(([component]) => component.own);
  return make('tr', {},
    make('th', { scope: 'row' }, formatDayTime(row[0])),
    make('td', {}, rowWords(series, row),
      mark === '' ? '' : make('span', { class: 'mark' }, mark)),
    ...own.map(([component, value]) => make('td', {},
      value === null ? '' : `${formatNumber(value, component.decimals)}\u00a0${component.unit}`)),
    make('td', {}, originWords(series.origins[row[n + 1]])));
}

const ROWS_MOST = 1000; // shown; all of them can be saved

function readingTable(series) {
  const own = series.components.filter((component) => component.own);
  const rows = series.rows.slice(-ROWS_MOST).reverse();
  return make('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': say('table') },
    rows.length === series.rows.length ? ''
      : make('p', { class: 'note' }, say('newest', { n: formatNumber(rows.length, 0) })),
    make('table', {},
      make('thead', {}, make('tr', {},
        make('th', { scope: 'col' }, say('date')),
        make('th', { scope: 'col' }, term(series.label)),
        ...own.map((component) => make('th', { scope: 'col' }, term(component.label))),
        make('th', { scope: 'col' }, say('origin')))),
      make('tbody', {}, ...rows.map((row) => readingRow(series, row)))));
}

// The table is made when it is first opened: a year of a sensor would slow the page down.
function foldedTable(series) {
  const fillTable = () => {
    if (details.children.length === 1)
      details.append(readingTable(series));
  };
  const details = make('details', { ontoggle: fillTable, onfill: fillTable },
    make('summary', {}, say('table')));
  return details;
}

// All readings as a table that spreadsheets open: semicolons and the sender's wall clock.
function readingsCsv(series) {
  const head = ['date', ...series.components.map(
    (component) => `${term(component.label)} (${component.own ? component.unit : series.unit})`),
  say('origin')];
  const lines = series.rows.map((row) => [
    new Date(row[0] * 1000).toISOString().slice(0, 19),
    ...row.slice(1, series.components.length + 1)
      .map((value, i) => (value === null ? '' : i === 0 ? `${limitSign(series, row)}${value}` : value)),
    originWords(series.origins[row[series.components.length + 1]])]);
  return [head, ...lines].map((line) => line.map(
    (cell) => `"${String(cell).replace(/"/g, '""')}"`).join(';')).join('\r\n');
}

function seriesSection(series, index, announce) {
  const summary = seriesSummary(series);
  const label = term(series.label);
  const description = say('chartOf', { label, summary });
  return section(`series-${index}`, label,
    drawChart(series.chart, 'wide', description),
    drawChart(series.narrow, 'narrow', description),
    make('p', { class: 'summary' }, summary),
    series.references.length === 0 ? ''
      : make('p', { class: 'note' }, say('range', { words: referenceWords(series) })),
    foldedTable(series),
    make('div', { class: 'buttons' }, make('button', {
      type: 'button',
      onclick: () => {
        saveBlob(new Blob(['\ufeff', readingsCsv(series)], { type: 'text/csv' }), series.name);
        announce(say('saved', { name: series.name }));
      },
    }, say('saveReadings'))));
}

function documentSection(envelope, cover, announce) {
  const documents = cover.documents;
  return documents.length === 0 ? ''
    : section('documents', count('document', documents.length),
      make('ul', { class: 'documents' },
        ...documents.map((item) => documentRow(envelope, item, announce))));
}
