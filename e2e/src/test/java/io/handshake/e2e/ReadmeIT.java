package io.handshake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.e2e.launch.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, copied and run as it stands there, on an installation made by the README's command. */
class ReadmeIT {
    private static final Pattern TOUR = Pattern.compile("(?ms)^## Five-minute tour$(.*?)^## ");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\n(.*?)^```");

    @TempDir
    private Path temporary;

    private Shell shell;
    private Path data;

    @BeforeEach
    void start() {
        shell = new Shell(temporary);
        data = temporary.resolve(".handshake");
        up();
    }

    @AfterEach
    void stop() {
        assertThat(shell.run("./handshake", "down", "--data", data.toString()).exitCode())
                .isZero();
    }

    @Test
    void theTourRunsAsItIsWrittenAndItsDataSurviveARestart() throws IOException {
        String commands = commands();
        Path script = Files.writeString(temporary.resolve("tour.sh"), """
                set -euo pipefail
                cd %s
                %s
                echo "lead=$LEAD"
                """.formatted(temporary, commands));

        Shell.Outcome tour = shell.run("bash", script.toString());

        assertThat(tour.exitCode()).as(tour.output()).isZero();
        assertThat(tour.output())
                .contains("\"outcome\":\"recorded\"")
                .contains("\"score\":20")
                .contains("\"state\":\"accepted\"")
                .contains("\"outcome\":\"won\"")
                .contains("\"milestone\":\"CUSTOMER\"");

        String lead = tour.output().replaceAll("(?s).*lead=(\\S+)\\s*$", "$1");
        assertThat(shell.run("./handshake", "down", "--data", data.toString()).output())
                .contains("data stay");
        up();
        assertThat(stageOf(lead)).contains("\"stage\":\"Customer\"");
    }

    private String stageOf(String lead) {
        Shell.Outcome answer = shell.run(
                "bash",
                "-c",
                "source " + data + "/env && curl -sf $LEAD_URL/v1/leads/" + lead
                        + " -H \"Authorization: Bearer $TOKEN_MARKETING\"");
        assertThat(answer.exitCode()).isZero();
        return answer.output();
    }

    private void up() {
        String ports = Ports.fourFree().stream().map(String::valueOf).collect(Collectors.joining(","));

        Shell.Outcome up = shell.run("./handshake", "up", "--detach", "--data", data.toString(), "--ports", ports);

        assertThat(up.exitCode()).as(up.output()).isZero();
        assertThat(up.output()).contains("lead-service ... ready", "reporting-service ... ready", "source ");
    }

    private static String commands() throws IOException {
        String readme = Files.readString(Repository.root().resolve("README.md"));
        List<String> tour =
                TOUR.matcher(readme).results().map(MatchResult::group).toList();
        assertThat(tour).hasSize(1);
        List<String> commands = COMMANDS.matcher(tour.getFirst())
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        return String.join("\n", commands);
    }
}
