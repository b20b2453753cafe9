"use strict";

// The page: its three ways through a lesson, what is said, and where one stopped.

const DONE_LEVEL = 3;
const HIGHLIGHT_LEVEL = 2;
const INSTRUCTION_LEVEL = 1;
const NO_HELP = -1;

const byId = (id) => document.getElementById(id);

class Player {
  constructor(data, adapter) {
    this.data = data;
    this.words = data.words;
    this.adapter = adapter;
    this.pass = adapter.pass ?? data.pass; // some systems have one of their own
    this.points = data.steps.map((step) => step.points);
    this.ways = readBack(adapter.load(), data.version, data.steps.length);
    this.saysEach = true;
    this.stage = new Stage(byId("stage"), this.words, {
      onClick: (spot) => this.onClick(spot),
      onEntered: (spot, text) => this.onEntered(spot, text),
      onNothing: () => this.tellNothing(),
    });
    this.pointer = new Pointer();
    this.clock = new Clock(!wantsRest(), () => this.onClockToggled());
    this.fillStart();
    this.fillValues();
    document.addEventListener("keydown", (event) => this.onKey(event));
  }

  // The start page

  fillStart() {
    const { data, words } = this;
    const length = data.minutes === 1 ? words.one_minute : words.minutes;
    byId("length").textContent = filled(length, {
      minutes: data.minutes,
      steps: data.steps.length,
      pass_: this.pass,
    });
    for (const mode of ["watch", "try", "test"]) {
      byId(mode).addEventListener("click", () => this.begin(mode));
    }
    const show = byId("show-text");
    show.addEventListener("click", () => this.showText(byId("text").hidden));
    document.querySelector(".to-text a").addEventListener("click", () => {
      this.showText(true);
    });
    this.showText(false);
    this.offerToResume();
  }

  showText(isShown) {
    byId("text").hidden = !isShown;
    byId("show-text").setAttribute("aria-expanded", String(isShown));
    byId("show-text").textContent = isShown ? this.words.hide_text : this.words.show_text;
  }

  offerToResume() {
    const stopped = ["test", "try"].find((mode) => this.isUnderWay(this.ways[mode]));
    const button = byId("resume");
    button.hidden = !stopped;
    if (stopped) {
      const mode = stopped === "try" ? this.words.try_ : this.words.test;
      const step = this.ways[stopped].at + 1;
      button.textContent = filled(this.words.resume, { mode, step });
      button.onclick = () => this.goOn(stopped);
    }
  }

  isUnderWay(way) {
    return Boolean(way) && way.at > 0 && way.at < this.points.length;
  }

  fillValues() {
    const list = byId("values").querySelector("dl");
    for (const [field, value] of this.data.values) {
      list.append(
        make("dt", { textContent: field }),
        make("dd", {}, [make("code", { textContent: value })]),
      );
    }
  }

  // A way through the lesson

  begin(mode) {
    if (mode !== "watch") {
      this.ways[mode] = begun(this.points.length);
    }
    this.goOn(mode);
  }

  goOn(mode) {
    this.mode = mode;
    this.at = mode === "watch" ? 0 : this.ways[mode].at;
    this.showOnly("play");
    this.showStep();
  }

  showOnly(id) {
    for (const one of ["start", "play", "over"]) {
      byId(one).hidden = one !== id;
    }
    document.body.dataset.mode = id === "play" ? this.mode : "";
  }

  toStart() {
    this.clock.stop();
    this.showOnly("start");
    this.showProgress(0);
    this.offerToResume();
    byId("watch").focus();
  }

  get step() {
    return this.data.steps[this.at];
  }

  get act() {
    return this.step.acts[this.actAt];
  }

  showStep() {
    this.actAt = 0;
    this.isMissed = false;
    this.given = this.mode === "try" && this.saysEach ? INSTRUCTION_LEVEL : NO_HELP;
    const { words } = this;
    byId("step-title").textContent = filled(words.step, {
      step: this.at + 1,
      all: this.points.length,
    });
    this.showProgress(this.at);
    this.answer("");
    this.showTold();
    byId("values").hidden = this.mode !== "test" || this.data.values.length === 0;
    this.showAct();
    this.showControls();
    if (this.mode !== "watch" || !this.isPlaying) {
      byId("step-title").focus({ preventScroll: true });
    }
    this.hear([byId("step-title").textContent, byId("say").textContent].join(". "));
    byId("step-title").scrollIntoView({ block: "nearest" });
  }

  get isPlaying() {
    return this.mode === "watch" && this.clock.isTicking;
  }

  showProgress(done) {
    const all = this.points.length;
    byId("bar-done").style.width = `${(100 * done) / all}%`;
    byId("progress-text").textContent =
      document.body.dataset.mode || done === all
        ? filled(this.words.step, { step: Math.min(done + 1, all), all })
        : "";
  }

  get isQuestion() {
    return this.step.options.length > 0;
  }

  /** Whether the step itself is said, and not only that one is wanted. */
  get isSaid() {
    const isGiven = this.given >= INSTRUCTION_LEVEL;
    return this.isQuestion || this.mode === "watch" || isGiven;
  }

  /** Say what to do and why, or as much of it as is given. */
  showTold() {
    const { words, step } = this;
    if (this.isSaid) {
      byId("say").innerHTML = step.say; // made from Markdown, without HTML of its own
    } else {
      const isTest = this.mode === "test";
      byId("say").textContent = isTest ? words.what_next : words.on_your_own;
    }
    const isHelped = this.mode === "try" && this.given > NO_HELP;
    const parts = this.mode === "watch" || isHelped ? this.explained() : [];
    byId("told").replaceChildren(...parts);
  }

  /** Say in which window the step is done, unless that is plain, and why it is. */
  explained() {
    const { words, step } = this;
    const parts = [];
    if (!this.isSaid && step.title) {
      const where = filled(words.on_your_own_in, { window: step.title });
      parts.push(make("p", { textContent: where }));
    }
    if (!this.isQuestion && step.why) {
      parts.push(make("div", { className: "why", innerHTML: step.why }));
      parts.push(sourceLine(step.source, words));
    }
    return parts;
  }

  showAct() {
    const { step } = this;
    byId("question").replaceChildren();
    byId("ways").replaceChildren();
    this.left = new Set(this.act ? this.act.targets : []);
    if (this.isQuestion) {
      this.stage.clear();
      this.ask();
      return;
    }
    this.stage.show(step, this.act, this.mode !== "watch");
    if (this.mode === "watch") {
      this.pointer.enter(byId("stage").querySelector(".picture"));
      this.playAct();
    } else {
      this.offerWays();
    }
  }

  // Watching

  playAct() {
    const isFirst = this.actAt === 0;
    const text = isFirst ? byId("say").textContent + byId("told").textContent : "";
    this.clock.after(readingTime(text), () => this.playEntering(0));
    this.pointer.goTo(this.act.targets[0]);
  }

  /** Enter or press what one target after the other asks for. */
  playEntering(number) {
    const target = this.act.targets[number];
    if (!target) {
      this.nextAct();
      return;
    }
    this.pointer.goTo(target);
    this.pointer.press(target.value ?? "");
    this.clock.after(AFTER_ENTERING, () => this.playEntering(number + 1));
  }

  nextAct() {
    if (this.actAt + 1 < this.step.acts.length) {
      this.actAt += 1;
      this.showAct();
    } else {
      this.goTo(this.at + 1);
    }
  }

  onClockToggled() {
    this.hear(this.clock.isTicking ? this.words.playing : this.words.paused);
    this.showControls();
    byId("controls").querySelector(".play")?.focus();
  }

  // Doing

  onClick(spot) {
    const { act } = this;
    if (spot.answer) {
      this.tellWrong(spot.answer);
    } else if (act.targets.includes(spot) && spot.value !== undefined) {
      this.stage.open(spot, act.kind);
    } else if (this.left.has(spot)) {
      this.finishTarget(spot);
    }
  }

  onEntered(spot, text) {
    const wrong = wrongValue(this.act.kind, spot, text, this.words);
    if (wrong) {
      this.tellWrong(wrong);
    } else {
      this.finishTarget(spot);
    }
  }

  finishTarget(spot) {
    this.left.delete(spot);
    this.answer("");
    if (this.left.size > 0) {
      this.stage.fill(spot);
      const [next] = this.left;
      this.stage.focus(next);
    } else {
      this.finishAct();
    }
  }

  finishAct() {
    if (this.actAt + 1 < this.step.acts.length) {
      this.actAt += 1;
      this.showAct();
      if (this.given >= HIGHLIGHT_LEVEL) {
        this.pointOut();
      } else {
        byId("stage").querySelector("button")?.focus();
      }
      this.hear(byId("stage").getAttribute("aria-label"));
    } else {
      this.finishStep();
    }
  }

  finishStep() {
    const mark = this.isMissed ? MISSED : RIGHT;
    this.ways[this.mode] = marked(this.ways[this.mode], this.at, mark);
    this.goTo(this.at + 1);
  }

  tellWrong(text) {
    this.isMissed = true;
    this.answer(text);
  }

  tellNothing() {
    if (this.mode !== "watch") {
      this.answer(this.words.nothing_here);
    }
  }

  goTo(number) {
    this.at = number;
    if (this.mode !== "watch") {
      this.ways[this.mode].at = number;
      this.save();
    }
    if (number < this.points.length) {
      this.showStep();
    } else {
      this.showOver();
    }
  }

  save() {
    const { mode } = this;
    const way = this.ways[mode];
    const { percent } = score(way.marks, this.points);
    const isTest = mode === "test";
    this.adapter.save(written(this.data.version, this.ways), {
      mode,
      step: Math.min(way.at + 1, this.points.length),
      percent: isTest ? percent : null,
      isPassed: isTest && percent >= this.pass,
      isOver: way.at >= this.points.length,
    });
  }

  /** Offer keys and other windows: there is nothing to click for them. */
  offerWays() {
    const ways = this.act.ways ?? [];
    if (ways.length === 0) {
      return;
    }
    const list = make("select", { id: "way" }, [
      make("option", { value: "", textContent: this.words.ways_none }),
      ...ways.map((way, i) =>
        make("option", { value: String(i), textContent: this.wayName(way) }),
      ),
    ]);
    const form = make("form", {}, [
      make("label", { htmlFor: "way", textContent: this.words.ways }),
      list,
      make("button", { textContent: this.words.ways_do }),
    ]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (list.value !== "") {
        this.useWay(ways[Number(list.value)]);
      }
    });
    byId("ways").replaceChildren(form);
  }

  wayName(way) {
    const isKeys = way.role === "keys";
    const text = isKeys ? this.words.press_keys : this.words.go_to;
    return filled(text, { keys: way.name, window: way.name });
  }

  useWay(way) {
    if (way.answer) {
      this.tellWrong(way.answer);
    } else {
      this.finishAct();
    }
  }

  // Help

  help() {
    this.given += 1;
    this.isMissed = true;
    this.showTold();
    if (this.given >= DONE_LEVEL) {
      this.finishStep();
      return;
    }
    this.showControls();
    this.hear(byId("say").textContent);
    if (this.given === HIGHLIGHT_LEVEL) {
      this.pointOut();
    } else {
      byId("controls").querySelector(".help")?.focus();
    }
  }

  pointOut() {
    for (const target of this.left) {
      this.stage.point(target);
    }
    const [first] = this.left;
    if (first) {
      this.stage.focus(first);
      return;
    }
    const list = byId("way");
    const right = this.act.ways.findIndex((way) => !way.answer);
    list.value = String(right);
    list.focus();
  }

  // Questions

  ask() {
    const { step, words, mode } = this;
    const form = byId("question");
    const choices = step.options.map((option, i) => {
      const box = make("input", { type: "radio", name: "choice", value: String(i) });
      box.checked = mode === "watch" && option.isRight;
      box.disabled = mode === "watch";
      const say = make("span", { innerHTML: option.say });
      return make("label", { className: "choice" }, [box, say]);
    });
    const set = make("fieldset", {}, [
      make("legend", { textContent: words.choices }),
      ...choices,
    ]);
    form.replaceChildren(set, make("div", { className: "feedback" }));
    if (mode === "watch") {
      this.playAnswer(form);
      return;
    }
    form.append(make("button", { className: "main", textContent: words.answer }));
    form.onsubmit = (event) => {
      event.preventDefault();
      this.check(form);
    };
  }

  playAnswer(form) {
    const option = this.step.options.find((one) => one.isRight);
    this.showFeedback(form, option);
    const text = byId("say").textContent + form.textContent;
    this.clock.after(readingTime(text), () => this.goTo(this.at + 1));
  }

  check(form) {
    const chosen = form.querySelector("input:checked");
    if (!chosen) {
      this.answer(this.words.choose_one);
      return;
    }
    const option = this.step.options[Number(chosen.value)];
    this.isMissed ||= !option.isRight;
    this.showFeedback(form, option);
    this.answer("");
    this.hear(form.querySelector(".feedback").textContent);
    if (option.isRight || this.mode === "test") {
      this.offerToGoOn(form);
    }
  }

  showFeedback(form, option) {
    const { words } = this;
    const said = option.isRight ? words.right : words.wrong;
    const text = make("p", { innerHTML: option.feedback });
    text.prepend(filled(said, { feedback: "" }));
    const parts = [text, sourceLine(option.source, words)];
    form.querySelector(".feedback").replaceChildren(...parts);
    form.dataset.answer = option.isRight ? "right" : "wrong";
  }

  offerToGoOn(form) {
    for (const box of form.querySelectorAll("input")) {
      box.disabled = true;
    }
    const button = form.querySelector(".main");
    button.textContent = this.words.go_on;
    form.onsubmit = (event) => {
      event.preventDefault();
      this.finishStep();
    };
    button.focus();
  }

  // What can be pressed

  showControls() {
    const parts = { watch: "watchControls", try: "tryControls", test: "testControls" };
    byId("controls").replaceChildren(...this[parts[this.mode]]());
    byId("leaving").replaceChildren(
      button(this.words.start_page, () => this.toStart()),
    );
  }

  watchControls() {
    const { words } = this;
    const play = this.clock.isTicking ? words.pause : words.play;
    return [
      row([
        button(words.back, () => this.goTo(this.at - 1), { disabled: this.at === 0 }),
        button(play, () => this.clock.toggle(), { className: "main play" }),
        button(words.next, () => this.goTo(this.at + 1), { className: "next" }),
      ]),
      make("p", { className: "quiet", textContent: words.watch_keys }),
    ];
  }

  tryControls() {
    const { words } = this;
    const parts = [];
    if (!this.isQuestion) {
      const level = this.data.levels[this.given + 1];
      const help = button(filled(words.help, { level }), () => this.help());
      help.className = "help";
      parts.push(row([help]), this.sayEach());
    }
    return parts;
  }

  sayEach() {
    const box = make("input", { type: "checkbox", checked: this.saysEach });
    box.addEventListener("change", () => {
      this.saysEach = box.checked;
      this.given = box.checked ? Math.max(this.given, INSTRUCTION_LEVEL) : NO_HELP;
      this.showTold();
      this.showControls();
      byId("controls").querySelector("input").focus();
    });
    return make("label", { className: "check" }, [box, ` ${this.words.say_each}`]);
  }

  testControls() {
    return [];
  }

  // The end

  showOver() {
    const { words, mode } = this;
    this.clock.stop();
    this.stage.clear();
    this.showOnly("over");
    this.showProgress(this.points.length);
    const text = byId("over-text");
    if (mode === "test") {
      this.showResult(text);
    } else {
      byId("over-title").textContent = mode === "watch" ? words.watch : words.try_;
      const said = mode === "watch" ? words.watched : words.tried;
      text.replaceChildren(make("p", { textContent: said }));
    }
    const next = mode === "watch" ? "try" : "test";
    const name = mode === "test" ? words.again : words[next === "try" ? "try_" : "test"];
    byId("over-controls").replaceChildren(
      button(name, () => this.begin(next), { className: "main" }),
      button(words.start_page, () => this.toStart()),
    );
    byId("over-title").focus();
  }

  showResult(text) {
    const { words, data } = this;
    const { marks } = this.ways.test;
    const { reached, all, percent } = score(marks, this.points);
    const said = percent >= this.pass ? words.passed : words.failed;
    byId("over-title").textContent = filled(said, { percent });
    const mark = filled(words.pass_mark, { reached, all, pass_: this.pass });
    const parts = [make("p", { textContent: mark })];
    const missed = data.steps.filter((_, i) => marks[i] !== RIGHT);
    if (missed.length > 0) {
      parts.push(make("h3", { textContent: words.missed }));
      parts.push(make("ol", {}, missed.map((step) => this.missedStep(step))));
    } else {
      parts.push(make("p", { textContent: words.all_right }));
    }
    text.replaceChildren(...parts);
  }

  missedStep(step) {
    const item = make("li", { value: this.data.steps.indexOf(step) + 1 });
    item.append(make("p", { innerHTML: step.say }));
    if (step.why) {
      item.append(make("div", { className: "why", innerHTML: step.why }));
      item.append(sourceLine(step.source, this.words));
    }
    return item;
  }

  // Saying, and keys

  /** Say in sight what is wrong; said twice it is heard twice. */
  answer(text) {
    const place = byId("answer");
    place.textContent = "";
    place.hidden = !text;
    if (text) {
      setTimeout(() => {
        place.textContent = text;
        place.scrollIntoView({ block: "nearest" });
      }, 20);
    }
  }

  /** Let a screen reader say what has changed. */
  hear(text) {
    byId("heard").textContent = text;
  }

  onKey(event) {
    if (byId("play").hidden || event.defaultPrevented) {
      return;
    }
    const isFree = !event.target.closest("button, input, select, textarea, summary, a, label");
    if (this.mode === "watch") {
      this.onWatchKey(event, isFree);
    } else {
      this.onPressedKeys(event, isFree);
    }
  }

  onWatchKey(event, isFree) {
    const isPlain = !(event.ctrlKey || event.altKey || event.metaKey);
    if (event.key === " " && isFree && isPlain) {
      event.preventDefault();
      this.goTo(this.at + 1);
    } else if (event.key.toLowerCase() === "p" && isPlain) {
      event.preventDefault();
      this.clock.toggle();
    }
  }

  /** Take keys for what they do in the window, where a control does not need them. */
  onPressedKeys(event, isFree) {
    const pressed = keysOf(event);
    const isNeeded = !isFree && /^(?:return|space|tab|escape)$/u.test(pressed);
    const way = this.act?.ways?.find(
      (one) => one.role === "keys" && one.name.toLowerCase() === pressed,
    );
    if (way && !way.answer && !isNeeded) {
      event.preventDefault();
      this.useWay(way);
    }
  }
}

const NAMES = { enter: "return", " ": "space", delete: "del", arrowup: "up" };

/** Name the keys of an event as lessons do. */
function keysOf(event) {
  const key = event.key.toLowerCase();
  const held = [
    ["ctrl", event.ctrlKey],
    ["alt", event.altKey],
    ["shift", event.shiftKey],
  ];
  const names = held.filter(([, isHeld]) => isHeld).map(([name]) => name);
  return [...names, NAMES[key] ?? key].join("+");
}

function row(children) {
  return make("div", { className: "row" }, children);
}

function button(text, onClick, properties = {}) {
  const made = make("button", { type: "button", textContent: text, ...properties });
  made.addEventListener("click", onClick);
  return made;
}

function sourceLine(source, { source: said }) {
  return make("p", { className: "quiet", textContent: filled(said, { source }) });
}

/** Begin; called at the end of the page. */
function openPlayer() {
  document.documentElement.classList.add("has-script");
  const data = JSON.parse(byId("data").textContent);
  const adapter = globalThis.adapter ?? browserAdapter(data.id);
  const open = () => new Player(data, adapter);
  return adapter.ready ? adapter.ready.then(open) : open();
}
