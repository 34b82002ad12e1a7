package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.api.RateClass;
import io.github.camelblofin.limit.Admission;
import io.github.camelblofin.limit.Ban;
import io.github.camelblofin.limit.CallGates;
import io.github.camelblofin.limit.LimitAccess;
import io.github.camelblofin.limit.LimitEvent;
import io.github.camelblofin.limit.Pressure;
import io.github.camelblofin.limit.SharedAccess;
import io.github.camelblofin.limit.Stop;
import io.github.camelblofin.limit.Usage;
import io.github.camelblofin.stream.AddressGate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * BloFin's limits as one component keeps them: its access to the budgets of each exchange, which it shares with all of the
 * JVM. Safe for any thread.
 */
final class ComponentLimits implements AddressGate, AutoCloseable {
    private final CallGates gates;
    private final LimitOptions options;
    private final BanLedger ledger;
    private final Consumer<LimitEvent> listener;
    /** By host and port: calls and sockets of an exchange have the same. */
    private final ConcurrentMap<String, LimitAccess> accesses = new ConcurrentHashMap<>();
    /** Where limits are shared with other processes; likewise. */
    private final ConcurrentMap<String, SharedAccess> shared = new ConcurrentHashMap<>();

    /**
     * @param gates everybody's budgets
     * @param listener hears of bans and of usage, on any thread, and must not block
     */
    ComponentLimits(CallGates gates, LimitOptions options, BanLedger ledger, Consumer<LimitEvent> listener) {
        this.gates = gates;
        this.options = options;
        this.ledger = ledger;
        this.listener = listener;
    }

    /** What lets calls through to an exchange. */
    Admission admission(Environment environment) {
        options.profile().requireAllowed(environment);
        if (options.off()) {
            return Admission.NONE;
        }
        String authority = environment.rest().getAuthority();
        LimitAccess access = access(authority);
        return shared.containsKey(authority) ? shared.get(authority) : access;
    }

    private LimitAccess access(String authority) {
        return accesses.computeIfAbsent(authority, host -> {
            URI rest = URI.create("https://" + host);
            LimitAccess access = open(host, rest);
            access.restore(ledger.load(access.exchange()));
            return access;
        });
    }

    private LimitAccess open(String host, URI rest) {
        if (!options.sharing().on()) {
            return gates.open(rest, options.egress(), options.settings(), this::hear);
        }
        SharedAccess access = gates.open(rest, options.egress(), options.settings(), options.sharing(), this::hear);
        shared.put(host, access);
        return access.local();
    }

    /** Why limits are not shared with other processes now; empty: they are, or need not be. */
    Optional<String> storeTrouble() {
        return shared.values().stream()
                .flatMap(access -> access.trouble().stream())
                .findFirst();
    }

    private void hear(LimitEvent event) {
        if (event.kind() != LimitEvent.Kind.USAGE) {
            accesses.values().stream()
                    .filter(access -> access.exchange().equals(event.exchange()))
                    .forEach(access -> ledger.save(access.exchange(), access.bans()));
        }
        listener.accept(event);
    }

    /** Use of the windows that a call counts against; empty when nothing is counted. */
    List<Usage> usage(Environment environment, RateClass rateClass, String user) {
        return options.off()
                ? List.of()
                : access(environment.rest().getAuthority()).usage(rateClass, user);
    }

    /** How much is used of the windows that a call counts against. */
    Pressure pressure(Environment environment, RateClass rateClass, String user) {
        return options.off()
                ? Pressure.NONE
                : access(environment.rest().getAuthority()).pressure(rateClass, user);
    }

    /** Use of all windows of the exchanges that the component has called. */
    List<Usage> usage() {
        return accesses.values().stream()
                .flatMap(access -> access.usage().stream())
                .toList();
    }

    /** Bans in force at the exchanges that the component has called. */
    List<Ban> bans() {
        return accesses.values().stream()
                .flatMap(access -> access.bans().stream())
                .toList();
    }

    /** Calls that wait, by exchange together. */
    int waiting() {
        return accesses.values().stream().mapToInt(LimitAccess::waiting).sum();
    }

    @Override
    public Duration tryConnect(String host) {
        if (options.off()) {
            return Duration.ZERO;
        }
        LimitAccess access = access(host);
        return shared.containsKey(host) ? shared.get(host).tryConnect() : access.tryConnect();
    }

    @Override
    public void connected(String host) {
        if (!options.off()) {
            access(host).connected();
        }
    }

    @Override
    public void failed(String host) {
        if (!options.off()) {
            access(host).notConnected();
        }
    }

    @Override
    public Duration banned(String host, boolean firewall) {
        return options.off() ? Duration.ZERO : access(host).refused(new Stop(firewall, Optional.empty()));
    }

    @Override
    public void close() {
        shared.values().forEach(SharedAccess::close);
        accesses.forEach((host, access) -> {
            if (!shared.containsKey(host)) {
                access.close();
            }
        });
    }
}
