package io.handshake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.e2e.launch.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The partners' guide, every command run as it stands there and every answer compared, on a fresh installation. */
class IntegrateIT {
    private static final String NEXT = "--- next example ---";

    @TempDir
    private Path temporary;

    private Shell shell;
    private Path data;

    @BeforeEach
    void start() {
        shell = new Shell(temporary);
        data = temporary.resolve(".handshake");
        String ports = Ports.fourFree().stream().map(String::valueOf).collect(Collectors.joining(","));

        Shell.Outcome up = shell.run("./handshake", "up", "--detach", "--data", data.toString(), "--ports", ports);

        assertThat(up.exitCode()).as(up.output()).isZero();
    }

    @AfterEach
    void stop() {
        assertThat(shell.run("./handshake", "down", "--data", data.toString()).exitCode())
                .isZero();
    }

    @Test
    void everyExampleOfTheGuideIsAnsweredAsItSays() throws IOException {
        List<Example> examples = Example.of(Files.readString(Repository.root().resolve("docs/integrate.md")));
        assertThat(examples).hasSizeGreaterThan(15);
        String commands =
                examples.stream().map(Example::commands).collect(Collectors.joining("echo\necho '" + NEXT + "'\n"));
        Path script = Files.writeString(
                temporary.resolve("guide.sh"), "set -euo pipefail\ncd %s\n%s".formatted(temporary, commands));

        Shell.Outcome outcome = shell.run("bash", script.toString());

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        String[] answers = outcome.output().split(NEXT + "\n", -1);
        assertThat(answers).hasSameSizeAs(examples);
        assertThat(IntStream.range(0, answers.length)
                        .filter(i -> !examples.get(i).isMetBy(answers[i]))
                        .mapToObj(i -> examples.get(i).commands() + "is said to answer\n"
                                + examples.get(i).answer() + "and answers\n" + answers[i]))
                .isEmpty();
    }
}
