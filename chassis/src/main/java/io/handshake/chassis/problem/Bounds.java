package io.handshake.chassis.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/** Between which whole numbers a member lies: as it declares, else as its type can hold. */
record Bounds(long least, long most) {
    /** Of the member at which reading failed. */
    static Bounds of(JsonMappingException failure, Class<?> type) {
        Bounds bounds = of(type);
        List<Reference> path = failure.getPath();
        return path.isEmpty() ? bounds : bounds.narrowed(path.getLast());
    }

    String message() {
        return "must be a whole number from " + least + " to " + most;
    }

    private static Bounds of(Class<?> type) {
        return type == int.class || type == Integer.class
                ? new Bounds(Integer.MIN_VALUE, Integer.MAX_VALUE)
                : new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private Bounds narrowed(Reference member) {
        Class<?> owner = member.getFrom() instanceof Class<?> known
                ? known
                : member.getFrom().getClass();
        return Arrays.stream(owner.getDeclaredFields())
                .filter(field -> field.getName().equals(member.getFieldName()))
                .findFirst()
                .map(this::declared)
                .orElse(this);
    }

    private Bounds declared(Field field) {
        Min min = field.getAnnotation(Min.class);
        Max max = field.getAnnotation(Max.class);
        return new Bounds(min == null ? least : min.value(), max == null ? most : max.value());
    }
}
