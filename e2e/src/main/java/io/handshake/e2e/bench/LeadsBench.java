package io.handshake.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Refusal;
import io.handshake.e2e.launch.Running;
import java.time.Duration;
import java.util.Map;

/** New leads, one by one and in batches, against the same rows written by statements of their own. */
public final class LeadsBench {
    private static final int CLIENTS = 32;

    /** A key that may post as often as any key may. */
    private static final Map<String, Object> OFTEN =
            Map.of("name", "Bench", "source", "bench", "rateLimit", Map.of("perMinute", 1_000_000));

    private final Running running;
    private final Duration run;

    /** @param run how long each side works in each of the pairs */
    public LeadsBench(Running running, Duration run) {
        this.running = running;
        this.run = run;
    }

    public int run() {
        if (!Pgbench.isInstalled()) {
            throw new Refusal("The ceiling of leads is measured by pgbench, which is not on the path.");
        }
        Api keys = running.api(Deployable.LEAD).as(running.credential("admin"));
        JsonNode made = keys.post("/v1/partner-keys", OFTEN).expect(201);
        try (Quiet quiet = new Quiet(running);
                PlainLeads plain = new PlainLeads(new Server(running.postgresUrl()))) {
            return compare(plain, quiet, made.required("key").asText()) ? 0 : 1;
        } finally {
            keys.delete("/v1/partner-keys/" + made.required("id").asText());
        }
    }

    private boolean compare(PlainLeads plain, Quiet quiet, String key) {
        Load single = LeadIntake.of(running, key, 1);
        quiet.warmUp(run, single, LeadIntake.of(running, key, 100));
        System.out.printf("Both sides hold %,d leads now.%n", plain.level());
        Rounds one = Rounds.of(single, plain.oneStatement(), CLIENTS, run, quiet::busy);
        boolean reached = one.print("one by one, 32 clients, against one statement", "leads", 0.5);
        plain.level();
        Rounds separate = Rounds.of(single, plain.statementByStatement(), CLIENTS, run, quiet::busy);
        reached &= separate.print("one by one, 32 clients, against begin..commit", "leads", 1.0);
        for (int connections : new int[] {2, 8}) {
            reached &= batches(plain, quiet, key, 100, connections, 0.55);
            reached &= batches(plain, quiet, key, 1000, connections, 0.75);
        }
        return reached;
    }

    private boolean batches(PlainLeads plain, Quiet quiet, String key, int size, int connections, double target) {
        plain.level();
        Rounds rounds =
                Rounds.of(LeadIntake.of(running, key, size), plain.batches(size), connections, run, quiet::busy);
        return rounds.print("batches of %,d, %d connections".formatted(size, connections), "leads", target);
    }
}
