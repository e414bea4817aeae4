package io.handshake.chassis.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Ids;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class FeedTest {
    private static final Instant CLAIMED = Instant.parse("2026-03-01T10:15:30.123456Z");

    @Inject
    EventLog events;

    @Inject
    FeedHeads heads;

    @Inject
    Sql sql;

    @EventType("told")
    record Told(String what) {}

    @EventType("whispered")
    record Whispered(String what) {}

    @Test
    void aPageIsABatchOfCloudEvents() {
        String subject = subject();
        tell(subject, 1);

        Response page = read("?subject=" + subject);

        assertThat(page.contentType()).startsWith("application/cloudevents-batch+json");
        Map<String, Object> event = page.jsonPath().getMap("[0]");
        assertThat(event)
                .containsEntry("specversion", "1.0")
                .containsEntry("type", "told")
                .containsEntry("subject", subject)
                .containsEntry("sequence", 1)
                .containsEntry("time", "2026-03-01T10:15:30.123456Z")
                .containsEntry("datacontenttype", "application/json")
                .containsEntry("data", Map.of("what", "fact 1"))
                .containsOnlyKeys(
                        "specversion",
                        "id",
                        "source",
                        "type",
                        "subject",
                        "time",
                        "recordedat",
                        "sequence",
                        "datacontenttype",
                        "data");
        assertThat(String.valueOf(event.get("id"))).matches("\\d+");
        assertThat(String.valueOf(event.get("source"))).matches("/thing-service/feeds/[0-9a-f-]{36}");
    }

    @Test
    void factsWithoutOrderCarryNoSequence() {
        String subject = subject();
        inTransaction(
                () -> events.appendUnordered(List.of(new NewEvent(subject, null, CLAIMED, new Told("by the way")))));

        assertThat(read("?subject=" + subject).jsonPath().getMap("[0]")).doesNotContainKey("sequence");
    }

    @Test
    void aPayloadPassesByteForByteAndASubjectIsEscaped() {
        String subject = "a \"subject\" \\ of \u00e9\u4e2d\ud83d\ude00\u0001 " + subject();
        String payload = "{ \"b\":1.10,  \"a\":\"\\u00e9\\/\",\"a2\":\"\u00e9\ud83d\ude00\" , \"n\":null}";
        insert(Slots.of(subject), subject, Instant.now(), payload);

        Response page = reader().queryParam("subject", subject).get("/v1/events");

        assertThat(page.asString()).contains("\"data\":" + payload + "}");
        assertThat(page.jsonPath().getString("[0].subject")).isEqualTo(subject);
    }

    @Test
    void everyEventIsReadExactlyOnceWhileWritersRun() throws Exception {
        String cursor = end("");
        List<String> subjects = IntStream.range(0, 40).mapToObj(i -> subject()).toList();
        List<String> read = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        for (long sequence = 1; sequence <= 20; sequence++) {
                            for (int s = i; s < subjects.size(); s += 20) {
                                tell(subjects.get(s), sequence, subjects.get(s + 4), subjects.get(s + 8));
                            }
                        }
                    }))
                    .toList();
            boolean over = false;
            for (int count = 1; !over || count > 0; ) {
                over = writers.stream().allMatch(Future::isDone);
                Response page = read("?limit=7&after=" + cursor);
                cursor = page.header("Next-Cursor");
                List<String> keys = keys(page);
                count = keys.size();
                read.addAll(keys);
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        List<String> written = sql.list(
                "select subject || ' ' || sequence as key from event where subject = any(?::text[])",
                row -> row.getString("key"),
                (Object) subjects.toArray(String[]::new));

        assertThat(written).hasSize(4 * 20 * 2 * 3);
        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        for (String subject : subjects) {
            assertThat(read.stream().filter(key -> key.startsWith(subject)).map(key -> key.substring(37)))
                    .isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
        }
    }

    @Test
    void aPageHoldsNoMoreThanItsLimit() {
        String subject = subject();
        tell(subject, 1);
        tell(subject, 2);
        tell(subject, 3);

        Response first = read("?limit=2&subject=" + subject);
        Response second = read("?limit=2&subject=" + subject + "&after=" + first.header("Next-Cursor"));

        assertThat(first.jsonPath().getList("sequence")).containsExactly(1, 2);
        assertThat(second.jsonPath().getList("sequence")).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "wait=31",
                "wait=-1",
                "slots=5",
                "slots=9-3",
                "slots=0-64",
                "slots=a-b",
                "after=nonsense",
                "after=%20",
            })
    void aQueryThatMeansNothingIsRefused(String query) {
        reader().get("/v1/events?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].parameter", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void aTypeIsFoundBehindEmptyPagesWithACursorThatGoesOn() {
        String filter = "slots=7-7&type=whispered&limit=3";
        String cursor = end(filter);
        String subject = subjectIn(7);
        for (long sequence = 1; sequence <= 7; sequence++) {
            tell(subject, sequence);
        }
        inTransaction(() -> events.append(subject, 8, CLAIMED, new Whispered("psst")));

        Response first = read("?" + filter + "&after=" + cursor);
        Response second = read("?" + filter + "&after=" + first.header("Next-Cursor"));
        Response third = read("?" + filter + "&after=" + second.header("Next-Cursor"));

        assertThat(first.asString()).isEqualTo("[]");
        assertThat(first.header("Next-Cursor")).isNotEqualTo(cursor);
        assertThat(second.asString()).isEqualTo("[]");
        assertThat(third.jsonPath().getList("sequence")).containsExactly(8);
    }

    @Test
    void whoWaitsForATypeDoesNotGetTheEmptyPagesBeforeIt() {
        String filter = "slots=8-8&type=whispered&limit=3";
        String cursor = end(filter);
        String subject = subjectIn(8);
        for (long sequence = 1; sequence <= 7; sequence++) {
            tell(subject, sequence);
        }
        inTransaction(() -> events.append(subject, 8, CLAIMED, new Whispered("psst")));

        assertThat(read("?wait=20&" + filter + "&after=" + cursor).jsonPath().getList("sequence"))
                .containsExactly(8);
    }

    @Test
    void aSubjectIsReadAloneAndItsCursorPassesTheOthers() {
        String subject = subject();
        String stranger = subject();
        tell(subject, 1);
        tell(stranger, 1);
        Response first = read("?subject=" + subject);
        tell(subject, 2);

        Response second = read("?subject=" + subject + "&after=" + first.header("Next-Cursor"));

        assertThat(keys(first)).containsExactly(subject + " 1");
        assertThat(keys(second)).containsExactly(subject + " 2");
        assertThat(position(first, Slots.of(stranger))).isPositive();
    }

    @Test
    void onlyTheSlotsAskedForAreRead() {
        String inside = subjectIn(16);
        String outside = subjectIn(32);
        String cursor = end("slots=16-31");
        tell(inside, 1);
        tell(outside, 1);

        assertThat(keys(read("?slots=16-31&after=" + cursor))).containsExactly(inside + " 1");
    }

    @Test
    void aBusySlotDoesNotStarveTheOthers() {
        String busy = subjectIn(5);
        String quiet = subjectIn(9);
        String cursor = end("slots=5-9");
        for (long sequence = 1; sequence <= 30; sequence++) {
            tell(busy, sequence);
        }
        tell(quiet, 1);

        Response first = read("?limit=10&slots=5-9&after=" + cursor);
        Response second = read("?limit=10&slots=5-9&after=" + first.header("Next-Cursor"));
        Response third = read("?limit=10&slots=5-9&after=" + second.header("Next-Cursor"));

        assertThat(Stream.of(first, second, third).flatMap(page -> keys(page).stream()))
                .contains(quiet + " 1");
    }

    @Test
    void aCursorIsGoodForItsFilterOnly() {
        String cursor = end("slots=0-15&type=told");

        for (String other :
                List.of("slots=0-15", "slots=0-31&type=told", "slots=0-15&type=whispered", "type=told&subject=x")) {
            refused(other + "&after=" + cursor, 400);
        }
    }

    @Test
    void aDamagedCursorIsRefusedWhereverItIsDamaged() {
        tell(subject(), 1);
        String cursor = end("");

        for (int i = 0; i < cursor.length(); i += 3) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            refused("after=" + cursor.substring(0, i) + other + cursor.substring(i + 1), 400);
        }
        refused("after=" + cursor.substring(0, cursor.length() - 4), 400);
        refused("after=" + cursor + "AAAA", 400);
    }

    @Test
    void aCursorBeyondTheEndOrOfAnotherFeedIsAnsweredWith410() {
        tell(subject(), 1);
        FeedCursor beyond = FeedCursor.decode(end("")).orElseThrow();
        beyond.advance(5, 1_000_000_000_000L);
        String filter = new FeedPages.Filter(null, null, SlotRange.ALL).toString();
        FeedCursor foreign = FeedCursor.start(UUID.randomUUID(), filter, SlotRange.ALL);

        for (FeedCursor cursor : List.of(beyond, foreign)) {
            refused("after=" + cursor.encode(), 410);
        }
    }

    @Test
    void aCommitOfThisProcessWakesWhoWaits() throws Exception {
        String subject = subject();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> poll = threads.submit(() -> read("?wait=30&subject=" + subject));
            untilWaiting(1);
            tell(subject, 1);

            assertThat(keys(poll.get(15, TimeUnit.SECONDS))).containsExactly(subject + " 1");
        }
    }

    @Test
    void aCommitOfAnotherReplicaWakesWhoWaits() throws Exception {
        String subject = subject();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Response> poll = threads.submit(() -> read("?wait=30&subject=" + subject));
            untilWaiting(1);
            insert(Slots.of(subject), subject, Instant.now(), "{}");

            assertThat(keys(poll.get(15, TimeUnit.SECONDS))).containsExactly(subject + " 1");
        }
    }

    @Test
    void aWaitWithoutNewsEndsEmptyWithACursor() {
        String cursor = end("type=never");
        Response page = read("?wait=1&type=never&after=" + cursor);

        assertThat(page.asString()).isEqualTo("[]");
        assertThat(page.header("Next-Cursor")).isNotEmpty();
    }

    @Test
    void whoWaitsHoldsNoConnection() throws Exception {
        int moreThanThePool = 40;
        String subject = subject();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> polls = IntStream.range(0, moreThanThePool)
                    .mapToObj(i -> threads.submit(() -> read("?wait=30&subject=" + subject)))
                    .toList();
            untilWaiting(moreThanThePool);
            given().header("Authorization", TestTokens.bearer("marketing"))
                    .contentType("application/json")
                    .body("{\"name\":\"" + Ids.next().toString().substring(18) + "\"}")
                    .post("/v1/things")
                    .then()
                    .statusCode(201);
            tell(subject, 1);

            for (Future<Response> poll : polls) {
                assertThat(keys(poll.get(15, TimeUnit.SECONDS))).containsExactly(subject + " 1");
            }
        }
    }

    @Test
    void aWaitEndsWhenTheServiceStops() throws Exception {
        FeedHeads stopping = new FeedHeads(sql);
        FeedCursor cursor = FeedCursor.start(UUID.randomUUID(), "", SlotRange.ALL);
        IntStream.range(0, Slots.COUNT).forEach(slot -> cursor.advance(slot, Long.MAX_VALUE));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> news = threads.submit(() -> stopping.awaitBeyond(cursor, Duration.ofMinutes(5)));
            Eventually.untilAsserted(() -> assertThat(stopping.waiting()).isEqualTo(1));
            stopping.stopping(new ShutdownEvent());

            assertThat(news.get(15, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void aFullPageDoesNotClaimWhatIsStillUnreadInOtherSlots() {
        String busy = subjectIn(20);
        String quiet = subjectIn(24);
        String end = end("slots=20-24");
        tell(subjectIn(24), 1);
        String cursor = read("?limit=1&slots=20-24&after=" + end).header("Next-Cursor"); // goes on with slot 20
        Instant anHourAgo = Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.MICROS);
        insert(24, quiet, anHourAgo, "{}");
        tell(busy, 1);
        tell(busy, 2);

        Response full = read("?limit=2&slots=20-24&after=" + cursor);
        Response rest = read("?limit=2&slots=20-24&after=" + full.header("Next-Cursor"));

        assertThat(keys(full)).containsExactly(busy + " 1", busy + " 2");
        assertThat(readUntil(full)).isBeforeOrEqualTo(anHourAgo);
        assertThat(keys(rest)).containsExactly(quiet + " 1");
        assertThat(readUntil(rest)).isAfter(anHourAgo);
    }

    @Test
    void aPageWithNothingUnreadBehindItIsReadUntilNow() {
        String subject = subject();
        String cursor = end("");
        Instant before = Instant.now();
        tell(subject, 1);

        assertThat(readUntil(read("?limit=1&after=" + cursor))).isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MICROS));
    }

    private static RequestSpecification reader() {
        return given().header("Authorization", TestTokens.bearer("service"));
    }

    private static Response read(String query) {
        Response page = reader().get("/v1/events" + query);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page;
    }

    private static void refused(String query, int status) {
        reader().get("/v1/events?" + query).then().statusCode(status).contentType("application/problem+json");
    }

    /** The cursor behind everything that is there. */
    private static String end(String filter) {
        String cursor = "";
        while (true) {
            Response page = read("?" + filter + (filter.isEmpty() ? "" : "&") + "after=" + cursor);
            if (page.header("Next-Cursor").equals(cursor)) {
                return cursor;
            }
            cursor = page.header("Next-Cursor");
        }
    }

    private static List<String> keys(Response page) {
        List<Map<String, Object>> events = page.jsonPath().getList("$");
        return events.stream()
                .map(event -> event.get("subject") + " " + event.get("sequence"))
                .toList();
    }

    private static Instant readUntil(Response page) {
        return Instant.parse(page.header("Read-Until"));
    }

    private static long position(Response page, int slot) {
        return FeedCursor.decode(Objects.requireNonNull(page.header("Next-Cursor")))
                .orElseThrow()
                .position(slot);
    }

    private void untilWaiting(int waiting) {
        Eventually.untilAsserted(() -> assertThat(heads.waiting()).isEqualTo(waiting));
    }

    private void tell(String subject, long sequence, String... others) {
        inTransaction(() -> {
            events.append(subject, sequence, CLAIMED, new Told("fact " + sequence));
            for (String other : others) {
                events.append(other, sequence, CLAIMED, new Told("fact " + sequence));
            }
        });
    }

    /** As another replica would write it: this process is not told. */
    private void insert(int slot, String subject, Instant recordedAt, String payload) {
        sql.update("""
                insert into event (expires, slot, type, subject, sequence, occurred_at, recorded_at, data)
                values (false, ?, 'told', ?, 1, now(), ?, ?)""", slot, subject, recordedAt, payload);
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static String subject() {
        return UUID.randomUUID().toString();
    }

    private static String subjectIn(int slot) {
        return Stream.generate(FeedTest::subject)
                .filter(subject -> Slots.of(subject) == slot)
                .findFirst()
                .orElseThrow();
    }
}
