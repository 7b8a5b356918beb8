// A room's day as a strip: what is busy, what is one's own, the time that is looked at. The words beside it say the same.
import { h, say } from "./dom.js";
import { hour, span } from "./hours.js";
import { unknown } from "./states.js";

const HOUR = 3600;

/** `hours`: from and until; `chosen`: the stretch that is looked at; `mine`: own bookings. `tall`: with its hours. */
export function strip(day, hours, chosen, mine = [], tall = false) {
  const drawn = h("div", { class: "strip", "aria-hidden": "true" }, unknown(day).map((span) => bar("unknown", span, hours)),
    day.busy.map((span) => bar("busy", span, hours)), mine.map((one) => bar("mine", one.span, hours)),
    chosen && bar("chosen", chosen, hours));
  return tall ? h("div", { class: "day" }, drawn, h("div", { class: "hours", "aria-hidden": "true" }, marks(...hours))) : drawn;
}

function bar(kind, [start, end], [from, until]) {
  if (end <= from || start >= until) return null;
  const [first, last] = [Math.max(start, from), Math.min(end, until)];
  const node = h("span", { class: kind });
  node.style.left = `${(first - from) / (until - from) * 100}%`;
  node.style.width = `${(last - first) / (until - from) * 100}%`;
  return node;
}

/** Names of hours under a strip or a slider, as many as there is room for. */
export function marks(from, until) {
  const hours = (until - from) / HOUR;
  const step = hours > 18 ? 4 : hours > 9 ? 2 : 1;
  const out = [];
  for (let at = from; at <= until; at += step * HOUR) {
    const mark = h("span", {}, hour(at));
    mark.style.left = `${(at - from) / (until - from) * 100}%`;
    out.push(mark);
  }
  return out;
}

export function busyInWords(day) {
  if (day.changes.every(([, state]) => state === "unknown")) return say("unknownLong");
  if (!day.busy.length) return say("freeAll");
  return say("busyTimes", { times: day.busy.map(([start, end]) => span(start, end)).join(", ") });
}
