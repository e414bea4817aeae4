package io.handshake.reporting.handshake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.chassis.test.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How every end of a hand-off counts. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class HandoffEndsTest {

    private static final AtomicInteger YEARS = new AtomicInteger(1901);
    private static final RestAssuredConfig DOUBLES =
            RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

    /** Hand-offs belong to no funnel, so each test has a year of its own. */
    private final int year = YEARS.getAndIncrement();

    private final Instant begin =
            LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();

    @Test
    void whatNobodyTookIsRecycledAndCountsLikeSilence() {
        HandoffStory story = offered()
                .withdrawn(day(1), "expired", "breached")
                .offered(day(1))
                .withdrawn(day(2), "expired", "breached")
                .then("handoff-recycled", day(2));
        publish(story);

        untilReported(
                30,
                report -> report.body("recycled", equalTo(1))
                        .body("pending", equalTo(0))
                        .body("expiredOffers", equalTo(2))
                        .body("strict.part", equalTo(0))
                        .body("strict.whole", equalTo(1))
                        .body("decided.whole", equalTo(0)));
        untilReported(
                1,
                report -> report.body("recycled", equalTo(0))
                        .body("pending", equalTo(1))
                        .body("expiredOffers", equalTo(1)));
    }

    @Test
    void whatNobodyIsAskedToAcceptIsInNoRate() {
        publish(
                accepted(),
                new HandoffStory().openedWithoutGate(begin).delivered(begin),
                new HandoffStory().openedWithoutGate(begin).delivered(day(3)).then("handoff-qualified", day(4)),
                new HandoffStory().openedWithoutGate(begin).then("handoff-unrouted", begin));

        untilReported(
                1,
                report -> report.body("withoutGate.handedOff", equalTo(3))
                        .body("withoutGate.delivered", equalTo(1))
                        .body("handedOff", equalTo(1))
                        .body("pending", equalTo(0))
                        .body("unrouted", equalTo(0))
                        .body("strict.rate", equalTo(1.0)));
        untilReported(30, report -> report.body("withoutGate.delivered", equalTo(2)));
    }

    @Test
    void whatIsTakenBackForAnotherReasonIsNoExpiredOffer() {
        publish(offered().withdrawn(day(1), "reassigned", "cancelled").offered(day(1)));

        untilReported(30, report -> report.body("offered", equalTo(1)).body("expiredOffers", equalTo(0)));
    }

    @Test
    void whatWasConcludedStaysAcceptedAndIsShown() {
        publish(
                accepted().then("handoff-qualified", day(2)),
                accepted().then("handoff-disqualified", day(2)),
                accepted().then("handoff-returned", day(2)),
                accepted().then("handoff-returned", day(40)),
                accepted());

        untilReported(
                30,
                report -> report.body("accepted", equalTo(5))
                        .body("strict.part", equalTo(5))
                        .body("afterAcceptance.qualified", equalTo(1))
                        .body("afterAcceptance.disqualified", equalTo(1))
                        .body("afterAcceptance.returned", equalTo(1))
                        .body("afterAcceptance.open", equalTo(2)));
    }

    @Test
    void aRefusalThatWasOverturnedLeavesTheDecidedRateAndStaysInTheStrictOne() {
        HandoffStory overturned = offered().rejected(day(1), "no-need", true, "met");
        HandoffStory upheld = offered().rejected(day(1), "no-need", true, "met");
        HandoffStory late = offered().rejected(day(1), "no-need", true, "met");
        StubPeer.of("sla")
                .publish(List.of(
                        overturned.settled(day(5), "overturned"),
                        upheld.settled(day(5), "upheld"),
                        late.settled(day(31), "overturned")));
        publish(accepted(), overturned, upheld, late);

        untilReported(
                30,
                report -> report.body("rejected", equalTo(3))
                        .body("overturned", equalTo(1))
                        .body("strict.part", equalTo(1))
                        .body("strict.whole", equalTo(4))
                        .body("decided.part", equalTo(1))
                        .body("decided.whole", equalTo(3))
                        .body("refusals[0].ended", equalTo(3))
                        .body("refusals[0].overturned", equalTo(1)));
    }

    @Test
    void anAcceptanceThatWasTakenBackForGoodCountsAsRefused() {
        publish(accepted().reversed(day(3), "bad-contact-data", true));

        untilReported(
                30,
                report -> report.body("accepted", equalTo(0))
                        .body("rejected", equalTo(1))
                        .body("reversed", equalTo(1))
                        .body("pending", equalTo(0))
                        .body("decided.whole", equalTo(1))
                        .body("timeToAccept.count", equalTo(0))
                        .body("refusals", hasSize(1))
                        .body("refusals[0].reason", equalTo("bad-contact-data"))
                        .body("refusals[0].ended", equalTo(1))
                        .body("sla.met", equalTo(1)));
    }

    @Test
    void anAcceptanceThatWasTakenBackForNowIsOpenUntilSomebodyElseAccepts() {
        HandoffStory open = accepted().reversed(day(3), "rep-capacity", false);
        HandoffStory again = accepted()
                .reversed(day(3), "rep-capacity", false)
                .offered(day(3))
                .accepted(day(4), 86_400, "met");
        publish(open, again);

        untilReported(
                30,
                report -> report.body("accepted", equalTo(1))
                        .body("pending", equalTo(1))
                        .body("rejected", equalTo(0))
                        .body("reversed", equalTo(2))
                        .body("refusals[0].passedOn", equalTo(2))
                        .body("timeToAccept.medianSeconds", closeTo(86_400, 0.001)));
        untilReported(3, report -> report.body("accepted", equalTo(0)).body("pending", equalTo(2)));
    }

    @Test
    void anAcceptanceCountsWhenItStoodAtTheEndOfTheHorizon() {
        publish(accepted().reversed(day(3), "no-need", true));

        untilReported(3, report -> report.body("rejected", equalTo(1)));
        untilReported(
                2,
                report -> report.body("accepted", equalTo(1))
                        .body("rejected", equalTo(0))
                        .body("reversed", equalTo(0))
                        .body("timeToAccept.medianSeconds", closeTo(3_600, 0.001))
                        .body("refusals", hasSize(0)));
    }

    @Test
    void theFirstTouchIsMeasuredFromTheHandoffAndFromTheFirstOffer() {
        HandoffStory story = new HandoffStory()
                .opened(begin)
                .offered(begin.plusSeconds(100))
                .accepted(begin.plusSeconds(200), 100, "met")
                .touched(begin.plusMillis(1_000_250), begin.plusSeconds(2_000))
                .stopped(begin.plusMillis(1_000_250), clock(), "first-touch", "met", 800)
                .touched(begin.plusSeconds(500_000), begin.plusSeconds(500_000));
        publish(story, accepted(), offered());

        untilReported(
                30,
                report -> report.body("firstTouch.untouched.part", equalTo(1))
                        .body("firstTouch.untouched.whole", equalTo(2))
                        .body("firstTouch.sinceHandoff.count", equalTo(1))
                        .body("firstTouch.sinceHandoff.medianSeconds", closeTo(1_000.25, 0.001))
                        .body("firstTouch.humanDelay.p90Seconds", closeTo(900.25, 0.001))
                        .body("firstTouch.byClock.count", equalTo(1))
                        .body("firstTouch.byClock.medianSeconds", closeTo(800, 0.001)));
    }

    @Test
    void aTouchThatWasReportedAfterTheHorizonDoesNotCount() {
        publish(accepted().touched(day(1), day(1).plusSeconds(1)));

        untilReported(2, report -> report.body("firstTouch.untouched.part", equalTo(0)));
        untilReported(
                1,
                report -> report.body("firstTouch.untouched.part", equalTo(1))
                        .body("firstTouch.sinceHandoff.medianSeconds", nullValue()));
    }

    @Test
    void ofSeveralTouchesTheOneThatHappenedFirstCounts() {
        publish(accepted().touched(day(2), day(2)).touched(day(1), day(3)));

        untilReported(30, report -> report.body("firstTouch.sinceHandoff.medianSeconds", closeTo(86_400, 0.001)));
        untilReported(2, report -> report.body("firstTouch.sinceHandoff.medianSeconds", closeTo(2 * 86_400, 0.001)));
    }

    @Test
    void everyKindOfPromiseIsCountedApartByItsLatestWord() {
        String retracted = clock();
        publish(
                accepted()
                        .clock("clock-breached", day(1), retracted, "first-touch")
                        .clock("clock-breach-retracted", day(2), retracted, "first-touch")
                        .stopped(day(1), retracted, "first-touch", "met", 9)
                        .stopped(day(2), clock(), "work-by", "met", 9)
                        .stopped(day(2), clock(), "outcome", "cancelled", 9),
                accepted()
                        .clock("clock-breached", day(1), clock(), "first-touch")
                        .clock("clock-breached", day(1), clock(), "outcome"));

        untilReported(
                30,
                report -> report.body("sla.met", equalTo(2))
                        .body("sla.breached", equalTo(0))
                        .body("sla.byKind.kind", contains("accept", "first-touch", "outcome", "work-by"))
                        .body("sla.byKind.met", contains(2, 1, 0, 1))
                        .body("sla.byKind.breached", contains(0, 1, 1, 0))
                        .body("sla.byKind[1].kept.rate", closeTo(0.5, 0.001)));
    }

    @Test
    void timeToAcceptIsExactWhereEveryHourCounts() {
        publish(
                offered().accepted(begin.plusMillis(250), 0, "met"),
                offered().accepted(begin.plusMillis(750), 0, "met"),
                offered().accepted(day(3), 7_200, "met"));

        untilReported(1, report -> report.body("timeToAccept.medianSeconds", closeTo(0.5, 0.000_001)));
        untilReported(
                30,
                report -> report.body("timeToAccept.count", equalTo(3))
                        .body("timeToAccept.medianSeconds", closeTo(0.75, 0.000_001))
                        .body("timeToAccept.p90Seconds", closeTo(0.75 + 0.8 * 7_199.25, 0.001)));
    }

    @Test
    void aReassignedHandoffIsWhoseItIsNow() {
        String rita = rep("Rita");
        String omar = rep("Omar");
        publish(
                new HandoffStory()
                        .opened(begin)
                        .offered(begin, rita)
                        .accepted(begin.plusSeconds(1), 1, "met")
                        .reassigned(day(1), omar),
                new HandoffStory().opened(begin).offered(begin, rita),
                new HandoffStory().opened(begin));

        untilGrouped(
                "rep",
                report -> report.body("groups", hasSize(3))
                        .body("groupBy", equalTo("rep"))
                        .body("feeds.feed", contains("sla"))
                        .body("groups.find { it.key == '" + omar + "' }.name", equalTo("Omar"))
                        .body("groups.find { it.key == '" + omar + "' }.accepted", equalTo(1))
                        .body("groups.find { it.key == '" + rita + "' }.pending", equalTo(1))
                        .body("groups.find { it.key == '" + rita + "' }.strict.smallSample", equalTo(true))
                        .body("groups[2].key", nullValue())
                        .body("groups[2].handedOff", equalTo(1)));
    }

    @Test
    void aHandoffThatWasHandedOnAndThenTakenBackIsWhoseItWasLast() {
        String rita = rep("Rita");
        String omar = rep("Omar");
        publish(new HandoffStory()
                .opened(begin)
                .offered(begin, rita)
                .accepted(begin.plusSeconds(1), 1, "met")
                .reassigned(day(1), omar)
                .reversed(day(1), "no-need", true));

        untilGrouped("rep", report -> report.body("groups.key", contains(omar)).body("groups[0].rejected", equalTo(1)));
    }

    @Test
    void handoffsAreDividedByWhatIsKnownOfTheLeadNow() {
        HandoffStory known = accepted();
        StubPeer.of("lead")
                .publish(
                        "lead-created",
                        known.lead,
                        1,
                        Map.of("lead", known.lead, "source", "webinar", "segment", "smb", "region", "EMEA"));
        publish(known, offered().rejected(day(1), "no-need", true, "met"));

        untilGrouped(
                "source",
                report -> report.body("groups.key", contains("webinar", null))
                        .body("groups.accepted", contains(1, 0))
                        .body("groups.rejected", contains(0, 1))
                        .body("groups.name", contains(nullValue(), nullValue()))
                        .body("feeds.feed", hasSize(2)));
        untilGrouped("segment", report -> report.body("groups.key", contains("smb", null)));
        untilGrouped("region", report -> report.body("groups.key", contains("EMEA", null)));
        untilGrouped("channel", report -> report.body("groups.handedOff", contains(2)));
        ask("&groupBy=campaign").statusCode(400).body("errors[0].parameter", equalTo("groupBy"));
    }

    private static String rep(String name) {
        String rep = UUID.randomUUID().toString();
        StubPeer.of("sla")
                .publish(
                        "rep-registered",
                        rep,
                        1,
                        Map.of("rep", rep, "name", name, "weeklyCapacity", 9, "active", true));
        return rep;
    }

    private HandoffStory offered() {
        return new HandoffStory().opened(begin).offered(begin);
    }

    private HandoffStory accepted() {
        return offered().accepted(begin.plusSeconds(3_600), 3_600, "met");
    }

    private Instant day(int days) {
        return begin.plus(Duration.ofDays(days));
    }

    private static String clock() {
        return UUID.randomUUID().toString();
    }

    private static void publish(HandoffStory... stories) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (HandoffStory story : stories) {
            events.addAll(story.events);
        }
        StubPeer.of("sla").publish(events);
    }

    private void untilReported(int days, Consumer<ValidatableResponse> holds) {
        Eventually.untilAsserted(() -> holds.accept(ask("&horizonDays=" + days)));
    }

    private void untilGrouped(String by, Consumer<ValidatableResponse> holds) {
        Eventually.untilAsserted(() -> holds.accept(ask("&groupBy=" + by)));
    }

    private ValidatableResponse ask(String more) {
        return given().config(DOUBLES)
                .header("Authorization", TestTokens.bearer("marketing"))
                .get("/v1/reports/handshake?from=" + year + "-01-01&to=" + year + "-02-01" + more)
                .then();
    }
}
