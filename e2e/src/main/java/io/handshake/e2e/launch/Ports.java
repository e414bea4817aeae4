package io.handshake.e2e.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Which ports nobody listens on. */
public final class Ports {
    private Ports() {}

    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static int firstFreeFrom(int first) {
        for (int port = first; port < first + 1000; port++) {
            if (isFree("127.0.0.1", port)) {
                return port;
            }
        }
        throw new Refusal("There is no free port for PostgreSQL from " + first + " on.");
    }

    /** Four ports that are free now, for tests. */
    public static List<Integer> fourFree() {
        return free(4);
    }

    /** So many ports that are free now, for tests. */
    public static List<Integer> free(int howMany) {
        List<Integer> ports = new ArrayList<>();
        int from = 20000 + (int) (ProcessHandle.current().pid() % 8000);
        while (ports.size() < howMany) {
            int port = firstFreeFrom(from);
            ports.add(port);
            from = port + 1;
        }
        return ports;
    }
}
