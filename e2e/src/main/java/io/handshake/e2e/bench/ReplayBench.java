package io.handshake.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshake.e2e.api.Api;
import io.handshake.e2e.api.Pause;
import io.handshake.e2e.launch.Deployable;
import io.handshake.e2e.launch.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A replay over all leads against reading the same activities once, in whatever order they lie. */
public final class ReplayBench {
    private static final double TARGET = 3;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Running running;
    private final int leads;

    /** @param leads how many there are to be, each with some twenty activities */
    public ReplayBench(Running running, int leads) {
        this.running = running;
        this.leads = leads;
    }

    public int run() {
        Past past = new Past(new Server(running.postgresUrl()), leads);
        past.write();
        System.out.printf("There are %,d leads with %,d activities.%n", leads, past.activities());
        Api marketing = running.api(Deployable.SCORING).as(running.credential("marketing"));
        String draft = draft(marketing);
        Duration before = past.scan();
        Duration replay = replay(marketing, draft);
        Duration after = past.scan();
        Duration scan = before.plus(after).dividedBy(2);
        double ratio = (double) replay.toMillis() / scan.toMillis();
        System.out.printf(
                "One scan %.1f s (before %.1f, after %.1f), replay %.1f s, ratio %.2f (%s %.0f); scoring-service %d MB resident%n",
                seconds(scan),
                seconds(before),
                seconds(after),
                seconds(replay),
                ratio,
                ratio <= TARGET ? "at most" : "above",
                TARGET,
                running.residentMegabytes(Deployable.SCORING));
        return ratio <= TARGET ? 0 : 1;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static String draft(Api marketing) {
        String key = "bench-" + UUID.randomUUID();
        Map<String, Object> draft = Map.of(
                "key",
                key,
                "name",
                "Qualified lead",
                "description",
                "Interest that fades, and who the lead is.",
                "rules",
                List.of(
                        Map.of("activityType", "webinar", "points", 12, "halfLifeDays", 30),
                        Map.of("activityType", "pricing-page", "points", 8, "withinDays", 60),
                        Map.of("activityType", "key-page", "points", 2, "atMost", 5)),
                "fitRules",
                List.of(Map.of(
                        "key",
                        "at-home",
                        "points",
                        5,
                        "when",
                        List.of(Map.of("attribute", "country", "is", List.of("DE", "AT"))))),
                "threshold",
                40,
                "effectiveFrom",
                "2020-01-01T00:00:00Z");
        marketing.post("/v1/definitions", draft).expect(201);
        return key;
    }

    private static Duration replay(Api marketing, String draft) {
        String path = "/v1/replays/"
                + marketing
                        .post("/v1/definitions/" + draft + "/versions/1/replays", Map.of())
                        .expect(202)
                        .required("id")
                        .asText();
        JsonNode replay = marketing.get(path).expect(200);
        while (replay.required("state").asText().equals("running")) {
            Pause.of(PAUSE);
            replay = marketing.get(path).expect(200);
        }
        System.out.printf(
                "Replay %s: %,d leads, %,d passes, %,d gained, %,d lost%n",
                replay.required("state").asText(),
                replay.required("leadsDone").asLong(),
                replay.required("passesDone").asLong(),
                replay.at("/findings/gained").asLong(),
                replay.at("/findings/lost").asLong());
        return Duration.between(
                Instant.parse(replay.required("knownAt").asText()),
                Instant.parse(replay.required("endedAt").asText()));
    }
}
