package io.handshake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleTest {
    private static final String ID = "0197a1b2-0000-7000-8000-000000000001";
    private static final String ANOTHER_ID = "0197a1b2-0000-7000-8000-000000000002";

    @Test
    void anExampleIsAShellBlockWithTheAnswerThatFollowsIt() {
        String page = """
                Text
                ```sh
                one
                two
                ```

                ```json
                {}
                ```

                ```sh
                three
                ```
                More text.

                ```json
                {"belongs": "to nobody"}
                ```
                """;

        assertThat(Example.of(page))
                .isEqualTo(List.of(new Example("one\ntwo\n", "json", "{}\n"), new Example("three\n", "", "")));
    }

    @Test
    void aJsonAnswerHoldsWhatIsShownAndMayHoldMore() {
        Example example = new Example("", "json", "{\"id\": \"" + ID + "\", \"items\": [{\"a\": 1}], \"next\": \"x\"}");

        assertThat(example.isMetBy("{\"items\":[{\"b\":2,\"a\":1}],\"id\":\"" + ANOTHER_ID + "\",\"next\":\"abc\"}"))
                .isTrue();
        assertThat(example.isMetBy("{\"items\":[{\"a\":2}],\"id\":\"" + ID + "\",\"next\":\"x\"}"))
                .isFalse();
        assertThat(example.isMetBy("{\"items\":[],\"id\":\"" + ID + "\",\"next\":\"x\"}"))
                .isFalse();
        assertThat(example.isMetBy("{\"items\":[{\"a\":1}],\"id\":null,\"next\":\"x\"}"))
                .isFalse();
        assertThat(example.isMetBy("{\"items\":[{\"a\":1}],\"id\":\"" + ID + "\",\"next\":null}"))
                .isFalse();
        assertThat(example.isMetBy("{\"items\":[{\"a\":1}],\"id\":\"" + ID + "\"}"))
                .isFalse();
    }

    @Test
    void theLinesOfAnHttpAnswerAreThereAmongOthers() {
        Example example = new Example("", "http", "HTTP/1.1 429 Too Many Requests\nRetry-After: 60\n");

        assertThat(example.isMetBy("HTTP/1.1 429 Too Many Requests\r\nX: y\r\nRetry-After: 59\r\n\r\n{}"))
                .isTrue();
        assertThat(example.isMetBy("HTTP/1.1 200 OK\r\nRetry-After: 60\r\n")).isFalse();
        assertThat(example.isMetBy("HTTP/1.1 429 Too Many Requests\r\n")).isFalse();
    }

    @Test
    void aCommandWithoutAnAnswerSaysNothing() {
        assertThat(new Example("", "", "").isMetBy("\n")).isTrue();
        assertThat(new Example("", "", "").isMetBy("bash: curl: command not found\n"))
                .isFalse();
    }
}
