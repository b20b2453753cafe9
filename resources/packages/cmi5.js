"use strict";

// A lesson as an assignable unit of cmi5: each statement is told when it is due, once.

const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const launch = new URLSearchParams(location.search);
const activity = launch.get("activityId");
const registration = launch.get("registration");
const actor = JSON.parse(launch.get("actor") ?? "null");
let store = null;
let data = {};
let kept = null;
let text = "";
let told = { isCompleted: false, isPassed: false, best: null };
let isOpen = false;

function statement(name, say, result, categories = []) {
  const template = data.contextTemplate ?? {};
  const activities = template.contextActivities ?? {};
  const named = categories.map((one) => ({ id: `${CMI5}categories/${one}` }));
  const mark = result?.score
    ? { [`${CMI5}extensions/masteryscore`]: data.masteryScore ?? LESSON.pass / 100 }
    : {};
  return {
    id: uuid(),
    actor,
    verb: verb(`${VERBS}${name}`, say),
    object: { objectType: "Activity", id: activity },
    ...(result ? { result } : {}),
    context: {
      ...template,
      registration,
      contextActivities: {
        ...activities,
        category: [...(activities.category ?? []), ...named],
      },
      extensions: { ...template.extensions, ...mark },
    },
    timestamp: new Date().toISOString(),
  };
}

const cmi5 = (name, result, categories = []) =>
  store.tell(statement(name, name, result, ["cmi5", ...categories]));

/** Keep what is told once beside the result and where one stopped. */
function keep(now) {
  const mine = JSON.stringify(told);
  const place = store.state(activity, actor, registration, RESUME);
  store.send("PUT", "activities/state", place, `${mine}\n${packed(kept, now)}`);
}

function readBack(all) {
  const [mine, ...rest] = all.split("\n");
  try {
    told = { ...told, ...JSON.parse(mine) };
  } catch {
    // Nothing was told yet.
  }
  ({ kept, text } = unpacked(rest.join("\n")));
}

/** Tell of what counts now: that it is done once, that it is passed once. */
function tellResult() {
  const reached = resultOf(kept, performance.now());
  const { completion, score, duration } = reached;
  const success = score.raw >= globalThis.adapter.pass;
  if (!told.isCompleted) {
    told.isCompleted = true;
    cmi5("completed", { completion, duration }, ["moveon"]);
  }
  if (!told.isPassed) {
    told.isPassed = success;
    const name = success ? "passed" : "failed";
    cmi5(name, { success, score, duration }, ["moveon"]);
  }
}

function save(now, result) {
  const before = kept;
  kept = counted(kept, result, LESSON.keep);
  if (!isOpen) {
    return;
  }
  if (kept !== before && (data.launchMode ?? "Normal") === "Normal") {
    tellResult();
  }
  keep(now);
}

function end() {
  if (isOpen) {
    isOpen = false;
    store.end();
    cmi5("terminated", { duration: lasting(performance.now()) });
  }
}

/** Take the token, then the data of this launch, and tell that it begins. */
async function begin() {
  try {
    const given = await fetch(launch.get("fetch"), { method: "POST" });
    const token = (await given.json())["auth-token"];
    store = new Store(launch.get("endpoint"), `Basic ${token}`, WORDS);
    const read = async (path, query) => {
      const answer = await store.ask("GET", path, query);
      return answer.ok ? answer.text() : "";
    };
    const place = (name) => store.state(activity, actor, registration, name);
    data = JSON.parse(await read("activities/state", place("LMS.LaunchData")));
    await read("agents/profile", {
      agent: JSON.stringify(actor),
      profileId: "cmi5LearnerPreferences",
    });
    readBack(await read("activities/state", place(RESUME)));
    globalThis.adapter.pass = passRead(data.masteryScore) ?? LESSON.pass;
    isOpen = true;
    cmi5("initialized");
    addEventListener("pagehide", end);
  } catch {
    complain(WORDS.not_begun);
  }
}

if (launch.get("fetch")) {
  globalThis.adapter = { ready: begin(), load: () => text, save };
}
