package io.github.camelblofin.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a ledger still matters: intents without a known outcome, approvals that are waited for, closed kill switches, each with
 * the entries that belong to it. A fold over entries: all else is forgotten, so its memory is bounded by what is in flight. Not
 * safe for several threads.
 */
final class Unfinished {
    /** What an entry is about; of intents without a client id the number of the intent tells them apart. */
    private record Subject(String operation, String user, String clientId) {}

    private static final String UNKNOWN = "UNKNOWN";

    private final Map<Long, List<LedgerEntry>> intents = new LinkedHashMap<>();
    private final Map<Subject, List<Long>> numbers = new HashMap<>();
    private final Map<Subject, List<LedgerEntry>> approvals = new LinkedHashMap<>();
    /** By user. */
    private final Map<Subject, LedgerEntry> kills = new LinkedHashMap<>();

    void add(LedgerEntry entry) {
        Subject subject = new Subject(
                entry.note().operation(), entry.note().user(), entry.note().clientId());
        switch (entry.note().step()) {
            case INTENT -> intent(subject, entry);
            case CALL, ANSWER, LOOKUP, STREAM -> about(subject, entry).forEach(number -> attach(number, entry));
            case OUTCOME -> outcome(subject, entry);
            case REFUSED -> about(subject, entry).forEach(number -> forget(number));
            case APPROVAL_ASKED -> approvals.put(subject, new ArrayList<>(List.of(entry)));
            case APPROVED, HANDED_OVER ->
                approvals.computeIfPresent(subject, (key, entries) -> {
                    entries.add(entry);
                    return entries;
                });
            case DECLINED, EXPIRED, APPROVAL_ENDED -> approvals.remove(subject);
            case KILLED -> kills.put(new Subject(null, entry.note().user(), null), entry);
            case RELEASED -> kills.remove(new Subject(null, entry.note().user(), null));
        }
    }

    private void intent(Subject subject, LedgerEntry entry) {
        approvals.remove(subject);
        intents.put(entry.number(), new ArrayList<>(List.of(entry)));
        numbers.computeIfAbsent(subject, key -> new ArrayList<>()).add(entry.number());
    }

    private void outcome(Subject subject, LedgerEntry entry) {
        boolean known = !UNKNOWN.equals(entry.note().facts().getOrDefault("outcome", UNKNOWN));
        for (Long number : about(subject, entry)) {
            if (known) {
                forget(number);
            } else {
                attach(number, entry);
            }
        }
    }

    /** The intent that the entry names; all of its subject when it names none. */
    private List<Long> about(Subject subject, LedgerEntry entry) {
        String named = entry.note().facts().get(LedgerNote.INTENT_NUMBER);
        if (named == null) {
            return subject.clientId() == null ? List.of() : List.copyOf(numbers.getOrDefault(subject, List.of()));
        }
        try {
            Long number = Long.valueOf(named);
            return intents.containsKey(number) ? List.of(number) : List.of();
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    /** Of each step the newest is kept, but all calls: each of them may have done something. */
    private void attach(Long number, LedgerEntry entry) {
        List<LedgerEntry> entries = intents.get(number);
        if (entry.note().step() != Step.CALL) {
            entries.removeIf(known -> known.note().step() == entry.note().step());
        }
        entries.add(entry);
    }

    private void forget(Long number) {
        List<LedgerEntry> gone = intents.remove(number);
        if (gone == null) {
            return;
        }
        LedgerNote intent = gone.get(0).note();
        Subject of = new Subject(intent.operation(), intent.user(), intent.clientId());
        List<Long> all = numbers.get(of);
        all.remove(number);
        if (all.isEmpty()) {
            numbers.remove(of);
        }
    }

    /** All entries that still matter, oldest first. */
    List<LedgerEntry> entries() {
        List<LedgerEntry> all = new ArrayList<>(kills.values());
        intents.values().forEach(all::addAll);
        approvals.values().forEach(all::addAll);
        all.sort(Comparator.comparingLong(LedgerEntry::number));
        // What belongs to two intents stands there once.
        Iterator<LedgerEntry> each = all.iterator();
        for (LedgerEntry before = null; each.hasNext(); ) {
            LedgerEntry entry = each.next();
            if (entry.equals(before)) {
                each.remove();
            }
            before = entry;
        }
        return List.copyOf(all);
    }

    /** The intents, each with its entries, oldest first. */
    List<OpenIntent> intents() {
        return intents.values().stream().map(OpenIntent::of).toList();
    }
}
