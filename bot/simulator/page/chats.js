// The list of chats and the head of the one that is open.
import { botAvatar, groupAvatar } from "./avatar.js";
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { theme, toggleTheme } from "./theme.js";
import { clock } from "./times.js";

/** `last`: per chat its newest message; `unread`: the keys of chats where something came since. */
export function showChats({ chats, open, me, last, unread, names, choose }) {
  fill(byId("chats"), chats.map((chat) => {
    const message = last[chat.key];
    return h("li", {}, h("button", { type: "button", class: `chat-item${unread.has(chat.key) ? " unread" : ""}`,
      data: { key: `chat-${chat.key}` }, "aria-current": chat.key === open ? "true" : null, click: () => choose(chat.key) },
    picture(chat, names),
    h("span", { class: "chat-words" },
      h("span", { class: "chat-line" }, h("span", { class: "chat-title" }, chat.title),
        message ? h("time", {}, clock(message.at, me)) : null),
      h("span", { class: "chat-last" }, message ? glimpse(message, me) : " ")),
    unread.has(chat.key) ? h("span", { class: "dot" }, h("span", { class: "sr-only" }, "unread")) : null));
  }));
}

function glimpse(message, me) {
  const who = message.from.key === me.key ? "You: " : message.from.bot ? "" : `${message.from.name.split(" ")[0]}: `;
  const words = message.text?.replace(/<[^>]*>|[*_`]/g, "").replace(/\s+/g, " ").trim();
  const [attached] = message.attachments ?? [];
  return who + (words || attached?.name || (attached ? "Sent a card" : ""));
}

export function showHead(chat, names, { back, togglePane, paneOpen }) {
  fill(byId("chat-head"),
    h("button", { type: "button", class: "icon-button phone-only", "aria-label": "Back to the chats", click: back }, icon("back")),
    picture(chat, names),
    h("div", { class: "head-words" }, h("h1", {}, chat.title),
      h("p", { class: "quiet" }, chat.kind === "personal" ? "Bot" : names.join(", "))),
    h("span", { class: "spacer" }),
    themeButton(),
    h("button", { type: "button", class: "icon-button labelled no-phone", data: { key: "pane" },
      "aria-expanded": String(paneOpen), "aria-controls": "pane", click: togglePane }, icon("pane"), h("span", {}, "Microsoft 365")));
}

function themeButton() {
  const button = h("button", { type: "button", class: "icon-button", data: { key: "theme" }, click: toggleTheme });
  const show = () => {
    const dark = theme() === "dark";
    const name = dark ? "Light theme" : "Dark theme";
    fill(button, icon(dark ? "sun" : "moon"));
    button.setAttribute("aria-label", name);
    button.title = name;
  };
  document.addEventListener("nook:theme", () => { if (button.isConnected) show(); });
  show();
  return button;
}

function picture(chat, names) {
  return chat.kind === "personal" ? botAvatar() : groupAvatar(names);
}
