package io.github.camelblofin.api;

import java.net.URI;
import java.util.Locale;

/**
 * Where a BloFin-compatible exchange answers.
 *
 * @param name name for messages: {@code live}, {@code demo} or {@code custom}
 * @param rest base of REST calls, such as {@code https://host}
 * @param sockets base of WebSocket URLs, such as {@code wss://host}
 */
public record Environment(String name, URI rest, URI sockets) {
    /** BloFin itself, with real money. Source: "Overview", production trading URLs. */
    public static final Environment LIVE = at("live", "openapi.blofin.com");

    /** BloFin's demo trading, with play money and keys of its own. Source: "Overview", demo trading URLs. */
    public static final Environment DEMO = at("demo", "demo-trading-openapi.blofin.com");

    private static Environment at(String name, String host) {
        return new Environment(name, URI.create("https://" + host), URI.create("wss://" + host));
    }

    /** The environment of this name. */
    public static Environment named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "live" -> LIVE;
            case "demo" -> DEMO;
            default ->
                throw new IllegalArgumentException(
                        "environment=" + name + " is not known: use live or demo, or set baseUrl");
        };
    }

    /**
     * An exchange of one's own, such as the simulator. Socket URLs derive from the base: {@code http://h:p} gives
     * {@code ws://h:p/ws/public} and so on.
     *
     * @throws IllegalArgumentException when it is no {@code http} or {@code https} URL, or plain {@code http} to
     *     another machine, where keys would travel readable
     */
    public static Environment at(String baseUrl) {
        URI base = URI.create(baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl);
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        if ((!secure && !scheme.equals("http")) || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "baseUrl=" + baseUrl + " is not usable: it must look like https://host or http://localhost:8080");
        }
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException("baseUrl must be scheme, host, port and path only");
        }
        if (!secure && !loopback(base.getHost())) {
            throw new IllegalArgumentException(
                    "baseUrl=" + baseUrl + " is refused: without TLS only this machine may be called; use https");
        }
        URI sockets = URI.create((secure ? "wss" : "ws") + base.toString().substring(scheme.length()));
        return new Environment("custom", base, sockets);
    }

    /** Whether it is on this machine. */
    public boolean loopback() {
        return loopback(rest.getHost());
    }

    private static boolean loopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
    }

    /** URL of a socket. */
    public URI socket(Socket socket) {
        return URI.create(sockets + socket.path());
    }
}
