package io.handshake.sla.calendars;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.event.StoredEvent;
import io.handshake.chassis.sql.DatabaseException;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.handshake.sla.Scene;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class CalendarsResourceTest {
    private static final String OFFICE = """
            "title": "Office", "zone": "Europe/Berlin",
            "week": {"monday": [{"from": "09:00", "to": "17:30"}], "friday": [{"from": "09:00", "to": "17:30"}]}""";

    private static final String AROUND_THE_CLOCK = """
            "title": "Always", "zone": "UTC", "reason": "busier",
            "week": {"monday": [{"from": "00:00", "to": "24:00"}], "tuesday": [{"from": "00:00", "to": "00:00"}]}""";

    @Inject
    Scene scene;

    @Inject
    Calendars calendars;

    @Inject
    Sql sql;

    /** Before the days asked about, whenever that is. */
    @BeforeEach
    void beginBeforeThem() {
        SettableClock.set(Instant.parse("2026-11-20T09:00:00Z"));
    }

    @AfterEach
    void clockRunsAgain() {
        SettableClock.reset();
    }

    @Test
    void aCalendarIsWrittenShownAndPublishedWhole() {
        String key = key();

        create("{\"key\": \"" + key + "\", " + OFFICE + """
                , "holidays": [{"date": "2026-12-24", "title": "Christmas Eve", "hours": [{"from": "09:00", "to": "12:00"}]},
                               {"date": "2026-12-25", "title": "Christmas"}]}""")
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", endsWith("/v1/calendars/" + key + "/versions/1"));

        JsonPath shown = sales().get("/v1/calendars/" + key).jsonPath();
        assertThat(shown.getInt("version")).isEqualTo(1);
        assertThat(shown.getBoolean("shipped")).isFalse();
        assertThat(shown.getString("zone")).isEqualTo("Europe/Berlin");
        assertThat(shown.getString("week.monday[0].to")).isEqualTo("17:30");
        assertThat(shown.<Object>getList("week.tuesday")).isEmpty();
        assertThat(shown.getString("holidays[0].hours[0].to")).isEqualTo("12:00");
        assertThat(shown.<Object>getList("holidays[1].hours")).isEmpty();
        assertThat(shown.getString("reason")).isNull();
        StoredEvent told = scene.history("calendar/" + key).getFirst();
        assertThat(told.type()).isEqualTo("calendar-changed");
        assertThat(told.sequence()).isEqualTo(1);
        JsonPath event = JsonPath.from(told.data());
        assertThat(event.getString("calendar")).isEqualTo(key);
        assertThat(event.getInt("version")).isEqualTo(1);
        for (String member : List.of("title", "zone", "week", "holidays", "effectiveFrom")) {
            assertThat(event.<Object>get(member)).isEqualTo(shown.get(member));
        }
    }

    @Test
    void aChangeIsANewVersionThatNamesTheOneItIsBasedOn() {
        String key = office();

        change(key, null, "{" + AROUND_THE_CLOCK + "}").statusCode(428);
        change(key, "\"2\"", "{" + AROUND_THE_CLOCK + "}").statusCode(412);
        change(key, "\"1\"", "{" + AROUND_THE_CLOCK + "}")
                .statusCode(201)
                .header("ETag", equalTo("\"2\""))
                .header("Location", endsWith("/v1/calendars/" + key + "/versions/2"))
                .body("reason", equalTo("busier"))
                .body("latestVersion", equalTo(2));
        change(key, "\"1\"", "{" + AROUND_THE_CLOCK + "}").statusCode(412);

        sales().get("/v1/calendars/" + key).then().body("version", equalTo(2)).body("title", equalTo("Always"));
        sales().get("/v1/calendars/" + key + "/versions/1")
                .then()
                .statusCode(200)
                .body("title", equalTo("Office"))
                .body("latestVersion", equalTo(2));
        sales().get("/v1/calendars/" + key + "/versions/3")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-calendar"));
        assertThat(scene.history("calendar/" + key))
                .extracting(StoredEvent::sequence)
                .containsExactly(1L, 2L);
    }

    @Test
    void aChangeNeedsAReason() {
        change(office(), "\"1\"", "{" + OFFICE + "}")
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/reason")));
    }

    @Test
    void ofChangesAtOnceOneIsMade() throws Exception {
        String key = office();
        List<Callable<Integer>> calls = IntStream.range(0, 6)
                .mapToObj(_ -> (Callable<Integer>) () -> change(key, "\"1\"", "{" + AROUND_THE_CLOCK + "}")
                        .extract()
                        .statusCode())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 412);
    }

    @Test
    void aVersionIsNeverChanged() {
        String key = office();

        assertThatThrownBy(() -> sql.update("update calendar_version set zone = 'UTC' where calendar = ?", key))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void aClockThatStartsAtAnInstantCountsByTheNewestVersionWhoseTimeHasCome() {
        String key = office();
        Instant created =
                Instant.parse(sales().get("/v1/calendars/" + key).jsonPath().getString("effectiveFrom"));
        Instant later = created.plus(Duration.ofDays(30));
        change(key, "\"1\"", "{" + AROUND_THE_CLOCK + ", \"effectiveFrom\": \"" + later + "\"}")
                .statusCode(201);

        sales().get("/v1/calendars/" + key)
                .then()
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(1))
                .body("latestVersion", equalTo(2));
        assertThat(calendars.inForce(key, created.minusMillis(1))).isEmpty();
        assertThat(inForce(key, created)).isEqualTo(1);
        assertThat(inForce(key, later.minusMillis(1))).isEqualTo(1);
        assertThat(inForce(key, later)).isEqualTo(2);

        change(key, "\"2\"", "{" + OFFICE + ", \"reason\": \"after all\"}").statusCode(201);
        assertThat(inForce(key, later)).isEqualTo(3);
        SettableClock.set(later);
        sales().get("/v1/calendars/" + key).then().body("version", equalTo(3));
    }

    @Test
    void aVersionIsReadOnceForAllClocks() {
        String key = office();

        CalendarVersion first = calendars.find(key, 1).orElseThrow();

        assertThat(first.key()).isEqualTo(key);
        assertThat(calendars.find(key, 1).orElseThrow()).isSameAs(first);
        assertThat(calendars.inForce(key, Instant.parse("2099-01-01T00:00:00Z")).orElseThrow())
                .isSameAs(first);
        assertThat(calendars.find(key, 2)).isEmpty();
        assertThat(calendars.inForce("unheard-of", Instant.now())).isEmpty();
    }

    @Test
    void aCalendarIsNotBackdated() {
        String key = office();
        String past = Instant.parse("2026-11-20T08:59:00Z").toString();

        for (ValidatableResponse answer : List.of(
                create("{\"key\": \"" + key() + "\", " + OFFICE + ", \"effectiveFrom\": \"" + past + "\"}"),
                change(key, "\"1\"", "{" + AROUND_THE_CLOCK + ", \"effectiveFrom\": \"" + past + "\"}"),
                change(key, "\"1\"", "{" + AROUND_THE_CLOCK + ", \"effectiveFrom\": \"2100-01-01T00:00:00Z\"}"))) {
            answer.statusCode(422).body("errors.pointer", equalTo(List.of("/effectiveFrom")));
        }
    }

    @Test
    void aroundTheClockIsShippedToldAndStays() {
        sales().get("/v1/calendars/24x7")
                .then()
                .statusCode(200)
                .body("shipped", equalTo(true))
                .body("zone", equalTo("UTC"))
                .body("effectiveFrom", equalTo("1970-01-01T00:00:00Z"));
        assertThat(scene.types("calendar/24x7")).containsExactly("calendar-changed");
        change("24x7", "\"1\"", "{" + AROUND_THE_CLOCK + "}")
                .statusCode(409)
                .body("type", equalTo("/problems/calendar-stays"));

        Instant from = Instant.parse("2026-03-28T00:00:00Z");
        assertThat(calendars
                        .inForce("24x7", from)
                        .orElseThrow()
                        .hours()
                        .elapsed(from, from.plus(Duration.ofDays(1000))))
                .isEqualTo(Duration.ofDays(1000));
    }

    @Test
    void aKeyIsTakenOnce() {
        create("{\"key\": \"" + office() + "\", " + OFFICE + "}")
                .statusCode(409)
                .body("type", equalTo("/problems/key-taken"));
    }

    @Test
    void theSameRequestWritesOnce() {
        String key = key();
        String name = UUID.randomUUID().toString();
        String body = "{\"key\": \"" + key + "\", " + OFFICE + "}";

        String first = sales().header("Idempotency-Key", name)
                .contentType("application/json")
                .body(body)
                .post("/v1/calendars")
                .asString();
        sales().header("Idempotency-Key", name)
                .contentType("application/json")
                .body(body)
                .post("/v1/calendars")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .body(equalTo(first));
    }

    @Test
    void calendarsAreListedPageByPage() {
        List<String> written =
                IntStream.range(0, 3).mapToObj(_ -> office()).sorted().toList();

        List<String> listed = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = sales().get("/v1/calendars?limit=2" + after).jsonPath();
            listed.addAll(page.getList("items.key"));
            after = page.getString("next") == null ? "" : "&after=" + page.getString("next");
        } while (!after.isEmpty());

        assertThat(listed).isSorted().doesNotHaveDuplicates().contains("24x7").containsAll(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;/key",
                "{\"key\": \"Upper\", %s};422;/key",
                "{\"key\": \"-a\", %s};422;/key",
                "{\"key\": \"a\", %s, \"title\": \"twice\"};400;",
                "{\"key\": \"a\", %s, \"owner\": \"x\"};400;/owner",
                "{\"key\": \"a\", %s, \"effectiveFrom\": \"tomorrow\"};400;/effectiveFrom",
                "{\"key\": \"a\", %s, \"holidays\": [{\"date\": \"2026-02-30\", \"title\": \"x\"}]};400;/holidays/0/date",
                "{\"key\": \"a\", %s, \"holidays\": [{\"date\": \"2026-02-20\"}]};422;/holidays/0/title",
                "{\"key\": \"a\", %s, \"holidays\": [null]};422;/holidays/0",
                "{\"key\": \"a\", %s, \"holidays\": [{\"date\": \"1969-12-31\", \"title\": \"x\"}]};422;/holidays/0/date",
                "{\"key\": \"a\", %s, \"holidays\": [{\"date\": \"2101-01-01\", \"title\": \"x\"}]};422;/holidays/0/date",
                "{\"key\": \"a\", %s, \"holidays\": [{\"date\": \"2026-05-01\", \"title\": \"x\"}, {\"date\": \"2026-05-01\", \"title\": \"y\"}]};422;/holidays/1/date",
                "[];400;",
                "{\"key\":;400;"
            })
    void aBadCalendarIsRefused(String body, int status, @Nullable String pointer) {
        refused(create(body.replace("%s", OFFICE)), status, pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};422;/week",
                "{'monday': []};422;/week",
                "null;422;/week",
                "{'funday': []};400;/week/funday",
                "{'monday': {}};400;/week/monday",
                "{'monday': [null]};422;/week/monday/0",
                "{'monday': [{'from': '9:00', 'to': '12:00'}]};422;/week/monday/0/from",
                "{'monday': [{'from': '24:00', 'to': '12:00'}]};422;/week/monday/0/from",
                "{'monday': [{'from': '09:00', 'to': '24:01'}]};422;/week/monday/0/to",
                "{'monday': [{'from': '09:00', 'to': '17:00:30'}]};422;/week/monday/0/to",
                "{'monday': [{'from': '09:00'}]};422;/week/monday/0/to",
                "{'monday': [{'from': '09:00', 'to': 17}]};400;/week/monday/0/to",
                "{'monday': [{'from': '09:00', 'to': '09:00'}]};422;/week/monday/0",
                "{'monday': [{'from': '09:00', 'to': '12:00'}, {'from': '11:59', 'to': '13:00'}]};422;/week/monday/1",
                "{'monday': [{'from': '09:00', 'to': '12:00'}, {'from': '08:00', 'to': '09:01'}]};422;/week/monday/0",
                "{'monday': [{'from': '09:00', 'to': '12:00'}, {'from': '09:00', 'to': '12:00'}]};422;/week/monday/1",
                "{'monday': [{'from': '22:00', 'to': '06:00'}], 'tuesday': [{'from': '05:00', 'to': '07:00'}]};422;/week/tuesday/0",
                "{'sunday': [{'from': '22:00', 'to': '06:00'}], 'monday': [{'from': '05:00', 'to': '07:00'}]};422;/week/sunday/0",
                "{'monday': [{'from': '00:00', 'to': '24:00'}, {'from': '12:00', 'to': '13:00'}]};422;/week/monday/1"
            })
    void aBadWeekIsRefused(String week, int status, String pointer) {
        refused(
                create("{\"key\": \"a\", \"title\": \"x\", \"zone\": \"UTC\", \"week\": " + week.replace('\'', '"')
                        + "}"),
                status,
                pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[{'date': '2026-05-01', 'title': 'x', 'hours': [{'from': '09:00', 'to': '09:00'}]}];/holidays/0/hours/0",
                "[{'date': '2026-05-01', 'title': 'x', 'hours': [{'from': '09:00', 'to': '12:00'}, {'from': '11:00', 'to': '13:00'}]}];/holidays/0/hours/1",
                "[{'date': '2026-05-03', 'title': 'x', 'hours': [{'from': '22:00', 'to': '09:01'}]}];/holidays/0/hours/0"
            })
    void aHolidaysHoursMustNotOverlapNorRunIntoTheNextDay(String holidays, String pointer) {
        refused(
                create("{\"key\": \"a\", " + OFFICE + ", \"holidays\": " + holidays.replace('\'', '"') + "}"),
                422,
                pointer);
    }

    @Test
    void hoursMayMeetAndANightMayRunUpToAHoliday() {
        create("{\"key\": \"" + key() + """
                ", "title": "Nights", "zone": "Europe/Berlin",
                 "week": {"sunday": [{"from": "22:00", "to": "06:00"}], "monday": [{"from": "06:00", "to": "12:00"}, {"from": "12:00", "to": "00:00"}]},
                 "holidays": [{"date": "2026-05-03", "title": "x", "hours": [{"from": "20:00", "to": "12:00"}]},
                              {"date": "2026-05-04", "title": "y", "hours": [{"from": "00:00", "to": "24:00"}]}]}""").statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Bonn", "+02:00", "Z", "europe/berlin", "GMT+1"})
    void anUnknownZoneIsRefused(String zone) {
        refused(create("{\"key\": \"a\", " + OFFICE.replace("Europe/Berlin", zone) + "}"), 422, "/zone");
    }

    @Test
    void moreThanACalendarHoldsIsTooLarge() {
        String thirteen = IntStream.range(0, 13)
                .mapToObj(i -> "{\"from\": \"%02d:00\", \"to\": \"%02d:30\"}".formatted(i, i))
                .collect(Collectors.joining(", "));

        create("{\"key\": \"a\", \"title\": \"x\", \"zone\": \"UTC\", \"week\": {\"monday\": [" + thirteen + "]}}")
                .statusCode(413)
                .body("errors.pointer", equalTo(List.of("/week/monday")));
        create("{\"key\": \"a\", " + OFFICE + ", \"holidays\": " + holidays(2_001) + "}")
                .statusCode(413)
                .body("errors.pointer", equalTo(List.of("/holidays")));
        create("{\"key\": \"" + key() + "\", " + OFFICE + ", \"holidays\": " + holidays(2_000) + "}")
                .statusCode(201)
                .body("holidays", hasSize(2_000));
    }

    @Test
    void whatElapsesIsToldWithTheVersionAndTheReasons() {
        String key = key();
        create("{\"key\": \"" + key + "\", " + OFFICE
                        + ", \"holidays\": [{\"date\": \"2027-03-29\", \"title\": \"Easter Monday\"}]}")
                .statusCode(201);

        sales().get("/v1/calendars/" + key + "/elapsed?from=2027-03-26T15:30:00.000001Z&to=2027-04-02T08:00:00Z")
                .then()
                .statusCode(200)
                .body("calendar", equalTo(key))
                .body("version", equalTo(1))
                .body("elapsedSeconds", equalTo(7_199.999999f))
                .body("complete", equalTo(true))
                .body(
                        "parts.because",
                        equalTo(List.of(
                                "within-hours",
                                "outside-hours",
                                "clock-change",
                                "outside-hours",
                                "holiday",
                                "outside-hours",
                                "within-hours")))
                .body("parts.counts", equalTo(List.of(true, false, false, false, false, false, true)))
                .body("parts[2].clockChangeSeconds", equalTo(3_600))
                .body("parts[2].from", equalTo("2027-03-28T01:00:00Z"))
                .body("parts[2].to", equalTo("2027-03-28T01:00:00Z"))
                .body("parts[4].holiday", equalTo("Easter Monday"))
                .body("parts[4].from", equalTo("2027-03-28T22:00:00Z"))
                .body("parts[5].holiday", nullValue());
    }

    @Test
    void theListOfPartsIsBounded() {
        JsonPath told = sales().get("/v1/calendars/" + office()
                        + "/elapsed?version=1&from=1970-01-01T00:00:00Z&to=2199-12-31T00:00:00Z")
                .jsonPath();

        assertThat(told.<Object>getList("parts")).hasSize(1_000);
        assertThat(told.getBoolean("complete")).isFalse();
    }

    @Test
    void whatIsDueIsToldWithTheVersion() {
        String key = office();
        change(key, "\"1\"", "{" + AROUND_THE_CLOCK + ", \"effectiveFrom\": \"2090-01-01T00:00:00Z\"}")
                .statusCode(201);

        sales().get("/v1/calendars/" + key + "/due?from=2027-03-26T15:30:00Z&targetSeconds=7200")
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("targetSeconds", equalTo(7_200))
                .body("dueAt", equalTo("2027-03-29T08:00:00Z"));
        sales().get("/v1/calendars/" + key + "/due?from=2027-03-26T15:30:00Z&targetSeconds=7200&version=2")
                .then()
                .body("version", equalTo(2))
                .body("dueAt", equalTo("2027-03-29T02:00:00Z"));
        sales().get("/v1/calendars/" + key + "/due?from=2090-01-01T00:00:00Z&targetSeconds=1")
                .then()
                .body("version", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "elapsed?from=2027-01-02T00:00:00Z&to=2027-01-01T00:00:00Z, 422, to",
        "elapsed?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z, 422, version",
        "elapsed?from=2027-01-01T00:00:00Z, 400, to",
        "elapsed?from=yesterday&to=2027-01-01T00:00:00Z, 400, from",
        "elapsed?from=1969-12-31T23:59:59Z&to=2027-01-01T00:00:00Z, 400, from",
        "elapsed?from=2027-01-01T00:00:00Z&to=2200-01-01T00:00:00Z, 400, to",
        "elapsed?from=2027-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&version=0, 400, version",
        "elapsed?from=2027-01-01T00:00:00Z&to=2027-01-01T00:00:00Z&version=x, 400, version",
        "due?from=2027-01-01T00:00:00Z, 400, targetSeconds",
        "due?from=2027-01-01T00:00:00Z&targetSeconds=0, 400, targetSeconds",
        "due?from=2027-01-01T00:00:00Z&targetSeconds=-5, 400, targetSeconds",
        "due?from=2027-01-01T00:00:00Z&targetSeconds=1.5, 400, targetSeconds",
        "due?from=2027-01-01T00:00:00Z&targetSeconds=10000000001, 400, targetSeconds",
        "due?from=2027-01-01T00:00:00Z&targetSeconds=9000000000, 422, targetSeconds",
        "due?targetSeconds=9, 400, from"
    })
    void nonsenseIsRefusedWithItsPlace(String question, int status, String parameter) {
        ValidatableResponse answer = sales().get("/v1/calendars/" + office() + "/" + question)
                .then()
                .statusCode(status)
                .contentType("application/problem+json");

        assertThat(answer.extract().jsonPath().<String>getList("errors.parameter"))
                .containsExactly(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unheard-of",
                "unheard-of/versions/1",
                "24x7/versions/2",
                "unheard-of/elapsed?from=2027-01-01T00:00:00Z&to=2027-01-02T00:00:00Z",
                "24x7/elapsed?from=2027-01-01T00:00:00Z&to=2027-01-02T00:00:00Z&version=2",
                "unheard-of/due?from=2027-01-01T00:00:00Z&targetSeconds=1"
            })
    void anUnknownCalendarIs404(String address) {
        sales().get("/v1/calendars/" + address)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unknown-calendar"));
    }

    private int inForce(String key, Instant at) {
        return calendars.inForce(key, at).orElseThrow().version();
    }

    private static String holidays(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"date\": \"%s\", \"title\": \"x\"}"
                        .formatted(LocalDate.of(2026, 1, 1).plusDays(i)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void refused(ValidatableResponse answer, int status, @Nullable String pointer) {
        answer.statusCode(status).contentType("application/problem+json");
        if (pointer != null) {
            assertThat(answer.extract().jsonPath().<String>getList("errors.pointer"))
                    .contains(pointer);
        }
    }

    private static String office() {
        String key = key();
        create("{\"key\": \"" + key + "\", " + OFFICE + "}").statusCode(201);
        return key;
    }

    private static String key() {
        return "c-" + UUID.randomUUID();
    }

    private static RequestSpecification sales() {
        return given().header("Authorization", TestTokens.bearer("sales"));
    }

    private static ValidatableResponse create(String body) {
        return sales().contentType("application/json")
                .body(body)
                .post("/v1/calendars")
                .then();
    }

    private static ValidatableResponse change(String key, @Nullable String etag, String body) {
        RequestSpecification request = sales().contentType("application/json").body(body);
        return (etag == null ? request : request.header("If-Match", etag))
                .post("/v1/calendars/" + key + "/versions")
                .then();
    }
}
