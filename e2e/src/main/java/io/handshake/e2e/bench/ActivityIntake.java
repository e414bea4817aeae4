package io.handshake.e2e.bench;

import static java.util.stream.Collectors.joining;

import io.handshake.e2e.launch.Running;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The product's own intake: one authenticated call per batch, each activity with an event id of its own. */
record ActivityIntake(Post post) implements Load {
    static final int BATCH = 500;
    static final int PEOPLE = 5000;

    static ActivityIntake of(Running running) {
        return new ActivityIntake(Post.to(running, "/v1/activities", running.partnerKey()));
    }

    @Override
    public Pace run(int connections, Duration time) {
        return Hands.work(connections, time, () -> {
            Form batch = batch();
            return () -> {
                fill(batch);
                post.send(batch.text(), Map.of());
                return BATCH;
            };
        });
    }

    private static Form batch() {
        return new Form(IntStream.range(0, BATCH)
                .mapToObj(i -> """
                        {"type":"key-page","eventId":"%s-%d","externalId":{"id":"bench-####"},"campaign":"bench"}""".formatted("#".repeat(36), i))
                .collect(joining(",", "{\"activities\":[", "]}")));
    }

    private static void fill(Form batch) {
        byte[] call = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < BATCH; i++) {
            batch.fill(2 * i, call);
            batch.fill(2 * i + 1, ThreadLocalRandom.current().nextInt(PEOPLE));
        }
    }
}
