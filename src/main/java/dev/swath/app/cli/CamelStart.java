package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadSetting;
import java.net.BindException;
import org.apache.camel.main.Main;

/** Camel's start; what hinders it is said so that it can be put right. */
final class CamelStart {
    private CamelStart() {}

    /** Binds the beans and loads the routes; nothing runs yet. */
    static void build(Main camel) {
        try {
            camel.init();
        } catch (Exception e) {
            throw new IllegalStateException("the routes did not start: " + root(e).getMessage(), e);
        }
    }

    static void start(Main camel, Settings settings) {
        try {
            camel.start();
        } catch (Exception e) {
            var root = root(e);
            throw root instanceof BindException
                    ? new BadSetting(
                            "web-port",
                            "web.port: cannot listen on " + settings.text("web.host") + ":" + settings.text("web.port")
                                    + " (" + root.getMessage() + "); choose another one, or end what holds it",
                            e)
                    : new IllegalStateException("the routes did not start: " + root.getMessage(), e);
        }
    }

    static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
