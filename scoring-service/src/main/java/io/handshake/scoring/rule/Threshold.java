package io.handshake.scoring.rule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a score has to be to qualify: every minimum that is set, and one cell of the grid when there is a grid.
 *
 * @param total points in all
 * @param fit points for who the lead is
 * @param intent points for what it did
 */
public record Threshold(
        @Nullable Long total, @Nullable Long fit, @Nullable Long intent, List<Cell> grid) {
    /** So much fit together with so much intent is enough. */
    public record Cell(long fit, long intent) {}

    public Threshold {
        grid = List.copyOf(grid);
    }

    public static Threshold ofTotal(long total) {
        return new Threshold(total, null, null, List.of());
    }
}
