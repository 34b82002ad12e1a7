package io.github.camelblofin.limit;

import io.github.camelblofin.api.RateClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The budgets of one exchange, by address and by user. Whoever is not known may be any user: such calls count for all of
 * them, also for those who become known later, so that learning a name never frees a place. Not for several threads.
 */
final class Budgets {
    private static final String UNKNOWN_USER = "user (unknown)";

    private final Map<String, Budget> addresses = new TreeMap<>();
    private final Map<String, Budget> users = new TreeMap<>();
    private final List<Lane> lanesOfUnknown = new ArrayList<>();
    private final List<LimitNews> news = new ArrayList<>();
    /** Bans from before a restart, of budgets that nobody has used yet: their ends, in nanoseconds. */
    private final Map<String, Known> remembered = new HashMap<>();

    private Budget unknown;

    private record Known(long until, String reason) {}

    static String addressName(String address) {
        return "address " + address;
    }

    static String userName(String user) {
        return "user " + user;
    }

    /** The budget of an address; lower limits than those it has count from now on. */
    Budget address(String address, LimitSettings settings, long now) {
        return budget(addresses, addressName(address), settings.address(), settings, now);
    }

    Lane lane(String address, RateClass rateClass, String user, LimitSettings settings, long now) {
        Budget shared = address(address, settings, now);
        if (rateClass == RateClass.IP) {
            return new Lane(new Budget[] {shared}, settings.ageing());
        }
        unknown(settings, now);
        if (user != null) {
            return new Lane(new Budget[] {shared, user(user, settings, now)}, settings.ageing());
        }
        Lane lane = new Lane(new Budget[] {shared, unknown}, settings.ageing());
        users.values().forEach(lane::count);
        lanesOfUnknown.add(lane);
        return lane;
    }

    private void unknown(LimitSettings settings, long now) {
        if (unknown == null) {
            unknown = new Budget(UNKNOWN_USER, settings.trading(), settings);
            restore(unknown, now);
        } else {
            unknown.tighten(settings.trading(), settings, now);
        }
    }

    private Budget user(String user, LimitSettings settings, long now) {
        String name = userName(user);
        boolean known = users.containsKey(name);
        Budget budget = budget(users, name, settings.trading(), settings, now);
        if (!known) {
            budget.adopt(unknown, now);
            if (unknown.gate().shut(now)) {
                budget.gate().restore(unknown.gate().left(now), unknown.gate().reason(), now);
            }
            lanesOfUnknown.forEach(lane -> lane.count(budget));
        }
        return budget;
    }

    private Budget budget(Map<String, Budget> known, String name, List<Rate> rates, LimitSettings settings, long now) {
        Budget old = known.get(name);
        if (old != null) {
            old.tighten(rates, settings, now);
            return old;
        }
        Budget budget = new Budget(name, rates, settings);
        restore(budget, now);
        known.put(name, budget);
        return budget;
    }

    void forget(Lane lane) {
        lanesOfUnknown.remove(lane);
    }

    /** A ban from before a restart. */
    void remember(String name, long left, String reason, long now) {
        remembered.put(name, new Known(now + left, reason));
        all().stream().filter(budget -> budget.name().equals(name)).forEach(budget -> restore(budget, now));
    }

    private void restore(Budget budget, long now) {
        Known ban = remembered.remove(budget.name());
        if (ban != null && ban.until - now > 0) {
            budget.gate().restore(ban.until - now, ban.reason, now);
        }
    }

    List<Budget> all() {
        List<Budget> all = new ArrayList<>(addresses.values());
        if (unknown != null) {
            all.add(unknown);
        }
        all.addAll(users.values());
        return all;
    }

    /** Bans that are not over: those in force, and remembered ones. */
    List<LimitNews> bans(long now) {
        List<LimitNews> bans = new ArrayList<>();
        for (Budget budget : all()) {
            if (!budget.gate().open() && budget.gate().left(now) > 0) {
                bans.add(tell(budget, LimitNews.Kind.BANNED, now));
            }
        }
        remembered.forEach((name, ban) -> {
            if (ban.until - now > 0) {
                bans.add(new LimitNews(
                        name, LimitNews.Kind.BANNED, UsageLevel.NORMAL, List.of(), ban.until - now, ban.reason));
            }
        });
        return bans;
    }

    void measure(long now) {
        for (Budget budget : addresses.values()) {
            measure(budget, now);
        }
        for (Budget budget : users.values()) {
            measure(budget, now);
        }
        if (unknown != null) {
            measure(unknown, now);
        }
    }

    void measure(Budget budget, long now) {
        if (budget.measure(now)) {
            news.add(tell(budget, LimitNews.Kind.USAGE, now));
        }
    }

    static LimitNews tell(Budget budget, LimitNews.Kind kind, long now) {
        return new LimitNews(
                budget.name(),
                kind,
                budget.level(),
                budget.usage(now),
                budget.gate().left(now),
                budget.gate().open() ? "" : budget.gate().reason());
    }

    long nextChange(long now) {
        long soonest = unknown == null ? StrictWindow.UNKNOWN : unknown.nextChange(now);
        for (Budget budget : addresses.values()) {
            soonest = Math.min(soonest, budget.nextChange(now));
        }
        for (Budget budget : users.values()) {
            soonest = Math.min(soonest, budget.nextChange(now));
        }
        return soonest;
    }

    /** News that nobody has taken yet; others add theirs. */
    List<LimitNews> news() {
        return news;
    }

    List<LimitNews> takeNews() {
        if (news.isEmpty()) {
            return List.of();
        }
        List<LimitNews> taken = List.copyOf(news);
        news.clear();
        return taken;
    }
}
