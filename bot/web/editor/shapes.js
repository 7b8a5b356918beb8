// Outlines in pixels of the picture: lists of corners [x, y]. Nothing here knows the page.

export const rectangle = ([x0, y0], [x1, y1]) => {
  const [left, right] = x0 < x1 ? [x0, x1] : [x1, x0];
  const [top, bottom] = y0 < y1 ? [y0, y1] : [y1, y0];
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
};

export const bounds = (points) => {
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

export const isRectangle = (points) => points.length === 4 && points.every((point, at) => {
  const next = points[(at + 1) % 4];
  return (point[0] === next[0]) !== (point[1] === next[1]);
});

export const within = ([x, y], { width, height }) =>
  [Math.min(Math.max(x, 0), width), Math.min(Math.max(y, 0), height)];

// By so much, but not out of the picture.
export const moved = (points, dx, dy, { width, height }) => {
  const [left, top, right, bottom] = bounds(points);
  const x = Math.min(Math.max(dx, -left), width - right), y = Math.min(Math.max(dy, -top), height - bottom);
  return points.map((point) => [point[0] + x, point[1] + y]);
};

// A rectangle stays one.
export const withCorner = (points, at, to) => {
  const changed = points.map((point) => [...point]);
  if (isRectangle(points)) {
    for (const beside of [(at + 1) % 4, (at + 3) % 4]) {
      const axis = points[beside][0] === points[at][0] ? 0 : 1;
      changed[beside][axis] = to[axis];
    }
  }
  changed[at] = [...to];
  return changed;
};

export const crosses = (points) => {
  const side = (a, b, c) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const edges = points.map((point, at) => [point, points[(at + 1) % points.length]]);
  return edges.some(([a, b], one) => edges.some(([c, d], other) => {
    const apart = Math.abs(one - other);
    if (apart < 2 || apart === edges.length - 1) return false;
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  }));
};

export const surface = (points) => Math.abs(points.reduce((sum, [x, y], at) => {
  const [next, below] = points[(at + 1) % points.length];
  return sum + x * below - next * y;
}, 0)) / 2;

// Onto the walls of the others, where one is near: neighbours share theirs.
export const snapped = (point, shapes, near) => point.map((part, axis) => {
  let best = part, least = near;
  for (const { points } of shapes) {
    for (const corner of points) {
      const far = Math.abs(corner[axis] - part);
      if (far < least) [best, least] = [corner[axis], far];
    }
  }
  return best;
});

// What was, what is, what was undone. Each entry is a list of shapes that nobody changes.
export class History {
  #past = [];
  #future = [];

  constructor(shapes) { this.now = shapes; }

  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }

  write(shapes) {
    this.#past.push(this.now);
    this.#future = [];
    this.now = shapes;
  }

  undo() {
    if (!this.canUndo) return false;
    this.#future.push(this.now);
    this.now = this.#past.pop();
    return true;
  }

  redo() {
    if (!this.canRedo) return false;
    this.#past.push(this.now);
    this.now = this.#future.pop();
    return true;
  }
}
