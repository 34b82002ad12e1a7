package io.github.camelblofin;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.NearestNames;
import io.github.camelblofin.api.Operation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Reads the path of an endpoint URI; unknown names are refused with the nearest valid ones. */
final class EndpointPath {
    private EndpointPath() {}

    /** The channel a consumer's path names. */
    static ChannelName channel(String path) {
        return ChannelName.find(path).orElseThrow(() -> notAChannel(path));
    }

    /** The operation a producer's path names. */
    static Operation operation(String path) {
        return Operation.find(path).orElseThrow(() -> notAnOperation(path));
    }

    private static IllegalArgumentException notAChannel(String path) {
        if (Operation.find(path).filter(op -> op.method() == HttpMethod.GET).isPresent()) {
            return new IllegalArgumentException("from(\"blofin:" + path + "\"): " + path
                    + " is a REST operation, and polling them is not built yet. Use a timer:"
                    + " from(\"timer:poll?period=60000\").to(\"blofin:" + path + "\")");
        }
        return unknown("from(\"blofin:" + path + "\"): BloFin has no channel " + path, path, channels());
    }

    private static IllegalArgumentException notAnOperation(String path) {
        if (ChannelName.find(path).isPresent()) {
            return new IllegalArgumentException("to(\"blofin:" + path + "\"): " + path
                    + " is a channel; consume it with from(\"blofin:" + path + "\")");
        }
        return unknown("to(\"blofin:" + path + "\"): BloFin has no REST operation " + path, path, operations());
    }

    private static IllegalArgumentException unknown(String what, String path, Collection<String> names) {
        return new IllegalArgumentException(
                what + ". Did you mean " + String.join(" or ", NearestNames.of(path, names, 3)) + "?");
    }

    private static List<String> channels() {
        return ChannelName.all().stream().map(ChannelName::routeName).toList();
    }

    private static List<String> operations() {
        return Arrays.stream(Operation.values()).map(Operation::path).toList();
    }
}
