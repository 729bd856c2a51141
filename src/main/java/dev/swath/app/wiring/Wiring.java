package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.swath.app.gate.Claims;
import dev.swath.app.gate.Crew;
import dev.swath.app.gate.Doors;
import dev.swath.app.gate.EndTrouble;
import dev.swath.app.gate.Gate;
import dev.swath.app.gate.HeldBack;
import dev.swath.app.gate.Http;
import dev.swath.app.gate.LedgerAlarm;
import dev.swath.app.gate.LedgerBackup;
import dev.swath.app.gate.Patience;
import dev.swath.app.gate.Scope;
import dev.swath.app.inbox.ApprovalFiles;
import dev.swath.app.inbox.BundleGate;
import dev.swath.app.inbox.FinishDrops;
import dev.swath.app.inbox.Incoming;
import dev.swath.app.inbox.OrderFiles;
import dev.swath.app.inbox.Plans;
import dev.swath.app.inbox.ReportCopies;
import dev.swath.app.inbox.Reports;
import dev.swath.app.inbox.Rounds;
import dev.swath.app.inbox.SettlePlans;
import dev.swath.app.notify.Telling;
import dev.swath.app.watch.Edits;
import dev.swath.app.web.WebServer;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Bundles;
import dev.swath.io.planet.Links;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.io.store.StoreFinding;
import dev.swath.io.store.layout.Layout;
import dev.swath.model.Job;
import dev.swath.model.Limits;
import dev.swath.step.catalog.CatalogDelivered;
import dev.swath.step.dataset.images.DatasetHolds;
import dev.swath.step.order.PlanOrders;
import dev.swath.step.poll.AskListing;
import dev.swath.step.poll.AskOrder;
import dev.swath.step.poll.OpenListing;
import dev.swath.step.poll.ReadListing;
import dev.swath.step.poll.ReadOrder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/**
 * The whole object graph, built by hand. A bean's name in the routes is its class name with a small first letter; the
 * gates are named for what they pace.
 */
public final class Wiring implements CamelConfiguration, AutoCloseable {
    /** An idle worker looks that often whether it is to stop: a stop waits no longer. */
    private static final int WORKER_LOOK_MILLIS = 200;

    private final Settings settings;
    private final Secrets secrets;
    private final Ledger ledger;
    private final Clock clock;
    private final Scope scope;
    private final PlanetUrls urls;
    private final Doors doors;
    private final Reports reports;
    private final BundleGate bundleGate;
    private final ApprovalFiles approvalFiles;
    private final Rounds rounds;
    private final Stores stores;
    private final HttpFetch fetch;
    private final Links links;
    private final LedgerAlarm alarm = new LedgerAlarm();
    private final HeldBack heldBack = new HeldBack();
    private final SettlePlans settlePlans;
    private final Watching watching;
    private final Notifying notifying;
    private final CatalogDelivered catalog;
    private final DatasetHolds datasetHolds;

    /** @param scope what this process may work on */
    public Wiring(Settings settings, Secrets secrets, Ledger ledger, Clock clock, Scope scope) {
        this.settings = settings;
        this.secrets = secrets;
        this.ledger = ledger;
        this.clock = clock;
        this.scope = scope;
        // refuses a bundle that Planet does not know, before anything starts
        Bundles.of(settings.text("order.item-type")).clippable(settings.text("order.bundle"));
        Layout.of(Map.of(Layout.NAME, settings.text(Layout.NAME), Layout.TEMPLATE, settings.text(Layout.TEMPLATE)))
                .demandTemplate();
        CloudKeys.demandFit(settings);
        CatalogKeys.demandFit(settings);
        urls = new PlanetUrls(settings.service("planet.url"));
        doors = new Doors(clock, settings.scaled("retry.round-seconds", SECONDS), ledger.gates());
        watching = new Watching(settings, secrets.guard(), ledger, doors, alarm, clock);
        reports = new Reports(ledger, settings.path("intake.folder"));
        notifying = new Notifying(settings, secrets, ledger, reports::folder, clock);
        bundleGate = new BundleGate(
                settings.path("intake.folder"),
                reports,
                !settings.text("intake.assume-crs").isEmpty());
        settlePlans = new SettlePlans(ledger, this::limits, reports, heldBack, clock);
        rounds = new Rounds(ledger, settings.integer("search.max-months"), clock);
        approvalFiles = new ApprovalFiles(ledger, settings.path("intake.folder"));
        stores = Stores.open(settings, ledger, clock);
        fetch = new HttpFetch(Upstream.fetch(settings), clock);
        links = new Links(clock);
        catalog = CatalogKeys.bean(settings, ledger, stores, clock);
        datasetHolds = new DatasetHolds(ledger);
    }

    @Override
    public void configure(CamelContext context) {
        context.getPropertiesComponent().addPropertiesSource(new SettingsSource(settings));
        var registry = context.getRegistry();
        context.getComponent("seda", SedaComponent.class).setDefaultPollTimeout(WORKER_LOOK_MILLIS);
        Upstream.configure(context, settings, secrets, urls);
        watching.configure(context);
        notifying.configure(context);
        gates(registry);
        registry.bind("bundleGate", bundleGate);
        bind(registry, IntakeSteps.of(settings, ledger));
        bind(registry, SearchSteps.of(settings, ledger, urls, clock));
        bind(registry, OrderSteps.of(settings, ledger, urls, stores::free, clock));
        poll(registry);
        stores.bind(registry);
        bind(registry, DownloadSteps.of(settings, ledger, stores, new DownloadSteps.Source(urls, links, fetch), clock));
        bind(registry, catalog);
        bind(registry, DatasetSteps.of(settings, ledger, fetch, datasetHolds, clock));
        bind(registry, StacSteps.of(settings, ledger, stores.store(), fetch, clock));
        bind(registry, CompositeSteps.of(settings, ledger, stores, fetch, clock, context::isStopping));
    }

    private void gates(Registry registry) {
        double scale = settings.decimal("time.scale");
        for (var name : List.of("search", "order", "list", "link", "webhook")) {
            var gate = new Gate(name + "/" + secrets.account(), ledger.gates(), clock, scale);
            registry.bind(name + "Gate", gate);
            watching.meters().gate(name, gate);
            boolean isLink = name.equals("link");
            if (!name.equals("webhook")) {
                registry.bind(name + "Http", new Http(gate, clock, isLink, isLink ? () -> {} : doors::letIn));
            }
        }
        StacSteps.gate(registry, settings, ledger, watching.meters(), clock);
        var crew = new Crew(fetch.traffic()::bytes, fetch.traffic()::struggles, clock);
        var lease = settings.scaled("lease.seconds", SECONDS);
        registry.bind("claims", new Claims(ledger.work(), ledger.shards(), lease, scope, doors, crew::size));
        var patience = new Patience(settings.scaled("retry.round-seconds", SECONDS), settings.integer("retry.rounds"));
        registry.bind("endTrouble", new EndTrouble(ledger, doors, clock, patience, alarm, heldBack));
        registry.bind("ledgerReadOnly", ledger.readOnly());
        registry.bind(
                "ledgerBackup",
                new LedgerBackup(ledger.backups(), settings.path("backup.folder"), settings.integer("backup.keep")));
        var orderFiles = new OrderFiles(ledger, settings.path("order.folder"));
        registry.bind("finishDrops", finishDrops(orderFiles));
        registry.bind("settlePlans", settlePlans);
        registry.bind("rounds", rounds);
        registry.bind("retention", Tidying.of(settings, ledger, stores.store()::sweep, clock));
        registry.bind("approvalFiles", approvalFiles);
        registry.bind("orderFiles", orderFiles);
    }

    private FinishDrops finishDrops(OrderFiles orderFiles) {
        var composites = CatalogKeys.composites(settings, ledger);
        var copies = new ReportCopies(
                stores.store(), settings.isOn("store.reports"), settings.scaled("retry.round-seconds", SECONDS), clock);
        return new FinishDrops(ledger, reports, orderFiles, copies, composites::ask, clock);
    }

    private void poll(Registry registry) {
        var shortest = settings.scaled("poll.min-seconds", SECONDS);
        var longest = settings.scaled("poll.max-seconds", SECONDS);
        bind(
                registry,
                new OpenListing(),
                new AskListing(urls),
                new ReadListing(
                        ledger, clock, shortest, longest, settings.scaled("order.unknown-window-minutes", MINUTES)),
                new AskOrder(ledger, urls),
                new ReadOrder(ledger, links, clock, shortest, longest));
    }

    private static void bind(Registry registry, Object... steps) {
        for (var step : steps) {
            registry.bind(beanName(step.getClass()), step);
        }
    }

    /** The name of a bean in the routes: its class name with a small first letter. */
    public static String beanName(Class<?> type) {
        var name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** What may be spent, as the settings stand now. */
    private Limits limits() {
        return Spendable.of(settings);
    }

    /**
     * Takes back what was sent half, tries the store out before anything is ordered, and removes what downloads of long
     * ago left behind; called by the holder of the ledger before it starts.
     *
     * @throws dev.swath.model.trouble.BadSetting when nothing may be stored there as it is
     */
    public void prepareStore() {
        Incoming.sweep(settings.path("intake.folder"));
        if (!scope.isLookup() && !scope.isDatasets()) {
            stores.prepare(!scope.isPlan());
            CatalogKeys.settle(settings, ledger);
        }
    }

    /** What a try-out of the store shows now. */
    public List<StoreFinding> tryStore() {
        return stores.tryOut();
    }

    /** Whether Planet may be asked, and why not. */
    public Doors doors() {
        return doors;
    }

    /** Tells people what happened. */
    public Telling telling() {
        return notifying.telling();
    }

    /** What a run answers over HTTP; empty when it is off. */
    public Optional<WebServer> web() {
        var apis = new Apis(settings, ledger, reports, stores, new Apis.Planet(urls, doors, secrets, fetch));
        return watching.isServing()
                ? Optional.of(watching.server(() -> apis.api(this::limits, watching.meters(), clock)))
                : Optional.empty();
    }

    /** Where those who watch files tell what is wrong with an edit. */
    public Edits edits() {
        return watching.edits();
    }

    /** From here on there is something to count; called when the routes are there. */
    public void beginCounting(CamelContext context) {
        watching.begin(context, fetch.traffic());
    }

    /** Raised when the ledger fails, so that the process ends. */
    public LedgerAlarm alarm() {
        return alarm;
    }

    /** The gate at the inbox: what is settling or waits for parts. */
    public BundleGate bundleGate() {
        return bundleGate;
    }

    /**
     * Writes what would be ordered for a drop, and orders nothing.
     *
     * @return what it would come to, by the estimate
     */
    public Plans.Sum writePlan(Job job) {
        var planner = new PlanOrders(ledger, settings.integer("order.max-items"), this::limits);
        return new Plans(ledger, limits().minCharge()).writeDry(job, planner::preview, reports.folder(job));
    }

    /** Whether plans and approvals wait for the next look of this process. */
    public boolean isSettlingPlans() {
        return !settlePlans.isSettled() || approvalFiles.isPending();
    }

    /** Whether the catalog is being brought up to date; of a job, or null of all. */
    public boolean isCataloguing(@Nullable Job job) {
        return catalog.isBusy(job == null ? null : job.name());
    }

    /** Begins rounds of drops that are searched again. */
    public Rounds rounds() {
        return rounds;
    }

    public Reports reports() {
        return reports;
    }

    @Override
    public void close() {
        datasetHolds.close();
        fetch.close();
        stores.close();
    }
}
