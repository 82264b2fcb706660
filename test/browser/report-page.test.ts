// The page in a real browser: from disk, without a network, by mouse and by keyboard. Skipped where no Chromium is found.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleEdition, pageOf } from '../report/html/example.ts';
import { HOSTILE, hostileEdition } from '../report/html/hostile.ts';

const PLACES = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = PLACES.find(place => place !== '' && existsSync(place));
if (executablePath === undefined) console.log('No Chromium found (set CHROMIUM to its path): the page is not opened.');

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(executablePath === undefined)('the page in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let folder: string;
  const files = new Map<string, string>();

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
    folder = mkdtempSync(path.join(tmpdir(), 'slaudit-page-'));
    const editions = {
      example: exampleEdition({ leads: 400 }),
      hostile: hostileEdition(),
      large: exampleEdition({ leads: 2600, change: obligation => ({ ...obligation, verdict: 'breached' }) }),
    };
    for (const [name, edition] of Object.entries(editions)) {
      const file = path.join(folder, `${name}.html`);
      writeFileSync(file, await pageOf(edition));
      files.set(name, pathToFileURL(file).href);
    }
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** A page, and everything it complained about or asked for. */
  async function open(
    name: string,
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({ colorScheme, offline: true, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    const url = files.get(name) ?? '';
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    page.on('dialog', dialog => complaints.push(dialog.message()));
    page.on('request', request => request.url() !== url && complaints.push(request.url()));
    await page.goto(url);
    return { page, complaints };
  }

  const countOf = (page: Page): Promise<string | null> => page.locator('#breach-count').textContent();
  const firstCells = (page: Page, column: number): Promise<string[]> =>
    page.locator(`#breach-rows > tr:not(.details) > :nth-child(${column})`).allTextContents();

  test.each(['light', 'dark'] as const)(
    '%s: no complaint, no request, nothing serious for axe, no sideways scrolling',
    async scheme => {
      const { page, complaints } = await open('example', scheme);
      await page.locator('.opener').first().click();
      await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true');
      await page.evaluate(AXE);
      const violations = await page.evaluate<string[]>(
        'axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => id + " " + nodes[0].html))',
      );
      expect(violations).toEqual([]);
      await page.setViewportSize({ width: 390, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('by mouse: filters, search, sorting, pages and details', async () => {
    const { page, complaints } = await open('example');
    const all = Number(/^All (\d+) breaches$/.exec((await countOf(page)) ?? '')?.[1]);
    expect(all).toBeGreaterThan(60);
    await page.selectOption('#breach-clause', { index: 2 });
    const clause = (await page.locator('#breach-clause option:checked').textContent()) ?? '';
    const expected = /\((\d+)\)$/.exec(clause)?.[1];
    expect(await countOf(page)).toBe(`${expected} of ${all} breaches match`);
    expect(new Set(await firstCells(page, 2))).toEqual(new Set([clause.replace(/ \(\d+\)$/, '')]));

    await page.click('button[type=reset]');
    await page.fill('#breach-search', 'CARMEN');
    expect(new Set(await firstCells(page, 6))).toEqual(new Set(['Carmen Ruiz']));
    await page.fill('#breach-search', 'nobody has this name');
    expect(await countOf(page)).toBe(`0 of ${all} breaches match`);
    await page.click('button[type=reset]');
    expect(await countOf(page)).toBe(`All ${all} breaches`);

    await page.click('#breach-heads button >> text=Lead');
    const up = await firstCells(page, 1);
    expect(up).toEqual(up.toSorted());
    expect(await page.locator('#breach-heads th').first().getAttribute('aria-sort')).toBe('ascending');
    await page.click('#breach-heads button >> text=Lead');
    const down = await firstCells(page, 1);
    expect(down).toEqual(down.toSorted().toReversed());

    await page.click('#breach-on');
    expect(await page.locator('#breach-page').textContent()).toMatch(/^Page 2 of /);
    await page.click('.opener >> nth=0');
    expect(await page.locator('.details dt').allTextContents()).toContain('Started by');
    expect(await page.locator('.course tbody td:nth-child(3)').allTextContents()).toEqual([
      expect.stringMatching(/^owner changed from Inbound queue to .* by Fatima Zahra/),
      expect.stringMatching(/^outbound call by /),
    ]);
    expect(await page.locator('.timeline').textContent()).toContain('2 earlier, 31 later');
    await page.click('.opener >> nth=0');
    expect(await page.locator('.details').count()).toBe(0);

    await page.click('a[data-clause="first-touch"]');
    await page.click('.opener >> nth=0');
    expect(await page.locator('.clocks .ran').first().getAttribute('width')).toMatch(/^\d{2,3}(\.\d+)?$/);
    expect(await page.locator('.clocks').getAttribute('aria-label')).toMatch(/^Clock of first-touch from .*, due /);
    expect(await page.locator('.clocks .paused').count()).toBeGreaterThan(0);
    await page.click('button[type=reset]');

    await page.click('a[data-clause="complete-handoff"]');
    expect(new Set(await firstCells(page, 2))).toEqual(new Set(['complete-handoff']));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('by keyboard alone: skip link, search, sorting, details', async () => {
    const { page } = await open('example');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report');
    await page.keyboard.press('Enter');
    await tabTo(page, '#breach-search');
    await page.keyboard.type('west');
    expect(new Set(await firstCells(page, 7))).toEqual(new Set(['West']));
    await tabTo(page, '#breach-heads button');
    await page.keyboard.press('Enter');
    const leads = await firstCells(page, 1);
    expect(leads).toEqual(leads.toSorted());
    await tabTo(page, '.opener');
    await page.keyboard.press('Space');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-expanded")')).toBe('true');
    expect(await page.locator('.details dd').first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('names that attack are text, and the longest of them fits', async () => {
    const { page, complaints } = await open('hostile');
    for (const opener of (await page.locator('.opener').all()).slice(0, 8).toReversed()) await opener.click();
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('img, iframe, object, embed').count()).toBe(0);
    expect(await page.locator('h1').textContent()).toBe(HOSTILE.script);
    const text = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
    for (const name of [HOSTILE.script, HOSTILE.image, HOSTILE.formula, HOSTILE.long, HOSTILE.template])
      expect(text).toContain(name);
    expect(text).toContain(String.raw`invoice\u{202e}gpj.exe`);
    expect(text).toContain(String.raw`\x1b[31mred\x07`);
    expect(text).not.toContain('slaudit explain <');
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('ten thousand breaches: every keystroke answers within a quarter of a second', async () => {
    const { page } = await open('large');
    expect(Number(/^All ([\d,]+)/.exec((await countOf(page)) ?? '')?.[1]?.replace(',', ''))).toBeGreaterThan(10_000);
    const slowest = await page.evaluate<number>(`
      (() => {
        const search = document.getElementById('breach-search');
        const times = ['c', 'ca', 'car', 'carm', ''].map(text => {
          const began = performance.now();
          search.value = text;
          search.dispatchEvent(new Event('input'));
          return performance.now() - began;
        });
        return Math.max(...times);
      })()`);
    expect(slowest).toBeLessThan(250);
    expect(await page.locator('#breach-rows > tr').count()).toBe(50);
    await page.context().close();
  });

  test('paper: charts and rows stay whole, the controls stay away', async () => {
    const { page } = await open('example');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.evaluate("getComputedStyle(document.querySelector('figure')).breakInside")).toBe('avoid');
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    );
    await page.context().close();
  });
});

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if ((await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) === true) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never reaches ${selector}`);
}
