package io.handshake.chassis.problem;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Finds which parameters of an address cannot be read; the library says only that one of them cannot. */
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
        if (value == null) {
            return;
        }
        try {
            read(parameter.getType(), value);
        } catch (IllegalArgumentException | DateTimeException e) {
            errors.add(FieldError.parameter(parameter.getName(), message(parameter.getType(), value)));
        }
    }

    private static void read(Class<?> type, String value) {
        if (type == int.class || type == Integer.class) {
            Integer.parseInt(value);
        } else if (type == long.class || type == Long.class) {
            Long.parseLong(value);
        } else if (type == UUID.class) {
            UUID.fromString(value);
        } else if (type == Instant.class) {
            Instant.parse(value);
        } else if (type == LocalDate.class) {
            LocalDate.parse(value);
        } else if (type == BigDecimal.class) {
            new BigDecimal(value);
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
            return "a date such as 2026-01-31";
        }
        if (type == BigDecimal.class) {
            return "a number";
        }
        return type == Instant.class ? "an RFC 3339 instant such as 2026-01-31T09:00:00Z" : "a whole number";
    }
}
