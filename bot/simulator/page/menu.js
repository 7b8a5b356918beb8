// A button that opens a list to choose one thing from, with the keyboard as in any menu.
import { h } from "./dom.js";

/** `choices`: [{key, node, chosen}]. Calls `choose(key)`. */
export function menuButton({ label, button, choices, choose, wide = false }) {
  const list = h("div", { class: `menu${wide ? " menu-wide" : ""}`, role: "menu", "aria-label": label, hidden: true },
    choices.map(({ key, node, chosen }) =>
      h("div", { class: "menu-item", role: "menuitemradio", tabindex: "-1", "aria-checked": String(Boolean(chosen)),
        data: { key }, click: () => pick(key) }, node)));
  const box = h("div", { class: "menu-box" }, button, list);
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => (list.hidden ? open() : close()));
  button.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); open(); }
  });
  list.addEventListener("keydown", onKey);
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(false); });
  return box;

  function open() {
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    (list.querySelector('[aria-checked="true"]') ?? list.firstElementChild)?.focus();
  }
  function close(back = true) {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  }
  function pick(key) {
    close();
    choose(key);
  }
  function onKey(event) {
    const items = [...list.children];
    const at = items.indexOf(document.activeElement);
    const go = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (go !== undefined) items[(go + items.length) % items.length].focus();
    else if (event.key === "Enter" || event.key === " ") pick(document.activeElement.dataset.key);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }
}
