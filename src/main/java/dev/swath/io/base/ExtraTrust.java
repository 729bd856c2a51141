package dev.swath.io.base;

import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Java's own trusted certificates and some more. */
public final class ExtraTrust {
    private ExtraTrust() {}

    /**
     * @param pem file of certificates
     * @throws BadSetting when it holds none
     */
    public static SSLContext with(Path pem) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers(pem), null);
            return context;
        } catch (GeneralSecurityException trouble) {
            throw unreadable(pem, trouble);
        }
    }

    static TrustManager[] managers(Path pem) {
        try (var file = Files.newInputStream(pem)) {
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("extra-" + number++, certificate);
            }
            if (number == 0) {
                throw new BadSetting("bad-ca-bundle", pem + " holds no certificate; give a PEM file");
            }
            for (var manager : trustManagers(null).getTrustManagers()) {
                if (manager instanceof X509TrustManager known) {
                    for (var certificate : known.getAcceptedIssuers()) {
                        trusted.setCertificateEntry("java-" + number++, certificate);
                    }
                }
            }
            return trustManagers(trusted).getTrustManagers();
        } catch (IOException | GeneralSecurityException trouble) {
            throw unreadable(pem, trouble);
        }
    }

    private static BadSetting unreadable(Path pem, Exception trouble) {
        return new BadSetting("bad-ca-bundle", "the CA bundle " + pem + " cannot be read as PEM", trouble);
    }

    private static TrustManagerFactory trustManagers(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
