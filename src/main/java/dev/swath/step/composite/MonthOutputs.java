package dev.swath.step.composite;

import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Brings the images of a month into the store: the composite, its 8-bit picture where it was asked for, a preview. */
final class MonthOutputs {
    static final String COG = "cog";
    static final String VISUAL = "visual";
    static final String PREVIEW = "preview";

    private final Composite composite;
    private final CompositeMaking making;
    private final int threads;

    /** @param threads that compress */
    MonthOutputs(Composite composite, CompositeMaking making, int threads) {
        this.composite = composite;
        this.making = making;
        this.threads = threads;
    }

    /** @param folder for the images before they are in the store */
    List<CompositeOutput> write(MonthPlan plan, TileScratch tiles, Path folder, DerivedFolder derived)
            throws IOException {
        ExecutorService compressors = Executors.newFixedThreadPool(threads);
        try {
            var images = new MonthImages(folder, compressors);
            var names = new CompositeNames(composite, new OutputNames());
            var put = new Putting(plan, names, derived);
            String name = names.image(plan.month());
            Path cog = images.composite(plan, tiles, composite.bands(), name);
            put.image(COG, cog);
            int[] colours = colours();
            if (making.output().equals(VISUAL)) {
                var look = new Look(colours[0], colours[1], colours[2], stretch(making.stretch()));
                put.image(VISUAL, images.visual(plan, tiles, look, OutputNames.visual(name)));
            }
            put.image(PREVIEW, images.preview(cog, colours, OutputNames.preview(name)));
            return put.outputs;
        } finally {
            compressors.shutdownNow();
        }
    }

    /** Red, green and blue where all three are there, else the first band. */
    private int[] colours() {
        var bands = composite.bands();
        int[] colours = {bands.indexOf("red"), bands.indexOf("green"), bands.indexOf("blue")};
        boolean all = colours[0] >= 0 && colours[1] >= 0 && colours[2] >= 0;
        return all ? colours : new int[] {0};
    }

    /** Null = as the month has it. */
    static @Nullable VisualStretch stretch(String words) {
        if (words.equals("auto")) {
            return null;
        }
        String[] numbers = words.split(",", -1);
        return new VisualStretch(Double.parseDouble(numbers[0].strip()), Double.parseDouble(numbers[1].strip()), 1);
    }

    private static final class Putting {
        private final MonthPlan plan;
        private final CompositeNames names;
        private final DerivedFolder derived;
        private final List<CompositeOutput> outputs = new ArrayList<>();

        Putting(MonthPlan plan, CompositeNames names, DerivedFolder derived) {
            this.plan = plan;
            this.names = names;
            this.derived = derived;
        }

        void image(String kind, Path file) {
            String path = names.path(plan.month(), String.valueOf(file.getFileName()));
            derived.put(path, file);
            var stored = derived.written().get(path);
            if (stored == null) {
                throw new IllegalStateException(path + " was put and is not there");
            }
            outputs.add(new CompositeOutput(plan.month(), kind, derived.target(path), stored.bytes(), stored.digest()));
        }
    }
}
