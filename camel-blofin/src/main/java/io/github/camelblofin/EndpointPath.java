package io.github.camelblofin;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.HttpMethod;
import io.github.camelblofin.api.NearestNames;
import io.github.camelblofin.api.Operation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the path of an endpoint URI; unknown names are refused with the nearest valid ones. */
final class EndpointPath {
    private EndpointPath() {}

    /** The channel a consumer's path names. */
    static ChannelName channel(String path) {
        return ChannelName.find(path).orElseThrow(() -> notAChannel(path));
    }

    /** The list that a consumer's path names; empty when it is none, but perhaps a channel. */
    static Optional<Operation> polled(String path) {
        Optional<Operation> operation = Operation.find(path);
        if (operation.isPresent() && !Pollable.is(operation.get())) {
            throw notPollable(operation.get());
        }
        return operation;
    }

    private static IllegalArgumentException notPollable(Operation operation) {
        String instead = operation.method() == HttpMethod.GET
                ? "Read it with from(\"timer:read?period=60000\").to(\"blofin:" + operation.path() + "\")"
                : "Call it with to(\"blofin:" + operation.path() + "\")";
        return new IllegalArgumentException("from(\"blofin:" + operation.path() + "\"): " + operation.path()
                + " is a REST operation that is no list of rows to tell apart, so it cannot be polled. " + instead
                + ". What can be polled: " + Pollable.names());
    }

    /** The operation a producer's path names. */
    static Operation operation(String path) {
        return Operation.find(path).orElseThrow(() -> notAnOperation(path));
    }

    private static IllegalArgumentException notAChannel(String path) {
        return unknown(
                "from(\"blofin:" + path + "\"): BloFin has no channel " + path + ", and no list to poll of that name",
                path,
                consumable(),
                " A channel that is newer than this release needs channelCheck=false.");
    }

    private static IllegalArgumentException notAnOperation(String path) {
        if (ChannelName.find(path).isPresent()) {
            return new IllegalArgumentException("to(\"blofin:" + path + "\"): " + path
                    + " is a channel; consume it with from(\"blofin:" + path + "\")");
        }
        return unknown("to(\"blofin:" + path + "\"): BloFin has no REST operation " + path, path, operations(), "");
    }

    private static IllegalArgumentException unknown(
            String what, String path, Collection<String> names, String otherwise) {
        return new IllegalArgumentException(
                what + ". Did you mean " + String.join(" or ", NearestNames.of(path, names, 3)) + "?" + otherwise);
    }

    private static List<String> consumable() {
        return Stream.of(
                        ChannelName.all().stream().map(ChannelName::routeName),
                        Arrays.stream(Operation.values()).filter(Pollable::is).map(Operation::path),
                        Stream.of(BlofinStatusConsumer.PATH))
                .flatMap(names -> names)
                .toList();
    }

    private static List<String> operations() {
        return Stream.of(
                        Arrays.stream(Operation.values()).map(Operation::path),
                        Arrays.stream(ApprovalPath.values()).map(ApprovalPath::path),
                        Arrays.stream(ViewKind.values()).map(ViewKind::path),
                        Stream.of(BlofinKillProducer.KILL, BlofinKillProducer.RELEASE))
                .flatMap(names -> names)
                .toList();
    }
}
