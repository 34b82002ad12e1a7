package io.github.camelblofin.simulator.exchange.model;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The books of the exchange itself.
 *
 * @param deposited money that ever came in, starting balances included
 * @param money all balances valued so that open positions cancel out; always equals {@code deposited}
 * @param fees balance of the account that collects the fees
 * @param openContracts sum of all signed positions by instrument; always zero
 */
public record AuditView(
        BigDecimal deposited, BigDecimal money, BigDecimal fees, Map<String, BigDecimal> openContracts) {}
