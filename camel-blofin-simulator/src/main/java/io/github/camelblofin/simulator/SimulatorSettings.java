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

    /** An account to open, with its starting balance. */
    record OpenAccount(PlayAccount account, BigDecimal balance) {}

    SimulatorSettings {
        accounts = List.copyOf(accounts);
    }

    List<PlayAccount> playAccounts() {
        return accounts.stream().map(OpenAccount::account).toList();
    }
}
