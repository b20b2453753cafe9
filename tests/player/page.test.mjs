// The whole page in Chromium: by keyboard, for screen readers, and without a network.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { closed, opened } from "./opening.mjs";
import { solveStep, state, stepsInText, tabTo } from "./solving.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const { DEMO, HOSTILE, SCRIPT } = process.env;
const WIDE = { viewport: { width: 1280, height: 800 } };
const NARROW = 320;

after(closed);

const data = (page) =>
  page.evaluate(() => JSON.parse(document.getElementById("data").textContent));

const begin = async (page, mode) => {
  await tabTo(page, (at, id) => at.id === id, mode);
  await page.keyboard.press("Enter");
};

async function assertAccessible(page, where) {
  const found = await page.evaluate(async () => {
    const { violations, incomplete } = await globalThis.axe.run();
    return [...violations, ...incomplete].map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`,
    );
  });
  assert.deepEqual(found, [], where);
}

const assertNoSideways = async (page, where) => {
  const [whole, seen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(whole <= seen, `${where}: ${whole} of ${seen}`);
};

/** Do all steps of a mode; call at the beginning of each. */
async function solve(page, mode, look = async () => {}) {
  const steps = await stepsInText(page);
  await begin(page, mode);
  for (const [i, step] of steps.entries()) {
    await look(i);
    await solveStep(page, step);
  }
  assert.ok((await state(page)).isOver);
}

const over = (page) => page.locator("#over-title").textContent();

for (const file of [DEMO, HOSTILE]) {
  const name = file === DEMO ? "the sample" : "a hostile lesson";

  test(`${name}: a test is passed by keyboard, after the text version alone`, () =>
    opened(file, WIDE, async (page, noted) => {
      const dialogs = [];
      page.on("dialog", (dialog) => dialogs.push(dialog.message()));
      await solve(page, "test");
      assert.equal(await over(page), "Passed with 100 %");
      assert.deepEqual(noted.said, []);
      assert.deepEqual(dialogs, []);
      const outside = noted.asked.filter((url) => !/^(?:file|data):/u.test(url));
      assert.deepEqual(outside, []);
      assert.equal(noted.asked.filter((url) => url.startsWith("file:")).length, 1);
    }));

  test(`${name}: a try is done to the end`, () =>
    opened(file, WIDE, async (page) => {
      await solve(page, "try");
      assert.equal(await over(page), "Try");
    }));
}

test("a script is typed in as many lines as it has", () =>
  opened(SCRIPT, WIDE, async (page) => {
    await solve(page, "test", async () => {
      await tabTo(page, (at) => at.getAttribute("aria-label") === "Command");
      await page.keyboard.press("Enter");
      const rows = await page.evaluate(() => document.activeElement.rows);
      assert.equal(rows, 3);
      await page.keyboard.press("Escape");
    });
    assert.equal(await over(page), "Passed with 100 %");
  }));

test("axe finds nothing at any step of any mode", () =>
  opened(DEMO, WIDE, async (page) => {
    await page.evaluate(AXE);
    await assertAccessible(page, "start");
    await page.click("#show-text");
    await assertAccessible(page, "text version");
    await page.click("#show-text");
    for (const mode of ["try", "test"]) {
      await solve(page, mode, (i) => assertAccessible(page, `${mode} ${i + 1}`));
      await assertAccessible(page, `${mode} over`);
      await page.click("#over-controls button:last-child");
    }
    const { steps } = await data(page);
    await begin(page, "watch");
    await page.keyboard.press("p");
    for (let i = 0; i < steps.length; i += 1) {
      await assertAccessible(page, `watch ${i + 1}`);
      await page.click(".next");
    }
  }));

test("axe finds nothing where a field is open, help was given, or all went wrong", () =>
  opened(DEMO, WIDE, async (page) => {
    await page.evaluate(AXE);
    const { steps } = await data(page);
    await begin(page, "try");
    for (let i = 0; i < steps.length; i += 1) {
      const other = page.locator("#stage button[aria-label='Cancel']");
      if (await other.count()) {
        await other.press("Enter");
        await page.locator("#answer").waitFor();
      }
      if (steps[i].options.length > 0) {
        await page.locator("#question input").last().check();
        await page.keyboard.press("Enter");
        await assertAccessible(page, `wrong answer ${i + 1}`);
        await page.locator("#question input").first().check();
        await page.locator("#question button").press("Enter");
        await page.locator("#question button").press("Enter");
        continue;
      }
      await page.locator(".help").press("Enter");
      await assertAccessible(page, `help ${i + 1}`);
      if (steps[i].acts[0].targets.some((target) => target.value)) {
        await page.keyboard.press("Enter");
        await assertAccessible(page, `field ${i + 1}`);
      }
      await page.locator(".help").press("Enter");
    }
    assert.equal(await over(page), "Try");
  }));

test("a screen reader is told of each control by name and kind, in reading order", () =>
  opened(DEMO, WIDE, async (page) => {
    const { steps } = await data(page);
    const session = await page.context().newCDPSession(page);
    await begin(page, "try");
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const told = nodes
      .filter((node) => !node.ignored && node.role?.value === "button")
      .map((node) => node.name.value);
    const [act] = steps[0].acts;
    const spots = [...act.targets, ...act.others].sort(
      (a, b) => a.place[1] - b.place[1] || a.place[0] - b.place[0],
    );
    const names = spots.map((spot) => spot.name);
    assert.deepEqual(told.filter((one) => names.includes(one)), names);
    const image = nodes.find((node) => node.role?.value === "image" && !node.ignored);
    assert.equal(image.name.value, "A window with a tree, a list and buttons.");
    const kinds = await page.locator("#stage [aria-roledescription]").evaluateAll((all) =>
      all.map((one) => one.getAttribute("aria-roledescription")),
    );
    for (const kind of ["tree item", "row", "field", "list", "tab", "box"]) {
      assert.ok(kinds.includes(kind), kind);
    }
  }));

test("what changes is announced, and the focus is where the work goes on", () =>
  opened(DEMO, WIDE, async (page) => {
    const steps = await stepsInText(page);
    const focused = () => page.evaluate(() => document.activeElement.id);
    await begin(page, "try");
    assert.equal(await focused(), "step-title");
    assert.match(await page.locator("#heard").textContent(), /^Step 1 of 18. Right-click/u);
    await tabTo(page, (at) => at.getAttribute("aria-label") === "RDLIC01");
    await page.keyboard.press("Enter");
    const inMenu = await page.evaluate(() => document.activeElement.ariaLabel);
    assert.equal(inMenu, "Activate Server");
    await solveStep(page, steps[0]);
    assert.equal(await focused(), "step-title");
    assert.match(await page.locator("#heard").textContent(), /^Step 2 of 18. Click Next/u);
    const live = await page.locator("#heard, #answer").evaluateAll((all) =>
      all.map((one) => one.getAttribute("role")),
    );
    assert.deepEqual(live, ["status", "status"]);
  }));

test("every wrong click is answered with its reason, at every act", () =>
  opened(DEMO, WIDE, async (page) => {
    const { steps, words } = await data(page);
    const inText = await stepsInText(page);
    await begin(page, "try");
    let answered = 0;
    for (const [i, step] of steps.entries()) {
      if (step.options.length === 0) {
        for (const other of step.acts[0].others ?? []) {
          await page.locator(`#stage button[aria-label="${other.name}"]`).press("Enter");
          await page.locator(`#answer:text-is(${JSON.stringify(other.answer)})`).waitFor();
          answered += 1;
        }
        for (const way of step.acts[0].ways.filter((one) => one.answer)) {
          await page.locator("#way").selectOption({ index: step.acts[0].ways.indexOf(way) + 1 });
          await page.locator("#ways button").press("Enter");
          await page.locator(`#answer:text-is(${JSON.stringify(way.answer)})`).waitFor();
          answered += 1;
        }
        if (step.acts[0].picture) {
          await page.locator(".picture > img").click({ position: { x: 3, y: 3 } });
          await page.locator(`#answer:text-is("${words.nothing_here}")`).waitFor();
        }
      }
      assert.equal((await state(page)).title, `Step ${i + 1} of ${steps.length}`);
      await solveStep(page, inText[i]);
    }
    assert.ok(answered > 200, String(answered));
  }));

test("a wrong value is answered, and can be mended", () =>
  opened(DEMO, WIDE, async (page) => {
    const inText = await stepsInText(page);
    await begin(page, "try");
    await solveStep(page, inText[0]);
    await solveStep(page, inText[1]);
    await tabTo(page, (at) => at.getAttribute("aria-label") === "First name");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Robin");
    await page.keyboard.press("Enter");
    const wrong = "In “First name” stands “Robin”. This step needs “Alex”.";
    await page.locator(`#answer:text-is("${wrong}")`).waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(" alex");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.type("train000001111122222 33333");
    await page.keyboard.press("Enter");
    assert.equal((await state(page)).title, "Step 4 of 18");
  }));

test("what went wrong costs its points, and stands in the result with its reason", () =>
  opened(DEMO, WIDE, async (page) => {
    const inText = await stepsInText(page);
    await begin(page, "test");
    assert.match(await page.locator("#say").textContent(), /What comes next/u);
    assert.equal(await page.locator(".help").count(), 0);
    for (const [i, step] of inText.entries()) {
      if (i === 0 || i === 4) {
        await page.locator("#stage button[aria-label='Cancel']").press("Enter");
      }
      await solveStep(page, i === 12 ? { ...step, right: 1 } : step);
    }
    assert.equal(await over(page), "Not passed: 78 %"); // 15 of 19 points
    assert.match(await page.locator("#over-text").textContent(), /15 of 19 points/u);
    const missed = await page.locator("#over-text li").evaluateAll((all) =>
      all.map((one) => one.value),
    );
    assert.deepEqual(missed, [1, 5, 13]);
    assert.match(await page.locator("#over-text li").first().textContent(), /domain.md 1.4/u);
  }));

test("help comes in four levels, and ends with the step done", () =>
  opened(DEMO, WIDE, async (page) => {
    await begin(page, "try");
    await page.locator(".check input").uncheck();
    const say = () => page.locator("#say").textContent();
    const names = [];
    const help = async () => {
      names.push(await page.locator(".help").textContent());
      await page.locator(".help").press("Enter");
    };
    assert.match(await say(), /^What comes next/u);
    await help();
    assert.match(await page.locator("#told").textContent(), /RD Licensing Manager.*step 1/u);
    await help();
    assert.match(await say(), /^Right-click RDLIC01/u);
    await help();
    const at = await page.evaluate(() => document.activeElement.ariaLabel);
    assert.equal(at, "RDLIC01");
    assert.equal(await page.locator(".pointed").count(), 1);
    await help();
    assert.equal((await state(page)).title, "Step 2 of 18");
    const levels = ["Try Again", "Instruction", "Show Where", "Do It for Me"];
    assert.deepEqual(names, levels.map((level) => `Help: ${level}`));
    assert.match(await say(), /^What comes next/u);
  }));

test("it plays itself to the end, pauses by P and goes on by Space", () =>
  opened(DEMO, WIDE, async (page) => {
    await page.clock.install();
    await page.reload();
    const { steps } = await data(page);
    await begin(page, "watch");
    await page.keyboard.press("p");
    await page.clock.runFor(60_000);
    assert.equal((await state(page)).title, "Step 1 of 18");
    assert.equal(await page.locator(".play").textContent(), "Play");
    await page.locator("#step-title").focus();
    await page.keyboard.press("Space");
    assert.equal((await state(page)).title, "Step 2 of 18");
    await page.keyboard.press("p");
    const shown = new Set();
    for (let i = 0; i < 40 * steps.length && !(await state(page)).isOver; i += 1) {
      shown.add((await state(page)).title);
      await page.clock.runFor(1000);
    }
    assert.equal(await over(page), "Watch");
    assert.equal(shown.size, steps.length - 1);
  }));

test("reduced motion: nothing plays or moves by itself", () =>
  opened(DEMO, { ...WIDE, reducedMotion: "reduce" }, async (page) => {
    await page.clock.install();
    await page.reload();
    await begin(page, "watch");
    await page.clock.runFor(60_000);
    assert.equal((await state(page)).title, "Step 1 of 18");
    assert.equal(await page.locator(".play").textContent(), "Play");
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  }));

for (const [name, width, scale] of [
  ["200 % zoom", 640, 2],
  ["a narrow screen", NARROW, 1],
]) {
  test(`${name}: nothing is cut off, and the test is passed`, () =>
    opened(
      DEMO,
      { viewport: { width, height: 500 }, deviceScaleFactor: scale },
      async (page) => {
        await solve(page, "test", (i) => assertNoSideways(page, `step ${i + 1}`));
        assert.equal(await over(page), "Passed with 100 %");
        await assertNoSideways(page, "over");
      },
    ));
}

test("200 % zoom: what is wrong is said where it is seen", () =>
  opened(
    DEMO,
    { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    async (page) => {
      await begin(page, "try");
      const cancel = page.locator("#stage button[aria-label=Cancel]");
      await cancel.scrollIntoViewIfNeeded();
      await cancel.click();
      const answer = page.locator("#answer", { hasText: "You pressed “Cancel”" });
      await answer.waitFor();
      const { y, height } = await answer.boundingBox();
      assert.ok(y >= 0 && y + height <= 400, `${y}, ${height}`);
    },
  ));

test("what is typed stands in one line where there is room, and wraps elsewhere", () =>
  opened(DEMO, { viewport: { width: NARROW, height: 700 } }, async (page) => {
    const lines = await page.evaluate(() =>
      ["TRAIN-WFHPW-VVCU1-DPR3Y", "x".repeat(400)].map((text) => {
        const code = document.createElement("code");
        code.textContent = text;
        document.querySelector(".about").append("A few words, and then ", code);
        return code.getClientRects().length;
      }),
    );
    assert.deepEqual(lines, [1, 1]);
    await assertNoSideways(page, "a long word");
  }));

test("a finger beside a small control hits it, and none covers another", () =>
  opened(DEMO, { viewport: { width: NARROW, height: 700 } }, async (page) => {
    await begin(page, "try");
    const spots = page.locator("#stage button");
    const covered = await spots.evaluateAll((all) =>
      all
        .filter((one) => {
          one.scrollIntoView({ block: "center", inline: "center" });
          const box = one.getBoundingClientRect();
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          return document.elementFromPoint(x, y) !== one;
        })
        .map((one) => one.ariaLabel),
    );
    assert.deepEqual(covered, []);
    const cancel = page.locator("#stage button[aria-label=Cancel]");
    await cancel.scrollIntoViewIfNeeded();
    const box = await cancel.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y - 4);
    await page.locator("#answer", { hasText: "You pressed “Cancel”" }).waitFor();
  }));

test("forced colours: what is pointed at is seen, also without the focus", () =>
  opened(DEMO, { ...WIDE, forcedColors: "active" }, async (page) => {
    const outline = (selector) =>
      page.locator(selector).evaluate((one) => {
        const shown = getComputedStyle(one);
        return [shown.outlineStyle, shown.outlineWidth];
      });
    await begin(page, "watch");
    assert.deepEqual(await outline(".ring"), ["solid", "3px"]);
    await page.locator("#leaving button").press("Enter");
    await begin(page, "try");
    await page.locator(".help").press("Enter");
    await page.locator("#step-title").focus();
    assert.deepEqual(await outline(".pointed"), ["solid", "3px"]);
  }));

test("it goes on where one stopped", () =>
  opened(DEMO, WIDE, async (page) => {
    const inText = await stepsInText(page);
    await begin(page, "test");
    await page.locator("#stage button[aria-label='Cancel']").press("Enter");
    for (const step of inText.slice(0, 4)) {
      await solveStep(page, step);
    }
    await page.reload();
    const offer = page.locator("#resume");
    assert.equal(await offer.textContent(), "Go on where you stopped: Test, step 5");
    await offer.press("Enter");
    for (const step of inText.slice(4)) {
      await solveStep(page, step);
    }
    assert.equal(await over(page), "Passed with 94 %");
    await page.reload();
    assert.ok(await offer.isHidden());
  }));

test("a browser that keeps nothing simply begins anew", () =>
  opened(DEMO, WIDE, async (page, noted) => {
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("refused", "SecurityError");
        },
      });
    });
    await page.reload();
    await solve(page, "test");
    assert.equal(await over(page), "Passed with 100 %");
    await page.reload();
    assert.ok(await page.locator("#resume").isHidden());
    assert.deepEqual(noted.said, []);
  }));

test("an adapter is asked and told", () =>
  opened(DEMO, WIDE, async (page) => {
    await page.addInitScript(() => {
      globalThis.told = [];
      globalThis.adapter = {
        load: () => "",
        save: (text, result) => globalThis.told.push([text, result]),
      };
    });
    await page.reload();
    await solve(page, "test");
    const told = await page.evaluate(() => globalThis.told);
    assert.equal(told.length, 18);
    assert.ok(told.every(([text]) => text.length > 0 && text.length <= 2200));
    assert.deepEqual(told[0][1], {
      mode: "test",
      step: 2,
      percent: 5,
      isPassed: false,
      isOver: false,
    });
    assert.deepEqual(told[17][1], {
      mode: "test",
      step: 18,
      percent: 100,
      isPassed: true,
      isOver: true,
    });
  }));

test("it prints all steps with their pictures, and nothing of the player", () =>
  opened(DEMO, WIDE, async (page) => {
    await page.emulateMedia({ media: "print" });
    const images = page.locator("#text img");
    const { steps } = await data(page);
    const count = steps.reduce((sum, one) => sum + Object.keys(one.pictures).length, 0);
    assert.equal(await images.count(), count);
    for (let i = 0; i < count; i += 1) {
      assert.ok(await images.nth(i).isVisible());
    }
    assert.ok(await page.locator(".modes").isHidden());
    assert.equal(await page.locator(".on-screen:visible").count(), 0);
    assert.equal(await page.locator(".on-screen").count(), 1);
    assert.ok((await page.pdf()).length > 10_000);
  }));

test("without JavaScript it is a guide with pictures", () =>
  opened(DEMO, { ...WIDE, javaScriptEnabled: false }, async (page) => {
    assert.ok(await page.locator("noscript p").isVisible());
    assert.ok(await page.locator("#text img").first().isVisible());
    assert.ok(await page.locator("#watch").isHidden());
  }));

test("the text version is announced first, and is found from there", () =>
  opened(DEMO, WIDE, async (page) => {
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => document.activeElement.textContent);
    assert.equal(first, "Go to the text version");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#text > ol").isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.id), "text-title");
  }));
