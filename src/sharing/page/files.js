// files.js: showing and saving the documents in the file.
// SPDX-License-Identifier: GPL-3.0-or-later

// What browsers show by themselves; everything else comes with a rendition, or is only saved.
const SHOWN_TYPES = ['application/pdf', 'image/jpeg', 'image/png', 'image/gif', 'image/webp', 'text/plain'];

// A PDF or picture may be shown in this page; a type that could hold scripts never is.
async function blobOf(envelope, segment, type) {
  const bytes = await envelope.bytes(segment);
  const safe = SHOWN_TYPES.includes(type) ? type : 'application/octet-stream';
  return new Blob([bytes], { type: safe });
}

function saveBlob(blob, name) {
  const url = URL.createObjectURL(blob);
  const link = make('a', { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

async function saveFile(envelope, segment, type, name) {
  saveBlob(await blobOf(envelope, segment, type), name);
}

function shownForm(item) {
  return item.rendition !== null ? item.rendition
    : { segment: item.segment, type: item.type, name: item.name };
}

async function makeViewer(envelope, item) {
  const form = shownForm(item);
  if (!SHOWN_TYPES.includes(form.type) ||
      (form.type === 'application/pdf' && navigator.pdfViewerEnabled === false))
    return make('p', { class: 'note' }, say('noView'));
  if (form.type === 'text/plain') {
    const text = new TextDecoder().decode(await envelope.bytes(form.segment));
    return make('pre', { class: 'text', tabindex: 0 }, text);
  }
  const url = URL.createObjectURL(await blobOf(envelope, form.segment, form.type));
  if (form.type === 'application/pdf')
    return make('iframe', { class: 'pages', src: `${url}#navpanes=0&view=FitH`, title: item.title });
  return make('img', { class: 'picture', src: url, alt: item.title });
}

// The button "Show" and the place where the document then stands.
function viewerToggle(envelope, item, place) {
  const button = make('button', {
    type: 'button', 'aria-expanded': 'false', 'aria-label': say('showTitle', { title: item.title }),
    onclick: async () => {
      const open = button.getAttribute('aria-expanded') === 'true';
      place.replaceChildren();
      if (!open) {
        if (item.rendition !== null)
          place.append(make('p', { class: 'note' }, say('converted')));
        place.append(await makeViewer(envelope, item));
      }
      button.setAttribute('aria-expanded', String(!open));
      button.textContent = say(open ? 'show' : 'hide');
    },
  }, say('show'));
  return button;
}

function documentFacts(item) {
  return [term(item.category), item.date === '' ? '' : formatDate(item.date), item.author,
    item.establishment, item.pages > 0 ? count('page', item.pages) : '']
    .filter((fact) => fact !== '').join(' · ');
}

function documentRow(envelope, item, announce) {
  const place = make('div', { class: 'viewer' });
  return make('li', { class: 'document' },
    make('div', { class: 'row' },
      make('div', { class: 'what' },
        make('h3', {}, item.title),
        make('p', { class: 'facts' }, documentFacts(item))),
      make('div', { class: 'buttons' },
        viewerToggle(envelope, item, place),
        make('button', {
          type: 'button', 'aria-label': say('saveTitle', { title: item.title }),
          onclick: async () => {
            await saveFile(envelope, item.segment, item.type, item.name);
            announce(say('saved', { name: item.name }));
          },
        }, say('save')))),
    place);
}

// Browsers ask once before they let a page save several files; the pause lets each one start.
async function saveEach(envelope, documents, announce) {
  for (const item of documents) {
    await saveFile(envelope, item.segment, item.type, item.name);
    await new Promise((done) => setTimeout(done, 400));
  }
  announce(say('savedEach'));
}
