// The box to write in: Enter sends, Shift+Enter makes a new line; a file can be attached; @ mentions Nook in a group.
import { post } from "./api.js";
import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

const TEXT_FILE = /\.(csv|txt|json|geojson)$/i;

export class Composer {
  /** `where()` gives {as, chat}, `group()` whether a mention is needed. */
  constructor({ where, group, botName }) {
    Object.assign(this, { where, group, botName });
    this.words = h("textarea", { id: "words", rows: "1", "aria-label": "Type a message", autocomplete: "off",
      keydown: (event) => this.onKey(event), input: () => this.grow() });
    this.mention = h("button", { type: "button", class: "icon-button", title: `Mention ${botName}`,
      "aria-label": `Mention ${botName}`, click: () => this.insertMention() }, icon("at"));
    this.file = h("input", { type: "file", hidden: true, accept: ".csv,.txt,.zip,.png,.jpg,.jpeg", change: () => this.attach() });
    this.trouble = h("p", { class: "composer-trouble", role: "alert", hidden: true });
    byId("composer").append(this.trouble, h("div", { class: "composer-box" }, this.words,
      h("div", { class: "composer-buttons" }, this.mention,
        h("button", { type: "button", class: "icon-button", title: "Attach a file", "aria-label": "Attach a file",
          click: () => this.file.click() }, icon("attach")), this.file,
        h("button", { type: "submit", class: "icon-button send", title: "Send (Enter)", "aria-label": "Send" }, icon("send")))));
    byId("composer").addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
  }

  /** The chat or the person changed. */
  reset() {
    this.mention.hidden = !this.group();
    this.words.placeholder = this.group() ? `Type a message, @${this.botName} to ask ${this.botName}` : "Type a message";
    this.words.value = "";
    this.say(null);
    this.grow();
  }

  insertMention() {
    const mention = `@${this.botName} `;
    if (!this.words.value.startsWith(mention.trim())) this.words.value = mention + this.words.value;
    this.words.focus();
    this.words.setSelectionRange(this.words.value.length, this.words.value.length);
    this.grow();
  }

  async send(text = this.words.value) {
    const said = text.trim();
    if (!said) return;
    if (text === this.words.value) this.words.value = "";
    this.grow();
    await this.deliver("say", { text: said }, said);
  }

  async attach() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    const content = TEXT_FILE.test(file.name) ? { text: await file.text() } : { base64: await base64(file) };
    await this.deliver("attach", { name: file.name, ...content }, "");
  }

  async deliver(path, body, said) {
    this.say(null);
    try {
      const answer = await post(path, { ...this.where(), ...body });
      if (!answer.ok) this.say(answer.status ? `Nook did not take it: its door answered ${answer.status}.` : "Nook did not answer.");
    } catch (error) {
      this.say(error.message);
      if (!this.words.value) this.words.value = said;
      this.grow();
    }
  }

  say(sentence) {
    this.trouble.hidden = !sentence;
    this.trouble.textContent = sentence ?? "";
  }

  onKey(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  grow() {
    this.words.style.height = "auto";
    this.words.style.height = `${Math.min(this.words.scrollHeight, 160)}px`;
  }
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
