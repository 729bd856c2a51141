// One area: what was found for it, day by day.
import { baseMap, rings } from "./base.js";
import { chip, h, hectares, link, nothing, number, section, show, table, when } from "./dom.js";
import { get, path } from "./http.js";

const day = (scene) => scene.properties.acquired.slice(0, 10);
const percent = (value) => (value === undefined ? "" : `${number(Math.round(value * 10) / 10)} %`);

/** The provider's small picture, as the run fetches it; of a scene that has none, a frame that says so. */
function preview({ picture, scene }) {
  const place = h("span", { class: "preview" });
  const none = (why) => { place.classList.add("none"); show(place, h("span", { class: "soft" }, why)); };
  const image = h("img", { src: picture, alt: `Preview of ${scene}`, width: 72, height: 72, loading: "lazy", decoding: "async", onerror: () => none("no preview") });
  const open = h("button", { type: "button", title: "Larger", onclick: () => larger(picture, scene) }, image);
  show(place, open);
  return place;
}

function larger(picture, scene) {
  const dialog = h("dialog", { class: "picture", "aria-label": scene }, h("img", { src: picture, alt: `Preview of ${scene}` }),
    h("div", { class: "bar" }, h("span", { class: "soft" }, scene), h("button", { onclick: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const verdict = ({ chosen, reason }) => chip(chosen ? "done" : reason ? "aside" : "waiting", chosen ? "chosen" : reason ? "rejected" : "undecided");

function tip({ properties }) {
  return h("div", null, h("b", null, properties.scene), h("br"), when(properties.acquired), " ", verdict(properties), h("br"),
    `clouds ${percent(properties.cloud_percent) || "unknown"}, covers ${percent(properties.coverage_percent) || "unknown"}`,
    properties.reason ? [h("br"), properties.reason] : null);
}

export const sceneColumns = [
  { name: "Preview", of: ({ properties }) => preview(properties) },
  { name: "Scene", of: ({ properties }) => h("span", { class: "days" }, link(properties.scene, "subject", properties.scene)) },
  { name: "Taken", of: ({ properties }) => when(properties.acquired) },
  { name: "Clouds", number: true, of: ({ properties }) => percent(properties.cloud_percent) },
  { name: "Covers", number: true, of: ({ properties }) => percent(properties.coverage_percent) },
  { name: "Charge", number: true, of: ({ properties }) => hectares(properties.hectares) },
];
const columns = [...sceneColumns.slice(0, 3), { name: "", of: ({ properties }) => verdict(properties) }, ...sceneColumns.slice(3),
  { name: "Why", of: ({ properties }) => properties.reason }];

/** Footprints on a map, those that are told to it at a time, and the outlines of what they were wanted for. */
export async function footprints(place, outlines) {
  const { L, map } = await baseMap(place);
  const renderer = L.svg();
  const shown = L.featureGroup().addTo(map);
  const wanted = L.featureGroup(outlines.filter(Boolean).map((one) => L.polygon(rings(one), { renderer, className: "aoi", interactive: false }))).addTo(map);
  let fitted = false;
  // near enough to see what is wanted, and far enough to see where the footprints end
  const fit = () => {
    const near = wanted.getLayers().length ? wanted.getBounds() : shown.getBounds();
    const zoom = Math.max(map.getBoundsZoom(L.latLngBounds(near.getSouthWest(), near.getNorthEast()).extend(shown.getBounds())), map.getBoundsZoom(near) - 4);
    map.setView(near.getCenter(), Math.min(zoom, 15), { animate: false });
    fitted = true;
  };
  return (scenes) => {
    shown.clearLayers();
    for (const scene of scenes) {
      const { chosen, reason } = scene.properties;
      const className = `footprint ${chosen ? "done" : reason ? "aside" : "waiting"}`;
      L.polygon(rings(scene.geometry), { renderer, className }).bindTooltip(() => tip(scene), { sticky: true }).addTo(shown);
    }
    wanted.bringToFront();
    if (!fitted && scenes.length) fit();
  };
}

const SVG = "http://www.w3.org/2000/svg";

function mark(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Every scene as a dot: to the right in time, upward with clouds. */
function strip(scenes, from, to) {
  const x = (time) => (to > from ? `${1 + (98 * (time - from)) / (to - from)}%` : "50%");
  const svg = mark("svg", { class: "strip", role: "img", "aria-label": "Scenes over time; the higher, the cloudier" });
  const cursor = mark("line", { y1: 0, y2: "100%", class: "cursor" });
  svg.append(mark("line", { x1: 0, x2: "100%", y1: "93%", y2: "93%", class: "axis" }), cursor);
  for (const { properties } of scenes) {
    const state = properties.chosen ? "done" : properties.reason ? "aside" : "waiting";
    svg.append(mark("circle", { cx: x(Date.parse(properties.acquired)), cy: `${93 - 0.86 * (properties.cloud_percent ?? 0)}%`, r: properties.chosen ? 5 : 3.5, class: state }));
  }
  return { svg, point: (time) => { for (const end of ["x1", "x2"]) cursor.setAttribute(end, x(time)); } };
}

/** A slider over the days that have scenes, with what was found on each. */
export async function timeline(place, id) {
  const [area, found] = await Promise.all([get(path("areas", id)), get(`${path("areas", id)}/scenes`)]);
  const scenes = found.features;
  if (scenes.length === 0) {
    show(place, section("Scenes by day", nothing("No scene was found for it yet.")));
    return;
  }
  const days = [...new Set(scenes.map(day))];
  const map = h("div", { class: "map small" });
  const list = h("div", { "aria-live": "polite" });
  const told = h("output", { class: "days" });
  const slider = h("input", { type: "range", min: 0, max: days.length - 1, step: 1, "aria-label": "Day" });
  const all = h("input", { type: "checkbox" });
  const drawn = strip(scenes, Date.parse(scenes[0].properties.acquired), Date.parse(scenes[scenes.length - 1].properties.acquired));
  let draw = () => {};
  const choose = () => {
    const wanted = days[Number(slider.value)];
    const some = all.checked ? scenes : scenes.filter((one) => day(one) === wanted);
    slider.setAttribute("aria-valuetext", wanted);
    slider.disabled = all.checked;
    drawn.point(Date.parse(some[0].properties.acquired));
    show(told, h("b", null, all.checked ? `${days[0]} – ${days[days.length - 1]}` : wanted), ` UTC · ${number(some.length)} of ${number(scenes.length)} scenes`);
    show(list, table(columns, some.slice(0, 200), ""), some.length > 200 ? nothing("The first 200 of them.") : null);
    draw(some);
  };
  const step = (by) => {
    let at = Number(slider.value) + by;
    while (at >= 0 && at < days.length && !scenes.some((one) => day(one) === days[at] && one.properties.chosen)) at += by;
    if (at >= 0 && at < days.length) { slider.value = at; choose(); }
  };
  slider.addEventListener("input", choose);
  all.addEventListener("change", choose);
  const first = days.findIndex((one) => scenes.some((scene) => day(scene) === one && scene.properties.chosen));
  show(place, section("Scenes by day", map, drawn.svg,
    h("div", { class: "bar slider" }, h("button", { onclick: () => step(-1), title: "The chosen one before" }, "◂ chosen"), slider,
      h("button", { onclick: () => step(1), title: "The next chosen one" }, "chosen ▸"), h("label", null, all, " all days")),
    h("p", null, told), h("div", { class: "legend" }, chip("done", "chosen"), chip("aside", "rejected"), found.more ? h("span", { class: "soft" }, "the first 3,000 are shown") : null),
    list));
  slider.value = Math.max(0, first);
  choose();
  draw = await footprints(map, [area.geometry]);
  choose();
}

export async function area(place, id) {
  const one = await get(path("areas", id));
  const { drop, drop_id: job, feature, state, hectares: size, reason } = one.properties;
  const below = h("div", null, nothing("Asking for its scenes …"));
  show(place, h("h1", null, feature, " ", chip(state)),
    h("div", { class: "bar" }, link(`Drop ${drop}`, "drops", job), link("Results", "results", id), link("History", "subject", `${drop}/${feature}`),
      h("span", { class: "soft" }, hectares(size))),
    reason ? h("section", { class: "needs" }, reason) : null, below);
  await timeline(below, id);
}
