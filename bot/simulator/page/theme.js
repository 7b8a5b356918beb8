// Light or dark: follows the system until somebody chooses here; the choice is kept.
const KEY = "nook.theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function kept() {
  try { return localStorage.getItem(KEY); } catch { return null; }
}

export function theme() {
  return document.documentElement.dataset.theme;
}

export function toggleTheme() {
  const next = theme() === "dark" ? "light" : "dark";
  try { localStorage.setItem(KEY, next); } catch { /* then only for now */ }
  show(next);
}

function show(name) {
  document.documentElement.dataset.theme = name;
  document.dispatchEvent(new Event("nook:theme"));
}

system.addEventListener("change", () => { if (!kept()) show(system.matches ? "dark" : "light"); });
