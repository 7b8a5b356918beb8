// What is in sight: on a wide page the chats, the chat and the pane beside each other, on a phone one at a time.
import { byId, fill, h } from "./dom.js";
import { icon } from "./icons.js";

const KEY = "nook.pane";
const phone = matchMedia("(max-width: 799px)");
const roomy = matchMedia("(min-width: 1200px)");

export class Views {
  constructor(changed) {
    this.changed = changed;
    let kept = null;
    try { kept = sessionStorage.getItem(KEY); } catch { /* then as wide as it is */ }
    this.pane = kept ? kept === "open" : roomy.matches;
    this.view = "chat";
    phone.addEventListener("change", () => this.show());
  }

  /** Whether the pane can be seen now. */
  get paneOpen() {
    return phone.matches ? this.view === "pane" : this.pane;
  }

  go(view) {
    this.view = view;
    this.show();
    if (view === "pane" && phone.matches) byId("pane").focus();
  }

  togglePane() {
    if (phone.matches) this.view = this.view === "pane" ? "chat" : "pane";
    else {
      this.pane = !this.pane;
      try { sessionStorage.setItem(KEY, this.pane ? "open" : "closed"); } catch { /* fine */ }
    }
    this.show();
  }

  show() {
    document.body.dataset.view = this.view;
    document.body.dataset.pane = this.pane ? "open" : "closed";
    byId("pane").hidden = !this.paneOpen;
    this.rail();
    this.changed();
  }

  rail() {
    const chatting = !phone.matches || this.view !== "pane";
    const still = (sign, name) => h("span", { class: "rail-item still", "aria-hidden": "true" }, icon(sign), h("span", {}, name));
    fill(byId("rail"), still("activity", "Activity"),
      h("button", { type: "button", class: "rail-item", data: { key: "rail-chat" }, "aria-current": chatting ? "page" : null,
        click: () => this.go(this.view === "chat" && phone.matches ? "list" : "chat") }, icon("chat"), h("span", {}, "Chat")),
      h("a", { class: "rail-item", href: "floor", target: "nook-floor", data: { key: "rail-floor" },
        click: (event) => { event.currentTarget.href = `floor${location.hash.split("/")[0]}`; } },
        icon("floor"), h("span", {}, "Floor plan")),
      still("calendar", "Calendar"), still("calls", "Calls"),
      h("button", { type: "button", class: "rail-item", data: { key: "rail-pane" }, "aria-pressed": String(this.paneOpen),
        click: () => (phone.matches ? this.go("pane") : this.togglePane()) }, icon("cloud"), h("span", {}, "Microsoft 365")));
  }
}
