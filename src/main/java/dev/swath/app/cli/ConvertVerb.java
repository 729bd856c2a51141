package dev.swath.app.cli;

import dev.swath.model.trouble.BadSetting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath convert-shp}: a vector file as GeoJSON. */
@Command(
        name = "convert-shp",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a shapefile, or another vector file, as GeoJSON in WGS 84.",
            "A submit takes shapefiles as they are: this is for other programs. Exit code 3 when rows could not be"
                    + " read."
        },
        footer = {
            "",
            "Examples:",
            "  swath convert-shp --shp river.shp              writes geojsons/river.geojson",
            "  swath convert-shp --shp gages.shp --split --id-column GageID --output aois"
        })
final class ConvertVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(
            names = "--shp",
            paramLabel = "FILE",
            required = true,
            description = "The file: .shp, .zip, .gpkg, .kml or .geojson.")
    private Path file = Path.of("");

    @Option(
            names = "--output",
            paramLabel = "FOLDER|FILE",
            description = "Folder for the result, or a name that ends in .geojson; geojsons if none is given.")
    private Path output = Path.of("geojsons");

    @Option(names = "--split", description = "One file for each row, named by the id column.")
    private boolean split;

    @Option(
            names = {"--id-column", "--gage-id-col"},
            paramLabel = "COLUMN",
            description = "Column that names the files of --split; without one they are numbered.")
    private @Nullable String idColumn;

    @Option(names = "--overwrite", description = "Replaces files that are there already.")
    private boolean overwrite;

    @Override
    public Integer call() {
        var source = Given.file(common, "--shp", file);
        var target = Given.target(common, "--output", output);
        if (idColumn != null && !split) {
            throw new BadSetting("usage", "--id-column names the files of --split; add --split, or leave it out");
        }
        if (split && Conversion.isFile(target)) {
            throw new BadSetting("usage", "--output: --split writes many files; name a folder, was " + output);
        }
        var assumed = common.settings().text("intake.assume-crs");
        var conversion = new Conversion(source, assumed, overwrite);
        var written = split ? conversion.each(target, idColumn) : conversion.whole(target);
        var json = new LinkedHashMap<String, Object>();
        written.files().forEach(one -> Out.say(common, one.toString()));
        Out.say(
                common,
                Out.count(written.features(), "feature") + " in " + Out.count(written.count(), "file")
                        + (written.problems().isEmpty() ? "" : "; left out:"));
        written.problems().forEach(problem -> Out.say(common, "  " + problem));
        json.put("files", written.files().stream().map(Path::toString).toList());
        json.put("features", written.features());
        json.put("left_out", written.problems());
        Out.json(common, json);
        return written.problems().isEmpty() ? Exit.DONE : Exit.ASIDE;
    }
}
