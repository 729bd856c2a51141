// Elements are made from text alone: nothing that anybody named is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An element; children are elements, or text. */
export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** A link to one of our own pages; the parts of its path may hold anything. */
export const link = (text, ...parts) => h("a", { href: "#/" + parts.map(encodeURIComponent).join("/") }, text);

/** The name of an order, which people tell apart by its end. */
export const order = (name) => {
  const short = /^swath-\w{26}$/.test(name) ? `swath-…${name.slice(-7)}` : name;
  return h("a", { href: "#/subject/" + encodeURIComponent(name), title: name, class: "days" }, short);
};

export const show = (place, ...children) => place.replaceChildren(...children.flat(Infinity).filter(Boolean));

export const number = (value) => Number(value ?? 0).toLocaleString("en-GB");

export const hectares = (value) =>
  Number(value ?? 0).toLocaleString("en-GB", { maximumFractionDigits: Number(value) < 100 ? 2 : 0 }) + " ha";

export function bytes(value) {
  if (value === undefined || value === null) return "";
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = Number(value);
  let unit = 0;
  for (; size >= 1000 && unit < units.length - 1; unit++) size /= 1000;
  return size.toFixed(unit > 0 && size < 100 ? 1 : 0) + " " + units[unit];
}

const two = (value) => String(value).padStart(2, "0");
const dated = (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())} ${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;

/** Shown as it is here; its title is UTC. */
export function when(iso) {
  if (!iso) return "";
  const date = new Date(iso);
  return h("time", { datetime: iso, title: date.toISOString().slice(0, 19).replace("T", " ") + " UTC" }, dated(date));
}

export const now = () => {
  const date = new Date();
  return `${dated(date)} here · ${date.toISOString().slice(11, 19)} UTC`;
};

const CLASS = /^[a-z-]+$/;

/** A state in its colour. */
export const chip = (word, text) => h("span", { class: "chip " + (CLASS.test(word ?? "") ? word : "") }, text ?? word ?? "");

/** Shares of a whole, each in its colour; drawn, for widths cannot be styled inline. */
export function share(parts) {
  const all = parts.reduce((sum, [, count]) => sum + count, 0) || 1;
  const svg = fill(document.createElementNS(SVG, "svg"), { viewBox: "0 0 100 1", preserveAspectRatio: "none", "aria-hidden": "true" }, []);
  let x = 0;
  for (const [word, count] of parts) {
    const width = (100 * count) / all;
    svg.append(fill(document.createElementNS(SVG, "rect"), { x, y: 0, width, height: 1, class: word }, []));
    x += width;
  }
  return svg;
}

/** A table; columns are {name, of, number, path}, and may have a head and how they are sorted. On a phone each line is a card. */
export function table(columns, lines, nothing) {
  if (lines.length === 0) return h("p", { class: "nothing" }, nothing);
  const cell = (column, line) =>
    h("td", { class: column.number ? "num" : column.path ? "path" : null, "data-name": column.name }, column.of(line) ?? "");
  return h("div", { class: "wide" }, h("table", { class: "cards" },
    h("thead", null, h("tr", null, columns.map((column) => h("th", { class: column.number ? "num" : null, scope: "col", "aria-sort": column.sorted }, column.head ?? column.name)))),
    h("tbody", null, lines.map((line) => h("tr", null, columns.map((column) => cell(column, line)))))));
}

export const section = (title, ...children) => h("section", null, title ? h("h2", null, title) : null, children);

export const nothing = (...text) => h("p", { class: "nothing" }, text);

export const trouble = (problem) =>
  h("section", { class: "error", role: "alert" }, h("h2", null, "That did not work"), h("p", null, problem.message));

/** Asks before something is done that costs or stops something; true when it was confirmed. */
export function confirmed(question, word, grave) {
  return new Promise((resolve) => {
    const dialog = h("dialog", null, h("p", null, question), h("div", { class: "bar" },
      h("button", { onclick: () => dialog.close() }, "Leave it"),
      h("button", { class: grave ? "grave" : "main", onclick: () => dialog.close("yes") }, word)));
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "yes"); });
    document.body.append(dialog);
    dialog.showModal();
  });
}
