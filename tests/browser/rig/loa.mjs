//! Knows where the binary of this project is, and how to build a site with it that only one test needs.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { site } from './sites.mjs';

const TARGET = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../../../target', import.meta.url));

/** The binary; LOA_BINARY names another one. */
export function binary() {
  const places = process.env.LOA_BINARY ? [process.env.LOA_BINARY] : [path.join(TARGET, 'release/loa'), path.join(TARGET, 'debug/loa')];
  const found = places.find((place) => existsSync(place));
  if (!found) throw new Error(`no binary at ${places.join(' or ')}: run tests/run, or cargo build`);
  return found;
}

/** Builds the site that `write(folder)` puts into a new folder; gives it with a way to be rid of it. */
export function build(write, asOf = '2024-12-31') {
  const folder = mkdtempSync(path.join(tmpdir(), 'loa-site-'));
  const [source, out] = ['in', 'out'].map((name) => path.join(folder, name));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(source);
    write(source);
    execFileSync(binary(), ['build', source, '-o', out, '--as-of', asOf, '--lang', 'en'], { stdio: 'pipe' });
  } catch (error) {
    remove();
    throw new Error(`${error.message}\n${error.stderr ?? ''}`);
  }
  return { ...site(out), remove };
}

/** Writes files, by path, into a folder. */
export function put(folder, files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}
