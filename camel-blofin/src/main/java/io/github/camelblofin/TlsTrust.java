package io.github.camelblofin;

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TCPSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * Hands Camel's TLS settings to Vert.x: trust and key managers, protocols and cipher suites. Without settings the JVM's
 * trust store is used. Certificates and host names are verified either way.
 */
final class TlsTrust {
    private final TrustManager[] trust;
    private final KeyManager[] keys;
    private final SSLContextParameters parameters;

    private TlsTrust(TrustManager[] trust, KeyManager[] keys, SSLContextParameters parameters) {
        this.trust = trust;
        this.keys = keys;
        this.parameters = parameters;
    }

    /** Reads the settings once, so that a wrong key store fails the start. */
    static TlsTrust of(CamelContext context, SSLContextParameters parameters)
            throws GeneralSecurityException, IOException {
        if (parameters == null) {
            return new TlsTrust(new TrustManager[0], new KeyManager[0], null);
        }
        TrustManagersParameters trust = parameters.getTrustManagers();
        KeyManagersParameters keys = parameters.getKeyManagers();
        return new TlsTrust(trustManagers(context, trust), keyManagers(context, keys), parameters);
    }

    private static TrustManager[] trustManagers(CamelContext context, TrustManagersParameters parameters)
            throws GeneralSecurityException, IOException {
        if (parameters == null) {
            return new TrustManager[0];
        }
        parameters.setCamelContext(context);
        if (parameters.getKeyStore() != null) {
            parameters.getKeyStore().setCamelContext(context);
        }
        return parameters.createTrustManagers();
    }

    private static KeyManager[] keyManagers(CamelContext context, KeyManagersParameters parameters)
            throws GeneralSecurityException, IOException {
        if (parameters == null) {
            return new KeyManager[0];
        }
        parameters.setCamelContext(context);
        if (parameters.getKeyStore() != null) {
            parameters.getKeyStore().setCamelContext(context);
        }
        return parameters.createKeyManagers();
    }

    /** Sets them on the options of a client; whether TLS is used at all is the URL's matter. */
    void applyTo(TCPSSLOptions options) {
        if (trust.length > 0) {
            options.setTrustOptions(TrustOptions.wrap(trust[0]));
        }
        for (KeyManager key : keys) {
            if (key instanceof X509KeyManager x509) {
                options.setKeyCertOptions(KeyCertOptions.wrap(x509));
            }
        }
        if (parameters == null) {
            return;
        }
        if (parameters.getSecureSocketProtocols() != null) {
            options.setEnabledSecureTransportProtocols(new java.util.LinkedHashSet<>(
                    new ArrayList<>(parameters.getSecureSocketProtocols().getSecureSocketProtocol())));
        }
        if (parameters.getCipherSuites() != null) {
            parameters.getCipherSuites().getCipherSuite().forEach(options::addEnabledCipherSuite);
        }
    }
}
