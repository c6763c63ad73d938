// Opens a page in Chromium as its readers have it, and prints what axe-core and html-validate
// find, as JSON. `node look.mjs PAGE.html CHROMIUM`
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';

const [path, executablePath] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

// 320 pixels are a page of 1280 at 400 %; print is A4 between its margins.
const WAYS = {
  wide: { width: 1280 },
  'wide, dark': { width: 1280, colorScheme: 'dark' },
  narrow: { width: 320 },
  'narrow, dark': { width: 320, colorScheme: 'dark' },
  'at 400 %': { width: 320, deviceScaleFactor: 4 },
  print: { width: 658, media: 'print' },
};

async function look(browser, { width, colorScheme = 'light', deviceScaleFactor = 1, media = 'screen' }) {
  const context = await browser.newContext({
    colorScheme,
    deviceScaleFactor,
    viewport: { width, height: 800 },
  });
  const page = await context.newPage();
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.emulateMedia({ colorScheme, media });
  await page.goto(pathToFileURL(path).href);
  const asked = requests.length - 1;
  // axe sees no contrast inside what is folded away; print shows it opened by itself.
  const folded = await page.evaluate(() => {
    const inside = [...document.querySelectorAll('details > :not(summary)')];
    return inside.filter((element) => element.checkVisibility()).length;
  });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations', 'incomplete'] }));
  const tell = (rules) => rules.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 120))]);
  const is_too_wide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  await context.close();
  return {
    violations: tell(found.violations),
    incomplete: tell(found.incomplete),
    asked,
    is_too_wide,
    seen_when_folded: folded,
  };
}

async function tabbed(browser) {
  // What the Tab key comes to, in its order, and the order in which the page is read.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(path).href);
  const read = await page.evaluate(() =>
    [...document.querySelectorAll('a[href], summary')]
      .filter((element) => element.checkVisibility())
      .map((element) => element.textContent.trim()),
  );
  const stops = [];
  for (let at = 0; at < read.length; at += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return [document.activeElement.textContent.trim(), style.outlineStyle !== 'none'];
      }),
    );
  }
  await page.evaluate(() => scrollTo(0, 0));
  await page.reload();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const skipped_to = await page.evaluate(() => document.activeElement.id);
  await context.close();
  return { stops, read, skipped_to };
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const ways = {};
for (const [name, way] of Object.entries(WAYS)) ways[name] = await look(browser, way);
const keys = await tabbed(browser);
await browser.close();

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
const report = await validator.validateString(readFileSync(path, 'utf8'), 'page.html');
const faults = report.results.flatMap(({ messages }) =>
  messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
);
console.log(JSON.stringify({ ways, keys, faults }));
