package io.github.camelblofin;

import io.github.camelblofin.api.ReferenceKind;
import io.github.camelblofin.guard.RiskLimits;
import io.github.camelblofin.limit.Ban;
import io.github.camelblofin.limit.LimitSettings;
import io.github.camelblofin.limit.RateLimitStore;
import io.github.camelblofin.limit.SharingSettings;
import io.github.camelblofin.limit.Usage;
import io.github.camelblofin.observe.KillHealthCheck;
import io.github.camelblofin.observe.LedgerHealthCheck;
import io.github.camelblofin.observe.LimitHealthCheck;
import io.github.camelblofin.observe.Meters;
import io.github.camelblofin.reference.ReferencePicture;
import io.github.camelblofin.reference.ReferenceSettings;
import io.github.camelblofin.reference.ReferenceStore;
import io.github.camelblofin.rest.ClockPicture;
import io.github.camelblofin.stream.StreamSettings;
import io.github.camelblofin.time.Timekeeping;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams BloFin's WebSocket channels into routes and calls BloFin's REST API from routes. Owns what its endpoints
 * share: the event loop (unless the application has a Vertx), connections, HTTP pools and worker threads.
 */
@Component("blofin")
public class BlofinComponent extends HealthCheckComponent implements SSLContextParametersAware {
    private static final Logger LOG = LoggerFactory.getLogger(BlofinComponent.class);
    private static final Set<String> KEYS = Set.of("apiKey", "secretKey", "passphrase");

    @Metadata
    private BlofinConfiguration configuration = new BlofinConfiguration();

    @Metadata(label = "advanced", autowired = true)
    private Vertx vertx;

    @Metadata(label = "security")
    private SSLContextParameters sslContextParameters;

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "consumer,advanced", defaultValue = "20000", javaType = "java.time.Duration")
    private long heartbeatInterval = 20_000;

    @Metadata(label = "consumer,advanced", defaultValue = "10000", javaType = "java.time.Duration")
    private long heartbeatTimeout = 10_000;

    @Metadata(label = "consumer,advanced", defaultValue = "100")
    private int maxSubscriptionsPerConnection = 100;

    @Metadata(label = "consumer,advanced", defaultValue = "1000", javaType = "java.time.Duration")
    private long reconnectDelay = 1_000;

    @Metadata(label = "consumer,advanced", defaultValue = "60000", javaType = "java.time.Duration")
    private long maxReconnectDelay = 60_000;

    @Metadata(label = "producer,advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long instrumentsLifetime = ReferenceKind.INSTRUMENTS.lifetime().toMillis();

    @Metadata(label = "producer,advanced", defaultValue = "3600000", javaType = "java.time.Duration")
    private long tiersLifetime = ReferenceKind.TIERS.lifetime().toMillis();

    @Metadata(label = "producer,advanced", defaultValue = "30000", javaType = "java.time.Duration")
    private long leverageLifetime = ReferenceKind.LEVERAGE.lifetime().toMillis();

    @Metadata(label = "producer,advanced", secret = true)
    private Object referenceStore;

    @Metadata(label = "common", defaultValue = "standard", enums = "standard,off")
    private String rateLimitProfile = "standard";

    @Metadata(label = "common,advanced")
    private String addressLimits;

    @Metadata(label = "common,advanced")
    private String tradingLimits;

    @Metadata(label = "common", defaultValue = "100")
    private int maxUsage = LimitSettings.STANDARD.maxUsage();

    @Metadata(label = "common,advanced", defaultValue = "20")
    private int rateLimitReserve = LimitSettings.STANDARD.reserve();

    @Metadata(label = "common,advanced", defaultValue = "10000")
    private int rateLimitQueue = LimitSettings.STANDARD.queue();

    @Metadata(label = "common,advanced", defaultValue = "default")
    private String egress = "default";

    @Metadata(label = "common,advanced")
    private StateRepository<String, String> banRepository;

    @Metadata(label = "common,advanced", secret = true)
    private Object rateLimitStore;

    @Metadata(label = "common,advanced")
    private int rateLimitProcesses;

    @Metadata(label = "common,advanced", defaultValue = "20")
    private int rateLimitFallback = 20;

    @Metadata(label = "common,advanced", defaultValue = "500", javaType = "java.time.Duration")
    private long rateLimitStoreTimeout = 500;

    @Metadata(label = "producer", defaultValue = "memory")
    private Object orderLedger = "memory";

    @Metadata(label = "producer,advanced")
    private String orderLedgerKeyFile;

    /** Guarded by Camel's life cycle. */
    private LimitHealthCheck health;

    /** Guarded by Camel's life cycle. */
    private KillHealthCheck killHealth;

    /** Takes the ledger's health check away; guarded by Camel's life cycle. */
    private Runnable ledgerHealth = () -> {};

    /** Stores that were made here, and are closed here; guarded by Camel's life cycle. */
    private final List<AutoCloseable> ownStores = new ArrayList<>();

    /** Made at start, closed at shutdown. Guarded by Camel's life cycle: endpoints start after their component. */
    private BlofinServices services;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        BlofinConfiguration copy = configuration.copy();
        warnOfKeysOnUri(remaining, parameters);
        Set<String> given = Set.copyOf(parameters.keySet());
        copy.getParameters().putAll(PropertiesHelper.extractProperties(parameters, "param."));
        copy.getGuard().putAll(PropertiesHelper.extractProperties(parameters, RiskLimits.PREFIX));
        BlofinEndpoint endpoint = new BlofinEndpoint(uri, this, remaining, copy);
        endpoint.setGivenOptions(given);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private static void warnOfKeysOnUri(String path, Map<String, Object> parameters) {
        Set<String> keys = new TreeSet<>(parameters.keySet());
        keys.retainAll(KEYS);
        if (!keys.isEmpty()) {
            LOG.warn(
                    "blofin:{} has {} on its URI: set keys on the component (camel.component.blofin.*), where they can"
                            + " come from the environment or a vault",
                    path,
                    keys);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ParameterNames.checkDefaults(configuration);
        RiskLimits.of(configuration.getGuard());
        SSLContextParameters tls =
                sslContextParameters != null ? sslContextParameters : retrieveGlobalSslContextParameters();
        StreamSettings settings = StreamSettings.DEFAULTS
                .withHeartbeat(Duration.ofMillis(heartbeatInterval), Duration.ofMillis(heartbeatTimeout))
                .withReconnect(Duration.ofMillis(reconnectDelay), Duration.ofMillis(maxReconnectDelay))
                .withMaxSubscriptionsPerConnection(maxSubscriptionsPerConnection);
        TlsTrust trust = TlsTrust.of(getCamelContext(), tls);
        BlofinServices.Streaming streaming =
                new BlofinServices.Streaming(settings, rateLimitProfile().connectionPacer());
        // Tests may bring a clock of their own.
        Timekeeping time = getCamelContext().getRegistry().findSingleByType(Timekeeping.class);
        BlofinServices.Surroundings surroundings = new BlofinServices.Surroundings(
                getCamelContext(), vertx, trust, time == null ? Timekeeping.SYSTEM : time);
        OrderLedgers ledgers = OrderLedgers.of(getCamelContext(), orderLedger, orderLedgerKeyFile);
        services = BlofinServices.start(surroundings, streaming, references(), limitOptions(), ledgers);
        services.measure(Meters.of(getCamelContext(), name(), services.time().ticker()));
        health = LimitHealthCheck.register(
                getCamelContext(), name(), services.limits()::bans, services.limits()::storeTrouble);
        ledgerHealth = LedgerHealthCheck.register(getCamelContext(), name(), services.inFlight()::open);
        killHealth = KillHealthCheck.register(getCamelContext(), name());
    }

    /** As routes know it. */
    private String name() {
        return getCamelContext().getComponentNames().stream()
                .filter(name -> getCamelContext().hasComponent(name) == this)
                .findFirst()
                .orElse("blofin");
    }

    /** @throws IllegalArgumentException says what is wrong with the options */
    private LimitOptions limitOptions() {
        LimitSettings settings = LimitOptions.settings(addressLimits, tradingLimits)
                .withMaxUsage(maxUsage)
                .withReserve(rateLimitReserve)
                .withQueue(rateLimitQueue);
        return LimitOptions.of(rateLimitProfile(), settings, egress, banRepository)
                .sharing(sharing());
    }

    private SharingSettings sharing() {
        if (rateLimitStore == null) {
            return SharingSettings.NONE;
        }
        RateLimitStore store = RateLimitStores.of(getCamelContext(), rateLimitStore);
        closeAtStop(rateLimitStore, store);
        return SharingSettings.of(
                store,
                rateLimitProcesses,
                rateLimitFallback,
                Duration.ofMillis(rateLimitStoreTimeout),
                Duration.ofMillis(configuration.getRequestTimeout()));
    }

    /** A bean is closed by whoever made it. */
    private void closeAtStop(Object option, Object store) {
        if (StoreOption.isUrl(option) && store instanceof AutoCloseable own) {
            ownStores.add(own);
        }
    }

    private BlofinServices.References references() {
        ReferenceSettings lifetimes = new ReferenceSettings(Map.of(
                ReferenceKind.INSTRUMENTS, Duration.ofMillis(instrumentsLifetime),
                ReferenceKind.TIERS, Duration.ofMillis(tiersLifetime),
                ReferenceKind.LEVERAGE, Duration.ofMillis(leverageLifetime)));
        ReferenceStore store = ReferenceStores.of(getCamelContext(), referenceStore);
        closeAtStop(referenceStore, store);
        return new BlofinServices.References(lifetimes, store);
    }

    @Override
    protected void doStop() throws Exception {
        if (health != null) {
            health.unregister();
            health = null;
        }
        ledgerHealth.run();
        if (killHealth != null) {
            killHealth.unregister();
            killHealth = null;
        }
        BlofinServices running = services;
        if (running != null) {
            ShutdownStrategy shutdown = getCamelContext().getShutdownStrategy();
            running.accountServices()
                    .cares()
                    .stop(Duration.ofMillis(shutdown.getTimeUnit().toMillis(shutdown.getTimeout())));
        }
        services = null;
        if (running != null) {
            running.close();
        }
        for (AutoCloseable store : ownStores) {
            store.close();
        }
        ownStores.clear();
        super.doStop();
    }

    /** Whether there is anything to look at. */
    boolean running() {
        return services != null;
    }

    BlofinServices services() {
        if (services == null) {
            throw new IllegalStateException("The blofin component is not started");
        }
        return services;
    }

    public BlofinConfiguration getConfiguration() {
        return configuration;
    }

    /** The options that endpoints start from. */
    public void setConfiguration(BlofinConfiguration configuration) {
        this.configuration = configuration;
    }

    public Vertx getVertx() {
        return vertx;
    }

    /** The Vertx to run on. One in the registry is taken by itself; without one the component has its own. */
    public void setVertx(Vertx vertx) {
        this.vertx = vertx;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** TLS settings such as a trust store of one's own. Certificates and host names are always verified. */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether to use the context's global TLS settings. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public long getHeartbeatInterval() {
        return heartbeatInterval;
    }

    /** Silence on a socket after which a ping is sent; must stay under BloFin's idle limit of 30 seconds. */
    public void setHeartbeatInterval(long heartbeatInterval) {
        this.heartbeatInterval = heartbeatInterval;
    }

    public long getHeartbeatTimeout() {
        return heartbeatTimeout;
    }

    /** How long after a ping a socket may stay silent before it is replaced. */
    public void setHeartbeatTimeout(long heartbeatTimeout) {
        this.heartbeatTimeout = heartbeatTimeout;
    }

    public int getMaxSubscriptionsPerConnection() {
        return maxSubscriptionsPerConnection;
    }

    /** Most subscriptions on one socket; more open another socket. */
    public void setMaxSubscriptionsPerConnection(int maxSubscriptionsPerConnection) {
        this.maxSubscriptionsPerConnection = maxSubscriptionsPerConnection;
    }

    public long getReconnectDelay() {
        return reconnectDelay;
    }

    /**
     * Longest wait before the first attempt to replace a lost socket. It doubles with each further attempt, and the wait is
     * drawn by chance from nothing up to it; after 30 seconds of streaming it starts here again.
     */
    public void setReconnectDelay(long reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    public long getMaxReconnectDelay() {
        return maxReconnectDelay;
    }

    /** Longest wait before any attempt to replace a lost socket. Attempts go on for ever. */
    public void setMaxReconnectDelay(long maxReconnectDelay) {
        this.maxReconnectDelay = maxReconnectDelay;
    }

    RateLimitProfile rateLimitProfile() {
        return RateLimitProfile.named(rateLimitProfile);
    }

    public long getInstrumentsLifetime() {
        return instrumentsLifetime;
    }

    /** How long instruments are answered from the cache; from four fifths of it on they are read anew in the background. */
    public void setInstrumentsLifetime(long instrumentsLifetime) {
        this.instrumentsLifetime = instrumentsLifetime;
    }

    public long getTiersLifetime() {
        return tiersLifetime;
    }

    /** How long position tiers are answered from the cache. */
    public void setTiersLifetime(long tiersLifetime) {
        this.tiersLifetime = tiersLifetime;
    }

    public long getLeverageLifetime() {
        return leverageLifetime;
    }

    /**
     * How long leverage is answered from the cache. A change through this component shows at once, one made elsewhere after
     * this time.
     */
    public void setLeverageLifetime(long leverageLifetime) {
        this.leverageLifetime = leverageLifetime;
    }

    public Object getReferenceStore() {
        return referenceStore;
    }

    /**
     * Store of public reference data (instruments, position tiers) that several processes share: `redis://host:port` (needs
     * io.lettuce:lettuce-core on the class path), or a bean that implements
     * `io.github.camelblofin.reference.ReferenceStore`. When it is away, data is kept in the process only.
     */
    public void setReferenceStore(Object referenceStore) {
        this.referenceStore = referenceStore;
    }

    public String getRateLimitProfile() {
        return rateLimitProfile;
    }

    /**
     * BloFin's limits to keep: `standard`, those it documents (`addressLimits`, `tradingLimits` change them), or `off`, which
     * is refused unless this machine is called, as with the simulator.
     */
    public void setRateLimitProfile(String rateLimitProfile) {
        this.rateLimitProfile = rateLimitProfile;
    }

    public String getAddressLimits() {
        return addressLimits;
    }

    /**
     * What BloFin takes from one address, for tiers that have other limits: `500/60s,1500/300s` by default. Components that
     * call the same exchange share a budget, where the lower limit counts.
     */
    public void setAddressLimits(String addressLimits) {
        this.addressLimits = addressLimits;
    }

    public String getTradingLimits() {
        return tradingLimits;
    }

    /** What BloFin takes of one user's trading calls, for tiers that have other limits: `30/10s` by default. */
    public void setTradingLimits(String tradingLimits) {
        this.tradingLimits = tradingLimits;
    }

    public int getMaxUsage() {
        return maxUsage;
    }

    /** Percent of the limits that this JVM uses; less leaves room for other software at the same address or account. */
    public void setMaxUsage(int maxUsage) {
        this.maxUsage = maxUsage;
    }

    public int getRateLimitReserve() {
        return rateLimitReserve;
    }

    /** Percent of each limit that only cancels, closes, reduce-only orders and look-ups of outcomes may use. */
    public void setRateLimitReserve(int rateLimitReserve) {
        this.rateLimitReserve = rateLimitReserve;
    }

    public int getRateLimitQueue() {
        return rateLimitQueue;
    }

    /** Most calls that wait for their turn; more fail at once, and a cancel takes the place of the last one. */
    public void setRateLimitQueue(int rateLimitQueue) {
        this.rateLimitQueue = rateLimitQueue;
    }

    public String getEgress() {
        return egress;
    }

    /**
     * Name of the way out of this component's calls. BloFin counts by public address: components behind one address must have
     * the same name here, as they do by default; one that goes through a proxy with another address may have its own.
     */
    public void setEgress(String egress) {
        this.egress = egress;
    }

    public Object getRateLimitStore() {
        return rateLimitStore;
    }

    /**
     * Where several processes keep the limits together: `redis://host:port` (needs io.lettuce:lettuce-core on the class path),
     * or a bean that implements `io.github.camelblofin.limit.RateLimitStore`. All processes at one address, or with keys of one
     * user, name the same and have the same limits set. Needs `rateLimitProcesses`.
     */
    public void setRateLimitStore(Object rateLimitStore) {
        this.rateLimitStore = rateLimitStore;
    }

    public int getRateLimitProcesses() {
        return rateLimitProcesses;
    }

    /** How many processes use `rateLimitStore` at most; each has an equal part of `rateLimitFallback`. */
    public void setRateLimitProcesses(int rateLimitProcesses) {
        this.rateLimitProcesses = rateLimitProcesses;
    }

    public int getRateLimitFallback() {
        return rateLimitFallback;
    }

    /**
     * Percent of each limit that `rateLimitStore` does not give out, but the processes use while it is away, each its part.
     * Each process has one call of each limit at least.
     */
    public void setRateLimitFallback(int rateLimitFallback) {
        this.rateLimitFallback = rateLimitFallback;
    }

    public long getRateLimitStoreTimeout() {
        return rateLimitStoreTimeout;
    }

    /** How long `rateLimitStore` may take for an answer before it counts as away. */
    public void setRateLimitStoreTimeout(long rateLimitStoreTimeout) {
        this.rateLimitStoreTimeout = rateLimitStoreTimeout;
    }

    public StateRepository<String, String> getBanRepository() {
        return banRepository;
    }

    /** Where bans are remembered over a restart, so that a new process does not call into one. */
    public void setBanRepository(StateRepository<String, String> banRepository) {
        this.banRepository = banRepository;
    }

    public Object getOrderLedger() {
        return orderLedger;
    }

    /**
     * Where it is written down what was done to orders and money, before it is done: `memory` (ends with the process), `file:`
     * and a folder (survives it: what was in flight is looked up at the next start), `jdbc:` and the name of a bean that is a
     * `javax.sql.DataSource`, followed by a question mark and, if wanted, `create=true`, `writer=erp-1` and
     * `table=blofin_ledger`, joined by ampersands; or a bean that implements
     * `io.github.camelblofin.ledger.OrderLedger`. An order waits for the disk or the database before it is sent.
     */
    public void setOrderLedger(Object orderLedger) {
        this.orderLedger = orderLedger;
    }

    public String getOrderLedgerKeyFile() {
        return orderLedgerKeyFile;
    }

    /**
     * File that holds a secret of at least 16 bytes: the checksums of `orderLedger=file:` and `jdbc:` are made with it, so that nobody
     * without it can forge the ledger. Never change it for a ledger that was begun.
     */
    public void setOrderLedgerKeyFile(String orderLedgerKeyFile) {
        this.orderLedgerKeyFile = orderLedgerKeyFile;
    }

    /** Use of the windows of all exchanges in use, by this JVM. */
    public List<Usage> limitUsage() {
        return services().limits().usage();
    }

    /** Calls that wait for their turn at the exchanges in use, of this JVM. */
    public int waitingCalls() {
        return services().limits().waiting();
    }

    /** Bans in force at the exchanges in use. */
    public List<Ban> bans() {
        return services().limits().bans();
    }

    /** What is known about the clocks of the exchanges in use, by host and port. */
    public Map<String, ClockPicture> clockPictures() {
        return services().clockPictures();
    }

    /** What the caches of reference data did, by host and port of the exchange. */
    public Map<String, ReferencePicture> referencePictures() {
        return services().referencePictures();
    }
}
