package dev.swath.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** How pages behave: on a phone, without a mouse, and when the run is gone. Nobody is asked to log in. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleMannersIT {
    private static final int PHONE = 360;
    private static final String LONG_NAME = "a-name-without-any-blank-that-is-longer-than-a-phone-is-wide-0123456789";
    /** What a person may press, fill in or follow, and sees; corners of the map beside. */
    private static final String CONTROLS =
            "[...document.querySelectorAll('a[href], button:enabled, input:enabled, select,"
                    + " summary')].filter(one => one.checkVisibility() && !one.classList.contains('skip'))";

    private static ConsoleRun console;
    private Chromium.Visit visit;
    private Page page;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        console = new ConsoleRun(home);
        var inbox = console.campaign().inbox();
        Files.writeString(inbox.resolve(LONG_NAME + ".geojson"), """
                {"type": "Feature", "properties": {"id": "%1$s"}, "geometry": {"type": "Polygon", "coordinates":
                  [[[10, 50], [10.01, 50], [10.01, 50.01], [10, 50.01], [10, 50]]]}}""".formatted(LONG_NAME));
        Files.writeString(
                inbox.resolve(LONG_NAME + ".properties"),
                "intake.id-column=id\nstart_date=2025-06-01\nend_date=2025-06-30\n");
        console.begin();
    }

    @AfterAll
    static void end() throws Exception {
        if (console != null) {
            console.close();
        }
    }

    @BeforeEach
    void come() {
        visit = console.visit();
        page = visit.page();
        page.setViewportSize(PHONE, 740);
        page.navigate("/");
    }

    @AfterEach
    void leave() {
        visit.close();
    }

    private void turnTo(String place) {
        page.navigate("/#/" + place);
        assertThat(page.locator("h1").first()).isVisible();
    }

    /** The plan of the drop, as who approves it comes to it. */
    private void turnToThePlan() {
        turnTo("");
        page.locator("section.needs").getByRole(AriaRole.LINK).first().click();
        assertThat(page.getByText("Scenes that would be ordered")).isVisible();
    }

    private void fitsAPhone(String place) {
        page.waitForTimeout(300);
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth"))
                .as(place)
                .isLessThanOrEqualTo(PHONE);
    }

    @Test
    @Order(1)
    void aPlan_isShownWithThePicturesOfItsScenes_whichAreShownLarger_andLeftByEscape() {
        turnToThePlan();
        var picture = page.locator(".preview img").first();
        picture.scrollIntoViewIfNeeded();
        page.waitForFunction("() => document.querySelector('.preview img').naturalWidth === 256");
        picture.click();
        assertThat(page.locator("dialog.picture")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        fitsAPhone("plan");
        turnTo("");
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("preview")))
                .containsText(Pattern.compile("one call in 250 ms.*[1-9]\\d* calls"));
        visit.wasQuiet();
    }

    @Test
    @Order(2)
    void noPage_isWiderThanAPhone_withLongNamesOnIt() {
        for (var place : List.of("", "map", "drops", "features", "orders", "files", "plans", "results", "composites")) {
            turnTo(place);
            fitsAPhone(place);
        }
        for (var place : List.of("draw", "routes", "chips", "drops/" + LONG_NAME, "subject/" + LONG_NAME)) {
            turnTo(place);
            fitsAPhone(place);
        }
        turnTo("subject/" + LONG_NAME + "%2F" + LONG_NAME);
        fitsAPhone("feature");
        visit.wasQuiet();
    }

    @Test
    @Order(3)
    void everyControl_isReachedByTab_andSeenToBe() {
        page.evaluate("() => document.addEventListener('focusin', ({ target }) => {"
                + " target.dataset.met = getComputedStyle(target).outlineStyle; })");
        for (var place : List.of("draw", "drops", "files", "drops/" + LONG_NAME)) {
            turnTo(place);
            page.waitForTimeout(500);
            int controls = (Integer) page.evaluate("() => " + CONTROLS + ".length");
            assertThat(controls).as(place).isPositive();
            // a date has several parts
            for (int i = 0; i < 2 * controls + 20; i++) {
                page.keyboard().press("Tab");
            }
            assertThat((List<?>) page.evaluate("() => " + CONTROLS
                            + ".filter(one => (one.dataset.met ?? 'none') === 'none').map(one => one.outerHTML)"))
                    .as(place)
                    .isEmpty();
        }
    }

    @Test
    @Order(4)
    void aQuestion_isLeftByEscape_andNothingIsDone() {
        turnToThePlan();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Reject"))
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        turnToThePlan();
        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Reject")))
                .isVisible();
        visit.wasQuiet();
    }

    @Test
    @Order(5)
    void aRunThatIsGone_isSaid_andPagesGoOnWhenItIsBack() throws Exception {
        assertThat(page.locator("#live")).hasText("live");
        console.kill();
        assertThat(page.locator("#live")).hasText("not connected");
        page.navigate("/#/drops");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not answer");
        console.begin();
        assertThat(page.locator("#live")).hasText("live");
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(page.getByText(LONG_NAME).first()).isVisible();
    }
}
