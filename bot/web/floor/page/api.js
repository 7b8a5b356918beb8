// Nook's JSON and events. Each request carries Entra's token; one that was refused is fetched anew, once.
import { NotSignedIn, signIn } from "./host.js";

let locale = "en";

/** Nook said no: `status` 0 where it was not reached. `seconds`: when to try again. */
export class Refused extends Error {
  constructor(status, seconds = 0) {
    super(String(status));
    this.status = status;
    this.seconds = seconds;
  }
}

export function speak(language) {
  locale = language;
}

export async function get(path, query = {}, signal = undefined) {
  return (await ask(address(path, query), { signal })).json();
}

export async function post(path, body) {
  return (await ask(address(path), { method: "POST", body: JSON.stringify(body) })).json();
}

export async function picture(id) {
  return URL.createObjectURL(await (await ask(address(`picture/${id}`))).blob());
}

/** Calls `tell` with each event's data until it is stopped; reconnects, later and later. `state(away)` says how it is. */
export function follow(query, tell, state) {
  const ending = new AbortController();
  let failed = 0;
  let wake = () => {};
  const seen = () => { if (document.visibilityState === "visible") wake(); };
  document.addEventListener("visibilitychange", seen);
  ending.signal.addEventListener("abort", () => { document.removeEventListener("visibilitychange", seen); wake(); });
  (async () => {
    while (!ending.signal.aborted) {
      let wait = 0;
      try {
        const answer = await ask(address("stream", query), { signal: ending.signal });
        state(false);
        await read(answer.body.getReader(), (data) => { failed = 0; tell(data); });
      } catch (error) {
        if (ending.signal.aborted) return;
        if (error instanceof NotSignedIn) failed = Math.max(failed, 4);
        wait = (error.seconds ?? 0) * 1000;
      }
      if (ending.signal.aborted) return;
      failed += 1;
      if (failed > 1) state(true);
      const pause = Math.max(wait, Math.min(30_000, 500 * 2 ** failed) * (0.5 + Math.random() / 2));
      await new Promise((done) => { wake = done; setTimeout(done, pause); });
    }
  })();
  return () => ending.abort();
}

async function read(reader, tell) {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const events = text.split("\n\n");
    text = events.pop();
    for (const event of events) {
      const data = event.split("\n").filter((line) => line.startsWith("data: ")).map((line) => line.slice(6)).join("\n");
      if (data) tell(JSON.parse(data));
    }
  }
}

function address(path, query = {}) {
  const words = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  return `floor/api/${path}${words ? `?${words}` : ""}`;
}

async function ask(url, options = {}) {
  for (const anew of [false, true]) {
    const headers = {
      Authorization: `Bearer ${await signIn(anew)}`,
      "Accept-Language": locale,
      "X-Time-Zone": Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(options.body ? { "Content-Type": "application/json" } : {}),
    };
    let answer;
    try {
      answer = await fetch(url, { ...options, headers, cache: "no-store" });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Refused(0);
    }
    if (answer.ok) return answer;
    if (answer.status !== 401 || anew) throw new Refused(answer.status, Number(answer.headers.get("Retry-After")) || 0);
  }
  throw new Refused(401);
}
