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

export const free = (day, start, end) => stateAt(day, start) !== "unknown" && !day.busy.some(([from, until]) => from < end && start < until);

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
