package io.handshake.scoring.definition;

import io.handshake.chassis.problem.FieldError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the values of an attribute or a property are, as far as a condition has to fit them. */
enum ValueType {
    TEXT("a text", Set.of("is", "isNot", "like", "known")),
    NUMBER("a number", Set.of("is", "isNot", "atLeast", "atMost", "known")),
    BOOLEAN("true or false", Set.of("is", "isNot", "known")),
    DATE("a date such as 2026-01-31", Set.of("is", "isNot", "from", "to", "known")),
    CHOICE("one of its choices", Set.of("is", "isNot", "like", "known")),
    OTHER("a list or an object", Set.of("known")),
    ANY("anything", Set.of("is", "isNot", "atLeast", "atMost", "from", "to", "like", "known"));

    private static final Set<ValueType> TEXTS = EnumSet.of(TEXT, CHOICE, DATE, ANY);
    private static final int LONGEST = 200;
    private static final double LARGEST = 1e15;

    private final String words;
    private final Set<String> tests;

    ValueType(String words, Set<String> tests) {
        this.words = words;
        this.tests = tests;
    }

    /** As lead-service writes the types of attributes. */
    static ValueType ofAttribute(String word) {
        return switch (word) {
            case "text" -> TEXT;
            case "number", "integer" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "date" -> DATE;
            case "choice" -> CHOICE;
            default -> ANY;
        };
    }

    /** What of a clause with one test does not fit values of this type. */
    List<FieldError> misfits(Clause clause, List<String> choices, String pointer) {
        String test = clause.tests().getFirst();
        if (!tests.contains(test)) {
            return List.of(FieldError.at(
                    pointer + "/" + test,
                    clause.name() + " is " + words + ", which this does not fit; possible are "
                            + String.join(", ", tests.stream().sorted().toList())));
        }
        List<FieldError> misfits = new ArrayList<>();
        misfits(Objects.requireNonNullElse(clause.is(), List.of()), choices, pointer + "/is/", misfits);
        misfits(Objects.requireNonNullElse(clause.isNot(), List.of()), choices, pointer + "/isNot/", misfits);
        return misfits;
    }

    private void misfits(List<Object> values, List<String> choices, String pointer, List<FieldError> misfits) {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (!isSound(value)) {
                misfits.add(FieldError.at(
                        pointer + i, "must be a text of 1 to 200 characters, a number within 1e15, true or false"));
            } else if (!fits(value)) {
                misfits.add(FieldError.at(pointer + i, "must be " + words));
            } else if (this == CHOICE && choices.stream().noneMatch(value.toString()::equalsIgnoreCase)) {
                misfits.add(FieldError.at(pointer + i, "is none of the choices: " + String.join(", ", choices)));
            }
        }
    }

    private boolean fits(Object value) {
        return switch (value) {
            case String text -> TEXTS.contains(this) && (this != DATE || isDate(text));
            case Number number -> this == NUMBER || this == ANY;
            case Boolean truth -> this == BOOLEAN || this == ANY;
            default -> false;
        };
    }

    /** The text that is signed holds it, so it must be a text that can be kept, or a number that keeps its value. */
    private static boolean isSound(Object value) {
        return switch (value) {
            case String text ->
                !text.isBlank()
                        && text.length() <= LONGEST
                        && text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
            case Number number -> Math.abs(number.doubleValue()) <= LARGEST;
            case Boolean truth -> true;
            default -> false;
        };
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
