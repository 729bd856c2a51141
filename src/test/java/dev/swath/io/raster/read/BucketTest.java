package dev.swath.io.raster.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.io.base.S3Server;
import dev.swath.io.raster.Window;
import dev.swath.model.trouble.Trouble;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

class BucketTest {
    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();

    private void put(TestTiff tiff) {
        server.client().putObject(put -> put.bucket(bucket).key("a/scene.tif"), RequestBody.fromBytes(tiff.bytes()));
    }

    private RangeSource source(String key) {
        return RangeSource.of(server.client(), bucket, key, true);
    }

    @Test
    void anObject_isReadInRanges_andNotedWhenItChanges() {
        var tiff = new TestTiff();
        tiff.width = 640;
        tiff.height = 320;
        put(tiff);
        try (var reader = CogReader.open(source("a/scene.tif"))) {
            var window = new Window(32, 288, 64, 32);
            assertThat(reader.read(window, 0).get(0).shorts()[65]).isEqualTo((short) tiff.bits(0, 289, 33));
            tiff.bands = 2;
            put(tiff);
            var trouble = catchThrowableOfType(Trouble.class, () -> reader.read(window, 0));
            assertThat(trouble.code()).isEqualTo("raster-changed");
            assertThat(trouble.line()).startsWith("s3://" + bucket + "/a/scene.tif ");
        }
    }

    @Test
    void whatIsNotThere_isSaidSo() {
        var trouble = catchThrowableOfType(Trouble.class, () -> source("none.tif"));
        assertThat(trouble.code()).isEqualTo("raster-unreadable");
    }
}
