// Where one is and what one has reached is counted, written, and read again.

import assert from "node:assert/strict";
import { test } from "node:test";

import { loaded } from "./loading.mjs";

const { begun, browserAdapter, marked, readBack, score, written } = loaded(
  ["progress", "keeping"],
  ["begun", "browserAdapter", "marked", "readBack", "score", "written"],
);
const plain = (value) => JSON.parse(JSON.stringify(value));

test("the first attempt is what counts", () => {
  const once = marked(begun(3), 1, "0");
  assert.equal(once.marks, "-0-");
  assert.equal(marked(once, 1, "1").marks, "-0-");
});

test("points are added, and nearly all is not all", () => {
  assert.deepEqual(plain(score("110", [1, 2, 3])), { reached: 3, all: 6, percent: 50 });
  const nearly = score(`${"1".repeat(199)}0`, Array(200).fill(1));
  assert.equal(nearly.percent, 99);
  assert.equal(score("---", [1, 1, 1]).percent, 0);
});

test("what is written is read again", () => {
  const ways = { try: { at: 2, marks: "10-" }, test: { at: 0, marks: "---" } };
  assert.deepEqual(plain(readBack(written("v1", ways), "v1", 3)), ways);
});

test("of the longest lesson little is written", () => {
  const ways = { try: begun(1000), test: begun(1000) };
  assert.ok(written("0123456789ab", ways).length <= 2200);
});

test("what does not fit is as good as nothing", () => {
  const ways = { try: { at: 2, marks: "10-" } };
  const text = written("v1", ways);
  assert.deepEqual(plain(readBack(text, "v2", 3)), {});
  assert.deepEqual(plain(readBack(text, "v1", 4)), {});
  for (const bad of ["", null, "v1;try.9.10-", "v1;watch.1.10-", "v1;try.1.<b>"]) {
    assert.deepEqual(plain(readBack(bad, "v1", 3)), {});
  }
});

test("the browser keeps it, or refuses and one begins anew", () => {
  const kept = new Map();
  const localStorage = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => kept.set(name, text),
  };
  const { browserAdapter: keeping } = loaded(["keeping"], ["browserAdapter"], {
    localStorage,
  });
  assert.equal(keeping("a").load(), "");
  keeping("a").save("x");
  assert.equal(keeping("a").load(), "x");
  assert.equal(keeping("b").load(), "");
  browserAdapter("a").save("x"); // there is no storage at all
  assert.equal(browserAdapter("a").load(), "");
});
