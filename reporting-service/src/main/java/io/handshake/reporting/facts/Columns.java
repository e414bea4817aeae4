package io.handshake.reporting.facts;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Turns rows into the arrays that a statement over a whole page takes. */
final class Columns {

    private Columns() {}

    static <R, T extends @Nullable Object> T[] column(
            Collection<R> rows, IntFunction<T[]> array, Function<R, T> member) {
        return rows.stream().map(member).toArray(array);
    }
}
