"use strict";

// Plays by itself: points, types and goes on, until it is told to pause.

const FIRST_LOOK = 1200;
const PER_LETTER = 45;
const LONGEST = 9000;
const AFTER_ENTERING = 900;

/** Return how long a text is read, in milliseconds. */
function readingTime(text) {
  return Math.min(LONGEST, FIRST_LOOK + PER_LETTER * text.length);
}

/** Tell whether somebody wants nothing to move by itself. */
function wantsRest() {
  return globalThis.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Calls a function after a time that can be stopped and begun again. */
class Clock {
  constructor(isTicking, onChange) {
    this.isTicking = isTicking;
    this.onChange = onChange;
    this.timer = 0;
    this.next = null;
  }

  /** Call after some milliseconds; what was to be called before is forgotten. */
  after(time, call) {
    this.stop();
    this.next = { time, call };
    this._wind();
  }

  toggle() {
    this.isTicking = !this.isTicking;
    clearTimeout(this.timer);
    this._wind();
    this.onChange();
  }

  stop() {
    clearTimeout(this.timer);
    this.next = null;
  }

  _wind() {
    if (this.isTicking && this.next) {
      this.timer = setTimeout(this.next.call, this.next.time);
    }
  }
}

/** Points on a picture at what is done, and shows what is entered there. */
class Pointer {
  constructor() {
    this.picture = null;
    this.at = ["50%", "60%"];
  }

  /** Be on a picture, where it was on the one before. */
  enter(picture) {
    this.picture = picture;
    this.ring = this._piece("ring");
    this.arrow = this._piece("arrow");
    this.ring.hidden = true;
    [this.arrow.style.left, this.arrow.style.top] = this.at;
    picture?.append(this.ring, this.arrow);
    picture?.getBoundingClientRect(); // laid out, so that the arrow is seen to move
  }

  goTo(spot) {
    this.ring.hidden = !spot?.place;
    this.arrow.hidden = !spot?.place;
    if (!spot?.place) {
      return;
    }
    const [left, top, width, high] = spot.place;
    Object.assign(this.ring.style, {
      left: `${left}%`,
      top: `${top}%`,
      width: `${width}%`,
      height: `${high}%`,
    });
    const middle = left + Math.min(width / 2, 12);
    this.at = [`${middle}%`, `${top + high / 2}%`];
    [this.arrow.style.left, this.arrow.style.top] = this.at;
    this.ring.className = "ring";
    this.ring.scrollIntoView({ block: "nearest", inline: "center" });
  }

  /** Press where it points, or enter a text there, which stays. */
  press(text) {
    this.ring.classList.add("is-pressed");
    if (text && this.picture) {
      const entered = this._piece("entered");
      entered.style.cssText = this.ring.style.cssText;
      const width = this.picture.querySelector("img").width;
      entered.style.setProperty("--letter", `${1200 / width}cqw`);
      entered.append(make("span", { className: "done", textContent: text }));
      this.ring.before(entered);
    }
  }

  _piece(className) {
    return make("div", { className, attributes: { "aria-hidden": "true" } });
  }
}
