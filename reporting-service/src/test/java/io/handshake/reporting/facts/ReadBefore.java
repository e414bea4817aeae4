package io.handshake.reporting.facts;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/** A database of before every end of a hand-off was kept, its feeds read some way; the service migrates it as it starts. */
public final class ReadBefore implements QuarkusTestResourceLifecycleManager {
    private final TestInstallation installation = new TestInstallation();

    @Override
    public Map<String, String> start() {
        Map<String, String> config = installation.start();
        String url = Objects.requireNonNull(config.get("quarkus.datasource.jdbc.url"));
        Flyway.configure()
                .dataSource(url, "service", "service")
                .locations(
                        "filesystem:../chassis/src/main/resources/db/chassis",
                        "filesystem:src/main/resources/db/migration")
                .target("3")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "service", "service");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into feed_cursor (feed, slots, cursor, read_until)
                    select 'sla', s, '1.3', '1930-06-01' from generate_series(0, 48, 16) as s;
                    insert into feed_subject (feed, subject, sequence)
                    values ('sla', '018f0000-0000-7000-8000-000000000001', 3);
                    insert into handoff (id, lead, pass, opened_at, accepted_at, accepted_after)
                    values ('018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002', 1,
                            '1930-01-01', '1930-01-02', 9)
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return config;
    }

    @Override
    public void stop() {
        installation.stop();
    }
}
