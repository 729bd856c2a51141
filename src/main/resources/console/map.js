// Leaflet on a coarse outline of the land that comes with the jar: no tile, no address from outside.
import { chip, h, number } from "./dom.js";
import { get } from "./http.js";

const STATES = ["working", "waiting", "held", "failed", "aside", "done", "stopped", "none"];
const PAGE = 250;
const MOST = 10_000;
/** Smaller than this on the screen, in pixels, an area is drawn as a point. */
const SEEN = 7;

let loading = null;

function element(tag, attributes, loaded) {
  return new Promise((resolve, reject) => {
    document.head.append(h(tag, { ...attributes, onload: () => resolve(loaded?.()), onerror: () => reject(new Error("The map cannot be loaded.")) }));
  });
}

/** Loaded when the first map is drawn. */
function leaflet() {
  loading ??= Promise.all([
    element("script", { src: new URL("leaflet.js", import.meta.url) }),
    element("link", { rel: "stylesheet", href: new URL("leaflet.css", import.meta.url) }),
    fetch(new URL("land.json", import.meta.url)).then((answer) => answer.json()),
  ]).then(([, , land]) => ({ L: globalThis.L, land }));
  return loading;
}

function tip({ properties }) {
  return h("div", null, h("b", null, `${properties.drop} / ${properties.feature}`), h("br"), chip(properties.state), " ",
    properties.reason ?? `${number(properties.hectares)} ha`);
}

async function drawn(place) {
  const { L, land } = await leaflet();
  const map = L.map(place, { attributionControl: false, worldCopyJump: true, minZoom: 1, maxZoom: 18, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  L.geoJSON(land, { interactive: false, style: { className: "land" } }).addTo(map);
  map.setView([20, 10], 2);
  return { L, map };
}

/** Every area is a point while it is too small to be seen, else its shape. */
function layer(L, map, feature) {
  const open = () => { location.hash = "#/subject/" + encodeURIComponent(`${feature.properties.drop}/${feature.properties.feature}`); };
  const className = `area ${STATES.includes(feature.properties.state) ? feature.properties.state : ""}`;
  const shape = L.geoJSON(feature, { style: { className } });
  const bounds = shape.getBounds();
  const point = L.circleMarker(bounds.getCenter(), { className, radius: 5 });
  for (const one of [shape, point]) one.on("click", open).bindTooltip(() => tip(feature), { sticky: true });
  const choose = () => {
    const size = map.latLngToLayerPoint(bounds.getNorthEast()).distanceTo(map.latLngToLayerPoint(bounds.getSouthWest()));
    const [wanted, other] = size < SEEN ? [point, shape] : [shape, point];
    other.remove();
    wanted.addTo(map);
  };
  return { bounds, choose };
}

/** Draws the areas of a drop, or of all; returns them. */
export async function fill(place, drop, told) {
  const { L, map } = await drawn(place);
  const layers = [];
  const found = [];
  let address = "/api/areas";
  let query = { drop, limit: PAGE };
  let around = null;
  while (address && found.length < MOST) {
    const page = await get(address, query);
    query = null;
    address = page.next;
    for (const feature of page.features) {
      found.push(feature);
      if (!feature.geometry?.coordinates.length) continue;
      const one = layer(L, map, feature);
      layers.push(one);
      around = around ? around.extend(one.bounds) : L.latLngBounds(one.bounds.getSouthWest(), one.bounds.getNorthEast());
    }
    if (around) map.fitBounds(around, { padding: [24, 24], maxZoom: 14, animate: false });
    for (const one of layers) one.choose();
    told?.(found);
  }
  map.on("zoomend", () => layers.forEach((one) => one.choose()));
  return found;
}

export const legend = (found) => h("div", { class: "legend" }, STATES
  .map((state) => [state, found.filter((one) => one.properties.state === state).length])
  .filter(([, count]) => count)
  .map(([state, count]) => chip(state, `${number(count)} ${state}`)));
