// Teams' stage: a picture whose card allows it (`msTeams.allowExpand`) opens large.
import { byId, h } from "./dom.js";
import { icon } from "./icons.js";

export function enlargeable(element, content) {
  const urls = new Set(expandable(content));
  for (const image of element.querySelectorAll("img")) {
    if (!urls.has(image.getAttribute("src"))) continue;
    const name = `${image.alt || "Picture"}, enlarge`;
    image.classList.add("enlargeable");
    image.tabIndex = 0;
    image.setAttribute("role", "button");
    image.setAttribute("aria-label", name);
    image.addEventListener("click", () => enlarge(image));
    image.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); enlarge(image); }
    });
  }
}

function enlarge(image) {
  const stage = byId("stage");
  stage.replaceChildren(
    h("button", { type: "button", class: "icon-button", "aria-label": "Close", click: () => stage.close() }, icon("close")),
    h("div", { class: "stage-scroll" }, h("img", { src: image.src, alt: image.alt })),
  );
  stage.onclick = (event) => { if (event.target === stage) stage.close(); };
  stage.showModal();
}

function* expandable(part) {
  if (Array.isArray(part)) for (const item of part) yield* expandable(item);
  else if (part && typeof part === "object") {
    if (part.type === "Image" && (part.msTeams?.allowExpand ?? part.msteams?.allowExpand)) yield part.url;
    for (const value of Object.values(part)) yield* expandable(value);
  }
}
