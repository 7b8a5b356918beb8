// Times as the reader's language writes them, on the clock of the floor. Moments are seconds since 1970.

const HOUR = 3600;
const made = new Map();
let locale = "en";
let zone = "UTC";
let ahead = 0; // seconds that Nook's clock is ahead of this machine's

export function setClock(language, name, now) {
  locale = known(language);
  zone = name;
  ahead = now - Date.now() / 1000;
}

export const now = () => Math.floor(Date.now() / 1000 + ahead);

/** As Nook's cards write it: 09:00, or 9:00 AM where hours are counted to twelve. */
export const clock = (at) => written({ hour: twelve() ? "numeric" : "2-digit", minute: "2-digit" }, at);
export const hour = (at) => written({ hour: "numeric" }, at).replace(/[^\d\sapmAPM.]/g, "").trim();
export const dayName = (at) => written({ weekday: "long", day: "numeric", month: "long" }, at);
export const span = (start, end) => `${clock(start)} – ${clock(end)}`;

/** The local date as ISO 8601. */
export function isoDay(at) {
  return written({ year: "numeric", month: "2-digit", day: "2-digit" }, at, "en-CA");
}

export function dayAfter(day, days) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function known(language) {
  try { return Intl.getCanonicalLocales(language)[0] ?? "en"; } catch { return "en"; }
}

const twelve = () => new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12;

/** Whether clocks here show something else than those of the floor. */
export function elsewhere(at) {
  const here = new Intl.DateTimeFormat("en", { hour: "numeric", minute: "2-digit" }).format(at * 1000);
  return here !== written({ hour: "numeric", minute: "2-digit" }, at, "en");
}

export const city = () => zone.split("/").pop().replaceAll("_", " ");

/** The part of a day that is slid through: 6 to 22, and the whole hours around whatever else must be seen. */
export function hoursOf(seen, today) {
  let [first, last] = [seen.from + 6 * HOUR, seen.from + 22 * HOUR];
  const wanted = today ? [now()] : [];
  for (const at of wanted) {
    first = Math.min(first, at - (at % HOUR));
    last = Math.max(last, at - (at % HOUR) + 2 * HOUR);
  }
  return [Math.max(first, seen.from), Math.min(last, seen.until)];
}

function written(options, at, language = locale) {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  if (!made.has(key)) {
    made.set(key, new Intl.DateTimeFormat(language, { ...options, timeZone: zone }));
  }
  return made.get(key).format(at * 1000);
}
