package io.handshake.chassis.test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.Header;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** {@code docs/roles.md}, walked cell by cell against the running service. */
public final class RoleMatrix {
    private static final Path TABLE = Path.of("..", "docs", "roles.md");

    private RoleMatrix() {}

    /** For a service that knows no partner keys. */
    public static Stream<DynamicTest> cells(String service) {
        return cells(service, () -> new Header("X-Api-Key", "hs_none_none"));
    }

    /** A test per cell, one per operation for a parameter that it does not have, and one that every operation of the contract has a row. */
    public static Stream<DynamicTest> cells(String service, Supplier<Header> partner) {
        List<List<String>> rows = rows();
        List<String> columns = rows.getFirst();
        Map<String, Call> calls = calls();
        List<DynamicTest> tests = new ArrayList<>();
        List<String> listed = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.getFirst().equals(service)) {
                String operation = row.get(1);
                listed.add(operation);
                IntStream.range(2, row.size())
                        .mapToObj(i -> DynamicTest.dynamicTest(
                                operation + " by " + columns.get(i) + ": " + row.get(i),
                                () -> check(
                                        Objects.requireNonNull(calls.get(operation), "no such operation"),
                                        columns.get(i),
                                        row.get(i),
                                        partner)))
                        .forEach(tests::add);
                tests.add(DynamicTest.dynamicTest(
                        operation + " refuses a parameter it does not have",
                        () -> checkUnknown(
                                Objects.requireNonNull(calls.get(operation), "no such operation"),
                                columns.get(row.indexOf("yes")),
                                partner)));
            }
        }
        tests.add(DynamicTest.dynamicTest(
                "every operation has a row",
                () -> assertThat(listed).containsExactlyInAnyOrderElementsOf(calls.keySet())));
        return tests.stream();
    }

    private record Call(String method, String path) {}

    private static void check(Call call, String role, String allowed, Supplier<Header> partner) {
        int status = as(role, partner).request(call.method(), call.path()).statusCode();
        if (allowed.equals("yes")) {
            assertThat(status).isNotIn(401, 403);
        } else if (role.equals("none")) {
            assertThat(status).isEqualTo(401);
        } else {
            assertThat(status).isIn(role.equals("partner") ? List.of(401, 403) : List.of(403));
        }
    }

    private static void checkUnknown(Call call, String role, Supplier<Header> partner) {
        as(role, partner)
                .queryParam("unheardOf", "1")
                .request(call.method(), call.path())
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/malformed-request"))
                .body("errors.parameter", contains("unheardOf"));
    }

    private static RequestSpecification as(String role, Supplier<Header> partner) {
        RequestSpecification request = given().contentType("application/json").body("{}");
        return switch (role) {
            case "none" -> request;
            case "partner" -> request.header(partner.get());
            default -> request.header("Authorization", TestTokens.bearer(role));
        };
    }

    private static Map<String, Call> calls() {
        Map<String, Call> calls = new TreeMap<>();
        Map<String, Map<String, Object>> paths = Contract.json().getMap("paths");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> details && details.containsKey("operationId")) {
                String address = path.replaceAll("\\{(n|version|number)}", "1")
                        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
                calls.put(
                        String.valueOf(details.get("operationId")),
                        new Call(method.toUpperCase(java.util.Locale.ROOT), address));
            }
        }));
        return calls;
    }

    private static List<List<String>> rows() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("|--"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
