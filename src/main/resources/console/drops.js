import { fill } from "./map.js";
import { chip, confirmed, h, hectares, link, nothing, number, section, show, table, trouble, when } from "./dom.js";
import { get, path, post } from "./http.js";
import { choice, paged, text } from "./lists.js";
import { pipeline } from "./overview.js";

export const drops = (place) => paged(place, "Drops", "/api/drops", "drops", [
  { name: "Drop", sort: "name", of: (line) => link(line.drop, "drops", line.id) },
  { name: "State", of: (line) => chip(line.state) },
  { name: "Arrived", sort: "time", of: (line) => when(line.arrived) },
  { name: "Finished", of: (line) => when(line.finished) },
  { name: "Why", of: (line) => line.reason },
], [text("q", "Search names"), choice("state", "Any state", ["reading", "open", "finished", "same", "failed"])],
"No drop yet. Put a zipped shapefile, GeoPackage, GeoJSON or KML into the inbox.");

/** Buttons that ask first, then say what came of it. */
export function acts(place, address, told, again, hasEnded) {
  const act = (label, word, question, grave, outcome) => h("button", { class: grave ? "grave" : null, onclick: async () => {
    if (!(await confirmed(question, word, grave))) return;
    try {
      show(place, h("p", { class: "soft" }, outcome(await post(`${address}/${word.toLowerCase()}`))));
      again();
    } catch (problem) {
      show(place, trouble(problem));
    }
  } }, label);
  return [
    act("Retry what failed", "Retry", `Try again what failed of ${told}? It may spend quota.`, false, (answer) => `${number(answer.rows)} ${answer.rows === 1 ? "row goes" : "rows go"} on.`),
    hasEnded ? null : act("Cancel", "Cancel", `Stop everything of ${told} that has not ended?`, true,
      (answer) => `${number(answer.stopped)} rows stopped; ${number(answer.at_planet)} orders are to be cancelled at Planet.`),
  ];
}

const facts = (told) => h("dl", null,
  h("dt", null, "State"), h("dd", null, chip(told.state), told.reason ? ` ${told.reason}` : ""),
  told.arrived ? [h("dt", null, "Arrived"), h("dd", null, when(told.arrived))] : null,
  told.finished ? [h("dt", null, "Finished"), h("dd", null, when(told.finished))] : null,
  told.standing ? [h("dt", null, "Calendar"), h("dd", null, told.standing.cron, told.standing.next ? [", next ", when(told.standing.next)] : null)] : null);

const settings = (told) => h("details", null, h("summary", null, "Settings"), h("dl", null,
  Object.entries(told.settings ?? {}).filter(([, value]) => value).map(([key, value]) => [h("dt", null, key), h("dd", null, value)])));

export async function drop(place, id) {
  const told = await get(path("drops", id));
  const said = h("div", { role: "status" });
  const map = h("div", { class: "map small" });
  const list = h("div", null, nothing("Asking for its features …"));
  const report = `${path("drops", told.id ?? id)}/report.html`;
  show(place, h("h1", null, told.drop, " ", chip(told.state)),
    h("div", { class: "bar" },
      told.plan ? h("a", { href: "#/plans/" + encodeURIComponent(told.id) }, h("b", null, `Approve ${hectares(told.plan.hectares)}`)) : null,
      link("Features", "features", told.id ?? id), link("Orders", "orders", told.id ?? id), link("Files", "files", told.id ?? id), link("Results", "images", told.id ?? id), link("History", "subject", told.id ?? id),
      told.id ? h("a", { href: report, target: "_blank", rel: "noopener" }, "Report") : null,
      told.id ? acts(said, path("drops", told.id), told.drop, () => setTimeout(() => drop(place, id), 1500), Boolean(told.finished)) : null),
    said,
    told.rows ? pipeline(told.rows) : null,
    h("div", { class: "columns" }, section("How it stands", facts(told), settings(told)),
    told.reasons?.length ? section("Reasons", table([
      { name: "Rows", number: true, of: (line) => number(line.rows) },
      { name: "Why", of: (line) => line.reason },
      { name: "Code", of: (line) => line.code },
    ], told.reasons, "")) : null),
    told.id ? section("Features", map, list) : null);
  if (told.id) {
    const shown = await fill(map, told.id);
    show(list, table([
      { name: "Feature", of: ({ properties, ...line }) => link(properties.feature, "area", line.id) },
      { name: "State", of: ({ properties }) => chip(properties.state) },
      { name: "Area", number: true, of: ({ properties }) => hectares(properties.hectares) },
      { name: "Why", of: ({ properties }) => properties.reason },
    ], shown.slice(0, 100), "It has no features."),
    shown.length > 100 ? nothing(`The first 100 of ${number(shown.length)}; the search field finds the others.`) : null);
  }
}
