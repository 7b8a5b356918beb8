// The editor of floor plans: opens its draft once, lets an admin draw rooms on the picture, and sends the outlines back.

import { History, crosses, surface } from "./shapes.js";
import { Stage } from "./stage.js";

const here = location.pathname.split("/").at(-1);
const at = (selector) => document.querySelector(selector);
const filled = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

const asked = async (what, body) => {
  const answer = await fetch(`${here}/${what}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), credentials: "same-origin",
  });
  return { good: answer.ok, said: await answer.json() };
};

const note = (language, title, words) => {
  document.documentElement.lang = language;
  document.title = `${title} · Nook`;
  at("#editor").hidden = true;
  at("#note").hidden = false;
  at("#note h1").textContent = title;
  at("#note p").textContent = words;
};

const begin = async () => {
  const { good, said } = await asked("open", {});
  if (!good) return note(said.language, said.title, said.words);
  document.documentElement.lang = said.words.language;
  document.title = `${said.words.place} · Nook`;
  at("#editor").hidden = false;
  new Editor(said);
};

class Editor {
  constructor({ words, width, height, rooms, shapes }) {
    this.words = words;
    this.rooms = rooms;
    this.names = new Map(rooms.map(({ id, name }) => [id, name]));
    this.count = 0;
    const known = shapes.filter(({ room }) => this.names.has(room));
    this.history = new History(known.map((shape) => ({ ...shape, id: this.#id() })));
    this.saved = this.history.now;
    this.selected = null;
    this.next = this.#unplaced()[0]?.id ?? "";
    at("header h1").textContent = words.place;
    for (const element of document.querySelectorAll("[data-say]")) element.textContent = words[element.dataset.say];
    for (const element of document.querySelectorAll("[data-name]")) {
      element.ariaLabel = element.title = words[element.dataset.name];
    }
    at("#tools").ariaLabel = words.tools;
    at("#stage").setAttribute("aria-label", words.plan);
    this.stage = new Stage(at("#stage"), { width, height }, `${here}/picture`, {
      drawn: (points) => this.add(points),
      changed: (id, points) => this.write(this.shapes.map((one) => (one.id === id ? { ...one, points } : one))),
      chosen: (id) => this.choose(id),
      named: () => at("#room").focus(),
    });
    this.stage.labels = {
      name: (shape) => this.names.get(shape.room) ?? words.noRoom,
      corner: (shape, n) => filled(words.corner, { room: this.names.get(shape.room) ?? words.noRoom, n }),
    };
    this.#listen();
    this.use(known.length ? "select" : "rectangle");
    this.show();
    if (!rooms.length) this.say(words.noRooms, true);
  }

  get shapes() { return this.history.now; }
  get shape() { return this.shapes.find(({ id }) => id === this.selected); }
  get isDirty() { return this.history.now !== this.saved; }

  #id() { return `shape${++this.count}`; }

  #unplaced() {
    const placed = new Set(this.shapes.map(({ room }) => room));
    return this.rooms.filter(({ id }) => !placed.has(id));
  }

  #listen() {
    const does = {
      undo: () => this.back("undo", this.words.undone),
      redo: () => this.back("redo", this.words.redone),
      remove: () => this.remove(),
      larger: () => this.stage.zoom(1.4),
      smaller: () => this.stage.zoom(1 / 1.4),
      fit: () => this.stage.fit(),
      middle: () => this.add(this.stage.middle, true),
    };
    at("#tools").addEventListener("click", ({ target }) => {
      if (target.dataset.tool) this.use(target.dataset.tool);
      does[target.dataset.do]?.();
    });
    at("#rooms").addEventListener("click", ({ target }) => this.pick(target.closest("button")?.dataset.room));
    at("#room").addEventListener("change", ({ target }) => {
      const shape = this.shape;
      if (shape) this.write(this.shapes.map((one) => (one === shape ? { ...one, room: target.value } : one)));
    });
    at("#save").addEventListener("click", () => this.save());
    addEventListener("beforeunload", (event) => this.isDirty && event.preventDefault());
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("select");
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && (key === "z" || key === "y")) {
        event.preventDefault();
        does[key === "y" || event.shiftKey ? "redo" : "undo"]();
      } else if (typing || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      } else if (key === "delete" || key === "backspace") {
        this.remove();
      } else if (key === "escape") {
        this.use(this.stage.tool);
        this.choose(null);
      } else if (key === "enter" && this.stage.corners.length) {
        this.stage.close();
      } else if ({ "+": 1, "-": 1, 0: 1 }[key]) {
        does[{ "+": "larger", "-": "smaller", 0: "fit" }[key]]();
      }
    });
  }

  use(tool) {
    this.stage.use(tool);
    at("#help").textContent = this.words[`${tool}Help`];
    for (const button of document.querySelectorAll("[data-tool]")) button.ariaPressed = String(button.dataset.tool === tool);
  }

  add(points, focus = false) {
    const room = this.next, id = this.#id();
    this.selected = id;
    this.write([...this.shapes, { id, room, points }]);
    if (!crosses(points)) this.say(room ? filled(this.words.added, { room: this.names.get(room) }) : this.words.noRoom, !room);
    if (focus) this.stage.focus(id);
  }

  remove() {
    const shape = this.shape;
    if (!shape) return;
    this.selected = null;
    this.write(this.shapes.filter((one) => one !== shape));
    this.say(filled(this.words.removed, { room: this.names.get(shape.room) ?? this.words.noRoom }));
  }

  back(way, words) {
    const before = this.shapes;
    if (!this.history[way]()) return;
    const changed = this.shapes.find((one) => !before.includes(one));
    this.selected = changed?.id ?? this.shape?.id ?? null;
    this.#goOn();
    this.show();
    this.say(words);
  }

  write(shapes) {
    this.history.write(shapes);
    this.#goOn();
    this.show();
    const shape = this.shape;
    if (shape && crosses(shape.points)) this.say(this.words.crossing, true);
    else this.say("");
  }

  #goOn() {
    const left = this.#unplaced();
    if (!left.some(({ id }) => id === this.next)) this.next = left[0]?.id ?? "";
  }

  choose(id) {
    this.selected = id;
    this.show();
  }

  pick(room) {
    if (room === undefined) return;
    const shape = this.shapes.find((one) => one.room === room);
    if (shape) {
      this.use("select");
      this.choose(shape.id);
      return this.stage.focus(shape.id);
    }
    this.next = room;
    if (this.stage.tool === "select") this.use("rectangle");
    this.show();
  }

  show() {
    this.stage.show(this.shapes, this.selected);
    const { words, shape } = this;
    at("[data-do=undo]").disabled = !this.history.canUndo;
    at("[data-do=redo]").disabled = !this.history.canRedo;
    at("[data-do=remove]").disabled = !shape;
    at("#chosen").hidden = !shape;
    if (shape) {
      const offered = this.rooms.filter(({ id }) => id === shape.room || this.#unplaced().some((one) => one.id === id));
      at("#room").replaceChildren(new Option(words.noRoom, ""), ...offered.map(({ id, name }) => new Option(name, id)));
      at("#room").value = shape.room;
    }
    const placed = new Set(this.shapes.map(({ room }) => room));
    const focused = document.activeElement?.dataset?.room;
    at("#rooms").replaceChildren(...this.rooms.map(({ id, name }) => {
      const line = document.createElement("li"), button = document.createElement("button");
      const state = document.createElement("small");
      const isNext = id === this.next;
      state.textContent = placed.has(id) ? words.placed : isNext ? words.next : words.notPlaced;
      button.dataset.room = id;
      button.ariaPressed = String(placed.has(id) ? shape?.room === id : isNext);
      button.append(name, state);
      line.className = placed.has(id) ? "placed" : "";
      line.append(button);
      return line;
    }));
    if (focused !== undefined) at(`#rooms [data-room="${CSS.escape(focused)}"]`)?.focus();
  }

  say(words, isBad = false) {
    at("#status").textContent = words;
    at("#status").className = isBad ? "bad" : "";
  }

  async save() {
    const wrong = this.shapes.find(({ room, points }) => !room || crosses(points) || surface(points) < 40);
    if (wrong) {
      this.use("select");
      this.choose(wrong.id);
      return this.say(wrong.room ? this.words.crossing : this.words.unnamed, true);
    }
    at("#save").disabled = true;
    this.say(this.words.saving);
    try {
      const shapes = this.shapes.map(({ room, points }) => ({ room, points }));
      const { good, said } = await asked("save", { shapes });
      if (!good) return this.say(`${said.title}. ${said.words}`, true);
      this.saved = this.history.now;
      note(this.words.language, this.words.savedTitle, this.words.saved);
    } catch {
      this.say(this.words.lost, true);
    } finally {
      at("#save").disabled = false;
    }
  }
}

begin().catch(() => note("en", "Nook does not answer", "Nothing was changed. Please load this page again in a minute."));
