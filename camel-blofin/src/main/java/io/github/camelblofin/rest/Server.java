package io.github.camelblofin.rest;

import io.vertx.core.http.RequestOptions;
import java.net.URI;

/**
 * Where calls go.
 *
 * @param host name or address, without brackets
 * @param prefix path before {@code /api}, which is not signed; usually empty
 */
record Server(String host, int port, boolean tls, String prefix) {
    static Server of(URI base) {
        boolean tls = "https".equalsIgnoreCase(base.getScheme());
        int port = base.getPort() != -1 ? base.getPort() : tls ? 443 : 80;
        String host = base.getHost().replaceAll("^\\[|]$", "");
        return new Server(host, port, tls, base.getRawPath() == null ? "" : base.getRawPath());
    }

    RequestOptions request() {
        return new RequestOptions().setHost(host).setPort(port).setSsl(tls);
    }

    /** For messages. */
    String name() {
        return host + ":" + port;
    }
}
