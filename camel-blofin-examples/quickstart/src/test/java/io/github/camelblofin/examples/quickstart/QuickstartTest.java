package io.github.camelblofin.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class QuickstartTest {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void printsTickersFillsAndSummaryAndWritesExactlyThePrintedFills() throws Exception {
        Quickstart.run(Map.of(), 20, new Console(lines::add));

        assertThat(lines).anySatisfy(line -> assertThat(line).contains("BTC-USDT", "ETH-USDT", "SOL-USDT", "trades"));
        List<String> printed = lines.stream()
                .filter(line -> line.strip().startsWith("fill "))
                .map(line -> line.strip().substring("fill ".length()).split(":", 2)[0])
                .toList();
        List<String> written = Files.readAllLines(Quickstart.CSV).stream()
                .skip(1)
                .map(row -> row.split(",", 2)[0])
                .toList();
        assertThat(printed).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        assertThat(written).containsExactlyElementsOf(printed);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).startsWith("Summary:").contains("0 problems"));
    }

    @Test
    void aHalfSetDemoKeySaysWhatIsMissing() {
        assertThatThrownBy(() -> Quickstart.run(Map.of("BLOFIN_API_KEY", "k"), 1, new Console(lines::add)))
                .hasMessageContaining("BLOFIN_SECRET_KEY is not set");
    }
}
