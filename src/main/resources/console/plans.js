import { chip, confirmed, h, hectares, link, nothing, number, order, section, show, table, trouble } from "./dom.js";
import { get, path, post } from "./http.js";
import { footprints, sceneColumns } from "./area.js";

export function plans(place, live) {
  show(place, h("h1", null, "Approve"), nothing("Asking the run …"));
  return live((told) => show(place, h("h1", null, "Approve"), h("section", null, table([
    { name: "Drop", of: (plan) => link(plan.drop, "plans", plan.id) },
    { name: "Orders", number: true, of: (plan) => number(plan.orders) },
    { name: "Area", number: true, of: (plan) => hectares(plan.hectares) },
  ], told.plans, "No plan waits for approval."))));
}

/** What each budget would have used once the plan is spent. */
function effect(spend, plan) {
  const budgets = [["This run", spend.run], ["Today", spend.day], ["This month", spend.month]];
  return table([
    { name: "Budget", of: ([name]) => name },
    { name: "Used", number: true, of: ([, one]) => hectares(one.used_hectares) },
    { name: "With this plan", number: true, of: ([, one]) => hectares(Number(one.used_hectares) + Number(plan.hectares)) },
    { name: "Limit", number: true, of: ([, one]) => (one.limit_hectares ? hectares(one.limit_hectares) : "none") },
    { name: "", of: ([, one]) => (one.limit_hectares && Number(one.used_hectares) + Number(plan.hectares) > one.limit_hectares ? chip("failed", "beyond") : chip("done", "fits")) },
  ], budgets, "");
}

function buttons(place, told, said) {
  const act = async (question, word, grave, ask) => {
    if (!(await confirmed(question, word, grave))) return;
    try {
      show(said, section("Done", h("p", null, await ask()), link("To the drop", "drops", told.id)));
    } catch (problem) {
      show(said, trouble(problem), h("button", { onclick: () => plan(place, told.id) }, "Show the plan as it is now"));
    }
  };
  return h("div", { class: "bar" },
    h("button", { class: "main", onclick: () => act(`Order ${number(told.plan.orders)} orders over ${hectares(told.plan.hectares)}? This spends quota.`, "Approve", false,
      async () => `${number((await post(`${path("drops", told.id)}/approve`, { plan: told.plan.plan })).released)} orders were released.`) },
    `Approve ${hectares(told.plan.hectares)}`),
    h("button", { class: "grave", onclick: () => act(`Reject the plan of ${told.drop}? Everything of the drop that has not ended is stopped.`, "Reject", true,
      async () => `${number((await post(`${path("drops", told.id)}/cancel`)).stopped)} rows were stopped.`) }, "Reject"),
    h("span", { class: "soft" }, `plan ${told.plan.plan}: exactly what is shown is released`));
}

const MOST = 500;

/** Every order of the plan, while it is still the plan that is shown. */
async function ordersOf(told, asked) {
  const orders = [];
  let address = `${path("drops", told.id)}/plan`;
  let query = { limit: 50 };
  while (address && orders.length < MOST) {
    const page = await get(address, query);
    if (page.plan !== told.plan.plan) throw new Error("The plan has changed meanwhile: it must be looked at again.");
    orders.push(...page.orders);
    asked(orders.length);
    [address, query] = [page.next, null];
  }
  return orders;
}

async function scenes(map, list, told) {
  const found = await ordersOf(told, (count) => show(list, nothing(`Asking for the scenes: ${number(count)} of ${number(told.plan.orders)} orders so far …`)));
  const lines = found.flatMap((one) => one.scenes.map((scene) => ({ ...scene, of: one })));
  const shown = lines.map((line) => ({ ...line, properties: { ...line.properties, chosen: true } }));
  const columns = [
    ...sceneColumns,
    { name: "Feature", of: (line) => link(line.of.feature, "area", line.of.area) },
    { name: "Order", of: (line) => order(line.of.order) },
    { name: "As", of: (line) => `${line.of.bundle}${line.of.clipped ? ", clipped" : ""}` },
  ];
  show(list, table(columns, shown.slice(0, 200), "It has no scenes."),
    shown.length > 200 ? nothing(`The first 200 of ${number(shown.length)} scenes; plan.csv beside the drop has them all.`) : null);
  const areas = await get("/api/areas", { drop: told.id, limit: 500 });
  const wanted = new Set(found.map((one) => one.area));
  (await footprints(map, areas.features.filter((one) => wanted.has(one.id)).map((one) => one.geometry)))(shown);
}

export async function plan(place, id) {
  const [told, spend] = await Promise.all([get(path("drops", id)), get("/api/spend")]);
  if (!told.plan) {
    show(place, h("h1", null, told.drop), h("section", null, nothing("No plan of it waits for approval.")), link("To the drop", "drops", told.id ?? id));
    return;
  }
  const said = h("div", { role: "status" });
  const map = h("div", { class: "map small" });
  const list = h("div", null, nothing("Asking for the scenes …"));
  show(place, h("h1", null, "Approve ", told.drop), buttons(place, told, said), said,
    h("div", { class: "columns" },
      section("The plan", h("dl", null,
        h("dt", null, "Orders"), h("dd", null, number(told.plan.orders)),
        h("dt", null, "Scenes"), h("dd", null, number(told.plan.scenes)),
        h("dt", null, "Charged"), h("dd", null, hectares(told.plan.hectares)),
        Object.entries(told.plan.hectares_by_bundle ?? {}).map(([bundle, area]) => [h("dt", null, bundle), h("dd", null, hectares(area))]),
        h("dt", null, "Drop"), h("dd", null, link(told.drop, "drops", told.id)))),
      section("Effect on the budgets", effect(spend, told.plan))),
    section("Scenes that would be ordered", map, list));
  await scenes(map, list, told);
}
