package io.github.camelblofin;

import io.github.camelblofin.ledger.DurableLedger;
import io.github.camelblofin.ledger.LedgerWriter;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.ledger.Seal;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.util.URISupport;

/** What {@code orderLedger=jdbc:name?create=true&table=…&writer=…} says. */
final class JdbcLedgers {
    static final String PREFIX = "jdbc:";
    private static final String USAGE =
            "; write jdbc:NAME, NAME being a bean that is a javax.sql.DataSource, with ?create=true, table=… and"
                    + " writer=… after it when needed";
    private static final Set<String> SETTINGS = Set.of("create", "table", "writer");

    private JdbcLedgers() {}

    /** A data source as it is, with the defaults. */
    static Function<Executor, OrderLedger> of(DataSource database, Seal seal) {
        return afterwards -> DurableLedger.inDatabase(database, LedgerWriter.ONLY, seal, false, afterwards);
    }

    /** @throws IllegalArgumentException says what is accepted */
    static Function<Executor, OrderLedger> of(CamelContext context, String option, Seal seal) {
        String[] parts = option.substring(PREFIX.length()).split("\\?", 2);
        String name = parts[0].replaceFirst("^#(bean:)?", "");
        DataSource database = context.getRegistry().lookupByNameAndType(name, DataSource.class);
        if (database == null) {
            // The text itself is not shown: a JDBC URL, given by mistake, may hold a password.
            throw new IllegalArgumentException("orderLedger=jdbc: names no bean that is a DataSource" + USAGE);
        }
        Map<String, Object> settings = settings(parts.length > 1 ? parts[1] : "");
        boolean create = Boolean.parseBoolean(text(settings, "create", "false"));
        LedgerWriter writer = new LedgerWriter(
                text(settings, "table", LedgerWriter.ONLY.table()), text(settings, "writer", LedgerWriter.ONLY.name()));
        return afterwards -> DurableLedger.inDatabase(database, writer, seal, create, afterwards);
    }

    private static Map<String, Object> settings(String query) {
        Map<String, Object> settings;
        try {
            settings = URISupport.parseQuery(query);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("orderLedger=jdbc: cannot be read" + USAGE, e);
        }
        if (!SETTINGS.containsAll(settings.keySet())) {
            throw new IllegalArgumentException("orderLedger=jdbc: does not know all of " + settings.keySet() + USAGE);
        }
        return settings;
    }

    private static String text(Map<String, Object> settings, String name, String otherwise) {
        return settings.getOrDefault(name, otherwise).toString();
    }
}
