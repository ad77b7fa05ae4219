// browser.mjs: Chromium without a screen, driven through a pipe; needs nothing but node.
// SPDX-License-Identifier: GPL-3.0-or-later

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE = 30000; // milliseconds for any one answer

export class Browser {
  static async start() {
    const browser = new Browser();
    browser.home = mkdtempSync(join(tmpdir(), 'livret-browser-'));
    browser.process = spawn('chromium', [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--remote-debugging-pipe',
      `--user-data-dir=${browser.home}`, 'about:blank',
    ], { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true });
    browser.waiting = new Map();
    browser.listeners = [];
    browser.next = 1;
    browser.said = '';
    browser.process.stderr.on('data', (text) => { browser.said += text; });
    browser.process.on('exit', () => browser.fail(new Error(`Chromium ended: ${browser.said}`)));
    let buffer = Buffer.alloc(0);
    browser.process.stdio[4].on('data', (data) => {
      buffer = Buffer.concat([buffer, data]);
      for (let end = buffer.indexOf(0); end >= 0; end = buffer.indexOf(0)) {
        browser.receive(JSON.parse(buffer.subarray(0, end).toString()));
        buffer = buffer.subarray(end + 1);
      }
    });
    return browser;
  }

  fail(error) {
    for (const { reject } of this.waiting.values())
      reject(error);
    this.waiting.clear();
  }

  receive(message) {
    const waiting = this.waiting.get(message.id);
    if (waiting === undefined) {
      this.listeners.forEach((listener) => listener(message));
      return;
    }
    this.waiting.delete(message.id);
    if (message.error !== undefined)
      waiting.reject(new Error(JSON.stringify(message.error)));
    else
      waiting.resolve(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.next++;
    this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method}: no answer`)), PATIENCE);
      this.waiting.set(id, {
        resolve: (result) => { clearTimeout(timer); resolve(result); },
        reject: (error) => { clearTimeout(timer); reject(error); },
      });
    });
  }

  // A page on a file; options: scripts (true), width, height, dark.
  async open(path, { scripts = true, width = 1200, height = 900, dark = false, forced = false } = {}) {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, sessionId, targetId);
    this.listeners.push((message) => {
      if (message.sessionId === sessionId)
        page.notice(message);
    });
    await page.send('Page.enable');
    await page.send('Runtime.enable');
    await page.send('Log.enable');
    await page.send('Network.enable');
    await page.send('Emulation.setDeviceMetricsOverride', {
      width, height, deviceScaleFactor: 1, mobile: false,
    });
    await page.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
        { name: 'forced-colors', value: forced ? 'active' : 'none' }],
    });
    if (!scripts)
      await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    const loaded = page.event('Page.loadEventFired');
    await page.send('Page.navigate', { url: `file://${path}` });
    await loaded;
    return page;
  }

  async stop() {
    const ended = new Promise((resolve) => { this.process.once('exit', resolve); });
    this.waiting.clear();
    process.kill(-this.process.pid, 'SIGKILL'); // its helpers with it: a group of their own
    await ended;
    await this.forget();
  }

  // A helper may write a moment longer than the browser lives, and make again what was removed.
  async forget() {
    for (const end = Date.now() + PATIENCE; ;)
      try {
        rmSync(this.home, { recursive: true, force: true });
        return;
      } catch (error) {
        if (Date.now() > end)
          throw error;
        await pause(100);
      }
  }
}

export class Page {
  constructor(browser, sessionId, targetId) {
    Object.assign(this, { browser, sessionId, targetId, complaints: [], requests: [], awaited: [] });
  }

  send(method, params) {
    return this.browser.send(method, params, this.sessionId);
  }

  notice({ method, params }) {
    if (method === 'Runtime.exceptionThrown')
      this.complaints.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    if (method === 'Log.entryAdded' && params.entry.level === 'error')
      this.complaints.push(params.entry.text);
    if (method === 'Network.requestWillBeSent')
      this.requests.push(params.request.url);
    this.awaited = this.awaited.filter((waiter) => waiter.method !== method || waiter.resolve(params));
  }

  event(method) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${method} did not come`)), PATIENCE);
      this.awaited.push({ method, resolve: (params) => { clearTimeout(timer); resolve(params); } });
    });
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  // Waits until the expression is true.
  async until(expression) {
    const end = Date.now() + PATIENCE;
    while (!await this.evaluate(expression)) {
      if (Date.now() > end)
        throw new Error(`never true: ${expression}`);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }

  text() {
    return this.evaluate('document.body.innerText');
  }

  async screenshot(path, whole = false) {
    const { data } = await this.send('Page.captureScreenshot', { captureBeyondViewport: whole });
    writeFileSync(path, Buffer.from(data, 'base64'));
  }

  async print(path) {
    const { data } = await this.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
    writeFileSync(path, Buffer.from(data, 'base64'));
  }
}
