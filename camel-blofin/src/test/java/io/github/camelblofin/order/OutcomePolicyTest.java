package io.github.camelblofin.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelblofin.order.OutcomePolicy.Action;
import io.github.camelblofin.order.OutcomePolicy.Decision;
import io.github.camelblofin.order.OutcomePolicy.Event;
import io.github.camelblofin.order.OutcomePolicy.Rules;
import io.github.camelblofin.order.OutcomePolicy.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage with every event, and what no sequence of events may lead to. */
class OutcomePolicyTest {
    private static final Path DOCS = Path.of("..", "docs", "orders.md");
    private static final Set<Event> DOUBTS = EnumSet.of(Event.NO_ANSWER, Event.SERVER_FAILED, Event.AMBIGUOUS_CODE);

    static Stream<Rules> rules() {
        List<Rules> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(new Rules((i & 1) != 0, (i & 2) != 0, (i & 4) != 0));
        }
        return all.stream();
    }

    /** The table of the documentation, for an order: findable, not repeatable, never sent again. */
    @Test
    void documentationSaysWhatIsDecidedOfOrders() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (Event event : Event.values()) {
                Decision decision = OutcomePolicy.decide(new Rules(true, false, false), stage, event);
                if (!decision.equals(new Decision(stage, Action.NOTHING))) {
                    rows.add("| `" + stage + "` | `" + event + "` | `" + decision.stage() + "` | `" + decision.action()
                            + "` |");
                }
            }
        }
        if (Boolean.getBoolean("blofin.docs.write")) {
            write(rows);
        }

        List<String> documented = Files.readAllLines(DOCS).stream()
                .filter(line -> line.startsWith("| `")
                        && line.chars().filter(c -> c == '|').count() == 5)
                .filter(line -> Stream.of(Stage.values()).anyMatch(stage -> line.startsWith("| `" + stage + "`")))
                .toList();
        assertThat(documented).containsExactlyElementsOf(rows);
    }

    private static void write(List<String> rows) throws IOException {
        String text = Files.readString(DOCS);
        String from = "<!-- policy -->\n";
        String to = "<!-- /policy -->";
        String table =
                "| stage | event | next | action |\n| --- | --- | --- | --- |\n" + String.join("\n", rows) + "\n";
        Files.writeString(
                DOCS, text.substring(0, text.indexOf(from) + from.length()) + table + text.substring(text.indexOf(to)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyStageHasAnAnswerToEveryEvent(Rules rules) {
        for (Stage stage : Stage.values()) {
            for (Event event : Event.values()) {
                Decision decision = OutcomePolicy.decide(rules, stage, event);

                boolean ends = decision.stage().ended() && !stage.ended();
                assertThat(decision.action() == Action.REPORT)
                        .as(stage + " " + event)
                        .isEqualTo(ends);
                assertThat(decision.action() == Action.SEND)
                        .as(stage + " " + event)
                        .isEqualTo(decision.stage() == Stage.SENDING && stage != Stage.SENDING);
                if (stage.ended()) {
                    assertThat(decision).isEqualTo(new Decision(stage, Action.NOTHING));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void nothingIsSentBeforeBlofinSaidThatItIsNotThere(Rules rules) {
        forEachTransition(rules, (stage, event, decision) -> {
            if (decision.action() == Action.SEND) {
                assertThat(event).isEqualTo(Event.NOT_FOUND);
                boolean certain = stage == Stage.EXPIRED || stage == Stage.CHECKING;
                assertThat(certain || rules.repeatable())
                        .as(stage + " " + event)
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void notPlacedIsSaidOfAnAnswerOrOfCertaintyOnly(Rules rules) {
        forEachTransition(rules, (stage, event, decision) -> {
            if (decision.stage() == Stage.NOT_PLACED && stage != Stage.NOT_PLACED) {
                boolean answered = stage == Stage.SENDING && (event == Event.REFUSED || event == Event.NOT_SENT);
                boolean certain = stage == Stage.EXPIRED && event == Event.NOT_FOUND;
                assertThat(answered || certain).as(stage + " " + event).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("rules")
    void placedIsSaidOnlyOfWhatWasSeen(Rules rules) {
        forEachTransition(rules, (stage, event, decision) -> {
            if (decision.stage() == Stage.PLACED && stage != Stage.PLACED) {
                boolean seen = EnumSet.of(Event.ACCEPTED, Event.FOUND_SAME, Event.STREAM_SAME)
                        .contains(event);
                assertThat(seen || (stage == Stage.SEEN && DOUBTS.contains(event)))
                        .as(stage + " " + event)
                        .isTrue();
            }
        });
    }

    @Test
    void doubtAboutWhatCanBeFoundNeverEndsWithoutALook() {
        for (Event doubt : DOUBTS) {
            assertThat(OutcomePolicy.decide(new Rules(true, false, false), Stage.SENDING, doubt))
                    .isEqualTo(new Decision(Stage.DOUBTFUL, Action.LOOK_NOW));
            assertThat(OutcomePolicy.decide(new Rules(false, false, false), Stage.SENDING, doubt))
                    .isEqualTo(new Decision(Stage.UNKNOWN, Action.REPORT));
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyStageButTheEndsHasAWayOut(Rules rules) {
        for (Stage stage : reachable(rules)) {
            Set<Stage> next = new HashSet<>();
            for (Event event : Event.values()) {
                next.add(OutcomePolicy.decide(rules, stage, event).stage());
            }
            next.remove(stage);
            assertThat(next.isEmpty()).as(stage.name()).isEqualTo(stage.ended());
        }
    }

    private interface Check {
        void of(Stage stage, Event event, Decision decision);
    }

    private static void forEachTransition(Rules rules, Check check) {
        for (Stage stage : reachable(rules)) {
            for (Event event : Event.values()) {
                check.of(stage, event, OutcomePolicy.decide(rules, stage, event));
            }
        }
    }

    private static Set<Stage> reachable(Rules rules) {
        Set<Stage> seen = EnumSet.of(Stage.SENDING);
        if (rules.findable()) {
            seen.addAll(EnumSet.of(Stage.CHECKING, Stage.DOUBTFUL, Stage.DUPLICATE));
        }
        Deque<Stage> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Stage stage = open.poll();
            for (Event event : Event.values()) {
                Stage next = OutcomePolicy.decide(rules, stage, event).stage();
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }
}
