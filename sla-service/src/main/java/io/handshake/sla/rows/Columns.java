package io.handshake.sla.rows;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Any number of rows as one statement takes them: column by column. */
public record Columns<R>(Collection<R> rows) {

    public @Nullable UUID[] uuids(Function<R, @Nullable UUID> member) {
        return column(UUID[]::new, member);
    }

    public @Nullable String[] texts(Function<R, @Nullable String> member) {
        return column(String[]::new, member);
    }

    public @Nullable Integer[] ints(Function<R, @Nullable Integer> member) {
        return column(Integer[]::new, member);
    }

    public @Nullable Long[] longs(Function<R, @Nullable Long> member) {
        return column(Long[]::new, member);
    }

    public @Nullable Boolean[] flags(Function<R, @Nullable Boolean> member) {
        return column(Boolean[]::new, member);
    }

    public @Nullable Instant[] instants(Function<R, @Nullable Instant> member) {
        return column(Instant[]::new, member);
    }

    private <T extends @Nullable Object> T[] column(IntFunction<T[]> array, Function<R, T> member) {
        return rows.stream().map(member).toArray(array);
    }
}
