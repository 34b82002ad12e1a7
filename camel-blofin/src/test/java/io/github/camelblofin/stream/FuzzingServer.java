package io.github.camelblofin.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Autobahn's fuzzing server in a process of its own, run by Jython. */
final class FuzzingServer implements AutoCloseable {
    /** Where the profile "conformance" puts the suite. */
    private static final Path JARS = Path.of("target", "autobahn");

    private final int port;
    private final Path log;
    private final Process process;

    /** @param cases patterns such as {@code 5.*} */
    FuzzingServer(Path reports, List<String> cases) throws IOException, URISyntaxException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(reports);
        log = reports.resolve("server.log");
        Path script =
                Path.of(FuzzingServer.class.getResource("/autobahn/server.py").toURI());
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        JARS + "/*",
                        "org.python.util.jython",
                        script.toString(),
                        String.valueOf(port),
                        reports.toString(),
                        String.join(",", cases))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await("Autobahn's server listens; see " + log)
                .atMost(Duration.ofMinutes(3))
                .until(this::listens);
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Autobahn's server ended, see " + log
                    + ". Its jars come with the profile: mvn -Pconformance verify");
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    URI url(String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
