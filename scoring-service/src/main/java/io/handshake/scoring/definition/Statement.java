package io.handshake.scoring.definition;

import io.handshake.chassis.agreement.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that a version says. */
@Schema(name = "Statement", description = "One thing that a version of a definition says.")
public record Statement(
        @Schema(
                description = "What it is about: name, description, term (of the glossary), rule, fit-rule, group,"
                        + " threshold, minimum-fit, minimum-intent, grid, floor, scope, effective-from,"
                        + " effective-until. More may come.",
                required = true,
                examples = "rule")
        String what,

        @Schema(
                description = "Key of the rule or group, or the term; null where a version says only one such thing.",
                required = true,
                nullable = true,
                examples = "webinar")
        @Nullable
        String key,

        @Schema(
                description = "What it says, in plain words.",
                required = true,
                examples = "+10 points for each webinar, half after 30 days")
        String text) {

    boolean isAboutTheSameAs(Statement other) {
        return what.equals(other.what) && Objects.equals(key, other.key);
    }

    /** "rule webinar" */
    String subject() {
        return key == null ? what : what + " " + key;
    }

    /** Everything a version says, in the order people read it. */
    static List<Statement> of(Terms terms) {
        DefinitionContent content = terms.content(DefinitionContent.class);
        List<Statement> all = new ArrayList<>();
        all.add(new Statement("name", null, content.name()));
        all.add(new Statement("description", null, content.description()));
        all.addAll(rulesAndTerms(content));
        content.limits().forEach(group -> all.add(new Statement("group", group.key(), Words.of(group))));
        add(all, "threshold", content.threshold());
        add(all, "minimum-fit", content.minimumFit());
        add(all, "minimum-intent", content.minimumIntent());
        add(all, "grid", content.cells().isEmpty() ? null : Words.grid(content.cells()));
        add(all, "floor", content.floor());
        add(all, "scope", Words.of(DefinitionScope.of(terms.scope())));
        add(all, "effective-from", terms.effectiveFrom());
        add(all, "effective-until", terms.effectiveUntil());
        return all;
    }

    /** What people argue about: the terms, and what gives points. */
    static List<Statement> rulesAndTerms(DefinitionContent content) {
        List<Statement> all = new ArrayList<>();
        content.glossary().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(term -> all.add(new Statement("term", term.getKey(), term.getValue())));
        content.fit().forEach(rule -> all.add(new Statement("fit-rule", rule.key(), Words.of(rule))));
        content.rules().forEach(rule -> all.add(new Statement("rule", rule.name(), Words.of(rule))));
        return all;
    }

    private static void add(List<Statement> all, String what, @Nullable Object told) {
        if (told != null) {
            all.add(new Statement(what, null, told.toString()));
        }
    }
}
