package io.handshake.lead.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to the exit criteria of the stage that a pass leaves.
 *
 * @param values true or false, a number or a text, by criterion
 * @param asked whether somebody was asked; what a rule decided, or what happened elsewhere, is followed without
 */
public record Answers(Map<String, Object> values, boolean asked) {
    public static final Answers NOBODY_WAS_ASKED = new Answers(Map.of(), false);

    public Answers {
        values = Map.copyOf(values);
    }

    public static Answers of(Map<String, Object> values) {
        return new Answers(values, true);
    }

    /** What was told of elsewhere; a fact is not refused for want of an answer. */
    public static Answers told(Map<String, Object> values) {
        return new Answers(values, false);
    }

    /** Of what was told of elsewhere, what answers these; what somebody was asked here stays as it is. */
    public Answers to(List<Criterion> criteria) {
        if (asked) {
            return this;
        }
        Map<String, Object> fitting = new TreeMap<>();
        for (Criterion criterion : criteria) {
            Object answer = values.get(criterion.key());
            if (answer != null && criterion.wrong(answer).isEmpty()) {
                fitting.put(criterion.key(), answer);
            }
        }
        return told(fitting);
    }

    /** What is wrong with them, in the order of the criteria; then what nobody asked for. */
    List<Unmet> unmet(List<Criterion> criteria) {
        List<Unmet> unmet = new ArrayList<>();
        Map<String, Object> unasked = new TreeMap<>(values);
        for (Criterion criterion : criteria) {
            Object answer = unasked.remove(criterion.key());
            wrong(criterion, answer).ifPresent(because -> unmet.add(new Unmet(criterion.key(), because)));
        }
        unasked.keySet().forEach(key -> unmet.add(new Unmet(key, "is not asked in this stage")));
        return unmet;
    }

    private Optional<String> wrong(Criterion criterion, @Nullable Object answer) {
        if (answer != null) {
            return criterion.wrong(answer);
        }
        return asked && criterion.required()
                ? Optional.of("is needed to leave the stage: " + criterion.title())
                : Optional.empty();
    }

    /** Those that may be published: texts may hold personal data. */
    public Map<String, Object> withoutTexts(Stage left) {
        Map<String, Object> published = new TreeMap<>();
        for (Criterion criterion : left.exitCriteria()) {
            Object answer = values.get(criterion.key());
            if (answer != null && criterion.type() != AnswerType.TEXT) {
                published.put(criterion.key(), answer);
            }
        }
        return published;
    }
}
