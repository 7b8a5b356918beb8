// Second lock behind the server's escaping: of a piece of HTML only these elements and safe links survive, the rest as text.
const KEPT = new Set(["B", "STRONG", "I", "EM", "BR", "P", "UL", "OL", "LI", "SPAN", "AT", "A", "CODE"]);
const SAFE_LINK = /^(https?:|mailto:)/i;

export function safeFragment(html) {
  const parsed = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  const result = document.createDocumentFragment();
  copy(parsed.body, result);
  return result;
}

export function safeLink(href) {
  return SAFE_LINK.test(href ?? "");
}

export function openLink(url) {
  if (safeLink(url)) window.open(url, "_blank", "noopener,noreferrer");
}

function copy(from, to) {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE && !["SCRIPT", "STYLE"].includes(child.tagName)) {
      const target = KEPT.has(child.tagName) ? copyOf(child) : to;
      copy(child, target);
      if (target !== to) to.append(target);
    }
  }
}

function copyOf(element) {
  const mention = element.tagName === "AT" || /(^|\s)(mention|at)(\s|$)/.test(element.className);
  const made = document.createElement(element.tagName === "AT" ? "span" : element.tagName);
  if (mention) made.className = "mention";
  if (element.tagName === "A" && safeLink(element.getAttribute("href"))) {
    made.href = element.getAttribute("href");
    made.target = "_blank";
    made.rel = "noopener noreferrer";
  }
  return made;
}
