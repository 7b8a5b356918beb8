// Making elements without HTML strings, so that no name can become markup; and the words of the page.

const SVG = "http://www.w3.org/2000/svg";
const WORDS = JSON.parse(document.body.dataset.words);

/** h("button", {class: "x", click: fn}, "text", child, null, [more]) */
export function h(tag, props = {}, ...children) {
  return made(document.createElement(tag), props, children);
}

/** The same for parts of a drawing. */
export function s(tag, props = {}, ...children) {
  return made(document.createElementNS(SVG, tag), props, children);
}

function made(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(4).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** Replaces the content; focus stays where it was when an element of the same `data-key` is there again. */
export function fill(node, ...children) {
  const key = node.contains(document.activeElement) ? document.activeElement.dataset?.key : undefined;
  node.replaceChildren(...children.flat(4).filter(Boolean));
  if (key) node.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

/** A sentence of the page in its reader's language, with the names in braces filled in. */
export function say(name, values = {}) {
  return WORDS[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

let clearing = 0;

/** For screen readers; the same words said twice are heard twice. */
export function announce(words) {
  const said = byId("said");
  said.textContent = "";
  clearTimeout(clearing);
  clearing = setTimeout(() => { said.textContent = words; }, 60);
}

const ICONS = {
  back: "M12 4.5 6.5 10l5.5 5.5", next: "M8 4.5 13.5 10 8 15.5", close: "m5 5 10 10M15 5 5 15",
  out: "M8 4.5H4.5v11h11V12M11.5 4.5h4v4M15.5 4.5 9 11",
  filter: "M3.5 5.5h13M6 10h8M8.5 14.5h3", yours: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.5a5.5 5.5 0 0 1 11 0",
};

export function icon(name) {
  return s("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" }, s("path", { d: ICONS[name] }));
}

const SIGNS = { free: "M-2.2 .1L-.7 1.7L2.3 -1.7", soon: "M0 -2.4V.2L1.7 1.4", busy: "M-2.3 0H2.3", unknown: "M-1.7 1.7L1.7 -1.7" };

/** The sign of a state, as on the plan. */
export function sign(state) {
  return s("svg", { viewBox: "-4.5 -4.5 9 9", class: "sign", "aria-hidden": "true", data: { state } },
    s("circle", { r: 4.2 }), s("path", { d: SIGNS[state] }));
}
