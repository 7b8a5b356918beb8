// Puts the page together: signs in, opens a floor, draws it as it stands, and listens to what changes.
import { follow, get, Refused, speak } from "./api.js";
import { Controls } from "./controls.js";
import { strip } from "./day.js";
import { announce, byId, fill, h, say, sign } from "./dom.js";
import { begin, NotSignedIn, ready } from "./host.js";
import { city, clock, elsewhere, hoursOf, isoDay, now, setClock } from "./hours.js";
import { Panel } from "./panel.js";
import { Plan } from "./plan.js";
import { drawRooms } from "./rooms.js";
import { fits, inWords, of, stateAt } from "./states.js";

const TICK = 15_000; // ms: how late what is "now" may be
const MOST_SAID = 3;
const narrow = matchMedia("(max-width: 799px)");

class Page {
  constructor(locale) {
    Object.assign(this, { locale, look: null, away: false, stop: () => {}, opening: 0 });
    this.wish = { at: null, minutes: 60, people: 0, has: [] };
    this.plan = new Plan(byId("stage"), (id) => this.choose(id), (id, node) => this.hint(id, node));
    this.panel = new Panel(byId("side"), narrow, (id) => this.closed(id));
    this.controls = new Controls((where) => this.go(where), (changes) => this.want(changes));
    setInterval(() => { if (this.look && this.wish.at === null) this.draw(); }, TICK);
    narrow.addEventListener("change", () => { if (this.look) this.go({}); });
  }

  async go(where) {
    const opening = ++this.opening;
    const { look } = this;
    const asked = { building: look?.building ?? "", floor: look?.floor ?? "", day: look?.day ?? "", ...where };
    byId("app").setAttribute("aria-busy", "true");
    try {
      const found = await get("floor", { ...asked, wide: narrow.matches ? "" : "1" });
      if (opening === this.opening) this.opened(found, look);
    } catch (error) {
      if (opening === this.opening) this.failed(error, () => this.go(where));
    } finally {
      byId("app").setAttribute("aria-busy", "false");
    }
  }

  opened(look, before) {
    byId("trouble").hidden = true;
    if (!look.rooms) {
      this.look = null;
      fill(byId("stage"), h("p", { class: "noplan" }, say("nowhere")));
      return;
    }
    setClock(this.locale, look.zone, look.now);
    this.look = look;
    const today = look.day === isoDay(now());
    if (!today && (this.wish.at === null || !before)) this.wish.at = look.seen.from + 9 * 3600;
    else if (this.wish.at !== null && before) this.wish.at = today && before.day !== look.day ? null : look.seen.from + (this.wish.at - before.seen.from);
    this.hours = hoursOf(look.seen, today);
    this.wish.has = this.wish.has.filter((one) => look.equipment.some(({ id }) => id === one));
    this.controls.show(look, this.wish, this.hours, !narrow.matches);
    this.plan.show(look);
    if (this.panel.open) this.panel.close();
    this.draw();
    this.listen();
    if (before && (before.building !== look.building || before.floor !== look.floor || before.day !== look.day)) announce(look.place);
  }

  listen() {
    this.stop();
    const { building, floor, day } = this.look;
    this.stop = follow({ building, floor, day }, (told) => this.told(told), (away) => { this.away = away; this.foot(); });
  }

  told({ seen, mine }) {
    const before = this.look.seen;
    Object.assign(this.look, { seen, mine });
    this.draw();
    const changed = this.look.rooms.filter((room) => stateAt(of(before, room.id), this.at) !== stateAt(of(seen, room.id), this.at)
      && before.asOf !== null);
    if (changed.length > MOST_SAID) announce(say("changedMany", { n: changed.length }));
    else if (changed.length) announce(changed.map((room) => say("changed", { room: room.name, state: inWords(of(seen, room.id), this.at, seen.until) })).join(". "));
  }

  want(changes) {
    Object.assign(this.wish, changes);
    if (changes.at === null && this.look.day !== isoDay(now())) { this.go({ day: isoDay(now()) }); return; }
    if (changes.has) this.controls.show(this.look, this.wish, this.hours, !narrow.matches);
    this.draw();
    if (this.panel.open) this.panel.changed(this.view);
  }

  get at() {
    return this.wish.at ?? now() - (now() % 60);
  }

  get view() {
    const { look, at, wish, hours } = this;
    const fitting = new Set(look.rooms.filter((room) => fits(room, of(look.seen, room.id), wish, at)).map((room) => room.id));
    const numbers = new Map([...byId("stage").querySelectorAll("[data-number]")].map((one) => [one.dataset.room, one.dataset.number]));
    return { ...look, at, hours, fitting, numbers, minutes: wish.minutes, people: wish.people, open: this.panel.open,
      asked: at < now() - 240 ? null : at };
  }

  draw() {
    const { view } = this;
    this.controls.draw(view.at, this.wish.at === null, view.fitting.size);
    this.plan.draw(view);
    if (this.panel.open) this.panel.redraw(view);
    else drawRooms(byId("side"), view, (id) => this.choose(id));
    this.foot();
  }

  foot() {
    if (!this.look) return;
    const { asOf } = this.look.seen;
    const read = asOf ? say("asOf", { clock: clock(asOf) }) : say("notRead");
    fill(byId("foot"),
      h("span", { class: "legend" }, h("span", { class: "sr" }, `${say("legend")} `),
        ["free", "soon", "busy", "unknown"].map((state) => h("span", { class: "key" }, sign(state), say(state)))),
      h("span", { class: this.away ? "strong" : null }, this.away ? say("away") : `${read} · ${say("live")}`),
      elsewhere(this.at) && h("span", {}, say("thereClock", { city: city() })));
  }

  choose(id) {
    const room = this.look.rooms.find((one) => one.id === id);
    this.hint();
    document.body.dataset.panel = "open";
    this.panel.show(room, this.view);
    this.plan.draw(this.view);
    this.still(true);
  }

  closed(id) {
    delete document.body.dataset.panel;
    this.still(false);
    this.draw();
    if (!narrow.matches && this.plan.focus(id)) return;
    byId("side").querySelector(`[data-room="${CSS.escape(id)}"]`)?.focus();
  }

  /** On a phone nothing behind the open room is reached. */
  still(open) {
    for (const id of ["controls", "stage", "foot"]) byId(id).inert = open && narrow.matches;
  }

  hint(id, node) {
    const hint = byId("hint");
    hint.hidden = !id || narrow.matches;
    if (hint.hidden) return;
    const { view } = this;
    const room = view.rooms.find((one) => one.id === id);
    const day = of(view.seen, id);
    const mine = view.mine.filter((one) => one.room === id);
    fill(hint, h("b", {}, room.name), h("span", { class: "quiet small" }, room.facts),
      h("span", { class: "now" }, sign(stateAt(day, view.at)), inWords(day, view.at, view.seen.until)),
      strip(day, view.hours, [view.at, view.at + view.minutes * 60], mine, true));
    const [box, own] = [node.getBoundingClientRect(), hint.getBoundingClientRect()];
    hint.style.left = `${Math.max(8, Math.min(innerWidth - own.width - 8, box.x + box.width / 2 - own.width / 2))}px`;
    const above = box.y - own.height - 8;
    const top = above > byId("stage").getBoundingClientRect().y - 24 ? above : box.y + Math.min(box.height, 96) + 8;
    hint.style.top = `${Math.max(8, Math.min(top, innerHeight - own.height - 8))}px`;
  }

  failed(error, again) {
    const words = error instanceof NotSignedIn ? say(error.word, { why: error.message })
      : error instanceof Refused && [401, 403].includes(error.status) ? say("refused")
        : error instanceof Refused && error.status === 429 ? say("tooOften", { n: error.seconds }) : say("notLoaded");
    const trouble = byId("trouble");
    trouble.hidden = false;
    fill(trouble, words, h("button", { type: "button", class: "button", click: again }, say("again")));
    ready(words);
  }
}

async function start() {
  fill(byId("stage"), h("p", { class: "quiet noplan", role: "status" }, say("loading")));
  const page = new Page(navigator.language);
  try {
    const { locale } = await begin();
    speak(locale);
    page.locale = locale;
    await page.go({});
    if (page.look) ready();
  } catch (error) {
    fill(byId("stage"));
    page.failed(error, () => location.reload());
    byId("app").setAttribute("aria-busy", "false");
  }
}

start();
