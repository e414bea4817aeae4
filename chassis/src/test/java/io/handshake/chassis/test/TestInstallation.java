package io.handshake.chassis.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL with the service's own role and database, a signing key, and stub peers for all feeds. */
public final class TestInstallation implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable StubPeers peers;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder().start();
            StubPeers stubs = StubPeers.start();
            postgres = started;
            peers = stubs;
            createDatabase(started);
            Map<String, String> config = new HashMap<>();
            config.put("quarkus.datasource.jdbc.url", started.getJdbcUrl("service", "service"));
            config.put("quarkus.datasource.username", "service");
            config.put("quarkus.datasource.password", "service");
            config.put("quarkus.http.test-port", "0");
            config.put("handshake.feed.token", "of-the-service");
            config.put("handshake.feed.max-pause", "PT0.2S");
            config.put("handshake.webhooks.allow-private", "true");
            for (String feed : List.of("lead", "scoring", "sla", "reporting")) {
                config.put("handshake.feeds." + feed + ".url", stubs.url(feed));
            }
            KeyPair key = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            Base64.Encoder text = Base64.getEncoder();
            config.put(
                    "quarkus.oidc.public-key",
                    text.encodeToString(key.getPublic().getEncoded()));
            config.put("test.private-key", text.encodeToString(key.getPrivate().getEncoded()));
            return config;
        } catch (IOException | SQLException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
        try (Connection admin = postgres.getPostgresDatabase().getConnection();
                Statement statement = admin.createStatement()) {
            statement.execute("create role service login password 'service'");
            statement.execute("create database service owner service");
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            if (peers != null) {
                peers.stop();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
