package io.handshake.lead.rate;

import static io.handshake.lead.Calls.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class FxRatesResourceTest {
    private static final AtomicInteger DAYS = new AtomicInteger();

    @Test
    void ratesAreToldPublishedAndShown() {
        String date = someDate();

        as("admin")
                .body(told("1.08420"))
                .put("/v1/fx-rates/" + date)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("date", equalTo(date), "base", equalTo("EUR"), "rates.USD", equalTo("1.0842"));

        as("auditor")
                .get("/v1/fx-rates/" + date)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("rates.JPY", equalTo("163.5"), "setAt", notNullValue());
        as("admin")
                .queryParam("subject", date)
                .get("/v1/events")
                .then()
                .body("type", contains("fx-rates-set"))
                .body("data[0].base", equalTo("EUR"), "data[0].rates.USD", equalTo("1.0842"));
    }

    @Test
    void aCorrectionNamesTheVersionItIsBasedOn() {
        String date = someDate();
        put(date, "1.0842", null, 201);

        put(date, "1.0842", null, 200);
        put(date, "1.0850", null, 428);
        put(date, "1.0850", "\"7\"", 412);
        put(date, "1.0850", "\"1\"", 200);
        put(date, "1.0860", "\"1\"", 412);

        as("sales")
                .get("/v1/fx-rates/" + date)
                .then()
                .header("ETag", "\"2\"")
                .body("version", equalTo(2), "rates.USD", equalTo("1.085"));
        as("admin")
                .queryParam("subject", date)
                .get("/v1/events")
                .then()
                .body("data.rates.USD", contains("1.0842", "1.085"))
                .body("sequence.collect { it as int }", contains(1, 2));
    }

    @Test
    void aVersionOfRatesThatWereNeverToldIsStale() {
        String date = someDate();

        put(date, "1.0842", "\"1\"", 412);

        as("sales").get("/v1/fx-rates/" + date).then().statusCode(404).body("type", equalTo("/problems/no-fx-rates"));
    }

    @Test
    void whenManyTellAtOnceOneIsFirst() throws Exception {
        String date = someDate();
        Callable<Integer> call = () ->
                as("service").body(told("1.0842")).put("/v1/fx-rates/" + date).statusCode();

        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : threads.invokeAll(Collections.nCopies(8, call))) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).containsOnly(200, 201);
    }

    @Test
    void aTimeIsListedPageByPage() {
        List<String> dates = List.of("1971-03-01", "1971-03-02", "1971-03-04");
        dates.forEach(date -> put(date, "1.5", null, 201));

        String next = as("rep")
                .queryParam("from", "1971-03-01")
                .queryParam("to", "1971-03-04")
                .queryParam("limit", 1)
                .get("/v1/fx-rates")
                .then()
                .statusCode(200)
                .body("items.date", contains("1971-03-01"))
                .extract()
                .path("next");
        as("rep")
                .queryParam("from", "1971-03-01")
                .queryParam("to", "1971-03-04")
                .queryParam("limit", 1)
                .queryParam("after", next)
                .get("/v1/fx-rates")
                .then()
                .body("items.date", contains("1971-03-02"), "next", nullValue());
        as("rep")
                .queryParam("from", "1971-03-01")
                .queryParam("after", next)
                .get("/v1/fx-rates")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("after"));
    }

    @Test
    void todayHasComeAndTomorrowHasNot() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        as("admin")
                .body(told("1.0842"))
                .put("/v1/fx-rates/" + today.plusDays(2))
                .then()
                .statusCode(422)
                .body("errors.parameter", contains("date"));
        assertThat(as("admin").body(told("1.0842")).put("/v1/fx-rates/" + today).statusCode())
                .isIn(200, 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "2026-1-1", "20260101", "1969-12-31", "+999999999-01-01"})
    void whatIsNoDateIsRefused(String date) {
        as("admin")
                .body(told("1.0842"))
                .put("/v1/fx-rates/{date}", date)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.parameter", contains("date"));
        as("admin").get("/v1/fx-rates/{date}", date).then().statusCode(400);
        as("admin").queryParam("from", date).get("/v1/fx-rates").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|/base",
                "{\"base\":\"EUR\"}|422|/rates",
                "{\"base\":\"EUR\",\"rates\":{}}|422|/rates",
                "{\"base\":\"euro\",\"rates\":{\"USD\":\"1\"}}|422|/base",
                "{\"base\":\"ZZZ\",\"rates\":{\"USD\":\"1\"}}|422|/base",
                "{\"base\":\"EUR\",\"rates\":{\"ZZZ\":\"1\"}}|422|/rates/ZZZ",
                "{\"base\":\"EUR\",\"rates\":{\"EUR\":\"1\"}}|422|/rates/EUR",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":\"0\"}}|422|/rates/USD",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":\"0.0000000000\"}}|422|/rates/USD",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":\"-1\"}}|422|/rates/USD",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":\"1e3\"}}|422|/rates/USD",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":\"1.00000000001\"}}|422|/rates/USD",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":\"12345678901\"}}|422|/rates/USD",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":null}}|422|/rates/USD",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":1.0842}}|400|/rates/USD",
                "{\"base\":\"EUR\",\"rates\":{\"USD\":\"1\"},\"date\":\"2026-01-01\"}|400|/date",
                "{\"base\":\"EUR\",\"rates\":[]}|400|/rates",
            })
    void badRatesAreRefusedWithAPointer(String body, int status, String pointer) {
        as("admin")
                .body(body)
                .put("/v1/fx-rates/" + someDate())
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(pointer));
    }

    private static void put(String date, String dollars, @Nullable String ifMatch, int status) {
        var call = as("admin").body(told(dollars));
        if (ifMatch != null) {
            call.header("If-Match", ifMatch);
        }
        call.put("/v1/fx-rates/" + date).then().statusCode(status);
    }

    private static Map<String, Object> told(String dollars) {
        return Map.of("base", "EUR", "rates", Map.of("USD", dollars, "JPY", "163.5"));
    }

    /** A date that no other test here tells rates of. */
    private static String someDate() {
        return LocalDate.of(1980, 1, 1).plusDays(DAYS.incrementAndGet()).toString();
    }
}
