package io.github.camelblofin.stream.recovery;

import io.github.camelblofin.api.RecoveryReads;
import io.github.camelblofin.model.AccountBalance;
import io.github.camelblofin.model.BlofinJson;
import java.time.Instant;
import java.util.List;

/** A wallet: each row is the whole of it, so the latest is all that matters. */
final class BalanceMemory implements Memory {
    private final RecoveryReads table;
    private AccountBalance last;
    private boolean begun;

    BalanceMemory(RecoveryReads table) {
        this.table = table;
    }

    @Override
    public void begin(long now) {
        begun = true;
    }

    @Override
    public boolean begun() {
        return begun;
    }

    @Override
    public boolean news(Object row) {
        AccountBalance wallet = (AccountBalance) row;
        return last == null || (!wallet.equals(last) && !older(wallet));
    }

    private boolean older(AccountBalance wallet) {
        Instant time = wallet.ts();
        return time != null && last != null && last.ts() != null && time.isBefore(last.ts());
    }

    @Override
    public void told(Object row) {
        last = (AccountBalance) row;
    }

    @Override
    public Reading reading(Occasion occasion) {
        if (occasion != Occasion.RECOVERY) {
            return null;
        }
        return new Reading(
                occasion, 0, 0, reads -> reads.rows(table.sources().get(0).list(), table.parameters(), row -> false));
    }

    @Override
    public Merge merge(Reading reading, List<Object> rows) {
        return Merge.of(rows.stream().filter(this::news).limit(1).toList());
    }

    @Override
    public boolean patient() {
        return true;
    }

    /** Nothing: after a restart the whole is read anyway. */
    @Override
    public String text() {
        return BlofinJson.mapper().createObjectNode().put("v", 1).toString();
    }
}
