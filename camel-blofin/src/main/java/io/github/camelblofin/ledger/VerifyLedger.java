package io.github.camelblofin.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that verifies a ledger of files: {@code VerifyLedger FOLDER [--key FILE] [NUMBER:CHECKSUM …]}. Ends with 0 when all is
 * as it was written, with 1 when not, with 2 when it cannot be told.
 */
public final class VerifyLedger {
    private static final String USAGE = "usage: VerifyLedger FOLDER [--key FILE] [NUMBER:CHECKSUM ...]";

    private VerifyLedger() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    static int run(String[] args, PrintStream out) {
        try {
            LedgerCheck.Report report = verify(List.of(args));
            report.faults().forEach(out::println);
            out.println((report.good() ? "good: " : "DAMAGED: ") + "entries " + report.first() + " to " + report.last()
                    + (report.tornBytes() > 0 ? ", and " + report.tornBytes() + " bytes of an unfinished line" : ""));
            out.println("last: " + report.last() + ":" + report.sum());
            return report.good() ? 0 : 1;
        } catch (LedgerException | IllegalArgumentException | IOException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static LedgerCheck.Report verify(List<String> args) throws IOException {
        if (args.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        Seal seal = Seal.open();
        List<LedgerCheck.Known> known = new ArrayList<>();
        for (int i = 1; i < args.size(); i++) {
            if (args.get(i).equals("--key") && i + 1 < args.size()) {
                seal = Seal.keyed(Files.readAllBytes(Path.of(args.get(++i))));
            } else {
                known.add(known(args.get(i)));
            }
        }
        return LedgerCheck.folder(Path.of(args.get(0)), seal, known);
    }

    private static LedgerCheck.Known known(String text) {
        if (!text.matches("\\d+:[0-9a-f]{64}")) {
            throw new IllegalArgumentException(text + " is not understood; " + USAGE);
        }
        int colon = text.indexOf(':');
        return new LedgerCheck.Known(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }
}
