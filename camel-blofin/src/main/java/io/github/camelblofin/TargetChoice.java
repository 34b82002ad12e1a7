package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.error.BlofinInvalidRequestException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.rest.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a producer calls: the operation of its path, a path that is newer than the table ({@code raw/…}), or what each
 * message says ({@code local/call}). Immutable.
 */
final class TargetChoice {
    static final String PER_MESSAGE = "local/call";
    private static final String RAW = "raw/";
    private static final Logger LOG = LoggerFactory.getLogger(TargetChoice.class);

    /** {@code null}: each message says. */
    private final Target fixed;

    private TargetChoice(Target fixed) {
        this.fixed = fixed;
    }

    /** @throws IllegalArgumentException when the path names nothing; says what is near */
    static TargetChoice of(BlofinEndpoint endpoint) {
        String path = endpoint.getPath();
        if (path.equals(PER_MESSAGE)) {
            return new TargetChoice(null);
        }
        return new TargetChoice(
                path.startsWith(RAW)
                        ? raw(path.substring(RAW.length()), endpoint)
                        : Target.of(EndpointPath.operation(path)));
    }

    private static Target raw(String path, BlofinEndpoint endpoint) {
        BlofinConfiguration options = endpoint.getConfiguration();
        Access access = access(path, endpoint);
        RawRateClass counted = options.getRateClass();
        RateClass usual = access == Access.NONE ? RateClass.IP : RateClass.TRADING_USER;
        Target target = Target.adHoc(options.getMethod(), path, access, counted == null ? usual : counted.rateClass());
        if (target.writes() && !target.signed()) {
            throw new IllegalArgumentException("blofin:raw/" + path + "?method=POST changes something, so it is signed:"
                    + " add access=trade, transfer or withdraw");
        }
        Operation.find(path)
                .filter(Operation::writes)
                .ifPresent(known -> LOG.warn(
                        "blofin:raw/{} is in this release's table: blofin:{} checks the request and knows the answer's types and"
                                + " whether it may be repeated",
                        path,
                        path));
        return target;
    }

    /** On {@code raw/…} the option says what the path needs; what may be done at all is the component's. */
    private static Access access(String path, BlofinEndpoint endpoint) {
        String word = endpoint.getConfiguration().getAccess().strip().toLowerCase(Locale.ROOT);
        Optional<Access> needed = Arrays.stream(Access.values())
                .filter(access -> access.optionName().equals(word))
                .findFirst();
        if (!endpoint.given("access") || needed.isEmpty()) {
            throw new IllegalArgumentException("blofin:raw/" + path + " must say what the path needs: add access=none"
                    + " (public), read, trade, transfer or withdraw");
        }
        return needed.get();
    }

    /** What every message calls; empty when each says. */
    Optional<Target> fixed() {
        return Optional.ofNullable(fixed);
    }

    /** @throws BlofinInvalidRequestException when the message names no operation */
    Target of(Exchange exchange) {
        if (fixed != null) {
            return fixed;
        }
        String path = exchange.getMessage().getHeader(BlofinHeaders.OPERATION, String.class);
        if (path == null || path.isBlank()) {
            throw refused("set the header " + BlofinHeaders.OPERATION + " to the path of an operation, such as "
                    + Operation.TRADE_ORDER.path());
        }
        try {
            return Target.of(EndpointPath.operation(path.strip()));
        } catch (IllegalArgumentException unknown) {
            throw refused(unknown.getMessage());
        }
    }

    static BlofinInvalidRequestException refused(String why) {
        return new BlofinInvalidRequestException(Failure.local(PER_MESSAGE, PER_MESSAGE + " was not sent: " + why));
    }

    /** Options that only {@code raw/…} has. */
    static void checkOptions(BlofinEndpoint endpoint) {
        List<String> raw = List.of("method", "rateClass");
        if (!endpoint.getPath().startsWith(RAW)) {
            raw.stream().filter(endpoint::given).findFirst().ifPresent(option -> {
                throw new IllegalArgumentException("blofin:" + endpoint.getPath() + "?" + option
                        + "=…: the table knows that of this path; the option is for blofin:raw/…");
            });
        }
    }
}
