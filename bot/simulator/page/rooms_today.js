// The rooms' calendars of one day: a line of time for each room, by building and floor.
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { answerBadge } from "./requests.js";
import { clock, minutesOfDay, nextDate, shortDay } from "./times.js";

const FROM = 7 * 60, UNTIL = 20 * 60;
const POLICIES = { declines: "declines everything", tentative: "asks its owner", never: "never answers" };

export class RoomsToday {
  constructor({ goTo, answer }) {
    Object.assign(this, { goTo, answer, wanted: "" });
    this.title = h("b", { class: "day-title", "aria-live": "polite" });
    this.list = h("div", { class: "rooms" });
    const step = (days, name, sign) => h("button", { type: "button", class: "icon-button", "aria-label": name,
      click: () => this.tenant && this.goTo(nextDate(this.tenant.date, days)) }, icon(sign));
    this.node = h("div", {},
      h("div", { class: "rooms-tools" },
        step(-1, "The day before", "back"), this.title, step(1, "The day after", "next"),
        h("button", { type: "button", class: "link-button", click: () => this.goTo(null) }, "Today"),
        h("input", { type: "search", class: "filter", placeholder: "Filter rooms", "aria-label": "Filter rooms",
          input: (event) => { this.wanted = event.target.value.trim().toLowerCase(); this.redraw(); } })),
      h("p", { class: "legend quiet" }, key("ours", "by Nook"), key("others", "others"), key("ours pending", "not certain yet")),
      this.list);
  }

  draw(tenant, me, fresh) {
    const shown = JSON.stringify([tenant.date, tenant.now.slice(0, 16), me.key, tenant.rooms]);
    const same = shown === this.shown;
    Object.assign(this, { tenant, me, fresh, shown });
    if (same) return;
    this.title.textContent = shortDay(`${tenant.date}T12:00:00Z`, { ...me, zone: "UTC" });
    this.redraw();
  }

  redraw() {
    if (!this.tenant) return;
    const groups = new Map();
    for (const room of this.tenant.rooms.filter((one) => this.matches(one))) {
      const place = [room.building, room.label || floorName(room.floor)].filter(Boolean).join(" · ") || "Elsewhere";
      groups.set(place, [...(groups.get(place) ?? []), room]);
    }
    fill(this.list, groups.size ? [...groups].map(([place, rooms]) => this.group(place, rooms))
      : h("p", { class: "nothing quiet" }, "No room is called so."));
  }

  /** Brings a room into sight and marks it: it has just decided. */
  reveal(address) {
    const row = this.list.querySelector(`[data-room="${CSS.escape(address)}"]`);
    row?.scrollIntoView({ block: "center", behavior: "instant" });
    row?.classList.add("decided");
  }

  matches(room) {
    const words = [room.name, room.building, room.floor, room.label, room.address, ...(room.tags ?? [])].join(" ").toLowerCase();
    return !this.wanted || words.includes(this.wanted);
  }

  group(place, rooms) {
    const hours = [];
    for (let hour = FROM / 60 + 1; hour < UNTIL / 60; hour += 2) hours.push(at(h("i", {}, String(hour)), hour * 60));
    return h("section", { class: "place" },
      h("div", { class: "place-head" }, h("h3", {}, place), h("div", { class: "hours", "aria-hidden": "true" }, hours)),
      h("ul", {}, rooms.map((room) => this.row(room))));
  }

  row(room) {
    const here = { ...this.me, zone: room.zone };
    const now = minutesOfDay(this.tenant.now, this.tenant.date, room.zone);
    const said = room.events.filter((event) => event.ours || event.waitsForOwner);
    return h("li", { class: "room", data: { room: room.address } },
      h("div", { class: "room-line" },
        h("div", { class: "room-name" }, h("b", {}, room.name),
          h("span", { class: "quiet" }, [room.seats && `${room.seats} seats`, POLICIES[room.policy]].filter(Boolean).join(" · "))),
        h("div", { class: "track" }, room.events.map((event) => this.bar(event, here)),
          now > FROM && now < UNTIL ? at(h("span", { class: "now", title: "now" }), now) : null)),
      said.map((event) => this.words(room, event, here)));
  }

  bar(event, here) {
    const start = Math.max(FROM, minutesOfDay(event.start, this.tenant.date, here.zone));
    const end = Math.min(UNTIL, minutesOfDay(event.end, this.tenant.date, here.zone));
    if (end <= FROM || start >= UNTIL) return null;
    const pending = event.answer !== "accepted";
    const hours = `${clock(event.start, here)} – ${clock(event.end, here)}`;
    const words = `${hours} ${event.subject || "busy"}, ${event.organizer}, ${event.answer}`;
    const bar = h("span", { role: "img", "aria-label": words, title: words,
      class: `bar ${event.ours ? "ours" : "others"}${pending ? " pending" : ""}${this.fresh(event) ? " fresh" : ""}` });
    bar.style.width = `${((end - start) / (UNTIL - FROM)) * 100}%`;
    return at(bar, start);
  }

  words(room, event, here) {
    const say = (answer, name) => h("button", { type: "button", class: "small-button", "aria-label": `${name} for ${room.name}`,
      data: { key: `${answer} ${event.id}` }, click: (press) => {
        press.currentTarget.disabled = true;
        this.answer(room.address, event.id, answer);
      } }, name);
    return h("div", { class: `event-words${this.fresh(event) ? " fresh" : ""}` },
      h("span", {}, h("b", {}, `${clock(event.start, here)} – ${clock(event.end, here)}`), ` ${event.subject || "Busy"}`,
        h("span", { class: "quiet" }, ` · ${event.organizer}`)),
      answerBadge(event.answer),
      event.waitsForOwner ? h("span", { class: "owner" }, h("span", { class: "quiet" }, `As ${room.owner ?? "the room's owner"}:`),
        say("accept", "Accept"), say("decline", "Decline")) : null);
  }
}

const floorName = (floor) => (floor === null || floor === undefined || floor === "" ? ""
  : /^-?\d+$/.test(floor) ? `Floor ${floor}` : String(floor));

function at(node, minutes) {
  node.style.left = `${((minutes - FROM) / (UNTIL - FROM)) * 100}%`;
  return node;
}

function key(kind, name) {
  return h("span", {}, h("span", { class: `swatch ${kind}` }), name);
}
