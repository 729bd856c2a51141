// The routes as they run, and the settings they run by. Nothing is changed here: files are edited, and looked at here.
import { chip, h, nothing, number, section, show, table } from "./dom.js";
import { get } from "./http.js";

const SVG = "http://www.w3.org/2000/svg";
const EVERY_MILLIS = 3000;
const BOX = { width: 190, height: 56, across: 46, down: 14 };

const draw = (tag, attributes, ...children) => {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
};

/** Where each route of a file stands: as many columns to the right as routes lead to it. */
function placed(routes) {
  const byFrom = new Map(routes.map((route) => [route.from, route]));
  const depth = new Map(routes.map((route) => [route.id, 0]));
  for (let turn = 0; turn < routes.length; turn++) {
    for (const route of routes) {
      for (const to of route.to) {
        const next = byFrom.get(to);
        if (next && next !== route && depth.get(next.id) <= depth.get(route.id) && depth.get(route.id) < routes.length) {
          depth.set(next.id, depth.get(route.id) + 1);
        }
      }
    }
  }
  const filled = new Map();
  const places = new Map();
  for (const route of routes) {
    const column = Math.min(depth.get(route.id), 4);
    const row = filled.get(column) ?? 0;
    filled.set(column, row + 1);
    places.set(route.id, { x: column * (BOX.width + BOX.across), y: row * (BOX.height + BOX.down) });
  }
  return { byFrom, places, columns: Math.max(...filled.keys()) + 1, rows: Math.max(...filled.values()) };
}

function state(route) {
  if (route.state !== "started") return "aside";
  if (route.inflight > 0) return "working";
  return route.done > 0 ? "done" : "waiting";
}

const short = (text, most) => (text.length > most ? text.slice(0, most - 1) + "…" : text);

function box(route, { x, y }) {
  const told = [
    `${number(route.done)} done`, route.per_minute ? `${number(route.per_minute)}/min` : null,
    route.failed ? `${number(route.failed)} in trouble` : null, route.mean_ms !== undefined ? `${number(route.mean_ms)} ms` : null,
  ].filter(Boolean).join(" · ");
  return draw("g", { class: `route ${state(route)}`, transform: `translate(${x} ${y})` },
    draw("title", {}, `${route.id}\n${route.description ?? ""}\nfrom ${route.from}\nto ${route.to.join(", ") || "nothing"}\n${route.state}`),
    draw("rect", { width: BOX.width, height: BOX.height, rx: 8 }),
    draw("text", { x: 10, y: 19, class: "name" }, short(route.id, 24)),
    draw("text", { x: 10, y: 35 }, short(route.from, 32)),
    draw("text", { x: 10, y: 49 }, short(told, 34)));
}

function edges(routes, { byFrom, places }) {
  return routes.flatMap((route) => route.to.map((to) => byFrom.get(to)).filter((next) => next && next !== route).map((next) => {
    const a = places.get(route.id);
    const b = places.get(next.id);
    const [x1, y1, x2, y2] = [a.x + BOX.width, a.y + BOX.height / 2, b.x, b.y + BOX.height / 2];
    return draw("path", { class: "edge", d: `M${x1} ${y1} C${x1 + 26} ${y1} ${x2 - 26} ${y2} ${x2} ${y2}`, "marker-end": "url(#arrow)" });
  }));
}

function file([name, routes], faulty) {
  const plan = placed(routes);
  const width = plan.columns * (BOX.width + BOX.across);
  const height = plan.rows * (BOX.height + BOX.down);
  const away = [...new Set(routes.flatMap((route) => route.to.filter((to) => !plan.byFrom.has(to))))];
  const svg = draw("svg", { viewBox: `-2 -2 ${width} ${height}`, width, height, role: "img", "aria-label": `Routes of ${name}` },
    draw("defs", {}, draw("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
      draw("path", { d: "M0 0 L8 4 L0 8 z", class: "head" }))),
    ...edges(routes, plan), ...routes.map((route) => box(route, plan.places.get(route.id))));
  return h("div", { class: "file" }, h("h3", null, name, " ", faulty ? chip("failed", "the edit was refused") : null), h("div", { class: "wide" }, svg),
    away.length ? h("p", { class: "soft" }, "also sends to ", away.join(", ")) : null);
}

function lint(told) {
  if (!told.watched) return section("Edits", nothing("Edits are not watched here: files are read at the start."));
  if (told.problems.length === 0) {
    return section("Edits", nothing("All files are in force as they were last saved."));
  }
  return h("section", { class: "error", role: "alert" }, h("h2", null, "An edit was refused; what ran before runs on"),
    told.problems.map((problem) => h("div", null, h("b", null, problem.file), h("ul", { class: "plain" }, problem.lines.map((line) => h("li", null, line))))));
}

function drawn(place, told) {
  const files = new Map();
  for (const route of told.routes) files.set(route.file, [...(files.get(route.file) ?? []), route]);
  const faulty = new Set(told.problems.map((problem) => problem.file));
  show(place, lint(told),
    section("Routes as they run", h("p", { class: "soft" }, `Rates over the last ${number(Math.round(told.window_seconds / 60))} min; work passes from file to file through the ledger.`),
      [...files].map((one) => file(one, faulty.has(one[0])))));
}

function settings(told) {
  const field = h("input", { type: "search", placeholder: "Find a setting", "aria-label": "Find a setting" });
  const list = h("div", null);
  const fill = () => {
    const word = field.value.trim().toLowerCase();
    const found = told.settings.filter((one) => (word ? `${one.name} ${one.value} ${one.meaning}`.toLowerCase().includes(word) : one.origin || one.after_restart));
    show(list, table([
      { name: "Setting", of: (one) => h("span", { class: "days" }, one.name) },
      { name: "Value", path: true, of: (one) => [one.value || h("span", { class: "soft" }, "empty"), one.after_restart !== undefined ? h("div", null, chip("held", `after a restart: ${one.after_restart}`)) : null] },
      { name: "From", of: (one) => one.origin ?? h("span", { class: "soft" }, "as shipped") },
      { name: "Meaning", of: (one) => h("span", { class: "soft" }, one.live ? "Acts at once. " : "", one.meaning) },
    ], found, word ? "No setting has that in it." : "All settings stand as they are shipped; type above to see them."));
  };
  field.addEventListener("input", fill);
  fill();
  return section("Settings in force", h("div", { class: "bar" }, field, h("span", { class: "soft" }, "Those that something sets; secrets are no settings, and are shown nowhere.")), list);
}

export async function routes(place) {
  const picture = h("div", null);
  const [told, set] = await Promise.all([get("/api/routes"), get("/api/settings")]);
  drawn(picture, told);
  show(place, h("h1", null, "Routes and settings"), picture, settings(set));
  const again = async () => {
    if (!place.isConnected) return;
    await get("/api/routes").then((fresh) => drawn(picture, fresh)).catch(() => {});
    setTimeout(again, EVERY_MILLIS);
  };
  setTimeout(again, EVERY_MILLIS);
}
