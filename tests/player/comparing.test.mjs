// What is entered is compared as the program compares.

import assert from "node:assert/strict";
import { test } from "node:test";

import { loaded } from "./loading.mjs";

const { filled, isSame, wrongValue } = loaded(
  ["comparing"],
  ["filled", "isSame", "wrongValue"],
);
const CODE = "TRAIN-WFHPW-VVCU1-DPR3Y-MHJVV";
const WORDS = {
  other_value: "{field}: {done}, not {wanted}",
  empty_value: "{field}: empty, not {wanted}",
  other_choice: "{field}: chose {done}, not {wanted}",
};

test("case and blanks around do not count", () => {
  assert.ok(isSame("  alex ", "Alex"));
  assert.ok(isSame("example   corp", "Example Corp"));
  assert.ok(!isSame("ExampleCorp", "Example Corp"));
});

test("hyphens and blanks of numbers do not count", () => {
  assert.ok(isSame(CODE.replaceAll("-", ""), CODE));
  assert.ok(isSame(CODE.replaceAll("-", " ").toLowerCase(), CODE));
  assert.ok(isSame("1234 567", "1234567"));
  assert.ok(isSame("1234567", "123-4567"));
});

test("hyphens of names count", () => {
  assert.ok(!isSame("PC0001", "PC-0001"));
  assert.ok(!isSame("perdevice", "per-device"));
  assert.ok(!isSame("TLSLic.old", "TLSLic.edb"));
});

test("another number is another one", () => {
  assert.ok(!isSame(CODE.replace("V", "W"), CODE));
  assert.ok(!isSame("", CODE));
});

test("nothing is wrong with a right value", () => {
  assert.equal(wrongValue("type", { name: "A", value: "b" }, "B", WORDS), "");
  assert.equal(wrongValue("type", { name: "A", value: "" }, " ", WORDS), "");
});

test("a wrong value is told with both", () => {
  const field = { name: "Code", value: "right" };
  const told = (kind, text) => wrongValue(kind, field, text, WORDS);
  assert.equal(told("type", "left"), "Code: left, not right");
  assert.equal(told("type", " "), "Code: empty, not right");
  assert.equal(told("choose", "left"), "Code: chose left, not right");
});

test("a value that looks like a place in a sentence stays as it is", () => {
  assert.equal(filled("{a} and {b}", { a: "{b} $& $1", b: "x" }), "{b} $& $1 and x");
  assert.equal(filled("{toString} {c}", { a: 1 }), "{toString} {c}");
});
