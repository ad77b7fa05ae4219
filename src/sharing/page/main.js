// main.js: the closed page with its one field, and what follows the right phrase.
// SPDX-License-Identifier: GPL-3.0-or-later

const page = document.getElementById('page');
const envelope = new Envelope(document.getElementById('header').textContent,
  (index) => JSON.parse(document.getElementById(`segment-${index}`).textContent));
const words = new Set(JSON.parse(document.getElementById('words').textContent).split(' '));
let opened = null; // what was decrypted: { cover, statements, series }

function setLanguage(id) {
  language = id;
  document.documentElement.lang = id;
  document.title = opened === null ? 'Livret' : opened.cover.person.name;
}

function languageButton() {
  return make('button', {
    type: 'button', class: 'language', lang: language === 'fr' ? 'en' : 'fr',
    onclick: () => {
      setLanguage(language === 'fr' ? 'en' : 'fr');
      render();
    },
  }, say('other'));
}

function render() {
  if (opened === null)
    renderClosed();
  else
    renderOpened();
}

// --- closed --------------------------------------------------------------------------------------

// What to say when the file did not open; says nothing of how near the phrase was.
function failureWords(phrase, error) {
  if (error.name !== 'OperationError')
    return say('damaged');
  const fault = explainPhrase(phrase, words);
  if (fault === null)
    return say('wrong');
  if (fault.count !== undefined)
    return say('count', fault);
  const hint = fault.nearest === null ? '' : ` ${say('nearest', fault)}`;
  return say('notInList', fault) + hint;
}

async function openEnvelope(phrase) {
  const cover = await envelope.unlock(phrase);
  const load = (ids) => Promise.all(ids.map((id) => envelope.json(id)));
  try {
    return { cover, statements: await load(cover.statements), series: await load(cover.series) };
  } catch (error) { // the phrase opened the cover: the rest is damaged
    throw new Error(error.message);
  }
}

async function tryPhrase(field, button, message) {
  const phrase = field.value;
  const refuse = (text) => {
    message.textContent = text;
    field.setAttribute('aria-invalid', 'true');
    field.focus();
    field.select();
  };
  if (canonicalPhrase(phrase) === '')
    return refuse(say('empty'));
  message.textContent = '';
  field.removeAttribute('aria-invalid');
  button.disabled = true;
  button.textContent = say('opening');
  try {
    opened = await openEnvelope(phrase);
    setLanguage(language);
    renderOpened();
    document.getElementById('name').focus();
    return undefined;
  } catch (error) {
    button.disabled = false;
    button.textContent = say('open');
    return refuse(failureWords(phrase, error));
  }
}

function renderClosed() {
  const message = make('p', { id: 'error', class: 'error', role: 'alert' });
  const field = make('input', {
    id: 'phrase', type: 'text', autocomplete: 'off', autocapitalize: 'none', autocorrect: 'off',
    spellcheck: 'false', 'aria-describedby': 'hint error', required: true,
  });
  const button = make('button', { id: 'open', type: 'submit', class: 'act' }, say('open'));
  const form = make('form', {
    novalidate: true,
    onsubmit: (event) => {
      event.preventDefault();
      tryPhrase(field, button, message);
    },
  },
  make('label', { for: 'phrase' }, say('phraseLabel')), field,
  make('p', { id: 'hint', class: 'note' }, say('phraseHint')), message, button);
  page.replaceChildren(make('main', { class: 'sheet closed' },
    make('header', {}, make('p', { class: 'caption' }, 'Livret'), languageButton()),
    make('h1', {}, say('closedTitle')),
    make('p', { class: 'lead' }, say('closedLead')),
    window.isSecureContext && window.crypto && crypto.subtle ? form
      : make('p', { class: 'error', role: 'alert' }, say('noCrypto')),
    make('p', { class: 'note' }, say('private'))));
  field.focus();
}

// --- opened --------------------------------------------------------------------------------------

function toolbar(cover, announce) {
  const act = (id, label, run) => make('button', { type: 'button', id, onclick: run }, label);
  return make('div', { class: 'toolbar' },
    make('button', {
      type: 'button', id: 'save-all', class: 'act',
      onclick: async () => {
        announce(say('saving'));
        await saveFile(envelope, cover.all.segment, 'application/pdf', cover.all.name);
        announce(say('saved', { name: cover.all.name }));
      },
    }, say('saveAll')),
    cover.documents.length === 0 ? ''
      : act('save-each', say('saveEach'), () => saveEach(envelope, cover.documents, announce)),
    act('print', say('print'), () => window.print()),
    act('close', say('close'), () => window.location.reload()));
}

function renderOpened() {
  const { cover, statements, series } = opened;
  const status = make('p', { id: 'status', class: 'status', role: 'status' });
  const announce = (text) => {
    status.textContent = text;
  };
  const figures = series.length === 0 ? ''
    : section('figures', say('figures'), make('ul', { class: 'tiles' }, ...series.map(figureTile)));
  page.replaceChildren(make('main', { class: 'sheet opened' },
    make('header', {}, make('p', { class: 'caption' }, say('caption')), languageButton()),
    make('h1', { id: 'name', tabindex: -1 }, cover.person.name),
    make('p', { class: 'lead' }, identityLine(cover.person, cover.made)),
    pastNotice(cover),
    toolbar(cover, announce), status,
    make('div', { class: 'pair' }, shareSection(cover), identitySection(cover)),
    ...statements.map(statementSection),
    figures,
    documentSection(envelope, cover, announce),
    ...series.map((one, index) => seriesSection(one, index, announce)),
    make('footer', {}, say('footer', { date: formatDay(cover.made), head: cover.journal }))));
}

// Tables are printed whole.
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) {
    details.dispatchEvent(new Event('fill'));
    details.open = true;
  }
});

document.getElementById('static').remove();
setLanguage(envelope.header.language === 'en' ? 'en' : 'fr');
render();
