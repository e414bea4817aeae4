package io.handshake.chassis.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Bean-validation findings in the caller's words: JSON pointers instead of Java names. */
public final class Violations {
    private Violations() {}

    public static List<FieldError> errors(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(Violations::error)
                .sorted(Comparator.comparing(
                        error -> Objects.requireNonNullElse(error.pointer(), "") + error.parameter() + error.message()))
                .toList();
    }

    /** A batch with too many items is too large; else the body is not acceptable, or a parameter malformed. */
    static StandardProblem kind(Collection<? extends ConstraintViolation<?>> violations) {
        if (violations.stream().anyMatch(Violations::tooManyItems)) {
            return StandardProblem.TOO_LARGE;
        }
        boolean body = errors(violations).stream().anyMatch(error -> error.pointer() != null);
        return body ? StandardProblem.INVALID_CONTENT : StandardProblem.MALFORMED_REQUEST;
    }

    private static boolean tooManyItems(ConstraintViolation<?> violation) {
        return violation.getInvalidValue() instanceof Collection<?> items
                && violation.getConstraintDescriptor().getAnnotation() instanceof Size size
                && items.size() > size.max();
    }

    static String summary(List<FieldError> errors) {
        if (errors.isEmpty()) {
            return "The request is not acceptable.";
        }
        FieldError first = errors.getFirst();
        String place = first.parameter() != null
                ? first.parameter()
                : Objects.requireNonNullElse(first.pointer(), "").isEmpty() ? "The body" : first.pointer();
        String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
        return place + ": " + first.message() + more + ".";
    }

    /** A violation of a method's parameter: of the body's member when the parameter is the body, else of the parameter. */
    private static FieldError error(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = new ArrayList<>();
        violation.getPropertyPath().forEach(nodes::add);
        boolean ofMethod = !nodes.isEmpty() && nodes.getFirst().getKind() == ElementKind.METHOD;
        if (!ofMethod) {
            return FieldError.at(pointer(nodes), violation.getMessage());
        }
        boolean body = nodes.size() > 2 || violation.getLeafBean() instanceof Record || isBody(nodes);
        return body
                ? FieldError.at(pointer(nodes.subList(2, nodes.size())), violation.getMessage())
                : FieldError.parameter(nodes.get(1).getName(), violation.getMessage());
    }

    /** By convention the parameter that takes the body is called {@code request}. */
    private static boolean isBody(List<Path.Node> nodes) {
        return nodes.size() > 1 && "request".equals(nodes.get(1).getName());
    }

    private static String pointer(List<Path.Node> nodes) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : nodes) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.append('/').append(FieldError.escape(node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(FieldError.escape(node.getName()));
            }
        }
        return pointer.toString();
    }
}
