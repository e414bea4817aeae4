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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No way of finding leads reads the whole table, neither for values many have nor for values nobody has. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class LeadSearchPlanTest {
    private static final int MANY = 30_000;

    @Inject
    Sql sql;

    @BeforeEach
    void manyLeads() {
        if (sql.list("select 1 from lead where source = 'plans' limit 1", row -> row.getInt(1))
                .isEmpty()) {
            sql.update("""
                    insert into lead (id, source, email, first_name, last_name, phone, company, region, segment, channel, owner, score, sourced_by,
                      email_class, pass, stage, occurred_at, created_at, changed_at, event_sequence)
                    select gen_random_uuid(), 'plans', 'p' || n || '@example.org', 'Ada', 'Example ' || n, n::text, 'Company ' || n,
                      'r' || n % 3, 's' || n % 3, 'c' || n % 3, case when n % 10 = 0 then gen_random_uuid() end, n % 100, 'marketing',
                      'company', 1, case when n % 20 = 0 then 'MQL' else 'Lead' end, now(), now(), now() - n * interval '1 minute', 1
                    from generate_series(1, ?) as n""", MANY);
            sql.update("""
                    insert into contact_key (id, kind, source, value, lead)
                    select gen_random_uuid(), 'email', '', email, id from lead where source = 'plans'""");
            sql.update("analyze lead");
            sql.update("analyze contact_key");
        }
    }

    enum Asked {
        EVERYTHING(null, null),
        COMMON_STAGE("Lead", null),
        RARE_STAGE("Nowhere", null),
        COMMON_CHANNEL("c1", null),
        RARE_CHANNEL("c9", "lead_by_channel"),
        RARE_SEGMENT("s9", "lead_by_segment"),
        RARE_REGION("r9", "lead_by_region"),
        RARE_SOURCE("nowhere", "lead_by_source"),
        RARE_OWNER("5f0c2d7e-0000-4000-8000-000000000000", "lead_by_owner"),
        HIGH_SCORE("1000", "lead_by_score"),
        LATELY_UPDATED("2099-01-01T00:00:00Z", "lead_by_change");

        final @Nullable String value;
        final @Nullable String index;

        Asked(@Nullable String value, @Nullable String index) {
            this.value = value;
            this.index = index;
        }

        LeadFilter filter() {
            return new LeadFilter(
                    on("STAGE"),
                    on("OWNER") == null ? null : UUID.fromString(on("OWNER")),
                    on("SOURCE"),
                    on("CHANNEL"),
                    on("SEGMENT"),
                    on("REGION"),
                    on("SCORE") == null ? null : new BigDecimal(on("SCORE")),
                    null,
                    on("UPDATED") == null ? null : Instant.parse(on("UPDATED")));
        }

        private @Nullable String on(String word) {
            return name().contains(word) ? value : null;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noFilterReadsTheWholeTable(Asked asked) {
        String plan = explain(LeadSearch.of(asked.filter(), null, null, 51));

        assertThat(plan).doesNotContain("Seq Scan");
        if (asked.index != null) {
            assertThat(plan).contains(asked.index);
        }
        assertThat(explain(LeadSearch.of(asked.filter(), "plans", new LeadSearch.Place("", UUID.randomUUID()), 51)))
                .doesNotContain("Seq Scan");
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

        String later = explain(
                LeadSearch.of(person.search, null, new LeadSearch.Place("ada example 70", UUID.randomUUID()), 51));
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
