package io.handshake.scoring.qualification;

import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;

/** A database of before histories were kept, with content; the service migrates it as it starts. */
public final class MigratedInstallation implements QuarkusTestResourceLifecycleManager {
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
                .target("4")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "service", "service");
                Statement statement = connection.createStatement()) {
            statement.execute(content());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return config;
    }

    private static String content() {
        try (var script = MigratedInstallation.class.getResourceAsStream("/before-histories.sql")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        installation.stop();
    }
}
