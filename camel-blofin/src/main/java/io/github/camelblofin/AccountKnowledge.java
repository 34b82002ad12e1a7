package io.github.camelblofin;

import io.github.camelblofin.api.Environment;
import io.github.camelblofin.auth.CredentialsProvider;
import io.github.camelblofin.guard.MarkPrices;
import io.github.camelblofin.guard.RiskBook;
import io.github.camelblofin.order.AccountRules;
import io.github.camelblofin.time.Ticker;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What orders are checked against, once for each account and exchange. Safe for any thread. */
final class AccountKnowledge {
    private final BlofinServices services;
    private final ConcurrentMap<Account, AccountRisk> risks = new ConcurrentHashMap<>();
    private final ConcurrentMap<Account, AccountRules.Facts> facts = new ConcurrentHashMap<>();
    private final ConcurrentMap<Environment, MarkPrices> marks = new ConcurrentHashMap<>();

    /**
     * Whose account.
     *
     * @param keys {@code null} where the option {@code account} names it
     */
    private record Account(Environment environment, CredentialsProvider keys, String name, boolean copyTrading) {
        static Account of(BlofinEndpoint endpoint, boolean copyTrading) {
            String name = endpoint.getConfiguration().getAccount();
            return new Account(endpoint.environment(), name == null ? endpoint.credentials() : null, name, copyTrading);
        }
    }

    AccountKnowledge(BlofinServices services) {
        this.services = services;
    }

    /**
     * What the risk limits know; endpoints with the same account share it.
     *
     * @param copyTrading whether the account of copy trading is meant
     */
    AccountRisk risk(BlofinEndpoint endpoint, boolean copyTrading) {
        return risks.computeIfAbsent(
                Account.of(endpoint, copyTrading),
                account -> new AccountRisk(
                        new RiskBook(Ticker.SYSTEM),
                        new RestExposure(new RestReads(endpoint), copyTrading, Ticker.SYSTEM)));
    }

    /** What orders must fit besides their instrument; endpoints with the same account share it. */
    AccountRules.Facts facts(BlofinEndpoint endpoint) {
        Environment where = endpoint.environment();
        String name = endpoint.getConfiguration().getAccount();
        return facts.computeIfAbsent(
                Account.of(endpoint, false),
                account -> new AccountFacts(
                        services.rest(where), services.signing(where, endpoint.credentials(), name), Ticker.SYSTEM));
    }

    /** What instruments are worth there. */
    MarkPrices marks(Environment environment) {
        return marks.computeIfAbsent(environment, where -> new MarkReads(services.rest(where), Ticker.SYSTEM));
    }
}
