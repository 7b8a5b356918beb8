// Round initials for people, Nook's own mark for the bot.
import { h } from "./dom.js";

const HUES = 8;

export function personAvatar(name, initials = undefined, size = "") {
  const letters = initials ?? name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("").toUpperCase();
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return h("span", { class: `avatar hue-${sum % HUES} ${size}`, "aria-hidden": "true" }, letters);
}

export function botAvatar(size = "") {
  return h("span", { class: `avatar bot ${size}`, "aria-hidden": "true" }, h("img", { src: "static/nook.svg", alt: "" }));
}

export function groupAvatar(names) {
  return h("span", { class: "avatar group", "aria-hidden": "true" },
    names.slice(0, 2).map((name) => personAvatar(name, undefined, "tiny")));
}
