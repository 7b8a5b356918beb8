// Which floor, which day, which time, which rooms fit.
import { byId, fill, h, icon, say } from "./dom.js";
import { marks } from "./day.js";
import { clock, dayAfter } from "./hours.js";

const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240];
const SIZES = [2, 4, 6, 8, 10, 12, 16, 20, 30];

export class Controls {
  /** `go({building, floor, day})` opens another floor or day; `wish(changes)` is another time or filter. */
  constructor(go, wish) {
    Object.assign(this, { go, wish });
  }

  /** For a floor and day that were opened. */
  show(look, wish, hours, wide) {
    const buildings = [...new Set(look.floors.map(([building]) => building))];
    const floors = look.floors.filter(([building]) => building === look.building);
    const pick = (label, key, choices, chosen, change) => h("div", { class: "pick" }, h("label", { for: key }, label),
      h("select", { id: key, data: { key }, change: (event) => change(event.target.value) },
        choices.map(([value, title]) => h("option", { value, selected: value === chosen }, title))));
    const step = (days, words, name) => h("button", { type: "button", class: "quiet-button", "aria-label": say(words), title: say(words),
      data: { key: words }, click: () => this.go({ day: dayAfter(look.day, days) }) }, icon(name));
    this.slider = h("input", { type: "range", id: "time", min: hours[0], max: hours[1], step: 300, data: { key: "time" },
      input: (event) => this.wish({ at: Number(event.target.value) }) });
    this.reading = h("output", { for: "time", class: "reading" });
    this.nowButton = h("button", { type: "button", class: "button small-button", title: say("asItIsNow"), data: { key: "now" },
      click: () => this.wish({ at: null }) }, say("now"));
    this.count = h("p", { class: "count", "aria-live": "polite" });
    fill(byId("controls"),
      h("div", { class: "where" },
        buildings.length > 1 && pick(say("building"), "building", buildings.map((one) => [one, one]), look.building, (building) => this.go({ building, floor: "" })),
        pick(say("floor"), "floor", floors.map(([, floor, name]) => [floor, name]), look.floor, (floor) => this.go({ building: look.building, floor })),
        h("div", { class: "pick when" }, h("label", { for: "day" }, say("day")),
          h("div", { class: "steps" }, step(-1, "dayBefore", "back"),
            h("input", { type: "date", id: "day", value: look.day, required: true, data: { key: "day" },
              change: (event) => { if (event.target.value) this.go({ day: event.target.value }); } }),
            step(1, "dayAfter", "next")))),
      h("div", { class: "time" },
        h("div", { class: "time-head" }, h("label", { for: "time" }, say("time")), this.reading, this.nowButton),
        h("div", { class: "track" }, this.slider, h("div", { class: "hours", "aria-hidden": "true" }, marks(...hours)))),
      h("div", { class: "filters", role: "group", "aria-label": say("filters") },
        pick(say("length"), "length", LENGTHS.map((n) => [String(n), n < 60 ? say("minutes", { n }) : say("hours", { n: number(n / 60) })]),
          String(wish.minutes), (minutes) => this.wish({ minutes: Number(minutes) })),
        pick(say("seats"), "seats", [["0", say("anySize")], ...SIZES.map((n) => [String(n), say("atLeast", { n })])],
          String(wish.people), (people) => this.wish({ people: Number(people) })),
        look.equipment.length > 0 && h("details", { class: "has", open: wide || wish.has.length > 0 },
          h("summary", { data: { key: "has" } }, icon("filter"), say("equipment")),
          h("div", { class: "chips" }, look.equipment.map(({ id, name }) => h("label", { class: "chip" },
            h("input", { type: "checkbox", value: id, checked: wish.has.includes(id), data: { key: `has-${id}` },
              change: (event) => this.wish({ has: event.target.checked ? [...wish.has, id] : wish.has.filter((one) => one !== id) }) }),
            h("span", {}, name))))),
        this.count));
  }

  /** For a time and filters. */
  draw(at, isNow, fitting) {
    const words = isNow ? say("nowAt", { clock: clock(at) }) : clock(at);
    this.reading.textContent = words;
    this.slider.value = String(at);
    this.slider.setAttribute("aria-valuetext", words);
    const part = (at - this.slider.min) / (this.slider.max - this.slider.min);
    this.slider.style.setProperty("--part", `${Math.min(100, Math.max(0, part * 100))}%`);
    this.nowButton.setAttribute("aria-pressed", String(isNow));
    const fit = say("fitting", { n: fitting });
    if (this.count.textContent !== fit) this.count.textContent = fit;
  }
}

const number = (n) => n.toLocaleString(document.documentElement.lang);
