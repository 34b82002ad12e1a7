package io.github.camelblofin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelblofin.ledger.LedgerException;
import io.github.camelblofin.ledger.LedgerNote;
import io.github.camelblofin.ledger.OrderLedger;
import io.github.camelblofin.ledger.Step;
import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class JdbcOptionTest {
    private final CamelContext context = new DefaultCamelContext();
    private final JdbcDataSource database = new JdbcDataSource();

    JdbcOptionTest() {
        database.setURL("jdbc:h2:mem:option");
        context.getRegistry().bind("orders", database);
    }

    private OrderLedgers of(Object option) {
        return OrderLedgers.of(context, option, null);
    }

    @Test
    void aDataSourceIsUsedWithAnyOfItsForms() throws Exception {
        LedgerNote note = new LedgerNote(Step.INTENT, "trade/order", "user-1", "c1", Map.of("size", "1"));
        try (Connection keep = database.getConnection()) {
            assertThat(keep.isClosed()).isFalse();
            try (OrderLedgers ledgers = of(database)) {
                assertThatThrownBy(() -> ledgers.open(Runnable::run))
                        .isInstanceOf(LedgerException.class)
                        .hasMessageContaining("create=true");
            }
            try (OrderLedgers ledgers = of("jdbc:orders?create=true")) {
                OrderLedger ledger = ledgers.open(Runnable::run);
                ledger.append(note).toCompletableFuture().get(30, TimeUnit.SECONDS);
                assertThat(ledgers.left()).isEmpty();
            }
            try (OrderLedgers ledgers = of("jdbc:#orders?writer=another")) {
                ledgers.open(Runnable::run);
                assertThat(ledgers.left()).isEmpty();
            }
            try (OrderLedgers ledgers = of("#orders")) {
                ledgers.open(Runnable::run);
                assertThat(ledgers.left()).hasSize(1);
            }
        }
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWithoutShowingAPassword() {
        assertThatThrownBy(() -> of("jdbc:postgresql://user:secret@host/db"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bean")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> of("jdbc:orders?writers=a")).hasMessageContaining("writer=");
        assertThatThrownBy(() -> of("jdbc:orders?writer=a%20b")).hasMessageContaining("cannot be called");
        assertThatThrownBy(() -> of("jdbc:orders?table=a;drop")).hasMessageContaining("cannot be called");
    }
}
