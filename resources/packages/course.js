"use strict";

// The page of a course: what its lessons keep is kept as one text, and counts as one.

const ROOM = 4000; // characters for all lessons together

/** Keep everything in the browser, where no system does. */
function ownAdapter(id) {
  return {
    load() {
      try {
        return localStorage.getItem(id) ?? "";
      } catch {
        return "";
      }
    },
    save(text) {
      try {
        localStorage.setItem(id, text);
      } catch {
        // Nothing is kept.
      }
    },
  };
}

/** Read what the lessons kept, by their names. */
function partsOf(text) {
  const parts = new Map();
  for (const line of text.split("\n")) {
    const [id, ...rest] = line.split("=");
    if (rest.length > 0) {
      parts.set(id, unpacked(rest.join("=")));
    }
  }
  return parts;
}

/** Write what the lessons keep; where there is no room, the results alone. */
function joined(parts, latest) {
  const lines = (isWhole) =>
    [...parts].map(([id, { kept, text }]) =>
      `${id}=${packed(kept, isWhole || id === latest ? text : "")}`,
    );
  const whole = lines(true).join("\n");
  if (whole.length <= ROOM) {
    return whole;
  }
  const short = lines(false).join("\n");
  return short.length <= ROOM
    ? short
    : [...parts].map(([id, { kept }]) => `${id}=${packed(kept, "")}`).join("\n");
}

/** Count all lessons as one result: the mean, once each was tested. */
function resultOfAll(ids, parts, pass) {
  const kept = ids.map((id) => parts.get(id)?.kept ?? null);
  const sum = kept.reduce((all, one) => all + (one?.percent ?? 0), 0);
  const percent = Math.floor(sum / ids.length);
  return {
    mode: "test",
    step: Math.max(kept.filter(Boolean).length, 1),
    percent,
    isPassed: percent >= pass,
    isOver: kept.every(Boolean),
  };
}

class Course {
  constructor(data) {
    this.words = data.words;
    this.pass = data.pass;
    this.buttons = [...document.querySelectorAll("#lessons button")];
    this.ids = this.buttons.map((button) => button.dataset.id);
    this.adapter = globalThis.adapter ?? ownAdapter(data.id);
    this.parts = new Map();
    for (const button of this.buttons) {
      button.addEventListener("click", () => this.open(button));
    }
  }

  /** Read what was kept, and let lessons be opened. */
  async begin() {
    await this.adapter.ready;
    this.pass = this.adapter.pass ?? this.pass;
    this.parts = partsOf(this.adapter.load());
    for (const button of this.buttons) {
      button.disabled = false;
    }
    this.show();
  }

  open(chosen) {
    const frame = document.getElementById("lesson");
    for (const button of this.buttons) {
      button.toggleAttribute("aria-current", button === chosen);
    }
    chosen.setAttribute("aria-current", "true");
    frame.title = this.words.lesson_of.replace("{title}", () => chosen.textContent);
    frame.src = chosen.dataset.page;
    frame.hidden = false;
  }

  adapterOf(id, keep) {
    const part = () => this.parts.get(id) ?? { kept: null, text: "" };
    return {
      load: () => part().text,
      save: (text, result) => {
        this.parts.set(id, { kept: counted(part().kept, result, keep), text });
        const all = resultOfAll(this.ids, this.parts, this.pass);
        this.adapter.save(joined(this.parts, id), all);
        this.show();
      },
    };
  }

  /** Say at each lesson what is reached, and how many are passed. */
  show() {
    const { words } = this;
    let passed = 0;
    for (const button of this.buttons) {
      const kept = this.parts.get(button.dataset.id)?.kept;
      passed += kept?.isPassed ? 1 : 0;
      const said = kept?.isPassed ? words.reached_passed : words.reached_failed;
      button.nextElementSibling.textContent = kept
        ? said.replace("{percent}", kept.percent)
        : words.untested;
    }
    const all = words.reached_all
      .replace("{passed}", passed)
      .replace("{all}", this.ids.length);
    const place = document.getElementById("reached");
    if (place.textContent !== all) {
      place.textContent = all;
    }
  }
}

const data = JSON.parse(document.getElementById("data").textContent);
globalThis.course = new Course(data);
globalThis.course.begin();
