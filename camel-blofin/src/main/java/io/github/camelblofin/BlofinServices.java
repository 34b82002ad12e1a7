package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.approval.ApprovalDesk;
import io.github.camelblofin.auth.AccountIdentity;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.auth.NonceSource;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.limit.CallGates;
import io.github.camelblofin.limit.LimitEvent;
import io.github.camelblofin.observe.Meters;
import io.github.camelblofin.observe.StatusNotifier;
import io.github.camelblofin.order.ClientIds;
import io.github.camelblofin.order.SafeWrites;
import io.github.camelblofin.reference.ReferenceData;
import io.github.camelblofin.reference.ReferencePicture;
import io.github.camelblofin.reference.ReferenceSettings;
import io.github.camelblofin.reference.ReferenceStore;
import io.github.camelblofin.rest.ClockPicture;
import io.github.camelblofin.rest.KeyInspector;
import io.github.camelblofin.rest.LastAnswers;
import io.github.camelblofin.rest.OrderBatcher;
import io.github.camelblofin.rest.RestClient;
import io.github.camelblofin.rest.RestSettings;
import io.github.camelblofin.rest.ServerClock;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.stream.ConnectionPacer;
import io.github.camelblofin.stream.StreamSettings;
import io.github.camelblofin.stream.Streams;
import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.Scheduler;
import io.github.camelblofin.time.Timekeeping;
import io.vertx.core.Vertx;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.ThreadPoolProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of one component share: streams, a REST client for each environment, and the pool on which routes
 * go on after a call. Made at the component's start, closed at its stop. Safe for any thread in between.
 */
final class BlofinServices {
    private static final Logger LOG = LoggerFactory.getLogger(BlofinServices.class);
    private static final long CLOSE_SECONDS = 10;
    private static final int ANSWER_THREADS = 16;

    private final CamelContext context;
    private final Vertx vertx;
    /** Whether the Vertx is the component's own, to be closed with it. */
    private final boolean ownVertx;

    private final TlsTrust tls;
    private final Timekeeping time;
    private final ClientIds clientIds;
    private final References references;
    private final ComponentLimits limits;
    private final Streams streams;
    private final OrderLedgers ledgers;
    private final InFlight inFlight = new InFlight(this::tell);
    /** Whether the ledger was opened. */
    private final AtomicBoolean looked = new AtomicBoolean();

    private final ExecutorService answers;
    /** Set before anything is called. */
    private volatile Meters meters = Meters.NONE;

    /** Streaming consumers, by route. */
    private final ConcurrentMap<String, BlofinStreamConsumer> consumers = new ConcurrentHashMap<>();

    private final ComponentApprovals approvals = new ComponentApprovals(this::ledger, this::scheduler);

    /** Ends the telling of Camel's event notifiers. */
    private final Runnable notifying;

    private final OrderBatcher orderBatcher;
    private final AccountServices accountServices;
    private final Randomness random = Randomness.secure();
    private final NonceSource nonces = new NonceSource(random);
    private final ConcurrentMap<Environment, RestClient> restClients = new ConcurrentHashMap<>();
    private final ConcurrentMap<Environment, ReferenceData> referenceData = new ConcurrentHashMap<>();
    private final ConcurrentMap<Environment, SafeWrites> safeWrites = new ConcurrentHashMap<>();
    private final ConcurrentMap<Environment, LastAnswers> lastAnswers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Account, Signing> signings = new ConcurrentHashMap<>();
    private final ConcurrentMap<Account, KeyInspector> inspectors = new ConcurrentHashMap<>();
    private final AccountKnowledge accounts = new AccountKnowledge(this);
    /** By host and port: REST and sockets of an exchange have the same. */
    private final ConcurrentMap<String, ServerClock> clocks = new ConcurrentHashMap<>();

    /**
     * Who, and where.
     *
     * @param name the user's, as options say; {@code null}: they do not
     */
    private record Account(Environment environment, CredentialsProvider keys, String name) {}

    /**
     * What reference data is kept for how long.
     *
     * @param store shared with other processes; {@code null}: none
     */
    record References(ReferenceSettings settings, ReferenceStore store) {}

    /**
     * How sockets behave.
     *
     * @param pacer keeps connection attempts apart
     */
    record Streaming(StreamSettings settings, ConnectionPacer pacer) {}

    /**
     * What the application brings.
     *
     * @param vertx the application's; {@code null}: have one of its own
     * @param time clocks and timers of calls
     */
    record Surroundings(CamelContext context, Vertx vertx, TlsTrust tls, Timekeeping time) {}

    private BlofinServices(
            Surroundings surroundings,
            Streaming streaming,
            References references,
            LimitOptions limiting,
            OrderLedgers ledgers) {
        this.context = surroundings.context();
        this.ownVertx = surroundings.vertx() == null;
        this.vertx = ownVertx ? Vertx.vertx() : surroundings.vertx();
        this.tls = surroundings.tls();
        this.time = surroundings.time();
        this.clientIds = new ClientIds(time.wall(), random);
        this.orderBatcher = new OrderBatcher(scheduler());
        this.references = references;
        this.ledgers = ledgers;
        this.answers = context.getExecutorServiceManager().newThreadPool(this, "blofin-answers", answersProfile());
        this.limits =
                new ComponentLimits(gates(context), limiting, new BanLedger(limiting.bans(), answers), this::tell);
        this.streams = Streams.over(
                vertx,
                tls::applyTo,
                streaming.settings(),
                this::clock,
                streaming.pacer().behind(limits, limiting.egress()));
        this.accountServices = new AccountServices(
                new AccountViews(context, streams, scheduler()),
                new AccountKills(this::ledger, scheduler(), news -> tell(new BlofinKillEvent(context, news))),
                new CancelCares());
        this.notifying = StatusNotifier.start(context, streams.events(), answers);
    }

    /** Those of all the JVM, unless a test has brought its own. */
    private static CallGates gates(CamelContext context) {
        CallGates own = context.getRegistry().findSingleByType(CallGates.class);
        return own == null ? CallGates.SHARED : own;
    }

    /** The queue is not bounded, since calls in flight are: a full one would run routes on the event loop. */
    private static ThreadPoolProfile answersProfile() {
        return new ThreadPoolProfileBuilder("blofin-answers")
                .poolSize(ANSWER_THREADS)
                .maxPoolSize(ANSWER_THREADS)
                .maxQueueSize(-1)
                .keepAliveTime(60L)
                .allowCoreThreadTimeOut(true)
                .build();
    }

    static BlofinServices start(
            Surroundings surroundings,
            Streaming streaming,
            References references,
            LimitOptions limits,
            OrderLedgers ledgers) {
        return new BlofinServices(surroundings, streaming, references, limits, ledgers);
    }

    /**
     * The record of what is done to orders and money; opened when first asked for, which may wait for a disk.
     *
     * @throws io.github.camelblofin.ledger.LedgerException says why it cannot be opened
     */
    OrderLedger ledger() {
        OrderLedger ledger = ledgers.open(answers);
        if (looked.compareAndSet(false, true)) {
            inFlight.found(ledgers.left());
        }
        return ledger;
    }

    /** What was in flight when the process before this one ended. */
    InFlight inFlight() {
        return inFlight;
    }

    Streams streams() {
        return streams;
    }

    /** The client of an environment; made when first asked for. */
    RestClient rest(Environment environment) {
        return restClients.computeIfAbsent(environment, where -> {
            RestSettings settings = RestSettings.of(where).withTransport(tls::applyTo);
            return new RestClient(
                    vertx, settings, Signing.none(), clock(where), meters.around(limits.admission(where)), time);
        });
    }

    /** The same with reference data kept; its {@link ReferenceData#bypass()} keeps none. */
    ReferenceData reference(Environment environment) {
        return referenceData.computeIfAbsent(
                environment,
                where -> ReferenceData.of(rest(where), where.rest(), references.settings(), references.store()));
    }

    /** What sends orders there. */
    SafeWrites writes(Environment environment) {
        return safeWrites.computeIfAbsent(environment, where -> new SafeWrites(scheduler(), clock(where), ledger()));
    }

    /** The same, if anything was sent there. */
    Optional<SafeWrites> startedWrites(Environment environment) {
        return Optional.ofNullable(safeWrites.get(environment));
    }

    /** Gives client ids. */
    ClientIds clientIds() {
        return clientIds;
    }

    /** Shows what is done here; asked for once, before anything is called. */
    void measure(Meters with) {
        meters = with;
        with.limits(new Meters.Limits(limits::usage, limits::waiting, limits::bans));
    }

    /** A streaming consumer has started. */
    void watch(String routeId, BlofinStreamConsumer consumer) {
        consumers.put(routeId, consumer);
        meters.stream(routeId, consumer::picture);
    }

    /** It ends. */
    void forget(String routeId) {
        meters.streamEnded(routeId);
        consumers.remove(routeId);
    }

    /** Streaming consumers, by route. */
    Map<String, BlofinStreamConsumer> consumers() {
        return new TreeMap<>(consumers);
    }

    /** What was answered there lately. */
    LastAnswers lastAnswers(Environment environment) {
        return lastAnswers.computeIfAbsent(environment, where -> new LastAnswers(time.ticker()));
    }

    /** Clocks and timers of calls. */
    Timekeeping time() {
        return time;
    }

    /** Gathers single orders for a moment, of all endpoints. */
    OrderBatcher orderBatcher() {
        return orderBatcher;
    }

    /** What signs with these keys there, for a user whom options do not name. */
    Signing signing(Environment environment, CredentialsProvider keys) {
        return signing(environment, keys, null);
    }

    /**
     * What signs with these keys there; endpoints with equal providers share it.
     *
     * @param user name of the user, for the limits; {@code null}: as BloFin says when the key is checked
     */
    Signing signing(Environment environment, CredentialsProvider keys, String user) {
        return signings.computeIfAbsent(
                new Account(environment, keys, user),
                account -> new Signing(keys, clock(environment), nonces, () -> user(account)));
    }

    private Optional<String> user(Account account) {
        if (account.name() != null) {
            return Optional.of(account.name());
        }
        KeyInspector inspector = inspectors.get(account);
        return inspector == null ? Optional.empty() : inspector.identity().map(AccountIdentity::uid);
    }

    /** What knows what these keys may do there; endpoints with equal providers share it. */
    KeyInspector inspector(Environment environment, CredentialsProvider keys) {
        return inspectors.computeIfAbsent(
                new Account(environment, keys, null),
                account -> new KeyInspector(rest(environment), signing(environment, keys), time.ticker()));
    }

    /** What is known about accounts, for orders. */
    AccountKnowledge accounts() {
        return accounts;
    }

    /** BloFin's limits. */
    ComponentLimits limits() {
        return limits;
    }

    private void tell(LimitEvent event) {
        tell(new BlofinLimitEvent(context, event));
    }

    private void tell(BlofinInFlightEvent.News news) {
        tell(new BlofinInFlightEvent(context, news));
    }

    /** On a thread of its own: those who hear of it may take their time. */
    void tell(CamelEvent event) {
        try {
            answers.execute(() -> {
                try {
                    context.getManagementStrategy().notify(event);
                } catch (Exception e) {
                    LOG.warn("An event notifier failed, and is ignored", e);
                }
            });
        } catch (RejectedExecutionException stopped) {
            LOG.debug("Nobody hears of {}, the component is stopped", event);
        }
    }

    /** The time of day at an exchange. */
    ServerClock clock(Environment environment) {
        return clock(environment.rest().getAuthority());
    }

    private ServerClock clock(String exchange) {
        return clocks.computeIfAbsent(exchange, name -> new ServerClock(name, time.wall(), time.ticker()));
    }

    /** Pictures of the exchanges' clocks, by host and port. */
    Map<String, ClockPicture> clockPictures() {
        Map<String, ClockPicture> pictures = new TreeMap<>();
        clocks.forEach((exchange, clock) -> pictures.put(exchange, clock.picture()));
        return pictures;
    }

    /** Pictures of the reference data, by host and port of the exchange. */
    Map<String, ReferencePicture> referencePictures() {
        Map<String, ReferencePicture> pictures = new TreeMap<>();
        referenceData.forEach((where, data) -> pictures.put(where.rest().getAuthority(), data.picture()));
        return pictures;
    }

    /** Runs tasks later, on an event loop. */
    Scheduler scheduler() {
        if (time.scheduler() != null) {
            return time.scheduler();
        }
        return (delay, task) -> {
            long timer = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> task.run());
            return () -> vertx.cancelTimer(timer);
        };
    }

    /** An id for an order that nobody drew before: 32 letters and digits. */
    String ownId() {
        return String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
    }

    /** Where orders wait for approval. */
    ApprovalDesk approvals() {
        return approvals.desk();
    }

    /** Where routes go on after a call. */
    ExecutorService answers() {
        return answers;
    }

    /** What is kept for accounts. */
    AccountServices accountServices() {
        return accountServices;
    }

    /** Closes everything; waits a bounded time. */
    void close() throws InterruptedException {
        safeWrites.values().forEach(SafeWrites::close);
        orderBatcher.close();
        approvals.close();
        accountServices.views().close();
        await(streams.close(), "the streams");
        limits.close();
        meters.close();
        for (RestClient client : restClients.values()) {
            await(client.close().toCompletionStage(), "the HTTP connections");
        }
        notifying.run();
        context.getExecutorServiceManager().shutdownGraceful(answers);
        ledgers.close();
        if (ownVertx) {
            await(vertx.close().toCompletionStage(), "the event loop");
        }
    }

    private static void await(CompletionStage<Void> step, String what) throws InterruptedException {
        try {
            step.toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The blofin component is stopped although closing {} failed: {}", what, e.toString());
        }
    }
}
