package io.handshake.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands in the repository as a person at a terminal would, with the packaged services as they are. */
public final class Shell {
    private final Path temporary;
    private final Map<String, String> environment = new HashMap<>();

    public Shell(Path temporary) {
        this.temporary = temporary;
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HANDSHAKE_BUILD", "no");
    }

    /** How a command ended, and what it wrote to both of its outputs. */
    public record Outcome(int exitCode, String output) {}

    public void environment(String name, String value) {
        environment.put(name, value);
    }

    public Outcome run(String... command) {
        try {
            Path output = Files.createTempFile(temporary, "output", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(Repository.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().remove("JAVA_TOOL_OPTIONS"); // Java tells of it, and what is said is compared
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "took too long: " + String.join(" ", command) + "\n" + Files.readString(output));
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted");
        }
    }
}
