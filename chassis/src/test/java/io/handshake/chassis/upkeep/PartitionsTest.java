package io.handshake.chassis.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class PartitionsTest {
    @Inject
    Partitions partitions;

    @Inject
    Sql sql;

    private record Range(boolean expires, long from, long to) {}

    @Test
    void twoEmptyRangesAreReadyBeyondWhatIsWrittenAndNoMore() {
        partitions.ensure();
        List<Range> ready = ranges();
        partitions.ensure();

        assertThat(ranges()).isEqualTo(ready);
        for (boolean expires : List.of(false, true)) {
            assertThat(ready.stream().filter(range -> range.expires() == expires && range.from() > written()))
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void replicasThatEnlargeTheLogAtOnceLeaveNoGapAndNoOverlap() throws Exception {
        long end = ranges().stream().mapToLong(Range::to).max().orElseThrow();
        sql.list("select setval('event_position', ?)", row -> 1, end - 1);
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(i -> replicas.submit(partitions::ensure))
                    .toList();
            for (Future<?> replica : running) {
                replica.get(60, TimeUnit.SECONDS);
            }
        }

        for (boolean expires : List.of(false, true)) {
            List<Range> ranges = ranges().stream()
                    .filter(range -> range.expires() == expires)
                    .toList();
            assertThat(ranges.getFirst().from()).isEqualTo(1);
            IntStream.range(1, ranges.size())
                    .forEach(i -> assertThat(ranges.get(i).from())
                            .isEqualTo(ranges.get(i - 1).to()));
            assertThat(ranges.getLast().to()).isGreaterThan(end);
        }
    }

    @Test
    void answersOlderThanADayAreDroppedAndTwoDaysAreReady() {
        sql.update("create table if not exists idempotent_answer_20200101 (like idempotent_answer including all)");
        sql.update("alter table idempotent_answer attach partition idempotent_answer_20200101 "
                + "for values from ('2020-01-01 00:00Z') to ('2020-01-02 00:00Z')");
        partitions.ensure();

        List<String> kept = sql.list(
                "select inhrelid::regclass::text as name from pg_inherits where inhparent = 'idempotent_answer'::regclass",
                row -> row.getString("name"));

        assertThat(kept).doesNotContain("idempotent_answer_20200101").hasSizeBetween(4, 5);
    }

    private List<Range> ranges() {
        return sql.list(
                "select expires, from_position, to_position from event_partition order by expires, from_position",
                row -> new Range(row.getBoolean("expires"), row.getLong("from_position"), row.getLong("to_position")));
    }

    private long written() {
        return sql.first(
                        "select case when is_called then last_value else 0 end as written from event_position",
                        row -> row.getLong("written"))
                .orElseThrow();
    }
}
