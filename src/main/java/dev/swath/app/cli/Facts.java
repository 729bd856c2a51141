package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.History.Bill;
import dev.swath.io.ledger.History.Bought;
import dev.swath.io.ledger.History.Shared;
import dev.swath.io.ledger.History.Standing;
import dev.swath.io.ledger.History.Verdict;
import dev.swath.io.ledger.Ledger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a subject stands now: why it was not bought, where it is, what it waits for, what it cost. One line each. */
final class Facts {
    /** A list that is longer is cut off, and says so: a drop may have a million rows. */
    static final int MOST = 20;

    /** What waits until it is woken has a time beyond this one. */
    private static final Instant NEVER = Instant.parse("9000-01-01T00:00:00Z");

    private final Ledger ledger;
    private final Places places;
    private final Subject subject;
    private final List<String> facts = new ArrayList<>();

    private Facts(Ledger ledger, Places places, Subject subject) {
        this.ledger = ledger;
        this.places = places;
        this.subject = subject;
    }

    static List<String> of(Ledger ledger, Settings settings, Subject subject) {
        var places = new Places(settings);
        var facts = new Facts(ledger, places, subject);
        switch (subject.kind()) {
            case DROP -> facts.facts.addAll(new DropFacts(ledger, settings, subject).all());
            case FEATURE -> facts.feature();
            case ORDER -> facts.order();
            case FILE -> facts.file();
            case LINK -> facts.link();
            case SCENE -> facts.scene();
        }
        return List.copyOf(facts.facts);
    }

    private void feature() {
        add(
                ledger.history().of(subject.id()).stream()
                        .filter(event -> event.event().equals("set-aside"))
                        .toList(),
                event -> "was set aside: " + event.detail());
        add(
                ledger.history().standings(subject, MOST + 1).stream()
                        .filter(standing -> standing.kind().equals("request") && standing.reason() != null)
                        .toList(),
                standing -> standing.label() + ": " + state(standing));
        add(ledger.history().bought(subject, MOST + 1), this::bought);
        add(ledger.history().shared(subject, MOST + 1), this::shared);
        var bill = ledger.history().bill(subject);
        facts.add(cost(bill));
        where();
        add(ledger.history().verdicts(subject, MOST + 1), verdict -> "scene " + verdict.of() + verdict(verdict));
    }

    private void order() {
        var order = ledger.orders().get(subject.id());
        add(ledger.history().bought(subject, 1), this::bought);
        if (order.planetId() == null && order.posts() == 0) {
            facts.add("was never sent: it costs nothing yet");
        } else {
            facts.add("was sent " + Out.count(order.posts(), "time")
                    + (order.clip() == null ? ", whole scenes" : ", clipped to the feature"));
        }
        add(
                ledger.history().shared(subject, MOST + 1),
                shared -> sharers(shared) + " its files: " + state(shared.standing()));
        where();
        add(order.items(), scene -> "has scene " + scene);
    }

    private void file() {
        var file = ledger.deliveries().get(subject.id());
        where();
        unlessDone(ledger.history().standings(subject, 1));
        facts.add("is " + file.path() + " of order "
                + order(ledger.orders().get(file.orderId()).name(), file.planetId()) + " for "
                + ledger.history().featureOf(file.id()));
        if (file.itemId() != null) {
            facts.add("belongs to scene " + file.itemId());
        }
        checks(file.id());
        add(ledger.history().bought(subject, 1), this::bought);
    }

    /** What a later check goes by. */
    private void checks(String deliveryId) {
        ledger.stock()
                .of(deliveryId)
                .ifPresent(lying -> facts.add("has " + Out.count(lying.bytes(), "byte") + ", " + lying.digest()
                        + (lying.crc32c() == null ? "" : ", crc32c:%08x".formatted(lying.crc32c()))));
    }

    private void link() {
        var file = ledger.deliveries().get(ledger.history().fileOf(subject));
        facts.add("lies at " + places.of(subject.label()) + " for "
                + ledger.history().featureOf(subject.id()));
        facts.add("shares the bytes of " + places.of(file.target()));
        facts.add("which is " + file.path() + " of order "
                + order(ledger.orders().get(file.orderId()).name(), file.planetId()) + " for "
                + ledger.history().featureOf(file.id()) + "; sharing it cost nothing");
        unlessDone(ledger.history().shared(subject, 1).stream()
                .map(Shared::standing)
                .toList());
    }

    private void scene() {
        var verdicts = ledger.history().verdicts(subject, MOST + 1);
        add(verdicts, verdict -> features(verdict) + verdict(verdict));
        var bought = ledger.history().bought(subject, MOST + 1);
        add(bought, this::bought);
        add(ledger.history().shared(subject, MOST + 1), this::shared);
        if (bought.isEmpty()) {
            facts.add("no order has it");
        } else {
            facts.add(cost(ledger.history().bill(subject))
                    + (bought.stream().allMatch(one -> one.scenes() == 1) ? "" : ", for all scenes of these orders"));
        }
        where();
    }

    private void unlessDone(List<Standing> standings) {
        add(
                standings.stream()
                        .filter(standing -> !standing.status().equals("done"))
                        .toList(),
                Facts::state);
    }

    private void where() {
        add(ledger.history().places(subject, MOST + 1), places::line);
    }

    private String bought(Bought bought) {
        return "order " + order(bought.order(), bought.planetId())
                + (bought.planetState() == null ? "" : ", " + bought.planetState())
                + ": " + Out.count(bought.scenes(), "scene") + " as " + bought.bundle() + " for " + bought.feature()
                + ", " + bought.hectares().toPlainString() + " ha by the estimate; "
                + (bought.files() == 0
                        ? ""
                        : bought.stored() + " of " + Out.count(bought.files(), "file") + " delivered; ")
                + state(bought.standing());
    }

    private String shared(Shared shared) {
        return "shared: " + sharers(shared) + " the files of order " + order(shared.order(), shared.planetId())
                + ", bought for " + shared.owner() + "; " + state(shared.standing());
    }

    private static String sharers(Shared shared) {
        return shared.requests() == 1
                ? shared.sharer() + " gets"
                : shared.sharer() + " and others (" + shared.requests() + " requests) get";
    }

    static String order(String name, @Nullable String planetId) {
        return name + (planetId == null ? " (not at Planet)" : " (Planet's " + planetId + ")");
    }

    private static String cost(Bill bill) {
        return bill.orders() == 0
                ? "cost nothing: it has no order of its own"
                : "cost " + bill.placed().toPlainString() + " ha by the estimate, in "
                        + Out.count(bill.ordersPlaced(), "order") + " that Planet accepted";
    }

    private static String features(Verdict verdict) {
        return verdict.features() == 1 ? verdict.of() : verdict.of() + " and " + (verdict.features() - 1) + " more";
    }

    private static String verdict(Verdict verdict) {
        var example = verdict.features() == 1 ? "" : "e.g. ";
        return (verdict.chosen() ? ": chosen" : ": not bought")
                + (verdict.reason() == null
                        ? ""
                        : ", " + example + verdict.reason().text());
    }

    static String state(Standing standing) {
        var reason = standing.reason();
        boolean waits =
                standing.status().equals("waiting") && standing.notBefore().isBefore(NEVER);
        return status(standing.status(), standing.route())
                + (waits ? ", not before " + standing.notBefore().truncatedTo(ChronoUnit.SECONDS) : "")
                + (reason == null ? "" : ": " + reason.text());
    }

    private static String status(String status, String route) {
        return switch (status) {
            case "done" -> "done";
            case "waiting" -> "waits at " + route;
            case "working" -> "is being worked on at " + route;
            case "held" -> "held at " + route;
            case "aside" -> "set aside at " + route;
            default -> status + " at " + route;
        };
    }

    private <T> void add(List<T> things, Function<T, String> line) {
        things.stream().limit(MOST).map(line).forEach(facts::add);
        if (things.size() > MOST) {
            facts.add("… and more like these; explain one by its name");
        }
    }
}
