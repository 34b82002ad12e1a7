package io.github.camelblofin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnfinishedTest extends FoldersOfLedgers {
    private final List<LedgerEntry> entries = new ArrayList<>();

    private void has(LedgerNote... notes) {
        for (LedgerNote note : notes) {
            entries.add(new LedgerEntry(entries.size() + 1, Instant.ofEpochMilli(entries.size()), note));
        }
    }

    private List<OpenIntent> left() {
        return OpenIntent.in(entries);
    }

    private List<Long> kept() {
        Unfinished state = new Unfinished();
        entries.forEach(state::add);
        return state.entries().stream().map(LedgerEntry::number).toList();
    }

    @Test
    void anIntentWithAKnownOutcomeIsForgotten() {
        has(Notes.intent("a"), Notes.intent("b"), Notes.call("a", 1), Notes.call("b", 2), Notes.outcome("a", "PLACED"));
        assertThat(left()).singleElement().satisfies(left -> {
            assertThat(left.intent().note().clientId()).isEqualTo("b");
            assertThat(left.sent()).isTrue();
            assertThat(left.signedAt()).isEqualTo(2);
        });
        has(Notes.outcome("b", "NOT_PLACED"));
        assertThat(left()).isEmpty();
        assertThat(kept()).isEmpty();
    }

    @Test
    void anUnknownOutcomeKeepsIt() {
        has(Notes.intent("a"), Notes.call("a", 1), Notes.outcome("a", "UNKNOWN"));
        assertThat(left()).hasSize(1);
        has(Notes.outcome("a", "PLACED"));
        assertThat(left()).isEmpty();
    }

    @Test
    void withoutACallNothingWasSent() {
        has(Notes.intent("a"));
        assertThat(left().get(0).sent()).isFalse();
        assertThat(left().get(0).signedAt()).isZero();
    }

    @Test
    void theNewestCallCounts() {
        has(Notes.intent("a"), Notes.call("a", 500), Notes.call("a", 900), Notes.call("a", 700));
        assertThat(left().get(0).signedAt()).isEqualTo(900);
        assertThat(left().get(0).later()).hasSize(3);
    }

    @Test
    void lookUpsDoNotPileUp() {
        has(Notes.intent("a"), Notes.call("a", 1));
        for (int i = 0; i < 100; i++) {
            has(Notes.note(Step.LOOKUP, "a", Map.of("found", "no")));
        }
        assertThat(left().get(0).later()).hasSize(2);
        assertThat(kept()).containsExactly(1L, 2L, 102L);
    }

    @Test
    void idsOfOtherUsersAndOperationsAreOthers() {
        LedgerNote cancel = new LedgerNote(Step.INTENT, "trade/cancel-order", Notes.USER, "a", Map.of());
        LedgerNote other = new LedgerNote(Step.INTENT, Notes.PLACE, "user-2", "a", Map.of());
        has(Notes.intent("a"), cancel, other, Notes.outcome("a", "PLACED"));
        assertThat(left()).extracting(left -> left.intent().number()).containsExactly(2L, 3L);
    }

    @Test
    void intentsWithoutAClientIdAreToldApartByTheirNumber() {
        has(Notes.intent(null), Notes.intent(null), Notes.note(Step.OUTCOME, null, Map.of("outcome", "PLACED")));
        assertThat(left()).hasSize(2);
        has(Notes.note(Step.CALL, null, Map.of("intent", "2", "signedAt", "7")));
        has(Notes.note(Step.OUTCOME, null, Map.of("intent", "1", "outcome", "PLACED")));
        assertThat(left()).singleElement().satisfies(left -> {
            assertThat(left.intent().number()).isEqualTo(2);
            assertThat(left.signedAt()).isEqualTo(7);
        });
    }

    @Test
    void aRefusedIntentIsForgotten() {
        has(Notes.intent("a"), Notes.note(Step.REFUSED, "a", Map.of("why", "limit")));
        assertThat(left()).isEmpty();
    }

    @Test
    void approvalsThatAreWaitedForAndClosedSwitchesAreKept() {
        has(
                Notes.note(Step.APPROVAL_ASKED, "a", Map.of()),
                Notes.note(Step.APPROVED, "a", Map.of("by", "desk")),
                Notes.note(Step.APPROVAL_ASKED, "b", Map.of()),
                Notes.note(Step.APPROVAL_ASKED, "c", Map.of()),
                Notes.note(Step.DECLINED, "b", Map.of()),
                Notes.note(Step.EXPIRED, "c", Map.of()),
                Notes.note(Step.KILLED, null, Map.of()));
        assertThat(kept()).containsExactly(1L, 2L, 7L);
        has(Notes.note(Step.RELEASED, null, Map.of()), Notes.intent("a"), Notes.outcome("a", "PLACED"));
        assertThat(kept()).isEmpty();
    }

    @Test
    void aStartReadsFromTheSnapshotOn() throws Exception {
        try (DurableLedger ledger = open(2_000, Disk.REAL)) {
            append(ledger, Notes.intent("old"));
            append(ledger, Notes.call("old", 5));
            for (int i = 0; i < 50; i++) {
                append(ledger, Notes.intent("c" + i));
                append(ledger, Notes.outcome("c" + i, "PLACED"));
            }
            append(ledger, Notes.intent("new"));
        }
        assertThat(files()).hasSizeGreaterThan(3);
        // What lies before the snapshot is not read at a start, and may be in an archive.
        java.nio.file.Files.delete(file());
        try (DurableLedger ledger = open(2_000, Disk.REAL)) {
            assertThat(OpenIntent.in(ledger.unfinished()))
                    .extracting(left -> left.intent().note().clientId() + left.signedAt())
                    .containsExactly("old5", "new0");
            append(ledger, Notes.outcome("old", "PLACED"));
            assertThat(OpenIntent.in(ledger.unfinished())).hasSize(1);
        }
    }

    @Test
    void withoutASnapshotAllIsRead() throws Exception {
        try (DurableLedger ledger = open(2_000, Disk.REAL)) {
            for (int i = 0; i < 50; i++) {
                append(ledger, Notes.intent("c" + i));
            }
        }
        java.nio.file.Files.writeString(new LedgerFolder(folder).snapshot(), "damaged\n");
        try (DurableLedger ledger = open(2_000, Disk.REAL)) {
            assertThat(OpenIntent.in(ledger.unfinished())).hasSize(50);
        }
    }
}
