// Runs before the first paint, so that a dark page does not flash white. The choice itself is made in theme.js.
{
  let chosen = null;
  try { chosen = localStorage.getItem("nook.theme"); } catch { /* storage may be switched off */ }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = chosen === "light" || chosen === "dark" ? chosen : dark ? "dark" : "light";
}
