"use strict";

// Where one is in a lesson, and what each step brought.

const RIGHT = "1";
const MISSED = "0";
const OPEN = "-";

/** Begin a way through the lesson. */
function begun(count) {
  return { at: 0, marks: OPEN.repeat(count) };
}

/** Note what a step brought, once: the first attempt is what counts. */
function marked(way, step, mark) {
  if (way.marks[step] !== OPEN) {
    return way;
  }
  const marks = way.marks.slice(0, step) + mark + way.marks.slice(step + 1);
  return { at: way.at, marks };
}

/** Add the points of the steps that were right. */
function score(marks, points) {
  const all = points.reduce((sum, one) => sum + one, 0);
  const reached = points.reduce(
    (sum, one, i) => sum + (marks[i] === RIGHT ? one : 0),
    0,
  );
  // Rounded down: nearly all is not all, and nearly passed is not passed.
  return { reached, all, percent: Math.floor((100 * reached) / all) };
}

/** Write both ways as one short text. */
function written(version, ways) {
  const parts = Object.entries(ways).map(
    ([mode, way]) => `${mode}.${way.at}.${way.marks}`,
  );
  return [version, ...parts].join(";");
}

/** Read ways that were written for the same version; {} for anything else. */
function readBack(text, version, count) {
  const [of, ...parts] = String(text).split(";");
  if (of !== version) {
    return {};
  }
  const ways = {};
  for (const part of parts) {
    const found = /^(try|test)\.(\d{1,4})\.([01-]+)$/u.exec(part);
    if (found && Number(found[2]) <= count && found[3].length === count) {
      ways[found[1]] = { at: Number(found[2]), marks: found[3] };
    }
  }
  return ways;
}
