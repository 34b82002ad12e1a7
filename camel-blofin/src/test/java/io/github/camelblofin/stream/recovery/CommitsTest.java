package io.github.camelblofin.stream.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.api.Channel;
import io.github.camelblofin.model.BlofinJson;
import io.github.camelblofin.model.Order;
import io.github.camelblofin.stream.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How often a position is stored, and that it is never ahead. */
class CommitsTest {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final VirtualLoop loop = new VirtualLoop();
    private final List<String> saved = new ArrayList<>();
    /** The store is away. */
    private boolean away;

    private final Commits commits = new Commits(memory(), this::save, task -> loop.after(PAUSE, task));

    private static OrderMemory memory() {
        return new OrderMemory(Channel.ORDERS.recovery().orElseThrow(), null);
    }

    private void save(String text) {
        if (away) {
            throw new IllegalStateException("on purpose: the store is away");
        }
        saved.add(text);
    }

    private static Order order(int id) {
        return BlofinJson.fromMap(
                Map.of(
                        "orderId", Integer.toString(id),
                        "instId", "KITE-USDT",
                        "state", "filled",
                        "createTime", "1700000000000",
                        "updateTime", "1700000000000"),
                Order.class);
    }

    private void complete(int id) {
        commits.handedOn(1);
        commits.completed(List.of(order(id)));
    }

    private boolean knows(String position, int id) {
        return position.contains("[\"" + id + "\",");
    }

    private String last() {
        return saved.get(saved.size() - 1);
    }

    @Test
    void tenThousandMessagesOfASecondAreStoredSixTimesAndNoneIsForgotten() {
        commits.begin(loop.millis());
        saved.clear();
        for (int id = 1; id <= 10_000; id++) {
            complete(id);
            loop.pass(Duration.ofNanos(100_000));
        }
        loop.pass(PAUSE);

        assertThat(saved).as("one at once, then one a pause").hasSize(6);
        assertThat(knows(saved.get(0), 1)).isTrue();
        assertThat(knows(last(), 10_000)).isTrue();
        loop.pass(PAUSE.multipliedBy(5));
        assertThat(saved).as("nothing new").hasSize(6);
        assertThat(loop.timers()).isZero();
    }

    @Test
    void theStopStoresWhatThePauseHeldBackAndWhatCompletesAfterIt() {
        commits.begin(loop.millis());
        complete(1);
        complete(2);
        assertThat(knows(last(), 2)).isFalse();

        commits.flush();
        assertThat(knows(last(), 2)).isTrue();
        int before = saved.size();
        commits.flush();
        assertThat(saved).as("nothing new").hasSize(before);
        complete(3);
        assertThat(knows(last(), 3)).isTrue();
    }

    @Test
    void aStoreThatIsAwayIsTriedAgainWithoutAnotherMessage() {
        commits.begin(loop.millis());
        away = true;
        complete(1);
        loop.pass(PAUSE.multipliedBy(3));
        away = false;
        loop.pass(PAUSE);

        assertThat(knows(last(), 1)).isTrue();
    }

    /** Killed at any moment: what is stored then knows no message that has not completed, and all but those of a pause. */
    @Test
    void aPositionLagsByAPauseAndIsNeverAhead() {
        long seed = 20_261_123;
        Random random = new Random(seed);
        commits.begin(loop.millis());
        List<Integer> open = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        List<Integer> aPauseAgo = List.of();
        long looked = loop.nanos();
        for (int id = 1; id <= 600; id++) {
            commits.handedOn(1);
            open.add(id);
            if (random.nextInt(3) > 0) {
                int completed = open.remove(random.nextInt(open.size()));
                commits.completed(List.of(order(completed)));
                done.add(completed);
            }
            loop.pass(Duration.ofMillis(random.nextInt(30)));
            assertThat(open).as("seed %s", seed).noneMatch(other -> knows(last(), other));
            if (loop.nanos() - looked > PAUSE.toNanos()) {
                assertThat(aPauseAgo).as("seed %s", seed).allMatch(other -> knows(last(), other));
                aPauseAgo = List.copyOf(done);
                looked = loop.nanos();
            }
        }
    }
}
