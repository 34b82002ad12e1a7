package io.github.camelblofin.limit;

/**
 * Why a call was not made.
 *
 * @param why kind of reason
 * @param budget name of the budget that had no room
 * @param detail what is known about the ban; empty when there is none
 * @param nanos when it would pass, from now on, as far as is known
 */
record Refusal(Why why, String budget, String detail, long nanos) {
    enum Why {
        /** It waited as long as it was willing to. */
        WAITED_ENOUGH,
        /** It would wait longer than it is willing to. */
        TOO_LONG,
        BANNED,
        QUEUE_FULL
    }

    /** @param ahead how many go before it */
    static Refusal of(Claim claim, Why why, int ahead, long now) {
        boolean urgent = claim.turn.urgent();
        Budget worst = null;
        long longest = -1;
        for (Budget budget : claim.lane.budgets()) {
            long here = budget.estimate(urgent, ahead, now);
            if (here > longest) {
                longest = here;
                worst = budget;
            }
        }
        return new Refusal(why, worst.description(), worst.gate().reason(), longest);
    }
}
