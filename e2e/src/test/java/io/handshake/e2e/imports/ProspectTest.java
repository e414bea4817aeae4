package io.handshake.e2e.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.handshake.e2e.launch.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agreed mapping, on made-up lines. */
class ProspectTest {
    private static final String HEADER =
            "Prospect ID,Lead Origin,Lead Source,Do Not Email,Do Not Call,Converted,TotalVisits,"
                    + "Total Time Spent on Website,Country,What is your current occupation\n";

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({
        "API,3,0,3",
        "API,0,599,0",
        "API,0,600,1",
        "API,2,1300,4",
        "Lead Add Form,1,0,2",
        "API,,,0",
        "API,2.0,0,2"
    })
    void behaviourBecomesActivities(String origin, String visits, String seconds, int activities) throws IOException {
        Prospect prospect = read(origin, visits == null ? "" : visits, seconds == null ? "" : seconds);

        assertThat(prospect.deeds()).hasSize(activities);
    }

    @Test
    void eventIdsAreTheSameInEveryRunAndDifferFromEachOther() throws IOException {
        Prospect prospect = read("Lead Add Form", "2", "600");

        assertThat(prospect.deeds().stream().map(Prospect.Deed::eventId))
                .containsExactly(
                        "p-1-page-view-1", "p-1-page-view-2", "p-1-ten-minutes-on-site-1", "p-1-contact-form-1");
    }

    @Test
    void whatIsNotFilledInIsLeftOut() throws IOException {
        Prospect prospect = read("API", "0", "0");

        assertThat(prospect.occupation()).isEmpty();
        assertThat(prospect.country()).contains("India");
        assertThat(prospect.country().flatMap(Countries::code)).contains("IN");
    }

    @Test
    void expectedFiguresFollowFromTheMappingAlone() throws IOException {
        List<Prospect> prospects =
                List.of(read("Lead Add Form", "0", "0"), read("API", "19", "0"), read("API", "0", "1200"));

        assertThat(Expected.of(prospects)).isEqualTo(new Expected(22, 2, 2, 3));
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("other.csv"), "name,age\nAda,36\n");

        assertThatThrownBy(() -> Prospect.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not the school's");
    }

    private Prospect read(String origin, String visits, String seconds) throws IOException {
        String line = "p-1," + origin + ",Google,No,No,1," + visits + "," + seconds + ",India,Select\n";
        return Prospect.read(Files.writeString(temporary.resolve("leads.csv"), "\uFEFF" + HEADER + line))
                .getFirst();
    }
}
