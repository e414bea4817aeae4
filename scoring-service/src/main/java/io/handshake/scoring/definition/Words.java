package io.handshake.scoring.definition;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a definition says, as people would say it. */
final class Words {
    private Words() {}

    static String of(ActivityRule rule) {
        String activities = rule.activityType()
                + (rule.conditions().isEmpty() ? "" : " where " + of(rule.conditions()))
                + (rule.withinDays() == null
                        ? ""
                        : " of the last " + days(rule.withinDays().toString()));
        String counted = rule.atLeast() != null
                ? "once, while there are at least " + rule.atLeast() + " of " + activities
                : "for each " + activities + (rule.atMost() == null ? "" : ", the newest " + rule.atMost() + " only");
        return titled(rule.title())
                + points(rule.points())
                + " "
                + counted
                + (rule.halfLifeDays() == null
                        ? ""
                        : ", half after " + days(rule.halfLifeDays().toPlainString()))
                + grouped(rule.group());
    }

    static String of(ProfileRule rule) {
        return titled(rule.title()) + points(rule.points()) + " while " + of(rule.when()) + grouped(rule.group());
    }

    static String of(RuleGroup group) {
        return Stream.of(
                        group.cap() == null ? null : "at most " + points(group.cap()),
                        group.floor() == null ? null : "at least " + points(group.floor()))
                .filter(Objects::nonNull)
                .collect(joining(", "));
    }

    static String grid(List<GridCell> grid) {
        return grid.stream()
                .map(cell -> "fit " + cell.fit() + " and intent " + cell.intent())
                .collect(joining(", or "));
    }

    static String of(DefinitionScope scope) {
        String values = scope.values().entrySet().stream()
                .map(value -> value.getKey() + " " + value.getValue())
                .collect(joining(", "));
        return values.isEmpty() ? "every lead" : values;
    }

    private static String of(List<Clause> clauses) {
        return clauses.stream().map(Words::of).collect(joining(" and "));
    }

    private static String of(Clause clause) {
        return clause.name() + " "
                + switch (clause.tests().getFirst()) {
                    case "is" -> "is " + values(clause.is());
                    case "isNot" -> "is not " + values(clause.isNot());
                    case "like" -> "looks like " + values(clause.like());
                    case "known" -> Boolean.TRUE.equals(clause.known()) ? "is known" : "is not known";
                    case "from" -> "is " + range(clause.from(), clause.to(), "from", "until");
                    default -> "is " + range(clause.atLeast(), clause.atMost(), "at least", "at most");
                };
    }

    private static String range(@Nullable Object low, @Nullable Object high, String from, String to) {
        return Stream.of(low == null ? null : from + " " + plain(low), high == null ? null : to + " " + plain(high))
                .filter(Objects::nonNull)
                .collect(joining(" and "));
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String values(@Nullable List<?> values) {
        return Objects.requireNonNullElse(values, List.of()).stream()
                .map(value -> value instanceof String text ? '"' + text + '"' : value.toString())
                .collect(joining(" or "));
    }

    private static String points(long points) {
        return String.format(Locale.ROOT, "%+d ", points) + (Math.abs(points) == 1 ? "point" : "points");
    }

    private static String days(String number) {
        return number + (number.equals("1") ? " day" : " days");
    }

    private static String titled(@Nullable String title) {
        return title == null ? "" : title + ": ";
    }

    private static String grouped(@Nullable String group) {
        return group == null ? "" : ", in group " + group;
    }
}
