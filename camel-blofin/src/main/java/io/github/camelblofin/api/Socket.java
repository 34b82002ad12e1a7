package io.github.camelblofin.api;

/** BloFin's WebSocket endpoints. Source: "WebSocket", connect; spot sockets: see {@link Evidence}. */
public enum Socket {
    PUBLIC("/ws/public", false),
    PRIVATE("/ws/private", true),
    COPYTRADING_PRIVATE("/ws/copytrading/private", true),
    SPOT_PUBLIC("/ws/spot/public", false),
    SPOT_PRIVATE("/ws/spot/private", true);

    private final String path;
    private final boolean login;

    Socket(String path, boolean login) {
        this.path = path;
        this.login = login;
    }

    /** Path of the URL. */
    public String path() {
        return path;
    }

    /** Whether a login must precede the first subscription. */
    public boolean login() {
        return login;
    }
}
