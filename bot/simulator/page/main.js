// Puts the page together: who is here, which chat is open, what follows from news.
import { get, post } from "./api.js";
import { rendererIsThere } from "./card.js";
import { showChats, showHead } from "./chats.js";
import { Composer } from "./composer.js";
import { byId } from "./dom.js";
import { follow } from "./follow.js";
import { showPicker } from "./people.js";
import { pressButton } from "./press.js";
import { plansFor, promptsFor, showPrompts } from "./prompts.js";
import { TenantPane } from "./tenant.js";
import { Transcript } from "./transcript.js";
import { Views } from "./views.js";

const PLAIN = "Cards are drawn plainly: Microsoft's renderer of Adaptive Cards is not installed here. "
  + "Run “make page” with npm and a network, then load the page again.";
const PEEK = 5000; // ms between looks at the chats that are not open

class Page {
  constructor(start) {
    Object.assign(this, start, { last: {}, seen: {}, unread: new Set(), stop: () => {} });
    const page = this;
    this.transcript = new Transcript({
      get me() { return page.me; },
      cards: {
        press: (...pressed) => pressButton(this.where, ...pressed),
        search: (id, dataset, query, inputs) => this.search(id, dataset, query, inputs),
      },
    });
    this.composer = new Composer({
      where: () => this.where, group: () => this.chat.kind !== "personal", botName: this.bot.name,
    });
    this.tenantPane = new TenantPane({
      tenant: this.tenant, rooms: (rooms) => this.onRooms(rooms), close: () => this.closePane(),
    });
    this.views = new Views(() => { this.tenantPane.shown(this.views.paneOpen); this.showHead(); });
    this.rooms = [];
    setInterval(() => this.peek(), PEEK);
  }

  get where() { return { as: this.me.key, chat: this.chat.key }; }
  get myChats() { return this.chats.filter((chat) => chat.kind === "personal" || chat.members.includes(this.me.key)); }

  async become(key, chatKey = "personal") {
    this.me = this.personas.find((person) => person.key === key) ?? this.personas[0];
    this.last = {};
    this.seen = {};
    this.unread.clear();
    showPicker(this.personas, this.me, (other) => this.become(other, this.chat.key));
    this.tenantPane.seenBy(this.me);
    this.open((this.myChats.find((chat) => chat.key === chatKey) ?? this.myChats[0]).key);
    this.peek();
    try { await post("open", { as: this.me.key }); } catch (error) { this.composer.say(error.message); }
  }

  open(chatKey) {
    this.stop();
    this.chat = this.chats.find((chat) => chat.key === chatKey);
    this.unread.delete(chatKey);
    history.replaceState(null, "", `#${this.me.key}/${chatKey}`);
    document.title = `${this.chat.title} | Nook`;
    this.transcript.clear();
    this.composer.reset();
    this.showHead();
    this.showChats();
    this.showPrompts();
    this.views.go("chat");
    this.stop = follow(this.where, {
      news: (answer, first) => this.onNews(answer, first),
      restarted: () => this.transcript.clear(),
      away: (sentence) => { byId("away").hidden = !sentence; byId("away").textContent = sentence ?? ""; },
    });
  }

  onNews({ messages, typing, version }, first) {
    this.seen[this.chat.key] = version;
    this.transcript.put(messages, first);
    byId("typing").replaceChildren(...(typing ? typingDots(this.bot.name) : []));
    this.transcript.keepEnd();
    this.remember(this.chat.key, messages);
    this.showPrompts();
    this.showChats();
    if (messages.length) this.tenantPane.look();
  }

  remember(chatKey, messages) {
    for (const message of messages) {
      if (message.order >= (this.last[chatKey]?.order ?? -1)) this.last[chatKey] = message;
    }
  }

  /** Looks whether something came in the chats that are not open. */
  async peek() {
    if (document.hidden || !this.me) return;
    const me = this.me;
    for (const { key } of this.myChats.filter((chat) => chat !== this.chat)) {
      try {
        const before = this.seen[key];
        const { messages, version } = await get("chat", { as: me.key, chat: key, since: before ?? 0, wait: 0 });
        if (me !== this.me || key === this.chat.key) continue;
        this.seen[key] = version;
        this.remember(key, messages);
        if (before !== undefined && messages.some((message) => message.from.key !== me.key)) this.unread.add(key);
        if (messages.length) this.showChats();
      } catch { /* the open chat says when Nook is away */ }
    }
  }

  async search(message_id, dataset, query, inputs) {
    return post("search", { ...this.where, message_id, dataset, query, inputs, skip: 0, top: 15 });
  }

  onRooms(rooms) {
    const first = !this.rooms.length;
    this.rooms = rooms;
    if (first && this.chat) this.showPrompts();
  }

  closePane() {
    this.views.togglePane();
    document.querySelector('[data-key="pane"]')?.focus();
  }

  names(chat) { return chat.members.map((key) => this.personas.find((person) => person.key === key)?.name ?? key); }
  showHead() {
    const names = [...this.names(this.chat), this.bot.name];
    showHead(this.chat, names, {
      back: () => this.views.go("list"), togglePane: () => this.views.togglePane(), paneOpen: this.views.paneOpen,
    });
  }
  showChats() {
    showChats({ chats: this.myChats, open: this.chat.key, me: this.me, last: this.last, unread: this.unread,
      names: this.names(this.chats.find((chat) => chat.kind !== "personal") ?? this.chat), choose: (key) => this.open(key) });
  }
  showPrompts() {
    const sentences = this.transcript.spoken ? [] : promptsFor(this.me, this.rooms);
    const plans = sentences.length ? plansFor(this.me) : [];
    showPrompts(sentences, plans, this.chat.kind === "personal" ? "" : `@${this.bot.name} `, (words) => this.composer.send(words));
  }
}

function typingDots(name) {
  const dots = document.createElement("span");
  dots.className = "dots";
  dots.append(...Array.from({ length: 3 }, () => document.createElement("i")));
  return [dots, `${name} is typing`];
}

async function begin(failures = 0) {
  try {
    const start = await get("personas");
    byId("away").hidden = true;
    byId("plain").hidden = rendererIsThere;
    byId("plain").textContent = rendererIsThere ? "" : PLAIN;
    byId("tenant-name").textContent = `Simulated Microsoft 365 · ${start.tenant.name}`;
    const [as, chat] = decodeURIComponent(location.hash.slice(1)).split("/");
    await new Page(start).become(as, chat);
  } catch (error) {
    if (error.status === undefined) throw error;
    byId("away").hidden = false;
    byId("away").textContent = error.status ? error.message : "Nook is not reachable, trying again…";
    setTimeout(() => begin(failures + 1), Math.min(500 * 2 ** failures, 8000));
  }
}

begin();
