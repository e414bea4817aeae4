package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.definition;
import static io.handshake.scoring.Agreed.newKey;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.published;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.sign;
import static io.handshake.scoring.qualification.PlayedLead.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of a lead a score is told once a second at most. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class TellingPaceTest {
    @Inject
    QualifyLeads qualifyLeads;

    @Inject
    Leads leads;

    @Inject
    Sql sql;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private static String inForce(String type) {
        Map<String, Object> definition = definition(newKey());
        String key = String.valueOf(definition.get("key"));
        definition.put("scope", Map.of("segment", key));
        definition.put("rules", List.of(rule(type, 1)));
        definition.put("threshold", 1000);
        as("marketing").body(definition).post("/v1/definitions").then().statusCode(201);
        sign(key, 1, "marketing", "mira").statusCode(201);
        sign(key, 1, "sales", "sven").statusCode(201);
        return key;
    }

    private void does(UUID lead, String type, Duration untilItIsRecorded) {
        sql.update(
                "insert into activity (id, key, type, occurred_at, recorded_at) values (gen_random_uuid(), ?, ?, now(), now())",
                lead,
                type);
        QuarkusTransaction.requiringNew().run(() -> {
            qualifyLeads.among(leads.lock(List.of(lead)));
            SettableClock.advance(untilItIsRecorded);
        });
    }

    private static List<Instant> toldAt(UUID lead) {
        return published(lead.toString()).stream()
                .filter(fact -> "score-changed".equals(fact.get("type")))
                .map(fact -> Instant.parse(String.valueOf(fact.get("recordedat"))))
                .toList();
    }

    @Test
    void theSecondCountsFromWhenTheLastWordWasRecorded() {
        String type = newType();
        UUID lead = created(Map.of("segment", inForce(type))).tell().id;
        Eventually.untilAsserted(
                () -> as("sales").get("/v1/scores/" + lead).then().statusCode(200));

        does(lead, type, Duration.ofMillis(900));
        SettableClock.advance(Duration.ofMillis(200));
        does(lead, type, Duration.ZERO);

        Eventually.untilAsserted(() -> assertThat(toldAt(lead)).hasSize(2));
        assertThat(toldAt(lead).getLast())
                .isAfterOrEqualTo(toldAt(lead).getFirst().plusSeconds(1));
    }
}
