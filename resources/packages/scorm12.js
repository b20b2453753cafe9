"use strict";

// The words of SCORM 1.2.

const SCORM_12 = {
  initialize: "LMSInitialize",
  get: "LMSGetValue",
  set: "LMSSetValue",
  commit: "LMSCommit",
  finish: "LMSFinish",
  resume: "cmi.suspend_data",
  place: "cmi.core.lesson_location",
  time: "cmi.core.session_time",
  exit: "cmi.core.exit",
  /** Write seconds as HHHH:MM:SS.SS. */
  timeOf(seconds) {
    const two = (number) => String(number).padStart(2, "0");
    const whole = Math.floor(seconds);
    const hours = String(Math.floor(whole / 3600)).padStart(4, "0");
    const hundredths = two(Math.floor((seconds - whole) * 100));
    const minutes = two(Math.floor(whole / 60) % 60);
    return `${hours}:${minutes}:${two(whole % 60)}.${hundredths}`;
  },
  /** Read the result that the system has. */
  result(get) {
    const status = get("cmi.core.lesson_status");
    const isDone = ["passed", "failed", "completed"].includes(status);
    return isDone ? resultRead(get("cmi.core.score.raw"), status !== "failed") : null;
  },
  pass: (get) => passRead(Number(get("cmi.student_data.mastery_score")) / 100),
  begin(get, set) {
    if (["", "not attempted"].includes(get("cmi.core.lesson_status"))) {
      set("cmi.core.lesson_status", "incomplete");
    }
  },
  /** Tell a result; a system may do without its limits. */
  tell(set, { percent, isPassed }) {
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    const isScored = set("cmi.core.score.raw", percent);
    return set("cmi.core.lesson_status", isPassed ? "passed" : "failed") && isScored;
  },
};

const system = apiNamed("API");
if (system) {
  const adapter = scormAdapter(system, SCORM_12, LESSON, WORDS);
  if (adapter) {
    globalThis.adapter = adapter;
  }
}
