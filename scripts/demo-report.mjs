// Writes docs/demo-report and the pictures of it: run it (`npm run demo-report`) whenever the report looks different.
// The pictures take a Chromium (CHROMIUM, else Debian's); without one they stay as they are.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { terminalPage } from './terminal-picture.mjs';

const root = path.join(import.meta.dirname, '..');
const report = path.join(root, 'docs/demo-report/report.html');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

// From here the demo's folder is named `fixtures/demo`, as whoever cloned the project sees it.
execFileSync(
  process.execPath,
  ['bin/slaudit.js', 'demo', '--quiet', '-o', report, '-o', report.replace('.html', '.xlsx')],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);
if (existsSync(executablePath)) await takePictures();
else console.log('No Chromium found (set CHROMIUM to its path): the pictures stay as they are.');

async function takePictures() {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  await picture(browser, 'light', 'demo-report.png');
  await picture(browser, 'dark', 'demo-report-dark.png');
  await openedBreach(browser);
  await terminal(browser);
  await firstPage(browser);
  await browser.close();
}

/** What fits into two screens of a laptop: the headline, the promises, the trend. */
async function picture(browser, colorScheme, name) {
  const page = await opened(browser, { colorScheme, viewport: { width: 1280, height: 1800 } });
  await page.screenshot({ path: pictureFile(name) });
}

async function openedBreach(browser) {
  const page = await opened(browser, { colorScheme: 'light', viewport: { width: 1280, height: 900 } });
  await page.click('a[data-clause="first-touch"]');
  await page.locator('.opener').nth(2).click();
  await page.locator('.details').screenshot({ path: pictureFile('demo-breach.png') });
}

/** Of the printed report; takes `pdftoppm` (poppler-utils). */
async function firstPage(browser) {
  const page = await opened(browser, {});
  const printed = await page.pdf({ preferCSSPageSize: true });
  const toPng = ['-png', '-r', '80', '-singlefile', '-', pictureFile('demo-report-print-1')];
  execFileSync('pdftoppm', toPng, { input: printed });
}

async function terminal(browser) {
  const page = await browser.newPage();
  await page.setContent(terminalPage(`'${process.execPath}' bin/slaudit.js demo --quiet`, 102, root));
  await page.locator('pre').screenshot({ path: pictureFile('demo-terminal.png') });
}

async function opened(browser, options) {
  const page = await (await browser.newContext({ ...options, offline: true })).newPage();
  await page.goto(pathToFileURL(report).href);
  return page;
}

function pictureFile(name) {
  return path.join(root, 'docs/pictures', name);
}
