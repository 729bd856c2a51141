package dev.swath.app.web;

import dev.swath.app.inbox.Incoming;
import dev.swath.io.base.Trees;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Limits;
import dev.swath.model.ShortName;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.intake.Appraise;
import dev.swath.step.intake.Appraise.Question;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What becomes of files that are sent: drops, or estimates of what drops of them would come to. Neither orders anything. */
final class Sent {
    private final Ledger ledger;
    private final Incoming incoming;
    private final Appraise appraise;
    private final Supplier<Limits> limits;
    private final Lists lists;

    Sent(Ledger ledger, Incoming incoming, Appraise appraise, Supplier<Limits> limits, Lists lists) {
        this.ledger = ledger;
        this.incoming = incoming;
        this.appraise = appraise;
        this.limits = limits;
        this.lists = lists;
    }

    /** What is sound lies in the inbox when it is answered, and the routes do the rest. */
    void drop(RoutingContext context, Path file, String name, Map<String, String> settings) {
        long features = incoming.take(file, name, settings);
        var drop = name.replaceFirst("\\.[^.]+$", "");
        ledger.decisions(Caller.of(context).name()).sent(drop, name + ", " + features + " features");
        var told = new LinkedHashMap<String, Object>();
        told.put("drop", drop);
        told.put("state", "arriving");
        told.put("features", features);
        var address = Answers.address("/api/drops/", drop);
        context.response().putHeader("Location", address);
        Answers.json(context, 202, told);
    }

    /** The file is read as a drop of it would be, and forgotten. */
    void estimate(RoutingContext context, Path file, String name, Map<String, String> settings) {
        var given = new TreeMap<String, String>();
        settings.forEach((word, value) -> given.put(ShortName.setting(word), value));
        var estimates = new Estimates(limits.get());
        try {
            var folder = Files.createTempDirectory(incoming.folder(), "estimate-");
            try {
                appraise.appraise(new Question(Files.move(file, folder.resolve(name)), given), estimates::add);
            } finally {
                Trees.remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (estimates.isEmpty()) {
            throw new BadInput("no-features", name + ": holds no features");
        }
        Answers.json(context, 200, estimates.told(lists.money()));
    }
}
