// The picture with the shapes on it: draws them, and tells what pointers and keys do to them. It keeps no shape itself.

import { bounds, moved, rectangle, snapped, within, withCorner } from "./shapes.js";

const SVG = "http://www.w3.org/2000/svg";
const NEAR = 8; // screen pixels
const SMALLEST = 6; // screen pixels: less was a click
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const made = (name, attributes, parent) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
};
const path = (points) => `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;

export class Stage {
  // `on`: drawn(points), changed(id, points), chosen(id or null), removed(), named().
  constructor(svg, size, picture, on) {
    this.svg = svg;
    this.size = size;
    this.on = on;
    this.tool = "select";
    this.shapes = [];
    this.selected = null;
    this.corners = []; // of the polygon that is being drawn
    this.drag = null;
    this.pointers = new Map();
    made("image", { href: picture, width: size.width, height: size.height }, svg);
    this.layer = made("g", {}, svg);
    this.top = made("g", {}, svg);
    this.labels = { name: (shape) => shape.room, corner: () => "" };
    svg.addEventListener("pointerdown", (event) => this.#down(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const kind of ["pointerup", "pointercancel"]) svg.addEventListener(kind, (event) => this.#up(event));
    svg.addEventListener("dblclick", () => this.close());
    svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    svg.addEventListener("keydown", (event) => this.#key(event));
    svg.addEventListener("focusin", (event) => {
      const shape = event.target.closest?.("[data-shape]");
      if (shape && shape.dataset.shape !== this.selected) this.on.chosen(shape.dataset.shape);
    });
    new ResizeObserver(() => this.#resized()).observe(svg);
    this.fit();
  }

  use(tool) {
    this.tool = tool;
    this.corners = [];
    this.svg.dataset.tool = tool;
    this.draw();
  }

  show(shapes, selected) {
    this.shapes = shapes;
    this.selected = selected;
    this.draw();
  }

  fit() {
    const { width, height } = this.size;
    const box = this.svg.getBoundingClientRect();
    const unit = Math.max(width / Math.max(box.width, 1), height / Math.max(box.height, 1)) * 1.04;
    this.#look(width / 2, height / 2, unit);
  }

  zoom(by, around) {
    const { x, y, unit } = this.view;
    const most = Math.max(this.size.width, this.size.height) / 200;
    const next = Math.min(Math.max(unit / by, 0.05), most);
    const [px, py] = around ?? [x, y];
    this.#look(px + (x - px) * (next / unit), py + (y - py) * (next / unit), next);
  }

  get middle() {
    const { x, y, unit } = this.view;
    const box = this.svg.getBoundingClientRect();
    const half = Math.min(box.width, box.height) * unit * 0.12;
    return rectangle(within([x - half, y - half], this.size), within([x + half, y + half], this.size));
  }

  close() {
    if (this.tool !== "polygon" || this.corners.length < 3) return;
    const points = this.corners;
    this.corners = [];
    this.on.drawn(points);
  }

  #look(x, y, unit) {
    const box = this.svg.getBoundingClientRect();
    this.view = { x, y, unit };
    this.svg.setAttribute("viewBox",
      [x - box.width * unit / 2, y - box.height * unit / 2, box.width * unit, box.height * unit].join(" "));
    this.draw();
  }

  #resized() {
    const { x, y, unit } = this.view;
    if (this.touched) this.#look(x, y, unit); else this.fit();
  }

  #at(event) {
    const box = this.svg.getBoundingClientRect();
    const { x, y, unit } = this.view;
    return [x + (event.clientX - box.left - box.width / 2) * unit, y + (event.clientY - box.top - box.height / 2) * unit];
  }

  #snap(point, except) {
    const others = this.shapes.filter((shape) => shape.id !== except);
    return within(snapped(point, others, NEAR * this.view.unit), this.size).map((part) => Math.round(part * 10) / 10);
  }

  #down(event) {
    if (event.button) return;
    this.touched = true;
    this.pointers.set(event.pointerId, event);
    this.svg.setPointerCapture(event.pointerId);
    if (this.pointers.size > 1) {
      this.drag = { kind: "pinch" };
      return this.draw();
    }
    const from = this.#at(event);
    const corner = event.target.closest?.("[data-corner]");
    const shape = this.shapes.find(({ id }) => id === (event.target.closest?.("[data-shape]")?.dataset.shape));
    if (corner) {
      const chosen = this.shapes.find(({ id }) => id === this.selected);
      this.drag = { kind: "corner", at: Number(corner.dataset.corner), shape: chosen, points: chosen.points };
    } else if (this.tool === "rectangle") {
      this.drag = { kind: "rectangle", from: this.#snap(from), points: null };
    } else if (this.tool === "polygon") {
      this.drag = { kind: "click", from };
    } else if (shape) {
      this.on.chosen(shape.id);
      this.drag = { kind: "move", from, shape, points: shape.points };
    } else {
      this.drag = { kind: "pan", from: [event.clientX, event.clientY], view: this.view };
    }
  }

  #move(event) {
    if (!this.pointers.has(event.pointerId) || !this.drag) return;
    const before = [...this.pointers.values()].map((one) => [one.clientX, one.clientY]);
    this.pointers.set(event.pointerId, event);
    const drag = this.drag;
    const to = this.#at(event);
    if (drag.kind === "pinch") return this.#pinch(before);
    if (drag.kind === "pan") {
      const { x, y, unit } = drag.view;
      return this.#look(x - (event.clientX - drag.from[0]) * unit, y - (event.clientY - drag.from[1]) * unit, unit);
    }
    if (drag.kind === "rectangle") drag.points = rectangle(drag.from, this.#snap(to));
    if (drag.kind === "corner") drag.points = withCorner(drag.shape.points, drag.at, this.#snap(to, drag.shape.id));
    if (drag.kind === "move") {
      drag.points = moved(drag.shape.points, to[0] - drag.from[0], to[1] - drag.from[1], this.size);
    }
    this.draw();
  }

  #pinch(before) {
    const now = [...this.pointers.values()].map((one) => [one.clientX, one.clientY]);
    if (before.length < 2 || now.length < 2) return;
    const far = ([a, b]) => Math.max(Math.hypot(a[0] - b[0], a[1] - b[1]), 1);
    const middle = ([a, b]) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const [x0, y0] = middle(before), [x1, y1] = middle(now);
    const { x, y, unit } = this.view;
    this.#look(x - (x1 - x0) * unit, y - (y1 - y0) * unit, unit);
    this.zoom(far(now) / far(before), this.#at({ clientX: x1, clientY: y1 }));
  }

  #up(event) {
    this.pointers.delete(event.pointerId);
    const drag = this.drag;
    if (!drag || this.pointers.size) return;
    this.drag = null;
    if (event.type === "pointercancel") return this.draw();
    const to = this.#at(event);
    if (drag.kind === "rectangle" && drag.points) {
      const [left, top, right, bottom] = bounds(drag.points);
      if (Math.min(right - left, bottom - top) >= SMALLEST * this.view.unit) return this.on.drawn(drag.points);
    }
    if (drag.kind === "click") this.#click(to);
    if ((drag.kind === "move" || drag.kind === "corner") && drag.points !== drag.shape.points) {
      return this.on.changed(drag.shape.id, drag.points);
    }
    if (drag.kind === "pan" && Math.hypot(event.clientX - drag.from[0], event.clientY - drag.from[1]) < SMALLEST) {
      this.on.chosen(null);
    }
    this.draw();
  }

  #click(to) {
    const first = this.corners[0];
    const near = (point) => Math.hypot(point[0] - to[0], point[1] - to[1]) < 2 * NEAR * this.view.unit;
    if (this.corners.length > 2 && near(first)) return this.close();
    const last = this.corners.at(-1);
    if (!last || Math.hypot(last[0] - to[0], last[1] - to[1]) > 2 * this.view.unit) this.corners.push(this.#snap(to));
    this.draw();
  }

  #wheel(event) {
    event.preventDefault();
    this.touched = true;
    this.zoom(Math.exp(-event.deltaY / 400), this.#at(event));
  }

  #key(event) {
    const shape = this.shapes.find(({ id }) => id === this.selected);
    const corner = event.target.dataset?.corner;
    if (event.key === "Enter" && this.corners.length) return this.close();
    if (!shape) return;
    if (STEPS[event.key]) {
      event.preventDefault();
      const step = (event.shiftKey ? 20 : 4) * this.view.unit;
      const [dx, dy] = STEPS[event.key].map((part) => part * step);
      if (corner === undefined) return this.on.changed(shape.id, moved(shape.points, dx, dy, this.size));
      const [x, y] = shape.points[corner];
      this.on.changed(shape.id, withCorner(shape.points, Number(corner), within([x + dx, y + dy], this.size)));
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.on.named();
    }
  }

  draw() {
    if (!this.view) return;
    const focused = document.activeElement?.closest?.("#stage [data-key]")?.dataset.key;
    const { unit } = this.view;
    this.layer.replaceChildren();
    this.top.replaceChildren();
    for (const shape of this.shapes) {
      const points = this.drag?.shape?.id === shape.id ? this.drag.points : shape.points;
      const chosen = shape.id === this.selected;
      const group = made("g", {
        class: `shape${chosen ? " chosen" : ""}${shape.room ? "" : " unnamed"}`, tabindex: 0, role: "button",
        "aria-pressed": chosen, "aria-label": this.labels.name(shape), "data-shape": shape.id, "data-key": shape.id,
      }, this.layer);
      made("path", { d: path(points) }, group);
      const [left, top, right, bottom] = bounds(points);
      const text = made("text", {
        x: (left + right) / 2, y: (top + bottom) / 2 + 5 * unit, "font-size": 14 * unit, "stroke-width": 3 * unit,
      }, group);
      text.textContent = this.labels.name(shape);
      if (!chosen) continue;
      points.forEach(([x, y], at) => made("circle", {
        class: "corner", cx: x, cy: y, r: 7 * unit, tabindex: 0, role: "button", "data-corner": at,
        "data-key": `${shape.id}.${at}`, "aria-label": this.labels.corner(shape, at + 1),
      }, this.top));
    }
    if (this.drag?.kind === "rectangle" && this.drag.points) made("path", { class: "draft", d: path(this.drag.points) }, this.top);
    if (this.corners.length) {
      made("path", { class: "draft", d: path(this.corners).replace("Z", "") }, this.top);
      for (const [x, y] of this.corners) made("circle", { class: "corner", cx: x, cy: y, r: 5 * unit }, this.top);
    }
    if (focused) this.focus(focused);
  }

  focus(key) {
    this.svg.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }
}
