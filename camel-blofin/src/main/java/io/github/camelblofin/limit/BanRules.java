package io.github.camelblofin.limit;

import io.github.camelblofin.api.RateClass;
import java.time.Duration;
import java.util.List;

/**
 * What a refusal of BloFin's means: who is shut out, and for how long. A firewall's refusal, or one of a call that counts
 * against the address only, or while the address has nearly used what it may, is about the address. Any other one of a
 * trading call is about its user. Source: "Rate Limits" for the address. For users BloFin documents no stop: theirs is the
 * window's length. Bans that a probe meets last twice as long each time, up to an hour. Not for several threads.
 */
final class BanRules {
    /** After 500 calls a minute, and the firewall's. */
    static final Duration SHORT = Duration.ofMinutes(5);
    /** After 1,500 calls in five minutes. */
    static final Duration LONG = Duration.ofHours(1);

    private final List<LimitNews> news;

    BanRules(List<LimitNews> news) {
        this.news = news;
    }

    /** The budget whose ban ends last; {@code null} when none is banned. */
    static Budget banned(Budget[] budgets, long now) {
        Budget longest = null;
        for (Budget budget : budgets) {
            if (budget.gate().shut(now)
                    && (longest == null
                            || budget.gate().left(now) > longest.gate().left(now))) {
                longest = budget;
            }
        }
        return longest;
    }

    /** A call ended. Its answer may open gates that it probed, or shut one. */
    void ended(Claim claim, Budget[] used, Ending ending, Stop stop, long now) {
        Budget guilty = stop == null ? null : guilty(claim.turn.rateClass(), used, stop, now);
        for (Budget budget : used) {
            // The firewall's refusal says nothing about users; theirs says that the address is welcome.
            boolean answered = ending == Ending.ANSWERED && (stop == null || guilty != used[0]);
            if (budget != guilty && budget.gate().ended(claim, answered, now)) {
                news.add(Budgets.tell(budget, LimitNews.Kind.REOPENED, now));
            }
        }
        if (guilty != null) {
            shut(guilty, guilty == used[0], stop, now);
        }
    }

    private static Budget guilty(RateClass rateClass, Budget[] used, Stop stop, long now) {
        boolean address = stop.firewall() || rateClass == RateClass.IP || used[0].nearlyUsed(now);
        return address ? used[0] : used[1];
    }

    /** BloFin shuts out a whole address, or a user. */
    void shut(Budget budget, boolean address, Stop stop, long now) {
        Duration length = stop.retryAfter().orElseGet(() -> length(budget, address, stop, now));
        String reason = stop.firewall() ? "HTTP 403, the firewall" : "HTTP 429, too many calls";
        budget.gate().shut(length.toNanos(), reason, now);
        news.add(Budgets.tell(budget, LimitNews.Kind.BANNED, now));
    }

    private static Duration length(Budget budget, boolean address, Stop stop, long now) {
        if (!address) {
            return budget.shortest();
        }
        return !stop.firewall() && budget.longWindowNearlyUsed(now) ? LONG : SHORT;
    }

    /** A socket was opened from this address, which shows that it is welcome. */
    void welcomed(Budget address, Object probe, long now) {
        if (address.gate().ended(probe, true, now)) {
            news.add(Budgets.tell(address, LimitNews.Kind.REOPENED, now));
        }
    }
}
