package io.handshake.chassis.things;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.handshake.chassis.security.Roles;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all services share knows nothing of what any of them is about. */
class ChassisWordsTest {
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final Set<String> DOMAIN = Set.of(
            "lead",
            "leads",
            "score",
            "scores",
            "scoring",
            "rep",
            "reps",
            "bdr",
            "handoff",
            "handoffs",
            "funnel",
            "stage",
            "stages",
            "milestone",
            "mql",
            "sal",
            "sqo",
            "sla",
            "breach",
            "campaign",
            "opportunity",
            "opportunities",
            "activity",
            "activities",
            "marketing",
            "sales",
            "reporting",
            "waterfall");

    @Test
    void noNameInTheChassisIsAWordOfTheDomain() {
        Stream<String> names = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.handshake.chassis").stream()
                        .filter(type -> !type.isEquivalentTo(Roles.class)) // the names of the token's roles
                        .flatMap(ChassisWordsTest::names);

        assertThat(names.filter(ChassisWordsTest::ofTheDomain)).isEmpty();
    }

    @Test
    void aNameIsReadWordByWord() {
        assertThat(Stream.of("Leader", "report", "replay", "REPEATED", "salt", "misleading"))
                .noneMatch(ChassisWordsTest::ofTheDomain);
        assertThat(Stream.of("leadId", "NewLead", "A_REP", "maxScore", "SLAClock"))
                .allMatch(ChassisWordsTest::ofTheDomain);
    }

    private static Stream<String> names(JavaClass type) {
        return Stream.concat(
                Stream.of(type.getName()), type.getMembers().stream().map(JavaMember::getName));
    }

    private static boolean ofTheDomain(String name) {
        return WORD.matcher(name)
                .results()
                .map(MatchResult::group)
                .anyMatch(word -> DOMAIN.contains(word.toLowerCase(Locale.ROOT)));
    }
}
