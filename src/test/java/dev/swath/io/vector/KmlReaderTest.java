package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KmlReaderTest {
    private static final String POLYGON = """
            <Polygon><extrude>1</extrude>
              <innerBoundaryIs><LinearRing><coordinates>1,1 1,2 2,2 1,1</coordinates></LinearRing></innerBoundaryIs>
              <outerBoundaryIs><LinearRing><coordinates>
                0,0,100 4, 0, 100
                4,4,100 0,4,100 0,0,100
              </coordinates></LinearRing></outerBoundaryIs>
            </Polygon>""";

    private final Path folder;

    KmlReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void placemarks_in_nested_folders_come_with_their_data() throws IOException {
        Path file = write("""
                <Document><name>farm</name><Style id="s"/><Folder><Placemark id="p1">
                  <name>North &amp; South</name><styleUrl>#s</styleUrl>
                  <description><![CDATA[<b>wet</b>]]></description>
                  <ExtendedData>
                    <Data name="crop"><displayName>Crop</displayName><value>oats</value></Data>
                    <SchemaData schemaUrl="#x"><SimpleData name="ha">1.5</SimpleData></SchemaData>
                  </ExtendedData>
                  %s
                </Placemark></Folder></Document>""".formatted(POLYGON));
        try (VectorFile opened = VectorFile.open(file, null)) {
            assertThat(opened.crs()).isEqualTo("EPSG:4326");
            assertThat(opened.columns()).containsExactly("name", "description", "crop", "ha");
            RawFeature row = opened.next();
            assertThat(row.attributes()).hasToString("{name=North & South, description=<b>wet</b>, crop=oats, ha=1.5}");
            assertThat(Reads.shape(row).getArea()).isEqualTo(15.5);
            assertThat(opened.hasNext()).isFalse();
        }
    }

    @Test
    void every_kind_of_geometry_is_read() throws IOException {
        List<RawFeature> rows = Reads.all(write(placemark("<Point><coordinates>1,2,3</coordinates></Point>")
                + placemark("<LineString><coordinates>1,2 3,4</coordinates></LineString>")
                + placemark(
                        "<MultiGeometry>" + POLYGON + "<MultiGeometry>" + POLYGON + "</MultiGeometry></MultiGeometry>")
                + placemark("<LinearRing><coordinates>0,0 1,0 1,1 0,0</coordinates></LinearRing>")
                + placemark("<Model/>")));
        assertThat(rows).allSatisfy(row -> assertThat(row.problem()).isNull());
        assertThat(Reads.shape(rows.get(0)).toText()).isEqualTo("POINT (1 2)");
        assertThat(Reads.shape(rows.get(1)).toText()).isEqualTo("LINESTRING (1 2, 3 4)");
        assertThat(Reads.shape(rows.get(2)).getArea()).isEqualTo(31);
        assertThat(Reads.shape(rows.get(3)).getLength()).isGreaterThan(3);
        assertThat((Object) rows.get(4).geometry()).isNull();
    }

    @Test
    void a_malformed_geometry_is_a_problem_of_its_row() throws IOException {
        List<RawFeature> rows = Reads.all(write(placemark("<Point><coordinates>1;2</coordinates></Point>")
                + placemark("<Point><coordinates>east,2</coordinates></Point>")
                + placemark(
                        "<MultiGeometry>" + POLYGON + "<Point><coordinates>1,NaN</coordinates></Point></MultiGeometry>")
                + placemark(POLYGON)));
        assertThat(rows.get(0).problem()).contains("'1;2'");
        assertThat(rows.get(1).problem()).contains("'east'");
        assertThat(rows.get(2).problem()).contains("NaN");
        assertThat((Object) rows.get(2).geometry()).isNull();
        assertThat(rows.get(3).problem()).isNull();
    }

    @Test
    void external_entities_are_never_followed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "hidden");
        Path file = folder.resolve("evil.kml");
        Files.writeString(
                file,
                "<!DOCTYPE kml [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\"><!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>"
                        + "<kml><Placemark><name>&x;&b;</name>" + POLYGON + "</Placemark></kml>");
        try {
            assertThat(Reads.all(file).toString()).doesNotContain("hidden").doesNotContain("aaaa");
        } catch (Corrupt e) {
            assertThat(e).hasMessageNotContaining("hidden").hasMessageContaining("evil.kml");
        }
    }

    @Test
    void a_cut_off_file_is_corrupt_and_says_where() throws IOException {
        Path file = write(placemark(POLYGON));
        String text = Files.readString(file);
        for (int end = 0; end < text.length() - 1; end += 11) {
            Files.writeString(file, text.substring(0, end));
            assertThatThrownBy(() -> Reads.all(file))
                    .isInstanceOf(Corrupt.class)
                    .hasMessageContaining("a.KML")
                    .hasMessageNotContaining("\n");
        }
    }

    private Path write(String content) throws IOException {
        return Files.writeString(
                folder.resolve("a.KML"), "<kml xmlns=\"http://www.opengis.net/kml/2.2\">" + content + "</kml>");
    }

    private static String placemark(String geometry) {
        return "<Placemark>" + geometry + "</Placemark>";
    }
}
