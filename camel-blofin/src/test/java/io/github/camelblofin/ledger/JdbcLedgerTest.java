package io.github.camelblofin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.time.Randomness;
import io.github.camelblofin.time.WallClock;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class JdbcLedgerTest {
    private static final WallClock CLOCK = () -> 1_700_000_000_000L;
    private static final LedgerWriter A = new LedgerWriter("blofin_ledger", "a");
    private static final LedgerWriter B = new LedgerWriter("blofin_ledger", "b");

    private final JdbcDataSource database = new JdbcDataSource();
    /** Keeps the database in memory alive. */
    private Connection keep;

    @BeforeEach
    void begin(TestInfo test) throws SQLException {
        database.setURL("jdbc:h2:mem:" + test.getTestMethod().orElseThrow().getName());
        keep = database.getConnection();
    }

    @AfterEach
    void end() throws SQLException {
        keep.close();
    }

    private DurableLedger open(LedgerWriter writer) {
        return open(database, writer, Seal.open());
    }

    private static DurableLedger open(DataSource from, LedgerWriter writer, Seal seal) {
        return new DurableLedger(
                JdbcStore.open(
                        from, new LedgerTable(writer), new JdbcStore.Settings(seal, true, CLOCK, Randomness.secure())),
                Runnable::run);
    }

    private static LedgerEntry append(OrderLedger ledger, LedgerNote note) throws Exception {
        return ledger.append(note).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static List<LedgerEntry> entries(OrderLedger ledger) {
        List<LedgerEntry> all = new ArrayList<>();
        ledger.replay(all::add);
        return all;
    }

    private int sql(String text) throws SQLException {
        try (Statement statement = keep.createStatement()) {
            return statement.executeUpdate(text);
        }
    }

    private LedgerCheck.Report verify(LedgerCheck.Known... known) {
        return LedgerCheck.table(database, A, Seal.open(), List.of(known));
    }

    private void filled(int count) throws Exception {
        try (DurableLedger ledger = open(A)) {
            for (int i = 1; i <= count; i++) {
                append(ledger, Notes.intent("c" + i));
            }
        }
    }

    @Test
    void whatWasAppendedIsThereAfterAnotherOpening() throws Exception {
        LedgerNote odd = new LedgerNote(
                Step.ANSWER, null, null, null, Map.of("message", "two\nlines, \"quotes\", \\ and \u00e9\ud83d\ude00"));
        try (DurableLedger ledger = open(A)) {
            append(ledger, Notes.intent("c1"));
            append(ledger, odd);
        }
        try (DurableLedger ledger = open(A)) {
            assertThat(append(ledger, Notes.outcome("c1", "PLACED")).number()).isEqualTo(3);
            assertThat(entries(ledger))
                    .containsExactly(
                            new LedgerEntry(1, Instant.ofEpochMilli(CLOCK.millis()), Notes.intent("c1")),
                            new LedgerEntry(2, Instant.ofEpochMilli(CLOCK.millis()), odd),
                            new LedgerEntry(3, Instant.ofEpochMilli(CLOCK.millis()), Notes.outcome("c1", "PLACED")));
            assertThat(ledger.unfinished()).isEmpty();
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void notesThatCameTogetherKeepTheirOrderAndShareACommit() throws Exception {
        FailingDatabase counting = new FailingDatabase(database);
        try (DurableLedger ledger = open(counting.source(), A, Seal.open())) {
            List<CompletableFuture<LedgerEntry>> all = new ArrayList<>();
            for (int i = 1; i <= 3_000; i++) {
                all.add(ledger.append(Notes.intent("c" + i)).toCompletableFuture());
            }
            for (int i = 1; i <= 3_000; i++) {
                LedgerEntry entry = all.get(i - 1).get(30, TimeUnit.SECONDS);
                assertThat(entry.number()).isEqualTo(i);
                assertThat(entry.note().clientId()).isEqualTo("c" + i);
            }
            List<LedgerEntry> some = new ArrayList<>();
            ledger.replayFrom(1_999, some::add);
            assertThat(some).hasSize(1_002);
        }
        assertThat(counting.commits()).isLessThan(1_000);
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void twoWritersShareATableAndSettleOnlyWhatIsTheirs() throws Exception {
        try (DurableLedger a = open(A);
                DurableLedger b = open(B)) {
            for (int i = 1; i <= 50; i++) {
                CompletableFuture<LedgerEntry> one =
                        a.append(Notes.intent("a" + i)).toCompletableFuture();
                append(b, Notes.intent("b" + i));
                one.get(30, TimeUnit.SECONDS);
            }
            assertThat(entries(a))
                    .hasSize(50)
                    .allMatch(entry -> entry.note().clientId().startsWith("a"));
        }
        try (DurableLedger again = open(B)) {
            assertThat(OpenIntent.in(again.unfinished()))
                    .hasSize(50)
                    .allMatch(open -> open.intent().note().clientId().startsWith("b"));
        }
    }

    @Test
    void whoOpenedItLastHasItAndTheOlderOneSendsNothingMore() throws Exception {
        try (DurableLedger old = open(A)) {
            append(old, Notes.intent("c1"));
            try (DurableLedger fresh = open(A)) {
                assertThat(OpenIntent.in(fresh.unfinished())).hasSize(1);
                assertThatThrownBy(() -> append(old, Notes.intent("c2")))
                        .hasMessageContaining("Another process has opened")
                        .hasMessageContaining("writer=NAME");
                assertThat(append(fresh, Notes.outcome("c1", "PLACED")).number())
                        .isEqualTo(2);
                assertThatThrownBy(() -> append(old, Notes.intent("c3"))).hasMessageContaining("Another process");
            }
        }
        assertThat(verify().faults()).isEmpty();
        assertThat(verify().last()).isEqualTo(2);
    }

    @Test
    void whileTheDatabaseIsAwayAppendsFailAndThenGoOn() throws Exception {
        FailingDatabase failing = new FailingDatabase(database);
        try (DurableLedger ledger = open(failing.source(), A, Seal.open())) {
            append(ledger, Notes.intent("c1"));
            failing.away(true);
            assertThatThrownBy(() -> append(ledger, Notes.intent("c2")))
                    .hasMessageContaining("Nothing is sent that is not written down");
            failing.away(false);
            assertThat(append(ledger, Notes.intent("c3")).number()).isEqualTo(2);
            failing.failBeforeCommit();
            assertThatThrownBy(() -> append(ledger, Notes.intent("c4"))).hasMessageContaining("cannot be written");
            assertThat(append(ledger, Notes.intent("c5")).number()).isEqualTo(3);
            failing.failAfterCommit();
            assertThatThrownBy(() -> append(ledger, Notes.intent("c6"))).hasMessageContaining("cannot be written");
            assertThat(append(ledger, Notes.intent("c7")).number()).isEqualTo(5);
            assertThat(entries(ledger))
                    .extracting(entry -> entry.note().clientId())
                    .containsExactly("c1", "c3", "c5", "c6", "c7");
        }
        assertThat(verify().faults()).isEmpty();
    }

    @Test
    void aMissingTableIsNamedWithTheStatementThatCreatesIt() {
        assertThatThrownBy(() -> DurableLedger.inDatabase(database, A, Seal.open(), false, Runnable::run))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("create=true")
                .hasMessageContaining("CREATE TABLE blofin_ledger");
    }

    @Test
    void aChangedRowIsNamed() throws Exception {
        filled(10);
        sql("UPDATE blofin_ledger SET line = REPLACE(line, '0.1', '0.2') WHERE n = 5");
        assertThat(verify().faults())
                .singleElement()
                .asString()
                .contains("row 5")
                .contains("was changed");
        assertThatThrownBy(() -> open(A)).hasMessageContaining("row 5").hasMessageContaining("damaged");
    }

    @Test
    void aDeletedRowIsNamed() throws Exception {
        filled(10);
        sql("DELETE FROM blofin_ledger WHERE n = 5");
        assertThat(verify().faults()).singleElement().asString().contains("1 between them were removed");
        assertThatThrownBy(() -> open(A)).hasMessageContaining("were removed");
    }

    @Test
    void anInsertedRowIsNamed() throws Exception {
        filled(10);
        sql("INSERT INTO blofin_ledger SELECT writer, 11, session_id, REPLACE(line, '\"n\":10,', '\"n\":11,')"
                + " FROM blofin_ledger WHERE n = 10");
        assertThat(verify().faults()).singleElement().asString().contains("they were put in");
        assertThatThrownBy(() -> open(A)).hasMessageContaining("they were put in");
    }

    @Test
    void anEndThatWasCutOffIsNamed() throws Exception {
        filled(10);
        LedgerCheck.Report before = verify();
        sql("DELETE FROM blofin_ledger WHERE n > 7");
        assertThat(verify(new LedgerCheck.Known(before.last(), before.sum())).faults())
                .hasSize(2)
                .first()
                .asString()
                .contains("cut off");
        assertThatThrownBy(() -> open(A)).hasMessageContaining("cut off");
    }

    @Test
    void onlyWhoHasTheKeyCanForgeASealedOne() throws Exception {
        Seal sealed = Seal.keyed("a key that nobody knows".getBytes(StandardCharsets.UTF_8));
        try (DurableLedger ledger = open(database, A, sealed)) {
            append(ledger, Notes.intent("c1"));
        }
        assertThat(LedgerCheck.table(database, A, sealed, List.of()).good()).isTrue();
        assertThatThrownBy(() -> open(A)).hasMessageContaining("give the file with its key");
        Seal wrong = Seal.keyed("another key of somebody".getBytes(StandardCharsets.UTF_8));
        assertThat(LedgerCheck.table(database, A, wrong, List.of()).good()).isFalse();
    }

    @Test
    void aStartReadsFromTheOldestThatIsNotFinished() throws Exception {
        try (DurableLedger ledger = open(A)) {
            for (int i = 1; i <= 20; i++) {
                append(ledger, Notes.intent("c" + i));
                if (i != 15) {
                    append(ledger, Notes.outcome("c" + i, "PLACED"));
                }
            }
        }
        try (DurableLedger ledger = open(A)) {
            assertThat(OpenIntent.in(ledger.unfinished()))
                    .singleElement()
                    .matches(open -> open.intent().note().clientId().equals("c15"));
        }
        // Before the entries that a start reads: found by who reads all.
        sql("UPDATE blofin_ledger SET line = REPLACE(line, '0.1', '0.2') WHERE n = 5");
        open(A).close();
        assertThat(verify().good()).isFalse();
    }
}
