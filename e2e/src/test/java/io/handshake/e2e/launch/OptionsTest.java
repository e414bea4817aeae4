package io.handshake.e2e.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Path REPOSITORY = Path.of("/handshake");

    @Test
    void withoutOptionsDataAreInTheRepositoryAndPortsAreTheUsualOnes() {
        Options options = parse();

        assertThat(options.data()).isEqualTo(REPOSITORY.resolve(".handshake"));
        assertThat(options.port(Deployable.LEAD)).isEqualTo(8081);
        assertThat(options.port(Deployable.REPORTING)).isEqualTo(8084);
        assertThat(options.postgres()).isEmpty();
    }

    @Test
    void whatIsNoOptionStaysForTheCommand() {
        assertThat(parse("lead", "--host", "0.0.0.0").rest()).containsExactly("lead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3", "1,2,3,3", "1,2,3,x", "1,2,3,70000", "0,1,2,3"})
    void portsAreFourDifferentOnes(String ports) {
        assertThatThrownBy(() -> parse("--ports", ports))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(ports);
    }

    @Test
    void aPostgresOfOnesOwnNeedsAnAdministrator() {
        assertThat(parse("--postgres", "jdbc:postgresql://admin:s%40cret@db:5433/postgres")
                        .postgres())
                .isPresent();
        assertThatThrownBy(() -> parse("--postgres", "postgresql://db/postgres"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void originsAreWithoutAnythingBehindThem() {
        assertThat(parse("--origins", "http://localhost:5173,https://app.example.org")
                        .origins())
                .containsExactly(URI.create("http://localhost:5173"), URI.create("https://app.example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "localhost:5173", "https://app.example.org/", "ftp://example.org"})
    void whatIsNoOriginIsRefused(String origins) {
        assertThatThrownBy(() -> parse("--origins", origins))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(origins);
    }

    @Test
    void aServiceMayBeGivenMoreHeap() {
        assertThat(parse().heap()).isEqualTo(Options.SMALL_HEAP);
        assertThat(parse("--heap", "256").heap()).isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"65", "-1", "2g", "100000"})
    void whatIsNoHeapIsRefused(String heap) {
        assertThatThrownBy(() -> parse("--heap", heap))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(heap);
    }

    @Test
    void aServiceMayRunInMoreProcessesEachOnAPortOfItsOwn() {
        assertThat(parse().also()).isEmpty();
        assertThat(parse("--also", "lead=8091,sla-service=8093,sla=8094").also())
                .containsExactly(
                        new Replica(Deployable.LEAD, 8091),
                        new Replica(Deployable.SLA, 8093),
                        new Replica(Deployable.SLA, 8094));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sla",
                "sla=",
                "sla=0",
                "sla=70000",
                "sla=8093,lead=8093",
                "sla=8093,",
                "crm=8093",
                "sla=8093,8094"
            })
    void whatIsNoFurtherProcessIsRefused(String also) {
        assertThatThrownBy(() -> parse("--also", also)).isInstanceOf(Refusal.class);
    }

    @Test
    void anOptionNeedsItsValue() {
        assertThatThrownBy(() -> parse("--data")).isInstanceOf(Refusal.class).hasMessageContaining("--data");
    }

    private static Options parse(String... arguments) {
        return Options.parse(REPOSITORY, List.of(arguments));
    }
}
