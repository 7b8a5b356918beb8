// Pressing a button of a card: it waits, the answer comes as a note above the card or as a new version of the message.
import { post } from "./api.js";
import { icon } from "./icons.js";

const SETTLE = 2000; // ms until the buttons come back when the bot said "a card" but nothing changed

export async function pressButton(where, messageId, action, inputs, { frame, note, button }) {
  if (frame.dataset.pressed) return;
  const wait = waiting(frame, button);
  note.hidden = true;
  try {
    const answer = await post("press", { ...where, message_id: messageId, action, inputs });
    if (answer.kind === "message" && answer.text) say(note, answer.text, "check");
    else if (answer.kind === "error" || !answer.ok) {
      const silent = answer.status === 0 ? "Nook did not answer. Please try again." : "Something went wrong. Please try again.";
      say(note, answer.text || silent, "warn");
    }
    if (answer.kind === "card" && answer.ok) await new Promise((resolve) => setTimeout(resolve, SETTLE));
  } catch (error) {
    say(note, error.message, "warn");
  }
  wait.over();
}

function waiting(frame, button) {
  const buttons = [...frame.querySelectorAll("button:not(:disabled)")];
  frame.dataset.pressed = "yes";
  frame.setAttribute("aria-busy", "true");
  button?.classList.add("waiting");
  for (const other of buttons) other.disabled = true;
  return {
    over() {
      delete frame.dataset.pressed;
      frame.removeAttribute("aria-busy");
      button?.classList.remove("waiting");
      for (const other of buttons) other.disabled = false;
      if (frame.isConnected && document.activeElement === document.body) button?.focus({ preventScroll: true });
    },
  };
}

function say(note, text, sign) {
  note.replaceChildren(icon(sign), text);
  note.classList.toggle("trouble", sign === "warn");
  note.hidden = false;
}
