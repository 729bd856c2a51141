package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** What a word on the command line means in the ledger. */
final class Found {
    private Found() {}

    /** Opens the ledger beside whoever runs on it. */
    static <T> T inLedger(Common common, String verb, Function<Ledger, T> work) {
        var file = Home.ledgerFile(common.settings());
        if (!Files.exists(file)) {
            throw new BadInput("no-ledger", "nothing was ever dropped here: there is no ledger at " + file);
        }
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + file, Clock.systemUTC(), verb)) {
            return work.apply(ledger);
        }
    }

    /** Everything that is called so. */
    static List<Subject> all(Ledger ledger, Common common, String word) {
        var found = ledger.decisions().find(relative(common, word));
        if (found.isEmpty()) {
            throw new BadInput(
                    "no-such-subject",
                    "nothing is called '" + word + "': no drop, DROP/FEATURE, order, file or scene; swath status lists"
                            + " the drops");
        }
        return found;
    }

    /** The one thing that is called so and has work: of several drops of one name the newest. */
    static Subject one(Ledger ledger, Common common, String word) {
        var found = all(ledger, common, word).stream()
                .filter(subject -> subject.kind() != Kind.SCENE)
                .toList();
        if (found.isEmpty()) {
            throw new BadInput("not-a-job", "'" + word + "' is a scene; name a drop, DROP/FEATURE, order or file");
        }
        var first = found.get(0);
        boolean ambiguous = found.stream().anyMatch(other -> other.kind() != first.kind())
                || (first.kind() != Kind.DROP && found.size() > 1);
        if (ambiguous) {
            throw new BadInput(
                    "ambiguous",
                    "'" + word + "' may mean "
                            + String.join(
                                    ", ",
                                    found.stream().map(Found::name).distinct().toList()) + "; name it by its id");
        }
        return first;
    }

    static String name(Subject subject) {
        return subject.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + subject.label() + " (" + subject.id()
                + ")";
    }

    /** A path below the store may be given as it lies on the disk. */
    private static String relative(Common common, String word) {
        var store = common.settings().text("store.url");
        if (!store.startsWith("file:")) {
            return word;
        }
        var root = common.home().resolve(store.substring("file:".length())).normalize();
        var path = common.home().resolve(word).normalize();
        return path.startsWith(root) && !path.equals(root)
                ? root.relativize(path).toString().replace('\\', '/')
                : word;
    }
}
