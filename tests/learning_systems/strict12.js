"use strict";

// A learning system for SCORM 1.2 that takes nothing beyond the letter of it.

const LONGEST = { "cmi.suspend_data": 4096, "cmi.core.lesson_location": 255 };
const STATUSES = ["passed", "completed", "failed", "incomplete", "browsed"];
const isPercent = (text) => /^\d{1,3}(\.\d+)?$/.test(text) && Number(text) <= 100;
const isShort = (name) => (text) => text.length <= LONGEST[name];
const TAKEN = {
  "cmi.suspend_data": isShort("cmi.suspend_data"),
  "cmi.core.lesson_location": isShort("cmi.core.lesson_location"),
  "cmi.core.lesson_status": (text) => STATUSES.includes(text),
  "cmi.core.score.raw": isPercent,
  "cmi.core.score.min": isPercent,
  "cmi.core.score.max": isPercent,
  "cmi.core.session_time": (text) => /^\d{2,4}:\d\d:\d\d(\.\d{1,2})?$/.test(text),
  "cmi.core.exit": (text) => ["time-out", "suspend", "logout", ""].includes(text),
};
const READ_ONLY = { "cmi.student_data.mastery_score": "" }; // which it may have
const WRITTEN_ONLY = ["cmi.core.session_time", "cmi.core.exit"];

class StrictApi {
  constructor(stored, store) {
    this.values = { ...READ_ONLY, "cmi.core.lesson_status": "not attempted", ...stored };
    this.store = store;
    this.code = "0";
    this.refused = [];
    this.state = "before";
  }

  answer(isTaken, code, told) {
    this.code = isTaken ? "0" : code;
    if (!isTaken) {
      this.refused.push(`${code} ${told}`);
    }
    return String(isTaken);
  }

  LMSInitialize(given) {
    const isFirst = this.state === "before" && given === "";
    this.state = "open";
    return this.answer(isFirst, "101", "LMSInitialize");
  }

  LMSGetValue(name) {
    if (this.state !== "open") {
      this.answer(false, "301", name);
      return "";
    }
    if (name in READ_ONLY) {
      this.answer(true);
      return this.values[name];
    }
    if (!(name in TAKEN) || WRITTEN_ONLY.includes(name)) {
      this.answer(false, name in TAKEN ? "404" : "401", name);
      return "";
    }
    this.answer(true);
    return this.values[name] ?? "";
  }

  LMSSetValue(name, value) {
    if (this.state !== "open") {
      return this.answer(false, "301", name);
    }
    if (!(name in TAKEN)) {
      return this.answer(false, "401", name);
    }
    if (typeof value !== "string" || !TAKEN[name](value)) {
      return this.answer(false, "405", `${name} ${value}`);
    }
    this.values[name] = value;
    return this.answer(true);
  }

  LMSCommit(given) {
    if (this.state === "open" && given === "") {
      this.store(this.values);
      return this.answer(true);
    }
    return this.answer(false, "301", "LMSCommit");
  }

  LMSFinish(given) {
    const answer = this.LMSCommit(given);
    this.state = "finished";
    return answer;
  }

  LMSGetLastError() {
    return this.code;
  }

  LMSGetErrorString() {
    return "";
  }

  LMSGetDiagnostic() {
    return "";
  }
}
globalThis.StrictApi = StrictApi;
