// One room: its day, the buttons that book it, and what comes of it. On a phone it lies over the plan.
import { get, post, Refused } from "./api.js";
import { button, buttonsOf, drawCard } from "./card.js";
import { busyInWords, strip } from "./day.js";
import { announce, fill, h, icon, say, sign } from "./dom.js";
import { dayName, span } from "./hours.js";
import { inWords, of, stateAt } from "./states.js";

const SETTLING = 4000; // ms after which a booking that is not settled is asked for, though nothing was heard

export class Panel {
  constructor(side, narrow, closed) {
    Object.assign(this, { side, narrow, closed, room: null, reply: null, asking: 0, node: null });
  }

  get open() { return this.room?.id ?? ""; }

  /** `view`: what the page shows now, of which it redraws its day by itself. */
  show(room, view) {
    this.room = room;
    this.reply = null;
    this.view = view;
    this.build();
    this.ask();
    this.title.focus({ preventScroll: this.narrow.matches });
  }

  build() {
    const { room } = this;
    this.title = h("h2", { tabindex: "-1", id: "room-title" }, room.name);
    this.state = h("p", { class: "now" });
    this.day = h("div");
    this.answer = h("div", { class: "answer" });
    this.node = h("div", { class: "panel", role: this.narrow.matches ? "dialog" : "region", "aria-modal": this.narrow.matches ? "true" : null,
      "aria-labelledby": "room-title", keydown: (event) => this.key(event) },
      h("div", { class: "panel-head" },
        h("button", { type: "button", class: "quiet-button", "aria-label": say("back"), title: say("back"), data: { key: "back" },
          click: () => this.close() }, icon(this.narrow.matches ? "close" : "back")),
        h("div", {}, this.title, h("p", { class: "quiet small" }, room.facts))),
      this.state, this.day, this.answer);
    fill(this.side, this.node);
    this.redraw(this.view);
  }

  /** What changed meanwhile: the day, and a booking of one's own that is not settled. */
  redraw(view) {
    this.view = view;
    const day = of(view.seen, this.room.id);
    const mine = view.mine.filter((one) => one.room === this.room.id);
    fill(this.state, sign(stateAt(day, view.at)), inWords(day, view.at, view.seen.until));
    fill(this.day, h("h3", { class: "small" }, dayName(view.seen.from + 43200)),
      strip(day, view.hours, [view.at, view.at + view.minutes * 60], mine, true),
      h("p", { class: "quiet small" }, busyInWords(day)),
      mine.map((one) => h("p", { class: "small mine-line" }, icon("yours"), say(one.state === "asking" ? "yoursAsked" : "yoursAt", { times: span(...one.span) }))));
    if (this.reply?.booking && !this.reply.settled) this.follow();
  }

  /** The time, length or number of people is another: the buttons are. A reply stays until the room is left. */
  changed(view) {
    this.redraw(view);
    if (!this.reply) {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.ask(), 250);
    }
  }

  async ask() {
    const asking = ++this.asking;
    const { room, view } = this;
    fill(this.answer, h("p", { class: "quiet", role: "status" }, say("checking")));
    try {
      const said = await post("room", { room: room.id, day: view.day, at: view.asked, minutes: view.minutes, people: view.people });
      if (asking === this.asking) this.offers(said);
    } catch (error) {
      if (asking === this.asking) this.failed(error, () => this.ask());
    }
  }

  offers(said) {
    if (!said.free) { this.said(said); return; }
    const buttons = buttonsOf(said.card);
    const wanted = said.asked && said.free.findIndex(([start, end]) => start === said.asked[0] && end === said.asked[1]);
    const rest = buttons.filter((_, at) => at !== wanted && at < said.free.length);
    const first = wanted >= 0 && wanted !== null ? buttons[wanted] : null;
    const press = (...pressed) => this.press(...pressed);
    fill(this.answer,
      first ? button({ ...first, style: "positive" }, press) : said.asked && h("p", { class: "small" }, say("notFree")),
      rest.length ? [h("h3", { class: "small" }, say("otherTimes")), h("div", { class: "buttons" }, rest.map((one) => button(one, press)))]
        : !first && h("p", { class: "quiet small" }, say("noTimes")));
    announce(first ? first.title : say("notFree"));
  }

  async press(reference, inputs, pressed) {
    const asking = ++this.asking;
    for (const one of this.answer.querySelectorAll("button")) one.disabled = true;
    pressed.setAttribute("aria-busy", "true");
    announce(say("booking"));
    try {
      const said = await post("press", { reference, inputs, booking: this.reply?.about ?? "" });
      if (asking === this.asking) this.said(said);
    } catch (error) {
      for (const one of this.answer.querySelectorAll("button")) one.disabled = false;
      pressed.removeAttribute("aria-busy");
      if (asking === this.asking) this.failed(error);
    }
  }

  said(said) {
    this.reply = said;
    const had = this.answer.contains(document.activeElement) || document.activeElement === document.body;
    const card = drawCard(said.card, (...pressed) => this.press(...pressed));
    fill(this.answer, h("h3", { class: "sr" }, say("answer")), card,
      said.settled === false ? null : h("button", { type: "button", class: "link", click: () => { this.reply = null; this.ask(); } }, say("otherTimes")));
    announce(said.summary);
    if (had) card.querySelector("h3")?.focus();
    if (said.booking && !said.settled) this.follow(SETTLING);
  }

  /** Where the booking stands, after a while or at once; each look schedules the next until it is settled. */
  follow(after = 0) {
    clearTimeout(this.following);
    const { booking } = this.reply;
    this.following = setTimeout(async () => {
      try {
        const said = await get(`booking/${booking}`);
        if (this.reply?.booking !== booking) return;
        if (said.summary !== this.reply.summary || said.settled !== this.reply.settled) this.said(said);
        else if (!said.settled) this.follow(SETTLING);
      } catch (error) {
        if (this.reply?.booking === booking) this.follow(Math.max(SETTLING, (error.seconds ?? 0) * 1000));
      }
    }, after);
  }

  failed(error, again) {
    const words = error instanceof Refused && error.status === 429 ? say("tooOften", { n: error.seconds })
      : error instanceof Refused && error.status === 0 ? say("away") : say("broken");
    const trouble = h("p", { class: "trouble", role: "alert" }, words);
    if (again) fill(this.answer, trouble, h("button", { type: "button", class: "button", click: again }, say("again")));
    else this.answer.prepend(trouble);
  }

  close() {
    const { room } = this;
    this.room = null;
    this.reply = null;
    this.asking += 1;
    clearTimeout(this.later);
    clearTimeout(this.following);
    this.closed(room.id);
  }

  key(event) {
    if (event.key === "Escape") { event.stopPropagation(); this.close(); }
    if (event.key !== "Tab" || !this.narrow.matches) return;
    const stops = [...this.node.querySelectorAll("button:not(:disabled), input, select, textarea")];
    const edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0]).focus();
  }
}
