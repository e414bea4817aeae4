package io.handshake.chassis.http;

import io.handshake.chassis.problem.FieldError;
import io.handshake.chassis.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates the items of a batch, each on its own. */
@ApplicationScoped
public class Items {
    private final Validator validator;

    Items(Validator validator) {
        this.validator = validator;
    }

    /** The items in their order; {@code member} is the batch's name in the body, for the pointers of what is wrong. */
    public <T> List<Checked<T>> check(String member, List<Item<T>> items) {
        List<Checked<T>> checked = new ArrayList<>(items.size());
        for (Item<T> item : items) {
            checked.add(check("/" + member + "/" + checked.size(), checked.size(), item));
        }
        return checked;
    }

    private <T> Checked<T> check(String pointer, int index, Item<T> item) {
        @Nullable T value = item.value();
        if (value == null) {
            return new Checked.Bad<>(index, below(pointer, item.errors()));
        }
        Set<ConstraintViolation<T>> violations = validator.validate(value);
        return violations.isEmpty()
                ? new Checked.Good<>(index, value)
                : new Checked.Bad<>(index, below(pointer, Violations.errors(violations)));
    }

    private static List<FieldError> below(String pointer, List<FieldError> errors) {
        return errors.stream().map(error -> error.below(pointer)).toList();
    }
}
