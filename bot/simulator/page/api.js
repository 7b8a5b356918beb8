// The simulator's JSON API. What it looks like is said in bot/simulator/page.py.

/** The server said no, in one plain sentence; `status` 0: it was not reached. */
export class Refused extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

async function call(path, options = {}) {
  let answer, body;
  try {
    answer = await fetch(path, options);
    body = await answer.json();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused("Nook is not reachable.", 0);
  }
  if (!answer.ok) throw new Refused(body?.error ?? `The server answered ${answer.status}.`, answer.status);
  return body;
}

export function get(path, query = {}, signal = undefined) {
  const words = new URLSearchParams(query).toString();
  return call(`api/${path}${words ? `?${words}` : ""}`, { signal, cache: "no-store" });
}

export function post(path, body, signal = undefined) {
  return call(`api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal,
  });
}
