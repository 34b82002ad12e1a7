package io.github.camelblofin.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.BlofinHeaders;
import io.github.camelblofin.model.BookLevel;
import io.github.camelblofin.model.BookState;
import io.github.camelblofin.model.BookView;
import io.github.camelblofin.model.OrderBook;
import io.github.camelblofin.simulator.fault.SocketFault;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** A book that a route gets is the exchange's own at the same sequence id, over lost connections too. */
class MaintainedBookTest extends SimulatorTestSupport {
    private static final String INSTRUMENT = "BTC-USDT";

    private final BookCheck check = new BookCheck(INSTRUMENT);
    private final List<BookState> states = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Object> bodies = new ConcurrentLinkedQueue<>();

    private void startRoute(String uri) throws Exception {
        start(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> {
                    BookState state = exchange.getMessage().getHeader(BlofinHeaders.BOOK_STATE, BookState.class);
                    if (exchange.getMessage().getBody() instanceof BookView view) {
                        assertThat(state).isEqualTo(view.state());
                        if (states.isEmpty() || states.get(states.size() - 1) != state) {
                            states.add(state);
                        }
                        check.heard(view);
                    }
                    bodies.add(exchange.getMessage().getBody());
                });
            }
        });
    }

    /** Looks at the exchange's book again and again until the route has had as many of the same sequence id. */
    private void compareAtLeast(int count) {
        await(count + " books to compare").until(() -> check.compare(exchange) >= count);
    }

    @Test
    void theBookOfTheRouteIsTheExchangesAlsoAfterLostConnections() throws Exception {
        startRoute("blofin:books?instId=" + INSTRUMENT + "&book=full");
        compareAtLeast(10);
        exchange.dropConnections();
        await("the loss is told").until(() -> states.contains(BookState.UNSYNCED));
        await("and the return").until(() -> states.get(states.size() - 1) == BookState.SYNCED);
        compareAtLeast(20);
        assertThat(states).containsExactly(BookState.SYNCED, BookState.UNSYNCED, BookState.SYNCED);
    }

    /** Whatever happens to an update on its way, the book is lost, mended on the same socket, and right again. */
    private void mendsABookAfter(SocketFault fault) throws Exception {
        startRoute("blofin:books?instId=" + INSTRUMENT + "&book=full");
        compareAtLeast(3);
        exchange.faults().next(1, fault);
        await("the loss is told").until(() -> states.contains(BookState.UNSYNCED));
        await("and the return").until(() -> states.get(states.size() - 1) == BookState.SYNCED);
        int before = check.compare(exchange);
        compareAtLeast(before + 3);
        assertThat(exchange.connections()).as("no new socket").hasSize(1);
    }

    @Test
    void aMissingUpdateIsMendedWithoutANewSocket() throws Exception {
        mendsABookAfter(SocketFault.lose("books"));
    }

    @Test
    void reorderedUpdatesAreMendedWithoutANewSocket() throws Exception {
        mendsABookAfter(SocketFault.reorder("books"));
    }

    @Test
    void aDuplicatedUpdateChangesNothing() throws Exception {
        startRoute("blofin:books?instId=" + INSTRUMENT + "&book=full");
        compareAtLeast(3);
        exchange.faults().next(3, SocketFault.duplicate("books"));
        int before = check.compare(exchange);
        compareAtLeast(before + 10);
        assertThat(states).containsExactly(BookState.SYNCED);
    }

    @Test
    void depthAndIntervalAreKept() throws Exception {
        startRoute("blofin:books?instId=" + INSTRUMENT + ",ETH-USDT&book=full&depth=3&bookInterval=300");
        await("views").until(() -> bodies.size() >= 10);
        assertThat(bodies).allSatisfy(body -> {
            BookView view = (BookView) body;
            assertThat(view.bids())
                    .hasSize(3)
                    .isSortedAccordingTo(Comparator.comparing(BookLevel::price).reversed());
            assertThat(view.asks()).hasSize(3).isSortedAccordingTo(Comparator.comparing(BookLevel::price));
        });
    }

    @Test
    void aLateRouteGetsABookToo() throws Exception {
        startRoute("blofin:books?instId=" + INSTRUMENT);
        await("changes").until(() -> bodies.size() >= 5);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("blofin:books?instId=" + INSTRUMENT + "&book=full")
                        .filter(simple("${header.CamelBlofinBookState} == 'SYNCED'"))
                        .process(e -> check.heard(e.getMessage().getBody(BookView.class)));
            }
        });
        compareAtLeast(5);
        assertThat(exchange.connections()).hasSize(1);
    }

    @Test
    void deltasContinueEachOther() throws Exception {
        startRoute("blofin:books?instId=" + INSTRUMENT + "&book=delta");
        await("changes").until(() -> bodies.size() >= 20);
        exchange.dropConnections();
        await("the loss is told").until(() -> states.contains(BookState.UNSYNCED));
        int before = bodies.size();
        await("changes again").until(() -> bodies.size() >= before + 20);
        String last = null;
        for (Object body : bodies) {
            if (body instanceof OrderBook message) {
                assertThat(message.prevSeqId()).isEqualTo(last == null ? "0" : last);
                last = message.seqId();
            } else {
                last = null;
            }
        }
    }

    @Test
    void optionsThatDoNotFitFailTheStart() {
        assertThatThrownBy(() -> startRoute("blofin:tickers?instId=" + INSTRUMENT + "&book=full"))
                .hasStackTraceContaining("book=full is for the channels books and spot/books");
    }
}
