package io.github.camelblofin;

import io.github.camelblofin.api.ReferenceKind;
import io.github.camelblofin.reference.ReferencePicture;
import io.github.camelblofin.reference.ReferenceSettings;
import io.github.camelblofin.reference.ReferenceStore;
import io.github.camelblofin.rest.ClockPicture;
import io.github.camelblofin.stream.StreamSettings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
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

    @Metadata(label = "common,advanced", defaultValue = "standard", enums = "standard,off")
    private String rateLimitProfile = "standard";

    @Metadata(label = "producer,advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long instrumentsLifetime = ReferenceKind.INSTRUMENTS.lifetime().toMillis();

    @Metadata(label = "producer,advanced", defaultValue = "3600000", javaType = "java.time.Duration")
    private long tiersLifetime = ReferenceKind.TIERS.lifetime().toMillis();

    @Metadata(label = "producer,advanced", defaultValue = "30000", javaType = "java.time.Duration")
    private long leverageLifetime = ReferenceKind.LEVERAGE.lifetime().toMillis();

    @Metadata(label = "producer,advanced", secret = true)
    private Object referenceStore;

    /** The store that was made here, and is closed here; guarded by Camel's life cycle. */
    private AutoCloseable ownStore;

    /** Made at start, closed at shutdown. Guarded by Camel's life cycle: endpoints start after their component. */
    private BlofinServices services;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        BlofinConfiguration copy = configuration.copy();
        warnOfKeysOnUri(remaining, parameters);
        Set<String> given = Set.copyOf(parameters.keySet());
        copy.getParameters().putAll(PropertiesHelper.extractProperties(parameters, "param."));
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
        SSLContextParameters tls =
                sslContextParameters != null ? sslContextParameters : retrieveGlobalSslContextParameters();
        StreamSettings settings = StreamSettings.DEFAULTS
                .withHeartbeat(Duration.ofMillis(heartbeatInterval), Duration.ofMillis(heartbeatTimeout))
                .withReconnect(Duration.ofMillis(reconnectDelay), Duration.ofMillis(maxReconnectDelay))
                .withMaxSubscriptionsPerConnection(maxSubscriptionsPerConnection);
        TlsTrust trust = TlsTrust.of(getCamelContext(), tls);
        BlofinServices.Streaming streaming =
                new BlofinServices.Streaming(settings, rateLimitProfile().connectionPacer());
        services = BlofinServices.start(getCamelContext(), vertx, trust, streaming, references());
    }

    private BlofinServices.References references() {
        ReferenceSettings lifetimes = new ReferenceSettings(Map.of(
                ReferenceKind.INSTRUMENTS, Duration.ofMillis(instrumentsLifetime),
                ReferenceKind.TIERS, Duration.ofMillis(tiersLifetime),
                ReferenceKind.LEVERAGE, Duration.ofMillis(leverageLifetime)));
        ReferenceStore store = ReferenceStores.of(getCamelContext(), referenceStore);
        // A bean is closed by whoever made it.
        ownStore = ReferenceStores.isUrl(referenceStore) ? (AutoCloseable) store : null;
        return new BlofinServices.References(lifetimes, store);
    }

    @Override
    protected void doStop() throws Exception {
        BlofinServices running = services;
        services = null;
        if (running != null) {
            running.close();
        }
        if (ownStore != null) {
            ownStore.close();
            ownStore = null;
        }
        super.doStop();
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

    public String getRateLimitProfile() {
        return rateLimitProfile;
    }

    /**
     * Which of BloFin's limits are kept: `standard`, those of an ordinary account, such as one new connection a second; `off`,
     * none, for an exchange on this machine only, such as the simulator.
     */
    public void setRateLimitProfile(String rateLimitProfile) {
        this.rateLimitProfile = rateLimitProfile;
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

    /** What is known about the clocks of the exchanges in use, by host and port. */
    public Map<String, ClockPicture> clockPictures() {
        return services().clockPictures();
    }

    /** What the caches of reference data did, by host and port of the exchange. */
    public Map<String, ReferencePicture> referencePictures() {
        return services().referencePictures();
    }
}
