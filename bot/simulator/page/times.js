// Times as the person would see them in Teams: in their own zone and locale.
const made = new Map(); // making a formatter is slow, and the rooms of a day need thousands

function format(iso, locale, zone, options) {
  const key = `${locale} ${zone} ${Object.entries(options)}`;
  if (!made.has(key)) made.set(key, new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }));
  return made.get(key).format(new Date(iso));
}

export function clock(iso, { zone, locale } = {}) {
  return format(iso, locale, zone, { hour: "2-digit", minute: "2-digit" });
}

export function day(iso, { zone, locale } = {}) {
  return format(iso, locale, zone, { weekday: "long", day: "numeric", month: "long" });
}

export function shortDay(iso, { zone, locale } = {}) {
  return format(iso, locale, zone, { weekday: "short", day: "numeric", month: "short" });
}

/** The calendar date in a zone, as 2027-03-01. */
export function dateIn(iso, zone) {
  return format(iso, "en-CA", zone, { year: "numeric", month: "2-digit", day: "2-digit" });
}

/** Minutes since midnight of `date` (2027-03-01) in the zone; below 0 or above 1440 when it is another day. */
export function minutesOfDay(iso, date, zone) {
  const [hour, minute] = format(iso, "en-GB", zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).split(":");
  const days = Math.round((Date.parse(dateIn(iso, zone)) - Date.parse(date)) / 86400000);
  return days * 1440 + Number(hour) * 60 + Number(minute);
}

export function nextDate(date, days) {
  return new Date(Date.parse(date) + days * 86400000).toISOString().slice(0, 10);
}
