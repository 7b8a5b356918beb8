// The rooms of the floor as a list: all that the plan says, in words, for whoever does not see or use it.
import { fill, h, icon, say, sign } from "./dom.js";
import { strip } from "./day.js";
import { inWords, of, stateAt } from "./states.js";

export function drawRooms(side, { rooms, seen, mine, at, minutes, fitting, hours, numbers }, choose) {
  fill(side,
    h("h2", { class: "sr", id: "rooms-title" }, say("rooms")),
    rooms.length ? h("ul", { class: "rooms", "aria-labelledby": "rooms-title" }, rooms.map((room) => {
      const day = of(seen, room.id);
      const own = mine.filter((one) => one.room === room.id);
      const state = stateAt(day, at);
      const fits = fitting.has(room.id);
      return h("li", {}, h("button", { type: "button", class: "row", data: { key: `room-${room.id}`, fits: String(fits), room: room.id },
        click: () => choose(room.id) },
        sign(state),
        h("span", { class: "row-name" }, room.name, numbers.get(room.id) && h("span", { class: "row-number" }, numbers.get(room.id)),
          own.some((one) => one.span[0] <= at && at < one.span[1]) && h("span", { class: "tag" }, icon("yours"), say("yours"))),
        h("span", { class: "row-state" }, inWords(day, at, seen.until)),
        h("span", { class: "row-facts" }, room.facts, h("span", { class: "sr" }, `, ${say(fits ? "fits" : "fitsNot")}`)),
        strip(day, hours, [at, at + minutes * 60], own)));
    })) : h("p", { class: "quiet" }, say("noRooms")));
}
