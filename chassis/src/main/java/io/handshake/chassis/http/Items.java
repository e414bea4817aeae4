package io.handshake.chassis.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.JsonErrors;
import io.handshake.chassis.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and validates the items of a batch, each on its own. */
@ApplicationScoped
public class Items {
    private final ObjectMapper json;
    private final Validator validator;

    Items(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** The items in their order; {@code member} is the batch's name in the body, for the pointers of what is wrong. */
    public <T> List<Checked<T>> check(String member, List<UnreadItem> items, Class<T> type) {
        ObjectReader reader = json.readerFor(type);
        List<Checked<T>> checked = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            checked.add(check("/" + member + "/" + i, i, items.get(i), reader));
        }
        return checked;
    }

    private <T> Checked<T> check(String pointer, int index, UnreadItem item, ObjectReader reader) {
        try (JsonParser parser = item.parser()) {
            @Nullable T value = reader.readValue(parser);
            if (value == null) {
                return new Checked.Bad<>(index, List.of(FieldError.at(pointer, "must not be null")));
            }
            Set<ConstraintViolation<T>> violations = validator.validate(value);
            return violations.isEmpty()
                    ? new Checked.Good<>(index, value)
                    : new Checked.Bad<>(index, below(pointer, Violations.errors(violations)));
        } catch (JsonProcessingException e) {
            return new Checked.Bad<>(index, below(pointer, List.of(JsonErrors.of(e))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FieldError> below(String pointer, List<FieldError> errors) {
        return errors.stream().map(error -> error.below(pointer)).toList();
    }
}
