package io.handshake.e2e.launch;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be chosen for one installation: its data folder, the four ports in the order of {@link Deployable}, a PostgreSQL of one's own, the web origins that may call, how many MiB of heap a service may use, and which services run in more than one process. */
public record Options(
        Path repository,
        Path data,
        List<Integer> ports,
        String host,
        Optional<URI> postgres,
        List<URI> origins,
        int heap,
        List<Replica> also,
        List<String> rest) {

    /** Enough for what a service is asked by reps and forms; many large batches at once want more. */
    public static final int SMALL_HEAP = 66;

    private static final Set<String> KNOWN =
            Set.of("--data", "--ports", "--host", "--postgres", "--origins", "--heap", "--also");

    /** Reads the options among the arguments; what is no option stays in {@code rest}. */
    public static Options parse(Path repository, List<String> arguments) {
        Options options = new Options(
                repository,
                repository.resolve(".handshake"),
                List.of(8081, 8082, 8083, 8084),
                "127.0.0.1",
                Optional.empty(),
                List.of(),
                SMALL_HEAP,
                List.of(),
                List.of());
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                options = options.withRest(argument);
                continue;
            }
            if (!KNOWN.contains(argument)) {
                throw new Refusal("There is no option " + argument + "; see ./handshake help.");
            }
            if (++i == arguments.size()) {
                throw new Refusal("The option " + argument + " needs a value; see ./handshake help.");
            }
            options = options.with(argument, arguments.get(i));
        }
        return options;
    }

    public int port(Deployable deployable) {
        return ports.get(deployable.ordinal());
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--data" ->
                new Options(
                        repository, Path.of(value).toAbsolutePath(), ports, host, postgres, origins, heap, also, rest);
            case "--ports" ->
                new Options(repository, data, fourPorts(value), host, postgres, origins, heap, also, rest);
            case "--host" -> new Options(repository, data, ports, value, postgres, origins, heap, also, rest);
            case "--postgres" ->
                new Options(repository, data, ports, host, Optional.of(postgresUrl(value)), origins, heap, also, rest);
            case "--origins" ->
                new Options(repository, data, ports, host, postgres, webOrigins(value), heap, also, rest);
            case "--heap" ->
                new Options(repository, data, ports, host, postgres, origins, mebibytes(value), also, rest);
            case "--also" -> new Options(repository, data, ports, host, postgres, origins, heap, replicas(value), rest);
            default -> throw new IllegalArgumentException(option);
        };
    }

    private Options withRest(String argument) {
        List<String> longer = new ArrayList<>(rest);
        longer.add(argument);
        return new Options(repository, data, ports, host, postgres, origins, heap, also, List.copyOf(longer));
    }

    private static int mebibytes(String value) {
        if (value.matches("[0-9]{2,5}") && Integer.parseInt(value) >= SMALL_HEAP) {
            return Integer.parseInt(value);
        }
        throw new Refusal("--heap takes the MiB of heap for each service, " + SMALL_HEAP + " or more; it cannot be "
                + value + ".");
    }

    private static List<Integer> fourPorts(String value) {
        try {
            List<Integer> ports =
                    Arrays.stream(value.split(",")).map(Integer::valueOf).toList();
            if (ports.size() == 4
                    && ports.stream().distinct().count() == 4
                    && ports.stream().allMatch(Options::isPort)) {
                return ports;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Refusal("--ports takes four different ports for lead, scoring, sla and reporting, such as"
                + " 8081,8082,8083,8084; it cannot be " + value + ".");
    }

    private static List<Replica> replicas(String value) {
        List<Replica> replicas = Arrays.stream(value.split(","))
                .filter(part -> part.matches("[a-z-]+=[0-9]{1,5}"))
                .map(part -> part.split("="))
                .map(part -> new Replica(Deployable.of(part[0]), Integer.parseInt(part[1])))
                .filter(replica -> isPort(replica.port()))
                .toList();
        if (replicas.size() == value.split(",", -1).length
                && replicas.stream().map(Replica::port).distinct().count() == replicas.size()) {
            return replicas;
        }
        throw new Refusal("--also takes services, each with a port for one more process of it, such as"
                + " lead=8091,sla=8093; it cannot be " + value + ".");
    }

    private static List<URI> webOrigins(String value) {
        try {
            List<URI> origins = Arrays.stream(value.split(",")).map(URI::create).toList();
            if (origins.stream().allMatch(Options::isOrigin)) {
                return origins;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Refusal("--origins takes the origins of web pages that may call, such as"
                + " http://localhost:5173,https://app.example.org; it cannot be " + value + ".");
    }

    /** Scheme, host and maybe a port, and nothing behind. */
    private static boolean isOrigin(URI origin) {
        return ("http".equals(origin.getScheme()) || "https".equals(origin.getScheme()))
                && origin.getHost() != null
                && origin.toString().equals(origin.getScheme() + "://" + origin.getAuthority())
                && origin.getUserInfo() == null;
    }

    private static boolean isPort(int port) {
        return port > 0 && port < 65536;
    }

    private static URI postgresUrl(String value) {
        try {
            URI url = URI.create(value.replaceFirst("^jdbc:", ""));
            if (url.getHost() != null
                    && url.getUserInfo() != null
                    && url.getUserInfo().contains(":")) {
                return url;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Refusal("--postgres takes the URL of a PostgreSQL with a user who may create roles and databases:"
                + " postgresql://user:password@host:5432/postgres.");
    }
}
