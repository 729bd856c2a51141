// Areas drawn by hand: drawn, edited, named, saved, reckoned, sent. Nothing is ordered from here.
import { baseMap, choices, drawing, rings } from "./base.js";
import { h, hectares, link, nothing, number, section, show, table, trouble } from "./dom.js";
import { hectaresOf } from "./geodesy.js";
import { named, read, write } from "./geojson.js";
import { send } from "./http.js";

const KEPT = "swath.drawn";
const KINDS = ".geojson,.json,.kml,.gpkg,.zip";

/** What was drawn so far outlives a turn to another page, and a reload. */
const kept = () => {
  try {
    return read(sessionStorage.getItem(KEPT) ?? "");
  } catch {
    return [];
  }
};

/** The map goes round the world more than once; longitudes do not. */
const wrapped = (part) => (typeof part[0] === "number" ? [Math.round(((((part[0] + 180) % 360) + 360) % 360 - 180) * 1e9) / 1e9, part[1]] : part.map(wrapped));

const shapeOf = (layer) => {
  const { type, coordinates } = layer.toGeoJSON(9).geometry;
  return { type, coordinates: wrapped(coordinates) };
};

/** Plain polygons are edited corner by corner; holes and several parts stay as they came. */
const isPlain = (geometry) => geometry.type === "Polygon" && geometry.coordinates.length === 1;

const today = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function field(label, input, hint) {
  return h("label", { class: "field" }, h("span", null, label), input, hint ? h("small", { class: "soft" }, hint) : null);
}

/** What a drop is called and may ask for. */
function wishes(told) {
  const pick = (name, words, chosen) => h("select", { name }, words.map((word) => h("option", { value: word, selected: word === chosen }, word)));
  const form = h("form", { class: "wishes", novalidate: true, onsubmit: (event) => event.preventDefault() },
    field("Name of the drop", h("input", { name: "name", value: `drawn-${today(0)}`, maxlength: 80, required: true })),
    field("First day", h("input", { name: "start_date", type: "date", value: told.start_date || today(-92), required: true })),
    field("Last day", h("input", { name: "end_date", type: "date", value: told.end_date || today(-1), required: true })),
    field("Cadence", pick("cadence", told.cadences, told.cadence), "the best scene of each"),
    field("Bundle", pick("bundle", told.bundles.includes(told.bundle) ? told.bundles : [told.bundle, ...told.bundles], told.bundle)),
    field("Clouds at most, %", h("input", { name: "max_cloud", type: "number", min: 0, max: 100, value: told.max_cloud })),
    field("Covers at least, %", h("input", { name: "min_coverage", type: "number", min: 0, max: 100, value: told.min_coverage })));
  return { form, values: () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()])) };
}

function reckoned(told) {
  const bounded = told.most_hectares !== undefined;
  const budgets = [["This run", told.spend.run], ["Today", told.spend.day], ["This month", told.spend.month]];
  const withIt = (one) => Number(one.used_hectares) + Number(told.most_hectares ?? 0);
  return section("Estimate", h("dl", null,
    h("dt", null, "Areas"), h("dd", null, `${number(told.features - told.unusable)} · ${hectares(told.hectares)}`),
    h("dt", null, "Searches"), h("dd", null, number(told.searches)),
    h("dt", null, "Scenes"), h("dd", null, bounded ? `at most ${number(told.most_scenes)}` : "as many as there are"),
    h("dt", null, "Charge"), h("dd", null, bounded ? h("b", null, `at most ${hectares(told.most_hectares)}`) : "known once the scenes are found"),
    h("dt", null, "Approval"), h("dd", null, told.needs_approval ? "needed, if it comes to that much" : told.spend.approve_above_hectares ? "not needed" : "no threshold is set")),
  bounded ? table([
    { name: "Budget", of: ([name]) => name },
    { name: "Used", number: true, of: ([, one]) => hectares(one.used_hectares) },
    { name: "With it", number: true, of: ([, one]) => hectares(withIt(one)) },
    { name: "Limit", number: true, of: ([, one]) => (one.limit_hectares ? hectares(one.limit_hectares) : "none") },
    { name: "", of: ([, one]) => h("span", { class: `chip ${one.limit_hectares && withIt(one) > one.limit_hectares ? "failed" : "done"}` }, one.limit_hectares && withIt(one) > one.limit_hectares ? "beyond" : "fits") },
  ], budgets, "") : null,
  told.aside.length ? [h("h2", null, `${number(told.unusable)} cannot be used`), h("ul", { class: "plain" }, told.aside.map((line) => h("li", null, `${line.feature}: ${line.reason}`)))] : null,
  h("p", { class: "soft" }, "Nothing was asked of Planet. Scenes that are owned already cost nothing; days without a good scene neither."));
}

/** The shapes on the map, and their list beside it. */
function board(L, map, list, sum) {
  const layers = L.featureGroup().addTo(map);
  const areas = [];
  let edited = null;

  const keep = () => {
    sessionStorage.setItem(KEPT, write(areas));
    const all = areas.reduce((total, one) => total + hectaresOf(one.geometry), 0);
    show(sum, areas.length ? [h("b", null, hectares(all)), ` in ${number(areas.length)} ${areas.length === 1 ? "area" : "areas"}`] : "Nothing is drawn yet.");
  };
  const finish = () => {
    edited?.layer.editing?.disable();
    edited?.row.classList.remove("chosen");
    edited = null;
  };
  const edit = (one) => {
    const again = edited === one;
    finish();
    if (again || !isPlain(one.geometry)) return;
    one.layer.editing.enable();
    one.row.classList.add("chosen");
    edited = one;
  };
  const remove = (one) => {
    if (edited === one) finish();
    layers.removeLayer(one.layer);
    areas.splice(areas.indexOf(one), 1);
    one.row.remove();
    keep();
  };
  const measure = (one) => {
    one.geometry = shapeOf(one.layer);
    one.size.textContent = hectares(hectaresOf(one.geometry));
    keep();
  };
  const add = ({ name, geometry }) => {
    const one = { name, geometry, size: h("span", { class: "num" }, hectares(hectaresOf(geometry))) };
    one.layer = L.polygon(geometry.type === "Polygon" ? rings(geometry)[0] : rings(geometry), { className: "drawn", editing: {}, original: {} }).addTo(layers);
    one.layer.on("edit editdrag", () => measure(one)).on("click", () => edit(one));
    one.layer.bindTooltip(() => h("b", null, one.name), { sticky: true });
    const title = h("input", { value: name, maxlength: 100, "aria-label": "Name of the area", onchange: () => { one.name = title.value; keep(); } });
    one.row = h("li", null, title, one.size,
      isPlain(geometry) ? h("button", { onclick: () => edit(one), title: "Move its corners; a click on a corner removes it" }, "Edit") : h("small", { class: "soft" }, "has parts or holes"),
      h("button", { onclick: () => map.fitBounds(one.layer.getBounds(), { maxZoom: 16, padding: [40, 40] }), title: "Show it" }, "◎"),
      h("button", { class: "grave", onclick: () => remove(one), "aria-label": "Remove this area" }, "✕"));
    areas.push(one);
    list.append(one.row);
    keep();
    return one;
  };
  const addAll = (some) => {
    named([...areas, ...some]).slice(areas.length).forEach(add);
    if (areas.length) map.fitBounds(layers.getBounds(), { padding: [40, 40], maxZoom: 16, animate: false });
  };
  return { areas, add: (one) => edit(add(named([...areas, one]).at(-1))), addAll, finish, keep, clear: () => [...areas].forEach(remove) };
}

/** Buttons that begin a shape; while it is drawn its area is told with each corner. */
function tools(L, map, shapes, live) {
  let tool = null;
  const begin = (make) => {
    tool?.disable();
    shapes.finish();
    tool = make();
    tool.enable();
    map.getContainer().focus();
  };
  const corner = L.divIcon({ className: "corner", iconSize: [14, 14] });
  const options = { shapeOptions: { className: "drawn" }, icon: corner, touchIcon: corner, showArea: false, showLength: false, repeatMode: false };
  L.drawLocal.draw.handlers.polygon.tooltip = { start: "Click the first corner", cont: "Click the next corner", end: "Click the first corner again to close it" };
  L.drawLocal.draw.handlers.rectangle.tooltip = { start: "Press, drag and let go" };
  L.drawLocal.draw.handlers.simpleshape.tooltip = { end: "Let go to finish it" };
  const corners = (markers) => markers.map((one) => { const { lng, lat } = one.getLatLng(); return [lng, lat]; });
  map.on("draw:drawvertex", ({ layers }) => {
    const points = corners(layers.getLayers());
    show(live, points.length > 2 ? h("b", null, hectares(hectaresOf({ type: "Polygon", coordinates: [points] }))) : null, ` ${points.length} ${points.length === 1 ? "corner" : "corners"} so far`);
  });
  const drawn = () => tool._markers?.length ?? 0;
  const finish = () => {
    if (drawn() > 2) tool.completeShape();
    else show(live, " An area has three corners at least.");
  };
  const help = h("span", { class: "bar", hidden: true },
    h("button", { class: "main", onclick: finish }, "Finish"),
    h("button", { onclick: () => tool.deleteLastVertex?.() }, "Undo corner"),
    h("button", { onclick: () => tool.disable() }, "Leave it"));
  map.on("draw:drawstart", () => { help.hidden = !tool.completeShape; });
  map.on("draw:drawstop", () => { help.hidden = true; show(live); });
  map.on("draw:created", ({ layer }) => shapes.add({ name: "", geometry: shapeOf(layer) }));
  const square = () => {
    const bounds = map.getBounds().pad(-0.3);
    shapes.add({ name: "", geometry: shapeOf(L.rectangle(bounds)) });
  };
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.key === "Backspace") tool?.deleteLastVertex?.();
    if (event.key === "Enter" && tool?.enabled() && drawn() > 2) tool.completeShape();
  });
  return [
    h("button", { class: "main", onclick: () => begin(() => new L.Draw.Polygon(map, options)) }, "Draw a polygon"),
    h("button", { onclick: () => begin(() => new L.Draw.Rectangle(map, { ...options, showArea: false })) }, "Draw a rectangle"),
    help,
    h("button", { onclick: square, title: "For those without a mouse: a rectangle in the middle of the map" }, "Rectangle in view"),
  ];
}

function save(areas, name) {
  const url = URL.createObjectURL(new Blob([write(areas)], { type: "application/geo+json" }));
  h("a", { href: url, download: `${name || "areas"}.geojson` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** GeoJSON is read here; other formats the run reads, as it would read them from the inbox. */
async function imported(file, values) {
  if (/\.(geo)?json$/i.test(file.name)) return read(await file.text());
  const told = await send("/api/estimate", file, { start_date: values.start_date, end_date: values.end_date });
  const found = told.areas.features.map((one) => ({ name: one.properties.name, geometry: one.geometry }));
  if (!found.length) throw new Error(told.aside[0]?.reason ?? "There is no polygon in it.");
  return found;
}

export async function draw(place) {
  const frame = h("div", { class: "map" });
  const list = h("ol", { class: "shapes" });
  const sum = h("p", { role: "status" });
  const live = h("span", { class: "soft", role: "status" });
  const bar = h("div", { class: "bar" });
  const below = h("div", { "aria-live": "polite" });
  const side = h("section", null, h("h2", null, "Areas"), list, sum);
  show(place, h("h1", null, "Draw"), bar, h("div", { class: "columns map-first" }, h("section", null, frame), side), below);
  const [L, told] = await Promise.all([drawing(), choices()]);
  const { map } = await baseMap(frame);
  const shapes = board(L, map, list, sum);
  const { form, values } = wishes(told);
  const run = (what) => async () => {
    try {
      show(below, await what());
    } catch (problem) {
      show(below, trouble(problem));
    }
  };
  const file = h("input", { type: "file", accept: KINDS, hidden: true, onchange: run(async () => {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return null;
    shapes.addAll(await imported(chosen, values()));
    return null;
  }) });
  const body = () => {
    shapes.finish();
    if (!shapes.areas.length) throw new Error("Draw an area first, or import a file.");
    return new Blob([write(shapes.areas)], { type: "application/geo+json" });
  };
  const wanted = () => ({ ...values(), id_column: "name" });
  show(bar, tools(L, map, shapes, live), h("button", { onclick: () => file.click() }, "Import a file"), file, live);
  side.append(h("h2", null, "What is wanted"), form, h("div", { class: "bar" },
    h("button", { onclick: run(async () => reckoned(await send("/api/estimate", body(), wanted()))) }, "Estimate"),
    h("button", { class: "main", onclick: run(async () => {
      const answer = await send("/api/drops", body(), wanted());
      return section("Sent", h("p", null, `${number(answer.features)} ${answer.features === 1 ? "area lies" : "areas lie"} in the inbox as `, link(answer.drop, "drops", answer.drop), ". Within the budgets, and the approval where one is needed, scenes are searched and ordered by the run."));
    }) }, "Submit"),
    h("button", { onclick: run(async () => { body(); save(shapes.areas, values().name); return nothing("Saved as GeoJSON."); }) }, "Save as GeoJSON"),
    h("button", { class: "grave", onclick: () => shapes.clear() }, "Clear")));
  shapes.addAll(kept());
  shapes.keep();
}
