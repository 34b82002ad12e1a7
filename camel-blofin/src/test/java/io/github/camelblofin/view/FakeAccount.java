package io.github.camelblofin.view;

import io.github.camelblofin.time.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** An account, its stream and its lists, in virtual time: what is true, and what a client is told of it late or never. */
final class FakeAccount implements Scheduler {
    static final Duration SETTLE = Duration.ofSeconds(3);

    private final Random random;
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    /** The latest version of everything that ever was. */
    private final Map<String, Fact> truth = new LinkedHashMap<>();
    /** What was true when, for lists that lag. */
    private final Deque<Past> past = new ArrayDeque<>();

    final Set<String> toldAsOver = new HashSet<>();
    final LiveSheet sheet;
    private long now;
    private long numbers;
    private int connection;
    private boolean up;
    boolean faults = true;

    private record Task(long at, long number, Runnable action, AtomicBoolean cancelled) {}

    private record Past(long at, List<Row> open) {}

    /** A version of something. */
    record Fact(String id, long number, boolean over) implements Version {
        @Override
        public String instId() {
            return null;
        }

        @Override
        public boolean after(Version known, boolean pushed) {
            return number > ((Fact) known).number;
        }
    }

    FakeAccount(long seed) {
        random = new Random(seed);
        remember();
        sheet = new LiveSheet(
                SETTLE,
                Duration.ofSeconds(20),
                new LiveSheet.Ports(this::list, this, () -> now, task -> after(Duration.ZERO, task)));
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Task entry = new Task(now + delay.toNanos(), numbers++, task, new AtomicBoolean());
        tasks.add(entry);
        return () -> entry.cancelled().set(true);
    }

    /** Lets time pass, with all that was to happen meanwhile. */
    void pass(Duration length) {
        long end = now + length.toNanos();
        while (!tasks.isEmpty() && tasks.peek().at() <= end) {
            Task task = tasks.poll();
            now = Math.max(now, task.at());
            if (!task.cancelled().get()) {
                task.action().run();
            }
        }
        now = end;
    }

    private Duration upTo(long millis) {
        return Duration.ofMillis(random.nextLong(millis));
    }

    private void remember() {
        past.addLast(new Past(now, open()));
        while (past.size() > 2
                && past.peekFirst().at() < now - Duration.ofSeconds(60).toNanos()) {
            past.removeFirst();
        }
    }

    List<Row> open() {
        List<Row> rows = new ArrayList<>();
        truth.values().stream().filter(fact -> !fact.over()).forEach(fact -> rows.add(new Row(fact, fact.number())));
        return rows;
    }

    /** As it was up to a lag before, and only some time later; or a failure. */
    private CompletionStage<List<Row>> list() {
        CompletableFuture<List<Row>> answer = new CompletableFuture<>();
        boolean fails = faults && random.nextInt(5) == 0;
        long seen = now - upTo(SETTLE.toMillis()).toNanos();
        List<Row> rows = past.stream()
                .filter(moment -> moment.at() <= seen)
                .reduce((one, other) -> other)
                .orElse(past.peekFirst())
                .open();
        after(upTo(1_500), () -> {
            if (fails) {
                answer.completeExceptionally(new IllegalStateException("no list"));
            } else {
                answer.complete(rows);
            }
        });
        return answer;
    }

    /** Something is opened, changed or ended; the stream says so soon, should it be up then. */
    void act() {
        List<Row> open = open();
        Fact fact;
        if (open.isEmpty() || random.nextInt(3) == 0) {
            fact = new Fact("id" + numbers, numbers++, false);
        } else {
            String id = open.get(random.nextInt(open.size())).version().id();
            fact = new Fact(id, numbers++, random.nextInt(2) == 0);
        }
        truth.put(fact.id(), fact);
        remember();
        if (up) {
            int of = connection;
            boolean lost = faults && random.nextInt(20) == 0;
            boolean twice = random.nextInt(5) == 0;
            after(Duration.ofMillis(20), () -> {
                if (of == connection && !lost) {
                    push(fact);
                    if (twice) {
                        push(fact);
                    }
                }
            });
        }
    }

    private void push(Fact fact) {
        if (fact.over()) {
            toldAsOver.add(fact.id());
        }
        sheet.pushed(List.of(new Row(fact, fact.number())));
    }

    void connect() {
        up = true;
        connection++;
        sheet.confirmed();
    }

    void disconnect() {
        if (up) {
            up = false;
            connection++;
            sheet.interrupted("pulled");
        }
    }

    void chance() {
        switch (random.nextInt(8)) {
            case 0 -> disconnect();
            case 1, 2 -> {
                if (!up) {
                    connect();
                }
            }
            default -> act();
        }
        pass(upTo(2_500));
    }

    void calm() {
        faults = false;
        if (!up) {
            connect();
        }
        act();
        // A push may have been lost, which the next regular list tells; then two lists must agree.
        pass(Duration.ofSeconds(60));
    }
}
