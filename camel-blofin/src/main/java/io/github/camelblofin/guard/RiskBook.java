package io.github.camelblofin.guard;

import io.github.camelblofin.error.RiskBreach;
import io.github.camelblofin.model.PositionSide;
import io.github.camelblofin.model.Side;
import io.github.camelblofin.time.Ticker;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The orders of one account that were sent lately, so that what BloFin does not show yet is counted, and two orders at once
 * cannot both take the last place. An order counts from the decision to send it until three seconds after its answer, as
 * BloFin lists orders with a delay; one of which nobody knows what became, for as long as BloFin might still take it. In
 * that time an order that is listed too might count twice, so the smaller of two bounds is taken: all that is listed and
 * all that was sent; or what there was before the first of them and all that was sent. Safe for any thread; decisions are
 * made one after the other.
 */
public final class RiskBook {
    static final long SETTLE = Duration.ofSeconds(3).toNanos();
    /** A signed call may be accepted for 60 s; the rest is for clocks and delays. */
    static final long UNKNOWN = Duration.ofSeconds(75).toNanos();

    static final long MINUTE = Duration.ofSeconds(60).toNanos();

    private final Ticker ticker;
    /** In the order of decisions. Guarded by this. */
    private final List<Entry> entries = new ArrayList<>();

    public RiskBook(Ticker ticker) {
        this.ticker = ticker;
    }

    /** One order that was sent, or is about to be. Fields that change are guarded by the book. */
    private static final class Entry {
        private final String ownId;
        private final String group;
        private final BigDecimal adds;
        private final boolean rests;
        private final boolean opens;
        private final BigDecimal positionBefore;
        private final int openBefore;
        /** Moment of the answer. */
        private long endedAt;

        private boolean ended;
        private boolean unknown;
        /** Whether it is certain that nothing was done. */
        private boolean undone;

        private Entry(OrderIntent order, RiskRules.World before) {
            this.ownId = order.ownId();
            this.group = order.group().orElse("");
            this.adds = order.adds();
            this.rests = order.rests();
            this.opens = !order.spot() && !order.changes();
            this.positionBefore = before.position();
            this.openBefore = before.open();
        }

        /** Whether a picture that was read then may not show it. */
        boolean unsettled(long readAt) {
            return !ended || (!undone && readAt - endedAt < (unknown ? UNKNOWN : SETTLE));
        }

        /** Whether it may be open without being listed: what does not rest is done with its answer. */
        boolean mayBeOpen(long readAt) {
            return opens && unsettled(readAt) && (!ended || rests || unknown);
        }

        boolean lately(long now) {
            return !ended || now - endedAt < MINUTE;
        }
    }

    /** A place that was taken for the orders of one request. */
    public final class Hold {
        private final List<Entry> taken;

        private Hold(List<Entry> taken) {
            this.taken = taken;
        }

        /** BloFin answered, whatever it said: it is shown soon. */
        public void answered() {
            end(false);
        }

        /** Nobody knows what became of it. */
        public void lost() {
            end(true);
        }

        /** Nothing was done. It still was one of the orders of the last minute. */
        public void undone() {
            synchronized (RiskBook.this) {
                end(false);
                taken.forEach(entry -> entry.undone = true);
            }
        }

        private void end(boolean unknown) {
            synchronized (RiskBook.this) {
                long now = ticker.nanos();
                taken.forEach(entry -> {
                    entry.endedAt = now;
                    entry.ended = true;
                    entry.unknown = unknown;
                });
            }
        }
    }

    /**
     * What came of a decision.
     *
     * @param hold the place; {@code null} where there are breaches
     * @param breaches empty when the orders may be sent
     * @param freeAt moment of the ticker from which waiting would have helped; empty where waiting does not help
     */
    record Decision(Hold hold, List<RiskBreach> breaches, OptionalLong freeAt) {}

    /**
     * Takes a place for orders, all or none.
     *
     * @param picture {@code null}: no limit needs it
     * @param values base coins of a unit of size, by instrument; where they are needed
     * @param marks mark prices, by instrument; where they are needed
     */
    synchronized Decision take(
            List<OrderIntent> orders,
            RiskLimits limits,
            Exposure.Picture picture,
            Map<String, BigDecimal> values,
            Map<String, BigDecimal> marks) {
        long now = ticker.nanos();
        forget(now);
        List<Entry> former = List.copyOf(entries);
        // The same order tried again is no second one.
        entries.removeIf(entry -> entry.ended
                && !entry.ownId.isEmpty()
                && orders.stream().anyMatch(order -> order.ownId().equals(entry.ownId)));
        long readAt = picture == null ? now : picture.readAt();
        RiskRules rules = new RiskRules(limits);
        List<Entry> taken = new ArrayList<>();
        List<RiskBreach> breaches = new ArrayList<>();
        for (OrderIntent order : orders) {
            RiskRules.World world = new RiskRules.World(
                    values.get(order.instId()),
                    marks.get(order.instId()),
                    order.group().map(group -> position(group, picture, readAt)).orElse(BigDecimal.ZERO),
                    open(picture, readAt),
                    lately(now));
            rules.breaches(order, world).stream()
                    .filter(breach -> !breaches.contains(breach))
                    .forEach(breaches::add);
            Entry entry = new Entry(order, world);
            taken.add(entry);
            entries.add(entry);
        }
        if (breaches.isEmpty()) {
            return new Decision(new Hold(taken), breaches, OptionalLong.empty());
        }
        entries.clear();
        entries.addAll(former);
        return new Decision(null, breaches, freeAt(limits, orders.size(), breaches));
    }

    private void forget(long now) {
        Iterator<Entry> all = entries.iterator();
        while (all.hasNext()) {
            Entry entry = all.next();
            // A picture may be some seconds old.
            if (entry.ended && now - entry.endedAt > UNKNOWN + MINUTE) {
                all.remove();
            }
        }
    }

    private BigDecimal position(String group, Exposure.Picture picture, long readAt) {
        if (picture == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal shown = shown(group, picture);
        BigDecimal sent = BigDecimal.ZERO;
        BigDecimal before = null;
        for (Entry entry : entries) {
            if (entry.group.equals(group) && entry.unsettled(readAt)) {
                before = before == null ? entry.positionBefore : before;
                sent = sent.add(entry.adds);
            }
        }
        return before == null ? shown : shown.add(sent).min(shown.max(before.add(sent)));
    }

    /** What a position would be if its open orders were filled. */
    private static BigDecimal shown(String group, Exposure.Picture picture) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Exposure.Holding holding : picture.holdings()) {
            sum = sum.add(share(group, holding));
        }
        for (Exposure.Resting order : picture.orders()) {
            boolean adds = !order.reduceOnly()
                    && OrderIntent.group(order.instId(), order.positionSide(), order.side())
                            .filter(group::equals)
                            .isPresent();
            sum = adds ? sum.add(order.remaining()) : sum;
        }
        return sum;
    }

    private static BigDecimal share(String group, Exposure.Holding holding) {
        PositionSide side = holding.positionSide();
        if (PositionSide.LONG.equals(side) || PositionSide.SHORT.equals(side)) {
            return group.equals(holding.instId() + " " + side)
                    ? holding.contracts().abs()
                    : BigDecimal.ZERO;
        }
        if (group.equals(holding.instId() + " " + Side.BUY)) {
            return holding.contracts();
        }
        return group.equals(holding.instId() + " " + Side.SELL)
                ? holding.contracts().negate()
                : BigDecimal.ZERO;
    }

    private int open(Exposure.Picture picture, long readAt) {
        if (picture == null) {
            return 0;
        }
        int shown = picture.orders().size();
        int sent = 0;
        Integer before = null;
        for (Entry entry : entries) {
            if (entry.mayBeOpen(readAt)) {
                before = before == null ? Integer.valueOf(entry.openBefore) : before;
                sent++;
            }
        }
        return before == null ? shown : Math.min(shown + sent, Math.max(shown, before + sent));
    }

    private int lately(long now) {
        int count = 0;
        for (Entry entry : entries) {
            count += entry.lately(now) ? 1 : 0;
        }
        return count;
    }

    /** When the orders of the last minute leave room, where nothing else is in the way. */
    private OptionalLong freeAt(RiskLimits limits, int wanted, List<RiskBreach> breaches) {
        String rate = RiskLimits.PREFIX + "maxOrdersPerMinute";
        if (wanted > Optional.ofNullable(limits.maxOrdersPerMinute()).orElse(Integer.MAX_VALUE)
                || !breaches.stream().allMatch(breach -> breach.limit().equals(rate))) {
            return OptionalLong.empty();
        }
        long now = ticker.nanos();
        List<Entry> recent = entries.stream().filter(entry -> entry.lately(now)).toList();
        int tooMany = recent.size() + wanted - limits.maxOrdersPerMinute();
        // What is under way ends now at the earliest.
        return recent.stream()
                .mapToLong(entry -> (entry.ended ? entry.endedAt : now) + MINUTE)
                .sorted()
                .skip(tooMany - 1L)
                .findFirst();
    }
}
