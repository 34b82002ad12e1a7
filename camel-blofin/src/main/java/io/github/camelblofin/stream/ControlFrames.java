package io.github.camelblofin.stream;

import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.auth.RequestSigner;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.time.WallClock;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests that a client sends over a socket. Source: "WebSocket", subscribe, login. */
final class ControlFrames {
    /** A request with more bytes than this is refused. Source: "WebSocket", "total length of channels". */
    static final int MAX_BYTES = 4_096;

    static final String PING = "ping";

    private static final int ENVELOPE = "{\"op\":\"unsubscribe\",\"args\":[]}".length();

    private ControlFrames() {}

    /** A login, signed now. Never log it. */
    static String login(Credentials credentials, NonceSource nonces, WallClock clock) {
        RequestSigner signer = new RequestSigner(credentials);
        long timestamp = clock.millis();
        String nonce = nonces.next();
        Map<String, Object> arg = new LinkedHashMap<>();
        arg.put("apiKey", signer.credentials().apiKey());
        arg.put("passphrase", signer.credentials().passphrase());
        arg.put("timestamp", Long.toString(timestamp));
        arg.put("sign", signer.signLogin(timestamp, nonce));
        arg.put("nonce", nonce);
        return "{\"op\":\"login\",\"args\":[" + BlofinJson.toText(arg) + "]}";
    }

    /** Subscribes or unsubscribes. */
    static String request(FeedRequest request) {
        StringBuilder text =
                new StringBuilder("{\"op\":\"").append(request.op().wireName()).append("\",\"args\":[");
        String separator = "";
        for (Feed feed : request.feeds()) {
            text.append(separator).append(arg(feed.key));
            separator = ",";
        }
        return text.append("]}").toString();
    }

    /** How many of these, from the first on, fit into one request; at least one. */
    static int fitting(List<Feed> feeds) {
        int bytes = ENVELOPE;
        int count = 0;
        for (Feed feed : feeds) {
            bytes += arg(feed.key).getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes >= MAX_BYTES && count > 0) {
                break;
            }
            count++;
        }
        return count;
    }

    private static String arg(FeedKey key) {
        Map<String, Object> arg = new LinkedHashMap<>();
        arg.put("channel", key.channel());
        if (key.instId() != null) {
            arg.put("instId", key.instId());
        }
        if (key.spot()) {
            arg.put("instType", "SPOT");
        }
        return BlofinJson.toText(arg);
    }
}
