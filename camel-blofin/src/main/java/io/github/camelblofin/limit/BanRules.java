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

    /** A call ended. Its answer may open gates that it probed, or shut some: of a user whom nobody knows, those of all users. */
    void ended(Claim claim, Budget[] used, Ending ending, Stop stop, long now) {
        boolean address = stop != null && meansAddress(claim.turn.rateClass(), used, stop, now);
        // The firewall's refusal says nothing about users; theirs says that the address is welcome.
        boolean answered = ending == Ending.ANSWERED && !address;
        for (int i = 0; i < used.length; i++) {
            boolean guilty = stop != null && (i == 0) == address;
            if (!guilty && used[i].gate().ended(claim, answered, now)) {
                news.add(Budgets.tell(used[i], LimitNews.Kind.REOPENED, now));
            }
        }
        for (int i = 0; i < used.length; i++) {
            if (stop != null && (i == 0) == address) {
                shut(used[i], address, stop, now);
            }
        }
    }

    private static boolean meansAddress(RateClass rateClass, Budget[] used, Stop stop, long now) {
        return stop.firewall() || rateClass == RateClass.IP || used[0].nearlyUsed(now);
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
