package io.github.camelblofin;

import io.github.camelblofin.ledger.DurableLedger;
import io.github.camelblofin.ledger.LedgerException;
import io.github.camelblofin.ledger.MemoryLedger;
import io.github.camelblofin.ledger.OpenIntent;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.ledger.Seal;
import io.github.camelblofin.time.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;

/**
 * Opens the ledger that the option {@code orderLedger} names, when it is first needed, and closes it. A bean is closed by
 * whoever made it. Safe for any thread.
 */
final class OrderLedgers implements AutoCloseable {
    private static final String FILES = "file:";
    private static final long MAX_FILE_BYTES = 16L << 20;

    private final Function<Executor, OrderLedger> opener;
    /** Whether it is made here, and closed here. */
    private final boolean own;
    /** Guarded by this; {@code null}: not opened yet. */
    private OrderLedger ledger;
    /** What was in flight when the process before this one ended; guarded by this. */
    private List<OpenIntent> left = List.of();

    private OrderLedgers(Function<Executor, OrderLedger> opener, boolean own) {
        this.opener = opener;
        this.own = own;
    }

    /**
     * What will open the ledger.
     *
     * @param option a ledger, {@code memory}, {@code file:} and a folder, {@code jdbc:} and a data source, or the
     *     name of a bean; {@code null}: in memory
     * @param keyFile file that holds the key of a ledger of files or in a database; {@code null}: it has none
     * @throws IllegalArgumentException says what is accepted
     */
    static OrderLedgers of(CamelContext context, Object option, String keyFile) {
        if (option instanceof OrderLedger bean) {
            return new OrderLedgers(afterwards -> bean, false);
        }
        if (option instanceof DataSource database) {
            return new OrderLedgers(JdbcLedgers.of(database, seal(keyFile)), true);
        }
        String text = option == null ? "memory" : option.toString();
        if (text.startsWith(FILES)) {
            return files(text.substring(FILES.length()), keyFile);
        }
        if (text.startsWith(JdbcLedgers.PREFIX)) {
            return new OrderLedgers(JdbcLedgers.of(context, text, seal(keyFile)), true);
        }
        String name = text.replaceFirst("^#(bean:)?", "");
        if (text.startsWith("#") && context.getRegistry().lookupByName(name) instanceof DataSource bean) {
            return of(context, bean, keyFile);
        }
        if (keyFile != null) {
            throw new IllegalArgumentException("orderLedgerKeyFile is for orderLedger=file:/folder and jdbc:name");
        }
        if (text.equals("memory")) {
            return new OrderLedgers(afterwards -> new MemoryLedger(WallClock.SYSTEM), true);
        }
        OrderLedger found = context.getRegistry().lookupByNameAndType(name, OrderLedger.class);
        if (found == null) {
            throw new IllegalArgumentException(
                    "orderLedger=" + text + " is neither memory, nor file:/folder, nor jdbc:name, nor #name of a"
                            + " bean that is a DataSource or implements " + OrderLedger.class.getName());
        }
        return new OrderLedgers(afterwards -> found, false);
    }

    private static OrderLedgers files(String name, String keyFile) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("orderLedger=file: names no folder; write file:/var/lib/app/orders");
        }
        Path folder = Path.of(name);
        Seal seal = seal(keyFile);
        return new OrderLedgers(afterwards -> DurableLedger.inFolder(folder, seal, MAX_FILE_BYTES, afterwards), true);
    }

    private static Seal seal(String keyFile) {
        return keyFile == null ? Seal.open() : keyed(Path.of(keyFile));
    }

    private static Seal keyed(Path file) {
        try {
            return Seal.keyed(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException("orderLedgerKeyFile=" + file + " cannot be read: " + e, e);
        }
    }

    /**
     * The ledger, opened when it was not yet.
     *
     * @param afterwards runs what follows an append
     * @throws LedgerException says why it cannot be opened
     */
    synchronized OrderLedger open(Executor afterwards) {
        if (ledger == null) {
            OrderLedger opened = opener.apply(afterwards);
            // Now, before this process adds what it has in flight itself.
            left = OpenIntent.in(opened.unfinished());
            ledger = opened;
        }
        return ledger;
    }

    /** What was in flight when the process before this one ended, as the ledger told when it was opened. */
    synchronized List<OpenIntent> left() {
        return left;
    }

    @Override
    public synchronized void close() {
        if (own && ledger != null) {
            ledger.close();
        }
        ledger = null;
        left = List.of();
    }
}
