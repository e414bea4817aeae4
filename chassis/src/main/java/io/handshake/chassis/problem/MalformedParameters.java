package io.handshake.chassis.problem;

import io.handshake.chassis.sql.Ids;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Finds which parameters of an address are not in the form that bodies have, too; the library takes more, and what it does not take it does not name. */
final class MalformedParameters {
    private MalformedParameters() {}

    static List<FieldError> of(Method operation, UriInfo address) {
        List<FieldError> errors = new ArrayList<>();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                check(parameter, address.getQueryParameters(), errors);
            } else if (parameter.isAnnotationPresent(RestPath.class)) {
                check(parameter, address.getPathParameters(), errors);
            }
        }
        return errors;
    }

    private static void check(Parameter parameter, MultivaluedMap<String, String> given, List<FieldError> errors) {
        String value = given.getFirst(parameter.getName());
        Class<?> type = parameter.getType();
        if (value != null && !isLeftOut(type, value) && !isReadable(type, value)) {
            errors.add(FieldError.parameter(parameter.getName(), message(type, value)));
        }
    }

    /** Told as nothing counts as not told, save where the library asks for something. */
    private static boolean isLeftOut(Class<?> type, String value) {
        return value.isEmpty() && type != UUID.class && type != BigDecimal.class;
    }

    private static boolean isReadable(Class<?> type, String value) {
        if (type == UUID.class) {
            return Ids.read(value).isPresent();
        }
        if (type == Instant.class) {
            return Moments.instant(value).isPresent();
        }
        if (type == LocalDate.class) {
            return Moments.date(value).isPresent();
        }
        return isNumber(type, value);
    }

    private static boolean isNumber(Class<?> type, String value) {
        try {
            if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            } else if (type == BigDecimal.class) {
                new BigDecimal(value);
            }
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String message(Class<?> type, String value) {
        String message = "must be " + kind(type);
        return type == Instant.class ? message + Moments.lostPlus(value) : message;
    }

    private static String kind(Class<?> type) {
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31, 1900 to 2199";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        return type == Instant.class
                ? "an RFC 3339 instant such as 2026-01-31T09:00:00Z, 1900 to 2199"
                : "a whole number";
    }
}
