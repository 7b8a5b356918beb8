// Tabs after the WAI-ARIA pattern: arrows move, one is in the tab order.
import { h } from "./dom.js";

/** `items`: [{key, title, content}]. Gives {node, count({key: number}), open(key)}. */
export function tabs(label, items) {
  const made = items.map(({ key, title, content }) => {
    const number = h("span", { class: "tab-count" });
    const tab = h("button", { type: "button", role: "tab", id: `tab-${key}`, "aria-controls": `panel-${key}`,
      click: () => open(key) }, title, number);
    const panel = h("div", { role: "tabpanel", id: `panel-${key}`, class: "tab-panel", "aria-labelledby": `tab-${key}`,
      tabindex: "0" }, content);
    return { key, tab, panel, number };
  });
  const list = h("div", { role: "tablist", class: "tabs", "aria-label": label }, made.map(({ tab }) => tab));
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = made.findIndex(({ tab }) => tab === document.activeElement);
    const next = made[(at + step + made.length) % made.length];
    open(next.key);
    next.tab.focus();
    event.preventDefault();
  });
  open(items[0].key);
  return {
    node: h("div", { class: "tab-box" }, list, made.map(({ panel }) => panel)),
    count: (numbers) => {
      for (const { key, number } of made) if (key in numbers) number.textContent = numbers[key] ? ` ${numbers[key]}` : "";
    },
    open,
  };

  function open(chosen) {
    for (const { key, tab, panel } of made) {
      tab.setAttribute("aria-selected", String(key === chosen));
      tab.tabIndex = key === chosen ? 0 : -1;
      panel.hidden = key !== chosen;
    }
  }
}
