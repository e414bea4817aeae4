package io.handshake.chassis.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class SqlTest {
    private static final Instant MICROSECOND = Instant.parse("2026-03-29T00:59:59.999999Z");
    private static final UUID ID = UUID.fromString("0197f6a0-0000-7000-8000-000000000001");

    @Inject
    Sql sql;

    private record Read(String text, UUID id, @Nullable Instant at, long number, int small, boolean flag) {}

    private static final Sql.Row<Read> ROW = row -> new Read(
            row.getString("text"),
            row.getObject("id", UUID.class),
            Sql.instant(row, "at"),
            row.getLong("number"),
            row.getInt("small"),
            row.getBoolean("flag"));

    @Test
    void everyKindOfArgumentArrivesAsItIs() {
        assertThat(sql.list(
                        "select ?::text as text, ?::uuid as id, ?::timestamptz as at, ?::bigint as number, ?::int as small, ?::boolean as flag",
                        ROW,
                        "a 'text' with ? and \u00e9\ud83d\ude00",
                        ID,
                        MICROSECOND,
                        Long.MAX_VALUE,
                        7,
                        true))
                .containsExactly(
                        new Read("a 'text' with ? and \u00e9\ud83d\ude00", ID, MICROSECOND, Long.MAX_VALUE, 7, true));
    }

    @Test
    void arraysArriveRowByRowWithTheirNulls() {
        List<Read> rows = sql.list(
                """
                select * from unnest(?::text[], ?::uuid[], ?::timestamptz[], ?::bigint[], ?::int[], ?::boolean[])
                  as t (text, id, at, number, small, flag)""",
                ROW,
                new String[] {"{\"quoted\"},", "b"},
                new UUID[] {ID, ID},
                new Instant[] {MICROSECOND, null},
                new Long[] {1L, 2L},
                new Integer[] {3, 4},
                new Boolean[] {true, false});

        assertThat(rows)
                .containsExactly(
                        new Read("{\"quoted\"},", ID, MICROSECOND, 1, 3, true), new Read("b", ID, null, 2, 4, false));
    }

    @Test
    void arraysOfIdsArriveWholeWhateverTheirLength() {
        for (int length : new int[] {0, 1, 2, 1000}) {
            List<@Nullable UUID> ids =
                    Stream.generate(UUID::randomUUID).limit(length).collect(Collectors.toList());
            if (length > 1) {
                ids.set(length / 2, null);
            }

            // often enough for the driver to have prepared the statement at the server and to send binary
            for (int time = 0; time < 7; time++) {
                assertThat(sql.list(
                                "select id from unnest(?::uuid[]) with ordinality as t (id, place) order by place",
                                row -> row.getObject("id", UUID.class),
                                (Object) ids.toArray(UUID[]::new)))
                        .isEqualTo(ids);
            }
        }
    }

    @Test
    void arraysOfTextsArriveAsTheyAreHoweverOftenTheyAreSent() {
        List<@Nullable String> texts = Stream.of(
                        "", "NULL", "a,b", "{\"q\\uoted\"}", "\u00e9\ud83d\ude00", null, "x".repeat(100_000))
                .collect(Collectors.toList());

        for (int time = 0; time < 7; time++) {
            assertThat(sql.list(
                            "select text from unnest(?::text[]) with ordinality as t (text, place) order by place",
                            row -> row.getString("text"),
                            (Object) texts.toArray(String[]::new)))
                    .isEqualTo(texts);
            assertThat(sql.list(
                            "select text from unnest(?::text[]) with ordinality as t (text, place) order by place",
                            row -> row.getString("text"),
                            (Object) texts.stream()
                                    .map(text -> text == null ? null : new Utf8(text.getBytes(UTF_8)))
                                    .toArray(Utf8[]::new)))
                    .isEqualTo(texts);
        }
    }

    @Test
    void rowsArriveAsTheyWereToldWhateverTheyHaveInCommon() {
        for (int length : new int[] {1, 2, 60}) {
            List<UUID> ids =
                    Stream.generate(UUID::randomUUID).limit(length).sorted().toList();
            String[] names = ids.stream().map(UUID::toString).toArray(String[]::new);
            Rows rows = new Rows("id", "uuid", ids.toArray(UUID[]::new))
                    .with(
                            "same",
                            "text",
                            Collections.nCopies(length, "all 'alike'").toArray(String[]::new))
                    .with("name", "text", names)
                    .with("missing", "text", new String[length])
                    .with(
                            "at",
                            "timestamptz",
                            Collections.nCopies(length, MICROSECOND).toArray(Instant[]::new))
                    .with("small", "int", Collections.nCopies(length, 7).toArray(Integer[]::new));

            // often enough for the driver to have prepared the statement at the server and to send binary
            for (int time = 0; time < 7; time++) {
                assertThat(sql.list(
                                "select t.*, t.missing is null as without from " + rows.table("t"),
                                row -> List.<Object>of(
                                        row.getObject("id", UUID.class),
                                        row.getString("same"),
                                        row.getString("name"),
                                        row.getBoolean("without"),
                                        Objects.requireNonNull(Sql.instant(row, "at")),
                                        row.getInt("small")),
                                rows.arguments().toArray()))
                        .containsExactlyInAnyOrderElementsOf(ids.stream()
                                .map(id -> List.<Object>of(id, "all 'alike'", id.toString(), true, MICROSECOND, 7))
                                .toList());
            }
        }
    }

    @Test
    void anInstantIsTheSameAloneAndInAnArray() {
        for (String at :
                List.of("1969-12-31T23:59:59.9999995Z", "2026-03-29T00:59:59.123456789Z", "2100-01-01T00:00:00Z")) {
            for (int time = 0; time < 7; time++) {
                assertThat(sql.list(
                                "select t.at = ? as same from unnest(?::timestamptz[]) as t (at)",
                                row -> row.getBoolean("same"),
                                Instant.parse(at),
                                new Instant[] {Instant.parse(at)}))
                        .containsExactly(true);
            }
        }
    }

    @Test
    void ofSeveralStatementsTheLastOneAnswers() {
        assertThat(sql.list("select 1 as n; select n from generate_series(5, 7) as n", row -> row.getInt("n")))
                .containsExactly(5, 6, 7);
    }

    @Test
    void theFirstRowMayBeMissing() {
        assertThat(sql.first("select 1 where false", row -> 1)).isEmpty();
    }

    @Test
    void whatItWritesBelongsToTheTransaction() {
        String name = UUID.randomUUID().toString();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    assertThat(sql.update("insert into thing (id, name) values (?, ?)", Ids.next(), name))
                            .isEqualTo(1);
                    throw new IllegalArgumentException("changed its mind");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(sql.list("select 1 from thing where name = ?", row -> 1, name))
                .isEmpty();
    }

    @Test
    void aRefusalTellsItsState() {
        assertThatThrownBy(() -> sql.update("insert into nowhere values (1)"))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.state()).isEqualTo("42P01"));
    }

    @Test
    void idsSortByTheTimeTheyWereMade() {
        List<String> ids =
                Stream.generate(() -> Ids.next().toString()).limit(1_000).toList();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> id.substring(0, 13))).isSorted();
        assertThat(ids).allMatch(id -> id.charAt(14) == '7');
    }

    @Test
    void rowByRowNothingWaitsForTheLastOne() {
        List<Integer> taken = new ArrayList<>();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> sql.each(
                                "select n, 1 / (5000 - n) as part from generate_series(1, 10000) as n",
                                row -> taken.add(row.getInt("n")))))
                .isInstanceOf(DatabaseException.class);

        assertThat(taken).hasSizeGreaterThan(4000).startsWith(1, 2, 3);
    }
}
