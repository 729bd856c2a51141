package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.CompositeOutput;
import dev.swath.model.StacScene;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The months of composites, their tiles, and what came of them. */
public interface Months {
    /**
     * The claimed composite is cut into months, each of which waits at {@link dev.swath.model.Route#COMPOSITE_MONTH};
     * itself it goes on to {@link dev.swath.model.Route#COMPOSITE_CATALOG} and waits for them.
     *
     * @param pixels what it covers, JSON
     * @param look when it is looked at again, if no month's end wakes it before
     */
    void planned(Claim composite, String pixels, List<Planned> months, Instant look);

    /**
     * A month that has scenes.
     *
     * @param memoryBytes the most that its tiles take at once
     */
    record Planned(YearMonth month, int scenes, int tiles, long memoryBytes) {}

    /** What the composite covers, JSON; empty before it is planned. */
    Optional<String> pixels(String compositeId);

    /** @throws IllegalArgumentException when there is none of that id */
    Month get(String monthId);

    /** Of a composite, in order. */
    List<Month> of(String compositeId);

    /** @param isMade whether its images lie in the store */
    record Month(String id, String compositeId, YearMonth month, boolean isMade) {}

    /** Scenes of a composite that were taken in that UTC month, by time; those that were dropped are left out. */
    List<StacScene> scenes(String compositeId, YearMonth month);

    /**
     * The claimed month is begun, or gone on with. Tiles of another plan are forgotten.
     *
     * @param plan names all that decides what its tiles become
     * @param tiles how many it has
     * @return CRC32C of the tiles that are finished, by number
     */
    Map<Integer, Long> begin(Claim month, String plan, int tiles, long memoryBytes);

    /** A tile of the claimed month lies on the disk for good. */
    void tile(Claim month, int tile, long crc32c);

    /** Whether the claim's result would still be accepted. */
    boolean isHeld(Claim claim);

    /** The images of the claimed month lie in the store. */
    void made(Claim month, List<CompositeOutput> outputs);

    /** What lies in the store, in order of months. */
    List<CompositeOutput> outputs(String compositeId);

    /** Whether months of it are still to come without a person. */
    boolean isUnderWay(String compositeId);

    /** Months of the claimed composite are under way: it is looked at again then, or when the last one has ended. */
    void await(Claim composite, Instant look);

    /** The claimed composite is catalogued: done, or failed where a month of it was given up. */
    void catalogued(Claim composite, List<CompositeOutput> outputs);

    /** Which of these jobs still have work to come. */
    boolean isOpen(String compositeId);
}
