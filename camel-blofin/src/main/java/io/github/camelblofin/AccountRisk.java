package io.github.camelblofin;

import io.github.camelblofin.guard.Exposure;
import io.github.camelblofin.guard.RiskBook;

/** What the risk limits know about one account: what it holds, and what was just sent for it. */
record AccountRisk(RiskBook book, Exposure exposure) {}
