package io.github.camelblofin;

import io.github.camelblofin.model.Order;
import io.github.camelblofin.model.Position;
import io.github.camelblofin.model.trade.AlgoOrder;
import io.github.camelblofin.stream.recovery.RowVersion;
import io.github.camelblofin.view.Row;
import io.github.camelblofin.view.Version;
import java.util.List;

/** Rows of channels and lists as rows of views; which is newer is told by the rules of recovery. */
final class ViewRows {
    private ViewRows() {}

    private record Told(RowVersion version, String instId) implements Version {
        @Override
        public String id() {
            return version.id();
        }

        @Override
        public boolean over() {
            return version.over();
        }

        @Override
        public boolean after(Version known, boolean pushed) {
            return version.after(((Told) known).version, pushed);
        }
    }

    static List<Row> of(List<Object> records) {
        return records.stream()
                .map(row -> new Row(new Told(RowVersion.of(row), instId(row)), row))
                .toList();
    }

    private static String instId(Object row) {
        if (row instanceof Position position) {
            return position.instId();
        }
        if (row instanceof Order order) {
            return order.instId();
        }
        return row instanceof AlgoOrder order ? order.instId() : null;
    }
}
