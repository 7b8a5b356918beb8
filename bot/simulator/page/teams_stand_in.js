// Stands in for TeamsJS where the tab is opened outside of Teams: the chat page's person, its theme, a token of the
// pretend Entra. Only what Nook's tab asks of it. `floor#adele` says who; `?theme=contrast` how it looks.
{
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const who = () => location.hash.slice(1).split("/")[0] || "adele";
  const handlers = [];
  let signed = null;

  async function sign() {
    const answer = await fetch("api/tab-token", {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ as: who() }),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(body.error);
    return body;
  }

  function theme() {
    const asked = new URLSearchParams(location.search).get("theme");
    return asked ?? (kept("nook.theme") === "dark" ? "dark" : "default");
  }

  addEventListener("storage", (event) => { if (event.key === "nook.theme") handlers.forEach((tell) => tell(theme())); });
  addEventListener("hashchange", () => location.reload());

  window.microsoftTeams = {
    app: {
      initialize: async () => { signed = await sign(); },
      getContext: async () => ({
        app: { locale: new URLSearchParams(location.search).get("lang") ?? signed.locale, theme: theme() },
        user: { displayName: signed.name },
      }),
      registerOnThemeChangeHandler: (handler) => handlers.push(handler),
      notifySuccess: () => {},
      notifyFailure: () => {},
    },
    authentication: { getAuthToken: async () => (await sign()).token },
  };
}
