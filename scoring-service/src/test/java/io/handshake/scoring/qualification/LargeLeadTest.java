package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.qualification.PlayedLead.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A lead that did very much is read like any other, and does not keep the others from being read. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class LargeLeadTest {
    private static final int MANY = Activities.LARGE + 1;

    @Inject
    Sql sql;

    @Inject
    LargeReads largeReads;

    @Test
    void ofAGreatManyActivitiesEachCountsAndAHundredAreTold() {
        UUID lead = withManyWebinars();

        byTheShippedOne(lead)
                .statusCode(200)
                .body("score", equalTo(10 * MANY))
                .body("contributions[0].count", equalTo(MANY))
                .body("contributions[0].activities", hasSize(100));
        as("rep")
                .queryParam("limit", 2)
                .get("/v1/scores/" + lead + "/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", notNullValue());
    }

    @Test
    void whenTooManyAreReadTheNextIsToldToTryAgainAndSmallOnesAreStillRead() {
        UUID large = withManyWebinars();
        UUID small = told();
        int free = largeReads.free();

        QuarkusTransaction.requiringNew().run(() -> {
            largeReads.begin();
            largeReads.begin();
            assertThat(largeReads.free()).isEqualTo(free - 1);
            QuarkusTransaction.requiringNew().run(() -> {
                largeReads.begin();
                byTheShippedOne(large).statusCode(503).header("Retry-After", notNullValue());
                byTheShippedOne(small).statusCode(200);
            });
        });

        byTheShippedOne(large).statusCode(200);
        Eventually.untilAsserted(() -> assertThat(largeReads.free()).isEqualTo(free));
    }

    private static ValidatableResponse byTheShippedOne(UUID lead) {
        return as("sales")
                .queryParam("definition", "shipped")
                .queryParam("version", 1)
                .get("/v1/scores/" + lead)
                .then();
    }

    private static UUID told() {
        UUID lead = created().tell().id;
        Eventually.untilAsserted(() -> byTheShippedOne(lead).statusCode(200));
        return lead;
    }

    private UUID withManyWebinars() {
        UUID lead = told();
        sql.update("""
                insert into activity (id, key, type, occurred_at, recorded_at)
                select gen_random_uuid(), ?, 'webinar', now() - n * interval '1 second', now() from generate_series(1, ?) as n""", lead, MANY);
        return lead;
    }
}
