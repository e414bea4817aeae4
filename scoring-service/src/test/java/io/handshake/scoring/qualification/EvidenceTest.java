package io.handshake.scoring.qualification;

import static io.handshake.scoring.qualification.PlayedLead.BACK_THEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.handshake.chassis.inbox.FeedEvent;
import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.scoring.rule.Activity;
import io.handshake.scoring.rule.Profile;
import io.handshake.scoring.score.Standing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of each fact. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class EvidenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Inject
    LeadInbox inbox;

    @Inject
    Histories histories;

    @Inject
    ReadAnew readAnew;

    @Inject
    Sql sql;

    private final UUID lead = UUID.randomUUID();
    private final List<FeedEvent> told = new ArrayList<>();

    private static Instant second(int number) {
        return BEGIN.plusSeconds(number);
    }

    /** The next fact about the lead; each happens a second after the one before. */
    private void tell(String type, String data) {
        int number = told.size() + 1;
        tell(type, lead, (long) number, data);
    }

    private void tell(String type, UUID subject, @Nullable Long sequence, String data) {
        int number = told.size() + 1;
        try {
            told.add(new FeedEvent(
                    "0",
                    type,
                    subject.toString(),
                    sequence,
                    BACK_THEN.plusSeconds(number),
                    second(number),
                    JSON.readTree(data)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void applied() {
        QuarkusTransaction.requiringNew().run(() -> inbox.apply(told));
    }

    /** All that was told is told again; {@code alone} says whether each fact is a page of its own. */
    private void applied(boolean alone) {
        if (alone) {
            told.forEach(fact -> QuarkusTransaction.requiringNew().run(() -> inbox.apply(List.of(fact))));
        } else {
            applied();
        }
    }

    private History history(UUID of, Instant knownAt) {
        return Objects.requireNonNull(histories.asKnown(List.of(of), knownAt).get(of));
    }

    @Test
    void aProfileIsKeptFlatWithWhatIsKnownOnly() {
        tell("lead-created", """
                {"lead": "x", "source": "web", "channel": null, "campaign": "spring", "utm": {"source": "s", "medium": "m",
                 "campaign": "c", "term": "t", "content": "n"}, "latestUtm": {"source": "l"}, "country": "DE",
                 "companySize": "50-99", "emailClass": "company", "emailDomain": "example.org", "sourcedBy": "marketing",
                 "existingCustomer": false, "attributes": {"employees": 60, "ratio": 0.25, "pilot": true, "since": "2026-01-31",
                 "nothing": null}, "of-tomorrow": "x"}""");

        applied();

        Profile profile = history(lead, second(1)).profiles().getFirst();
        assertThat(profile.since()).isEqualTo(BACK_THEN.plusSeconds(1));
        assertThat(profile.attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("source", "web"),
                        Map.entry("campaign", "spring"),
                        Map.entry("utm.source", "s"),
                        Map.entry("utm.medium", "m"),
                        Map.entry("utm.campaign", "c"),
                        Map.entry("utm.term", "t"),
                        Map.entry("utm.content", "n"),
                        Map.entry("latestUtm.source", "l"),
                        Map.entry("country", "DE"),
                        Map.entry("companySize", "50-99"),
                        Map.entry("emailClass", "company"),
                        Map.entry("emailDomain", "example.org"),
                        Map.entry("sourcedBy", "marketing"),
                        Map.entry("existingCustomer", false),
                        Map.entry("attributes.employees", 60),
                        Map.entry("attributes.ratio", new BigDecimal("0.25")),
                        Map.entry("attributes.pilot", true),
                        Map.entry("attributes.since", "2026-01-31")));
    }

    @Test
    void eachProfileIsKeptAndAnEarlierInstantKnowsTheEarlierOnes() {
        tell("lead-created", "{\"source\": \"web\"}");
        tell("lead-changed", "{\"source\": \"web\", \"country\": \"DE\"}");

        applied();
        applied();

        assertThat(history(lead, second(0)).profiles()).isEmpty();
        assertThat(history(lead, second(1)).profiles()).hasSize(1);
        assertThat(history(lead, second(2)).profiles())
                .extracting(Profile::attributes)
                .containsExactly(Map.of("source", "web"), Map.of("source", "web", "country", "DE"));
    }

    @Test
    void anActivityKeepsItsSourceCampaignAndProperties() {
        UUID activity = UUID.randomUUID();
        tell("lead-identified", "{\"keys\": [{\"key\": \"" + lead + "\", \"moves\": 1}]}");
        tell("activity-recorded", lead, null, """
                {"activity": "%s", "activityType": "key-page", "source": "web", "campaign": "spring",
                 "properties": {"page": "a", "seconds": 12, "tags": ["x"]}}""".formatted(activity));
        tell("activity-recorded", lead, null, """
                {"activity": "%s", "activityType": "key-page", "source": "web", "properties": {}}""".formatted(UUID.randomUUID()));

        applied();

        assertThat(history(lead, second(3)).activities())
                .hasSize(2)
                .usingElementComparator(Activity.IN_TIME)
                .contains(new Activity(activity, "key-page", BACK_THEN.plusSeconds(2)));
        assertThat(sql.list(
                        "select source || ' ' || coalesce(campaign, '-') || ' ' || coalesce(properties ->> 'page', '-') as kept from activity where key = ? order by recorded_at",
                        row -> row.getString("kept"),
                        lead))
                .containsExactly("web spring a", "web - -");
    }

    @Test
    void thePassAndItsMilestonesAreKeptTheFirstStageOfEachCounts() {
        tell("pass-opened", "{\"pass\": 1, \"milestone\": \"LEAD\"}");
        tell("stage-entered", """
                {"pass": 1, "milestone": "QUALIFIED", "inferred": false, "handoffTo": "SALES", "actor": "scoring-service"}""");
        tell("stage-entered", "{\"pass\": 1, \"milestone\": \"ACCEPTED\", \"inferred\": true, \"actor\": \"u\"}");
        tell("stage-entered", "{\"pass\": 1, \"milestone\": \"ACCEPTED\", \"inferred\": false, \"actor\": \"v\"}");
        tell("pass-closed", "{\"pass\": 1, \"outcome\": \"lost\", \"reason\": \"no-budget\"}");
        tell("pass-opened", "{\"pass\": 2, \"milestone\": \"LEAD\"}");

        told.forEach(fact -> QuarkusTransaction.requiringNew().run(() -> inbox.apply(List.of(fact))));

        assertThat(sql.list(
                        "select concat_ws(' ', pass, milestone, inferred, handoff_to, actor) as kept from milestone where lead = ? order by recorded_at",
                        row -> row.getString("kept"),
                        lead))
                .containsExactly("1 LEAD f", "1 QUALIFIED f SALES scoring-service", "1 ACCEPTED t u", "2 LEAD f");
        assertThat(sql.list("""
                        select number || ' ' || coalesce(outcome, '-') || ' ' || coalesce(reason, '-') || ' '
                          || extract(epoch from opened_at - ?)::int || ' ' || coalesce(extract(epoch from closed_at - ?)::int, 0) || ' '
                          || case when counts_after > 'epoch' then extract(epoch from counts_after - ?)::int else 0 end as kept
                        from pass where lead = ? order by number""", row -> row.getString("kept"), BEGIN, BEGIN, BEGIN, lead))
                .containsExactly("1 lost no-budget 1 5 0", "2 - - 6 0 5");
    }

    /** Seconds are counted from when it was accepted. */
    private List<String> acceptances() {
        return sql.list("""
                select extract(epoch from entered_at - ?)::int || ' ' || extract(epoch from recorded_at - ?)::int || ' ' || actor || ' '
                  || coalesce(extract(epoch from reversed_at - ?)::int::text, 'holds') as kept
                from milestone where lead = ? and milestone = 'ACCEPTED'""", row -> row.getString("kept"), BACK_THEN, BEGIN, BEGIN, lead);
    }

    private void takesBack(int enteredAt) {
        tell("stage-entry-reversed", """
                {"pass": 1, "stage": "SAL", "milestone": "ACCEPTED", "back": "MQL", "enteredAt": "%s", "reason": "rep-capacity"}""".formatted(BACK_THEN.plusSeconds(enteredAt)));
    }

    private void acceptedBy(String actor) {
        tell(
                "stage-entered",
                "{\"pass\": 1, \"milestone\": \"ACCEPTED\", \"inferred\": false, \"actor\": \"" + actor + "\"}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEntryThatWasTakenBackHoldsNoMoreUntilTheNextHoweverTheFactsAreDividedIntoPages(boolean alone) {
        tell("pass-opened", "{\"pass\": 1, \"milestone\": \"LEAD\"}");
        acceptedBy("a");
        takesBack(2);
        applied(alone);
        assertThat(acceptances()).containsExactly("2 2 a 3");

        acceptedBy("b");
        applied(alone);
        assertThat(acceptances()).containsExactly("4 2 b holds");

        takesBack(4);
        applied(alone);
        assertThat(acceptances()).containsExactly("4 2 b 5");
    }

    @Test
    void anEntryThatWasTakenBackLeavesAnEarlierOneOfItsMilestoneAsItIs() {
        tell("pass-opened", "{\"pass\": 1, \"milestone\": \"LEAD\"}");
        acceptedBy("a");
        acceptedBy("b");
        takesBack(3);

        applied(true);

        assertThat(acceptances()).containsExactly("2 2 a holds");
    }

    @Test
    void aLeadWhoseAcceptanceWasTakenBackIsNotQualifiedASecondTime() {
        tell("pass-opened", "{\"pass\": 1, \"milestone\": \"LEAD\"}");
        acceptedBy("a");
        takesBack(2);

        applied(false);

        assertThat(history(lead, second(3)).pass().standing()).isEqualTo(Standing.QUALIFIED);
    }

    @Test
    void aLeadMergedLaterIsItselfAgainAtAnEarlierInstant() {
        UUID survivor = UUID.randomUUID();
        UUID activity = UUID.randomUUID();
        tell("lead-identified", "{\"keys\": [{\"key\": \"" + lead + "\", \"moves\": 1}]}");
        tell("activity-recorded", lead, null, "{\"activity\": \"" + activity + "\", \"activityType\": \"key-page\"}");
        tell(
                "lead-merged",
                survivor,
                1L,
                "{\"merged\": \"" + lead + "\", \"keys\": [{\"key\": \"" + lead + "\", \"moves\": 2}]}");

        applied();

        assertThat(histories.survivor(lead, second(2))).isEqualTo(lead);
        assertThat(history(lead, second(2)).activities())
                .extracting(Activity::id)
                .containsExactly(activity);
        assertThat(history(survivor, second(2)).activities()).isEmpty();
        assertThat(histories.survivor(lead, second(3))).isEqualTo(survivor);
        assertThat(history(lead, second(3)).activities()).isEmpty();
        assertThat(history(survivor, second(3)).activities())
                .extracting(Activity::id)
                .containsExactly(activity);
    }

    @Test
    void beforeTheFeedIsReadFromTheStartAllOfItIsForgottenAndNobodyIsJudgedUntilItHasBeen() {
        tell("lead-created", "{\"source\": \"web\"}");
        tell("lead-identified", "{\"keys\": [{\"key\": \"" + lead + "\", \"moves\": 1}]}");
        tell("pass-opened", "{\"pass\": 1, \"milestone\": \"LEAD\"}");
        tell("activity-recorded", lead, null, "{\"activity\": \"" + lead + "\", \"activityType\": \"key-page\"}");
        applied();
        assertThat(readAnew.isUnderWay()).isFalse();

        QuarkusTransaction.begin();
        try {
            inbox.forget();

            assertThat(sql.first("""
                    select (select count(*) from activity) + (select count(*) from lead_profile) + (select count(*) from key_word)
                      + (select count(*) from contact_key) + (select count(*) from pass) + (select count(*) from milestone)""", row -> row.getLong(1))).contains(0L);
            assertThat(readAnew.isUnderWay()).isTrue();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
