package io.github.camelblofin.simulator.exchange;

import io.github.camelblofin.simulator.exchange.account.Account;
import io.github.camelblofin.simulator.exchange.account.Position;
import io.github.camelblofin.simulator.exchange.model.AuditView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All accounts by id. Ids of internal ones begin with {@value #INTERNAL}. Money enters through {@link #deposit} only and
 * never leaves the accounts, which {@link #audit} proves.
 */
final class Accounts {

    static final String INTERNAL = "~";
    private static final BigDecimal DEEP_POCKET = new BigDecimal("1000000000");

    private final Map<String, Account> byId = new LinkedHashMap<>();
    private final List<Account> users = new ArrayList<>();
    private final Account house;
    private final int historyLimit;
    private BigDecimal deposited = BigDecimal.ZERO;

    Accounts(int historyLimit) {
        this.historyLimit = historyLimit;
        this.house = open(INTERNAL + "house", true, BigDecimal.ZERO);
    }

    /** The account that collects the fees. */
    Account house() {
        return house;
    }

    void create(String id, BigDecimal balance) {
        if (id.startsWith(INTERNAL) || byId.containsKey(id)) {
            throw new IllegalArgumentException("account id taken or reserved: " + id);
        }
        users.add(open(id, false, balance));
    }

    /** An account of the synthetic market, opened when first asked for. */
    Account internal(String name) {
        Account account = byId.get(INTERNAL + name);
        return account != null ? account : open(INTERNAL + name, true, DEEP_POCKET);
    }

    private Account open(String id, boolean internal, BigDecimal balance) {
        Account account = new Account(id, internal, BigDecimal.ZERO, historyLimit);
        byId.put(id, account);
        deposit(account, balance);
        return account;
    }

    /** The accounts of users, in the order of their opening. */
    List<Account> users() {
        return users;
    }

    boolean hasUser(String id) {
        Account account = byId.get(id);
        return account != null && !account.internal();
    }

    /** A user's account; an unknown id is the caller's mistake. */
    Account user(String id) {
        if (!hasUser(id)) {
            throw new IllegalArgumentException("no account " + id);
        }
        return byId.get(id);
    }

    /** Any account that exists. */
    Account get(String id) {
        return byId.get(id);
    }

    void deposit(Account account, BigDecimal amount) {
        account.credit(amount);
        deposited = deposited.add(amount);
    }

    /** Counts all money; an open position counts with what it cost, so that profit and loss of both sides cancel out. */
    AuditView audit(Markets markets) {
        BigDecimal money = BigDecimal.ZERO;
        Map<String, BigDecimal> contracts = new TreeMap<>();
        for (Account account : byId.values()) {
            money = money.add(account.balance());
            for (Position position : account.positions()) {
                var scale = markets.scale(position.key().instId());
                money = money.subtract(position.cost().multiply(scale.unit()));
                contracts.merge(position.key().instId(), scale.size(position.lots()), BigDecimal::add);
            }
        }
        return new AuditView(deposited, money, house.balance(), contracts);
    }
}
