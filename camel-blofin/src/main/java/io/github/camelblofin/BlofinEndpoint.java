package io.github.camelblofin;

import io.github.camelblofin.api.Access;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.auth.FixedCredentials;
import io.github.camelblofin.rest.Signing;
import io.github.camelblofin.rest.Target;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Stream market and account data from the BloFin exchange, and call its REST API.
 *
 * <p>As a consumer the path is a WebSocket channel ({@code tickers}, {@code candle1m}, {@code orders},
 * {@code spot/tickers}), which is streamed, or a paged list of the REST API ({@code trade/fills-history}), which is polled.
 * {@code local/status} tells what happens to connections, {@code local/audit} what was done to orders. As a producer it is a REST path after {@code /api/v1/} ({@code trade/order}).
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "blofin",
        title = "BloFin",
        syntax = "blofin:path",
        category = {Category.FINANCE, Category.API},
        headersClass = BlofinHeaders.class)
public class BlofinEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation, MultipleConsumersSupport {
    private static final long DEFAULT_DELAY = 60_000;

    @UriPath
    @Metadata(required = true)
    private final String path;

    @UriParam
    private final BlofinConfiguration configuration;

    @UriParam(
            defaultValue = "" + DEFAULT_DELAY,
            javaType = "java.time.Duration",
            label = "consumer,scheduler",
            description = "Milliseconds before the next poll.")
    private long delay = DEFAULT_DELAY;

    /** Names of the options on the URI. Written once, before consumers and producers are made. */
    private Set<String> givenOptions = Set.of();

    public BlofinEndpoint(String uri, BlofinComponent component, String path, BlofinConfiguration configuration) {
        super(uri, component);
        this.path = path;
        this.configuration = configuration;
        setDelay(DEFAULT_DELAY);
    }

    void setGivenOptions(Set<String> names) {
        givenOptions = Set.copyOf(names);
    }

    /** Whether an option is on the URI, instead of the component's or the default. */
    boolean given(String option) {
        return givenOptions.contains(option);
    }

    /** Names of the options on the URI. */
    Set<String> givenOptions() {
        return givenOptions;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        getComponent().rateLimitProfile().requireAllowed(environment());
        if (path.equals(BlofinStatusConsumer.PATH)) {
            Consumer status = new BlofinStatusConsumer(this, processor);
            configureConsumer(status);
            return status;
        }
        if (path.equals(BlofinAuditConsumer.PATH)) {
            Consumer audit = new BlofinAuditConsumer(this, processor);
            configureConsumer(audit);
            return audit;
        }
        Optional<Operation> polled = EndpointPath.polled(path);
        ConsumerOptions.check(path, polled.isPresent(), givenOptions);
        Consumer consumer = polled.isPresent()
                ? new BlofinPollingConsumer(this, processor, polled.get())
                : new BlofinStreamConsumer(this, processor, UnknownChannel.or(this));
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    /** Milliseconds before the next poll. */
    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    @Override
    public long getDefaultDelay() {
        return DEFAULT_DELAY;
    }

    @Override
    public Producer createProducer() {
        getComponent().rateLimitProfile().requireAllowed(environment());
        Optional<ApprovalPath> approval = ApprovalPath.at(path);
        if (approval.isPresent()) {
            return approval.get() == ApprovalPath.ASK
                    ? new BlofinApprovalAskProducer(this)
                    : new BlofinApprovalProducer(this, approval.get());
        }
        TargetChoice.checkOptions(this);
        if (path.equals(BlofinKillProducer.KILL) || path.equals(BlofinKillProducer.RELEASE)) {
            return new BlofinKillProducer(this);
        }
        Optional<ViewKind> view = ViewKind.at(path);
        if (view.isPresent()) {
            return new BlofinViewProducer(this, view.get());
        }
        return new BlofinProducer(this, TargetChoice.of(this));
    }

    /** Several routes may consume the same URI; they share the subscription. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public BlofinComponent getComponent() {
        return (BlofinComponent) super.getComponent();
    }

    /** WebSocket channel or REST path. */
    public String getPath() {
        return path;
    }

    public BlofinConfiguration getConfiguration() {
        return configuration;
    }

    /** Where the endpoint's exchange answers. */
    Environment environment() {
        if (configuration.getBaseUrl() != null) {
            return Environment.at(configuration.getBaseUrl());
        }
        return environmentChosen() ? Environment.named(configuration.getEnvironment()) : Environment.LIVE;
    }

    /** Whether somebody decided where to go, instead of the default. */
    boolean environmentChosen() {
        return configuration.getBaseUrl() != null || configuration.getEnvironment() != null;
    }

    /**
     * Where keys come from.
     *
     * @throws IllegalArgumentException says which part of the key is missing
     */
    CredentialsProvider credentials() {
        if (configuration.getCredentialsProvider() != null) {
            return configuration.getCredentialsProvider();
        }
        return new FixedCredentials(
                Credentials.of(configuration.getApiKey(), configuration.getSecretKey(), configuration.getPassphrase()));
    }

    /**
     * The request parameters that URI and component give. What the component gives all endpoints is meant for those
     * operations that know it.
     */
    Map<String, Object> parametersFor(Target target) {
        Map<String, Object> parameters = configuration.requestParameters();
        parameters
                .keySet()
                .removeIf(name -> !given(name)
                        && !given("param." + name)
                        && target.operation().stream().anyMatch(operation -> !operation.takesParameter(name)));
        return parameters;
    }

    /**
     * Where the keys of an operation come from.
     *
     * @throws IllegalArgumentException says which part of the key is missing
     */
    CredentialsProvider keysFor(Operation operation) {
        return keysFor(Target.of(operation));
    }

    /** The same of a path that may be newer than the table. */
    CredentialsProvider keysFor(Target target) {
        try {
            return credentials();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("blofin:" + target.path() + " is signed. " + e.getMessage());
        }
    }

    /**
     * What signs calls to a path.
     *
     * @throws IllegalArgumentException says which part of the key is missing
     */
    Signing signing(Target target) {
        return getComponent().services().signing(environment(), keysFor(target), configuration.getAccount());
    }

    /** @throws IllegalArgumentException when the option {@code access} does not allow the operation */
    void requireAccess(Operation operation) {
        requireAccess(Target.of(operation));
    }

    /** The same of a path that may be newer than the table: there the component's option counts. */
    void requireAccess(Target target) {
        BlofinConfiguration deciding =
                target.operation().isPresent() ? configuration : getComponent().getConfiguration();
        Set<String> allowed = Arrays.stream(deciding.getAccess().split(",", -1))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (target.access() != Access.NONE && !allowed.contains(target.access().optionName())) {
            throw new IllegalArgumentException("blofin:" + target.path() + " needs access="
                    + target.access().optionName() + ", but access=" + deciding.getAccess()
                    + " is what this component may do; add it if that is intended");
        }
    }

    /** @throws IllegalArgumentException when something would be changed and nobody said where */
    void requireEnvironment(Target target) {
        if (target.writes() && !environmentChosen()) {
            throw new IllegalArgumentException("blofin:" + target.path()
                    + " changes orders, settings or money, so it must be said where: set environment=live (real money) or"
                    + " environment=demo on the component, or baseUrl for a simulator");
        }
    }

    /**
     * An order that is given no time would be sent all the same, and nobody would hear what became of it.
     *
     * @throws IllegalArgumentException when {@code requestTimeout} leaves no time, or more than others reckon with
     */
    void requireTime() {
        long limit = configuration.getRequestTimeout();
        if (limit <= 0) {
            throw new IllegalArgumentException(
                    "requestTimeout=" + limit + " leaves BloFin no time to answer; give milliseconds above 0");
        }
        long lease = getComponent().getConfiguration().getRequestTimeout();
        if (getComponent().getRateLimitStore() != null && limit > lease) {
            throw new IllegalArgumentException("requestTimeout=" + limit + " is longer than the component's (" + lease
                    + "), for which rateLimitStore keeps the places of processes that crash: raise the component's");
        }
    }

    @Override
    public String getServiceUrl() {
        return environment().rest().toString();
    }

    @Override
    public String getServiceProtocol() {
        return "blofin";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("environment", environment().name());
    }
}
