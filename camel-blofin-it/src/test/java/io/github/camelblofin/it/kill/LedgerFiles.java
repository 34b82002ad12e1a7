package io.github.camelblofin.it.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a ledger as its page describes it, without the code that wrote it. */
final class LedgerFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LedgerFiles() {}

    /**
     * What the ledger says of one client id.
     *
     * @param fields of its intents
     * @param outcome of the last entry that tells one; empty: none does
     * @param orderId the exchange's, where it is told
     */
    record Told(JsonNode fields, String outcome, String orderId) {}

    /** By client id. The last line may be unfinished. */
    static Map<String, Told> read(Path folder) throws IOException {
        Map<String, Told> told = new LinkedHashMap<>();
        for (String line : lines(folder)) {
            JsonNode entry = JSON.readTree(line);
            String id = entry.path("id").asText();
            JsonNode facts = entry.path("facts");
            if (entry.path("step").asText().equals("INTENT")) {
                // A new intent under an old id: what is known of it counts again from here.
                told.put(id, new Told(facts, "", ""));
            } else if (entry.path("step").asText().equals("OUTCOME")) {
                // Without an intent nothing was sent: the exchange was asked for a number that came again.
                told.computeIfPresent(
                        id,
                        (key, before) -> new Told(
                                before.fields(),
                                facts.path("outcome").asText(),
                                facts.path("orderId").asText()));
            }
        }
        return told;
    }

    private static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(folder)) {
            String text = Files.readString(file);
            int whole = text.lastIndexOf('\n') + 1;
            List<String> of = text.substring(0, whole).lines().toList();
            lines.addAll(of.subList(Math.min(1, of.size()), of.size()));
        }
        return lines;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("orders-"))
                    .sorted()
                    .toList();
        }
    }

    /** Lines whose checksum does not follow from the line before. */
    static List<String> broken(Path folder) throws IOException, GeneralSecurityException {
        List<String> broken = new ArrayList<>();
        String sum = "0".repeat(64);
        for (Path file : files(folder)) {
            for (String line : Files.readAllLines(file)) {
                int tail = line.length() - 74;
                byte[] sealed = (sum + line.substring(0, tail)).getBytes(StandardCharsets.UTF_8);
                sum = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(sealed));
                if (!line.substring(tail).equals(",\"sum\":\"" + sum + "\"}")) {
                    broken.add(line);
                }
            }
        }
        return broken;
    }

    static String text(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path file : files(folder)) {
            text.append(Files.readString(file));
        }
        return text.toString();
    }
}
