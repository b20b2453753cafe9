// Opens a page from disk in Chromium, and notes what it asks for and complains about.

import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

let browser;

/** Call with a page; `options` are those of a context of playwright. */
export async function opened(file, options, call) {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: SWITCHES,
  });
  const context = await browser.newContext(options); // with nothing kept in it
  try {
    const page = await context.newPage();
    const noted = { asked: [], said: [] };
    page.on("request", (request) => noted.asked.push(request.url()));
    page.on("console", (message) => noted.said.push(message.text()));
    page.on("pageerror", (error) => noted.said.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await call(page, noted);
  } finally {
    await context.close();
  }
}

/** End the browser; called after the last page. */
export async function closed() {
  await browser?.close();
}
