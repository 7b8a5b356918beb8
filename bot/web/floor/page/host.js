// Teams around the page, through TeamsJS: who is signed in, which language and theme. The demo has a stand-in for it.

const PATIENCE = 8000; // ms in which Teams answers

/** `word` names the sentence of the page that says what is the matter. */
export class NotSignedIn extends Error {
  constructor(word, why = "") {
    super(why);
    this.word = word;
  }
}

let token = null;
let ends = 0;

export async function begin() {
  const teams = globalThis.microsoftTeams;
  if (!teams) throw new NotSignedIn("notInTeams");
  try {
    await within(teams.app.initialize());
  } catch {
    throw new NotSignedIn("notInTeams");
  }
  const context = await within(teams.app.getContext());
  teams.app.registerOnThemeChangeHandler((theme) => showTheme(theme));
  showTheme(context.app.theme);
  return { locale: context.app.locale || navigator.language };
}

/** Tells Teams that the page is there, or is not: it may show an indicator of its own until then. */
export function ready(why) {
  const { app } = globalThis.microsoftTeams ?? {};
  if (why) app?.notifyFailure?.({ reason: "Other", message: why });
  else app?.notifySuccess?.();
}

/** Entra's token for Nook. `anew`: the one that is kept was refused. */
export async function signIn(anew = false) {
  if (token && !anew && Date.now() / 1000 < ends - 120) return token;
  try {
    token = await within(globalThis.microsoftTeams.authentication.getAuthToken());
  } catch (error) {
    throw new NotSignedIn("notSignedIn", String(error?.message ?? error).slice(0, 200));
  }
  ends = endOf(token);
  return token;
}

function endOf(text) {
  try {
    return JSON.parse(atob(text.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).exp ?? 0;
  } catch {
    return 0;
  }
}

function showTheme(theme) {
  document.documentElement.dataset.theme = { dark: "dark", contrast: "contrast" }[theme] ?? "light";
}

function within(promise) {
  return Promise.race([promise, new Promise((_, no) => { setTimeout(() => no(new Error("no answer")), PATIENCE); })]);
}
