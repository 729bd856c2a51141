package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.swath.app.notify.MailNotice;
import dev.swath.app.notify.Telling;
import dev.swath.app.notify.Templates;
import dev.swath.app.notify.WebhookHttp;
import dev.swath.app.notify.Wording;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailComponent;

/** Who is told what, by which way. */
final class Notifying {
    private static final String MAIL = "mail";
    private static final String WEBHOOK = "webhook";
    private static final String PATIENCE_MILLIS = "20000";

    /** Stands where there is no webhook; nothing is sent there. */
    private static final URI NOWHERE = URI.create("https://localhost/");

    private final Settings settings;
    private final Secrets secrets;
    private final Telling telling;

    /** @throws BadSetting when a password would travel in clear text, or a template is unfit */
    Notifying(Settings settings, Secrets secrets, Ledger ledger, Function<Job, Path> reports, Clock clock) {
        this.settings = settings;
        this.secrets = secrets;
        demandSafeMail();
        var templates = Templates.of(settings.home().resolve("config").resolve("notify"));
        var wording = new Wording(templates, ledger.jobs(), reports);
        telling = new Telling(
                ledger.notices(), wording, kinds(), settings.scaled("notify.gather-seconds", SECONDS), clock);
    }

    private void demandSafeMail() {
        boolean clear = settings.text("notify.mail.security").equals("none");
        if (clear && !settings.text("notify.mail.user").isEmpty() && !Loopback.is(settings.text("notify.mail.host"))) {
            throw new BadSetting(
                    "bad-setting",
                    "notify.mail.security: none would send the password in clear text to "
                            + settings.text("notify.mail.host") + "; set starttls or tls");
        }
    }

    private Map<String, List<String>> kinds() {
        var kinds = new LinkedHashMap<String, List<String>>();
        if (!settings.text("notify.mail.to").isEmpty()) {
            kinds.put(MAIL, settings.words("notify.mail.events"));
        }
        if (secrets.webhook().isPresent()) {
            kinds.put(WEBHOOK, settings.words("notify.webhook.events"));
        }
        return kinds;
    }

    Telling telling() {
        return telling;
    }

    void configure(CamelContext context) {
        var registry = context.getRegistry();
        registry.bind("telling", telling);
        registry.bind("mailNotice", new MailNotice(settings.text("notify.mail.from"), settings.text("notify.mail.to")));
        registry.bind("webhookHttp", new WebhookHttp(secrets.webhook().orElse(NOWHERE)));
        registry.bind("webhookBreaker", Upstream.breaker("webhook", settings));
        var mail = context.getComponent("smtp", MailComponent.class).getConfiguration();
        mail.setAdditionalJavaMailProperties(properties());
        if (!settings.text("notify.mail.user").isEmpty()) {
            mail.setUsername(settings.text("notify.mail.user"));
            mail.setPassword(secrets.mailPassword());
        }
    }

    private Properties properties() {
        var security = settings.text("notify.mail.security");
        var properties = new Properties();
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(security.equals("starttls")));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(security.equals("starttls")));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(security.equals("tls")));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty(
                "mail.smtp.auth",
                String.valueOf(!settings.text("notify.mail.user").isEmpty()));
        properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        return properties;
    }
}
