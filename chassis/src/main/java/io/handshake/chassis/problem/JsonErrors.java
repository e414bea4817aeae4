package io.handshake.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.stream.Collectors;

/** What is wrong with a JSON text, in the caller's words: no Java names, a pointer to the place. */
public final class JsonErrors {
    private JsonErrors() {}

    public static FieldError of(JsonProcessingException failure) {
        String pointer = failure instanceof JsonMappingException mapping ? pointer(mapping) : "";
        return FieldError.at(pointer, message(failure));
    }

    /** Whether the text is JSON and only says something else than is asked for. */
    public static boolean isOfMeaning(JsonMappingException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InputCoercionException) {
                return true;
            }
            if (cause instanceof StreamReadException || cause instanceof StreamConstraintsException) {
                return false;
            }
        }
        return true;
    }

    private static String message(JsonProcessingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown ->
                unknown.getKnownPropertyIds() == null
                                || unknown.getKnownPropertyIds().isEmpty()
                        ? "is not a known member"
                        : "is not a known member; known are "
                                + unknown.getKnownPropertyIds().stream()
                                        .map(String::valueOf)
                                        .sorted()
                                        .collect(Collectors.joining(", "));
            case InvalidNullException _ -> "must not be null";
            case InvalidFormatException format -> "is not " + kind(format.getTargetType());
            case ValueInstantiationException _ -> "is not acceptable here";
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null -> "is not " + kind(mismatch.getTargetType());
            case StreamConstraintsException _ -> "is too deep or too long";
            case JsonMappingException mapping
            when mapping.getCause() instanceof InputCoercionException number ->
                Bounds.of(mapping, number.getTargetType()).message();
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException cause && cause != mapping -> message(cause);
            default -> syntax(failure);
        };
    }

    private static String syntax(JsonProcessingException failure) {
        String what = String.valueOf(failure.getOriginalMessage());
        String where = failure.getLocation() == null
                ? ""
                : " (line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr() + ")";
        if (what.startsWith("Duplicate field")) {
            return "repeats a member" + where;
        }
        return (what.startsWith("Trailing token") ? "goes on after its end" : "is not valid JSON") + where;
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "one of the known values";
        }
        if (type == String.class) {
            return "a text without NUL and lone surrogates";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type == double.class || type == Double.class ? "a number" : "a whole number in range";
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "an RFC 3339 instant such as 2026-01-31T09:00:00Z";
            case "LocalDate" -> "a date such as 2026-01-31";
            case "UUID" -> "a UUID";
            default -> java.util.Collection.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
        };
    }

    private static String pointer(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? step.getIndex() : FieldError.escape(step.getFieldName())))
                .collect(Collectors.joining());
    }
}
