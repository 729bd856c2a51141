package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.Gallery.Image;
import dev.swath.io.ledger.Listings.Page;
import dev.swath.model.Delivery;
import dev.swath.model.Route;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Images that lie there, whosever order brought them. */
abstract class GalleryContract extends BoughtCase {
    private static final Page ALL = new Page(null, 100);

    private Gallery gallery() {
        return ledger().gallery();
    }

    @Test
    void anImage_isShownToItsBuyer_andToWhoeverSharesIt_inTheirOwnPlaces() {
        var request = request();
        var sharer = request();
        var owner = plan(request, order(request, "clip", 0, "a", "b"));
        var share = share(sharer, owner);
        delivered(owner, "a", "b");
        ledger().shares().await(given().claim(Route.DOWNLOAD_SHARE));
        assertThat(gallery().images(null, null, ALL))
                .as("nothing lies there yet")
                .isEmpty();
        given().claims(Route.DOWNLOAD, 9).forEach(file -> ledger().deliveries().stored(file, Given.STORED));
        var claim = given().claim(Route.DOWNLOAD_SHARE);
        Map<String, String> places = ledger().shares().standing(claim).files().stream()
                .collect(Collectors.toMap(Delivery::id, file -> "mine/" + file.itemId() + ".tif"));
        ledger().shares().places(claim, places);

        var images = gallery().images(null, null, ALL);
        assertThat(images).extracting(Image::itemId).containsExactlyInAnyOrder("a", "b", "a", "b");
        assertThat(images).extracting(Image::id).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(gallery().images(request.jobId(), null, ALL)).hasSize(2).allMatch(image -> image.target()
                .startsWith("farm/"));
        var shared = gallery().images(sharer.jobId(), null, ALL);
        assertThat(shared).extracting(Image::target).containsExactlyInAnyOrder("mine/a.tif", "mine/b.tif");
        assertThat(shared).allMatch(image -> image.id().startsWith(share.id() + "-"));
        assertThat(gallery().images(null, shared.get(0).featureId(), ALL)).isEqualTo(shared);
        assertThat(gallery().image("none")).isEmpty();
        byPages(images);
    }

    private void byPages(List<Image> images) {
        String after = null;
        for (var image : images) {
            assertThat(gallery().images(null, null, new Page(after, 1))).containsExactly(image);
            after = image.id();
        }
        assertThat(gallery().images(null, null, new Page(after, 1))).isEmpty();
    }
}
