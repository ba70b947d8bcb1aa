//! Knows how to start the Chromium of this machine and how to open a page in it, with everything that went wrong on the way written down.

import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** The first one found is taken. The headless shell is the same engine without the windows: a page opens in a third of the time. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Chromium as the machine has it; LOA_CHROMIUM names another one. Nothing is ever downloaded. */
export function executable() {
  if (process.env.LOA_CHROMIUM) return process.env.LOA_CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // look on
      }
    }
  }
  throw new Error('no chromium on PATH: run tests/run once, it installs it or says how');
}

/** One browser for a whole test file. It resolves no host name, so a page that asks for something from elsewhere cannot get it. */
export function launch() {
  return chromium.launch({
    executablePath: executable(),
    args: [
      '--no-sandbox', // the pages are our own, and root has no sandbox
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/**
 * Opens `url` in a context of its own, hands `work(page, log)` the loaded page and closes it whatever happens.
 * `log.requests` are all addresses asked for with their kind, `log.problems` what the browser complained about.
 * `options` are Playwright's context options, and `width` for a viewport of that many CSS pixels.
 */
export async function open(browser, url, { width = 1280, height = 900, ...options }, work) {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce', // a colour half-way through a transition is nobody's colour
    locale: 'vi-VN',
    ...options,
  });
  try {
    const page = await context.newPage();
    const log = watch(page);
    if (options.javaScriptEnabled !== false) {
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
        });
      });
    }
    await page.goto(url, { waitUntil: 'load' });
    if (options.javaScriptEnabled !== false) await settle(page);
    return await work(page, log);
  } finally {
    await context.close();
  }
}

/** Two frames, so that what scripts began while loading has failed by now if it fails. */
function settle(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
}

function watch(page) {
  const log = { requests: [], problems: [] };
  page.on('request', (request) => log.requests.push({ url: request.url(), kind: request.resourceType() }));
  page.on('requestfailed', (request) => log.problems.push(`request failed: ${request.url()} (${request.failure()?.errorText})`));
  page.on('response', (response) => {
    if (response.status() >= 400) log.problems.push(`answered ${response.status()}: ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') log.problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => log.problems.push(`script error: ${error.message}`));
  page.on('dialog', (dialog) => {
    log.problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  return log;
}
