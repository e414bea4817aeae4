package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.inForce;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.newVersion;
import static io.handshake.scoring.Agreed.payloads;
import static io.handshake.scoring.Agreed.published;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.Agreed.signByBoth;
import static io.handshake.scoring.qualification.PlayedLead.BACK_THEN;
import static io.handshake.scoring.qualification.PlayedLead.activity;
import static io.handshake.scoring.qualification.PlayedLead.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.handshake.chassis.event.Slots;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.SettableClock;
import io.handshake.chassis.test.StubPeer;
import io.handshake.chassis.test.TestInstallation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestInstallation.class)
class QualificationTest {
    /** How many readers share the slots of a feed. */
    private static final int RANGES = 4;

    @Inject
    Sql sql;

    @AfterEach
    void backToNow() {
        SettableClock.reset();
    }

    private static List<Map<String, Object>> verdicts(PlayedLead lead) {
        return payloads(lead.id.toString(), "lead-qualified");
    }

    private static Map<String, Object> theVerdict(PlayedLead lead) {
        Eventually.untilAsserted(() -> assertThat(verdicts(lead)).hasSize(1));
        return verdicts(lead).getFirst();
    }

    /** Waits until everything published so far has been applied: facts of one lead in each range of slots. */
    private static void settle() {
        Map<Integer, PlayedLead> markers = new HashMap<>();
        while (markers.size() < RANGES) {
            PlayedLead marker = created();
            markers.putIfAbsent(Slots.of(marker.id.toString()) * RANGES / Slots.COUNT, marker);
        }
        markers.values().forEach(PlayedLead::tell);
        markers.values()
                .forEach(marker -> Eventually.untilAsserted(() -> as("sales")
                        .get("/v1/scores/" + marker.id)
                        .then()
                        .statusCode(200)
                        .body("pass", equalTo(1))));
    }

    private static JsonPath score(PlayedLead lead) {
        return as("marketing")
                .get("/v1/scores/" + lead.id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aLeadQualifiesByTheShippedDefinition() {
        PlayedLead lead = created()
                .did("webinar", BACK_THEN)
                .did("pricing-page", BACK_THEN.plusSeconds(60))
                .tell();

        assertThat(theVerdict(lead))
                .containsEntry("lead", lead.id.toString())
                .containsEntry("pass", 1)
                .containsEntry("score", 20)
                .containsEntry("threshold", 20)
                .containsEntry("definition", "shipped")
                .containsEntry("version", 1)
                .containsEntry("crossedAt", "2024-05-06T10:01:00Z")
                .containsEntry("reason", "activity")
                .containsKey("crossedBy");
    }

    @Test
    void d2TheVerdictIsStampedWhenItIsMadeWithTheCrossingInClaimedTimeBesideIt() {
        Instant before = Instant.now().minusMillis(1);
        PlayedLead lead =
                created().did("webinar", BACK_THEN).did("webinar", BACK_THEN).tell();

        theVerdict(lead);

        Map<String, Object> event = published(lead.id.toString()).getFirst();
        assertThat(Instant.parse(String.valueOf(event.get("time")))).isAfter(before);
        assertThat(Instant.parse(String.valueOf(event.get("recordedat")))).isAfter(before);
        assertThat(event).containsEntry("sequence", 1);
    }

    @Test
    void aLeadBelowTheThresholdDoesNotQualify() {
        PlayedLead lead = created()
                .did("webinar", BACK_THEN)
                .did("careers-page", BACK_THEN)
                .did("pricing-page", BACK_THEN)
                .tell();

        settle();

        assertThat(verdicts(lead)).isEmpty();
    }

    @Test
    void d11AnActivityToldTwiceIsCountedOnce() {
        PlayedLead lead = created().did("webinar", BACK_THEN).tell();
        settle();

        StubPeer.of("lead").publish(List.of(lead.facts().getLast()));
        settle();

        assertThat(verdicts(lead)).isEmpty();
        assertThat(count("select count(*) from activity where key = ?", lead.id))
                .isEqualTo(1);
    }

    @Test
    void aPageToldAgainChangesNothing() {
        PlayedLead lead =
                created().did("webinar", BACK_THEN).did("webinar", BACK_THEN).tell();
        theVerdict(lead);

        lead.tell();
        settle();

        assertThat(verdicts(lead)).hasSize(1);
    }

    @Test
    void typesAndMembersOfTomorrowAreIgnored() {
        PlayedLead lead = created();
        String unheard = UUID.randomUUID().toString();
        StubPeer.of("lead")
                .publish(List.of(StubPeer.event(
                        "something-of-tomorrow", unheard, 1L, Map.of("a", List.of(1, 2)), BACK_THEN, BACK_THEN)));
        lead.did("webinar", BACK_THEN).did("webinar", BACK_THEN).tell();

        theVerdict(lead);
        settle();
        for (String subject : List.of(unheard, lead.id.toString())) {
            assertThat(count("select count(*) from parked_event where subject = ?", subject))
                    .isZero();
        }
    }

    @Test
    void whatAVisitorDidCountsOnceTheVisitorIsKnown() {
        UUID visitor = UUID.randomUUID();
        StubPeer.of("lead")
                .publish(List.of(
                        activity(UUID.randomUUID(), visitor, "webinar", BACK_THEN),
                        activity(UUID.randomUUID(), visitor, "webinar", BACK_THEN)));
        settle();
        PlayedLead lead = created().joins(visitor).tell();

        assertThat(theVerdict(lead)).containsEntry("reason", "lead-identified").containsEntry("score", 20);
    }

    @Test
    void aKeyThatMovesTakesItsActivitiesAlongAndTheLatestWordCountsInWhateverOrderItComes() {
        UUID visitor = UUID.randomUUID();
        PlayedLead earlier = created().joins(visitor);
        PlayedLead later = created().joins(visitor);
        later.tell();
        settle();
        earlier.tell();
        settle();
        StubPeer.of("lead").publish(List.of(activity(UUID.randomUUID(), visitor, "pricing-page", BACK_THEN)));
        settle();

        assertThat(owner(visitor)).isEqualTo(later.id);
    }

    private UUID owner(UUID key) {
        return sql.first("select lead from contact_key where key = ?", row -> row.getObject("lead", UUID.class), key)
                .orElseThrow();
    }

    @Test
    void d9AQualifiedLeadStaysQualifiedWhenItsScoreFallsAndIsFlaggedAsCooled() {
        String good = newType();
        String bad = newType();
        inForce(List.of(rule(good, 15), rule(bad, -40)), 30);
        PlayedLead lead =
                created().did(good, Instant.now()).did(good, Instant.now()).tell();
        theVerdict(lead);
        assertThat(score(lead).getBoolean("cooled")).isFalse();

        StubPeer.of("lead").publish(List.of(activity(UUID.randomUUID(), lead.id, bad, Instant.now())));

        Eventually.untilAsserted(() -> as("sales")
                .get("/v1/scores/" + lead.id)
                .then()
                .body("score", equalTo(-10))
                .body("cooled", equalTo(true))
                .body("qualified.pass", equalTo(1))
                .body("qualified.score", equalTo(30)));
        assertThat(verdicts(lead)).hasSize(1);
    }

    @Test
    void d19TheContributionsNameRuleActivitiesAndVersionAndAddUp() {
        String often = newType();
        String once = newType();
        int version = inForce(List.of(rule(often, 1), rule(once, -7)), 1000);
        PlayedLead lead = created().did(once, Instant.now());
        for (int i = 0; i < 120; i++) {
            lead.did(often, Instant.now());
        }
        lead.did("webinar", Instant.now()).tell();

        Eventually.untilAsserted(() ->
                as("rep").get("/v1/scores/" + lead.id).then().statusCode(200).body("score", equalTo(113)));
        JsonPath score = score(lead);
        assertThat(score.getList("contributions.points", Integer.class)).containsExactly(120, -7);
        assertThat(score.getList("contributions.activityType", String.class)).containsExactly(often, once);
        assertThat(score.getList("contributions.pointsEach", Integer.class)).containsExactly(1, -7);
        assertThat(score.getList("contributions.count", Integer.class)).containsExactly(120, 1);
        assertThat(score.getList("contributions.version", Integer.class)).containsExactly(version, version);
        assertThat(score.getList("contributions[0].activities")).hasSize(100);
        assertThat(score.getInt("threshold")).isEqualTo(1000);
        assertThat(score.getString("definition")).isEqualTo("agreed");
        assertThat(score.<Object>get("qualified")).isNull();
        assertThat(score.getBoolean("cooled")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recycled", "lost"})
    void d17ALeadInNurtureQualifiesForItsNextPassByWhatIsRecordedAfterTheCloseOnly(String outcome) {
        PlayedLead lead =
                created().did("webinar", BACK_THEN).did("webinar", BACK_THEN).tellAndGoOn();
        theVerdict(lead);
        lead.enters(1, "QUALIFIED").closes(1, outcome).tellAndGoOn();
        settle();
        assertThat(score(lead).getInt("pass")).isEqualTo(2);
        lead.did("webinar", BACK_THEN).tellAndGoOn();
        settle();
        assertThat(verdicts(lead)).hasSize(1);

        lead.did("pricing-page", BACK_THEN).tellAndGoOn();

        Eventually.untilAsserted(() -> assertThat(verdicts(lead)).hasSize(2));
        assertThat(verdicts(lead).getLast()).containsEntry("pass", 2).containsEntry("score", 20);
        lead.opens(2).enters(2, "QUALIFIED").did("webinar", BACK_THEN).tellAndGoOn();
        settle();
        assertThat(verdicts(lead)).hasSize(2);
    }

    @Test
    void anActivityRecordedAfterTheCloseButReadBeforeItStillCountsTowardsTheNextPass() {
        PlayedLead lead =
                created().did("webinar", BACK_THEN).did("webinar", BACK_THEN).tellAndGoOn();
        theVerdict(lead);
        lead.enters(1, "QUALIFIED").closes(1, "recycled");
        List<Map<String, Object>> closing = List.copyOf(lead.facts());
        StubPeer.of("lead")
                .publish(List.of(
                        activity(UUID.randomUUID(), lead.id, "webinar", BACK_THEN),
                        activity(UUID.randomUUID(), lead.id, "webinar", BACK_THEN)));
        settle();
        assertThat(verdicts(lead)).hasSize(1);

        StubPeer.of("lead").publish(closing);

        Eventually.untilAsserted(() -> assertThat(verdicts(lead)).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"won", "disqualified"})
    void aLeadThatIsOutNeverQualifiesByItself(String outcome) {
        PlayedLead lead = created().closes(1, outcome).tellAndGoOn();
        settle();

        lead.did("webinar", BACK_THEN).did("webinar", BACK_THEN).tell();
        settle();

        assertThat(verdicts(lead)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QUALIFIED", "OPPORTUNITY"})
    void aPassThatIsQualifiedByOtherMeansIsNotQualifiedHere(String milestone) {
        PlayedLead lead = created().enters(1, milestone).tellAndGoOn();
        settle();

        lead.did("webinar", BACK_THEN).did("webinar", BACK_THEN).tell();
        settle();

        assertThat(verdicts(lead)).isEmpty();
        assertThat(score(lead).<Object>get("qualified")).isNull();
    }

    @Test
    void d6WhenAVersionComesIntoForceLeadsNotYetQualifiedAreScoredAnew() {
        String type = newType();
        PlayedLead enough = created().did(type, Instant.now()).tell();
        PlayedLead tooLittle = created().did("webinar", BACK_THEN).tell();
        settle();

        int version = inForce(List.of(rule(type, 50)), 50);

        assertThat(theVerdict(enough))
                .containsEntry("reason", "definition-change")
                .containsEntry("version", version)
                .containsEntry("score", 50)
                .doesNotContainKey("crossedBy");
        assertThat(theVerdict(enough).get("crossedAt"))
                .isEqualTo(payloads("agreed", "definition-in-force").getLast().get("from"));
        assertThat(verdicts(tooLittle)).isEmpty();
        assertThat(score(enough).<Object>get("qualified.crossedBy")).isNull();
    }

    @Test
    void d6AVersionWhoseTimeHasNotComeQualifiesNobodyEvenIfAFastClockPutALaterOneInForce() {
        String type = newType();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        int fast = newVersion(List.of(rule(type, 1)), 1000, tomorrow.toString());
        signByBoth(fast);
        SettableClock.set(tomorrow);
        Eventually.untilAsserted(() -> assertThat(payloads("agreed", "definition-in-force"))
                .anySatisfy(data -> assertThat(data).containsEntry("version", fast)));
        SettableClock.reset();
        signByBoth(newVersion(List.of(rule(type, 1)), 1000, "2020-01-01T00:00:00Z"));
        Instant later = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        signByBoth(newVersion(List.of(rule(type, 50)), 50, later.toString()));

        PlayedLead lead = created().did(type, Instant.now()).tell();

        settle();
        assertThat(score(lead).getInt("score")).isEqualTo(1);
        assertThat(verdicts(lead)).isEmpty();
        signByBoth(newVersion(List.of(rule(type, 1)), 1000, "2020-01-01T00:00:00Z"));
    }

    @Test
    void d6AtTheEffectiveDateOfAVersionSignedEarlierLeadsAreScoredAnewOnce() {
        String type = newType();
        List<PlayedLead> leads = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            leads.add(created().did(type, Instant.now()).tell());
        }
        settle();
        Instant later = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        signByBoth(newVersion(List.of(rule(type, 50)), 50, later.toString()));
        settle();
        assertThat(leads).allSatisfy(lead -> assertThat(verdicts(lead)).isEmpty());

        SettableClock.set(later);

        leads.forEach(lead -> assertThat(theVerdict(lead))
                .containsEntry("reason", "definition-change")
                .containsEntry("crossedAt", later.toString()));
        SettableClock.reset();
        signByBoth(newVersion(List.of(rule(type, 60)), 60, "2020-01-01T00:00:00Z"));
        settle();
        assertThat(leads).allSatisfy(lead -> assertThat(verdicts(lead)).hasSize(1));
    }

    @Test
    void d6AnActivityClaimedBeforeTheVersionCameIntoForceIsJudgedByTheOneBefore() {
        String type = newType();
        int old = inForce(List.of(rule(type, 50)), 50);
        Instant then = Instant.now().truncatedTo(ChronoUnit.MICROS);
        int newer = inForce(List.of(rule(type, 50)), 100);

        PlayedLead lead = created().did(type, then).tell();

        assertThat(theVerdict(lead)).containsEntry("version", old).containsEntry("threshold", 50);
        assertThat(score(lead).getInt("version")).isEqualTo(newer);
        assertThat(score(lead).getInt("qualified.version")).isEqualTo(old);
        assertThat(score(lead).getBoolean("cooled")).isTrue();
    }

    @Test
    void arrivalInAnyOrderQualifiesTheSameLeads() {
        List<Map<String, Object>> all = new ArrayList<>();
        List<PlayedLead> enough = new ArrayList<>();
        List<PlayedLead> notEnough = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID visitor = UUID.randomUUID();
            PlayedLead lead = created().joins(visitor).tellAndGoOn();
            all.add(activity(UUID.randomUUID(), lead.id, "webinar", BACK_THEN));
            all.add(activity(UUID.randomUUID(), visitor, i % 2 == 0 ? "webinar" : "key-page", BACK_THEN));
            (i % 2 == 0 ? enough : notEnough).add(lead);
        }
        long seed = System.nanoTime();
        Collections.shuffle(all, new Random(seed));

        all.forEach(event -> StubPeer.of("lead").publish(List.of(event)));

        enough.forEach(lead -> assertThat(theVerdict(lead)).as("seed " + seed).containsEntry("score", 20));
        settle();
        assertThat(notEnough)
                .as("seed " + seed)
                .allSatisfy(lead -> assertThat(verdicts(lead)).isEmpty());
    }

    @Test
    void whatBecameOfALeadIsKept() {
        PlayedLead lead = created().tell();
        String opportunity = UUID.randomUUID().toString();
        Map<String, Object> data = Map.of("opportunity", opportunity, "lead", lead.id, "pass", 1);
        StubPeer.of("lead").publish("opportunity-created", opportunity, 1, data);
        StubPeer.of("lead").publish("opportunity-won", opportunity, 2, data);

        Eventually.untilAsserted(() -> assertThat(sql.first(
                        "select outcome from opportunity where id = ? and lead = ? and pass = 1 and created_at is not null and closed_at is not null",
                        row -> row.getString("outcome"),
                        UUID.fromString(opportunity),
                        lead.id))
                .contains("won"));
    }

    @Test
    void aDealSpeaksForThePassesOfAllItsLeadsAndIsOpenWhenOpenedAgain() {
        UUID deal = UUID.randomUUID();
        UUID ada = UUID.randomUUID();
        UUID bob = UUID.randomUUID();
        tellOfDeal(deal, "opportunity-created", 1, List.of(place(ada, 1)));
        tellOfDeal(deal, "opportunity-changed", 2, List.of(place(ada, 1), place(bob, 3)));
        tellOfDeal(deal, "opportunity-lost", 3, List.of(place(ada, 1), place(bob, 3)));
        awaitDeal(deal, "lost", 2);

        tellOfDeal(deal, "opportunity-reopened", 4, List.of(place(ada, 2), place(bob, 3)));

        awaitDeal(deal, "open", 3);
        assertThat(count("select count(*) from opportunity where id = ? and closed_at is null and pass = 2", deal))
                .isEqualTo(1);
    }

    @Test
    void aDealWithoutALeadIsKeptToo() {
        UUID deal = UUID.randomUUID();
        tellOfDeal(deal, "opportunity-created", 1, List.of());
        tellOfDeal(deal, "opportunity-won", 2, List.of());

        awaitDeal(deal, "won", 0);
    }

    private static Map<String, Object> place(UUID lead, int pass) {
        return Map.of("lead", lead, "pass", pass);
    }

    private static void tellOfDeal(UUID deal, String type, long sequence, List<Map<String, Object>> leads) {
        Map<String, Object> data = new HashMap<>(Map.of("opportunity", deal, "leads", leads));
        leads.stream().findFirst().ifPresent(data::putAll);
        StubPeer.of("lead").publish(type, deal.toString(), sequence, data);
    }

    private void awaitDeal(UUID deal, String outcome, long passes) {
        Eventually.untilAsserted(() -> {
            assertThat(sql.list("select outcome from opportunity where id = ?", row -> row.getString("outcome"), deal))
                    .containsExactly(outcome);
            assertThat(count("select count(*) from opportunity_pass where opportunity = ?", deal))
                    .isEqualTo(passes);
        });
    }

    @Test
    void aMalformedEventIsParkedAndTheRestGoesOn() {
        UUID stranger = UUID.randomUUID();
        StubPeer.of("lead").publishUnordered("activity-recorded", stranger.toString(), Map.of("key", "not-a-uuid"));
        PlayedLead lead =
                created().did("webinar", BACK_THEN).did("webinar", BACK_THEN).tell();

        theVerdict(lead);
        Eventually.untilAsserted(
                () -> assertThat(count("select count(*) from parked_event where subject = ?", stranger.toString()))
                        .isEqualTo(1));
        sql.update("delete from parked_event where subject = ?", stranger.toString());
    }

    private long count(String query, Object argument) {
        return sql.first(query, row -> row.getLong(1), argument).orElseThrow();
    }

    @Test
    void afterTheFeedBeganAnewEverythingIsReadAgainAndNothingIsDecidedTwice() {
        UUID gone = UUID.randomUUID();
        PlayedLead lead = created()
                .did("webinar", BACK_THEN)
                .did("webinar", BACK_THEN)
                .did("key-page", BACK_THEN)
                .tell();
        StubPeer.of("lead").publish(List.of(activity(gone, lead.id, "careers-page", BACK_THEN.plusSeconds(60))));
        theVerdict(lead);
        Eventually.untilAsserted(() -> assertThat(count("select count(*) from activity where id = ?", gone))
                .isEqualTo(1));

        StubPeer.of("lead").beginAnew();
        Eventually.untilAsserted(() -> assertThat(count("select count(*) from activity where id = ?", gone))
                .isZero());
        lead.tell();
        settle();

        assertThat(count("select count(*) from activity where key = ?", lead.id))
                .isEqualTo(3);
        assertThat(verdicts(lead)).hasSize(1);
        assertThat(score(lead).getInt("qualified.pass")).isEqualTo(1);
        lead.closes(1, "recycled")
                .did("webinar", BACK_THEN)
                .did("webinar", BACK_THEN)
                .tell();
        Eventually.untilAsserted(() -> assertThat(verdicts(lead)).hasSize(2));
        assertThat(published(lead.id.toString()))
                .extracting(event -> event.get("sequence"))
                .startsWith(1, 2)
                .doesNotHaveDuplicates();
    }

    @Test
    void aLeadNobodyTalkedAboutHasNoScore() {
        as("sales")
                .get("/v1/scores/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/unknown-lead"));
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        as("sales").get("/v1/scores/not-an-id").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void aLeadThatDidNothingHasZeroPoints() {
        PlayedLead lead = created().tell();

        Eventually.untilAsserted(() -> as("bdr")
                .get("/v1/scores/" + lead.id)
                .then()
                .statusCode(200)
                .body("score", equalTo(0))
                .body("contributions", equalTo(List.of()))
                .body("qualified", nullValue()));
    }
}
