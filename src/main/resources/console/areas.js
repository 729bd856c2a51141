import { h, link, nothing, number, show } from "./dom.js";
import { fill, legend } from "./map.js";

export async function areas(place) {
  const map = h("div", { class: "map", role: "application", "aria-label": "Map of all areas; the drops page lists them" });
  const below = h("div", { "aria-live": "polite" }, nothing("Asking for the areas …"));
  show(place, h("h1", null, "Map"), h("section", null, map, below));
  const found = await fill(map, null, (some, more) => show(below, legend(some), more ? nothing(`${number(some.length)} so far …`) : null));
  if (found.length === 0) show(below, h("p", { class: "nothing" }, "No area is known yet. Drop a file into the inbox, or ", link("draw one", "draw"), "."));
}
