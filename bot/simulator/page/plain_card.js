// Without Microsoft's renderer: the card's words, inputs and buttons in plain HTML, so that one can go on.
import { h } from "./dom.js";
import { markdown } from "./markdown.js";
import { openLink, safeFragment } from "./safe_html.js";

const FIELDS = { "Input.Text": "text", "Input.Number": "number", "Input.Date": "date", "Input.Time": "time" };

export function plainCard(content, press) {
  const card = h("div", { class: "plain-card", tabindex: "-1" });
  card.append(...drawn(content, card, press));
  return card;
}

function drawn(part, card, press) {
  if (Array.isArray(part)) return part.flatMap((item) => drawn(item, card, press));
  if (!part || typeof part !== "object" || part.isVisible === false) return [];
  const { type } = part;
  if (type === "TextBlock") return [h("div", { class: part.weight === "Bolder" ? "bold" : "" }, words(part.text))];
  if (type === "RichTextBlock") {
    return [h("p", {}, (part.inlines ?? []).map((run) => (typeof run === "string" ? run : run.text ?? "")))];
  }
  if (type === "FactSet") {
    return [h("dl", {}, (part.facts ?? []).flatMap((fact) => [h("dt", {}, words(fact.title)), h("dd", {}, words(fact.value))]))];
  }
  if (type === "Image") return part.altText ? [h("p", { class: "quiet" }, `[${part.altText}]`)] : [];
  if (type?.startsWith("Input.")) return [input(part)];
  if (type === "Action.ShowCard") {
    return [h("details", {}, h("summary", {}, part.title ?? ""), drawn(part.card ?? {}, card, press))];
  }
  if (type?.startsWith("Action.")) return type === "Action.ToggleVisibility" ? [] : [button(part, card, press)];
  const inside = ["body", "items", "columns", "rows", "cells", "images"].flatMap((name) => drawn(part[name], card, press));
  const buttons = drawn(part.actions, card, press);
  return buttons.length ? [...inside, h("div", { class: "plain-buttons" }, buttons)] : inside;
}

const words = (text) => safeFragment(markdown(String(text ?? "")));

function input(part) {
  const common = { name: part.id, required: part.isRequired, "data-input": true };
  if (part.type === "Input.Toggle") {
    const box = h("input", { ...common, type: "checkbox", checked: part.value === (part.valueOn ?? "true") });
    Object.assign(box.dataset, { on: part.valueOn ?? "true", off: part.valueOff ?? "false" });
    return h("label", { class: "plain-tick" }, box, part.title ?? "");
  }
  if (part.type === "Input.ChoiceSet") {
    const chosen = String(part.value ?? "").split(",");
    return h("label", {}, part.label ?? part.placeholder ?? "", h("select", { ...common, multiple: part.isMultiSelect },
      part.isMultiSelect ? null : h("option", { value: "" }, part.placeholder ?? ""),
      (part.choices ?? []).map(({ title, value }) => h("option", { value, selected: chosen.includes(value) }, title))));
  }
  const { value } = part;
  const field = part.isMultiline ? h("textarea", common, value ?? "")
    : h("input", { ...common, type: FIELDS[part.type] ?? "text", value, placeholder: part.placeholder });
  return h("label", {}, part.label ?? part.placeholder ?? "", field);
}

function button(part, card, press) {
  const click = (event) => {
    if (part.type === "Action.OpenUrl") { openLink(part.url); return; }
    const fields = part.associatedInputs?.toLowerCase() === "none" ? [] : [...card.querySelectorAll("[data-input]")];
    if (!fields.every((field) => field.reportValidity())) return;
    const { type, id, title, verb, data } = part;
    const inputs = Object.fromEntries(fields.map((field) => [field.name, filled(field)]));
    press({ type, id, title, verb, data: data ?? {} }, inputs, event.currentTarget);
  };
  return h("button", { type: "button", class: "ac-pushButton", click, disabled: part.isEnabled === false },
    part.title ?? part.tooltip ?? "Go");
}

function filled(field) {
  if (field.type === "checkbox") return field.checked ? field.dataset.on : field.dataset.off;
  if (field.multiple) return [...field.selectedOptions].map((option) => option.value).join(",");
  return field.value;
}
