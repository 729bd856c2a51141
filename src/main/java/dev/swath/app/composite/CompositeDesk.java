package dev.swath.app.composite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.collection.CollectionProfile;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.io.stac.collection.MaskKind;
import dev.swath.io.stac.request.CompositeWords;
import dev.swath.io.stac.request.CompositeWords.Usual;
import dev.swath.model.Composite;
import dev.swath.model.CompositeRequest;
import dev.swath.model.Period;
import dev.swath.model.RequestFault;
import dev.swath.step.composite.CheckComposite;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Turns the words of a request into a composite, and puts it into the ledger; the routes do the rest. */
public final class CompositeDesk {
    /** Bands of collections that hold no reflectance: their medians mean nothing. */
    private static final Set<String> NO_REFLECTANCE = Set.of("visual", "cloud", "scl", "qa_pixel");

    private static final GeometryFactory LON_LAT = new GeometryFactory();

    private final Ledger ledger;
    private final CollectionProfiles profiles;
    private final Terms terms;

    public CompositeDesk(Ledger ledger, CollectionProfiles profiles, Terms terms) {
        this.ledger = ledger;
        this.profiles = profiles;
        this.terms = terms;
    }

    /**
     * What the settings say.
     *
     * @param service address of the STAC API
     * @param usual what words mean that nobody gives
     * @param mostPixels of one month
     */
    public record Terms(URI service, Usual usual, long mostPixels) {}

    /**
     * A composite that is in the ledger.
     *
     * @param isNew false when it was asked for in the same words before, and is under way
     */
    public record Asked(Composite composite, boolean isNew) {}

    /**
     * Puts a composite into the ledger. The same words while it is under way mean the same composite.
     *
     * @throws FaultyRequest naming every word that is wrong
     */
    public Asked ask(ObjectNode json) {
        var faults = new ArrayList<RequestFault>();
        var words = CompositeWords.read(json, terms.usual(), faults);
        if (faults.isEmpty()) {
            check(words, faults);
        }
        if (!faults.isEmpty()) {
            throw new FaultyRequest(faults);
        }
        var text = words.json().toString();
        Optional<String> known = ledger.compositeLooks().open(text);
        if (known.isPresent()) {
            return new Asked(ledger.composites().get(known.get()), false);
        }
        var composite = composite(words, text);
        ledger.composites().ask(composite, words.making());
        return new Asked(composite, true);
    }

    private void check(CompositeWords words, List<RequestFault> faults) {
        var ids = words.collections();
        if (ids.isEmpty() || new HashSet<>(ids).size() < ids.size()) {
            faults.add(new RequestFault("collections", "name one or more, each once"));
        }
        for (var id : ids) {
            if (profiles.find(terms.service(), id).isEmpty()) {
                faults.add(new RequestFault(
                        "collections",
                        "it is not known which assets of \"" + id + "\" hold which bands; known are "
                                + String.join(", ", profiles.ids(terms.service()))
                                + ", and others by settings stac.collection.ID.bands"));
            }
        }
        if (!isStretch(words.stretch())) {
            faults.add(new RequestFault("stretch", "must be auto, or the darkest and brightest reflectance: 0,0.3"));
        }
        if (words.clip() && !words.ingest()) {
            faults.add(new RequestFault("clip", "needs ingest: what is read where it is leaves no window here"));
        }
        if (faults.isEmpty()) {
            faults.addAll(new CheckComposite(bands(profiles(ids)), terms.mostPixels()).check(words.request()));
        }
    }

    private static boolean isStretch(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,6})?,\\d{1,3}(\\.\\d{1,6})?")) {
            return text.equals("auto");
        }
        var ends = text.split(",", -1);
        return Double.parseDouble(ends[0]) < Double.parseDouble(ends[1]);
    }

    private List<CollectionProfile> profiles(List<String> ids) {
        return ids.stream()
                .flatMap(id -> profiles.find(terms.service(), id).stream())
                .toList();
    }

    /** Those that all collections have. */
    private static Set<String> bands(List<CollectionProfile> profiles) {
        var bands = new TreeSet<String>();
        profiles.forEach(profile -> bands.addAll(profile.bands().keySet()));
        profiles.forEach(profile -> bands.retainAll(profile.bands().keySet()));
        bands.removeAll(NO_REFLECTANCE);
        return bands;
    }

    private Composite composite(CompositeWords words, String text) {
        var asked = words.request();
        var days = asked.toi().split("/", -1);
        var period = new Period(LocalDate.parse(days[0].strip()), LocalDate.parse(days[1].strip()));
        boolean isMasked = !asked.mask().equals("none")
                && profiles(words.collections()).stream().anyMatch(profile -> profile.maskKind() != MaskKind.NONE);
        return new Composite(
                UlidCreator.getMonotonicUlid().toString(),
                words.name() == null ? "composite-" + period.start() + "-" + period.end() : words.name(),
                text,
                terms.service(),
                words.collections(),
                asked.bands(),
                isMasked,
                area(asked),
                period.from(),
                period.until(),
                words.maxCloudPercent());
    }

    private static Geometry area(CompositeRequest request) {
        var aoi = request.aoi();
        return aoi != null
                ? aoi
                : UnaryUnionOp.union(request.bboxes().stream()
                        .map(box -> LON_LAT.toGeometry(new Envelope(box.get(0), box.get(2), box.get(1), box.get(3))))
                        .toList());
    }
}
