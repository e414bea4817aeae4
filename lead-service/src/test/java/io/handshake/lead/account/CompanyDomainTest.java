package io.handshake.lead.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyDomainTest {
    @ParameterizedTest
    @CsvSource({
        "example.org, example.org",
        "' Works.EXAMPLE.org ', works.example.org",
        "example.org., example.org",
        "example.co.uk, example.co.uk",
        "bücher.example.org, xn--bcher-kva.example.org",
        "XN--BCHER-KVA.example.org, xn--bcher-kva.example.org",
        "straße-x.de, xn--strae-x-3va.de",
    })
    void aDomainHasOneForm(String told, String kept) {
        assertThat(CompanyDomain.of(told)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "co.uk",
                "org",
                "github.io",
                "localhost",
                "intranet.localhost",
                "*.example.org",
                "192.0.2.1",
                "[2001:db8::1]",
                "ada@example.org",
                "https://example.org",
                "example..org",
                ".example.org",
                "-example.org",
                "exam ple.org",
                "exam_ple.org",
                "gmail.com",
                "GMAIL.com",
                "sales.gmail.com",
                " ",
                "a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.example.org",
            })
    void noCompanyHasASuffixAWildcardAnAddressOrAFreeMailDomain(String told) {
        assertThat(CompanyDomain.of(told)).isEmpty();
    }

    @Test
    void anAddressIsLookedForFromItsOwnDomainDownToTheOneThatCanBeRegistered() {
        assertThat(CompanyDomain.thatTell("a.mail.example.co.uk"))
                .isEqualTo(List.of("a.mail.example.co.uk", "mail.example.co.uk", "example.co.uk"));
        assertThat(CompanyDomain.thatTell("example.org")).isEqualTo(List.of("example.org"));
        assertThat(CompanyDomain.thatTell("bücher.example.org"))
                .isEqualTo(List.of("xn--bcher-kva.example.org", "example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "GMAIL.com", "x.gmail.com", "co.uk", "localhost", "192.0.2.1"})
    void anAddressOfAFreeMailProviderOrOfNoCompanyIsLookedForNowhere(String behindAt) {
        assertThat(CompanyDomain.thatTell(behindAt)).isEmpty();
    }

    @Test
    void aDomainIsSpeltInAsciiAndInItsOwnLetters() {
        assertThat(CompanyDomain.spellings("xn--bcher-kva.example.org"))
                .isEqualTo(List.of("xn--bcher-kva.example.org", "bücher.example.org"));
        assertThat(CompanyDomain.spellings("example.org")).isEqualTo(List.of("example.org"));
    }
}
