// Does a lesson by keyboard alone, after its text version alone.

import assert from "node:assert/strict";

const MOST_TABS = 120;
const MOST_ACTS = 12;

const joined = (text) => text.replace(/\s+/gu, " ");
const plain = (text) => joined(text).replace(/^[ <>:.…]+|[ <>:.…]+$/gu, "").toLowerCase();

/** Read the steps of the text version: what is bold, what is typed, what is right. */
export function stepsInText(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("#text > ol > li")].map((item) => ({
      words: [...item.querySelectorAll(".do strong, .do code")].map((word) => ({
        text: word.textContent,
        isTyped: word.tagName === "CODE",
      })),
      isEmptied: item.querySelector(".do").textContent.includes("mpty "),
      right: [...item.querySelectorAll("ul > li")].findIndex((choice) =>
        choice.querySelector("strong")?.textContent.includes("(right)"),
      ),
    })),
  );
}

/** Go with Tab to the first element that a function of the page takes. */
export async function tabTo(page, takes, given) {
  for (let i = 0; i < MOST_TABS; i += 1) {
    const isThere = await page.evaluate(
      ([text, value]) => {
        const at = document.activeElement;
        return Boolean(at) && new Function("at", "given", `return (${text})(at, given)`)(
          at,
          value,
        );
      },
      [String(takes), given],
    );
    if (isThere) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${takes} ${JSON.stringify(given)}`);
}

export const state = (page) =>
  page.evaluate(() => ({
    title: document.getElementById("step-title").textContent,
    isOver: !document.getElementById("over").hidden,
    isQuestion: document.querySelector("#question input") !== null,
    spots: [...document.querySelectorAll("#stage button[aria-label]")].map((one) =>
      one.getAttribute("aria-label"),
    ),
    ways: [...document.querySelectorAll("#way option")].map((one) => one.textContent),
  }));

const pressButton = async (page, id) => {
  await tabTo(page, (at, given) => at.matches(given), id);
  await page.keyboard.press("Enter");
};

/** Choose in a list that has the focus. */
async function choose(page, text) {
  await page.keyboard.press("Home");
  for (let i = 0; i < MOST_TABS; i += 1) {
    const shown = await page.evaluate(
      () => document.activeElement.selectedOptions[0].textContent,
    );
    if (shown === text) {
      return;
    }
    await page.keyboard.press("ArrowDown");
  }
  assert.fail(`${text} cannot be chosen`);
}

async function answerQuestion(page, right) {
  await tabTo(page, (at) => at.matches("#question input"));
  await page.keyboard.press("Space");
  for (let i = 0; i < right; i += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await pressButton(page, "#question button");
  await pressButton(page, "#question button");
}

async function enter(page, value) {
  const tag = await page.evaluate(() => document.activeElement.tagName);
  if (tag === "SELECT") {
    await choose(page, value);
    await page.keyboard.press("Tab");
  } else {
    await page.keyboard.type(value);
  }
  if (tag === "TEXTAREA") {
    await page.keyboard.press("Tab"); // there Enter begins another line
  }
  await page.keyboard.press("Enter");
}

async function useWay(page, option) {
  await tabTo(page, (at) => at.id === "way");
  await choose(page, option);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}

/** Do one step, as its text says. */
export async function solveStep(page, step) {
  const { title } = await state(page);
  const used = new Set();
  for (let i = 0; i < MOST_ACTS; i += 1) {
    const now = await state(page);
    if (now.isOver || now.title !== title) {
      return;
    }
    if (now.isQuestion) {
      await answerQuestion(page, step.right);
      continue;
    }
    const at = step.words.findIndex(
      (word, n) =>
        !used.has(n) && now.spots.some((spot) => plain(spot) === plain(word.text)),
    );
    if (at >= 0) {
      used.add(at);
      const spot = now.spots.find((one) => plain(one) === plain(step.words[at].text));
      await tabTo(
        page,
        (one, name) => one.getAttribute("aria-label") === name && one.tagName === "BUTTON",
        spot,
      );
      await page.keyboard.press("Enter");
      if (await page.evaluate(() => document.activeElement.closest(".entry") !== null)) {
        const value = step.isEmptied ? "" : step.words[at + 1].text;
        used.add(at + 1);
        await enter(page, value);
      }
      continue;
    }
    const way = now.ways.find((one) => step.words.some((word) => plain(one).endsWith(plain(word.text))));
    assert.ok(way, `nothing of ${JSON.stringify(step.words)} is there: ${now.spots}`);
    await useWay(page, way);
  }
  assert.fail(`${title} is not done: ${JSON.stringify(step.words)}`);
}
