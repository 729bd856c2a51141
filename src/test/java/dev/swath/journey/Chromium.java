package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, without a screen, and what it did that a page of ours must not make it do. */
final class Chromium implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 180_000;
    /** In the bundle alone. */
    private static final String DRIVER = "driver/linux/node";

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1")));
    }

    /** @param home where pages are */
    Visit visit(URI home) {
        return new Visit(browser, home);
    }

    private static Optional<Path> executable() {
        return Stream.of(System.getProperty("chromium", "/usr/bin/chromium"), "/usr/bin/chromium-browser")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Skips the test where there is no browser, or nothing to drive it. */
    static void demand() {
        assumeTrue(executable().isPresent(), "no Chromium: apt-get install chromium, or -Dchromium=PATH");
        assumeTrue(
                Chromium.class.getClassLoader().getResource(DRIVER) != null,
                "no driver for the browser: build with -Pbrowser");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** One person's look, without what others' looks have left behind. */
    static final class Visit implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();
        private final List<String> abroad = new ArrayList<>();

        private Visit(Browser browser, URI home) {
            context = browser.newContext(new Browser.NewContextOptions().setBaseURL(home.toString()));
            context.setDefaultTimeout(PATIENCE_MILLIS);
            context.onRequest(request -> {
                var address = URI.create(request.url().replaceAll("[^!-~]|[\"<>\\\\^`{|}]", "_"));
                boolean isInside = "data".equals(address.getScheme()) || "blob".equals(address.getScheme());
                if (!isInside && !"127.0.0.1".equals(address.getHost())) {
                    abroad.add(request.url());
                }
            });
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text() + " at " + message.location());
                }
            });
            page.onPageError(complaints::add);
            page.onDialog(dialog -> {
                complaints.add("a dialog: " + dialog.message());
                dialog.dismiss();
            });
        }

        Page page() {
            return page;
        }

        /** What a page said on its console as an error, and forgets it. */
        List<String> complaints() {
            var said = List.copyOf(complaints);
            complaints.clear();
            return said;
        }

        /** Nothing went wrong in a page, nothing of somebody else's ran, and nobody but this machine was asked. */
        void wasQuiet() {
            assertThat(complaints).isEmpty();
            assertThat(abroad).isEmpty();
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
