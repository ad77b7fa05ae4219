// envelope.js: the encrypted segments of this file. PBKDF2-HMAC-SHA-256, then AES-256-GCM; one
// segment for each thing shared, tied to its place, its number and the file's header.
// SPDX-License-Identifier: GPL-3.0-or-later

function bytesOfBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++)
    bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function hexOf(buffer) {
  return Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, '0')).join('');
}

// Opens the envelope; throws when the phrase is not the right one.
class Envelope {
  // headerText: the exact text of the header; segmentText(i): base64 of segment i.
  constructor(headerText, segmentText) {
    this.headerText = headerText;
    this.header = JSON.parse(headerText);
    this.segmentText = segmentText;
    this.key = null;
  }

  async unlock(phrase) {
    const utf8 = new TextEncoder();
    const secret = await crypto.subtle.importKey(
      'raw', utf8.encode(canonicalPhrase(phrase)), 'PBKDF2', false, ['deriveKey']);
    this.key = await crypto.subtle.deriveKey(
      {
        name: 'PBKDF2',
        hash: 'SHA-256',
        salt: bytesOfBase64(this.header.salt),
        iterations: this.header.iterations,
      },
      secret, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    this.headerHash = hexOf(await crypto.subtle.digest('SHA-256', utf8.encode(this.headerText)));
    return this.json(0);
  }

  // The bytes of one segment; its number is also the nonce, under a key used for this file alone.
  async bytes(index) {
    const last = index === this.header.segments - 1 ? 1 : 0;
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(8, index);
    const aad = `livret-package-1\n${this.header.id}\n${index}\n${last}\n${this.headerHash}`;
    return new Uint8Array(await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(aad) },
      this.key, bytesOfBase64(this.segmentText(index))));
  }

  async json(index) {
    return JSON.parse(new TextDecoder().decode(await this.bytes(index)));
  }
}
