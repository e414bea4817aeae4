package io.handshake.lead.property;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.Optional;
import java.util.regex.MatchResult;

/** Regular expressions whose time grows with the text and never explodes. */
final class LinearPatterns implements RegularExpressionFactory {
    private static final java.util.regex.Pattern REPETITION = java.util.regex.Pattern.compile("\\{(\\d+),?(\\d*)}");
    private static final int LONGEST = 200;
    private static final long MOST_REPETITIONS = 1_000;

    @Override
    public RegularExpression getRegularExpression(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).find();
    }

    /** What is wrong with it as a pattern; counted repetitions are written out by the engine, so they have a bound too. */
    static Optional<String> error(String regex) {
        if (regex.length() > LONGEST || repetitions(regex) > MOST_REPETITIONS) {
            return Optional.of("must have at most " + LONGEST + " characters, and repetitions that multiply to at most "
                    + MOST_REPETITIONS);
        }
        try {
            Pattern.compile(regex);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(
                    "is not a regular expression of the RE2 syntax, which knows no lookaround and no backreference");
        }
    }

    private static long repetitions(String regex) {
        return REPETITION
                .matcher(regex)
                .results()
                .mapToLong(LinearPatterns::most)
                .reduce(1, (product, count) -> Math.min(product * count, MOST_REPETITIONS + 1));
    }

    private static long most(MatchResult repetition) {
        String bound = repetition.group(2).isEmpty() ? repetition.group(1) : repetition.group(2);
        return bound.length() > 4 ? MOST_REPETITIONS + 1 : Math.max(1, Long.parseLong(bound));
    }
}
