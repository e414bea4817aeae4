package io.handshake.scoring.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** What was signed while definitions had tables of their own is kept as it was. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class MovedToAgreementsTest {
    private static final String SCHEMA = "before_agreements";

    private static final String BEFORE = """
            insert into definition (key, latest_version, sequence) values ('old', 3, 5);
            insert into definition_version (key, version, shipped, document, hash, effective_from, created_issuer,
              created_subject, created_at)
              select 'old', v, false, '{"n":' || v || '}', repeat(v::text, 64), '2025-01-01', 'i', 'mira', '2025-01-01'
              from generate_series(1, 3) v;
            insert into signature (key, version, role, issuer, subject, hash, signed_at)
              select 'old', v, role, 'i', role, repeat(v::text, 64), '2025-01-02'
              from generate_series(1, 2) v, unnest(array['marketing', 'sales']) role;
            insert into taking_effect (key, version, from_instant, announced_at, scored_through, scored_at) values
              ('old', 1, '2025-01-02', '2025-01-02', '00000000-0000-0000-0000-000000000007', null),
              ('old', 2, '2099-01-01', null, null, null);
            insert into qualification (lead, pass, score, threshold, definition, version, crossed_at, reason, qualified_at)
              values (gen_random_uuid(), 1, 20, 20, 'old', 1, now(), 'activity', now());""";

    @Inject
    DataSource database;

    private Flyway flyway(MigrationVersion target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/chassis", "classpath:db/migration")
                .schemas(SCHEMA)
                .outOfOrder(true)
                .target(target)
                .load();
    }

    @Test
    void documentsHashesSignaturesAndCountsAreMovedAsTheyWere() throws SQLException {
        flyway(MigrationVersion.fromVersion("5")).migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
            statement.execute(BEFORE);
            statement.execute("reset search_path");
        }

        flyway(MigrationVersion.fromVersion("6")).migrate();

        assertThat(
                        rows(
                                "select key || ' ' || latest_version || ' ' || sequence from agreement where kind = 'definition'"))
                .containsExactlyInAnyOrder("old 3 5", "shipped 1 0");
        assertThat(rows("select version || document || left(hash, 2) from agreement_version where key = 'old'"))
                .containsExactlyInAnyOrder("1{\"n\":1}11", "2{\"n\":2}22", "3{\"n\":3}33");
        assertThat(rows("select version || role || subject from agreement_signature"))
                .containsExactlyInAnyOrder("1marketingmarketing", "1salessales", "2marketingmarketing", "2salessales");
        assertThat(rows("select key || version || (announced_at is null) from agreement_taking_effect"))
                .containsExactlyInAnyOrder("shipped1false", "old1false", "old2true");
        assertThat(rows("select key || version || cause || scored_through || (scored_at is null) from scoring_anew"))
                .containsExactly("old1in-force00000000-0000-0000-0000-000000000007true");
        assertThat(rows("select definition_kind || definition || version from qualification"))
                .containsExactly("definitionold1");
        assertThat(rows("select hash from agreement_version where key = 'shipped'"))
                .containsExactly("140c92a9a21dd6e0511d10192dcb03444195d88db57b7267ed5142a61bf55ad2");
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            statement.execute("reset search_path");
        }
        return rows;
    }
}
