// The list of messages: each is put in place by its id, runs of one author are joined, the end stays in sight.
import { byId, h } from "./dom.js";
import { drawMessage } from "./message.js";
import { dateIn, day } from "./times.js";

const RUN = 5 * 60 * 1000; // within five minutes Teams does not repeat the name
const LEAD = 56; // px of what went before that stay in sight above a tall message

export class Transcript {
  constructor(context) {
    this.context = context;
    this.log = byId("log");
    this.scroll = byId("scroll");
    this.messages = new Map();
    this.stuck = true;
    this.placed = 0;
    this.scroll.addEventListener("scroll", () => {
      if (Math.abs(this.scroll.scrollTop - this.placed) < 2) return;
      const left = this.scroll.scrollHeight - this.scroll.clientHeight - this.scroll.scrollTop;
      this.stuck = left < 60;
    }, { passive: true });
    new ResizeObserver(() => this.keepEnd()).observe(this.log);
    new ResizeObserver(() => this.keepEnd()).observe(this.scroll);
  }

  clear() {
    this.messages.clear();
    this.log.replaceChildren();
    this.stuck = true;
  }

  /** Whether the person shown as "me" has said anything here yet. */
  get spoken() {
    return [...this.messages.values()].some(({ message }) => message.from.key === this.context.me.key);
  }

  put(messages, first) {
    if (!messages.length) return;
    this.log.setAttribute("aria-busy", String(first));
    for (const message of messages) {
      const known = this.messages.get(message.id);
      const node = drawMessage(message, this.context);
      if (known) swap(known.node, node);
      else if (message.from.key === this.context.me.key) this.stuck = true;
      if (!first && !known) node.classList.add("new");
      this.messages.set(message.id, { message, node });
    }
    this.arrange();
    this.log.setAttribute("aria-busy", "false");
    this.keepEnd();
  }

  arrange() {
    const sorted = [...this.messages.values()].sort((one, other) => one.message.order - other.message.order);
    this.log.querySelectorAll(".day").forEach((line) => line.remove());
    let before = null;
    let place = null;
    for (const { message, node } of sorted) {
      const date = dateIn(message.at, this.context.me.zone);
      const sameDay = before && dateIn(before.at, this.context.me.zone) === date;
      const lead = sameDay ? null : h("div", { class: "day" }, h("span", {}, day(message.at, this.context.me)));
      const joined = sameDay && before.from.name === message.from.name && Date.parse(message.at) - Date.parse(before.at) < RUN;
      node.classList.toggle("joined", Boolean(joined));
      for (const item of [lead, node].filter(Boolean)) {
        const next = place ? place.nextSibling : this.log.firstChild;
        if (next !== item) this.log.insertBefore(item, next);
        place = item;
      }
      before = message;
    }
  }

  /** The end in sight; of a last message that is taller than the view, the beginning. Not while somebody reads above. */
  keepEnd() {
    if (!this.stuck) return;
    const end = this.scroll.scrollHeight - this.scroll.clientHeight;
    const last = this.log.lastElementChild;
    const top = last ? last.getBoundingClientRect().top - this.scroll.getBoundingClientRect().top + this.scroll.scrollTop : end;
    this.scroll.scrollTop = Math.min(end, top - LEAD);
    this.placed = this.scroll.scrollTop;
  }
}

/** A new version takes the old one's place; whoever was in it stays in it. */
function swap(old, node) {
  const inside = old.contains(document.activeElement) || old.querySelector(".card[data-pressed]");
  old.replaceWith(node);
  if (inside) node.querySelector(".card > [tabindex='-1']")?.focus({ preventScroll: true });
}
