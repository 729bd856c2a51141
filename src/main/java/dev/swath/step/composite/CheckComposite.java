package dev.swath.step.composite;

import dev.swath.io.engine.Masking;
import dev.swath.model.CompositeRequest;
import dev.swath.model.RequestFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Body;
import org.apache.camel.Handler;

/** Says what is wrong with a request, field by field, before anything is fetched or computed. */
public final class CheckComposite {
    private static final Set<String> REDUCERS = Set.of("median", "mean", "max-ndvi");
    private static final Set<String> MASKS = Set.of("usual", "strict", "none");
    private static final Set<String> OUTPUTS = Set.of("reflectance", "visual");
    private static final Set<String> COLOURS = Set.of("red", "green", "blue");

    private final Set<String> bands;
    private final AreaCheck area;

    /**
     * @param bands that the collection has, by their common names
     * @param mostPixels of one month
     */
    public CheckComposite(Set<String> bands, long mostPixels) {
        this.bands = Set.copyOf(bands);
        this.area = new AreaCheck(mostPixels);
    }

    /** Empty when nothing is wrong. */
    @Handler
    public List<RequestFault> check(@Body CompositeRequest request) {
        List<RequestFault> faults = new ArrayList<>(area.check(request));
        period(request.toi(), faults);
        bands(request, faults);
        word("reducer", request.reducer(), REDUCERS, faults);
        mask(request.mask(), faults);
        word("output", request.output(), OUTPUTS, faults);
        if (request.dilationPixels() < 0 || request.dilationPixels() > Masking.MOST_DILATION) {
            faults.add(new RequestFault(
                    "dilation",
                    "must be within 0.." + Masking.MOST_DILATION + " pixels, was " + request.dilationPixels()));
        }
        return List.copyOf(faults);
    }

    private static void period(String toi, List<RequestFault> faults) {
        try {
            Toi.parse(toi);
        } catch (IllegalArgumentException e) {
            faults.add(new RequestFault("toi", String.valueOf(e.getMessage())));
        }
    }

    private void bands(CompositeRequest request, List<RequestFault> faults) {
        List<String> asked = request.bands();
        if (asked.isEmpty()) {
            faults.add(new RequestFault("bands", "name one or more of " + new TreeSet<>(bands)));
        }
        for (String band : new TreeSet<>(asked)) {
            if (!bands.contains(band)) {
                faults.add(new RequestFault("bands", "\"" + band + "\" is none of " + new TreeSet<>(bands)));
            }
        }
        if (new HashSet<>(asked).size() < asked.size()) {
            faults.add(new RequestFault("bands", "each may stand once, were " + asked));
        }
        if (request.reducer().equals("max-ndvi") && !asked.containsAll(Set.of("red", "nir"))) {
            faults.add(new RequestFault("bands", "max-ndvi needs red and nir"));
        }
        if (request.output().equals("visual") && !(asked.size() == 3 && asked.containsAll(COLOURS))) {
            faults.add(new RequestFault("bands", "output visual needs red, green and blue, and no other"));
        }
    }

    private static void mask(String mask, List<RequestFault> faults) {
        boolean classes = mask.matches("\\d{1,2}(\\s*,\\s*\\d{1,2})*");
        if (!classes && !MASKS.contains(mask)) {
            faults.add(new RequestFault(
                    "mask",
                    "\"" + mask + "\" is none of " + new TreeSet<>(MASKS) + ", nor classes of SCL as in 0,1,3,8,9,10"));
        } else if (classes && Recipes.classes(mask).stream().anyMatch(value -> value > 11)) {
            faults.add(new RequestFault("mask", "SCL has the classes 0..11, were " + mask));
        }
    }

    private static void word(String field, String word, Set<String> known, List<RequestFault> faults) {
        if (!known.contains(word)) {
            faults.add(new RequestFault(field, "\"" + word + "\" is none of " + new TreeSet<>(known)));
        }
    }
}
