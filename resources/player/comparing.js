"use strict";

// Compares what was entered with what is wanted, as the program does.

const GROUPS = /^[A-Z0-9]{5,7}(?:-[A-Z0-9]{5,7})+$/iu;
const DIGITS = /^\d[\d-]*$/u;

/** Tell whether a value is a number of groups, whose hyphens only help to read it. */
function isNumber(text) {
  return DIGITS.test(text) || (GROUPS.test(text) && /\d/u.test(text));
}

/** Tell whether what was entered is what is wanted, whatever its case and blanks. */
function isSame(entered, wanted) {
  const between = isNumber(wanted) ? "" : " ";
  const signs = isNumber(wanted) ? /[\s-]+/gu : /\s+/gu;
  const plain = (text) => text.trim().replace(signs, between).toLowerCase();
  return plain(entered) === plain(wanted);
}

/** Put values into the places of a sentence, each once and literally. */
function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/gu, (place, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  );
}

/** Say what is wrong with a value that was entered or chosen; "" if nothing is. */
function wrongValue(kind, field, entered, words) {
  if (isSame(entered, field.value)) {
    return "";
  }
  const said = { field: field.name, done: entered, wanted: field.value };
  if (kind === "choose") {
    return filled(words.other_choice, said);
  }
  return filled(entered.trim() ? words.other_value : words.empty_value, said);
}
