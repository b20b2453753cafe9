"use strict";

// The words of SCORM 2004.

const SCORM_2004 = {
  initialize: "Initialize",
  get: "GetValue",
  set: "SetValue",
  commit: "Commit",
  finish: "Terminate",
  resume: "cmi.suspend_data",
  place: "cmi.location",
  time: "cmi.session_time",
  exit: "cmi.exit",
  /** Write seconds as ISO 8601 does. */
  timeOf: (seconds) => `PT${seconds.toFixed(2)}S`,
  /** Read the result that the system has. */
  result(get) {
    const isDone = get("cmi.completion_status") === "completed";
    const isPassed = get("cmi.success_status") === "passed";
    return isDone ? resultRead(get("cmi.score.raw"), isPassed) : null;
  },
  pass: (get) => passRead(get("cmi.scaled_passing_score")),
  begin(get, set) {
    if (["", "unknown", "not attempted"].includes(get("cmi.completion_status"))) {
      set("cmi.completion_status", "incomplete");
    }
  },
  /** Tell a result; all of it has to be taken. */
  tell: (set, { percent, isPassed }) =>
    [
      set("cmi.score.min", 0),
      set("cmi.score.max", 100),
      set("cmi.score.raw", percent),
      set("cmi.score.scaled", percent / 100),
      set("cmi.completion_status", "completed"),
      set("cmi.success_status", isPassed ? "passed" : "failed"),
    ].every(Boolean),
};

const system = apiNamed("API_1484_11");
if (system) {
  const adapter = scormAdapter(system, SCORM_2004, LESSON, WORDS);
  if (adapter) {
    globalThis.adapter = adapter;
  }
}
