package io.github.camelblofin;

import io.github.camelblofin.api.Operation;
import io.github.camelblofin.rest.PagedList;
import java.util.List;
import org.apache.camel.Message;

/** Turns polled rows into message bodies and headers. */
record PolledExchanges(Operation operation) {
    /** One message a row. */
    void fill(Message message, PagedList.Row row) {
        message.setBody(row.body());
        message.setHeader(BlofinHeaders.OPERATION, operation.path());
        message.setHeader(BlofinHeaders.MESSAGE_KEY, key(row));
        if (row.instId() != null) {
            message.setHeader(BlofinHeaders.INST_ID, row.instId());
        }
    }

    /** One message a poll. */
    void fill(Message message, List<PagedList.Row> rows) {
        message.setBody(rows.stream().map(PagedList.Row::body).toList());
        message.setHeader(BlofinHeaders.OPERATION, operation.path());
    }

    /** For the exception handler: what BloFin sent, also as a header because Camel's bridge replaces the body. */
    void fillUnreadable(Message message, PagedList.Row row) {
        fill(message, row);
        message.setHeader(BlofinHeaders.RAW_ROW, row.body());
    }

    String key(PagedList.Row row) {
        return operation.path() + ":" + row.key().id();
    }
}
