package io.github.camelblofin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TamperedLedgerTest extends FoldersOfLedgers {
    private List<String> lines;

    @BeforeEach
    void fill() throws Exception {
        filled(10);
        lines = new ArrayList<>(Files.readAllLines(file()));
    }

    /** Line 1 is the file's first line, so entry n is in line n + 1. */
    private void tampered() throws Exception {
        Files.write(file(), lines);
        dropSnapshot();
    }

    @Test
    void aChangedLineIsNamed() throws Exception {
        lines.set(5, lines.get(5).replace("\"size\":\"0.1\"", "\"size\":\"0.2\""));
        tampered();
        assertThat(verify().faults())
                .singleElement()
                .asString()
                .contains(file() + ", line 6")
                .contains("entry 5")
                .contains("was changed");
        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("line 6")
                .hasMessageContaining("Bring back what was there");
    }

    @Test
    void anyChangedByteIsFound() throws Exception {
        byte[] good = Files.readAllBytes(file());
        for (int at = 0; at < good.length; at += 17) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file(), bad);
            dropSnapshot();
            LedgerCheck.Report report = null;
            try {
                report = verify();
            } catch (LedgerException anotherSeal) {
                continue;
            }
            // Without the last line end the last line is one that is being written.
            assertThat(report.good() && report.tornBytes() == 0)
                    .as("byte %d", at)
                    .isFalse();
        }
    }

    @Test
    void aRemovedLineIsNamed() throws Exception {
        lines.remove(5);
        tampered();
        assertThat(verify().faults())
                .singleElement()
                .asString()
                .contains("line 6")
                .contains("entry 6 follows entry 4: 1 between them were removed");
        assertThatThrownBy(this::open).hasMessageContaining("were removed");
    }

    @Test
    void swappedLinesAreNamed() throws Exception {
        Collections.swap(lines, 4, 5);
        tampered();
        assertThat(verify().faults()).hasSize(3).anySatisfy(fault -> assertThat(fault)
                .contains("it was moved here"));
    }

    @Test
    void aLineThatIsNoneIsNamed() throws Exception {
        lines.add(3, "a remark");
        tampered();
        assertThat(verify().faults()).first().asString().contains("line 4").contains("no line of a ledger");
    }

    @Test
    void anEndThatWasCutOffIsNoticedAfterAnOrderlyStop() throws Exception {
        Files.write(file(), lines.subList(0, 8));
        assertThat(verify().faults())
                .singleElement()
                .asString()
                .contains("ends with entry 7, but had 10 once: the end was cut off");
        assertThatThrownBy(this::open).hasMessageContaining("the end was cut off");
    }

    @Test
    void whatWasKnownElsewhereProvesTheRest() throws Exception {
        LedgerCheck.Report report = verify();
        LedgerCheck.Known known = new LedgerCheck.Known(report.last(), report.sum());
        assertThat(verify(known).good()).isTrue();
        Files.write(file(), lines.subList(0, 8));
        dropSnapshot();
        assertThat(verify().good()).isTrue();
        assertThat(verify(known).faults()).singleElement().asString().contains("cut off");
        assertThat(verify(new LedgerCheck.Known(3, report.sum())).faults())
                .singleElement()
                .asString()
                .contains("entry 3: its checksum is not");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        try (DurableLedger ledger = open(500, Disk.REAL)) {
            for (int i = 0; i < 10; i++) {
                append(ledger, Notes.intent("more"));
            }
        }
        Files.delete(files().get(2));
        assertThat(verify().faults()).singleElement().asString().contains("a file between them is missing");
        dropSnapshot();
        assertThatThrownBy(this::open).hasMessageContaining("a file between them is missing");
    }

    @Test
    void onlyWhoHasTheKeyCanForgeASealedOne() throws Exception {
        Path other = folder.resolve("sealed");
        Seal seal = Seal.keyed("a key that nobody knows".getBytes(StandardCharsets.UTF_8));
        try (DurableLedger ledger = DurableLedger.inFolder(other, seal, LARGE, Runnable::run)) {
            append(ledger, Notes.intent("c1"));
        }
        assertThat(LedgerCheck.folder(other, seal, List.of()).good()).isTrue();
        assertThatThrownBy(() -> LedgerCheck.folder(other, SEAL, List.of()))
                .hasMessageContaining("give the file with its key");
        Seal wrong = Seal.keyed("another key of somebody".getBytes(StandardCharsets.UTF_8));
        assertThat(LedgerCheck.folder(other, wrong, List.of()).good()).isFalse();
        assertThatThrownBy(() -> Seal.keyed(new byte[15])).hasMessageContaining("at least 16");
    }

    @Test
    void theCommandSaysWhatItFound() throws Exception {
        assertThat(run(folder.toString())).startsWith("0 good: entries 1 to 10").contains("last: 10:" + verify().sum());
        lines.remove(5);
        tampered();
        assertThat(run(folder.toString())).startsWith("1 ").contains("line 6").contains("DAMAGED");
        assertThat(run()).startsWith("2 usage");
        assertThat(run(folder.toString(), "12")).startsWith("2 12 is not understood");
    }

    private static String run(String... args) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = VerifyLedger.run(args, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return code + " " + bytes.toString(StandardCharsets.UTF_8);
    }
}
