package io.handshake.chassis.problem;

import static io.handshake.chassis.problem.StandardProblem.MALFORMED_REQUEST;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses parameters that would not count as they are told: one that the operation does not have would count as left out, of one that
 * is told twice only the first would count, and what is malformed might be read as something else.
 */
class QueryParameters {
    /** Of each operation the parameters it has, and whether they are lists. */
    private final Map<Method, SortedMap<String, Boolean>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ResourceInfo resource, UriInfo address) {
        Method operation = resource.getResourceMethod();
        SortedMap<String, Boolean> lists = known.computeIfAbsent(operation, QueryParameters::parameters);
        List<FieldError> errors = new ArrayList<>();
        new TreeMap<>(address.getQueryParameters()).forEach((name, values) -> {
            Boolean list = lists.get(name);
            if (list == null) {
                errors.add(FieldError.parameter(name, "is not known here; " + told(lists)));
            } else if (!list && values.size() > 1) {
                errors.add(FieldError.parameter(name, "is told " + values.size() + " times; tell it once"));
            }
        });
        if (errors.isEmpty()) {
            errors.addAll(MalformedParameters.of(operation, address));
        }
        if (!errors.isEmpty()) {
            throw MALFORMED_REQUEST.because(Violations.summary(errors), errors);
        }
    }

    private static SortedMap<String, Boolean> parameters(Method operation) {
        SortedMap<String, Boolean> lists = new TreeMap<>();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                lists.put(parameter.getName(), Collection.class.isAssignableFrom(parameter.getType()));
            }
        }
        return lists;
    }

    private static String told(SortedMap<String, Boolean> lists) {
        return lists.isEmpty()
                ? "this operation has no query parameters"
                : "this operation has " + String.join(", ", lists.keySet());
    }
}
