package io.github.camelblofin.it;

import io.github.camelblofin.BlofinComponent;
import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.BlofinLimitEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/**
 * A process of its own that calls as often as it may until its input ends: market data, orders and cancels. Leaves an empty file
 * for each change of the shared store.
 */
final class CallingProcess {
    private final CamelContext context = new DefaultCamelContext();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile boolean over;

    private CallingProcess() {}

    /**
     * Calls until the input ends.
     *
     * @param args name, folder, address and keys of the exchange, Redis, limits of the address and of the user
     */
    public static void main(String[] args) throws Exception {
        CallingProcess process = new CallingProcess();
        process.start(args);
        while (System.in.read() >= 0) {
            // Whoever started it says nothing; it ends with it.
        }
        process.over = true;
        process.context.stop();
        Runtime.getRuntime().halt(0);
    }

    private void start(String[] args) {
        Path folder = Path.of(args[1]);
        BlofinComponent component = new BlofinComponent();
        component.getConfiguration().setBaseUrl(args[2]);
        component.getConfiguration().setApiKey(args[3]);
        component.getConfiguration().setSecretKey(args[4]);
        component.getConfiguration().setPassphrase(args[5]);
        component.getConfiguration().setRequestTimeout(500);
        component.setRateLimitStore(args[6]);
        component.setRateLimitProcesses(3);
        component.setRateLimitStoreTimeout(500);
        component.setAddressLimits(args[7]);
        component.setTradingLimits(args[8]);
        context.addComponent("blofin", component);
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof BlofinLimitEvent limits && limits.kind() != BlofinLimitEvent.Kind.USAGE) {
                    leave(folder, args[0] + "-" + changes.incrementAndGet() + "-" + limits.kind());
                }
            }
        });
        context.start();
        for (int i = 0; i < 6; i++) {
            call("blofin:market/tickers?account=desk", Map.of());
        }
        for (int i = 0; i < 3; i++) {
            call("blofin:trade/orders-pending?account=desk", Map.of());
        }
        call("blofin:trade/orders-pending?account=desk", Map.of(BlofinHeaders.PRIORITY, "cancel"));
    }

    private static void leave(Path folder, String name) {
        try {
            Files.createFile(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One call after the other, whatever becomes of them. */
    private void call(String uri, Map<String, Object> headers) {
        ProducerTemplate template = context.createProducerTemplate();
        Thread thread = new Thread(() -> {
            while (!over) {
                // Identical ones would be one call.
                Map<String, Object> different = uri.contains("market")
                        ? Map.of("instId", "NONE" + number.incrementAndGet() + "-USDT")
                        : Map.of("limit", number.incrementAndGet() % 100 + 1);
                template.request(uri, exchange -> {
                    exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
                    exchange.getMessage().setHeader(BlofinHeaders.PARAMS, different);
                });
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
