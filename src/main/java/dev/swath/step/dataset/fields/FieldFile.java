package dev.swath.step.dataset.fields;

import dev.swath.io.base.Crs;
import dev.swath.io.vector.RawFeature;
import dev.swath.io.vector.VectorFile;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.chips.Field;
import dev.swath.step.dataset.chips.Fields;
import dev.swath.step.dataset.mask.InstanceIds;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * A shapefile, GeoPackage, GeoJSON, GeoParquet or KML file of field polygons in any CRS. It is read again from the start for every
 * purpose, one row in memory at a time. Invalid polygons are repaired; rows without any area on the earth are set aside.
 */
public final class FieldFile implements Fields {
    private static final GeometryFactory LON_LAT = new GeometryFactory(new PrecisionModel(), 4326);

    private final Path file;
    private final Crs crs;
    private final FieldSurvey survey;

    private FieldFile(Path file, Crs crs, FieldSurvey survey) {
        this.file = file;
        this.crs = crs;
        this.survey = survey;
    }

    /**
     * Reads a file twice to learn what is in it.
     *
     * @param assumedCrs of a file that names none; empty = such a file is refused
     * @param presenceOnly whether the value 3 means unknown in masks, so that no field may have it as its number
     * @throws BadInput {@code missing-prj}, {@code no-fields}, and what {@link VectorFile} throws
     */
    public static FieldFile survey(Path file, String assumedCrs, boolean presenceOnly) {
        Crs crs;
        try (VectorFile opened = VectorFile.open(file, null)) {
            crs = crs(file, opened.crs(), assumedCrs);
        }
        var survey = new FieldSurvey(presenceOnly);
        survey.columns(areas(file, crs, survey::add, survey::setAside));
        if (survey.fields() == 0) {
            throw new BadInput(
                    "no-fields", file.getFileName() + ": has no row with a polygon; give the layer with the fields");
        }
        areas(file, crs, survey::number, (row, why) -> {});
        return new FieldFile(file, crs, survey);
    }

    private static Crs crs(Path file, @Nullable String written, String assumed) {
        String description = written == null ? assumed : written;
        if (description.isEmpty()) {
            throw new BadInput(
                    "missing-prj",
                    file.getFileName() + ": names no coordinate system; copy its .prj beside it, or add"
                            + " --set intake.assume-crs=EPSG:4326 if that is what it is in");
        }
        return Crs.of(description);
    }

    /** Gives the rows with an area, the others with the reason why not; the columns that were met in the end. */
    private static List<String> areas(
            Path file, Crs crs, BiConsumer<RawFeature, Geometry> taker, BiConsumer<Long, String> aside) {
        try (VectorFile rows = VectorFile.open(file, null)) {
            while (rows.hasNext()) {
                RawFeature row = rows.next();
                if (row.problem() != null || row.geometry() == null) {
                    aside.accept(row.row(), row.problem() == null ? "has no shape" : row.problem());
                    continue;
                }
                Geometry area;
                try {
                    area = area(crs.toWgs84(row.geometry()));
                } catch (BadInput outside) {
                    aside.accept(row.row(), outside.line());
                    continue;
                }
                if (area.isEmpty()) {
                    aside.accept(row.row(), "has no area");
                } else {
                    taker.accept(row, area);
                }
            }
            return rows.columns();
        }
    }

    private static Geometry area(Geometry lonLat) {
        Geometry valid = IsValidOp.isValid(lonLat) ? lonLat : GeometryFixer.fix(lonLat);
        return LON_LAT.buildGeometry(PolygonExtracter.getPolygons(valid));
    }

    /** All fields with their attributes, in the order of the file. */
    public void rows(Consumer<FieldRow> taker) {
        InstanceIds ids = survey.ids();
        String column = ids.column().orElse("");
        areas(
                file,
                crs,
                (row, area) -> taker.accept(new FieldRow(
                        row.row(), ids.of(row.row(), row.attributes().get(column)), area, row.attributes())),
                (row, why) -> {});
    }

    @Override
    public void each(Consumer<Field> taker) {
        areas(file, crs, (row, area) -> taker.accept(new Field(Long.toString(row.row()), area)), (row, why) -> {});
    }

    /** How many fields there are. */
    public long count() {
        return survey.fields();
    }

    /** How many rows were set aside. */
    public long asideCount() {
        return survey.asideCount();
    }

    /** The first rows that were set aside, each with its reason. */
    public List<String> aside() {
        return survey.aside();
    }

    /** The numbers of the fields in instance masks. */
    public InstanceIds ids() {
        return survey.ids();
    }

    /** The most frequent year of {@code determination_datetime}, of equally many the first. */
    public OptionalInt year() {
        return survey.year();
    }

    /** Whether there is a column {@code split}, in any case. */
    public boolean hasSplits() {
        return survey.hasColumn(FieldSurvey.SPLIT);
    }

    /** The label that a field has in the column {@code split}; empty for none. */
    public static String splitLabel(FieldRow field) {
        return FieldSurvey.text(field.attributes(), FieldSurvey.SPLIT);
    }
}
