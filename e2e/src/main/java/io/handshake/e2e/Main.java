package io.handshake.e2e;

import io.handshake.e2e.api.UnexpectedAnswer;
import io.handshake.e2e.bench.ActivitiesBench;
import io.handshake.e2e.imports.ImportEducation;
import io.handshake.e2e.imports.ImportSynthetic;
import io.handshake.e2e.launch.Control;
import io.handshake.e2e.launch.Options;
import io.handshake.e2e.launch.Refusal;
import io.handshake.e2e.launch.Running;
import io.handshake.e2e.launch.Supervisor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Carries out one command of the {@code handshake} script. */
public final class Main {
    /** Commands that take options only. */
    private static final Set<String> ALONE = Set.of("supervise", "status", "down", "reset", "import-synthetic");

    private Main() {}

    public static void main(String... arguments) {
        try {
            System.exit(run(arguments[0], Options.parse(repository(), rest(arguments))));
        } catch (Refusal | UnexpectedAnswer refusal) {
            System.out.println(refusal.getMessage());
            System.exit(1);
        }
    }

    private static int run(String command, Options options) {
        if (ALONE.contains(command) && !options.rest().isEmpty()) {
            throw new Refusal(
                    "There is nothing to do with '" + options.rest().getFirst() + "' here; see ./handshake help.");
        }
        return switch (command) {
            case "supervise" -> new Supervisor(options).run();
            case "status" -> new Control(options).status();
            case "down" -> new Control(options).down();
            case "restart" -> new Control(options).restart();
            case "reset" -> new Control(options).reset();
            case "import-education" -> new ImportEducation(Running.in(options), file(options)).run();
            case "import-synthetic" -> new ImportSynthetic(Running.in(options)).run();
            case "bench" -> bench(options);
            default -> throw new Refusal("There is no command '" + command + "'; see ./handshake help.");
        };
    }

    private static int bench(Options options) {
        if (!options.rest().equals(List.of("activities"))) {
            throw new Refusal("Which bench? ./handshake bench activities");
        }
        return new ActivitiesBench(Running.in(options)).run();
    }

    private static Path file(Options options) {
        if (options.rest().size() != 1) {
            throw new Refusal("Which file? ./handshake import-education FILE");
        }
        return Path.of(options.rest().getFirst());
    }

    private static Path repository() {
        return Path.of(System.getProperty("handshake.repository", "")).toAbsolutePath();
    }

    private static List<String> rest(String... arguments) {
        return Arrays.asList(arguments).subList(1, arguments.length);
    }
}
