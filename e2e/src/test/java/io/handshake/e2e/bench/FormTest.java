package io.handshake.e2e.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormTest {
    @Test
    void blanksTakeWordsAndNumbersInPlace() {
        Form form = new Form("a ## b #### c");

        form.fill(0, "xy".getBytes(US_ASCII));
        form.fill(1, 42);

        assertThat(new String(form.text(), US_ASCII)).isEqualTo("a xy b 0042 c");
    }

    @Test
    void aFormIsFilledInAgainAndAgain() {
        Form form = new Form("##");

        form.fill(0, 7);
        form.fill(0, 12_345);

        assertThat(new String(form.text(), US_ASCII)).isEqualTo("45");
    }
}
