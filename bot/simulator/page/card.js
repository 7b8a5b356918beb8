// Draws an Adaptive Card with Microsoft's renderer, and says what was pressed.
import { HOST_CONFIG } from "./host_config.js";
import { markdown } from "./markdown.js";
import { plainCard } from "./plain_card.js";
import { openLink } from "./safe_html.js";
import { enlargeable } from "./stage.js";
import { theme } from "./theme.js";
import { answerTypeahead } from "./typeahead.js";

const AC = globalThis.AdaptiveCards;
const WIDTHS = ["verynarrow", "narrow", "standard", "wide"];

export const rendererIsThere = Boolean(AC);
if (AC) {
  AC.GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
  AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };
}

/** The card as an element. `press(action, inputs, button)` and `search(dataset, query, inputs)` are asked for by it. */
export function drawCard(content, { press, search }) {
  const shown = forWidth(content, matchMedia("(max-width: 799px)").matches ? 1 : 2);
  if (!AC) return plainCard(shown, press);
  try {
    return official(shown, press, search);
  } catch (error) {
    console.warn("The card could not be drawn by Microsoft's renderer:", error);
    return plainCard(shown, press);
  }
}

function official(content, press, search) {
  const card = new AC.AdaptiveCard();
  const titles = new Map();
  card.hostConfig = new AC.HostConfig(HOST_CONFIG);
  card.onAnchorClicked = (_, anchor) => { openLink(anchor.href); return true; };
  card.onExecuteAction = (action) => {
    if (action instanceof AC.OpenUrlAction) openLink(action.url);
    else if (action instanceof AC.SubmitAction || action instanceof AC.ExecuteAction) {
      const { type, id, title, verb, data } = action.toJSON();
      press({ type, id, title, verb, data: data ?? {} }, inputsOf(action.getReferencedInputs(), titles), action.renderedElement);
    }
  };
  card.onInputValueChanged = (input) => {
    if (input instanceof AC.ChoiceSetInput && input.isDynamicTypeahead()) {
      answerTypeahead(AC, input, titles, (dataset, query) => search(dataset, query, inputsOf(allInputs(card), titles)));
    }
  };
  card.parse(content, new AC.SerializationContext(AC.Versions.v1_6));
  const element = card.render();
  if (!element) throw new Error("nothing to draw");
  element.tabIndex = -1;
  element.removeAttribute("aria-label");
  for (const image of element.querySelectorAll("img")) themed(image, content);
  enlargeable(element, content);
  return element;
}

/** A picture that has another address for dark themes (`themedUrls`, which the open renderer does not know). */
function themed(image, content) {
  const light = image.getAttribute("src");
  const dark = darkOf(content, light);
  if (!dark) return;
  const dress = () => { image.src = theme() === "dark" ? dark : light; };
  document.addEventListener("nook:theme", dress);
  dress();
}

function darkOf(part, url) {
  if (part === null || typeof part !== "object") return null;
  if (part.type === "Image" && part.url === url) return part.themedUrls?.find((one) => one.theme === "Dark")?.url;
  return Object.values(part).map((one) => darkOf(one, url)).find(Boolean);
}

function allInputs(card) {
  return Object.fromEntries(card.getAllInputs().map((input) => [input.id, input]));
}

/** What is filled in, as text by input id. What was emptied is sent as "", else what stood there first would count. */
function inputsOf(inputs, titles) {
  const filled = {};
  for (const [id, input] of Object.entries(inputs ?? {})) {
    const value = input.value;
    const empty = value === undefined || value === null || Number.isNaN(value);
    filled[id] = empty ? "" : titles.get(id)?.get(value) ?? String(value);
  }
  return filled;
}

/** Leaves out what is meant for other widths (`targetWidth`, which the open renderer does not know). */
function forWidth(part, width) {
  if (Array.isArray(part)) return part.filter((item) => fits(item, width)).map((item) => forWidth(item, width));
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, forWidth(value, width)]));
}

function fits(item, width) {
  const target = item?.targetWidth;
  if (typeof target !== "string") return true;
  const [limit, name] = target.toLowerCase().includes(":") ? target.toLowerCase().split(":") : ["", target.toLowerCase()];
  const at = WIDTHS.indexOf(name);
  if (at < 0) return true;
  return limit === "atleast" ? width >= at : limit === "atmost" ? width <= at : width === at;
}
