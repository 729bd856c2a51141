import { acts } from "./drops.js";
import { chip, h, hectares, link, nothing, number, order, section, show, table, when } from "./dom.js";
import { get, path } from "./http.js";

const KINDS = { drop: "Drop", feature: "Feature", order: "Order", file: "File", link: "Shared file", scene: "Scene" };
const why = { name: "Why", of: (line) => line.reason };

const work = (lines, of) => section("Work", table([
  { name: "What", of: (line) => line.kind },
  { name: "Which", path: true, of: (line) => line.label || of },
  { name: "Route", of: (line) => line.route },
  { name: "State", of: (line) => chip(line.status) },
  why,
], lines, ""));

const orders = (lines) => section("Orders", table([
  { name: "Order", of: (line) => order(line.order) },
  { name: "For", of: (line) => link(line.feature, "subject", line.feature) },
  { name: "State", of: (line) => chip(line.status) },
  { name: "Scenes", number: true, of: (line) => number(line.scenes) },
  { name: "Files stored", number: true, of: (line) => `${number(line.stored)} of ${number(line.files)}` },
  { name: "Charged", number: true, of: (line) => hectares(line.hectares) },
], lines, ""));

const files = (lines) => section("Files", table([
  { name: "File", path: true, of: (line) => link(line.target, "subject", line.target) },
  { name: "State", of: (line) => (line.lies ? chip("done", "lies there") : chip("waiting", "not there yet")) },
  { name: "", of: (line) => (line.linked ? "shared" : "") },
], lines, ""));

const verdicts = (lines, ofScene) => section(ofScene ? "Decided for" : "Scenes", table([
  { name: ofScene ? "Feature" : "Scene", of: (line) => link(line.of, "subject", line.of) },
  { name: "Chosen", of: (line) => (line.chosen ? chip("done", "chosen") : chip("aside", "rejected")) },
  why,
  ofScene ? { name: "Features", number: true, of: (line) => number(line.features) } : { name: "Code", of: (line) => line.code },
], lines, ""));

const story = (events) => section("History", events.length
  ? h("ol", { class: "story" }, events.map((event) => h("li", null, when(event.at), " ", event.told,
    event.by ? h("b", null, ` by ${event.by}`) : null,
    event.part ? h("span", { class: "soft" }, ` · ${event.part}`) : null)))
  : nothing("Nothing has happened to it yet."));

function told(one, again) {
  const said = h("div", { role: "status" });
  const some = (lines, draw) => (lines?.length ? draw(lines) : null);
  return [
    h("h1", null, h("span", { class: "soft" }, `${KINDS[one.kind] ?? one.kind} `), one.label),
    h("div", { class: "bar" }, one.drop_id ? link("Its drop", "drops", one.drop_id) : null,
      one.kind === "feature" ? [link("Scenes by day", "area", one.id), link("Results", "results", one.id)] : null,
      one.kind === "order" ? acts(said, path("orders", one.id), one.label, again, one.work?.every((line) => ["done", "skipped", "cancelled"].includes(line.status))) : null,
      ["file", "link"].includes(one.kind) && one.work?.some((line) => ["failed", "cancelled"].includes(line.status)) ? acts(said, path("files", one.kind === "file" ? one.id : one.label), one.label, again, true) : null),
    said,
    // files that lie in their places are told below, with their places
    some(one.work?.filter((line) => line.kind !== "file" || line.status !== "done"), (lines) => work(lines, one.label)), some(one.orders, orders),
    some(one.verdicts, (lines) => verdicts(lines, one.kind === "scene")),
    story(one.history), some(one.files, files),
  ];
}

export async function subject(place, word) {
  const answer = await get("/api/subjects", { word });
  show(place, answer.subjects.flatMap((one) => told(one, () => setTimeout(() => subject(place, word), 1500))));
}
