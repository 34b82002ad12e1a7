package io.github.camelblofin.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Who calls. BloFin's firewall refuses clients that do not say. */
public final class UserAgent {
    public static final String TEXT = "camel-blofin/" + version();

    private UserAgent() {}

    /** The version that Maven wrote into the jar; {@code dev} outside of one. */
    private static String version() {
        try (InputStream in = UserAgent.class.getResourceAsStream(
                "/META-INF/maven/io.github.camelblofin/camel-blofin/pom.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "dev");
        } catch (IOException unreadable) {
            return "dev";
        }
    }
}
