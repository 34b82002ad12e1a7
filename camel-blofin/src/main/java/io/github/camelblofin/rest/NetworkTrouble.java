package io.github.camelblofin.rest;

import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says in plain words why no connection came about. */
final class NetworkTrouble {
    private NetworkTrouble() {}

    static String describe(String server, Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return "the host of " + server + " is not known. Check baseUrl and the name service";
        }
        if (cause instanceof SSLException) {
            return "TLS with " + server + " failed (" + cause.getMessage()
                    + "). Check the certificate, the trust store and whether something reads the traffic";
        }
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return cause instanceof ConnectException
                ? server + " refused the connection or cannot be reached (" + reason
                        + "). Check that it runs and baseUrl"
                : "no connection to " + server + " (" + reason + ")";
    }

    /** Whether it fails again until somebody changes something. */
    static boolean needsRepair(Throwable cause) {
        return cause instanceof SSLException;
    }
}
