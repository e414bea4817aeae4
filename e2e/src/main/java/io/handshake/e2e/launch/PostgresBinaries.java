package io.handshake.e2e.launch;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs for this machine, unpacked once beside the build. */
final class PostgresBinaries {
    private static final String VERSION = "18.6";
    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    static PostgresBinaries unpacked(Path repository) {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = ArchUtils.normalize(System.getProperty("os.arch"));
        Path folder = repository.resolve("e2e/target/postgresql-" + VERSION + "-" + machine);
        if (Files.notExists(folder)) {
            try {
                unpack(system, machine, folder);
            } catch (IOException failure) {
                throw new UncheckedIOException("PostgreSQL cannot be unpacked into " + folder, failure);
            }
        }
        return new PostgresBinaries(folder);
    }

    /** PostgreSQL refuses to run as root, so root runs it in a user name space of its own. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            if (!LinuxUtils.isUnshareAvailable()) {
                throw new Refusal("PostgreSQL does not run as root here; start as another user, or give a PostgreSQL of"
                        + " your own with --postgres URL.");
            }
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(String system, String machine, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempDirectory(target.getParent(), "postgresql-");
        InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        if (packed == null) {
            throw new Refusal("There is no PostgreSQL for " + system + " on " + machine
                    + "; give one of your own with --postgres URL.");
        }
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, fresh.resolve(entry.getName()).normalize());
            }
        }
        try {
            Files.move(fresh, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            // another launcher was faster; its copy is the same
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
            file.toFile().setExecutable(true, false);
        }
    }
}
