// What Nook answers, as it says it in the chat: the same card, drawn with what it needs of Adaptive Cards.
import { h, icon, say } from "./dom.js";

const FIELDS = { "Input.Text": "text", "Input.Number": "number", "Input.Date": "date", "Input.Time": "time" };

/** `press(reference, inputs, button)` is called for its buttons. */
export function drawCard(card, press) {
  const node = h("div", { class: "card" });
  node.append(...drawn([card.body, card.actions && { type: "ActionSet", actions: card.actions }], node, press));
  return node;
}

/** The buttons of a card that come back to Nook, in order: for where the rest of it is drawn otherwise. */
export function buttonsOf(part) {
  if (Array.isArray(part)) return part.flatMap(buttonsOf);
  if (!part || typeof part !== "object") return [];
  if (part.type === "Action.Execute") return [part];
  return ["body", "items", "columns", "actions"].flatMap((name) => buttonsOf(part[name]));
}

export function button(action, press, card = null) {
  const out = action.type === "Action.OpenUrl";
  const click = (event) => {
    if (out) { open(action.url, "_blank", "noopener,noreferrer"); return; }
    const fields = !card || action.associatedInputs === "none" ? [] : [...card.querySelectorAll("[data-input]")];
    if (!fields.every((field) => field.reportValidity())) return;
    press(action.data.op, Object.fromEntries(fields.map((field) => [field.name, filled(field)])), event.currentTarget);
  };
  return h("button", { type: "button", click, class: action.style === "positive" ? "button leads" : "button",
    title: action.tooltip, "aria-label": out ? say("opens", { title: action.title }) : action.tooltip && `${action.title}. ${action.tooltip}` },
    action.title, out && icon("out"));
}

function drawn(part, card, press) {
  if (Array.isArray(part)) return part.flatMap((item) => drawn(item, card, press));
  if (!part || typeof part !== "object" || part.isVisible === false) return [];
  switch (part.type) {
    case "TextBlock": return [text(part, [plain(part.text)])];
    case "RichTextBlock": return [text({ ...part, ...only(part.inlines) }, (part.inlines ?? []).map(run))];
    case "FactSet": return [h("dl", { class: "facts" }, (part.facts ?? []).map((fact) => [h("dt", {}, plain(fact.title)), h("dd", {}, plain(fact.value))]))];
    case "Image": return [h("img", { class: "picture", src: local(inTheme(part)), alt: part.altText ?? "" })];
    case "ActionSet": return [h("div", { class: "buttons" }, (part.actions ?? []).map((action) => button(action, press, card)))];
    case "Container": return [h("div", { class: `box ${part.style ?? ""}` }, drawn(part.items, card, press))];
    case "ColumnSet": return [h("div", { class: "columns" }, (part.columns ?? []).map((column) => h("div", { class: column.width === "auto" ? "column auto" : "column" }, drawn(column.items, card, press))))];
    default: return part.type?.startsWith("Input.") ? [input(part)] : drawn(part.items ?? part.body, card, press);
  }
}

function text(part, words) {
  const large = part.size === "Large" || part.style === "heading";
  const tag = large ? "h3" : "p";
  const kind = [part.isSubtle && "quiet", part.size === "Small" && "small", part.weight === "Bolder" && "strong", large && part.size !== "Large" && "part"].filter(Boolean).join(" ");
  return h(tag, { class: kind || null, tabindex: large ? "-1" : null }, words);
}

/** The look of a text that is one run. */
function only(inlines = []) {
  return inlines.length === 1 && typeof inlines[0] === "object" ? { size: inlines[0].size, weight: inlines[0].weight, isSubtle: inlines[0].isSubtle } : {};
}

const run = (one) => (typeof one === "string" ? one : one.weight === "Bolder" ? h("b", {}, one.text) : one.text ?? "");

/** Nook's own texts have no Markdown but the escapes that keep it away. */
const plain = (words) => String(words ?? "").replace(/\\([\\`*_{}[\]()<>#+\-.!~|])/g, "$1");

/** The address for the theme that is on. */
const inTheme = (part) => (document.documentElement.dataset.theme === "dark" && part.themedUrls?.find((one) => one.theme === "Dark")?.url) || part.url;

/** Pictures come from where the page does; the address may name another host by which Nook is known. */
const local = (url) => { try { return new URL(url).pathname.slice(1); } catch { return ""; } };

function input(part) {
  const common = { name: part.id, required: part.isRequired, "data-input": true };
  if (part.type === "Input.Toggle") {
    const box = h("input", { ...common, type: "checkbox", checked: part.value === (part.valueOn ?? "true") });
    Object.assign(box.dataset, { on: part.valueOn ?? "true", off: part.valueOff ?? "false" });
    return h("label", { class: "tick" }, box, part.title ?? "");
  }
  if (part.type === "Input.ChoiceSet") {
    const chosen = String(part.value ?? "").split(",");
    return h("label", { class: "field" }, part.label ?? "", h("select", { ...common, multiple: part.isMultiSelect },
      (part.choices ?? []).map(({ title, value }) => h("option", { value, selected: chosen.includes(value) }, title))));
  }
  const field = part.isMultiline ? h("textarea", common, part.value ?? "")
    : h("input", { ...common, type: FIELDS[part.type] ?? "text", value: part.value, min: part.min, max: part.max, maxlength: part.maxLength, placeholder: part.placeholder });
  return h("label", { class: "field" }, part.label ?? "", field);
}

function filled(field) {
  if (field.type === "checkbox") return field.checked ? field.dataset.on : field.dataset.off;
  if (field.multiple) return [...field.selectedOptions].map((option) => option.value).join(",");
  return field.value;
}
