"use strict";

// Shows a window with what can be clicked and filled in on it.

const KEEPS_ITS_SIZE = new Set(["row", "tree item", "menu item"]);

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

/** Sort by where things are, from top to bottom; what has no place comes last. */
function inReadingOrder(spots) {
  const key = (spot) => (spot.place ? [spot.place[1], spot.place[0]] : [101, 0]);
  return [...spots].sort((a, b) => {
    const [first, second] = [key(a), key(b)];
    return first[0] - second[0] || first[1] - second[1];
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
    const parts = picture.element ? [picture.element] : [];
    if (!picture.element && step.acts.length > 0) {
      parts.push(make("p", { className: "bare", textContent: this.words.in_browser }));
    }
    this.root.replaceChildren(...parts, loose);
    this.root.setAttribute("aria-label", this._label(step, act));
    this.root.hidden = parts.length === 0;
  }

  /** Show a picture with nothing to do on it. */
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
    element.style.width = `${shown.width}px`;
    image.addEventListener("click", () => this.hear.onNothing());
    return { element, width: shown.width };
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
    if (KEEPS_ITS_SIZE.has(spot.role)) {
      button.classList.add("keeps-its-size");
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
    const field = kind === "choose" ? this._list(spot) : this._line();
    field.setAttribute("aria-label", spot.name);
    const form = make("form", { className: "entry" }, [
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
    button.replaceWith(form);
    field.focus();
  }

  _line() {
    return make("input", {
      type: "text",
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
    const named = [...this.root.querySelectorAll(".entry")];
    const form = named.find((one) => one.firstChild.ariaLabel === spot.name);
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
