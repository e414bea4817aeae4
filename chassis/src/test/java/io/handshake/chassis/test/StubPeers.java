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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

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
        events(feed).clear();
        generation(feed).incrementAndGet();
        exchange.sendResponseHeaders(204, -1);
    }

    private void publish(String feed, HttpExchange exchange) throws IOException {
        for (JsonNode event : json.readTree(exchange.getRequestBody())) {
            Map<String, Object> envelope = new HashMap<>();
            envelope.put("specversion", "1.0");
            envelope.put("source", "/" + feed + "-service/feeds/test");
            envelope.put("type", event.get("type"));
            envelope.put("subject", event.get("subject"));
            envelope.put("time", event.path("time").asText(Instant.now().toString()));
            envelope.put(
                    "recordedat", event.path("recordedat").asText(Instant.now().toString()));
            if (event.hasNonNull("sequence")) {
                envelope.put("sequence", event.get("sequence"));
            }
            envelope.put("data", event.get("data"));
            synchronized (this) {
                envelope.put("id", Integer.toString(events(feed).size() + 1));
                int slot = Slots.of(event.get("subject").asText());
                events(feed).add(new Served(slot, json.writeValueAsString(envelope)));
            }
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private void serve(String feed, HttpExchange exchange) throws IOException, InterruptedException {
        Map<String, String> query = query(exchange);
        int generation = generation(feed).get();
        String[] after = query.getOrDefault("after", generation + "." + 0).split("\\.");
        if (Integer.parseInt(after[0]) != generation) {
            exchange.sendResponseHeaders(410, -1);
            return;
        }
        String[] slots = query.getOrDefault("slots", "0-63").split("-");
        long end = System.nanoTime() + Long.parseLong(query.getOrDefault("wait", "0")) * 1_000_000_000L;
        while (true) {
            StringBuilder page = new StringBuilder("[");
            int next = Integer.parseInt(after[1]);
            int count = 0;
            List<Served> events = List.copyOf(events(feed));
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
