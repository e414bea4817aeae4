package io.handshake.chassis.event;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Neighbouring slots of a feed, both ends included. */
public record SlotRange(int first, int last) {
    public static final SlotRange ALL = new SlotRange(0, Slots.COUNT - 1);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,2})-(\\d{1,2})");

    /** Reads {@code 0-15}; empty when it is no such range. */
    static Optional<SlotRange> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        SlotRange range = new SlotRange(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
        return Optional.of(range).filter(r -> r.first <= r.last && r.last < Slots.COUNT);
    }

    int size() {
        return last - first + 1;
    }

    boolean contains(int slot) {
        return first <= slot && slot <= last;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
