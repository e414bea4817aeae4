package io.handshake.e2e.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.e2e.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./handshake} says, in one line, when it cannot do what it was asked to. */
class LauncherIT {
    @TempDir
    private Path temporary;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(temporary);
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Integer> free = Ports.fourFree();
            String ports = free.get(0) + "," + free.get(1) + "," + taken.getLocalPort() + "," + free.get(3);

            Shell.Outcome outcome = up("--ports", ports);

            assertRefused(outcome, "Port " + taken.getLocalPort() + ", meant for sla-service, is taken");
        }
    }

    @Test
    void anUnwritableFolderIsNamed() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        Shell.Outcome outcome = shell.run("./handshake", "up", "--detach", "--data", file + "/data");

        assertRefused(outcome, "The data folder " + file + "/data cannot be written");
    }

    @Test
    void aPostgresThatIsNotThereIsNamed() {
        String ports = Ports.fourFree().stream().map(String::valueOf).collect(Collectors.joining(","));

        Shell.Outcome outcome = up("--ports", ports, "--postgres", "postgresql://admin:secret@127.0.0.1:1/postgres");

        assertRefused(outcome, "PostgreSQL at 127.0.0.1:1 cannot be reached as admin");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertRefused(up("--colour", "blue"), "There is no option --colour");
    }

    @Test
    void aJdkThatIsTooOldIsNotTaken() throws IOException {
        Path home = temporary.resolve("old");
        Path old = Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Path script =
                    Files.writeString(old.resolve(program), "#!/bin/sh\necho 'openjdk version \"17.0.15\"' >&2\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        shell.environment("JAVA_HOME", home.toString());
        shell.environment("PATH", old + ":/usr/bin:/bin");
        shell.environment("HOME", temporary.resolve("nobody").toString());
        shell.environment("HANDSHAKE_JDKS", temporary.resolve("none").toString());

        assertRefused(shell.run("./handshake", "status"), "Handshake needs a JDK 25 or newer");
    }

    private Shell.Outcome up(String... options) {
        String[] command = Stream.concat(
                        Stream.of(
                                "./handshake",
                                "up",
                                "--detach",
                                "--data",
                                temporary.resolve("data").toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        return shell.run(command);
    }

    private static void assertRefused(Shell.Outcome outcome, String reason) {
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output().strip().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith(reason);
    }
}
