package io.github.camelblofin;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.auth.Credentials;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.auth.FixedCredentials;
import java.util.Map;
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
import org.apache.camel.support.DefaultEndpoint;

/**
 * Stream market and account data from the BloFin exchange, and call its REST API.
 *
 * <p>As a consumer the path is a WebSocket channel ({@code tickers}, {@code candle1m}, {@code orders},
 * {@code spot/tickers}), as a producer it is a REST path after {@code /api/v1/} ({@code trade/order}).
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "blofin",
        title = "BloFin",
        syntax = "blofin:path",
        category = {Category.FINANCE, Category.API},
        headersClass = BlofinHeaders.class)
public class BlofinEndpoint extends DefaultEndpoint implements EndpointServiceLocation, MultipleConsumersSupport {
    @UriPath
    @Metadata(required = true)
    private final String path;

    @UriParam
    private final BlofinConfiguration configuration;

    public BlofinEndpoint(String uri, BlofinComponent component, String path, BlofinConfiguration configuration) {
        super(uri, component);
        this.path = path;
        this.configuration = configuration;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        ChannelName channel = EndpointPath.channel(path);
        BlofinStreamConsumer consumer = new BlofinStreamConsumer(this, processor, channel);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        return new BlofinProducer(this, EndpointPath.operation(path));
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
        Credentials fixed =
                Credentials.of(configuration.getApiKey(), configuration.getSecretKey(), configuration.getPassphrase());
        return new FixedCredentials(fixed);
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
