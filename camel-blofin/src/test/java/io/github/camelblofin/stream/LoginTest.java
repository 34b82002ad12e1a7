package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Socket;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.rest.ServerClock;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static final Credentials OLD = Credentials.of("kite-old-key", "sesame-old", "open-old");
    private static final Credentials NEW = Credentials.of("kite-new-key", "sesame-new", "open-new");

    private Credentials key = OLD;

    private Login login() {
        VirtualLoop loop = new VirtualLoop();
        StreamPorts ports = new StreamPorts(
                loop,
                new MemoryTransport(loop),
                loop,
                loop,
                any -> new ServerClock("localhost:9", loop, loop),
                new Random(1)::nextLong,
                new NonceSource(new Random(7)::nextLong),
                new ConnectionPacer(loop, Duration.ZERO),
                new StatusFeed(loop));
        return new Login(new PoolKey(URI.create("ws://localhost:9/ws/private"), Socket.PRIVATE, () -> key, 0), ports);
    }

    @Test
    void hidesTheKeyInUseAndTheNextOne() {
        Login login = login();
        login.request();
        key = NEW;
        assertThat(login.outdated()).isTrue();
        assertThat(login.hide("kite-old-key open-old sesame-old kite-new-key open-new sesame-new"))
                .isEqualTo("*** *** *** *** *** ***");
    }

    @Test
    void isNotOutdatedBeforeTheFirstLoginNorWhileThereIsNoKey() {
        Login login = login();
        assertThat(login.outdated()).isFalse();
        login.request();
        assertThat(login.outdated()).isFalse();
        key = null;
        assertThat(login.hide("kite-old-key")).doesNotContain("kite-old-key");
    }
}
