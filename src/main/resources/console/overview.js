import { bytes, chip, h, hectares, link, nothing, number, section, share, show, when } from "./dom.js";

const STEPS = [
  ["intake", "Intake", "features"], ["search", "Search", "requests"], ["select", "Select", "requests"],
  ["order", "Order", "orders"], ["poll", "Poll", "orders"], ["download", "Download", "files"],
];
const STATES = ["done", "working", "waiting", "held", "failed", "aside"];

/** Where the rows of a route are shown, and the steps that they have behind them: a row is at one route at a time. */
const SHOWN = {
  intake: ["intake"], search: ["search"], select: ["select", "search"], "order-plan": ["select", "search"],
  order: ["order"], "order-reconcile": ["order"], "order-cancel": ["order"],
  poll: ["poll", "order"], "poll-result": ["poll", "order"],
  arrival: ["download"], download: ["download"], "download-share": ["download"],
};

/** Counts by step and state; what was cancelled or skipped is aside. */
function counted(rows) {
  const steps = Object.fromEntries(STEPS.map(([step]) => [step, {}]));
  const add = (step, state, count) => { steps[step][state] = (steps[step][state] ?? 0) + count; };
  for (const [key, count] of Object.entries(rows)) {
    const [route, status] = key.split("/");
    const [at, ...behind] = SHOWN[route] ?? [];
    if (!at) continue;
    add(at, STATES.includes(status) ? status : "aside", count);
    for (const step of behind) add(step, "done", count);
  }
  return steps;
}

const busy = (step) => (step.working ?? 0) + (step.waiting ?? 0);

function lead(step) {
  return ["failed", "held", "working", "waiting", "done"].find((state) => step[state]) ?? "";
}

function stepBox([name, title, unit], step) {
  const all = STATES.reduce((sum, state) => sum + (step[state] ?? 0), 0);
  return h("li", { class: lead(step) },
    h("b", null, title),
    h("span", { class: "count" }, number(busy(step) || all)),
    h("span", { class: "soft" }, busy(step) ? ` of ${number(all)} to do` : ` ${unit}`),
    h("div", { class: "share" }, share(STATES.map((state) => [state, step[state] ?? 0]))),
    STATES.filter((state) => step[state]).map((state) => chip(state, `${number(step[state])} ${state === "aside" ? "set aside" : state}`)));
}

/** The steps with what lies at each. */
export function pipeline(rows) {
  const steps = counted(rows);
  return h("section", null, h("h2", null, "Pipeline"), h("ol", { class: "flow" }, STEPS.map((step) => stepBox(step, steps[step[0]]))));
}

/** Reasons that ask nothing of anybody, or are shown otherwise. */
const CALM = ["needs-approval", "waits-for-files"];

function needs(told, steps) {
  const items = [];
  for (const check of told.checks.filter((one) => !one.ok)) {
    items.push(h("li", null, chip("failed", check.name), " ", check.reason));
  }
  for (const plan of told.plans) {
    items.push(h("li", null, chip("held", "approve"), " ", link(plan.drop, "plans", plan.id),
      ` wants ${number(plan.orders)} ${plan.orders === 1 ? "order" : "orders"} over ${hectares(plan.hectares)}`));
  }
  for (const reason of told.reasons.filter((one) => !CALM.includes(one.code)).slice(0, 6)) {
    items.push(h("li", null, chip("aside", number(reason.rows)), " ", reason.reason, " ", h("span", { class: "soft" }, reason.code)));
  }
  const any = Object.values(steps).some((step) => busy(step));
  const sick = told.checks.some((one) => !one.ok);
  const title = items.length ? "What needs you" : any ? "Nothing needs you" : "Nothing to do";
  const calm = any ? ["Work goes on by itself."] : ["All work has ended. ", link("Draw areas", "draw"), ", or put a file of them into the inbox."];
  return h("section", { class: sick ? "sick" : items.length ? "needs" : "calm" }, h("h2", null, title),
    items.length ? h("ul", { class: "plain" }, items) : nothing(...calm));
}

function budget(name, one) {
  const limit = one.limit_hectares;
  const part = limit ? Math.min(100, (100 * one.used_hectares) / limit) : 0;
  const bar = share([[part > 90 ? "high" : "used", part], ["none", 100 - part]]);
  bar.lastChild.setAttribute("opacity", "0");
  return [
    h("div", { class: "between" }, h("span", null, name),
      h("span", null, hectares(one.used_hectares), h("span", { class: "soft" }, limit ? ` of ${hectares(limit)}` : " · no limit"))),
    limit ? h("div", { class: "gauge", role: "img", "aria-label": `${Math.round(part)} % used` }, bar) : null,
  ];
}

function money(spend) {
  return section("Budgets", budget("This run", spend.run), budget("Today", spend.day), budget("This month", spend.month),
    h("dl", null,
      h("dt", null, "Not sent yet"), h("dd", null, hectares(spend.waiting_hectares)),
      spend.account_left_hectares !== undefined ? [h("dt", null, "Account has left"), h("dd", null, hectares(spend.account_left_hectares))] : null,
      spend.active_orders !== undefined ? [h("dt", null, "Orders at Planet"), h("dd", null, number(spend.active_orders))] : null));
}

const DOORS = { door: "door to Planet" };

/** How fast calls of a kind go out, and what was said to that. */
function pace(gate) {
  const set = gate.interval_ms ? `one call in ${number(gate.interval_ms * gate.slowdown)} ms` : "";
  const said = `${number(gate.calls)} calls, ${number(gate.limited)} answered 429`;
  const now = gate.paused_until ? [chip("held", "told to wait"), " until ", when(gate.paused_until)]
    : gate.slowdown > 1.01 ? chip("held", `${gate.slowdown.toFixed(1)} times slower`) : chip("done", "as set");
  return [now, h("div", { class: "soft" }, [set, said].filter(Boolean).join(" · "))];
}

function lasting(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 172800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} days`;
}

/** How fast files arrive, and when those that are known of will be there. */
function progress(flow) {
  const until = flow.seconds_left === undefined ? null : new Date(Date.now() + 1000 * flow.seconds_left).toISOString();
  const eta = flow.files_left === 0 ? "no file is waited for"
    : until ? [flow.more_to_come ? "at least " : "about ", lasting(flow.seconds_left), ", until ", when(until)]
      : "not known yet: none has arrived since this was opened";
  return section("Throughput", h("dl", null,
    h("dt", null, "Files"), h("dd", null, `${number(flow.files_per_hour)} an hour`),
    h("dt", null, "Over the line"), h("dd", null, `${bytes(flow.bytes_per_second)}/s`),
    h("dt", null, "Still to come"), h("dd", null, `${number(flow.files_left)} files`, flow.more_to_come ? ", and those of orders to be made" : ""),
    h("dt", null, "Ready in"), h("dd", null, eta),
    h("dt", null, "Measured over"), h("dd", null, lasting(flow.window_seconds))));
}

/** What is used of a disk; the last of it is to stay free. */
function disk(one) {
  if (one.total_bytes <= 0) return null;
  const used = (100 * (one.total_bytes - one.free_bytes)) / one.total_bytes;
  const bar = share([[one.free_bytes < 2 * one.floor_bytes ? "high" : "used", used], ["none", 100 - used]]);
  bar.lastChild.setAttribute("opacity", "0");
  return [
    h("div", { class: "between" }, h("span", null, `Disk of ${one.name}`),
      h("span", null, `${bytes(one.free_bytes)} free`, h("span", { class: "soft" }, ` · ${bytes(one.floor_bytes)} stay free`))),
    h("div", { class: "gauge", role: "img", "aria-label": `${Math.round(used)} % used` }, bar),
  ];
}

function health(told) {
  return section("Doors, disks, paces", told.disks.map(disk), h("ul", { class: "plain" },
    told.checks.map((check) => h("li", null, chip(check.ok ? "done" : "failed", DOORS[check.name] ?? check.name), " ", h("span", { class: "soft" }, check.reason))),
    told.gates.map((gate) => h("li", null, h("b", null, gate.gate), " ", pace(gate)))));
}

function events(told) {
  if (told.events.length === 0) return section("Last events", nothing("Nothing has happened yet."));
  return section("Last events", h("ul", { class: "plain" }, told.events.slice(0, 12).map((event) =>
    h("li", null, when(event.at), " ", event.subject.startsWith("door/") ? event.subject : link(event.subject, "subject", event.subject), " ", event.told, event.by ? h("b", null, ` by ${event.by}`) : null))));
}

/** Drawn anew with everything that is told. */
export function overview(place, live) {
  show(place, h("h1", null, "Overview"), nothing("Asking the run …"));
  return live((told) => {
    const steps = counted(told.rows);
    show(place, h("h1", null, "Overview"), needs(told, steps),
      pipeline(told.rows),
      h("div", { class: "columns" }, progress(told.throughput), money(told.spend), health(told)), events(told));
  });
}
