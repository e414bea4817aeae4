package io.handshake.e2e.launch;

import java.time.Instant;
import java.util.Optional;

/** Remembers a process across runs by its id and its start, so that a reused id is not taken for it. */
record PidFile(DataFolder folder, String name) {

    void write(ProcessHandle process) {
        folder.write("run/" + name + ".pid", process.pid() + " " + startOf(process));
    }

    void delete() {
        folder.delete("run/" + name + ".pid");
    }

    Optional<ProcessHandle> running() {
        return folder.read("run/" + name + ".pid").flatMap(PidFile::find);
    }

    private static Optional<ProcessHandle> find(String text) {
        String[] parts = text.trim().split(" ");
        if (parts.length != 2) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(Processes::isRunning)
                .filter(process -> startOf(process).equals(parts[1]));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
