package io.handshake.scoring.definition;

import io.handshake.scoring.definition.SalesFunnels.AgreedFunnel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a definition looks at beside what sales asks. */
@Schema(
        name = "DefinitionComparison",
        description = "What a version looks at beside what sales asks before a lead leaves a stage. Both are brought"
                + " together by the words of their keys and titles only, which misses other words for the same thing"
                + " and may join what only sounds alike: it is a list to talk about, not a verdict.")
public record Comparison(
        @Schema(
                description = "The funnel that leads of the version's scope enter now; null: none was published yet.",
                required = true,
                nullable = true)
        @Nullable
        Funnel funnel,

        @Schema(description = "Terms and rules that share a word with what sales asks.", required = true)
        List<Match> shared,

        @Schema(
                description = "What sales asks at the stages of the milestones QUALIFIED, ACCEPTED, SALES_QUALIFIED and"
                        + " OPPORTUNITY, without any term or rule of this version.",
                required = true)
        List<Question> onlySales,

        @Schema(description = "Terms and rules of this version that sales does not ask about.", required = true)
        List<Statement> onlyDefinition) {
    private static final Set<String> MILESTONES = Set.of("QUALIFIED", "ACCEPTED", "SALES_QUALIFIED", "OPPORTUNITY");

    private static final Set<String> SAYING_NOTHING = Set.of(
            "about", "agreed", "all", "and", "any", "are", "been", "can", "does", "did", "for", "from", "had", "has",
            "have", "how", "into", "its", "lead", "not", "one", "our", "the", "their", "them", "there", "they", "this",
            "was", "what", "when", "where", "which", "who", "with", "yes", "you", "your");

    /** A version of a funnel. */
    @Schema(name = "ComparedFunnel", description = "A version of a funnel.")
    public record Funnel(
            @Schema(description = "Key of the funnel.", required = true)
            String key,

            @Schema(description = "Its version.", required = true, minimum = "1")
            int version,

            @Schema(description = "What people call it.", required = true)
            String title) {}

    /** What sales asks before a lead leaves a stage. */
    @Schema(name = "SalesQuestion", description = "What sales asks before a lead leaves a stage.")
    public record Question(
            @Schema(description = "Key of the stage.", required = true, examples = "SAL")
            String stage,

            @Schema(description = "What the stage stands for on every funnel.", required = true, examples = "ACCEPTED")
            String milestone,

            @Schema(description = "Key of the criterion.", required = true, examples = "budget")
            String key,

            @Schema(description = "The question.", required = true, examples = "Is there a budget?")
            String text,

            @Schema(description = "Whether nobody leaves the stage by hand without an answer.", required = true)
            boolean required) {}

    /** A question and a statement that may mean the same. */
    @Schema(name = "SharedCriterion", description = "A question and a statement that may mean the same.")
    public record Match(
            @Schema(description = "What sales asks.", required = true)
            Question question,

            @Schema(description = "What the version says.", required = true)
            Statement statement,

            @Schema(description = "The words both have.", required = true)
            List<String> words) {}

    static Comparison of(DefinitionContent content, @Nullable AgreedFunnel funnel) {
        List<Statement> statements = Statement.rulesAndTerms(content);
        List<Question> questions = funnel == null ? List.of() : questions(funnel);
        List<Match> shared = shared(questions, statements, content);
        return new Comparison(
                funnel == null ? null : new Funnel(funnel.funnel(), funnel.version(), funnel.title()),
                shared,
                questions.stream()
                        .filter(question -> shared.stream()
                                .noneMatch(match -> match.question().equals(question)))
                        .toList(),
                statements.stream()
                        .filter(statement -> shared.stream()
                                .noneMatch(match -> match.statement().equals(statement)))
                        .toList());
    }

    private static List<Match> shared(List<Question> questions, List<Statement> statements, DefinitionContent content) {
        List<Match> shared = new ArrayList<>();
        for (Question question : questions) {
            for (Statement statement : statements) {
                Set<String> words = words(question.key() + " " + question.text());
                words.retainAll(words(statement, content));
                if (!words.isEmpty()) {
                    shared.add(new Match(question, statement, List.copyOf(words)));
                }
            }
        }
        return shared;
    }

    private static List<Question> questions(AgreedFunnel funnel) {
        return funnel.stages().stream()
                .filter(stage -> MILESTONES.contains(Objects.requireNonNullElse(stage.milestone(), "")))
                .flatMap(stage ->
                        Objects.requireNonNullElse(stage.exitCriteria(), List.<SalesFunnels.Criterion>of()).stream()
                                .map(criterion -> new Question(
                                        stage.key(),
                                        Objects.requireNonNullElse(stage.milestone(), ""),
                                        criterion.key(),
                                        Objects.requireNonNullElse(criterion.title(), criterion.key()),
                                        Boolean.TRUE.equals(criterion.required()))))
                .toList();
    }

    /** Of a term its name, of a rule its key, its title and what it looks at. */
    private static Set<String> words(Statement statement, DefinitionContent content) {
        String key = Objects.requireNonNullElse(statement.key(), "");
        return words(
                switch (statement.what()) {
                    case "fit-rule" ->
                        content.fit().stream()
                                .filter(rule -> rule.key().equals(key))
                                .map(rule -> key + " " + Objects.requireNonNullElse(rule.title(), "") + " "
                                        + names(rule.when()))
                                .collect(Collectors.joining());
                    case "rule" ->
                        content.rules().stream()
                                .filter(rule -> rule.name().equals(key))
                                .map(rule -> key + " " + rule.activityType() + " "
                                        + Objects.requireNonNullElse(rule.title(), "") + " "
                                        + names(rule.conditions()))
                                .collect(Collectors.joining());
                    default -> key;
                });
    }

    private static String names(List<Clause> clauses) {
        return clauses.stream()
                .map(clause -> clause.name().replace(LeadAttributes.DECLARED, ""))
                .collect(Collectors.joining(" "));
    }

    /** Words in lower case, those of three letters and more, without the plural's s and without those that say nothing. */
    private static Set<String> words(String text) {
        return Arrays.stream(text.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 2 && !SAYING_NOTHING.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                        ? word.substring(0, word.length() - 1)
                        : word)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
