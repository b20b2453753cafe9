"use strict";

// Keeps in the browser where one stopped. It may refuse: then one simply begins anew.

/** Return an adapter that keeps a text in the browser under the name of a lesson. */
function browserAdapter(id) {
  const name = `lesson:${id}`;
  return {
    load() {
      try {
        return globalThis.localStorage.getItem(name) ?? "";
      } catch {
        return "";
      }
    },
    save(text) {
      try {
        globalThis.localStorage.setItem(name, text);
      } catch {
        // Nothing is kept.
      }
    },
  };
}
