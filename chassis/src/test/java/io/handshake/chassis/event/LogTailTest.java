package io.handshake.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class LogTailTest {
    private static final Instant CLAIMED = Instant.parse("2026-03-01T10:15:30.123456Z");
    private static final Set<String> SHOUTED = Set.of("shouted");

    @Inject
    LogTail log;

    @Inject
    EventLog events;

    @Inject
    Sql sql;

    @EventType("shouted")
    record Shouted(int number) {}

    @EventType("mumbled")
    record Mumbled(int number) {}

    @EventType(value = "sighed", expires = true)
    record Sighed(int number) {}

    @Test
    void whateverThePageSizeEachIsReadOnceAndInOrderPerSubject() {
        for (int limit : List.of(1, 3, 1000)) {
            String cursor = log.end();
            Map<String, List<Integer>> written = write(20, 5);

            Map<String, List<Integer>> read = new LinkedHashMap<>();
            for (LogTail.Read page = log.after(cursor, SHOUTED, limit);
                    !page.events().isEmpty();
                    page = log.after(page.cursor(), SHOUTED, limit)) {
                assertThat(page.events()).hasSizeLessThanOrEqualTo(limit);
                page.events()
                        .forEach(told -> read.computeIfAbsent(told.subject(), _ -> new ArrayList<>())
                                .add(Integer.parseInt(told.text().replaceAll(".*\"number\":(\\d+).*", "$1"))));
            }
            assertThat(read).containsExactlyInAnyOrderEntriesOf(written);
        }
    }

    @Test
    void atTheEndThereIsNothingAndWhatIsOfOtherTypesIsPassed() {
        String end = log.end();
        assertThat(log.after(end, SHOUTED, 10)).isEqualTo(new LogTail.Read(List.of(), end));
        assertThat(log.awaitBeyond(end, Duration.ZERO)).isFalse();

        append("somebody", new Mumbled(1));

        assertThat(log.awaitBeyond(end, Duration.ofSeconds(30))).isTrue();
        LogTail.Read passed = log.after(end, SHOUTED, 10);
        assertThat(passed.events()).isEmpty();
        assertThat(passed.cursor()).isNotEqualTo(end);
        assertThat(log.after(passed.cursor(), Set.of("mumbled"), 10).events()).isEmpty();
    }

    @Test
    void anEventIsTheTextOfTheFeedAndItsIdNamesTheFeed() {
        String end = log.end();
        String subject = UUID.randomUUID().toString();
        append(subject, new Shouted(7));

        LogTail.Told told = log.after(end, SHOUTED, 10).events().getFirst();
        String feed =
                sql.first("select id from feed", row -> row.getString("id")).orElseThrow();
        String position = told.id().substring(feed.length() + 1);
        assertThat(told.id()).isEqualTo(feed + "_" + position);
        assertThat(told.text())
                .startsWith("{\"specversion\":\"1.0\",\"id\":\"" + position + "\",\"source\":\"/thing-service/feeds/"
                        + feed)
                .contains("\"subject\":\"" + subject, "\"time\":\"2026-03-01T10:15:30.123456Z\"")
                .endsWith("\"sequence\":1,\"datacontenttype\":\"application/json\",\"data\":{\"number\":7}}");
    }

    /** Among much else. */
    private Map<String, List<Integer>> write(int subjects, int each) {
        Map<String, List<Integer>> written = new LinkedHashMap<>();
        for (int number = 0; number < each; number++) {
            int now = number;
            for (int i = 0; i < subjects; i++) {
                if (number == 0) {
                    written.put(UUID.randomUUID().toString(), new ArrayList<>());
                }
            }
            written.forEach((subject, numbers) -> {
                append(subject, new Shouted(now));
                append(subject, new Mumbled(now));
                numbers.add(now);
            });
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            events.appendUnordered(List.of(new NewEvent("somebody", null, CLAIMED, new Sighed(now)))));
        }
        return written;
    }

    private void append(String subject, Record fact) {
        QuarkusTransaction.requiringNew().run(() -> events.append(subject, 1, CLAIMED, fact));
    }
}
