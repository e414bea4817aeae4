package io.handshake.reporting.funnel;

import static io.handshake.chassis.test.StubPeer.event;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class OpportunityReportTest {

    private final String funnel = "deals-" + UUID.randomUUID();
    private final List<Map<String, Object>> told = new ArrayList<>();

    @Inject
    Sql sql;

    @Test
    void aDealWithSeveralLeadsCountsOnceAndIsOfEachOfTheirPasses() {
        UUID ada = passOpened(1, "2026-01-01");
        UUID bob = passOpened(1, "2026-02-01");
        UUID deal = UUID.randomUUID();
        tell("opportunity-created", deal, 1, "2026-02-05", 500, place(ada, 1), place(bob, 1));
        tell("opportunity-won", deal, 2, "2026-02-10", 700, place(ada, 1), place(bob, 1));
        publish(deal, 2);

        expect("from=2026-01-01&to=2026-03-01", 1, 1, 0, 700L);
        expect("from=2026-01-01&to=2026-03-01&mode=cohort&horizonDays=90", 1, 1, 0, 700L);
        expect("from=2026-01-01&to=2026-01-02&mode=cohort&horizonDays=90", 1, 1, 0, 700L);
        expect("from=2026-02-01&to=2026-02-02&mode=cohort&horizonDays=90", 1, 1, 0, 700L);
        expect("from=2026-02-01&to=2026-02-02&mode=cohort&horizonDays=4", 1, 0, 0);
    }

    @Test
    void aLeadThatJoinsLaterBringsItsPassAlong() {
        UUID ada = passOpened(1, "2026-01-01");
        UUID bob = passOpened(1, "2026-02-01");
        UUID deal = UUID.randomUUID();
        tell("opportunity-created", deal, 1, "2026-01-05", 500, place(ada, 1));
        tell("opportunity-changed", deal, 2, "2026-02-05", 600, place(ada, 1), place(bob, 1));
        tell("opportunity-won", deal, 3, "2026-02-10", 600, place(ada, 1), place(bob, 1));
        publish(deal, 2);

        expect("from=2026-02-01&to=2026-02-02&mode=cohort&horizonDays=4", 1, 0, 0);
        expect("from=2026-02-01&to=2026-02-02&mode=cohort&horizonDays=30", 1, 1, 0, 600L);
        expect("from=2026-01-01&to=2026-01-02&mode=cohort&horizonDays=30", 1, 0, 0);
    }

    @Test
    void aWinIsTakenBackOnTheDateOfTheReopeningAndThePastStaysAsItWas() {
        UUID ada = passOpened(1, "2026-01-01");
        UUID deal = UUID.randomUUID();
        tell("opportunity-created", deal, 1, "2026-01-05", 500, place(ada, 1));
        tell("opportunity-won", deal, 2, "2026-01-10", 500, place(ada, 1));
        passOpened(ada, 2, "2026-02-10");
        tell("opportunity-reopened", deal, 3, "2026-02-10", 500, place(ada, 2));
        tell("opportunity-lost", deal, 4, "2026-03-10", 500, place(ada, 2));
        publish(deal, 2);

        expect("from=2026-01-01&to=2026-02-01", 1, 1, 0, 500L);
        expect("from=2026-02-01&to=2026-03-01", 0, -1, 0, -500L);
        expect("from=2026-03-01&to=2026-04-01", 0, 0, 1);
        expect("from=2026-01-01&to=2026-04-01", 1, 0, 1);
        expect("from=2026-01-01&to=2026-01-02&mode=cohort&horizonDays=30", 1, 1, 0, 500L);
        expect("from=2026-01-01&to=2026-01-02&mode=cohort&horizonDays=90", 1, 0, 0);
        expect("from=2026-02-10&to=2026-02-11&mode=cohort&horizonDays=90", 1, 0, 1);
    }

    @Test
    void aLostDealOpenedAgainAndWonIsRevenueOnce() {
        UUID ada = passOpened(1, "2026-01-01");
        UUID deal = UUID.randomUUID();
        tell("opportunity-created", deal, 1, "2026-01-05", 500, place(ada, 1));
        tell("opportunity-won", deal, 2, "2026-01-10", 500, place(ada, 1));
        tell("opportunity-reopened", deal, 3, "2026-01-11", 500, place(ada, 2));
        passOpened(ada, 2, "2026-01-11");
        tell("opportunity-won", deal, 4, "2026-01-12", 800, place(ada, 2));
        tell("opportunity-reopened", deal, 5, "2026-01-13", 800, place(ada, 3));
        passOpened(ada, 3, "2026-01-13");
        tell("opportunity-won", deal, 6, "2026-01-14", 900, place(ada, 3));
        publish(deal, 3);

        expect("from=2026-01-01&to=2026-02-01", 1, 1, 0, 900L);
        expect("from=2026-01-01&to=2026-02-01&mode=cohort&horizonDays=30", 1, 1, 0, 900L);
    }

    @Test
    void aDealWithoutALeadIsOfNoFunnelAndStopsNothing() {
        UUID deal = UUID.randomUUID();
        UUID ada = passOpened(1, "2026-01-01");
        UUID other = UUID.randomUUID();
        tell("opportunity-created", deal, 1, "2026-01-05", 500);
        tell("opportunity-won", deal, 2, "2026-01-06", 500);
        tell("opportunity-created", other, 1, "2026-01-05", 500, place(ada, 1));
        publish(other, 1);

        expect("from=2026-01-01&to=2026-02-01", 1, 0, 0);
        Eventually.untilAsserted(() -> assertThat(sql.list(
                        "select outcome from opportunity_outcome where opportunity = ?",
                        row -> row.getString("outcome"),
                        deal))
                .containsExactly("won"));
    }

    @Test
    void factsPublishedWhenADealHadOneLeadAreReadAsBefore() {
        UUID ada = passOpened(1, "2026-01-01");
        UUID deal = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(Map.of("opportunity", deal, "lead", ada, "pass", 1));
        told.add(event("opportunity-created", deal.toString(), 1L, data, at("2026-01-05"), at("2026-01-05")));
        told.add(event("opportunity-lost", deal.toString(), 2L, data, at("2026-01-06"), at("2026-01-06")));
        publish(deal, 1);

        expect("from=2026-01-01&to=2026-02-01", 1, 0, 1);
    }

    private void expect(String question, long created, long won, long lost, Long... wonAmount) {
        Eventually.untilAsserted(() -> {
            JsonPath report = given().urlEncodingEnabled(false)
                    .header("Authorization", TestTokens.bearer("marketing"))
                    .get("/v1/reports/funnel?" + question + "&funnel=" + funnel)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(report.getLong("opportunities.created")).as("created").isEqualTo(created);
            assertThat(report.getLong("opportunities.won")).as("won").isEqualTo(won);
            assertThat(report.getLong("opportunities.lost")).as("lost").isEqualTo(lost);
            assertThat(report.<Number>getList("opportunities.wonAmount.minor"))
                    .extracting(Number::longValue)
                    .containsExactly(wonAmount);
        });
    }

    private UUID passOpened(int pass, String date) {
        UUID lead = UUID.randomUUID();
        passOpened(lead, pass, date);
        return lead;
    }

    private void passOpened(UUID lead, int pass, String date) {
        Map<String, Object> data = Map.of(
                "lead", lead, "pass", pass, "funnel", funnel, "funnelVersion", 1, "stage", "Lead", "milestone", "LEAD");
        told.add(event("pass-opened", lead.toString(), (long) pass, data, at(date), at(date)));
    }

    private record Place(UUID lead, int pass) {}

    private static Place place(UUID lead, int pass) {
        return new Place(lead, pass);
    }

    private void tell(String type, UUID deal, long sequence, String date, long minor, Place... leads) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "opportunity", deal,
                "leads", List.of(leads),
                "amount", Map.of("minor", minor, "currency", "EUR")));
        if (leads.length > 0) {
            data.put("lead", leads[0].lead());
            data.put("pass", leads[0].pass());
        }
        told.add(event(type, deal.toString(), sequence, data, at(date), at(date)));
    }

    private void publish(UUID deal, int passes) {
        StubPeer.of("lead").publish(told);
        Eventually.untilAsserted(() -> assertThat(sql.list(
                        "select pass from opportunity_pass where opportunity = ?", row -> row.getInt("pass"), deal))
                .hasSize(passes));
    }

    private static Instant at(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
