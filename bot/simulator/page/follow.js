// Follows one chat by long polling; when the server is away, tries again with growing pauses.
import { get } from "./api.js";

const PAUSES = [500, 1000, 2000, 4000, 8000];

/** Calls `news(answer)`, `restarted()` when the server began anew, `away(sentence | null)`. Returns how to stop. */
export function follow({ as, chat }, { news, restarted, away }) {
  const stop = new AbortController();
  run().catch((error) => { if (!stop.signal.aborted) throw error; });
  return () => stop.abort();

  async function run() {
    let since = 0, failures = 0;
    while (!stop.signal.aborted) {
      let answer;
      try {
        answer = await get("chat", { as, chat, since, wait: since === 0 || failures ? 0 : 25 }, stop.signal);
      } catch (error) {
        if (stop.signal.aborted) return;
        away(error.status ? error.message : "Nook is not reachable, trying again…");
        await pause(PAUSES[Math.min(failures++, PAUSES.length - 1)], stop.signal);
        continue;
      }
      if (stop.signal.aborted) return;
      if (failures) away(null);
      failures = 0;
      if (answer.version < since) {
        since = 0;
        restarted();
        continue;
      }
      const first = since === 0;
      since = answer.version;
      news(answer, first);
      if (since === 0) await pause(PAUSES[0], stop.signal);
    }
  }
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}
