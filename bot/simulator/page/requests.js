// The requests Graph received, and what the rooms decided. Status in words as well as in colour.
import { fill, h } from "./dom.js";
import { clock, shortDay } from "./times.js";

const WORDS = {
  200: "OK", 201: "Created", 202: "Accepted", 204: "Done", 400: "Bad request", 401: "Not signed in", 403: "Forbidden",
  404: "Not found", 409: "Conflict", 412: "Changed meanwhile", 429: "Too many requests", 500: "Server error",
  503: "Unavailable", 504: "Timed out",
};
const tone = (status) => (status < 400 ? "good" : status === 429 ? "warning" : "bad");

export function drawRequests(list, { requests, people }, me, fresh) {
  const names = new Map(people.map((person) => [person.id, person.upn]));
  if (!requests.length) return nothing(list, "Graph has not been asked for anything yet.");
  fill(list, requests.map((request) => h("li", { class: fresh(request) ? "row fresh" : "row" },
    h("div", { class: "row-line" },
      h("span", { class: `method ${request.method.toLowerCase()}` }, request.method),
      h("span", { class: "path", title: request.path }, readable(request.path, names)),
      h("span", { class: `status ${tone(request.status)}` }, `${request.status} ${WORDS[request.status] ?? ""}`)),
    h("div", { class: "row-more quiet" }, [clock(request.at, me), request.summary, request.mailbox && `for ${request.mailbox}`,
      request.ms >= 1 && `${Math.round(request.ms)} ms`].filter(Boolean).join(" · ")))));
}

export function drawDecisions(list, { decisions, rooms }, me, fresh) {
  if (!decisions.length) return nothing(list, "No room has been asked yet.");
  const names = new Map(rooms.map((room) => [room.address, room]));
  fill(list, decisions.map((decision) => {
    const room = names.get(decision.room);
    const here = { ...me, zone: room?.zone ?? me.zone };
    return h("li", { class: fresh(decision) ? "row fresh" : "row" },
      h("div", { class: "row-line" }, h("b", {}, room?.name ?? decision.room),
        h("span", { class: "path" },
          `${shortDay(decision.start, here)}, ${clock(decision.start, here)} – ${clock(decision.end, here)}`),
        answerBadge(decision.answer)),
      h("div", { class: "row-more quiet" }, [clock(decision.at, me), `asked by ${decision.organizer}`, decision.reason]
        .filter(Boolean).join(" · ")));
  }));
}

export function answerBadge(answer) {
  const kind = { accepted: "good", declined: "bad" }[answer] ?? "warning";
  const words = { accepted: "Accepted", declined: "Declined", tentative: "Tentative", waiting: "Not answered yet" };
  return h("span", { class: `status ${kind}` }, words[answer] ?? answer);
}

function nothing(list, sentence) {
  fill(list, h("li", { class: "nothing quiet" }, sentence));
}

/** Without the host and the version; people's ids as their names, long ids cut. */
function readable(path, names) {
  const short = path.replace(/^https?:\/\/[^/]+/, "").replace(/^\/v1\.0/, "");
  return short.split(/(?=[/?&])/).flatMap((part) => {
    const word = decoded(part);
    const name = names.get(word.slice(1));
    const shown = name ? word[0] + name : word.length > 60 && word[0] === "/" ? `${word.slice(0, 12)}…` : word;
    return [h("wbr"), shown];
  });
}

function decoded(part) {
  try { return decodeURIComponent(part); } catch { return part; }
}
