// "You are": who is sitting at this page.
import { personAvatar } from "./avatar.js";
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";

export function showPicker(personas, me, choose) {
  const button = h("button", { type: "button", class: "you-button", data: { key: "you" } },
    h("span", { class: "you-words" }, h("span", { class: "quiet wide-only" }, "You are: "), h("b", {}, me.name),
      h("span", { class: "you-kind wide-only" }, `, ${kind(me)}`)),
    personAvatar(me.name, me.initials, "small"), icon("down"));
  const choices = personas.map((person) => ({
    key: person.key,
    chosen: person.key === me.key,
    node: [personAvatar(person.name, person.initials),
      h("span", { class: "who" }, h("b", {}, person.name), h("span", {}, person.role),
        h("span", { class: "quiet" }, [person.mail, place(person.zone)].filter(Boolean).join(" · ")))],
  }));
  fill(byId("you"), menuButton({ label: "Who you are", button, choices, choose, wide: true }));
}

/** What the sentence about the person comes to, for the button: "employee in Berlin". */
function kind(person) {
  const words = person.role.split(/[,.;:]/)[0].trim();
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const place = (zone) => zone?.split("/").pop().replaceAll("_", " ");
