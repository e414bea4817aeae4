package io.handshake.lead.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When two addresses are one. */
class ContactKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "k@firm.de\u00a0",
                "\u00a0\u3000k@firm.de",
                "\ufeffk@firm.de",
                "k@firm.de\u200b",
                "k@firm.de\u0007",
                "\tK@Firm.DE\r\n",
                "k\u00ad@fi\u200brm.de",
            })
    void whatCannotBeSeenMakesNoOtherAddress(String told) {
        assertThat(told).matches(ContactKey.EMAIL);
        assertThat(ContactKey.email(told)).isEqualTo(ContactKey.email("k@firm.de"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailto:k@firm.de",
                "\ufeff MailTo:k@firm.de",
                "<k@firm.de>",
                "Ada <k@firm.de>",
                "k\u0007@firm.de",
                "k k@firm.de",
                "k\u00a0k@firm.de",
                "\u00ad@firm.de",
                "k@\u200b.de",
                "k@firm",
                "@firm.de",
                "k@@firm.de",
            })
    void whatIsMoreOrLessThanAnAddressIsNone(String told) {
        assertThat(told).doesNotMatch(ContactKey.EMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@fa\u00df.de, ada@xn--fa-hia.de",
        "ada@FA\u1e9e.de, ada@xn--fa-hia.de",
        "ada@stra\u00dfe-x.de, ada@xn--strae-x-3va.de",
        "ada@strasse-x.de, ada@strasse-x.de",
        "ada@\u03b2\u03cc\u03bb\u03bf\u03c2.com, ada@xn--nxasmm1c.com",
        "ada@b\u00fccher.stra\u00dfe.de, ada@xn--bcher-kva.xn--strae-oqa.de",
        "ada@B\u00dcCHER.example, ada@xn--bcher-kva.example",
    })
    void domainsAreComparedAsTheyAreRegistered(String told, String value) {
        assertThat(ContactKey.email(told).value()).isEqualTo(value);
        assertThat(ContactKey.email(value).value()).isEqualTo(value);
    }

    @Test
    void aDomainThatCannotBeWrittenStaysAsItWasTold() {
        String long63 = "\u00df".repeat(63);

        assertThat(ContactKey.email("ada@" + long63 + ".de").value()).isEqualTo("ada@" + long63 + ".de");
    }
}
