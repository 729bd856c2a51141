package dev.swath.io.base;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The datum shifts of the EPSG dataset as proj4j-epsg carries them, by the datum's names of EPSG and ESRI. */
final class DatumTable {
    /** Coordinate frame rotation: the signs of the rotations are those of position vector turned round. */
    private static final String COORDINATE_FRAME = "9607";

    /** The table is from 2013: OSGB36 got another name, and CH1903 the more precise shift of CH1903+. */
    private static final Map<String, String> SAME_AS =
            Map.of("ordnancesurveyofgreatbritain1936", "osgb1936", "ch1903", "ch1903plus", "ch1903bern", "ch1903plus");

    private static final Map<String, String> SHIFTS = read();

    private DatumTable() {}

    /** Parameters of {@code +towgs84}, or null when neither name is known. */
    static @Nullable String shift(String datumName, String geographicName) {
        String shift = SHIFTS.get(datumName);
        return shift == null ? SHIFTS.get(geographicName) : shift;
    }

    private static Map<String, String> read() {
        Map<String, String> byName = new HashMap<>();
        Map<String, String> byCode = new HashMap<>();
        rows("/proj4/gcs.csv", row -> {
            if (row.size() > 20
                    && !row.get(14).isEmpty()
                    && Character.isDigit(row.get(0).charAt(0))) {
                String shift = shift(row);
                byCode.putIfAbsent(row.get(2), shift);
                byName.putIfAbsent(Names.datum(row.get(3)), shift);
                byName.putIfAbsent(Names.datum(row.get(1)), shift);
            }
        });
        rows("/proj4/gdal_datum.csv", row -> {
            String shift = byCode.get(row.get(0));
            if (shift != null && row.size() > 15 && !row.get(15).isEmpty()) {
                byName.putIfAbsent(Names.datum(row.get(15)), shift);
            }
        });
        SAME_AS.forEach((name, other) -> {
            String shift = byName.get(other);
            if (shift != null) {
                byName.put(name, shift);
            }
        });
        return Map.copyOf(byName);
    }

    private static String shift(List<String> row) {
        boolean turned = COORDINATE_FRAME.equals(row.get(13));
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String text = row.get(14 + i);
            double value = text.isEmpty() ? 0 : Double.parseDouble(text);
            boolean rotation = i >= 3 && i < 6;
            numbers.add(Double.toString(turned && rotation ? -value : value));
        }
        return String.join(",", numbers);
    }

    private static void rows(String resource, Consumer<List<String>> consumer) {
        try (InputStream in = DatumTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path: proj4j-epsg is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    consumer.accept(fields(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /** A quoted field may hold commas; a field that goes over lines belongs to remarks, which nobody asks for. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
