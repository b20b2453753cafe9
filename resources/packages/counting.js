"use strict";

// Which result counts, and how it is kept beside where one stopped.

const LONGEST = 4096; // characters that SCORM 1.2 takes

/** Say what counts once a test is over; before that nothing changes. */
function counted(kept, { mode, isOver, percent, isPassed }, keep) {
  if (mode !== "test" || !isOver) {
    return kept;
  }
  const found = { percent, isPassed };
  if (kept === null) {
    return found;
  }
  const isOther = percent !== kept.percent || isPassed !== kept.isPassed;
  if (keep === "last" && isOther) {
    return found;
  }
  if (keep !== "best") {
    return kept;
  }
  // The pass mark may have changed since: neither is ever lowered.
  const best = {
    percent: Math.max(percent, kept.percent),
    isPassed: isPassed || kept.isPassed,
  };
  const isBetter = best.percent > kept.percent || best.isPassed !== kept.isPassed;
  return isBetter ? best : kept;
}

/** Write a result and where one stopped as one text that every system takes. */
function packed(kept, text, longest = LONGEST) {
  const head = kept ? `${kept.percent}${kept.isPassed ? "p" : "f"}` : "";
  const all = `${head}|${text}`;
  // Of a lesson that is too long for it the result at least is kept.
  return all.length > longest ? `${head}|` : all;
}

/** Read what was packed; of anything else, nothing. */
function unpacked(all) {
  const found = /^(?:(\d{1,3})([pf]))?\|([\s\S]*)$/u.exec(String(all ?? ""));
  if (!found) {
    return { kept: null, text: "" };
  }
  const [, percent, sign, text] = found;
  const kept = percent ? { percent: Number(percent), isPassed: sign === "p" } : null;
  return { kept, text };
}

/** Read the pass mark of a system, from 0 to 1, in percent; null if it has none. */
function passRead(measure) {
  const isOne = Number(measure) > 0 && Number(measure) <= 1;
  return isOne ? Math.round(10_000 * Number(measure)) / 100 : null;
}

/** Say to everybody that something was not taken; "" once it is. */
function complain(words) {
  const id = "not-taken";
  const before = document.getElementById(id);
  if (words === (before?.textContent ?? "")) {
    return;
  }
  before?.remove();
  if (!words) {
    return;
  }
  const told = document.createElement("p");
  told.id = id;
  told.setAttribute("role", "alert");
  told.textContent = words;
  document.body.prepend(told);
}
