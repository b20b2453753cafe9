"use strict";

// Shows a window with what can be clicked and filled in on it.

const FINGER = 12; // pixels beside a control that still count as on it

/** Return how far a click is away from a rectangle, in pixels. */
function away(box, { clientX, clientY }) {
  const x = Math.max(box.left - clientX, 0, clientX - box.right);
  const y = Math.max(box.top - clientY, 0, clientY - box.bottom);
  return Math.hypot(x, y);
}

/** Make an element with properties and children. */
function make(tag, properties = {}, children = []) {
  const { attributes = {}, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Sort from top to bottom and left to right; what has no place by its name. */
function inReadingOrder(spots) {
  return [...spots].sort((a, b) => {
    const [first, second] = [a.place ?? [0, 101], b.place ?? [0, 101]];
    return first[1] - second[1] || first[0] - second[0] || a.name.localeCompare(b.name);
  });
}

class Stage {
  /** `hear` has onClick(spot), onEntered(spot, text) and onNothing(). */
  constructor(root, words, hear) {
    this.root = root;
    this.words = words;
    this.hear = hear;
    this.buttons = new Map();
  }

  /** Show an act; with `canAct` its spots can be used. */
  show(step, act, canAct) {
    this.buttons.clear();
    this.act = act;
    const picture = this._picture(step, act);
    const loose = make("div", { className: "loose" });
    if (canAct) {
      for (const spot of inReadingOrder([...act.targets, ...(act.others ?? [])])) {
        (spot.place && picture.element ? picture.element : loose).append(
          this._spot(spot, picture.width),
        );
      }
    }
    const parts = picture.element ? [picture.element, loose] : [this._sheet(loose)];
    this.root.replaceChildren(...parts);
    this.root.setAttribute("aria-label", this._label(step, act));
    this.root.tabIndex = canAct ? -1 : 0; // where it scrolls, keys can scroll it
    this.root.hidden = false;
  }

  /** Show a browser of which there is no picture. */
  _sheet(loose) {
    const said = make("p", { textContent: this.words.in_browser });
    return make("div", { className: "bare" }, [said, loose]);
  }

  /** Show nothing. */
  clear() {
    this.root.replaceChildren();
    this.root.hidden = true;
  }

  _label(step, act) {
    const shown = step.pictures[act.picture];
    return filled(this.words.window, { title: shown ? shown.title : step.title });
  }

  _picture(step, act) {
    const shown = step.pictures[act.picture];
    const kept = document.getElementById(`picture-${act.picture}`);
    if (!shown || !kept) {
      return { element: null, width: 0 };
    }
    const image = make("img", {
      alt: kept.alt,
      src: kept.src,
      width: shown.width,
      height: shown.height,
      draggable: false,
    });
    const element = make("div", { className: "picture" }, [image]);
    element.style.setProperty("--width", `${shown.width}px`);
    image.addEventListener("click", (event) => this._onBeside(event));
    return { element, width: shown.width };
  }

  /** Take a click just beside a small control for one on it, as fingers are wide. */
  _onBeside(event) {
    let nearest = null;
    let least = FINGER;
    for (const button of this.buttons.values()) {
      const distance = away(button.getBoundingClientRect(), event);
      if (distance <= least) {
        [nearest, least] = [button, distance];
      }
    }
    if (nearest) {
      nearest.click();
    } else {
      this.hear.onNothing();
    }
  }

  _spot(spot, width) {
    const button = make("button", {
      type: "button",
      className: spot.place ? "spot" : "loose-spot",
      attributes: { "aria-label": spot.name },
    });
    if (spot.role !== "button") {
      button.setAttribute("aria-roledescription", spot.role);
    }
    if (!spot.place) {
      button.textContent = spot.name;
    }
    const holder = make("div", { className: "holder" }, [button]);
    this._put(holder, spot, width);
    button.addEventListener("click", () => this.hear.onClick(spot));
    button.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      this.hear.onClick(spot);
    });
    this.buttons.set(spot, button);
    return holder;
  }

  _put(element, spot, width) {
    if (!spot.place) {
      return;
    }
    const [left, top, wide, high] = spot.place;
    Object.assign(element.style, {
      left: `${left}%`,
      top: `${top}%`,
      width: `${wide}%`,
      height: `${high}%`,
    });
    element.style.setProperty("--letter", `${1200 / width}cqw`);
  }

  /** Let a field be filled in where it is. */
  open(spot, kind) {
    const button = this.buttons.get(spot);
    const field = kind === "choose" ? this._list(spot) : this._line(spot);
    field.setAttribute("aria-label", spot.name);
    const label = make("span", {
      textContent: spot.name,
      hidden: Boolean(spot.place),
      attributes: { "aria-hidden": "true" }, // the field has its name
    });
    const form = make("form", { className: "entry" }, [
      label,
      field,
      make("button", { className: "enter", textContent: this.words.enter }),
    ]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.hear.onEntered(spot, field.value);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        form.replaceWith(button);
        button.focus();
      }
    });
    const isAtRight = spot.place && spot.place[0] + spot.place[2] / 2 > 50;
    button.parentElement.classList.toggle("at-right", Boolean(isAtRight));
    button.replaceWith(form);
    field.focus();
  }

  /** Make the field that is typed into: it has lines where the text has them. */
  _line(spot) {
    const rows = (spot.value ?? "").split("\n").length;
    const kind = rows > 1 ? { rows } : { type: "text" };
    return make(rows > 1 ? "textarea" : "input", {
      ...kind,
      autocomplete: "off",
      spellcheck: false,
      attributes: { autocapitalize: "off", autocorrect: "off" },
    });
  }

  _list(spot) {
    const options = ["", ...spot.options].map((value) =>
      make("option", { value, textContent: value || this.words.ways_none }),
    );
    return make("select", {}, options);
  }

  /** Show that a target is done: what stands in it now. */
  fill(spot) {
    const holder = this._holder(spot);
    if (holder) {
      const text = spot.value ?? "";
      holder.replaceChildren(make("span", { className: "done", textContent: text }));
    }
  }

  _holder(spot) {
    const button = this.buttons.get(spot);
    if (button?.isConnected) {
      return button.parentElement;
    }
    const entries = [...this.root.querySelectorAll(".entry")];
    const isOf = (form) => form.querySelector("[aria-label]").ariaLabel === spot.name;
    const form = entries.find(isOf);
    return form?.parentElement;
  }

  /** Point at a target. */
  point(spot) {
    this.buttons.get(spot)?.classList.add("pointed");
  }

  focus(spot) {
    this.buttons.get(spot)?.focus();
  }
}
