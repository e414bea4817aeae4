package io.handshake.sla.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is asked with a decision: nothing, where the stage has no criteria or its funnel is not known. */
public record Asked(List<Criterion> criteria) {
    public static final Asked NOTHING = new Asked(List.of());

    public Asked {
        criteria = List.copyOf(criteria);
    }

    /** A criterion that is not met, or an answer that nobody asked for. */
    public record Unmet(String criterion, String because) {}

    /** In the order of the criteria; then what nobody asked for. Where nothing is asked every answer is taken. */
    public List<Unmet> unmet(Map<String, Object> answers) {
        List<Unmet> unmet = new ArrayList<>();
        if (criteria.isEmpty()) {
            return unmet;
        }
        Map<String, Object> unasked = new TreeMap<>(answers);
        for (Criterion criterion : criteria) {
            Object answer = unasked.remove(criterion.key());
            Optional<String> wrong = answer == null ? missing(criterion) : criterion.wrong(answer);
            wrong.ifPresent(because -> unmet.add(new Unmet(criterion.key(), because)));
        }
        unasked.keySet().forEach(key -> unmet.add(new Unmet(key, "is not asked in this stage")));
        return unmet;
    }

    private static Optional<String> missing(Criterion criterion) {
        return criterion.required()
                ? Optional.of("is needed to leave the stage: " + criterion.title())
                : Optional.empty();
    }

    public Answers answered(Map<String, Object> answers) {
        Map<String, Object> published = new TreeMap<>(answers);
        if (criteria.isEmpty()) {
            published.values().removeIf(String.class::isInstance);
        } else {
            criteria.stream().filter(it -> !it.isPublished()).forEach(it -> published.remove(it.key()));
        }
        return new Answers(answers, published);
    }
}
