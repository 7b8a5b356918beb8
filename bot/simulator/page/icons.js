// Line icons, drawn here (20 × 20).
const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  chat: "M10 3a7 7 0 0 0-6.2 10.3L3 17l3.7-.8A7 7 0 1 0 10 3zM7 8.5h6M7 11.5h4",
  activity: "M10 3a4.5 4.5 0 0 0-4.5 4.5V11L4 14h12l-1.5-3V7.5A4.5 4.5 0 0 0 10 3zM8 16.5a2 2 0 0 0 4 0",
  calendar: "M4 5.5h12v10.5H4zM4 8.5h12M7 3.5v2M13 3.5v2",
  calls: "M6.5 3.5 8.3 7 6.8 8.6c.8 1.9 2.3 3.5 4.4 4.5l1.7-1.5 3.5 1.8-.6 2.6c-.1.5-.6.8-1.1.8C8.7 16.8 3.4 11.2 3.3 5.2c0-.5.3-1 .8-1.1z",
  cloud: "M6 15.5a3.5 3.5 0 0 1-.3-7 4.5 4.5 0 0 1 8.7 0 3.5 3.5 0 0 1-.4 7z",
  send: "M3.5 3.5 17 10 3.5 16.5 5.5 10zM5.5 10H11",
  attach: "m15.5 9-5.7 5.7a3.3 3.3 0 0 1-4.7-4.7L11 4.2a2.2 2.2 0 0 1 3.1 3.1l-5.8 5.8a1.1 1.1 0 0 1-1.5-1.6l5.1-5.1",
  at: "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0 0v1.5a2 2 0 0 0 4 0V10a7 7 0 1 0-2.8 5.6",
  moon: "M15.5 12.5A6.5 6.5 0 0 1 7.5 4.5 6.5 6.5 0 1 0 15.5 12.5z",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1",
  pane: "M3.5 4.5h13v11h-13zM11.5 4.5v11",
  floor: "M3.5 3.5h13v13h-13zM3.5 9.5h5v-2M8.5 3.5v1.5M11.5 16.5v-6h5M11.5 3.5v3",
  close: "m5 5 10 10M15 5 5 15",
  back: "M12 4.5 6.5 10l5.5 5.5",
  next: "M8 4.5 13.5 10 8 15.5",
  down: "m5.5 8 4.5 4.5L14.5 8",
  check: "m4.5 10.5 3.5 3.5 7.5-8",
  warn: "M10 3.5 17 16H3zM10 8.5v3.5M10 14v.3",
  eye: "M2.5 10S5 5.5 10 5.5 17.5 10 17.5 10 15 14.5 10 14.5 2.5 10 2.5 10zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  file: "M5.5 3h6l3 3v11h-9zM11.5 3v3h3",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
