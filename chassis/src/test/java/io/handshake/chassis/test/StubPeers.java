package io.handshake.chassis.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.handshake.chassis.event.Slots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** HTTP servers that behave like the peers' feeds; a test writes what they serve through {@link StubPeer}. */
final class StubPeers {
    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<Served>> feeds = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> generations = new ConcurrentHashMap<>();

    private record Served(int slot, String envelope) {}

    private StubPeers(HttpServer server) {
        this.server = server;
    }

    static StubPeers start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        StubPeers peers = new StubPeers(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", peers::handle);
        server.start();
        return peers;
    }

    String url(String feed) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + feed;
    }

    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/");
            String feed = path[1];
            switch (path[2]) {
                case "publish" -> publish(feed, exchange);
                case "begin-anew" -> beginAnew(feed, exchange);
                default -> serve(feed, exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beginAnew(String feed, HttpExchange exchange) throws IOException {
        synchronized (this) {
            events(feed).clear();
            generation(feed).incrementAndGet();
        }
        exchange.sendResponseHeaders(204, -1);
    }

    /** All at once, as a transaction of the peer commits them: no page ends between them but for its limit. */
    private void publish(String feed, HttpExchange exchange) throws IOException {
        JsonNode told = json.readTree(exchange.getRequestBody());
        synchronized (this) {
            List<Served> served = new ArrayList<>();
            for (JsonNode event : told) {
                served.add(served(feed, event, events(feed).size() + served.size() + 1));
            }
            events(feed).addAll(served);
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private Served served(String feed, JsonNode event, int id) throws IOException {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("id", Integer.toString(id));
        envelope.put("source", "/" + feed + "-service/feeds/test");
        envelope.put("type", event.get("type"));
        envelope.put("subject", event.get("subject"));
        envelope.put("time", event.path("time").asText(Instant.now().toString()));
        envelope.put("recordedat", event.path("recordedat").asText(Instant.now().toString()));
        if (event.hasNonNull("sequence")) {
            envelope.put("sequence", event.get("sequence"));
        }
        envelope.put("data", event.get("data"));
        return new Served(Slots.of(event.get("subject").asText()), json.writeValueAsString(envelope));
    }

    private void serve(String feed, HttpExchange exchange) throws IOException, InterruptedException {
        Map<String, String> query = query(exchange);
        String[] after =
                query.getOrDefault("after", generation(feed).get() + "." + 0).split("\\.");
        int generation = Integer.parseInt(after[0]);
        String[] slots = query.getOrDefault("slots", "0-63").split("-");
        long end = System.nanoTime() + Long.parseLong(query.getOrDefault("wait", "0")) * 1_000_000_000L;
        while (true) {
            List<Served> events = events(feed, generation);
            if (events == null) {
                exchange.sendResponseHeaders(410, -1);
                return;
            }
            StringBuilder page = new StringBuilder("[");
            int next = Integer.parseInt(after[1]);
            int count = 0;
            for (; next < events.size() && count < Integer.parseInt(query.getOrDefault("limit", "100")); next++) {
                Served served = events.get(next);
                if (served.slot() >= Integer.parseInt(slots[0]) && served.slot() <= Integer.parseInt(slots[1])) {
                    page.append(count++ == 0 ? "" : ",").append(served.envelope());
                }
            }
            if (count > 0 || System.nanoTime() >= end) {
                exchange.getResponseHeaders().add("Next-Cursor", generation + "." + next);
                exchange.getResponseHeaders().add("Read-Until", Instant.now().toString());
                byte[] body = page.append("]").toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                return;
            }
            Thread.sleep(10);
        }
    }

    /** What the feed has told so far; null when it began anew since. */
    private synchronized @Nullable List<Served> events(String feed, int generation) {
        return generation(feed).get() == generation ? List.copyOf(events(feed)) : null;
    }

    private List<Served> events(String feed) {
        return feeds.computeIfAbsent(feed, f -> new CopyOnWriteArrayList<>());
    }

    private AtomicInteger generation(String feed) {
        return generations.computeIfAbsent(feed, f -> new AtomicInteger(1));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        try {
            for (String part : exchange.getRequestURI().getQuery().split("&")) {
                String[] pair = part.split("=", 2);
                query.put(pair[0], pair[1]);
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new UncheckedIOException(new IOException("malformed query", e));
        }
        return query;
    }
}
