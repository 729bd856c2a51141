package dev.swath.step.select;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Item;
import dev.swath.model.Job;
import dev.swath.model.Request;
import dev.swath.model.Source;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Handler;

/** Chooses among the scenes found for a request, writes the lookup file of its feature, and commits the verdicts. */
public final class SelectScenes {
    private final Ledger ledger;
    private final LookupFiles lookup;

    /** @param lookupFolder where people find what was found: setting {@code lookup.folder} */
    public SelectScenes(Ledger ledger, Path lookupFolder) {
        this.ledger = ledger;
        this.lookup = new LookupFiles(lookupFolder);
    }

    @Handler
    public void select(Claim claim) {
        Request request = ledger.features().request(claim.workId());
        List<Candidate> found = ledger.candidates().of(request.id());
        List<Candidate> verdicts = request.terms().source() == Source.BASEMAPS
                ? new QuadSelection(request.aoi(), quads(request)).decide(found)
                : Selection.decide(request, found, ledger.standing().chosenBefore(request.id()));
        // File before commit, so that a crash between them is made good by the next holder; both under one lock, so
        // that of two requests of a feature the later file has the verdicts of the earlier.
        synchronized (lookup) {
            writeLookup(request, verdicts);
            ledger.candidates().decide(claim, verdicts);
        }
    }

    /** Quads that the drop names; empty = all that are touched. */
    private Set<String> quads(Request request) {
        return ledger.jobs().get(request.jobId()).map(Job::settings).stream()
                .flatMap(settings ->
                        Arrays.stream(settings.getOrDefault("basemap.quads", "").split(",")))
                .map(String::trim)
                .filter(quad -> !quad.isEmpty())
                .collect(Collectors.toSet());
    }

    private void writeLookup(Request request, List<Candidate> verdicts) {
        Map<Item, Candidate> decided = verdicts.stream()
                .collect(Collectors.toMap(
                        candidate -> candidate.scene().item(), Function.identity(), (one, other) -> one));
        try (Stream<Candidate> all = ledger.candidates().ofFeature(request.featureId())) {
            lookup.write(
                    request,
                    all.map(candidate -> decided.getOrDefault(candidate.scene().item(), candidate)));
        }
    }
}
