package io.github.camelblofin.it.kill;

import io.github.camelblofin.BlofinComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application that is killed: places the orders of numbered documents, some under the document's number, some under ids that are
 * drawn. Started again it gets the documents again, as from a queue that was rolled back. Ends when it is killed.
 *
 * <p>Arguments: working folder, base URL, number of documents, {@code first} or {@code again}. Keys come by the environment.
 */
final class KilledRoute {
    /** Every third document has no number that the exchange could know. */
    static final int DRAWN = 3;

    private static final int AT_ONCE = 8;

    private KilledRoute() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        boolean again = args[3].equals("again");
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("time", SharedTime.of(folder.resolve("time")).live());
        context.addComponent("blofin", component(folder, args[1]));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:numbered").to("blofin:trade/order?clientOrderIdExpression=${header.document}");
                from("direct:drawn").to("blofin:trade/order");
            }
        });
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        Semaphore room = new Semaphore(AT_ONCE);
        int documents = Integer.parseInt(args[2]);
        for (int i = 0; i < documents; i++) {
            boolean drawn = i % DRAWN == 0;
            if (drawn && again) {
                continue;
            }
            room.acquire();
            int document = i;
            Future<?> unused = template.asyncSend(
                            drawn ? "direct:drawn" : "direct:numbered", exchange -> fill(exchange, document))
                    .whenComplete((done, failure) -> room.release());
        }
        room.acquire(AT_ONCE);
        Files.writeString(folder.resolve("done-" + args[3]), "done");
        Thread.currentThread().join();
    }

    private static BlofinComponent component(Path folder, String baseUrl) {
        BlofinComponent component = new BlofinComponent();
        component.getConfiguration().setBaseUrl(baseUrl);
        component.getConfiguration().setApiKey(System.getenv("PLAY_KEY"));
        component.getConfiguration().setSecretKey(System.getenv("PLAY_SECRET"));
        component.getConfiguration().setPassphrase(System.getenv("PLAY_PHRASE"));
        component.getConfiguration().setRequestTimeout(30_000);
        component.getConfiguration().setOutcomeTimeout(200_000);
        component.setRateLimitProfile("off");
        component.setOrderLedger("file:" + folder.resolve("ledger"));
        return component;
    }

    /** The same order each time. */
    private static void fill(Exchange exchange, int document) {
        exchange.getMessage().setHeader("document", "invoice/" + document);
        exchange.getMessage()
                .setBody(Map.of(
                        "instId", "BTC-USDT",
                        "marginMode", "cross",
                        "positionSide", "net",
                        "side", "buy",
                        "orderType", "limit",
                        "price", Integer.toString(60_000 + document),
                        "size", "0." + (1 + document % 9)));
    }
}
