package io.handshake.chassis.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many rows as a table of one statement, told column by column.
 *
 * <p>What all rows have in common goes over the wire, and through the database's hands, once. So that few statements differ,
 * this begins with some dozen rows.
 */
public final class Rows {
    private static final int MANY = 50;

    private final List<Column> columns = new ArrayList<>();

    private record Column(
            String name, String type, @Nullable Object[] cells, boolean common) {}

    /** The first column is what makes the rows different. */
    public Rows(String name, String type, @Nullable Object[] cells) {
        columns.add(new Column(name, type, cells, false));
    }

    /** One more column, with as many cells as the first. */
    public Rows with(String name, String type, @Nullable Object[] cells) {
        columns.add(new Column(name, type, cells, isCommon(cells)));
        return this;
    }

    private static boolean isCommon(@Nullable Object[] cells) {
        return cells.length >= MANY && Stream.of(cells).allMatch(cell -> Objects.equals(cell, cells[0]));
    }

    /** A missing array counts as one of nulls. */
    private static boolean isMissing(@Nullable Object[] cells) {
        return Stream.of(cells).allMatch(Objects::isNull);
    }

    /** Stands behind {@code from}. */
    public String table(String alias) {
        return columns.stream()
                        .map(column ->
                                column.common ? "?::" + column.type + " as " + column.name : "row." + column.name)
                        .collect(Collectors.joining(", ", "(select ", ""))
                + different()
                        .map(column -> "?::" + column.type + "[]")
                        .collect(Collectors.joining(", ", " from unnest(", ")"))
                + different().map(Column::name).collect(Collectors.joining(", ", " as row (", ")) as " + alias));
    }

    /** The arguments of the table, in the order of its text. */
    public List<@Nullable Object> arguments() {
        List<@Nullable Object> arguments = new ArrayList<>();
        columns.stream().filter(Column::common).forEach(column -> arguments.add(column.cells[0]));
        different().forEach(column -> arguments.add(isMissing(column.cells) ? null : column.cells));
        return arguments;
    }

    private Stream<Column> different() {
        return columns.stream().filter(column -> !column.common);
    }
}
