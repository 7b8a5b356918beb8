// One message of the chat: who, when, words, cards and what Teams would note about it.
import { botAvatar, personAvatar } from "./avatar.js";
import { drawCard } from "./card.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { safeFragment } from "./safe_html.js";
import { clock, day } from "./times.js";

const CARD = "application/vnd.microsoft.card.adaptive";

export function drawMessage(message, { me, cards }) {
  const mine = message.from.key === me.key && !message.from.bot;
  const node = h("article", { class: `message ${mine ? "mine" : "theirs"}`, data: { id: message.id } });
  if (!mine) node.append(message.from.bot ? botAvatar() : personAvatar(message.from.name));
  node.append(h("div", { class: "body" },
    h("header", {},
      h("span", { class: mine ? "name sr-only" : "name" }, mine ? "You" : message.from.name),
      h("time", { datetime: message.at, title: `${day(message.at, me)}, ${clock(message.at, me)}` }, clock(message.at, me)),
      message.edited && !message.deleted ? h("span", { class: "edited" }, "Edited") : null),
    message.deleted ? h("p", { class: "bubble deleted" }, "This message has been deleted.") : content(message, cards),
    notes(message)));
  return node;
}

function content(message, cards) {
  const parts = [];
  if (message.html || message.text) {
    const bubble = h("div", { class: "bubble" });
    bubble.append(message.html ? safeFragment(message.html) : message.text);
    parts.push(bubble);
  }
  for (const attachment of message.attachments ?? []) {
    if (attachment.contentType?.toLowerCase() === CARD) parts.push(cardFrame(message, attachment.content, cards));
    else parts.push(h("div", { class: "bubble file" }, icon("file"), attachment.name ?? "A file"));
  }
  return parts;
}

function cardFrame(message, content, { press, search }) {
  const frame = h("div", { class: "card", data: { message: message.id } });
  if (content?.msteams?.width?.toLowerCase() === "full") frame.classList.add("full");
  const note = h("div", { class: "card-note", role: "status", hidden: true });
  const drawn = drawCard(content, {
    press: (action, inputs, button) => press(message.id, action, inputs, { frame, note, button }),
    search: (dataset, query, inputs) => search(message.id, dataset, query, inputs),
  });
  frame.append(note, drawn);
  return frame;
}

function notes(message) {
  const said = [];
  if (message.private) said.push([icon("eye"), "Only you can see this"]);
  if (message.delivered === false && !message.from.bot) {
    said.push([icon("warn"), "Nook did not get this: in a group chat, a bot only hears what mentions it"]);
  }
  return said.map((parts) => h("p", { class: "note" }, parts));
}
