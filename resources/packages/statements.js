"use strict";

// Statements of the Experience API, and how they come to a record store.

const VERSION = "1.0.3";
const VERBS = "http://adlnet.gov/expapi/verbs/";
const ACTIVITY_TYPE = "http://adlnet.gov/expapi/activities/";
const RESUME = "resume"; // the name under which a store keeps where one stopped

/** Make an identifier; the browser's own way needs a safe connection. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}

/** Write how long something took as ISO 8601 does. */
function lasting(milliseconds) {
  return `PT${(milliseconds / 1000).toFixed(2)}S`;
}

/** Say a verb by its address, and for people. */
function verb(id, say) {
  return { id, display: { en: say } };
}

/** Write a result as statements have it. */
function resultOf({ percent, isPassed }, milliseconds) {
  return {
    score: { scaled: percent / 100, raw: percent, min: 0, max: 100 },
    success: isPassed,
    completion: true,
    duration: lasting(milliseconds),
  };
}

/** A record store: what is sent goes in its order, also when the page ends. */
class Store {
  constructor(endpoint, auth, words) {
    this.endpoint = endpoint.replace(/\/*$/u, "/");
    this.auth = auth;
    this.words = words;
    this.waiting = [];
    this.isSending = false;
    this.isLost = false;
    this.isEnding = false;
  }

  ask(method, path, query, body) {
    const words = new URLSearchParams(query).toString();
    const headers = { Authorization: this.auth, "X-Experience-API-Version": VERSION };
    if (body !== undefined) {
      headers["Content-Type"] =
        typeof body === "string" ? "text/plain" : "application/json";
    }
    return fetch(`${this.endpoint}${path}${words ? `?${words}` : ""}`, {
      method,
      headers,
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
      keepalive: this.isEnding,
    });
  }

  /** Send after all that was sent before; at the end of the page, at once. */
  send(...request) {
    if (this.isEnding) {
      this.ask(...request).catch(() => {});
      return;
    }
    this.waiting.push(request);
    this.sendAll();
  }

  /** Send what waits; what cannot be sent now goes before what is sent next. */
  async sendAll() {
    if (this.isSending) {
      return;
    }
    this.isSending = true;
    try {
      while (this.waiting.length > 0 && !this.isEnding) {
        const answer = await this.ask(...this.waiting[0]);
        if (answer.status >= 500) {
          throw new Error(String(answer.status));
        }
        this.waiting.shift();
        this.isLost ||= !answer.ok; // and will be refused again
        complain(this.isLost ? this.words.not_saved : "");
      }
    } catch {
      complain(this.words.not_saved);
    }
    this.isSending = false;
  }

  /** Send at once what has no answer yet: twice sent it counts once, by its name. */
  end() {
    this.isEnding = true;
    const place = (request) => JSON.stringify(request.slice(0, 3));
    const last = new Map(this.waiting.map((request) => [place(request), request]));
    for (const request of last.values()) {
      this.ask(...request).catch(() => {});
    }
  }

  state(activity, agent, registration, name) {
    return {
      activityId: activity,
      agent: JSON.stringify(agent),
      stateId: name,
      ...(registration ? { registration } : {}),
    };
  }

  tell(statement) {
    this.send("PUT", "statements", { statementId: statement.id }, statement);
  }
}
