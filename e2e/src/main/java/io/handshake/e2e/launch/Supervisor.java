package io.handshake.e2e.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The one process that owns a data folder from {@code up} to {@code down}. */
public final class Supervisor {
    static final String NAME = "supervisor";

    private final Options options;
    private final DataFolder folder;
    private final PidFile pidFile;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Supervisor(Options options) {
        this.options = options;
        this.folder = DataFolder.at(options.data());
        this.pidFile = new PidFile(folder, NAME);
    }

    /** Runs until it is told to end. */
    public int run() {
        try (FileChannel file =
                        FileChannel.open(folder.run("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            refuseIfHeld(lock);
            pidFile.write(ProcessHandle.current());
            supervise();
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void refuseIfHeld(@Nullable FileLock lock) {
        if (lock == null) {
            throw new Refusal("Handshake is already running"
                    + pidFile.running()
                            .map(process -> " (process " + process.pid() + ")")
                            .orElse("")
                    + "; see ./handshake status.");
        }
    }

    private void supervise() {
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitStop(main)));
        try (Installation installation = Installation.start(options, Supervisor::say)) {
            folder.write("run/ready", Long.toString(ProcessHandle.current().pid()));
            say(Welcome.text(options, installation));
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException _) {
            say("Everything is stopped.");
        } finally {
            folder.delete("run/ready");
            pidFile.delete();
            stopped.countDown();
        }
    }

    /** Keeps the process alive until everything is stopped in order. */
    private void awaitStop(Thread main) {
        main.interrupt();
        try {
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
