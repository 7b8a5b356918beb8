// The little Markdown that Teams' cards know: bold, italic, links, lists. Everything else stays as written.
import { safeLink } from "./safe_html.js";

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const LINK = /\[([^\][]*)\]\(\s*([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\s*\)/g;
const LIST = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)$/;

/** HTML, safe to insert. */
export function markdown(text) {
  const out = [];
  let list = null;
  let words = [];
  const endWords = () => { if (words.length) out.push(`<p>${words.map(inline).join("<br>")}</p>`); words = []; };
  const endList = () => { if (list) out.push(`</${list}>`); list = null; };
  for (const line of text.split(/\r\n|\r|\n/)) {
    const item = LIST.exec(line);
    if (item) {
      const kind = item[1] ? "ol" : "ul";
      endWords();
      if (list !== kind) {
        endList();
        out.push(kind === "ol" && item[1] !== "1" ? `<ol start="${item[1]}">` : `<${kind}>`);
        list = kind;
      }
      out.push(`<li>${inline(item[2])}</li>`);
    } else {
      endList();
      if (line.trim()) words.push(line);
      else endWords();
    }
  }
  endList();
  endWords();
  return out.join("");
}

function inline(text) {
  const kept = [];
  const keep = (html) => `\u0000${kept.push(html) - 1}\u0000`;
  const html = text.replaceAll("\u0000", "")
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign) => keep(escaped(sign)))
    .replace(LINK, (whole, label, href) => {
      const target = href.replace(/\u0000(\d+)\u0000/g, (_, at) => plain(kept[at]));
      return safeLink(target) ? keep(`<a href="${escaped(target)}">`) + label + keep("</a>") : whole;
    })
    .replace(/<at>(.*?)<\/at>/g, (_, name) => keep('<span class="mention">') + name + keep("</span>"))
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (entity) => keep(entity));
  const marked = escaped(html)
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "<strong>$2</strong>")
    .replace(/\*(?=\S)(.+?)(?<=\S)\*/g, "<em>$1</em>")
    .replace(/(?<![\p{L}\p{N}])_(?=\S)(.+?)(?<=\S)_(?![\p{L}\p{N}])/gu, "<em>$1</em>");
  let result = marked;
  for (let round = 0; round < 3; round++) result = result.replace(/\u0000(\d+)\u0000/g, (_, at) => kept[at]);
  return result;
}

const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;
