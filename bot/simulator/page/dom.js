// Making elements without HTML strings: what people write can never become markup here.

/** h("button", {class: "x", click: fn, title: "…"}, "text", child, null, [more]) */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** Replaces the content, and leaves focus where it was when the focused element's `data-key` is found again. */
export function fill(node, ...children) {
  const key = node.contains(document.activeElement) ? document.activeElement.dataset?.key : undefined;
  node.replaceChildren(...children.flat(3).filter(Boolean));
  if (key) node.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
