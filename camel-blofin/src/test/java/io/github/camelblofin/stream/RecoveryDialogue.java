package io.github.camelblofin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.ChannelName;
import io.github.camelblofin.api.Environment;
import io.github.camelblofin.api.Operation;
import io.github.camelblofin.auth.FixedCredentials;
import io.github.camelblofin.error.BlofinUnavailableException;
import io.github.camelblofin.error.Failure;
import io.github.camelblofin.model.Candle;
import io.github.camelblofin.model.Gap;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.Trade;
import io.github.camelblofin.stream.recovery.Positions;
import io.github.camelblofin.stream.recovery.Reads;
import io.github.camelblofin.stream.recovery.Recovery;
import io.github.camelblofin.stream.recovery.RecoveryPorts;
import io.github.camelblofin.stream.recovery.RecoverySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/** Recovery over sockets in memory, in virtual time, whose reads the test answers. */
abstract class RecoveryDialogue {
    final Rig rig = new Rig();
    final List<Asked> asked = new ArrayList<>();
    /** What was heard: rows, with a star when recovered, and gaps. */
    final List<String> heard = new ArrayList<>();

    Duration reconcile = Duration.ZERO;
    Positions positions = Positions.NONE;
    SubscriptionRequest.Delivery delivery = SubscriptionRequest.Delivery.DEFAULTS;
    Recovery recovery;
    Subscription subscription;

    /** A read that the test answers. */
    record Asked(Operation operation, Map<String, String> parameters, CompletableFuture<List<Object>> answer) {}

    private final Reads reads = new Reads() {
        @Override
        public CompletionStage<List<Object>> rows(
                Operation operation, Map<String, String> parameters, Predicate<Object> enough) {
            Asked question = new Asked(operation, parameters, new CompletableFuture<>());
            asked.add(question);
            return question.answer();
        }
    };

    private final StreamListener listener = new StreamListener() {
        @Override
        public CompletionStage<Void> onPush(Push push) {
            push.rows().forEach(row -> heard.add(name(row) + (push.recovered() ? "*" : "")));
            return DONE;
        }

        @Override
        public CompletionStage<Void> onGap(Gap gap) {
            heard.add("gap " + gap.lastId() + "-" + gap.firstId());
            return DONE;
        }
    };

    static String name(Object row) {
        if (row instanceof Order order) {
            return order.orderId() + " " + order.state();
        }
        if (row instanceof Candle candle) {
            return candle.ts().toEpochMilli() / 60_000 % 100 + (candle.confirmed() ? "!" : "");
        }
        return ((Trade) row).tradeId();
    }

    void subscribe(String channel, String... instIds) {
        RecoveryPorts ports =
                new RecoveryPorts(reads, rig.loop, rig.loop, rig.loop, rig.loop::execute, rig.streams.events());
        StreamChannel stream = StreamChannel.of(ChannelName.find(channel).orElseThrow());
        recovery = new Recovery(new RecoverySettings(stream, RowForm.TYPED, reconcile), ports, positions, listener);
        subscription = rig.subscribe(new SubscriptionRequest(
                Environment.at("http://localhost:9"),
                stream,
                List.of(instIds),
                new FixedCredentials(Rig.KEY),
                rig.loop::execute,
                recovery,
                delivery));
        rig.agree();
    }

    @AfterEach
    void close() {
        recovery.close();
        subscription.close();
        rig.close();
    }

    void loseAndReturn() {
        rig.drop();
        rig.awaitDial(Duration.ofSeconds(70));
        rig.agree();
    }

    Asked question() {
        assertThat(asked).as("a read").isNotEmpty();
        return asked.remove(0);
    }

    void answer(Operation operation, Object... rows) {
        Asked question = question();
        assertThat(question.operation()).isEqualTo(operation);
        question.answer().complete(List.of(rows));
        rig.loop.settle();
    }

    void fail() {
        Failure failure = new Failure("market/trades", null, null, "on purpose", true, false, false, null);
        question().answer().completeExceptionally(new BlofinUnavailableException(failure));
        rig.loop.settle();
    }
}
