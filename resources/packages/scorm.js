"use strict";

// Finds the system that shows this page, and tells it what is reached.

const FARTHEST = 50; // windows up

/** Look for the system in the windows around one. */
function apiAround(name, from) {
  let here = from;
  try {
    for (let i = 0; i < FARTHEST && here; i += 1) {
      if (here[name]) {
        return here[name];
      }
      here = here.parent === here ? null : here.parent;
    }
  } catch {
    // A window of another site.
  }
  return null;
}

/** Look around this page, then around who opened it, or the window that it is in. */
function apiNamed(name) {
  const places = [() => window, () => window.opener, () => window.top.opener];
  for (const place of places) {
    try {
      const found = apiAround(name, place());
      if (found) {
        return found;
      }
    } catch {
      // A window of another site.
    }
  }
  return null;
}

/** Read a result in percent; null if a system has none. */
function resultRead(text, isPassed) {
  const percent = text.trim() === "" ? NaN : Math.floor(Number(text));
  return Number.isFinite(percent) ? { percent, isPassed } : null;
}

/** Let a session begin, save and end; `terms` are those of one version of SCORM. */
function scormAdapter(api, terms, lesson, words) {
  // A system whose window is gone, or whose network is, throws.
  const call = (name, ...given) => {
    try {
      return String(api[name](...given) ?? "");
    } catch {
      return "false";
    }
  };
  const isTrue = (answer) => answer === "true";
  if (!isTrue(call(terms.initialize, ""))) {
    complain(words.not_begun);
    return null;
  }
  const get = (name) => {
    const found = call(terms.get, name);
    return found === "false" ? "" : found;
  };
  const set = (name, value) => isTrue(call(terms.set, name, String(value)));
  const read = unpacked(get(terms.resume));
  const { text } = read;
  // Some systems forget the one and keep the other.
  let kept = read.kept ?? terms.result(get);
  let isEnded = false;

  const commit = () => {
    // The clock of the computer may be set back, and this one is not.
    set(terms.time, terms.timeOf(performance.now() / 1000));
    set(terms.exit, "suspend"); // else some systems begin anew next time
    return isTrue(call(terms.commit, ""));
  };
  const end = () => {
    if (!isEnded) {
      isEnded = true;
      commit();
      call(terms.finish, "");
    }
  };
  addEventListener("pagehide", end);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (kept === null) {
    terms.begin(get, set);
    commit();
  }
  return {
    pass: terms.pass(get),
    load: () => text,
    save(now, result) {
      kept = counted(kept, result, lesson.keep);
      const isResumed = set(terms.resume, packed(kept, now));
      set(terms.place, `${result.mode} ${result.step}`);
      const isTold = !kept || terms.tell(set, kept);
      // Where one stopped is nothing any more once all is done.
      const isTaken = isTold && (isResumed || result.isOver);
      complain(commit() && isTaken ? "" : words.not_saved);
    },
  };
}
