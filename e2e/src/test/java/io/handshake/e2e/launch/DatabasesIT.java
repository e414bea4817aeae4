package io.handshake.e2e.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.e2e.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the embedded PostgreSQL allows each service, and what it survives. */
class DatabasesIT {
    private static final String REFUSED_PASSWORD = "28P01";
    private static final String REFUSED_RIGHT = "42501";
    private static final String REFUSED_BY_ADDRESS_AND_NAME = "28000";

    @TempDir
    private static Path temporary;

    private static DataFolder folder;
    private static Postgres postgres;
    private static Databases databases;

    @BeforeAll
    static void start() throws IOException {
        folder = DataFolder.at(temporary.resolve("data"));
        postgres = postgres();
        databases = postgres.start();
        for (Deployable deployable : Deployable.values()) {
            databases.prepare(deployable, folder.secret(deployable.key()));
        }
    }

    private static Postgres postgres() throws IOException {
        return new Postgres(PostgresBinaries.unpacked(Repository.root()), folder, System.out::println);
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleOwnsItsDatabaseAndIsNoSuperuser(Deployable deployable) throws SQLException {
        try (Connection connection = connect(deployable.key(), deployable, password(deployable))) {
            assertThat(answer(
                            connection,
                            "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                    .isEqualTo(deployable.key());
            assertThat(answer(
                            connection,
                            "select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls"
                                    + " from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
        }
    }

    @ParameterizedTest
    @MethodSource("otherDatabases")
    void aRoleCannotConnectToAnotherDatabase(Deployable deployable, String other) {
        assertThatThrownBy(
                        () -> connect(other, deployable, password(deployable)).close())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isIn(REFUSED_BY_ADDRESS_AND_NAME, REFUSED_RIGHT));
    }

    /** The right is missing as well, so that an external server without our access rules is as closed. */
    @ParameterizedTest
    @EnumSource
    void aRoleHasTheRightToConnectToNoOtherServiceDatabase(Deployable deployable) throws SQLException {
        try (Connection connection = connect(deployable.key(), deployable, password(deployable))) {
            assertThat(answer(
                            connection,
                            "select string_agg(datname, ',') from pg_database where has_database_privilege(datname, 'connect')"
                                    + " and datname in ('lead', 'scoring', 'sla', 'reporting')"))
                    .isEqualTo(deployable.key());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordIsRefused(Deployable deployable) {
        assertThatThrownBy(() -> connect(deployable.key(), deployable, "wrong").close())
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo(REFUSED_PASSWORD));
    }

    @Test
    void passwordsAreReadableByTheirOwnerAlone() throws IOException {
        try (Stream<Path> secrets = Files.list(folder.path().resolve("secrets"))) {
            assertThat(secrets)
                    .isNotEmpty()
                    .allSatisfy(
                            secret -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                                    .isEqualTo("rw-------"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void whatIsCommittedIsOnTheDisk(String setting) throws SQLException {
        try (Connection connection = connect("lead", Deployable.LEAD, password(Deployable.LEAD))) {
            assertThat(answer(connection, "show " + setting)).isEqualTo("on");
        }
    }

    @Test
    void dataSurviveAPowerCutAndALockLeftBehind() throws IOException, SQLException {
        DataFolder own = DataFolder.at(temporary.resolve("own"));
        Postgres first = new Postgres(PostgresBinaries.unpacked(Repository.root()), own, System.out::println);
        first.start().prepare(Deployable.LEAD, own.secret("lead"));
        first.abandon();
        assertThat(own.path().resolve("postgresql/postmaster.pid")).exists();

        Postgres second = new Postgres(PostgresBinaries.unpacked(Repository.root()), own, System.out::println);
        Databases again = second.start();
        try (Connection connection = DriverManager.getConnection(again.url("lead"), "lead", own.secret("lead"))) {
            assertThat(answer(connection, "select current_database()")).isEqualTo("lead");
        } finally {
            second.stop();
        }
    }

    static Stream<Arguments> otherDatabases() {
        return Stream.of(Deployable.values())
                .flatMap(role -> Stream.of("lead", "scoring", "sla", "reporting", "postgres", "template1")
                        .filter(other -> !other.equals(role.key()))
                        .map(other -> Arguments.of(role, other)));
    }

    private static String password(Deployable deployable) {
        return folder.secret(deployable.key());
    }

    private static Connection connect(String database, Deployable role, String password) throws SQLException {
        return DriverManager.getConnection(databases.url(database), role.key(), password);
    }

    private static String answer(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
