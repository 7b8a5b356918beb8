// The second pane: what Microsoft 365 knows. Asks cheaply whether anything is new; what is new is marked for a while.
import { get, post } from "./api.js";
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { drawRequests, drawDecisions } from "./requests.js";
import { RoomsToday } from "./rooms_today.js";
import { tabs } from "./tabs.js";
import { dateIn } from "./times.js";

const OFTEN = 1500; // ms, while the pane is in sight
const FRESH = 8000; // ms for which something counts as new

export class TenantPane {
  constructor({ tenant, rooms, close }) {
    Object.assign(this, { onRooms: rooms, since: 0, date: null, me: {}, visible: false });
    Object.assign(this, { known: null, fresh: new Map(), toReveal: null });
    this.roomsToday = new RoomsToday({ goTo: (date) => this.goTo(date), answer: (...said) => this.answer(...said) });
    this.requests = h("ol", { class: "rows" });
    this.decisions = h("ol", { class: "rows" });
    this.trouble = h("p", { class: "pane-trouble", role: "alert", hidden: true });
    this.arrived = h("p", { class: "sr-only", role: "status" });
    this.tabs = tabs("What Microsoft 365 knows", [
      { key: "rooms", title: "Rooms", content: this.roomsToday.node },
      { key: "requests", title: "Requests", content: this.requests },
      { key: "decisions", title: "Decisions", content: this.decisions },
    ]);
    byId("pane").tabIndex = -1;
    byId("pane").append(h("header", { class: "pane-head" },
      h("div", {}, h("h2", {}, "What Microsoft 365 knows"), h("p", { class: "quiet" }, tenant.domains.join(", "))),
      this.faultChoice(),
      h("button", { type: "button", class: "icon-button no-phone", "aria-label": "Close this pane", click: close }, icon("close"))),
    this.trouble, this.arrived, this.tabs.node);
    this.round();
  }

  shown(visible) {
    const appeared = visible && !this.visible;
    this.visible = visible;
    if (appeared) this.look().then(() => this.reveal());
  }

  seenBy(person) {
    this.me = person;
    if (this.latest) this.draw();
  }

  goTo(date) {
    this.date = date;
    this.since = 0;
    this.look();
  }

  async round() {
    if (!document.hidden && (this.visible || !this.latest)) await this.look();
    setTimeout(() => this.round(), OFTEN);
  }

  async look() {
    this.again = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.again) {
        this.again = false;
        await this.ask();
      }
    } finally {
      this.looking = false;
    }
  }

  async ask() {
    const asked = this.date;
    let answer;
    try {
      answer = await get("tenant", { since: this.since, ...(asked ? { date: asked } : {}) });
    } catch (error) {
      if (error.status === undefined) throw error;
      return; // the chat says when the server is away
    }
    if (asked !== this.date) this.again = true;
    else if (answer.rooms) this.take(answer);
    else if (answer.version < this.since) this.since = 0;
  }

  take(answer) {
    this.since = answer.version;
    this.latest = answer;
    const { newDecision } = this.note(answer);
    this.onRooms(answer.rooms);
    if (newDecision) {
      const where = answer.rooms.find((room) => room.address === newDecision.room);
      this.arrived.textContent = `${where?.name ?? newDecision.room} answered: ${newDecision.answer}`;
      this.toReveal = newDecision.room;
      const date = dateIn(newDecision.start, where?.zone);
      if (date !== answer.date) { this.goTo(date); return; }
    }
    this.draw();
    this.reveal();
  }

  reveal() {
    if (!this.visible || !this.toReveal) return;
    this.roomsToday.reveal(this.toReveal);
    this.toReveal = null;
  }

  /** Remembers what is there; what was not there before is fresh. The first look makes nothing fresh, nor does the
   *  first look at another day, save for what a room has just decided about. */
  note(answer) {
    const first = this.known === null;
    this.known ??= new Set();
    const meet = (key, fresh = !first) => {
      if (this.known.has(key)) return false;
      this.known.add(key);
      if (fresh) this.fresh.set(key, Date.now() + FRESH);
      return fresh;
    };
    let newDecision = null;
    for (const request of answer.requests) meet(`request ${request.seq}`);
    for (const decision of [...answer.decisions].reverse()) if (meet(decisionKey(decision))) newDecision = decision;
    const newDay = meet(`day ${answer.date}`, true);
    for (const room of answer.rooms) {
      for (const event of room.events) {
        const decided = answer.decisions.some((decision) => decision.room === room.address
          && decision.start === event.start && this.isFresh(decisionKey(decision)));
        if (event.ours) meet(eventKey(event), decided || (!first && !newDay));
      }
    }
    return { newDecision };
  }

  isFresh = (key) => (this.fresh.get(key) ?? 0) > Date.now();

  draw() {
    this.roomsToday.draw(this.latest, this.me, (event) => this.isFresh(eventKey(event)));
    drawRequests(this.requests, this.latest, this.me, (request) => this.isFresh(`request ${request.seq}`));
    drawDecisions(this.decisions, this.latest, this.me, (decision) => this.isFresh(decisionKey(decision)));
    this.tabs.count({ requests: this.latest.requests.length, decisions: this.latest.decisions.length });
  }

  async answer(room, event, answer) {
    await this.tell("room-owner", { room, event, answer });
    await this.look();
  }

  async tell(path, body) {
    this.trouble.hidden = true;
    try {
      await post(path, body);
    } catch (error) {
      this.trouble.textContent = error.message;
      this.trouble.hidden = false;
    }
  }

  faultChoice() {
    const choice = h("select", { id: "fault", change: (event) => this.tell("fault", { kind: event.target.value }) },
      h("option", { value: "none" }, "Graph is well"),
      h("option", { value: "busy" }, "Graph is busy (429)"),
      h("option", { value: "down" }, "Graph is down (503)"));
    return h("label", { class: "fault" }, h("span", { class: "sr-only" }, "How Microsoft Graph is"), choice);
  }
}

const eventKey = (event) => `event ${event.id} ${event.answer}`;
const decisionKey = (decision) => `decision ${decision.at} ${decision.room} ${decision.start} ${decision.answer}`;
