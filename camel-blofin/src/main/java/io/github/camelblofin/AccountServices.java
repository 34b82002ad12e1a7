package io.github.camelblofin;

/**
 * What a component keeps for the accounts that its endpoints use.
 *
 * @param views what is open and owned
 * @param kills who may add no risk
 * @param cares what is cancelled at the stop or without a stream
 */
record AccountServices(AccountViews views, AccountKills kills, CancelCares cares) {}
