package io.handshake.e2e.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The one folder that holds everything an installation keeps. */
public final class DataFolder {
    private static final long LARGE_LOG = 20_000_000;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final List<String> CONTENT = List.of("env", "logs", "run", "secrets", "postgresql");

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Makes the folder if need be, and refuses one that cannot be written. */
    public static DataFolder at(Path path) {
        try {
            for (Path folder : new Path[] {path, path.resolve("logs"), path.resolve("run"), path.resolve("secrets")}) {
                Files.createDirectories(folder);
            }
            Files.setPosixFilePermissions(path.resolve("secrets"), OWNER_ONLY);
            Files.delete(Files.createTempFile(path.resolve("run"), "write", ".check"));
            return new DataFolder(path);
        } catch (IOException _) {
            throw new Refusal("The data folder " + path + " cannot be written; choose another with --data DIR.");
        }
    }

    /** Whether an installation has kept its data here, so that nobody else's files are taken for them. */
    static boolean isOne(Path path) {
        return Stream.of("secrets", "logs/handshake.log", "run").allMatch(name -> Files.exists(path.resolve(name)));
    }

    public Path path() {
        return path;
    }

    /** Where the output of one process goes; a large file of earlier runs is set aside. */
    Path log(String name) throws IOException {
        Path log = path.resolve("logs").resolve(name + ".log");
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, path.resolve("logs").resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    Path run(String name) {
        return path.resolve("run").resolve(name);
    }

    /** The names of the processes of services, the first and further ones of each, that were started here. */
    List<String> processes() {
        try (Stream<Path> files = Files.list(path.resolve("run"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[a-z]+-service(-[0-9]+)?\\.pid"))
                    .map(name -> name.substring(0, name.length() - ".pid".length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new Refusal("The data folder " + path + " cannot be read: " + failure.getMessage());
        }
    }

    /** A password that is made up once and kept. */
    public String secret(String name) {
        Optional<String> kept = read("secrets/" + name);
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        write("secrets/" + name, secret);
        return secret;
    }

    Optional<String> read(String name) {
        try {
            Path file = path.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failure) {
            throw new Refusal("The file " + path.resolve(name) + " cannot be read: " + failure.getMessage());
        }
    }

    /** Replaces a file as a whole; nobody else may read it. */
    void write(String name, String text) {
        try {
            Path file = path.resolve(name);
            Path fresh = Files.createTempFile(
                    path.resolve("run"),
                    "fresh",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text, StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new Refusal("The file " + path.resolve(name) + " cannot be written: " + failure.getMessage());
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException failure) {
            throw new Refusal("The file " + path.resolve(name) + " cannot be deleted: " + failure.getMessage());
        }
    }

    /** Deletes what an installation keeps here, and nothing else that may be in the folder. */
    void deleteContent() {
        try {
            for (String name : CONTENT) {
                deleteAll(path.resolve(name));
            }
            try (Stream<Path> rest = Files.list(path)) {
                if (rest.findAny().isEmpty()) {
                    Files.delete(path);
                }
            }
        } catch (IOException failure) {
            throw new Refusal("The data folder " + path + " cannot be deleted: " + failure.getMessage());
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
