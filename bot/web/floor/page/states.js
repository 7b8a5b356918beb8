// How a room stands at a moment, from what Nook said of its day; whether it fits. Nothing is decided here that Nook
// did not say: a state holds from its change to the next.
import { say } from "./dom.js";
import { clock } from "./hours.js";

const NEVER_SAID = { busy: [], changes: [[0, "unknown"]] };

export const of = (seen, room) => seen.rooms[room] ?? NEVER_SAID;

export function stateAt(day, at) {
  let state = day.changes[0][1];
  for (const [since, next] of day.changes) {
    if (since > at) break;
    state = next;
  }
  return state;
}

/** Known and free all the time from start to end. */
export function free(day, start, end) {
  return stateAt(day, start) !== "unknown" && !day.changes.some(([since, state]) => state === "unknown" && since > start && since < end)
    && !day.busy.some(([from, until]) => from < end && start < until);
}

/** The stretches of which nobody knows. */
export function unknown(day) {
  return day.changes.flatMap(([since, state], at) => (state === "unknown" ? [[since, day.changes[at + 1]?.[0] ?? Infinity]] : []));
}

/** In words: "Free until 3 pm". `until`: the end of the day that is known. */
export function inWords(day, at, until) {
  const state = stateAt(day, at);
  if (state === "unknown") return say("unknownLong");
  if (state === "busy") {
    const end = day.busy.reduce((last, [from, to]) => (from <= last && to > last ? to : last), at);
    return end >= until ? say("busyAllDay") : say("busyUntil", { clock: clock(end) });
  }
  const next = day.busy.find(([from]) => from > at)?.[0];
  if (next === undefined) return say("freeAllDay");
  return say(state === "soon" ? "soonAt" : "freeUntil", { clock: clock(next) });
}

export function fits(room, day, wish, at) {
  return room.seats >= wish.people && wish.has.every((one) => room.has.includes(one)) && free(day, at, at + wish.minutes * 60);
}
