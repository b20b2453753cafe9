"use strict";

// Finds the system that shows this page, and tells it what is reached.

const FARTHEST = 50; // windows up

/** Look for the system in the windows around this one, then in those of its opener. */
function apiNamed(name) {
  const around = (from) => {
    let here = from;
    for (let i = 0; i < FARTHEST && here; i += 1) {
      if (here[name]) {
        return here[name];
      }
      here = here.parent === here ? null : here.parent;
    }
    return null;
  };
  try {
    return around(window) ?? around(window.opener);
  } catch {
    return null; // a window of another site
  }
}

/** Let a session begin, save and end; `terms` are those of one version of SCORM. */
function scormAdapter(api, terms, lesson, words) {
  const isTrue = (answer) => String(answer) === "true";
  const begun = Date.now();
  if (!isTrue(api[terms.initialize](""))) {
    complain(words.not_begun);
    return null;
  }
  const get = (name) => String(api[terms.get](name) ?? "");
  const set = (name, value) => isTrue(api[terms.set](name, String(value)));
  const read = unpacked(get(terms.resume));
  const { text } = read;
  // Some systems forget the one and keep the other.
  let kept = read.kept ?? terms.result(get);
  let isEnded = false;

  const commit = () => {
    const isSet = [
      set(terms.time, terms.timeOf((Date.now() - begun) / 1000)),
      set(terms.exit, "suspend"), // else some systems begin anew next time
    ];
    return isSet.every(Boolean) && isTrue(api[terms.commit](""));
  };
  const end = () => {
    if (!isEnded) {
      isEnded = true;
      commit();
      api[terms.finish]("");
    }
  };
  addEventListener("pagehide", end);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  if (kept === null) {
    terms.begin(get, set);
    commit();
  }
  return {
    load: () => text,
    save(now, result) {
      kept = counted(kept, result, lesson.keep);
      const isSet = [
        set(terms.resume, packed(kept, now)),
        set(terms.place, `${result.mode} ${result.step}`),
        ...(kept ? terms.tell(set, kept) : []),
      ];
      if (!isSet.every(Boolean) || !commit()) {
        complain(words.not_saved);
      }
    },
  };
}
