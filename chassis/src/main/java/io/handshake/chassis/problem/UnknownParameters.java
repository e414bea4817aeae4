package io.handshake.chassis.problem;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters that the operation does not have: what is mistyped would count as left out, and answer another question. */
class UnknownParameters {
    private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo address) {
        if (address.getQueryParameters().isEmpty()) {
            return;
        }
        SortedSet<String> names = known.computeIfAbsent(resource.getResourceMethod(), UnknownParameters::names);
        List<FieldError> errors = new TreeSet<>(address.getQueryParameters().keySet())
                .stream()
                        .filter(name -> !names.contains(name))
                        .map(name -> FieldError.parameter(name, "is not known here; " + told(names)))
                        .toList();
        if (!errors.isEmpty()) {
            throw MALFORMED_REQUEST.because(Violations.summary(errors), errors);
        }
    }

    private static SortedSet<String> names(Method operation) {
        SortedSet<String> names = new TreeSet<>();
        Arrays.stream(operation.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RestQuery.class))
                .forEach(parameter -> names.add(parameter.getName()));
        return names;
    }

    private static String told(SortedSet<String> names) {
        return names.isEmpty()
                ? "this operation has no query parameters"
                : "this operation has " + String.join(", ", names);
    }
}
