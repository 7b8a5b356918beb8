// Things to say, offered while this person has not said anything in the chat yet.
import { byId, fill, h } from "./dom.js";

const EMPLOYEE = [
  "book a room for 6 tomorrow 2pm for 1 hour", "is {room} free at 3pm?", "my bookings", "show floor {floor}", "help",
];
const ADMIN = [
  "admin", "admin add configuration", "admin calendars", "admin floors", "admin check", "book a room for 4 tomorrow 10am",
];

export function promptsFor(person, rooms) {
  const room = rooms[0]?.name ?? "Everest";
  const floor = String(rooms[0]?.floor ?? "1").replace(/^floor\s+/i, "");
  return (/admin/i.test(person.role) ? ADMIN : EMPLOYEE)
    .map((words) => words.replace("{room}", room).replace("{floor}", floor));
}

const PLANS = ["HQ", "Harbour-House", "Annex"];

/** Floor plans to download and then attach, for whoever may import them. */
export function plansFor(person) {
  return /admin/i.test(person.role) ? PLANS : [];
}

/** `mention` is put before each ("@Nook " in a group chat). */
export function showPrompts(sentences, plans, mention, say) {
  fill(byId("prompts"), [
    ...sentences.map((words) =>
      h("button", { type: "button", class: "chip", click: () => say(mention + words) }, words)),
    ...plans.map((building) =>
      h("a", { class: "chip", href: `floor-plans/${building}.imdf.zip`, download: "" },
        `Download the floor plan of ${building.replace("-", " ")}`)),
  ]);
  byId("prompts").hidden = !sentences.length;
}
