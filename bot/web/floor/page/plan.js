// The plan: each room a button that says how it stands. Arrow keys go to the next room in their direction.
import { picture } from "./api.js";
import { fill, h, s, say } from "./dom.js";
import { inWords, of, stateAt } from "./states.js";

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export class Plan {
  /** `choose(id)` opens a room; `hint(id, node)` shows its day in short, `hint()` hides that. */
  constructor(stage, choose, hint) {
    Object.assign(this, { stage, choose, hint, groups: new Map(), current: "" });
  }

  /** Another floor: its drawing, or the sentence that it has none. */
  show(look) {
    this.groups = new Map();
    const drawing = look.svg && new DOMParser().parseFromString(look.svg, "image/svg+xml").documentElement;
    if (!drawing || drawing.nodeName !== "svg") {
      fill(this.stage, h("p", { class: "quiet noplan" }, say("noPlan")));
      return;
    }
    const svg = document.importNode(drawing, true);
    svg.setAttribute("class", "plan");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", say("planOf", { place: look.place }));
    svg.setAttribute("aria-describedby", "plan-help");
    for (const text of svg.querySelectorAll("text")) text.setAttribute("aria-hidden", "true");
    for (const group of svg.querySelectorAll(".room")) this.take(group);
    if (!this.groups.has(this.current)) this.current = this.groups.keys().next().value ?? "";
    fill(this.stage, h("p", { id: "plan-help", class: "sr" }, say("planHelp")), svg);
    const under = svg.querySelector(".under");
    if (under && look.picture) picture(look.picture).then((url) => under.setAttribute("href", url), () => {});
  }

  take(group) {
    const id = group.dataset.room;
    this.groups.set(id, group);
    group.setAttribute("role", "button");
    group.addEventListener("click", () => this.choose(id));
    group.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") this.hint(id, group); });
    group.addEventListener("pointerleave", () => this.hint());
    group.addEventListener("focus", () => { this.move(id); if (group.matches(":focus-visible")) this.hint(id, group); });
    group.addEventListener("blur", () => this.hint());
    group.addEventListener("keydown", (event) => this.key(event, id));
  }

  /** The rooms as they stand `at`; `fitting`: ids of those that fit, `open`: of the one whose day is shown. */
  draw({ rooms, seen, mine, at, fitting, open }) {
    for (const room of rooms) {
      const group = this.groups.get(room.id);
      if (!group) continue;
      const day = of(seen, room.id);
      const own = mine.some((one) => one.room === room.id && one.span[0] <= at && at < one.span[1]);
      Object.assign(group.dataset, { state: stateAt(day, at), fits: fitting.has(room.id), open: room.id === open, mine: own });
      group.setAttribute("aria-label", label(room, day, at, seen.until, fitting.has(room.id), own));
      group.setAttribute("tabindex", room.id === this.current ? "0" : "-1");
      group.setAttribute("aria-pressed", String(room.id === open));
      this.mark(group, own);
    }
  }

  /** A corner mark on rooms that are one's own. */
  mark(group, own) {
    const there = group.querySelector(".own");
    if (!own) there?.remove();
    if (!own || there) return;
    const box = group.querySelector(".shape").getBBox();
    group.append(s("path", { class: "own", d: `M${box.x + 2} ${box.y + 2}h14l-14 14z` }));
  }

  focus(id) {
    this.groups.get(id)?.focus();
    return this.groups.has(id);
  }

  move(id) {
    this.groups.get(this.current)?.setAttribute("tabindex", "-1");
    this.current = id;
    this.groups.get(id)?.setAttribute("tabindex", "0");
  }

  key(event, id) {
    if (event.key === "Enter" || event.key === " ") this.choose(id);
    else if (event.key === "Escape") { this.hint(); return; }
    else if (WAYS[event.key]) this.focus(this.nearest(id, WAYS[event.key]) ?? id);
    else if (event.key === "Home") this.focus(this.groups.keys().next().value);
    else if (event.key === "End") this.focus([...this.groups.keys()].pop());
    else return;
    event.preventDefault();
  }

  nearest(id, [right, down]) {
    const middle = (group) => { const box = group.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
    const [x, y] = middle(this.groups.get(id));
    let best = null;
    for (const [other, group] of this.groups) {
      const [ox, oy] = middle(group);
      const along = (ox - x) * right + (oy - y) * down;
      const aside = Math.abs((ox - x) * down) + Math.abs((oy - y) * right);
      if (other === id || along < 4) continue;
      const far = along + 2 * aside;
      if (!best || far < best.far) best = { other, far };
    }
    return best?.other;
  }
}

export function label(room, day, at, until, fits, own) {
  const facts = [room.facts, fits ? say("fits") : say("fitsNot"), own && say("yours")].filter(Boolean).join(", ");
  return say("roomSays", { room: room.name, facts, state: inWords(day, at, until) });
}
