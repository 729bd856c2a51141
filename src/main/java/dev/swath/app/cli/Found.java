package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

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
                            + " the drops" + hint(ledger, word));
        }
        return found;
    }

    private static String hint(Ledger ledger, String word) {
        var drop = Near.drop(ledger, word);
        return drop.isEmpty() ? Near.order(ledger, word) : drop;
    }

    /** The one thing that is called so and has work: of several drops, or links, of one name the newest. */
    static Subject one(Ledger ledger, Common common, String word) {
        var found = all(ledger, common, word).stream()
                .filter(subject -> subject.kind() != Kind.SCENE)
                .toList();
        if (found.isEmpty()) {
            throw new BadInput("not-a-job", "'" + word + "' is a scene; name a drop, DROP/FEATURE, order or file");
        }
        var first = found.get(0);
        if (!found.stream().allMatch(other -> isMeantBy(first, other))) {
            throw new BadInput(
                    "ambiguous",
                    "'" + word + "' may mean "
                            + String.join(
                                    ", ",
                                    found.stream().map(Found::name).distinct().toList()) + "; name it by its id");
        }
        return first;
    }

    private static boolean isMeantBy(Subject first, Subject other) {
        return switch (first.kind()) {
            case DROP, LINK -> other.kind() == first.kind();
            case FILE -> other.equals(first) || other.kind() == Kind.LINK;
            case FEATURE, ORDER, SCENE -> other.equals(first);
        };
    }

    static String name(Subject subject) {
        return kind(subject) + " " + subject.label() + " (" + subject.id() + ")";
    }

    static String kind(Subject subject) {
        return subject.kind() == Kind.LINK
                ? "shared file"
                : subject.kind().name().toLowerCase(Locale.ROOT);
    }

    /** A path below the store may be given as it lies on the disk, from our folder or from where the verb is called. */
    private static String relative(Common common, String word) {
        var settings = common.settings();
        var store = settings.text("store.url");
        if (!store.startsWith("file:")) {
            return word;
        }
        var root = settings.home().resolve(store.substring("file:".length())).normalize();
        return Stream.of(common.home(), Path.of("").toAbsolutePath())
                .map(folder -> folder.resolve(word).normalize())
                .filter(path -> path.startsWith(root) && !path.equals(root))
                .map(path -> root.relativize(path).toString().replace('\\', '/'))
                .findFirst()
                .orElse(word);
    }
}
