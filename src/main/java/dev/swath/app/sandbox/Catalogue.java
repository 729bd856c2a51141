package dev.swath.app.sandbox;

import dev.swath.app.sandbox.chance.Chance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;

/** All scenes of the world at all times, computed when asked for: nothing is stored. */
final class Catalogue {
    /** Degrees of latitude by which a footprint may reach beyond its centre. */
    private static final double REACH = 0.5;

    private final SandboxOptions options;
    private final Frames frames;

    Catalogue(SandboxOptions options) {
        this.options = options;
        this.frames = new Frames(options);
    }

    /** Scenes within a scope; it must name ids or a place. */
    List<Scene> scenes(Scope scope) {
        // a wide box can meet a pass from both sides of the antimeridian
        var found = new LinkedHashMap<String, Scene>();
        if (scope.ids() != null) {
            scope.ids().stream().sorted().forEach(id -> scene(id).ifPresent(scene -> found.put(id, scene)));
        } else if (scope.box() != null && !scope.box().isNull()) {
            Envelope box = scope.box();
            // local days run up to 12 hours off UTC
            for (long day = day(scope.from()) - 1; day <= day(scope.to()) + 1; day++) {
                for (int satellite = 0; satellite < options.world().satellites(); satellite++) {
                    passes(day, satellite, box, strip -> frames(strip, box, scope, found));
                }
            }
        }
        return List.copyOf(found.values());
    }

    Optional<Scene> scene(String id) {
        String[] parts = id.split("_", -1);
        if (parts.length != 4 || !id.matches("\\d{8}_\\d{6}_\\d\\d_[0-9a-f]{4}")) {
            return Optional.empty();
        }
        LocalDate date;
        try {
            date = LocalDate.parse(parts[0], DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
        int clock = Integer.parseInt(parts[1]);
        double seconds = date.toEpochDay() * 86_400.0
                + clock / 10_000 * 3600
                + clock / 100 % 100 * 60
                + clock % 100
                + Integer.parseInt(parts[2]) / 100.0;
        int number = satellite(parts[3]);
        for (long day = date.toEpochDay() - 1; number >= 0 && day <= date.toEpochDay() + 1; day++) {
            for (Strip strip : strips(day, number)) {
                double phase = (seconds - strip.nodeSeconds()) / Track.PERIOD * 2 * Math.PI;
                Optional<Scene> scene = Math.abs(phase) > Track.phase(-90)
                        ? Optional.empty()
                        : frames.scene(strip, frames.number(phase))
                                .filter(found -> found.id().equals(id));
                if (scene.isPresent()) {
                    return scene;
                }
            }
        }
        return Optional.empty();
    }

    private int satellite(String hex) {
        for (int satellite = 0; satellite < options.world().satellites(); satellite++) {
            if (new Strip(0, 0, satellite, 0).satelliteId().equals(hex.toLowerCase(Locale.ROOT))) {
                return satellite;
            }
        }
        return -1;
    }

    private double firstNode(long day, int satellite) {
        return -180 + Chance.unit(Chance.mix(options.world().seed(), day, satellite)) * Track.NODE_SPACING;
    }

    private List<Strip> strips(long day, int satellite) {
        var strips = new ArrayList<Strip>();
        for (double node = firstNode(day, satellite); node < 180; node += Track.NODE_SPACING) {
            strips.add(new Strip(options.world().seed(), day, satellite, node));
        }
        return strips;
    }

    private void passes(long day, int satellite, Envelope box, Consumer<Strip> visit) {
        double widest = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())) + REACH;
        double margin = REACH / Math.max(0.1, Math.cos(Math.toRadians(Math.min(85, widest))));
        double east = Track.longitudeOffset(Track.phase(box.getMaxY() + REACH));
        double west = Track.longitudeOffset(Track.phase(box.getMinY() - REACH));
        double low = box.getMinX() - margin - east;
        double high = box.getMaxX() + margin - west;
        double first = firstNode(day, satellite);
        for (int turn = -360; turn <= 360; turn += 360) {
            int from = Math.max(0, (int) Math.ceil((low + turn - first) / Track.NODE_SPACING));
            for (int i = from; ; i++) {
                double node = first + i * Track.NODE_SPACING;
                if (node > high + turn || node >= 180) {
                    break;
                }
                visit.accept(new Strip(options.world().seed(), day, satellite, node));
            }
        }
    }

    private void frames(Strip strip, Envelope box, Scope scope, Map<String, Scene> found) {
        int first = frames.number(Track.phase(box.getMaxY() + REACH));
        int last = frames.number(Track.phase(box.getMinY() - REACH));
        for (int number = first; number <= last; number++) {
            frames.scene(strip, number)
                    .filter(scene -> scene.footprint().getEnvelopeInternal().intersects(box))
                    .filter(scene -> !scene.acquired().isBefore(scope.from()))
                    .filter(scene -> !scene.acquired().isAfter(scope.to()))
                    .ifPresent(scene -> found.putIfAbsent(scene.id(), scene));
        }
    }

    private static long day(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 86_400L);
    }
}
