package io.github.camelblofin.stream;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.auth.CredentialsProvider;
import java.net.URI;

/**
 * What connections can be shared for.
 *
 * @param url where
 * @param socket which of BloFin's sockets that is
 * @param credentials whose; {@code null} on public sockets
 * @param strand connections of different strands are never shared, so that they are not lost together
 */
record PoolKey(URI url, Socket socket, CredentialsProvider credentials, int strand) {
    static PoolKey of(SubscriptionRequest request, int strand) {
        Socket socket = request.channel().socket();
        return new PoolKey(
                request.environment().socket(socket), socket, socket.login() ? request.credentials() : null, strand);
    }

    /** For the limits per address. */
    String host() {
        return url.getAuthority();
    }

    /** For logs. */
    String label() {
        return url.getAuthority() + url.getPath() + (strand == 0 ? "" : " #" + (strand + 1));
    }
}
