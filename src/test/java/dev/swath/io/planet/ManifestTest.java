package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.Corrupt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String MD5 = "0123456789abcdef0123456789abcdef";
    private static final String FILE = "{'path':'PSScene/x_3B_udm2_clip.tif','media_type':'image/tiff','size':51234,"
            + "'digests':{'md5':'" + MD5.toUpperCase(Locale.ROOT) + "','sha256':'" + MD5 + MD5 + "'},"
            + "'annotations':{'planet/asset_type':'ortho_udm2','planet/item_id':'x'}}";
    private static final String METADATA = "{'path':'PSScene/x_metadata.json','size':0}";

    @Test
    void files_are_listed_with_sizes_and_digests() throws IOException {
        Manifest manifest = read("{'files':[" + FILE + "," + METADATA + "],'name':'','more':{'files':[1]}}");

        assertThat(manifest.entries())
                .containsExactly(
                        new Manifest.Entry(
                                "PSScene/x_3B_udm2_clip.tif", 51234, MD5, MD5 + MD5, "image/tiff", "x", "ortho_udm2"),
                        new Manifest.Entry("PSScene/x_metadata.json", 0, null, null, "", null, null));
    }

    @Test
    void a_manifest_cut_off_anywhere_is_corrupt() {
        String whole = "{'name':'','files':[" + FILE + "," + METADATA + "]}";
        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(Corrupt.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "[]",
                "{}",
                "{'files':null}",
                "{'files':{}}",
                "{'files':[1]}",
                "{'files':[{'path':'a'}]}",
                "{'files':[{'path':'a','size':'1'}]}",
                "{'files':[{'path':'a','size':-1}]}",
                "{'files':[{'path':'a','size':1.5}]}",
                "{'files':[{'path':'a','size':1,'digests':{'md5':'short'}}]}",
                "{'files':[{'path':'a','size':1},{'path':'a','size':2}]}"
            })
    void a_malformed_manifest_is_corrupt(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(Corrupt.class, trouble -> assertThat(trouble.code())
                .isEqualTo("bad-manifest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tif", "PSScene/a b.tif", "..a/b..", "é/…", "ab:c"})
    void names_that_stay_in_their_folder_are_kept(String name) {
        assertThat(Manifest.safePath(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../../x",
                "a/..",
                "./a",
                "a//b",
                "a/",
                "..",
                "a\\..\\x",
                "C:/x",
                "c:x",
                "a\nb",
                "a\u0000b",
                "a\u0085b",
                "\ud800"
            })
    void names_that_could_leave_it_are_refused(String name) {
        assertThatThrownBy(() -> Manifest.safePath(name)).isInstanceOfSatisfying(Corrupt.class, trouble -> {
            assertThat(trouble.code()).isEqualTo("unsafe-name");
            assertThat(trouble.getMessage()).doesNotContain("\n", "\u0000");
        });
    }

    @Test
    void an_unsafe_name_in_a_manifest_is_refused() {
        assertThatThrownBy(() -> read("{'files':[{'path':'../../x','size':1}]}"))
                .isInstanceOfSatisfying(
                        Corrupt.class, trouble -> assertThat(trouble.code()).isEqualTo("unsafe-name"));
    }

    private static Manifest read(String json) throws IOException {
        return Manifest.read(new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
