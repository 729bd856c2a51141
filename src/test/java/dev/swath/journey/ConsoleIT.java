package dev.swath.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/** People before the console of a run, in a real browser: one run and one browser for all of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {
    private static final String PASSWORD = "correct-horse-battery";
    private static final String EVIL = HostileNames.EVIL;

    private static ConsoleRun console;
    private static Campaign campaign;
    private Chromium.Visit visit;
    private Page page;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        console = new ConsoleRun(home);
        campaign = console.campaign().fault(Fault.always("bytes", Kind.WRONG_BYTES));
        campaign.set("web.tiles-credit", EVIL);
        Files.writeString(home.resolve(".env"), "SWATH_WEB_LOGIN=ann:" + PASSWORD + "\n", StandardOpenOption.APPEND);
        console.ownRoutes();
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
    }

    @AfterEach
    void leave() {
        visit.close();
    }

    private void login(String password) {
        page.getByLabel("User").fill("ann");
        page.getByLabel("Password or token").fill(password);
        button("Log in").click();
    }

    private void enter() {
        page.navigate("/");
        login(PASSWORD);
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Overview")))
                .isVisible();
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private void confirm(String word) {
        page.locator("dialog")
                .getByText(word, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private void approve() {
        assertThat(page.getByText("What needs you")).isVisible();
        page.locator("section.needs").getByRole(AriaRole.LINK).first().click();
        button("Approve").click();
        confirm("Approve");
        assertThat(page.getByText(Pattern.compile("orders? were released"))).isVisible();
        page.navigate("/#/");
    }

    @Test
    @Order(1)
    void aCampaign_isApproved_triedAgain_andWatchedToItsEnd_byWhoLoggedIn() throws Exception {
        page.navigate("/");
        assertThat(page).hasURL(Pattern.compile("/login$"));
        login("not-the-password-at-all");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("not known here");
        assertThat(visit.complaints()).allMatch(one -> one.contains("401"));
        login(PASSWORD);
        assertThat(page.getByText("Nothing to do")).isVisible();

        console.dropDemo();
        approve();
        // nothing is reloaded here: what is seen comes by the live stream
        assertThat(page.locator(".flow li").last()).containsText("failed");
        assertThat(page.locator(".flow")).not().containsText(Pattern.compile("waiting|working"));
        campaign.sandbox().faults().clear();
        oneFileIsTriedAgain();
        page.navigate("/#/drops");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("parcels")).click();
        button("Retry").click();
        confirm("Retry");
        page.navigate("/#/");
        assertThat(page.getByText("Nothing to do")).isVisible();
        assertThat(page.locator(".flow li").last()).containsText(Pattern.compile("[1-9]\\d* done"));
        assertThat(page.locator(".flow li").last()).not().containsText("failed");
        assertThat(campaign.images()).isNotEmpty();
        assertThat(campaign.accepted().values()).allMatch(times -> times == 1);

        pictures();
        page.navigate("/#/subject/parcels");
        assertThat(page.locator("ol.story")).containsText(Pattern.compile("approved.* by ann"));
        button("Log out").click();
        assertThat(page).hasURL(Pattern.compile("/login$"));
        page.navigate("/#/files");
        assertThat(page).hasURL(Pattern.compile("/login"));
        visit.wasQuiet();
    }

    /** From its own page; nothing has arrived before. */
    private void oneFileIsTriedAgain() {
        assertThat(campaign.images()).isEmpty();
        page.navigate("/#/files");
        page.locator("tr", new Page.LocatorOptions().setHasText("failed"))
                .first()
                .locator("a")
                .first()
                .click();
        button("Retry").click();
        confirm("Retry");
        assertThat(page.getByText("1 row goes on")).isVisible();
        // a manifest it was, which leads to the images of its order
        await().atMost(ConsoleRun.LONG).until(() -> !campaign.images().isEmpty());
        page.navigate("/#/");
        assertThat(page.locator(".flow li").last()).containsText("failed");
    }

    private void pictures() {
        page.navigate("/#/results");
        page.locator(".cards-of a").first().click();
        seePictures();
        assertThat(page.getByText("rasterio.open")).isVisible();
        for (var leaf : List.of("composites", "chips")) {
            page.navigate("/#/" + leaf);
            assertThat(page.locator(".nothing")).isVisible();
        }
    }

    private void seePictures() {
        assertThat(page.locator(".compare img")).hasCount(2);
        page.waitForFunction(
                "() => [...document.querySelectorAll('.compare img')].every(one => one.complete && one.naturalWidth > 0)");
    }

    @Test
    @Order(2)
    void anArea_isDrawn_reckoned_andSubmitted() throws Exception {
        long searches = campaign.calls("search");
        enter();
        page.navigate("/#/draw");
        // a field elsewhere brings the map to where a person would go
        page.locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("near.geojson", "application/geo+json", """
                {"type": "Polygon", "coordinates":
                  [[[12, 55], [12.02, 55], [12.02, 55.01], [12, 55.01], [12, 55]]]}
                """.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator("ol.shapes li")).hasCount(1);
        button("Clear").click();
        assertThat(page.locator("ol.shapes li")).hasCount(0);
        button("Draw a polygon").click();
        var corners = new double[][] {{100, 100}, {220, 110}, {210, 210}, {110, 200}};
        for (int i = 0; i < corners.length; i++) {
            var at = new Locator.ClickOptions().setPosition(corners[i][0], corners[i][1]);
            var told = page.getByText(Pattern.compile(i + 1 + " corners? so far"));
            // the map passes over a click within 50 ms of the one before
            await().until(() -> {
                if (!told.isVisible()) {
                    page.locator(".leaflet-container").click(at);
                }
                return told.isVisible();
            });
        }
        button("Finish").click();
        assertThat(page.locator("ol.shapes li")).hasCount(1);
        page.getByLabel("Name of the drop").fill("drawn");
        page.getByLabel("First day").fill("2025-06-01");
        page.getByLabel("Last day").fill("2025-06-30");
        button("Estimate").click();
        assertThat(page.getByText("Nothing was asked of Planet")).isVisible();
        button("Submit").click();
        assertThat(page.getByText("area lies in the inbox")).isVisible();
        await().atMost(ConsoleRun.LONG).until(() -> campaign.calls("search") > searches);
        page.navigate("/#/subject/drawn");
        assertThat(page.locator("ol.story")).containsText(Pattern.compile("was sent in.* by ann"));
        visit.wasQuiet();
    }

    @Test
    @Order(3)
    void aBrokenEditOfARoute_isShown_untilItIsMended() throws Exception {
        enter();
        page.navigate("/#/routes");
        assertThat(page.getByText("All files are in force")).isVisible();
        assertThat(page.locator("g.route .name").getByText("download", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByText("quota.approve-above-hectares").first()).isVisible();
        var file = campaign.home().resolve("routes/60-download.camel.yaml");
        var sound = Files.readString(file);
        Files.writeString(file, sound + "- nonsense:\n    id: broken\n");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("60-download.camel.yaml");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nonsense");
        Files.writeString(file, sound);
        assertThat(page.getByText("All files are in force")).isVisible();
        visit.wasQuiet();
    }

    @Test
    @Order(4)
    void namesThatAreMarkup_areShownAsTheyAre_andRunNothing() throws Exception {
        HostileNames.drop(campaign);
        enter();
        assertThat(page.getByText("What needs you")).isVisible();
        for (var place : List.of("features", "drops", "map", "orders", "files", "plans", "routes", "")) {
            page.navigate("/#/" + place);
            assertThat(page.locator("h1")).isVisible();
        }
        page.navigate("/#/features");
        assertThat(page.getByText(EVIL, new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        page.getByText(EVIL, new Page.GetByTextOptions().setExact(true)).first().click();
        assertThat(page.locator("h1")).containsText(EVIL);
        page.navigate("/#/subject/" + URLEncoder.encode(EVIL, StandardCharsets.UTF_8));
        assertThat(page.locator("#page")).containsText("<img");
        page.navigate("/#/drops");
        page.getByText(HostileNames.DROP).first().click();
        assertThat(page.locator("h1").first()).containsText(HostileNames.DROP);
        noneIsMarkup();
        assertThat(visit.complaints().stream().filter(one -> !one.contains("404")))
                .isEmpty();
        visit.wasQuiet();
    }

    @Test
    @Order(5)
    void routesSettingsCompositesAndChips_thatAreMarkup_areShownAsTheyAre_andRunNothing() throws Exception {
        HostileNames.made(campaign, campaign.images().get(0));
        HostileNames.route(campaign);
        enter();
        page.navigate("/#/routes");
        assertThat(page.locator("g.route .name").getByText("report-<img src=x")).isVisible();
        assertThat(page.locator("td", new Page.LocatorOptions().setHasText(EVIL)))
                .hasCount(1);
        HostileNames.routeFile(campaign);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText(HostileNames.ROUTE_FILE);
        noneIsMarkup();
        for (var leaf : List.of("composites", "chips")) {
            page.navigate("/#/" + leaf);
            page.locator(".cards-of a", new Page.LocatorOptions().setHasText(EVIL))
                    .click();
            assertThat(page.locator("h1")).hasText(EVIL);
            seePictures();
            assertThat(page.locator(".snippet").first()).containsText(EVIL);
            noneIsMarkup();
        }
        page.navigate("/#/map");
        assertThat(page.locator("img.leaflet-tile-loaded").first()).isVisible();
        assertThat(page.locator(".leaflet-control-attribution")).hasText(EVIL);
        noneIsMarkup();
        visit.wasQuiet();
    }

    private void noneIsMarkup() {
        assertThat(page.locator("img[src=x]")).hasCount(0);
    }
}
