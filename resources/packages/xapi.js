"use strict";

// A lesson that is launched with a record store, or keeps its statements itself.

const launch = new URLSearchParams(location.search);
const activity = launch.get("activity_id") ?? LESSON.id;
const registration = launch.get("registration");
const NOBODY = { account: { homePage: "https://example.org", name: "learner" } };

/** Read who learns; some systems write each part as a list. */
function actorOf(text) {
  try {
    const read = JSON.parse(text ?? "");
    const one = (value) => (Array.isArray(value) ? value[0] : value);
    const found = Object.fromEntries(Object.entries(read).map(([k, v]) => [k, one(v)]));
    const { accountServiceHomePage: homePage, accountName: name } = found.account ?? {};
    return homePage ? { ...found, account: { homePage, name } } : found;
  } catch {
    return NOBODY;
  }
}

const actor = actorOf(launch.get("actor"));

function statement(name, say, result) {
  return {
    id: uuid(),
    actor,
    verb: verb(`${VERBS}${name}`, say),
    object: {
      objectType: "Activity",
      id: activity,
      definition: {
        type: `${ACTIVITY_TYPE}lesson`,
        name: { en: LESSON.title },
      },
    },
    ...(result ? { result } : {}),
    ...(registration ? { context: { registration } } : {}),
    timestamp: new Date().toISOString(),
  };
}

/** Offer what was told so far as a file, a statement in each line. */
function offer(told) {
  const lines = told.map((one) => `${JSON.stringify(one)}\n`).join("");
  const link = document.createElement("a");
  link.href = `data:application/x-ndjson;charset=utf-8,${encodeURIComponent(lines)}`;
  link.download = "statements.jsonl";
  link.click();
}

/** Keep statements in the page, where no store takes them. */
function keeper() {
  const told = [];
  const button = document.createElement("button");
  button.type = "button";
  button.id = "statements";
  button.textContent = WORDS.save_statements;
  button.addEventListener("click", () => offer(told));
  document.querySelector("footer").append(button);
  return (one) => told.push(one);
}

const endpoint = launch.get("endpoint");
const store = endpoint ? new Store(endpoint, launch.get("auth") ?? "", WORDS) : null;
const tell = store ? (one) => store.tell(one) : keeper();
const place = () => store.state(activity, actor, registration, RESUME);
let kept = null;
let text = "";

function save(now, result) {
  const before = kept;
  kept = counted(kept, result, LESSON.keep);
  if (kept !== before) {
    const reached = resultOf(kept, performance.now());
    tell(statement("completed", "completed", reached));
    const said = kept.isPassed ? "passed" : "failed";
    tell(statement(said, said, reached));
  }
  store?.send("PUT", "activities/state", place(), packed(kept, now));
}

async function begin() {
  tell(statement("attempted", "attempted"));
  try {
    const answer = await store.ask("GET", "activities/state", place());
    ({ kept, text } = unpacked(answer.ok ? await answer.text() : ""));
  } catch {
    complain(WORDS.not_begun);
  }
}

if (store) {
  addEventListener("pagehide", () => store.end());
  globalThis.adapter = { ready: begin(), load: () => text, save };
} else {
  tell(statement("attempted", "attempted"));
  const here = globalThis.localStorage;
  globalThis.adapter = {
    load() {
      try {
        ({ kept, text } = unpacked(here.getItem(LESSON.id)));
      } catch {
        // Nothing was kept.
      }
      return text;
    },
    save(now, result) {
      save(now, result);
      try {
        here.setItem(LESSON.id, packed(kept, now));
      } catch {
        // Nothing is kept.
      }
    },
  };
}
