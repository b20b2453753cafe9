// Opens a page from disk in Chromium, and notes what it asks for and complains about.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

/** Call with a page; `options` are those of a context of playwright. */
export async function opened(file, options, call) {
  const folder = mkdtempSync(join(tmpdir(), "player-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM,
    headless: true,
    args: SWITCHES,
    ...options,
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    const noted = { asked: [], said: [] };
    page.on("request", (request) => noted.asked.push(request.url()));
    page.on("console", (message) => noted.said.push(message.text()));
    page.on("pageerror", (error) => noted.said.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await call(page, noted);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
