package io.handshake.scoring.qualification;

import static io.handshake.scoring.Agreed.as;
import static io.handshake.scoring.Agreed.inForce;
import static io.handshake.scoring.Agreed.newType;
import static io.handshake.scoring.Agreed.rule;
import static io.handshake.scoring.qualification.PlayedLead.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.handshake.chassis.sql.Sql;
import io.handshake.chassis.test.Eventually;
import io.handshake.chassis.test.TestInstallation;
import io.handshake.scoring.Agreed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** D10: two leads turn out to be one person, or not after all. */
@QuarkusTest
@WithTestResource(TestInstallation.class)
class MergeTest {
    @Inject
    Sql sql;

    private String type = "";

    /** Two activities of the type qualify. */
    @BeforeEach
    void agree() {
        type = newType();
        inForce(List.of(rule(type, 10)), 20);
    }

    private static void assertScore(PlayedLead asked, PlayedLead answered, int score) {
        Eventually.untilAsserted(() -> as("marketing")
                .get("/v1/scores/" + asked.id)
                .then()
                .statusCode(200)
                .body("lead", equalTo(answered.id.toString()))
                .body("score", equalTo(score)));
    }

    private static List<Map<String, Object>> verdicts(PlayedLead lead) {
        return Agreed.payloads(lead.id.toString(), "lead-qualified");
    }

    private boolean awaits(PlayedLead lead) {
        return sql.first(
                        "select survivor is null and standing in ('WAITING', 'NURTURE') from lead where id = ?",
                        row -> row.getBoolean(1),
                        lead.id)
                .orElseThrow();
    }

    @Test
    void aMergeUnitesTheActivitiesAndQualifiesTheSurvivor() {
        PlayedLead older = created().did(type, Instant.now()).tellAndGoOn();
        PlayedLead younger = created().did(type, Instant.now()).tellAndGoOn();
        assertScore(younger, younger, 10);

        older.merges(younger, 2).tell();

        assertScore(younger, older, 20);
        assertThat(verdicts(older))
                .singleElement()
                .satisfies(verdict ->
                        assertThat(verdict).containsEntry("score", 20).containsEntry("reason", "lead-identified"));
        assertThat(verdicts(younger)).isEmpty();
        assertThat(awaits(younger)).isFalse();
    }

    @Test
    void whatIsPostedUnderAKeyOfTheMergedLeadCountsForTheSurvivor() {
        PlayedLead older = created().tellAndGoOn();
        PlayedLead younger = created().tellAndGoOn();
        older.merges(younger, 2).tell();
        assertScore(younger, older, 0);

        younger.did(type, Instant.now()).did(type, Instant.now()).tell();

        assertScore(older, older, 20);
        Eventually.untilAsserted(() -> assertThat(verdicts(older)).hasSize(1));
        assertThat(verdicts(younger)).isEmpty();
    }

    @Test
    void theOldIdAnswersThroughANestedMerge() {
        PlayedLead oldest = created().tellAndGoOn();
        PlayedLead middle = created().tellAndGoOn();
        PlayedLead youngest = created().did(type, Instant.now()).tellAndGoOn();
        middle.merges(youngest, 2).tellAndGoOn();
        assertScore(youngest, middle, 10);

        oldest.mergesKeys(middle.id, Map.of(middle.id, 2, youngest.id, 3)).tell();

        assertScore(youngest, oldest, 10);
        assertScore(middle, oldest, 10);
    }

    @Test
    void anUnmergedLeadIsJudgedByItsOwnActivitiesAgainAndWhatWasDecidedStays() {
        PlayedLead older = created().did(type, Instant.now()).tellAndGoOn();
        PlayedLead younger = created().did(type, Instant.now()).tellAndGoOn();
        older.merges(younger, 2).tellAndGoOn();
        assertScore(older, older, 20);

        older.unmerges(younger, 3).tellAndGoOn();

        assertScore(younger, younger, 10);
        assertScore(older, older, 10);
        assertThat(verdicts(older)).hasSize(1);
        younger.did(type, Instant.now()).tell();
        Eventually.untilAsserted(() -> assertThat(verdicts(younger)).hasSize(1));
    }

    @Test
    void aLeadWhoseMergeIsToldBeforeItselfIsMergedFromTheStart() {
        PlayedLead older = created().tellAndGoOn();
        PlayedLead younger = created().did(type, Instant.now()).did(type, Instant.now());
        older.merges(younger, 2).tell();
        Eventually.untilAsserted(() -> assertThat(owner(younger.id)).isEqualTo(older.id));

        younger.tell();

        assertScore(younger, older, 20);
        Eventually.untilAsserted(() -> assertThat(verdicts(older)).hasSize(1));
        assertThat(verdicts(younger)).isEmpty();
        assertThat(awaits(younger)).isFalse();
    }

    @Test
    void aMergeToldAgainChangesNothing() {
        PlayedLead older = created().tellAndGoOn();
        PlayedLead younger = created().did(type, Instant.now()).tellAndGoOn();
        older.merges(younger, 2).tell();
        assertScore(younger, older, 10);
        older.tellAndGoOn();
        older.unmerges(younger, 3).tell();
        assertScore(younger, younger, 10);

        older.tell();
        younger.did(type, Instant.now()).tell();

        assertScore(younger, younger, 20);
        assertScore(older, older, 0);
    }

    private UUID owner(UUID key) {
        return sql.first("select lead from contact_key where key = ?", row -> row.getObject(1, UUID.class), key)
                .orElse(new UUID(0, 0));
    }
}
