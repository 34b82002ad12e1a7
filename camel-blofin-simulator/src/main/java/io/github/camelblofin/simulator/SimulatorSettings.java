package io.github.camelblofin.simulator;

import io.github.camelblofin.simulator.access.PlayAccount;
import io.github.camelblofin.simulator.exchange.ExchangeSettings;
import io.github.camelblofin.simulator.limit.Limits;
import io.github.camelblofin.simulator.socket.SocketServer;
import io.github.camelblofin.time.Ticker;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a simulator is made of.
 *
 * @param port 0: any free one
 * @param accounts at least one; the first is the play account
 * @param virtualTime what clock and ticker then read; null: real time
 * @param pulse false: time moves only when {@link BlofinSimulator#onExchange} moves it
 */
record SimulatorSettings(
        int port,
        ExchangeSettings exchange,
        List<OpenAccount> accounts,
        SocketServer.Settings sockets,
        boolean refuseBrokerId,
        SkewedClock clock,
        Ticker ticker,
        VirtualTime virtualTime,
        Limits limits,
        boolean pulse) {

    /**
     * An account to open.
     *
     * @param keys at least one; all have the account's name
     * @param balance to start with
     */
    record OpenAccount(List<PlayAccount> keys, BigDecimal balance) {
        PlayAccount account() {
            return keys.get(0);
        }
    }

    SimulatorSettings {
        accounts = List.copyOf(accounts);
    }

    List<PlayAccount> keys() {
        return accounts.stream().flatMap(open -> open.keys().stream()).toList();
    }

    List<PlayAccount> playAccounts() {
        return accounts.stream().map(OpenAccount::account).toList();
    }
}
