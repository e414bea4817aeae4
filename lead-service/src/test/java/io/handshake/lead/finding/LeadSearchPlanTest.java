package io.handshake.lead.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.lead.identity.ExternalId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No way of finding leads reads the whole table, neither for values many have nor for values nobody has, alone or together. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadSearchPlanTest {
    private static final int MANY = 40_000;
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)");
    private static final String RECENT = "2026-03-01T00:00:00Z";

    private static final UUID MIDDLE = UUID.fromString("01000000-0000-7100-8000-000000000000");

    @Inject
    Sql sql;

    /**
     * In the order of their ids as they came, so that what only the newest have is far from where a list begins; regions and channels
     * never go together as their numbers do.
     */
    @BeforeEach
    void manyLeads() {
        if (sql.list("select 1 from lead where source = 'plans' limit 1", row -> row.getInt(1))
                .isEmpty()) {
            sql.update("""
                    insert into lead (id, source, email, first_name, last_name, phone, company, region, segment, channel, owner, score, sourced_by,
                      email_class, pass, stage, occurred_at, created_at, changed_at, event_sequence)
                    select ('01000000-' || lpad(to_hex(n / 65536), 4, '0') || '-7' || lpad(to_hex(n / 16 % 4096), 3, '0') || '-8' || to_hex(n % 16)
                        || '00-' || substr(md5(n::text), 1, 12))::uuid,
                      'plans', 'p' || n || '@example.org', 'Ada', 'Example ' || n, n::text, 'Company ' || n,
                      'r' || n % 10, case when n > ?::int - 1000 then 'late' else 's' || n % 3 end, 'c' || n % 10,
                      case when n % 10 = 0 then gen_random_uuid() end, n % 100, 'marketing', 'company', 1,
                      case when n % 20 = 0 then 'MQL' else 'Lead' end, now(), now(),
                      case when n > ?::int - 1000 then timestamptz '2026-03-01' else timestamptz '2026-01-01' end + n * interval '1 second', 1
                    from generate_series(1, ?) as n""", MANY, MANY, MANY);
            sql.update("""
                    insert into contact_key (id, kind, source, value, lead)
                    select gen_random_uuid(), 'email', '', email, id from lead where source = 'plans'""");
            sql.update("analyze lead");
            sql.update("analyze contact_key");
        }
    }

    enum Asked {
        EVERYTHING(null, filter()),
        COMMON_STAGE(null, filter("stage", "Lead")),
        RARE_STAGE(null, filter("stage", "Nowhere")),
        COMMON_CHANNEL(null, filter("channel", "c1")),
        RARE_CHANNEL("lead_by_channel", filter("channel", "c99")),
        RARE_SEGMENT("lead_by_segment", filter("segment", "s99")),
        LATE_SEGMENT("lead_by_segment", filter("segment", "late")),
        RARE_REGION("lead_by_region", filter("region", "r99")),
        RARE_SOURCE("lead_by_source", filter("source", "nowhere")),
        RARE_OWNER("lead_by_owner", filter("owner", "5f0c2d7e-0000-4000-8000-000000000000")),
        HIGH_SCORE("lead_by_score", filter("score", "1000")),
        COMMON_SCORE(null, filter("score", "10")),
        LATELY_UPDATED("lead_by_change", filter("since", RECENT)),
        NOT_UPDATED("lead_by_change", filter("since", "2099-01-01T00:00:00Z")),
        UPDATED_OF_SOURCE("lead_by_source_and_change", filter("source", "plans", "since", RECENT)),
        UPDATED_OF_ANOTHER_SOURCE("lead_by_source", filter("source", "nowhere", "since", "2026-01-01T00:00:00Z")),
        UPDATED_IN_A_REGION(null, filter("region", "r1", "since", RECENT)),
        UPDATED_IN_NO_REGION("lead_by_region", filter("region", "r99", "since", "2026-01-01T00:00:00Z")),
        OFTEN_TOGETHER(null, filter("region", "r1", "channel", "c1", "stage", "Lead")),
        NEVER_TOGETHER(null, filter("region", "r1", "channel", "c2", "stage", "Lead")),
        ONLY_LATE(null, filter("segment", "late", "region", "r1")),
        NEVER_IN_A_SCORE_BAND(null, filter("segment", "late", "region", "r2", "score", "95"));

        final @Nullable String index;
        final LeadFilter filter;

        Asked(@Nullable String index, LeadFilter filter) {
            this.index = index;
            this.filter = filter;
        }
    }

    /** These filters, each behind its name. */
    private static LeadFilter filter(String... named) {
        Map<String, String> by = new HashMap<>();
        for (int i = 0; i < named.length; i += 2) {
            by.put(named[i], named[i + 1]);
        }
        String owner = by.get("owner");
        String score = by.get("score");
        String since = by.get("since");
        return new LeadFilter(
                by.get("stage"),
                owner == null ? null : UUID.fromString(owner),
                by.get("source"),
                by.get("channel"),
                by.get("segment"),
                by.get("region"),
                score == null ? null : new BigDecimal(score),
                null,
                since == null ? null : Instant.parse(since));
    }

    @ParameterizedTest
    @EnumSource
    void noFilterReadsTheWholeTable(Asked asked) {
        String plan = run(LeadSearch.of(asked.filter, null, null, 51));

        assertThat(removed(plan)).as(plan).isLessThanOrEqualTo(LeadSearch.NEAR + MANY / 10);
        if (asked.index != null) {
            assertThat(plan).contains(asked.index);
        }
        String middle = asked.filter.updatedSince() == null ? "" : "2026-01-01T03:00:00Z";
        String ofSource = run(LeadSearch.of(asked.filter, "plans", new LeadSearch.Place(middle, MIDDLE), 51));
        assertThat(removed(ofSource)).as(ofSource).isLessThanOrEqualTo(LeadSearch.NEAR + MANY / 10);
    }

    /** How many rows were read for nothing. */
    private static int removed(String plan) {
        return REMOVED.matcher(plan)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    private String run(LeadSearch search) {
        return String.join(
                "\n",
                sql.list(
                        "explain (analyze, buffers, costs off) " + inlined(search.text(), search.arguments()),
                        row -> row.getString(1)));
    }

    enum Person {
        EMAIL("contact_key_once", new PersonSearch("p7@example.org", null, null, null, null, null, null, null)),
        EXTERNAL_ID(
                "contact_key_once",
                new PersonSearch(null, new ExternalId("crm", "7"), null, null, null, null, null, null)),
        PHONE("lead_by_phone", new PersonSearch(null, null, "70", null, null, null, null, null)),
        NAME("lead_by_full_name", new PersonSearch(null, null, null, "ada example 7", null, null, null, null)),
        COMMON_NAME("lead_by_full_name", new PersonSearch(null, null, null, "a", null, null, null, null)),
        FAMILY_NAME("lead_by_family_name", new PersonSearch(null, null, null, null, "example 77", null, null, null)),
        COMPANY("lead_by_company", new PersonSearch(null, null, null, null, null, "company 12", null, null));

        final String index;
        final PersonSearch search;

        Person(String index, PersonSearch search) {
            this.index = index;
            this.search = search;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPersonIsFoundThroughAnIndex(Person person) {
        String plan = explain(LeadSearch.of(person.search, null, null, 51));
        assertThat(plan).doesNotContain("Seq Scan").contains(person.index);

        String later = explain(LeadSearch.of(person.search, null, new LeadSearch.Place("ada example 70", MIDDLE), 51));
        assertThat(later).doesNotContain("Seq Scan").contains(person.index);
    }

    private String explain(LeadSearch search) {
        return String.join(
                "\n", sql.list("explain " + inlined(search.text(), search.arguments()), row -> row.getString(1)));
    }

    /** With the values in their places, as the database plans a statement that it is given values for. */
    private static String inlined(String text, @Nullable Object[] arguments) {
        StringBuilder inlined = new StringBuilder(text);
        Arrays.stream(arguments).forEach(argument -> {
            int place = inlined.indexOf("?");
            inlined.replace(place, place + 1, argument instanceof Number ? argument.toString() : "'" + argument + "'");
        });
        return inlined.toString();
    }
}
