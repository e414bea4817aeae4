package io.handshake.e2e.bench;

import static java.util.stream.Collectors.joining;

import io.handshake.e2e.launch.Running;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The product's own intake of people nobody knew: one by one with an Idempotency-Key, or in batches. */
record LeadIntake(Post post, int batch) implements Load {
    /** As the statements of the ceiling tell it, too. */
    private static final String PERSON = """
            {"email":"bench-###################@example.org","firstName":"Ada","lastName":"Example","company":"ExampleWorks","country":"DE","segment":"mid-market","campaign":"bench"}""";

    /** One count for all, so that nobody is told about twice, not even by another run. */
    private static final AtomicLong PEOPLE = new AtomicLong(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));

    static LeadIntake of(Running running, String key, int batch) {
        return new LeadIntake(Post.to(running, batch == 1 ? "/v1/leads" : "/v1/leads/batch", key), batch);
    }

    @Override
    public Pace run(int connections, Duration time) {
        return Hands.work(connections, time, () -> {
            Form form = form();
            return () -> {
                for (int i = 0; i < batch; i++) {
                    form.fill(i, PEOPLE.getAndIncrement());
                }
                post.send(form.text(), headers());
                return batch;
            };
        });
    }

    private Map<String, String> headers() {
        return batch == 1 ? Map.of("Idempotency-Key", UUID.randomUUID().toString()) : Map.of();
    }

    private Form form() {
        return new Form(
                batch == 1
                        ? PERSON
                        : Stream.generate(() -> PERSON).limit(batch).collect(joining(",", "{\"leads\":[", "]}")));
    }
}
