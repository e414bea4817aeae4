package io.handshake.scoring.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that one version says otherwise than another. */
@Schema(name = "DefinitionChange", description = "One thing that the version says otherwise than the other one.")
public record Difference(
        @Schema(description = "added, removed or changed.", required = true, examples = "changed")
        String kind,

        @Schema(
                description = "What it is about: name, description, term (of the glossary), rule, fit-rule, group,"
                        + " threshold, minimum-fit, minimum-intent, grid, floor, scope, effective-from,"
                        + " effective-until, or order (of rules that are in both). More may come.",
                required = true,
                examples = "threshold")
        String what,

        @Schema(
                description = "Key of the rule or group, or the term; null where a version says only one such thing.",
                required = true,
                nullable = true)
        @Nullable
        String key,

        @Schema(
                description = "What the other version says; null when it was added.",
                required = true,
                nullable = true,
                examples = "20")
        @Nullable
        String before,

        @Schema(
                description = "What this version says; null when it was removed.",
                required = true,
                nullable = true,
                examples = "30")
        @Nullable
        String after,

        @Schema(
                description = "The change as a sentence.",
                required = true,
                examples = "threshold was \"20\" and is \"30\"")
        String text) {

    /** In the order in which the new version, and then what is gone, is read. */
    static List<Difference> between(List<Statement> before, List<Statement> after) {
        List<Difference> all = new ArrayList<>();
        for (Statement now : after) {
            Optional<Statement> was =
                    before.stream().filter(now::isAboutTheSameAs).findFirst();
            if (was.isEmpty()) {
                all.add(added(now));
            } else if (!was.get().text().equals(now.text())) {
                all.add(changed(was.get(), now));
            }
        }
        before.stream()
                .filter(was -> after.stream().noneMatch(was::isAboutTheSameAs))
                .map(Difference::removed)
                .forEach(all::add);
        order(before, after).ifPresent(all::add);
        return all;
    }

    private static Difference added(Statement now) {
        return new Difference(
                "added", now.what(), now.key(), null, now.text(), now.subject() + " is new: " + now.text());
    }

    private static Difference removed(Statement was) {
        return new Difference(
                "removed", was.what(), was.key(), was.text(), null, was.subject() + " is gone: " + was.text());
    }

    private static Difference changed(Statement was, Statement now) {
        return new Difference(
                "changed",
                now.what(),
                now.key(),
                was.text(),
                now.text(),
                now.subject() + " was \"" + was.text() + "\" and is \"" + now.text() + "\"");
    }

    /** The order is part of what people read and sign. */
    private static Optional<Difference> order(List<Statement> before, List<Statement> after) {
        String was = subjects(before, after);
        String now = subjects(after, before);
        return was.equals(now)
                ? Optional.empty()
                : Optional.of(
                        new Difference("changed", "order", null, was, now, "the order was " + was + " and is " + now));
    }

    private static String subjects(List<Statement> of, List<Statement> others) {
        return String.join(
                ", ",
                of.stream()
                        .filter(statement ->
                                statement.key() != null && others.stream().anyMatch(statement::isAboutTheSameAs))
                        .map(Statement::subject)
                        .toList());
    }
}
