package io.github.camelblofin.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.ledger.LedgerEntry;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Orders wait, are approved, are handed over once; people and restarts come in any order. */
class ApprovalDeskTest {
    private final TestTime time = new TestTime();
    private final List<LedgerEntry> disk = new ArrayList<>();
    private final List<Approval> sent = new ArrayList<>();
    private final List<Approval> told = new ArrayList<>();
    private CompletableFuture<ApprovalOutlet.Sent> answer =
            CompletableFuture.completedFuture(new ApprovalOutlet.Sent(ApprovalState.DONE, null, null));
    private TestLedger ledger = new TestLedger(disk, time, true);
    private ApprovalDesk desk = opened();

    private ApprovalDesk opened() {
        ApprovalDesk fresh = new ApprovalDesk(ledger, time, time);
        fresh.open("orders", new ApprovalOutlet() {
            @Override
            public CompletionStage<Sent> send(Approval approval) {
                sent.add(approval);
                return answer;
            }

            @Override
            public void tell(Approval approval, Sent what) {
                told.add(approval);
            }
        });
        return fresh;
    }

    private void restart() {
        time.forget();
        ledger = new TestLedger(disk, time, true);
        desk = opened();
    }

    private Approval ask(int required, String... approvers) {
        return desk.ask(new ApprovalRequest(
                        "id",
                        "orders",
                        "trade/order",
                        "desk 7",
                        "client",
                        "{\"size\":\"1\"}",
                        "erp",
                        required,
                        List.of(approvers),
                        time.instant().plusSeconds(60)))
                .toCompletableFuture()
                .join();
    }

    private ApprovalState approve(String by) {
        return desk.approve("id", by).toCompletableFuture().join().state();
    }

    @Test
    void twoMustApproveAndNobodyCountsTwice() {
        ask(2);
        assertThat(approve("alice")).isEqualTo(ApprovalState.PENDING);
        assertThat(approve("Alice ")).isEqualTo(ApprovalState.PENDING);
        assertThat(sent).isEmpty();
        approve("bob");
        assertThat(sent).singleElement().satisfies(approval -> assertThat(approval.approvedBy())
                .containsExactly("alice", "bob"));
        assertThat(told).extracting(Approval::state).containsExactly(ApprovalState.DONE);
        assertThat(approve("carol")).as("too late to matter").isEqualTo(ApprovalState.DONE);
        assertThat(sent).hasSize(1);
        assertThat(disk)
                .extracting(entry -> entry.note().step())
                .containsExactly(
                        Step.APPROVAL_ASKED, Step.APPROVED, Step.APPROVED, Step.HANDED_OVER, Step.APPROVAL_ENDED);
        assertThat(disk)
                .allMatch(entry -> "client".equals(entry.note().clientId())
                        && "desk 7".equals(entry.note().user()));
    }

    @Test
    void whoAskedStrangersAndTheNamelessDoNotCount() {
        ask(1, "alice", "bob");
        assertThatThrownBy(() -> approve("ERP")).hasMessageContaining("somebody else must approve");
        assertThatThrownBy(() -> approve("mallory")).hasMessageContaining("alice, bob");
        assertThatThrownBy(() -> approve(" ")).hasMessageContaining("who approves");
        assertThatThrownBy(
                        () -> desk.approve("other", "bob").toCompletableFuture().join())
                .hasMessageContaining("no approval other");
        assertThat(sent).isEmpty();
        assertThat(disk).hasSize(1);
    }

    @Test
    void whatCanNeverBeReachedIsRefusedWhenAsked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ask(2, "alice", "ALICE"))
                .withMessageContaining("never");
        assertThatIllegalArgumentException().isThrownBy(() -> ask(1, "erp"));
        assertThatIllegalArgumentException().isThrownBy(() -> ask(0));
    }

    @Test
    void oneNoEndsIt() {
        ask(1);
        desk.decline("id", "bob", "too large");
        assertThat(told).singleElement().satisfies(approval -> {
            assertThat(approval.state()).isEqualTo(ApprovalState.DECLINED);
            assertThat(approval.detail()).isEqualTo("declined by bob: too large");
        });
        assertThatThrownBy(() -> approve("alice")).hasMessageContaining("declined already");
        assertThat(sent).isEmpty();
    }

    @Test
    void atTheMomentOfExpiryItIsTooLate() {
        ask(1);
        time.pass(Duration.ofMillis(59_999));
        assertThat(told).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(told).extracting(Approval::state).containsExactly(ApprovalState.EXPIRED);
        assertThatThrownBy(() -> approve("alice")).hasMessageContaining("expired");
        assertThat(sent).isEmpty();
    }

    @Test
    void waitingSurvivesARestartAndComesOutWhereItWasToGo() {
        ask(2);
        approve("alice");
        restart();
        assertThat(desk.all()).extracting(Approval::state).containsExactly(ApprovalState.PENDING);
        assertThat(approve("alice")).isEqualTo(ApprovalState.PENDING);
        approve("bob");
        assertThat(sent)
                .singleElement()
                .satisfies(approval -> assertThat(approval.request().order()).isEqualTo("{\"size\":\"1\"}"));
    }

    @Test
    void approvedWhileItsPlaceIsClosedComesOutWhenItOpens() {
        ask(1);
        time.forget();
        ledger = new TestLedger(disk, time, true);
        desk = new ApprovalDesk(ledger, time, time);
        assertThat(approve("alice")).isEqualTo(ApprovalState.APPROVED);
        assertThat(sent).isEmpty();
        restart();
        assertThat(sent).hasSize(1);
    }

    @Test
    void approvedButNotHandedOverInTimeIsNotSent() {
        ask(1);
        time.forget();
        desk = new ApprovalDesk(new TestLedger(disk, time, true), time, time);
        approve("alice");
        time.pass(Duration.ofMinutes(2));
        restart();
        assertThat(sent).isEmpty();
        assertThat(told).extracting(Approval::state).containsExactly(ApprovalState.EXPIRED);
    }

    @Test
    void handedOverByADeadProcessIsNotSentAgain() {
        answer = new CompletableFuture<>();
        ask(1);
        approve("alice");
        restart();
        time.pass(ApprovalDesk.PATIENCE);
        assertThat(sent).hasSize(1);
        assertThat(told).singleElement().satisfies(approval -> {
            assertThat(approval.state()).isEqualTo(ApprovalState.UNKNOWN);
            assertThat(approval.detail()).contains("client");
        });
    }

    @Test
    void outcomeInTheLedgerSettlesWhatADeadProcessHandedOver() {
        answer = new CompletableFuture<>();
        ask(1);
        approve("alice");
        restart();
        ledger.append(new LedgerNote(Step.OUTCOME, "trade/order", null, "client", Map.of("outcome", "PLACED")));
        time.pass(Duration.ofMillis(1));
        assertThat(told).extracting(Approval::state).containsExactly(ApprovalState.DONE);
        restart();
        time.pass(ApprovalDesk.PATIENCE);
        assertThat(told).hasSize(1);
        assertThat(sent).hasSize(1);
    }

    @Test
    void nothingIsSentThatTheLedgerDidNotTake() {
        ledger = new TestLedger(disk, time, false);
        desk = opened();
        CompletableFuture<Approval> asked = desk.ask(new ApprovalRequest(
                        "id",
                        "orders",
                        "trade/order",
                        null,
                        "client",
                        "{}",
                        null,
                        1,
                        List.of(),
                        time.instant().plusSeconds(60)))
                .toCompletableFuture();
        assertThat(asked).isNotDone();
        ledger.write();
        assertThat(asked).isCompleted();

        CompletableFuture<Approval> approved = desk.approve("id", "alice").toCompletableFuture();
        ledger.fail(false);
        assertThat(approved).isCompletedExceptionally();
        desk.approve("id", "alice");
        ledger.write();
        assertThat(sent).isEmpty();
        ledger.fail(false);
        assertThat(sent).as("the ledger did not take that it is handed over").isEmpty();
        time.pass(Duration.ofSeconds(1));
        ledger.write();
        assertThat(sent).hasSize(1);
    }

    @Test
    void episodesOfPeopleFaultsAndRestartsNeverSendTwiceNorWithoutApproval() {
        int sends = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            try {
                sends += new ApprovalEpisode(seed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(sends).as("orders that were sent").isGreaterThan(500);
    }
}
