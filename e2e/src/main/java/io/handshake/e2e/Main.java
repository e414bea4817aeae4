package io.handshake.e2e;

import io.handshake.e2e.api.UnexpectedAnswer;
import io.handshake.e2e.bench.ActivitiesBench;
import io.handshake.e2e.bench.ClocksBench;
import io.handshake.e2e.bench.LeadsBench;
import io.handshake.e2e.bench.ReplayBench;
import io.handshake.e2e.imports.ImportEducation;
import io.handshake.e2e.imports.ImportSynthetic;
import io.handshake.e2e.launch.Control;
import io.handshake.e2e.launch.Options;
import io.handshake.e2e.launch.Refusal;
import io.handshake.e2e.launch.Running;
import io.handshake.e2e.launch.Supervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Carries out one command of the {@code handshake} script. */
public final class Main {
    /** Commands that take options only. */
    private static final Set<String> ALONE = Set.of("supervise", "status", "down", "reset", "import-synthetic");

    private static final String BENCHES =
            "Which bench? ./handshake bench activities, or leads, and behind it, if not 10, the seconds of a run;"
                    + " or replay, and behind it, if not 1000000, how many leads; or clocks, and behind it, if not 10000,"
                    + " how many fall due in one second";

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
        List<String> rest = options.rest();
        if (rest.isEmpty() || rest.size() > 2) {
            throw new Refusal(BENCHES);
        }
        Running running = Running.in(options);
        return switch (rest.getFirst()) {
            case "activities" -> new ActivitiesBench(running, seconds(rest)).run();
            case "leads" -> new LeadsBench(running, seconds(rest)).run();
            case "replay" ->
                new ReplayBench(running, number(rest, 1_000_000, "[1-9][0-9]{3,6}", "1000 to 9999999")).run();
            case "clocks" -> new ClocksBench(running, number(rest, 10_000, "[1-9][0-9]{1,5}", "10 to 999999")).run();
            default -> throw new Refusal(BENCHES);
        };
    }

    private static Duration seconds(List<String> rest) {
        return Duration.ofSeconds(number(rest, 10, "[1-9][0-9]{0,3}", "1 to 9999"));
    }

    private static int number(List<String> rest, int usual, String pattern, String range) {
        if (rest.size() == 1) {
            return usual;
        }
        if (!rest.get(1).matches(pattern)) {
            throw new Refusal(
                    "What is behind the bench is a whole number, " + range + "; it cannot be " + rest.get(1) + ".");
        }
        return Integer.parseInt(rest.get(1));
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
