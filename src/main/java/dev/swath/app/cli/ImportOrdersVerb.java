package dev.swath.app.cli;

import dev.swath.app.wiring.Deciding;
import dev.swath.app.wiring.Settings;
import dev.swath.io.flowzero.OldOrders;
import dev.swath.io.ledger.Imports;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Job;
import dev.swath.model.OldOrder;
import dev.swath.model.Route;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swath import-orders}: takes in the orders that other programs placed. */
@Command(
        name = "import-orders",
        mixinStandardHelpOptions = true,
        description = {
            "Takes in orders that FlowZero or scripts placed: orders.json, orders.db, or a folder of JSON files.",
            "Each is then read from Planet at its pace: status, scenes, tools. What they bought is not bought again. It"
                    + " orders nothing and fetches no files unless asked; doing it again changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  swath import-orders ../flowzero/orders.json",
            "  swath import-orders ../flowzero/orders.db --download",
            "  swath import-orders old/orders --no-wait",
            "  swath db stats"
        })
final class ImportOrdersVerb implements Callable<Integer> {
    private static final int BLOCK = 200;

    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "PATH", description = "orders.json, FlowZero's orders.db, or a folder of .json files.")
    private Path path = Path.of("");

    @Option(names = "--download", description = "Fetches the files of the orders as well. Costs no quota.")
    private boolean download;

    @Option(names = "--no-wait", description = "Leaves the reading from Planet to a running swath, or to the next run.")
    private boolean noWait;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        var source = common.home().resolve(path).normalize();
        var name = Imports.dropName(source.getFileName().toString().replaceFirst("\\.[^.]+$", ""));
        try (var ledger =
                SqlLedger.open("jdbc:sqlite:" + Home.ledgerFile(settings), Clock.systemUTC(), "import-orders")) {
            var taking = new Taking(ledger, name, source, frozen(settings));
            OldOrders.read(source, taking);
            taking.flush();
            taking.tell();
            if (noWait || !taking.isToBeRead()) {
                return taking.refused > 0 ? Exit.ASIDE : noWait && taking.isToBeRead() ? Exit.WAITING : Exit.DONE;
            }
            if (common.findSecrets().isEmpty()) {
                Out.say(common, "PL_API_KEY is not set: what they hold is read from Planet by the next swath run");
                return Exit.WAITING;
            }
            int exit = new Phase(common, taking.until()).run(List.of(taking.jobId()), Map.of(), settings);
            common.result = taking.json();
            // an order that Planet does not know any more is set aside, it is no failure of this verb
            return exit == Exit.WAITING ? exit : exit != Exit.DONE || taking.refused > 0 ? Exit.ASIDE : Exit.DONE;
        }
    }

    /** Planet did not bring them into anybody's bucket because a setting here says so now. */
    private static Map<String, String> frozen(Settings settings) {
        var frozen = new TreeMap<>(Deciding.of(settings));
        frozen.put("order.delivery", "download");
        return frozen;
    }

    /** Brings entries into the ledger, block by block. */
    private final class Taking implements OldOrders.Sink {
        private final Ledger ledger;
        private final String drop;
        private final Path source;
        private final Map<String, String> settings;
        private final List<OldOrder> block = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private int fresh;
        private int known;
        private int twice;
        private int refused;

        Taking(Ledger ledger, String drop, Path source, Map<String, String> settings) {
            this.ledger = ledger;
            this.drop = drop;
            this.source = source;
            this.settings = settings;
        }

        @Override
        public void order(OldOrder order) {
            if (!seen.add(order.planetId())) {
                twice++;
            }
            block.add(order);
            if (block.size() == BLOCK) {
                flush();
            }
        }

        @Override
        public void refused(String line) {
            refused++;
            java.util.Objects.requireNonNull(spec).commandLine().getErr().println("swath: " + line);
        }

        void flush() {
            var added = ledger.imports().add(drop, source, settings, block);
            fresh += added.fresh();
            known += added.known();
            block.clear();
        }

        void tell() {
            if (seen.isEmpty() && refused == 0) {
                throw new BadInput("no-orders", source + ": holds no orders");
            }
            Out.say(
                    common,
                    source.getFileName() + ": " + Out.count(seen.size(), "order") + ": " + fresh + " taken in as drop "
                            + drop + ", " + (known - twice) + " known before; " + twice + " entries told one again, "
                            + refused + " refused");
            Out.json(common, json());
        }

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("drop", drop);
            json.put("orders", seen.size());
            json.put("taken", fresh);
            json.put("known", known - twice);
            json.put("told_again", twice);
            json.put("refused", refused);
            json.put("unread", ledger.imports().unread());
            return json;
        }

        private List<Job> jobs() {
            return ledger.jobs().find(drop).stream()
                    .filter(job -> "import".equals(job.revision()))
                    .toList();
        }

        boolean isToBeRead() {
            return !jobs().isEmpty()
                    && (fresh > 0 || download || ledger.imports().unread() > 0);
        }

        String jobId() {
            return jobs().get(0).id();
        }

        /** Whoever asked for the files once wants those of new orders too. */
        @Nullable
        Route until() {
            return download ? null : jobs().get(0).until();
        }
    }
}
